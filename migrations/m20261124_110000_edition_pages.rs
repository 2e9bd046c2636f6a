//! Pages of an edition.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, boolean, integer, text};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(EditionPage::Table)
                    .col(big_integer(EditionPage::Id).auto_increment().primary_key())
                    .col(big_integer(EditionPage::EditionId))
                    .col(text(EditionPage::Slug))
                    .col(text(EditionPage::TitleIt))
                    .col(text(EditionPage::TitleEn))
                    .col(text(EditionPage::TextIt))
                    .col(text(EditionPage::TextEn))
                    .col(boolean(EditionPage::Public))
                    .col(integer(EditionPage::Revision))
                    .foreign_key(
                        ForeignKey::create()
                            .from(EditionPage::Table, EditionPage::EditionId)
                            .to(Edition::Table, Edition::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("unique_edition_page_edition_id_slug")
                    .table(EditionPage::Table)
                    .col(EditionPage::EditionId)
                    .col(EditionPage::Slug)
                    .unique()
                    .to_owned(),
            )
            .await
    }
}

#[derive(DeriveIden)]
enum Edition {
    Table,
    Id,
}

#[derive(DeriveIden)]
enum EditionPage {
    Table,
    Id,
    EditionId,
    Slug,
    TitleIt,
    TitleEn,
    TextIt,
    TextEn,
    Public,
    Revision,
}
