//! Accounts elsewhere by which people sign in here.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text, timestamp_with_time_zone, timestamp_with_time_zone_null};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(ExternalIdentity::Table)
                    .col(big_integer(ExternalIdentity::Id).auto_increment().primary_key())
                    .col(big_integer(ExternalIdentity::PersonId))
                    .col(text(ExternalIdentity::Provider))
                    .col(text(ExternalIdentity::Subject))
                    .col(timestamp_with_time_zone(ExternalIdentity::LinkedAt))
                    .col(timestamp_with_time_zone_null(ExternalIdentity::LastUsedAt))
                    .foreign_key(
                        ForeignKey::create()
                            .from(ExternalIdentity::Table, ExternalIdentity::PersonId)
                            .to(Person::Table, Person::Id)
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("unique_external_identity_provider_subject")
                    .table(ExternalIdentity::Table)
                    .col(ExternalIdentity::Provider)
                    .col(ExternalIdentity::Subject)
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("unique_external_identity_person_id_provider")
                    .table(ExternalIdentity::Table)
                    .col(ExternalIdentity::PersonId)
                    .col(ExternalIdentity::Provider)
                    .unique()
                    .to_owned(),
            )
            .await
    }
}

#[derive(DeriveIden)]
enum ExternalIdentity {
    Table,
    Id,
    PersonId,
    Provider,
    Subject,
    LinkedAt,
    LastUsedAt,
}

#[derive(DeriveIden)]
enum Person {
    Table,
    Id,
}
