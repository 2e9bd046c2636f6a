//! Editions that are still prepared: nobody reads of them yet. Those that are there stay public.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::boolean;

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let public = boolean(Edition::Public).default(true).to_owned();
        manager.alter_table(Table::alter().table(Edition::Table).add_column(public).to_owned()).await
    }
}

#[derive(DeriveIden)]
enum Edition {
    Table,
    Public,
}
