//! How much each criterion of the rubric counts, where an edition says so itself.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::json_binary_null;

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let weights = json_binary_null(Edition::RubricWeights);
        manager.alter_table(Table::alter().table(Edition::Table).add_column(weights).to_owned()).await
    }
}

#[derive(DeriveIden)]
enum Edition {
    Table,
    RubricWeights,
}
