//! A page of a team's diary can be taken out, and put back for a while.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::timestamp_with_time_zone_null;

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let removed = timestamp_with_time_zone_null(DiaryEntry::RemovedAt);
        manager.alter_table(Table::alter().table(DiaryEntry::Table).add_column(removed).to_owned()).await
    }
}

#[derive(DeriveIden)]
enum DiaryEntry {
    Table,
    RemovedAt,
}
