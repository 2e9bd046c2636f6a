//! The second factor: a sealed secret and recovery codes for each person who has one.

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
                    .table(SecondFactor::Table)
                    .col(big_integer(SecondFactor::PersonId).primary_key())
                    .col(text(SecondFactor::Sealed))
                    .col(big_integer(SecondFactor::LastStep))
                    .col(timestamp_with_time_zone(SecondFactor::CreatedAt))
                    .col(timestamp_with_time_zone_null(SecondFactor::ConfirmedAt))
                    .foreign_key(
                        ForeignKey::create()
                            .from(SecondFactor::Table, SecondFactor::PersonId)
                            .to(Person::Table, Person::Id)
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(RecoveryCode::Table)
                    .col(big_integer(RecoveryCode::Id).auto_increment().primary_key())
                    .col(big_integer(RecoveryCode::PersonId))
                    .col(text(RecoveryCode::Hash))
                    .col(timestamp_with_time_zone_null(RecoveryCode::UsedAt))
                    .foreign_key(
                        ForeignKey::create()
                            .from(RecoveryCode::Table, RecoveryCode::PersonId)
                            .to(Person::Table, Person::Id)
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("unique_recovery_code_person_id_hash")
                    .table(RecoveryCode::Table)
                    .col(RecoveryCode::PersonId)
                    .col(RecoveryCode::Hash)
                    .unique()
                    .to_owned(),
            )
            .await
    }
}

#[derive(DeriveIden)]
enum SecondFactor {
    Table,
    PersonId,
    Sealed,
    LastStep,
    CreatedAt,
    ConfirmedAt,
}

#[derive(DeriveIden)]
enum RecoveryCode {
    Table,
    Id,
    PersonId,
    Hash,
    UsedAt,
}

#[derive(DeriveIden)]
enum Person {
    Table,
    Id,
}
