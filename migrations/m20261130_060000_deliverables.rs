//! What teams hand in at the steps of their edition.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, integer, integer_null, json_binary, text, text_null,
    timestamp_with_time_zone, timestamp_with_time_zone_null,
};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let key =
            |from, table, to| ForeignKey::create().from(Deliverable::Table, from).to(table, to).to_owned();
        manager
            .create_table(
                Table::create()
                    .table(Deliverable::Table)
                    .col(big_integer(Deliverable::Id).auto_increment().primary_key())
                    .col(big_integer(Deliverable::TeamId))
                    .col(big_integer(Deliverable::StepId))
                    .col(text(Deliverable::Asked))
                    .col(text(Deliverable::Words))
                    .col(json_binary(Deliverable::Links))
                    .col(integer(Deliverable::Revision))
                    .col(big_integer(Deliverable::ChangedBy))
                    .col(timestamp_with_time_zone(Deliverable::ChangedAt))
                    .col(text(Deliverable::State))
                    .col(integer(Deliverable::Versions))
                    .col(timestamp_with_time_zone_null(Deliverable::FirstHandedAt))
                    .col(timestamp_with_time_zone_null(Deliverable::HandedAt))
                    .col(integer_null(Deliverable::LateMinutes))
                    .col(timestamp_with_time_zone_null(Deliverable::DueAt))
                    .col(text(Deliverable::Answer))
                    .col(big_integer_null(Deliverable::AnsweredBy))
                    .col(timestamp_with_time_zone_null(Deliverable::AnsweredAt))
                    .foreign_key(&mut key(Deliverable::TeamId, Name::Team, Name::Id))
                    .foreign_key(&mut key(Deliverable::StepId, Name::EditionStep, Name::Id))
                    .foreign_key(&mut key(Deliverable::ChangedBy, Name::Person, Name::Id))
                    .foreign_key(&mut key(Deliverable::AnsweredBy, Name::Person, Name::Id))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("unique_deliverable_team_id_step_id_asked")
                    .table(Deliverable::Table)
                    .col(Deliverable::TeamId)
                    .col(Deliverable::StepId)
                    .col(Deliverable::Asked)
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_deliverable_step_id_state")
                    .table(Deliverable::Table)
                    .col(Deliverable::StepId)
                    .col(Deliverable::State)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Version::Table)
                    .col(big_integer(Version::DeliverableId))
                    .col(integer(Version::Number))
                    .col(text(Version::Words))
                    .col(json_binary(Version::Links))
                    .col(big_integer(Version::HandedBy))
                    .col(timestamp_with_time_zone(Version::HandedAt))
                    .col(text_null(Version::Verdict))
                    .col(text(Version::VerdictWords))
                    .col(big_integer_null(Version::VerdictBy))
                    .col(timestamp_with_time_zone_null(Version::VerdictAt))
                    .primary_key(Index::create().col(Version::DeliverableId).col(Version::Number))
                    .foreign_key(
                        ForeignKey::create()
                            .from(Version::Table, Version::DeliverableId)
                            .to(Deliverable::Table, Deliverable::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(Version::Table, Version::HandedBy)
                            .to(Name::Person, Name::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(Version::Table, Version::VerdictBy)
                            .to(Name::Person, Name::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(File::Table)
                    .col(big_integer(File::Id).auto_increment().primary_key())
                    .col(big_integer(File::DeliverableId))
                    .col(big_integer(File::FileId))
                    .col(text(File::Title))
                    .col(big_integer(File::AddedBy))
                    .col(timestamp_with_time_zone(File::AddedAt))
                    .col(integer_null(File::SinceVersion))
                    .col(integer_null(File::UntilVersion))
                    .foreign_key(
                        ForeignKey::create()
                            .from(File::Table, File::DeliverableId)
                            .to(Deliverable::Table, Deliverable::Id),
                    )
                    .foreign_key(
                        ForeignKey::create().from(File::Table, File::FileId).to(Name::File, Name::Id),
                    )
                    .foreign_key(
                        ForeignKey::create().from(File::Table, File::AddedBy).to(Name::Person, Name::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_deliverable_file_deliverable_id")
                    .table(File::Table)
                    .col(File::DeliverableId)
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}

#[derive(DeriveIden)]
enum Deliverable {
    Table,
    Id,
    TeamId,
    StepId,
    Asked,
    Words,
    Links,
    Revision,
    ChangedBy,
    ChangedAt,
    State,
    Versions,
    FirstHandedAt,
    HandedAt,
    LateMinutes,
    DueAt,
    Answer,
    AnsweredBy,
    AnsweredAt,
}

#[derive(DeriveIden)]
enum Version {
    #[sea_orm(iden = "deliverable_version")]
    Table,
    DeliverableId,
    Number,
    Words,
    Links,
    HandedBy,
    HandedAt,
    Verdict,
    VerdictWords,
    VerdictBy,
    VerdictAt,
}

#[derive(DeriveIden)]
#[expect(clippy::enum_variant_names, reason = "columns are called as they are")]
enum File {
    #[sea_orm(iden = "deliverable_file")]
    Table,
    Id,
    DeliverableId,
    FileId,
    Title,
    AddedBy,
    AddedAt,
    SinceVersion,
    UntilVersion,
}

#[derive(DeriveIden)]
enum Name {
    Team,
    EditionStep,
    Person,
    File,
    Id,
}
