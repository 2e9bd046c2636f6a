//! Imports of the public dataset and what they moved.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, date_null, double, text, text_null, timestamp_with_time_zone,
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
                    .table(DatasetImport::Table)
                    .col(big_integer(DatasetImport::Id).auto_increment().primary_key())
                    .col(text(DatasetImport::File))
                    .col(text(DatasetImport::Checksum))
                    .col(date_null(DatasetImport::ReferenceDate))
                    .col(text_null(DatasetImport::Version))
                    .col(boolean(DatasetImport::Current))
                    .col(big_integer(DatasetImport::Rows))
                    .col(big_integer(DatasetImport::Accepted))
                    .col(big_integer(DatasetImport::Hidden))
                    .col(big_integer(DatasetImport::Rejected))
                    .col(big_integer(DatasetImport::NewProjects))
                    .col(big_integer(DatasetImport::Changed))
                    .col(big_integer(DatasetImport::Unchanged))
                    .col(double(DatasetImport::Seconds))
                    .col(timestamp_with_time_zone(DatasetImport::FinishedAt))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(ProjectChange::Table)
                    .col(big_integer(ProjectChange::Id).auto_increment().primary_key())
                    .col(big_integer(ProjectChange::ImportId))
                    .col(text(ProjectChange::ProjectSlug))
                    .col(text(ProjectChange::Field))
                    .col(text_null(ProjectChange::Old))
                    .col(text_null(ProjectChange::New))
                    .col(date_null(ProjectChange::FromDate))
                    .col(date_null(ProjectChange::ToDate))
                    .foreign_key(
                        ForeignKey::create()
                            .from(ProjectChange::Table, ProjectChange::ImportId)
                            .to(DatasetImport::Table, DatasetImport::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_project_change_project_slug")
                    .table(ProjectChange::Table)
                    .col(ProjectChange::ProjectSlug)
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_project_change_import_id")
                    .table(ProjectChange::Table)
                    .col(ProjectChange::ImportId)
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}

#[derive(DeriveIden)]
enum DatasetImport {
    Table,
    Id,
    File,
    Checksum,
    ReferenceDate,
    Version,
    Current,
    Rows,
    Accepted,
    Hidden,
    Rejected,
    NewProjects,
    Changed,
    Unchanged,
    Seconds,
    FinishedAt,
}

#[derive(DeriveIden)]
enum ProjectChange {
    Table,
    Id,
    ImportId,
    ProjectSlug,
    Field,
    Old,
    New,
    FromDate,
    ToDate,
}
