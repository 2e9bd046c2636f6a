//! Data notes: drafts, their published versions, and what the public ones are about.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, date_null, integer, integer_null, json_binary, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

fn words(table: &mut TableCreateStatement) -> &mut TableCreateStatement {
    table
        .col(text(Words::TitleIt))
        .col(text(Words::TitleEn))
        .col(text(Words::SummaryIt))
        .col(text(Words::SummaryEn))
        .col(text(Words::TextIt))
        .col(text(Words::TextEn))
        .col(text(Words::Author))
        .col(json_binary(Words::Subjects))
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut note = Table::create();
        words(note.table(Note::Table).col(big_integer(Note::Id).auto_increment().primary_key()))
            .col(text(Note::Slug).unique_key())
            .col(integer(Note::Revision))
            .col(integer_null(Note::Published))
            .col(integer_null(Note::PublishedRevision))
            .col(timestamp_with_time_zone_null(Note::PublishedAt))
            .col(timestamp_with_time_zone_null(Note::WithdrawnAt))
            .col(text(Note::WithdrawnWhy))
            .col(big_integer(Note::ChangedBy))
            .col(timestamp_with_time_zone(Note::ChangedAt))
            .foreign_key(
                ForeignKey::create().from(Note::Table, Note::ChangedBy).to(Person::Table, Person::Id),
            );
        manager.create_table(note).await?;
        manager
            .create_index(
                Index::create()
                    .name("index_note_published_at")
                    .table(Note::Table)
                    .col(Note::PublishedAt)
                    .to_owned(),
            )
            .await?;
        let mut version = Table::create();
        words(
            version
                .table(NoteVersion::Table)
                .col(big_integer(NoteVersion::Id).auto_increment().primary_key())
                .col(big_integer(NoteVersion::NoteId))
                .col(integer(NoteVersion::Number)),
        )
        .col(json_binary(NoteVersion::Kept))
        .col(date_null(NoteVersion::AsOf))
        .col(big_integer(NoteVersion::PublishedBy))
        .col(timestamp_with_time_zone(NoteVersion::PublishedAt))
        .foreign_key(
            ForeignKey::create().from(NoteVersion::Table, NoteVersion::NoteId).to(Note::Table, Note::Id),
        )
        .foreign_key(
            ForeignKey::create()
                .from(NoteVersion::Table, NoteVersion::PublishedBy)
                .to(Person::Table, Person::Id),
        );
        manager.create_table(version).await?;
        manager
            .create_index(
                Index::create()
                    .name("unique_note_version_note_id_number")
                    .table(NoteVersion::Table)
                    .col(NoteVersion::NoteId)
                    .col(NoteVersion::Number)
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(NoteSubject::Table)
                    .col(big_integer(NoteSubject::NoteId))
                    .col(text(NoteSubject::Kind))
                    .col(text(NoteSubject::Code))
                    .primary_key(
                        Index::create()
                            .col(NoteSubject::NoteId)
                            .col(NoteSubject::Kind)
                            .col(NoteSubject::Code),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(NoteSubject::Table, NoteSubject::NoteId)
                            .to(Note::Table, Note::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_note_subject_kind_code")
                    .table(NoteSubject::Table)
                    .col(NoteSubject::Kind)
                    .col(NoteSubject::Code)
                    .to_owned(),
            )
            .await
    }
}

#[derive(DeriveIden)]
enum Person {
    Table,
    Id,
}

/// What a draft and a version have alike.
#[derive(DeriveIden)]
enum Words {
    TitleIt,
    TitleEn,
    SummaryIt,
    SummaryEn,
    TextIt,
    TextEn,
    Author,
    Subjects,
}

#[derive(DeriveIden)]
enum Note {
    Table,
    Id,
    Slug,
    Revision,
    Published,
    PublishedRevision,
    PublishedAt,
    WithdrawnAt,
    WithdrawnWhy,
    ChangedBy,
    ChangedAt,
}

#[derive(DeriveIden)]
enum NoteVersion {
    Table,
    Id,
    NoteId,
    Number,
    Kept,
    AsOf,
    PublishedBy,
    PublishedAt,
}

#[derive(DeriveIden)]
enum NoteSubject {
    Table,
    NoteId,
    Kind,
    Code,
}
