//! Who acted as whom, and the indexes by which the audit log is read.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::big_integer_null;

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter().table(Event::Table).add_column(big_integer_null(Event::ActingAsId)).to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("index_event_at").table(Event::Table).col(Event::At).to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_event_kind_at")
                    .table(Event::Table)
                    .col(Event::Kind)
                    .col(Event::At)
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}

#[derive(DeriveIden)]
enum Event {
    Table,
    At,
    Kind,
    ActingAsId,
}
