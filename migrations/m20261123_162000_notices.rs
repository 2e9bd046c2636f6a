//! Notices, what each person wants of them, digests sent, and the site's own secrets.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, date, integer, json_binary, text, text_null, timestamp_with_time_zone,
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
                    .table(Notice::Table)
                    .col(big_integer(Notice::Id).auto_increment().primary_key())
                    .col(big_integer(Notice::RecipientId))
                    .col(text(Notice::Kind))
                    .col(json_binary(Notice::Params))
                    .col(text(Notice::Link))
                    .col(text_null(Notice::Stack))
                    .col(integer(Notice::Times))
                    .col(text_null(Notice::OnceKey))
                    .col(text_null(Notice::Digest))
                    .col(timestamp_with_time_zone_null(Notice::DigestedAt))
                    .col(timestamp_with_time_zone(Notice::CreatedAt))
                    .col(timestamp_with_time_zone_null(Notice::ReadAt))
                    .foreign_key(
                        ForeignKey::create()
                            .from(Notice::Table, Notice::RecipientId)
                            .to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_notice_recipient_id_read_at")
                    .table(Notice::Table)
                    .col(Notice::RecipientId)
                    .col(Notice::ReadAt)
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("unique_notice_once_key")
                    .table(Notice::Table)
                    .col(Notice::OnceKey)
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_notice_digest_digested_at")
                    .table(Notice::Table)
                    .col(Notice::Digest)
                    .col(Notice::DigestedAt)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(NoticePreference::Table)
                    .col(big_integer(NoticePreference::PersonId))
                    .col(text(NoticePreference::Kind))
                    .col(text(NoticePreference::Delivery))
                    .primary_key(Index::create().col(NoticePreference::PersonId).col(NoticePreference::Kind))
                    .foreign_key(
                        ForeignKey::create()
                            .from(NoticePreference::Table, NoticePreference::PersonId)
                            .to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(QuietHours::Table)
                    .col(big_integer(QuietHours::PersonId).primary_key())
                    .col(integer(QuietHours::FromHour))
                    .col(integer(QuietHours::UntilHour))
                    .foreign_key(
                        ForeignKey::create()
                            .from(QuietHours::Table, QuietHours::PersonId)
                            .to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(NoticeDigest::Table)
                    .col(big_integer(NoticeDigest::PersonId))
                    .col(text(NoticeDigest::Cadence))
                    .col(date(NoticeDigest::Day))
                    .primary_key(
                        Index::create()
                            .col(NoticeDigest::PersonId)
                            .col(NoticeDigest::Cadence)
                            .col(NoticeDigest::Day),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(NoticeDigest::Table, NoticeDigest::PersonId)
                            .to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Secret::Table)
                    .col(text(Secret::Name).primary_key())
                    .col(text(Secret::Value))
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}

#[derive(DeriveIden)]
enum Notice {
    Table,
    Id,
    RecipientId,
    Kind,
    Params,
    Link,
    Stack,
    Times,
    OnceKey,
    Digest,
    DigestedAt,
    CreatedAt,
    ReadAt,
}

#[derive(DeriveIden)]
enum NoticePreference {
    Table,
    PersonId,
    Kind,
    Delivery,
}

#[derive(DeriveIden)]
enum QuietHours {
    Table,
    PersonId,
    FromHour,
    UntilHour,
}

#[derive(DeriveIden)]
enum NoticeDigest {
    Table,
    PersonId,
    Cadence,
    Day,
}

#[derive(DeriveIden)]
enum Secret {
    Table,
    Name,
    Value,
}

#[derive(DeriveIden)]
enum Person {
    Table,
    Id,
}
