//! How far a person has read in a unit.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text_null, timestamp_with_time_zone_null};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [text_null(Progress::Place), timestamp_with_time_zone_null(Progress::PlacedAt)] {
            manager.alter_table(Table::alter().table(Progress::Table).add_column(column).to_owned()).await?;
        }
        Ok(())
    }
}

#[derive(DeriveIden)]
enum Progress {
    #[sea_orm(iden = "lesson_progress")]
    Table,
    Place,
    PlacedAt,
}
