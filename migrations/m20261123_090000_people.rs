//! People, sessions and failed sign-ins.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, integer, json_binary, text, text_null, timestamp_with_time_zone,
};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Person::Table)
                    .col(big_integer(Person::Id).auto_increment().primary_key())
                    .col(text(Person::Role))
                    .col(text(Person::Name))
                    .col(text_null(Person::Email))
                    .col(text_null(Person::EmailFolded))
                    .col(text_null(Person::SignInName))
                    .col(text(Person::PasswordHash))
                    .col(integer(Person::SessionEpoch))
                    .col(text(Person::Language))
                    .col(boolean(Person::Active))
                    .col(timestamp_with_time_zone(Person::CreatedAt))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("unique_person_email_folded")
                    .table(Person::Table)
                    .col(Person::EmailFolded)
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("unique_person_sign_in_name")
                    .table(Person::Table)
                    .col(Person::SignInName)
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Session::Table)
                    .col(text(Session::Id).primary_key())
                    .col(json_binary(Session::Data))
                    .col(timestamp_with_time_zone(Session::ExpiresAt))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_session_expires_at")
                    .table(Session::Table)
                    .col(Session::ExpiresAt)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(SignInFailure::Table)
                    .col(text(SignInFailure::Key).primary_key())
                    .col(integer(SignInFailure::Failures))
                    .col(timestamp_with_time_zone(SignInFailure::LastAt))
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}

#[derive(DeriveIden)]
enum Person {
    Table,
    Id,
    Role,
    Name,
    Email,
    EmailFolded,
    SignInName,
    PasswordHash,
    SessionEpoch,
    Language,
    Active,
    CreatedAt,
}

#[derive(DeriveIden)]
enum Session {
    Table,
    Id,
    Data,
    ExpiresAt,
}

#[derive(DeriveIden)]
enum SignInFailure {
    Table,
    Key,
    Failures,
    LastAt,
}
