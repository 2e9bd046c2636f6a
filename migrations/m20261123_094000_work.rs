//! Events and the mail outbox.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, integer, json_binary, text, text_null, timestamp_with_time_zone,
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
                    .table(Event::Table)
                    .col(big_integer(Event::Id).auto_increment().primary_key())
                    .col(timestamp_with_time_zone(Event::At))
                    .col(big_integer_null(Event::ActorId))
                    .col(text(Event::Kind))
                    .col(text(Event::Subject))
                    .col(json_binary(Event::Detail))
                    .foreign_key(
                        ForeignKey::create().from(Event::Table, Event::ActorId).to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_event_subject")
                    .table(Event::Table)
                    .col(Event::Subject)
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_event_actor_id")
                    .table(Event::Table)
                    .col(Event::ActorId)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Mail::Table)
                    .col(big_integer(Mail::Id).auto_increment().primary_key())
                    .col(text(Mail::Recipient))
                    .col(text(Mail::Subject))
                    .col(text(Mail::Text))
                    .col(text(Mail::Html))
                    .col(timestamp_with_time_zone(Mail::CreatedAt))
                    .col(timestamp_with_time_zone(Mail::NextTryAt))
                    .col(integer(Mail::Attempts))
                    .col(text_null(Mail::FailedWith))
                    .col(timestamp_with_time_zone_null(Mail::SentAt))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_mail_sent_at_next_try_at")
                    .table(Mail::Table)
                    .col(Mail::SentAt)
                    .col(Mail::NextTryAt)
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}

#[derive(DeriveIden)]
enum Event {
    Table,
    Id,
    At,
    ActorId,
    Kind,
    Subject,
    Detail,
}

#[derive(DeriveIden)]
enum Mail {
    Table,
    Id,
    Recipient,
    Subject,
    Text,
    Html,
    CreatedAt,
    NextTryAt,
    Attempts,
    FailedWith,
    SentAt,
}

#[derive(DeriveIden)]
enum Person {
    Table,
    Id,
}
