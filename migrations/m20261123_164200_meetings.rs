//! Meetings that supporters offer to teams and classes.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, integer, text, timestamp_with_time_zone, timestamp_with_time_zone_null,
};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let key = |from, table, to| ForeignKey::create().from(Meeting::Table, from).to(table, to).to_owned();
        manager
            .create_table(
                Table::create()
                    .table(Meeting::Table)
                    .col(big_integer(Meeting::Id).auto_increment().primary_key())
                    .col(big_integer(Meeting::ClassId))
                    .col(big_integer_null(Meeting::TeamId))
                    .col(big_integer(Meeting::OfferedBy))
                    .col(text(Meeting::Topic))
                    .col(text(Meeting::Place))
                    .col(text(Meeting::Link))
                    .col(timestamp_with_time_zone(Meeting::StartsAt))
                    .col(integer(Meeting::Minutes))
                    .col(text(Meeting::State))
                    .col(timestamp_with_time_zone_null(Meeting::AcceptedAt))
                    .col(text(Meeting::Word))
                    .col(big_integer(Meeting::ChangedBy))
                    .col(timestamp_with_time_zone(Meeting::ChangedAt))
                    .col(timestamp_with_time_zone(Meeting::CreatedAt))
                    .foreign_key(&mut key(Meeting::ClassId, Name::Class, Name::Id))
                    .foreign_key(&mut key(Meeting::TeamId, Name::Team, Name::Id))
                    .foreign_key(&mut key(Meeting::OfferedBy, Name::Person, Name::Id))
                    .foreign_key(&mut key(Meeting::ChangedBy, Name::Person, Name::Id))
                    .to_owned(),
            )
            .await?;
        for (name, columns) in [
            ("index_meeting_class_id_starts_at", [Meeting::ClassId, Meeting::StartsAt]),
            ("index_meeting_offered_by_starts_at", [Meeting::OfferedBy, Meeting::StartsAt]),
        ] {
            let mut index = Index::create().name(name).table(Meeting::Table).to_owned();
            for column in columns {
                index.col(column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

#[derive(DeriveIden)]
enum Meeting {
    Table,
    Id,
    ClassId,
    TeamId,
    OfferedBy,
    Topic,
    Place,
    Link,
    StartsAt,
    Minutes,
    State,
    AcceptedAt,
    Word,
    ChangedBy,
    ChangedAt,
    CreatedAt,
}

#[derive(DeriveIden)]
enum Name {
    Class,
    Team,
    Person,
    Id,
}
