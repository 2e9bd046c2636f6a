//! Shortlists, reports, answers, evidence, threads and publications.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, date_null, integer, integer_null, json_binary, text, text_null,
    timestamp_with_time_zone, timestamp_with_time_zone_null,
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
                    .table(ShortlistItem::Table)
                    .col(big_integer(ShortlistItem::Id).auto_increment().primary_key())
                    .col(big_integer(ShortlistItem::TeamId))
                    .col(text(ShortlistItem::ProjectSlug))
                    .col(text(ShortlistItem::Title))
                    .col(text(ShortlistItem::Note))
                    .col(big_integer(ShortlistItem::AddedBy))
                    .col(timestamp_with_time_zone(ShortlistItem::AddedAt))
                    .foreign_key(
                        ForeignKey::create()
                            .from(ShortlistItem::Table, ShortlistItem::TeamId)
                            .to(Team::Table, Team::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(ShortlistItem::Table, ShortlistItem::AddedBy)
                            .to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("unique_shortlist_item_team_id_project_slug")
                    .table(ShortlistItem::Table)
                    .col(ShortlistItem::TeamId)
                    .col(ShortlistItem::ProjectSlug)
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Report::Table)
                    .col(big_integer(Report::Id).auto_increment().primary_key())
                    .col(big_integer(Report::TeamId))
                    .col(text(Report::FormVersion))
                    .col(text(Report::ProjectSlug))
                    .col(text(Report::ProjectCode))
                    .col(text(Report::ProjectTitle))
                    .col(json_binary(Report::Snapshot))
                    .col(date_null(Report::SnapshotDate))
                    .col(text_null(Report::SnapshotImport))
                    .col(text_null(Report::Slug))
                    .col(big_integer(Report::CreatedBy))
                    .col(timestamp_with_time_zone(Report::CreatedAt))
                    .foreign_key(
                        ForeignKey::create().from(Report::Table, Report::TeamId).to(Team::Table, Team::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(Report::Table, Report::CreatedBy)
                            .to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("unique_report_team_id")
                    .table(Report::Table)
                    .col(Report::TeamId)
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("unique_report_slug")
                    .table(Report::Table)
                    .col(Report::Slug)
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_report_project_slug")
                    .table(Report::Table)
                    .col(Report::ProjectSlug)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(ReportPart::Table)
                    .col(big_integer(ReportPart::ReportId))
                    .col(text(ReportPart::Part))
                    .col(text(ReportPart::Stage))
                    .col(integer(ReportPart::Revision))
                    .col(big_integer_null(ReportPart::ConsentBy))
                    .col(timestamp_with_time_zone_null(ReportPart::SentAt))
                    .col(big_integer_null(ReportPart::ReviewerId))
                    .col(text_null(ReportPart::ReturnedReason))
                    .col(timestamp_with_time_zone_null(ReportPart::PublishedAt))
                    .col(timestamp_with_time_zone(ReportPart::ChangedAt))
                    .primary_key(Index::create().col(ReportPart::ReportId).col(ReportPart::Part))
                    .foreign_key(
                        ForeignKey::create()
                            .from(ReportPart::Table, ReportPart::ReportId)
                            .to(Report::Table, Report::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(ReportPart::Table, ReportPart::ConsentBy)
                            .to(Person::Table, Person::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(ReportPart::Table, ReportPart::ReviewerId)
                            .to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_report_part_stage")
                    .table(ReportPart::Table)
                    .col(ReportPart::Stage)
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_report_part_reviewer_id")
                    .table(ReportPart::Table)
                    .col(ReportPart::ReviewerId)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Answer::Table)
                    .col(big_integer(Answer::ReportId))
                    .col(text(Answer::Question))
                    .col(integer(Answer::Revision))
                    .col(json_binary(Answer::Value))
                    .col(big_integer(Answer::AuthorId))
                    .col(timestamp_with_time_zone(Answer::SavedAt))
                    .primary_key(Index::create().col(Answer::ReportId).col(Answer::Question))
                    .foreign_key(
                        ForeignKey::create()
                            .from(Answer::Table, Answer::ReportId)
                            .to(Report::Table, Report::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(Answer::Table, Answer::AuthorId)
                            .to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(AnswerRevision::Table)
                    .col(big_integer(AnswerRevision::ReportId))
                    .col(text(AnswerRevision::Question))
                    .col(integer(AnswerRevision::Revision))
                    .col(json_binary(AnswerRevision::Value))
                    .col(big_integer(AnswerRevision::AuthorId))
                    .col(timestamp_with_time_zone(AnswerRevision::SavedAt))
                    .primary_key(
                        Index::create()
                            .col(AnswerRevision::ReportId)
                            .col(AnswerRevision::Question)
                            .col(AnswerRevision::Revision),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(AnswerRevision::Table, AnswerRevision::ReportId)
                            .to(Report::Table, Report::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(AnswerRevision::Table, AnswerRevision::AuthorId)
                            .to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(File::Table)
                    .col(big_integer(File::Id).auto_increment().primary_key())
                    .col(text(File::Hash))
                    .col(text(File::Name))
                    .col(text(File::MediaType))
                    .col(big_integer(File::Bytes))
                    .col(integer_null(File::Width))
                    .col(integer_null(File::Height))
                    .col(timestamp_with_time_zone(File::AddedAt))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("index_file_hash").table(File::Table).col(File::Hash).to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Evidence::Table)
                    .col(big_integer(Evidence::Id).auto_increment().primary_key())
                    .col(big_integer(Evidence::ReportId))
                    .col(text(Evidence::Kind))
                    .col(text_null(Evidence::Question))
                    .col(text(Evidence::Title))
                    .col(text(Evidence::Alt))
                    .col(text_null(Evidence::Url))
                    .col(big_integer_null(Evidence::FileId))
                    .col(boolean(Evidence::Cover))
                    .col(big_integer(Evidence::AddedBy))
                    .col(timestamp_with_time_zone(Evidence::AddedAt))
                    .foreign_key(
                        ForeignKey::create()
                            .from(Evidence::Table, Evidence::ReportId)
                            .to(Report::Table, Report::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(Evidence::Table, Evidence::FileId)
                            .to(File::Table, File::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(Evidence::Table, Evidence::AddedBy)
                            .to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_evidence_report_id")
                    .table(Evidence::Table)
                    .col(Evidence::ReportId)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Remark::Table)
                    .col(big_integer(Remark::Id).auto_increment().primary_key())
                    .col(big_integer(Remark::ReportId))
                    .col(text(Remark::Question))
                    .col(big_integer(Remark::AuthorId))
                    .col(text(Remark::Body))
                    .col(timestamp_with_time_zone(Remark::At))
                    .col(timestamp_with_time_zone_null(Remark::ResolvedAt))
                    .foreign_key(
                        ForeignKey::create()
                            .from(Remark::Table, Remark::ReportId)
                            .to(Report::Table, Report::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(Remark::Table, Remark::AuthorId)
                            .to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_remark_report_id")
                    .table(Remark::Table)
                    .col(Remark::ReportId)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Publication::Table)
                    .col(big_integer(Publication::Id).auto_increment().primary_key())
                    .col(big_integer(Publication::ReportId))
                    .col(integer(Publication::Number))
                    .col(json_binary(Publication::Content))
                    .col(big_integer(Publication::PublishedBy))
                    .col(timestamp_with_time_zone(Publication::PublishedAt))
                    .foreign_key(
                        ForeignKey::create()
                            .from(Publication::Table, Publication::ReportId)
                            .to(Report::Table, Report::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(Publication::Table, Publication::PublishedBy)
                            .to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("unique_publication_report_id_number")
                    .table(Publication::Table)
                    .col(Publication::ReportId)
                    .col(Publication::Number)
                    .unique()
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}

#[derive(DeriveIden)]
enum ShortlistItem {
    Table,
    Id,
    TeamId,
    ProjectSlug,
    Title,
    Note,
    AddedBy,
    AddedAt,
}

#[derive(DeriveIden)]
enum Report {
    Table,
    Id,
    TeamId,
    FormVersion,
    ProjectSlug,
    ProjectCode,
    ProjectTitle,
    Snapshot,
    SnapshotDate,
    SnapshotImport,
    Slug,
    CreatedBy,
    CreatedAt,
}

#[derive(DeriveIden)]
enum ReportPart {
    Table,
    ReportId,
    Part,
    Stage,
    Revision,
    ConsentBy,
    SentAt,
    ReviewerId,
    ReturnedReason,
    PublishedAt,
    ChangedAt,
}

#[derive(DeriveIden)]
enum Answer {
    Table,
    ReportId,
    Question,
    Revision,
    Value,
    AuthorId,
    SavedAt,
}

#[derive(DeriveIden)]
enum AnswerRevision {
    Table,
    ReportId,
    Question,
    Revision,
    Value,
    AuthorId,
    SavedAt,
}

#[derive(DeriveIden)]
enum File {
    Table,
    Id,
    Hash,
    Name,
    MediaType,
    Bytes,
    Width,
    Height,
    AddedAt,
}

#[derive(DeriveIden)]
enum Evidence {
    Table,
    Id,
    ReportId,
    Kind,
    Question,
    Title,
    Alt,
    Url,
    FileId,
    Cover,
    AddedBy,
    AddedAt,
}

#[derive(DeriveIden)]
enum Remark {
    Table,
    Id,
    ReportId,
    Question,
    AuthorId,
    Body,
    At,
    ResolvedAt,
}

#[derive(DeriveIden)]
enum Publication {
    Table,
    Id,
    ReportId,
    Number,
    Content,
    PublishedBy,
    PublishedAt,
}

#[derive(DeriveIden)]
enum Team {
    Table,
    Id,
}

#[derive(DeriveIden)]
enum Person {
    Table,
    Id,
}
