//! Secret addresses of classes' calendars, one for each person who wants one.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, timestamp_with_time_zone, timestamp_with_time_zone_null};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let key =
            |from, table, to| ForeignKey::create().from(ClassFeed::Table, from).to(table, to).to_owned();
        manager
            .create_table(
                Table::create()
                    .table(ClassFeed::Table)
                    .col(big_integer(ClassFeed::Id).auto_increment().primary_key())
                    .col(big_integer(ClassFeed::ClassId))
                    .col(big_integer(ClassFeed::PersonId))
                    .col(timestamp_with_time_zone(ClassFeed::CreatedAt))
                    .col(timestamp_with_time_zone_null(ClassFeed::RevokedAt))
                    .foreign_key(&mut key(ClassFeed::ClassId, Name::Class, Name::Id))
                    .foreign_key(&mut key(ClassFeed::PersonId, Name::Person, Name::Id))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_class_feed_person_id")
                    .table(ClassFeed::Table)
                    .col(ClassFeed::PersonId)
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}

#[derive(DeriveIden)]
enum ClassFeed {
    Table,
    Id,
    ClassId,
    PersonId,
    CreatedAt,
    RevokedAt,
}

#[derive(DeriveIden)]
enum Name {
    Class,
    Person,
    Id,
}
