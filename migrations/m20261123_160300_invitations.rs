//! Invitations of adults by mail.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, text, timestamp_with_time_zone, timestamp_with_time_zone_null,
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
                    .table(Invitation::Table)
                    .col(big_integer(Invitation::Id).auto_increment().primary_key())
                    .col(text(Invitation::Email))
                    .col(text(Invitation::EmailFolded))
                    .col(text(Invitation::Name))
                    .col(text(Invitation::Role))
                    .col(text(Invitation::Language))
                    .col(text(Invitation::TokenHash))
                    .col(big_integer_null(Invitation::InvitedBy))
                    .col(timestamp_with_time_zone(Invitation::CreatedAt))
                    .col(timestamp_with_time_zone(Invitation::SentAt))
                    .col(timestamp_with_time_zone(Invitation::ExpiresAt))
                    .col(timestamp_with_time_zone_null(Invitation::ClosedAt))
                    .col(big_integer_null(Invitation::AcceptedBy))
                    .foreign_key(
                        ForeignKey::create()
                            .from(Invitation::Table, Invitation::InvitedBy)
                            .to(Person::Table, Person::Id)
                            .on_delete(ForeignKeyAction::SetNull),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(Invitation::Table, Invitation::AcceptedBy)
                            .to(Person::Table, Person::Id)
                            .on_delete(ForeignKeyAction::SetNull),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("unique_invitation_token_hash")
                    .table(Invitation::Table)
                    .col(Invitation::TokenHash)
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_invitation_closed_at")
                    .table(Invitation::Table)
                    .col(Invitation::ClosedAt)
                    .col(Invitation::SentAt)
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_invitation_email_folded")
                    .table(Invitation::Table)
                    .col(Invitation::EmailFolded)
                    .to_owned(),
            )
            .await
    }
}

#[derive(DeriveIden)]
enum Invitation {
    Table,
    Id,
    Email,
    EmailFolded,
    Name,
    Role,
    Language,
    TokenHash,
    InvitedBy,
    CreatedAt,
    SentAt,
    ExpiresAt,
    ClosedAt,
    AcceptedBy,
}

#[derive(DeriveIden)]
enum Person {
    Table,
    Id,
}
