//! What a school year of the programme consists of: its plan, its steps, its call.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, date, integer, integer_null, json_binary, json_binary_null, text,
    timestamp_with_time_zone, timestamp_with_time_zone_null,
};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            text(Edition::SchoolYear).default(""),
            text(Edition::Languages).default("it,en"),
            text(Edition::FormVersion).default(""),
            text(Edition::RubricVersion).default(""),
            boolean(Edition::Pinned).default(false),
            &mut json_binary_null(Edition::TeamRoles),
            &mut timestamp_with_time_zone_null(Edition::ArchivedAt),
            integer(Edition::Revision).default(1),
        ] {
            manager.alter_table(Table::alter().table(Edition::Table).add_column(column).to_owned()).await?;
        }
        manager
            .create_table(
                Table::create()
                    .table(EditionStep::Table)
                    .col(big_integer(EditionStep::Id).auto_increment().primary_key())
                    .col(big_integer(EditionStep::EditionId))
                    .col(integer(EditionStep::Position))
                    .col(text(EditionStep::NameIt))
                    .col(text(EditionStep::NameEn))
                    .col(text(EditionStep::AboutIt))
                    .col(text(EditionStep::AboutEn))
                    .col(date(EditionStep::OpensOn))
                    .col(timestamp_with_time_zone(EditionStep::DueAt))
                    .col(integer(EditionStep::Points))
                    .col(json_binary(EditionStep::Lessons))
                    .col(json_binary(EditionStep::Deliverables))
                    .foreign_key(
                        ForeignKey::create()
                            .from(EditionStep::Table, EditionStep::EditionId)
                            .to(Edition::Table, Edition::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_edition_step_edition_id")
                    .table(EditionStep::Table)
                    .col(EditionStep::EditionId)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(EditionCall::Table)
                    .col(big_integer(EditionCall::EditionId).primary_key())
                    .col(timestamp_with_time_zone(EditionCall::OpensAt))
                    .col(timestamp_with_time_zone(EditionCall::ClosesAt))
                    .col(text(EditionCall::IntroIt))
                    .col(text(EditionCall::IntroEn))
                    .col(json_binary(EditionCall::Criteria))
                    .col(json_binary(EditionCall::Quotas))
                    .col(integer_null(EditionCall::Places))
                    .col(integer(EditionCall::Revision))
                    .foreign_key(
                        ForeignKey::create()
                            .from(EditionCall::Table, EditionCall::EditionId)
                            .to(Edition::Table, Edition::Id),
                    )
                    .to_owned(),
            )
            .await
    }
}

#[derive(DeriveIden)]
enum Edition {
    Table,
    Id,
    SchoolYear,
    Languages,
    FormVersion,
    RubricVersion,
    Pinned,
    TeamRoles,
    ArchivedAt,
    Revision,
}

#[derive(DeriveIden)]
enum EditionStep {
    Table,
    Id,
    EditionId,
    Position,
    NameIt,
    NameEn,
    AboutIt,
    AboutEn,
    OpensOn,
    DueAt,
    Points,
    Lessons,
    Deliverables,
}

#[derive(DeriveIden)]
enum EditionCall {
    Table,
    EditionId,
    OpensAt,
    ClosesAt,
    IntroIt,
    IntroEn,
    Criteria,
    Quotas,
    Places,
    Revision,
}
