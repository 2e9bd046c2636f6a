//! Documents that teams write together, their revisions, and comments on them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, integer, integer_null, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let key = |from, table, to| ForeignKey::create().from(Document::Table, from).to(table, to).to_owned();
        manager
            .create_table(
                Table::create()
                    .table(Document::Table)
                    .col(big_integer(Document::Id).auto_increment().primary_key())
                    .col(big_integer(Document::TeamId))
                    .col(text(Document::Title))
                    .col(integer(Document::Revision))
                    .col(integer(Document::Counter))
                    .col(big_integer(Document::CreatedBy))
                    .col(timestamp_with_time_zone(Document::CreatedAt))
                    .col(big_integer(Document::ChangedBy))
                    .col(timestamp_with_time_zone(Document::ChangedAt))
                    .col(timestamp_with_time_zone_null(Document::ArchivedAt))
                    .col(big_integer_null(Document::ArchivedBy))
                    .foreign_key(&mut key(Document::TeamId, Name::Team, Name::Id))
                    .foreign_key(&mut key(Document::CreatedBy, Name::Person, Name::Id))
                    .foreign_key(&mut key(Document::ChangedBy, Name::Person, Name::Id))
                    .foreign_key(&mut key(Document::ArchivedBy, Name::Person, Name::Id))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_document_team_id")
                    .table(Document::Table)
                    .col(Document::TeamId)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(DocumentRevision::Table)
                    .col(big_integer(DocumentRevision::DocumentId))
                    .col(integer(DocumentRevision::Number))
                    .col(text(DocumentRevision::Title))
                    .col(text(DocumentRevision::Text))
                    .col(big_integer(DocumentRevision::AuthorId))
                    .col(timestamp_with_time_zone(DocumentRevision::SavedAt))
                    .col(boolean(DocumentRevision::Side))
                    .col(integer(DocumentRevision::BasedOn))
                    .col(integer_null(DocumentRevision::Merged))
                    .col(integer_null(DocumentRevision::Restored))
                    .col(integer(DocumentRevision::Words))
                    .col(text(DocumentRevision::Writer))
                    .primary_key(
                        Index::create().col(DocumentRevision::DocumentId).col(DocumentRevision::Number),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(DocumentRevision::Table, DocumentRevision::DocumentId)
                            .to(Document::Table, Document::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(DocumentRevision::Table, DocumentRevision::AuthorId)
                            .to(Name::Person, Name::Id),
                    )
                    .to_owned(),
            )
            .await?;
        comments(manager).await
    }
}

async fn comments(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let key =
        |from, table, to| ForeignKey::create().from(DocumentComment::Table, from).to(table, to).to_owned();
    manager
        .create_table(
            Table::create()
                .table(DocumentComment::Table)
                .col(big_integer(DocumentComment::Id).auto_increment().primary_key())
                .col(big_integer(DocumentComment::DocumentId))
                .col(big_integer_null(DocumentComment::ThreadId))
                .col(big_integer(DocumentComment::AuthorId))
                .col(text(DocumentComment::Words))
                .col(text(DocumentComment::Quote))
                .col(text(DocumentComment::Passage))
                .col(timestamp_with_time_zone(DocumentComment::At))
                .col(timestamp_with_time_zone_null(DocumentComment::SettledAt))
                .col(big_integer_null(DocumentComment::SettledBy))
                .col(timestamp_with_time_zone_null(DocumentComment::HiddenAt))
                .col(big_integer_null(DocumentComment::HiddenBy))
                .foreign_key(
                    ForeignKey::create()
                        .from(DocumentComment::Table, DocumentComment::DocumentId)
                        .to(Document::Table, Document::Id),
                )
                .foreign_key(
                    ForeignKey::create()
                        .from(DocumentComment::Table, DocumentComment::ThreadId)
                        .to(DocumentComment::Table, DocumentComment::Id),
                )
                .foreign_key(&mut key(DocumentComment::AuthorId, Name::Person, Name::Id))
                .foreign_key(&mut key(DocumentComment::SettledBy, Name::Person, Name::Id))
                .foreign_key(&mut key(DocumentComment::HiddenBy, Name::Person, Name::Id))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("index_document_comment_document_id")
                .table(DocumentComment::Table)
                .col(DocumentComment::DocumentId)
                .to_owned(),
        )
        .await
}

#[derive(DeriveIden)]
enum Document {
    Table,
    Id,
    TeamId,
    Title,
    Revision,
    Counter,
    CreatedBy,
    CreatedAt,
    ChangedBy,
    ChangedAt,
    ArchivedAt,
    ArchivedBy,
}

#[derive(DeriveIden)]
enum DocumentRevision {
    Table,
    DocumentId,
    Number,
    Title,
    Text,
    AuthorId,
    SavedAt,
    Side,
    BasedOn,
    Merged,
    Restored,
    Words,
    Writer,
}

#[derive(DeriveIden)]
enum DocumentComment {
    Table,
    Id,
    DocumentId,
    ThreadId,
    AuthorId,
    Words,
    Quote,
    Passage,
    At,
    SettledAt,
    SettledBy,
    HiddenAt,
    HiddenBy,
}

#[derive(DeriveIden)]
enum Name {
    Team,
    Person,
    Id,
}
