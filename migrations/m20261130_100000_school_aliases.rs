//! Codes of schools that were merged into another: an import of the list does not bring them back.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(SchoolAlias::Table)
                    .col(text(SchoolAlias::Code).primary_key())
                    .col(big_integer(SchoolAlias::SchoolId))
                    .foreign_key(
                        ForeignKey::create()
                            .from(SchoolAlias::Table, SchoolAlias::SchoolId)
                            .to(School::Table, School::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_school_alias_school_id")
                    .table(SchoolAlias::Table)
                    .col(SchoolAlias::SchoolId)
                    .to_owned(),
            )
            .await
    }
}

#[derive(DeriveIden)]
enum SchoolAlias {
    Table,
    Code,
    SchoolId,
}

#[derive(DeriveIden)]
enum School {
    Table,
    Id,
}
