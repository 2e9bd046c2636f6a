//! Mails know how to be unsubscribed from, and when their reader wants to be left in peace.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer_null, text_null};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite takes one new column a statement.
        for mut column in
            [text_null(Mail::Unsubscribe), integer_null(Mail::QuietFrom), integer_null(Mail::QuietUntil)]
        {
            manager.alter_table(Table::alter().table(Mail::Table).add_column(&mut column).to_owned()).await?;
        }
        Ok(())
    }
}

#[derive(DeriveIden)]
enum Mail {
    Table,
    Unsubscribe,
    QuietFrom,
    QuietUntil,
}
