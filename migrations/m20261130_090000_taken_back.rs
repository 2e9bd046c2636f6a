//! Versions of a report that were taken back from the public: nothing is deleted.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, text_null, timestamp_with_time_zone_null};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            timestamp_with_time_zone_null(Publication::HiddenAt),
            big_integer_null(Publication::HiddenBy),
            text_null(Publication::HiddenWhy),
        ] {
            manager
                .alter_table(Table::alter().table(Publication::Table).add_column(column).to_owned())
                .await?;
        }
        let since = timestamp_with_time_zone_null(Report::HiddenAt);
        manager.alter_table(Table::alter().table(Report::Table).add_column(since).to_owned()).await
    }
}

#[derive(DeriveIden)]
enum Report {
    Table,
    HiddenAt,
}

#[derive(DeriveIden)]
enum Publication {
    Table,
    HiddenAt,
    HiddenBy,
    HiddenWhy,
}
