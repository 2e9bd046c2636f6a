//! Remarks on teams' work.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, text, timestamp_with_time_zone, timestamp_with_time_zone_null,
};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let key =
            |from, table, to| ForeignKey::create().from(TeamComment::Table, from).to(table, to).to_owned();
        manager
            .create_table(
                Table::create()
                    .table(TeamComment::Table)
                    .col(big_integer(TeamComment::Id).auto_increment().primary_key())
                    .col(big_integer(TeamComment::TeamId))
                    .col(big_integer(TeamComment::AuthorId))
                    .col(text(TeamComment::Words))
                    .col(timestamp_with_time_zone(TeamComment::At))
                    .col(timestamp_with_time_zone_null(TeamComment::HiddenAt))
                    .col(big_integer_null(TeamComment::HiddenBy))
                    .foreign_key(&mut key(TeamComment::TeamId, Name::Team, Name::Id))
                    .foreign_key(&mut key(TeamComment::AuthorId, Name::Person, Name::Id))
                    .foreign_key(&mut key(TeamComment::HiddenBy, Name::Person, Name::Id))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_team_comment_team_id_at")
                    .table(TeamComment::Table)
                    .col(TeamComment::TeamId)
                    .col(TeamComment::At)
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}

#[derive(DeriveIden)]
enum TeamComment {
    Table,
    Id,
    TeamId,
    AuthorId,
    Words,
    At,
    HiddenAt,
    HiddenBy,
}

#[derive(DeriveIden)]
enum Name {
    Team,
    Person,
    Id,
}
