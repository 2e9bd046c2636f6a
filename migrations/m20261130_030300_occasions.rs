//! What teams put into their calendars themselves.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, integer, text, timestamp_with_time_zone, timestamp_with_time_zone_null,
};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let key = |from, table, to| ForeignKey::create().from(Occasion::Table, from).to(table, to).to_owned();
        manager
            .create_table(
                Table::create()
                    .table(Occasion::Table)
                    .col(big_integer(Occasion::Id).auto_increment().primary_key())
                    .col(big_integer(Occasion::TeamId))
                    .col(text(Occasion::Title))
                    .col(text(Occasion::Place))
                    .col(text(Occasion::Notes))
                    .col(timestamp_with_time_zone(Occasion::StartsAt))
                    .col(integer(Occasion::Minutes))
                    .col(integer(Occasion::Revision))
                    .col(big_integer(Occasion::CreatedBy))
                    .col(timestamp_with_time_zone(Occasion::CreatedAt))
                    .col(big_integer(Occasion::ChangedBy))
                    .col(timestamp_with_time_zone(Occasion::ChangedAt))
                    .col(timestamp_with_time_zone_null(Occasion::CancelledAt))
                    .foreign_key(&mut key(Occasion::TeamId, Name::Team, Name::Id))
                    .foreign_key(&mut key(Occasion::CreatedBy, Name::Person, Name::Id))
                    .foreign_key(&mut key(Occasion::ChangedBy, Name::Person, Name::Id))
                    .to_owned(),
            )
            .await?;
        for (name, columns) in [
            ("index_occasion_team_id_starts_at", [Occasion::TeamId, Occasion::StartsAt]),
            ("index_occasion_team_id_created_at", [Occasion::TeamId, Occasion::CreatedAt]),
        ] {
            let mut index = Index::create().name(name).table(Occasion::Table).to_owned();
            for column in columns {
                index.col(column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

#[derive(DeriveIden)]
enum Occasion {
    Table,
    Id,
    TeamId,
    Title,
    Place,
    Notes,
    StartsAt,
    Minutes,
    Revision,
    CreatedBy,
    CreatedAt,
    ChangedBy,
    ChangedAt,
    CancelledAt,
}

#[derive(DeriveIden)]
enum Name {
    Team,
    Person,
    Id,
}
