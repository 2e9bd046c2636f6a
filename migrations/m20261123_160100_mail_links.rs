//! Links sent by mail that open something once.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, json_binary, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
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
                    .table(MailLink::Table)
                    .col(big_integer(MailLink::Id).auto_increment().primary_key())
                    .col(text(MailLink::Purpose))
                    .col(text(MailLink::TokenHash))
                    .col(big_integer_null(MailLink::PersonId))
                    .col(text_null(MailLink::EmailFolded))
                    .col(json_binary(MailLink::Data))
                    .col(timestamp_with_time_zone(MailLink::CreatedAt))
                    .col(timestamp_with_time_zone(MailLink::ExpiresAt))
                    .col(timestamp_with_time_zone_null(MailLink::UsedAt))
                    .foreign_key(
                        ForeignKey::create()
                            .from(MailLink::Table, MailLink::PersonId)
                            .to(Person::Table, Person::Id)
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        for (name, columns, unique) in [
            ("unique_mail_link_token_hash", vec![MailLink::TokenHash], true),
            ("index_mail_link_person_id", vec![MailLink::PersonId, MailLink::Purpose], false),
            ("index_mail_link_email_folded", vec![MailLink::EmailFolded, MailLink::CreatedAt], false),
            ("index_mail_link_expires_at", vec![MailLink::ExpiresAt], false),
        ] {
            let mut index = Index::create().name(name).table(MailLink::Table).to_owned();
            for column in columns {
                index.col(column);
            }
            if unique {
                index.unique();
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

#[derive(DeriveIden)]
enum MailLink {
    Table,
    Id,
    Purpose,
    TokenHash,
    PersonId,
    EmailFolded,
    Data,
    CreatedAt,
    ExpiresAt,
    UsedAt,
}

#[derive(DeriveIden)]
enum Person {
    Table,
    Id,
}
