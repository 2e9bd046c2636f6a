//! What teachers wrote to students and teams.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, text, timestamp_with_time_zone};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let key = |from, table, to| ForeignKey::create().from(Nudge::Table, from).to(table, to).to_owned();
        manager
            .create_table(
                Table::create()
                    .table(Nudge::Table)
                    .col(big_integer(Nudge::Id).auto_increment().primary_key())
                    .col(big_integer(Nudge::ClassId))
                    .col(big_integer(Nudge::AuthorId))
                    .col(big_integer_null(Nudge::StudentId))
                    .col(big_integer_null(Nudge::TeamId))
                    .col(text(Nudge::Phrase))
                    .col(text(Nudge::Words))
                    .col(timestamp_with_time_zone(Nudge::At))
                    .foreign_key(&mut key(Nudge::ClassId, Name::Class, Name::Id))
                    .foreign_key(&mut key(Nudge::AuthorId, Name::Person, Name::Id))
                    .foreign_key(&mut key(Nudge::StudentId, Name::Person, Name::Id))
                    .foreign_key(&mut key(Nudge::TeamId, Name::Team, Name::Id))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_nudge_class_id_at")
                    .table(Nudge::Table)
                    .col(Nudge::ClassId)
                    .col(Nudge::At)
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}

#[derive(DeriveIden)]
enum Nudge {
    Table,
    Id,
    ClassId,
    AuthorId,
    StudentId,
    TeamId,
    Phrase,
    Words,
    At,
}

#[derive(DeriveIden)]
enum Name {
    Class,
    Person,
    Team,
    Id,
}
