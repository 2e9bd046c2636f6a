//! Teams' diaries.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, date, integer, text, timestamp_with_time_zone};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let key =
            |from, table, to| ForeignKey::create().from(DiaryEntry::Table, from).to(table, to).to_owned();
        manager
            .create_table(
                Table::create()
                    .table(DiaryEntry::Table)
                    .col(big_integer(DiaryEntry::Id).auto_increment().primary_key())
                    .col(big_integer(DiaryEntry::TeamId))
                    .col(date(DiaryEntry::Day))
                    .col(text(DiaryEntry::Done))
                    .col(text(DiaryEntry::Learned))
                    .col(text(DiaryEntry::Next))
                    .col(integer(DiaryEntry::Revision))
                    .col(big_integer(DiaryEntry::AuthorId))
                    .col(timestamp_with_time_zone(DiaryEntry::WrittenAt))
                    .col(timestamp_with_time_zone(DiaryEntry::ChangedAt))
                    .foreign_key(&mut key(DiaryEntry::TeamId, Name::Team, Name::Id))
                    .foreign_key(&mut key(DiaryEntry::AuthorId, Name::Person, Name::Id))
                    .to_owned(),
            )
            .await?;
        for (name, columns) in [
            ("index_diary_entry_team_id_day", [DiaryEntry::TeamId, DiaryEntry::Day]),
            ("index_diary_entry_team_id_written_at", [DiaryEntry::TeamId, DiaryEntry::WrittenAt]),
        ] {
            let mut index = Index::create().name(name).table(DiaryEntry::Table).to_owned();
            for column in columns {
                index.col(column);
            }
            manager.create_index(index).await?;
        }
        let own =
            |from, table, to| ForeignKey::create().from(DiaryPresence::Table, from).to(table, to).to_owned();
        manager
            .create_table(
                Table::create()
                    .table(DiaryPresence::Table)
                    .col(big_integer(DiaryPresence::EntryId))
                    .col(big_integer(DiaryPresence::PersonId))
                    .primary_key(Index::create().col(DiaryPresence::EntryId).col(DiaryPresence::PersonId))
                    .foreign_key(&mut own(DiaryPresence::EntryId, Name::DiaryEntry, Name::Id))
                    .foreign_key(&mut own(DiaryPresence::PersonId, Name::Person, Name::Id))
                    .to_owned(),
            )
            .await
    }
}

#[derive(DeriveIden)]
enum DiaryEntry {
    Table,
    Id,
    TeamId,
    Day,
    Done,
    Learned,
    Next,
    Revision,
    AuthorId,
    WrittenAt,
    ChangedAt,
}

#[derive(DeriveIden)]
enum DiaryPresence {
    Table,
    EntryId,
    PersonId,
}

#[derive(DeriveIden)]
enum Name {
    DiaryEntry,
    Team,
    Person,
    Id,
}
