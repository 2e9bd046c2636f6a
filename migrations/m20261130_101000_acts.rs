//! Who saved what and when, to be read without the texts: for the teacher's page, which counts all of a
//! class, and for what happened in a team.

use sea_orm_migration::prelude::*;

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let index = |name: &str| Index::create().name(name).to_owned();
        for wanted in [
            index("index_answer_revision_report_id_saved_at")
                .table(AnswerRevision::Table)
                .col(AnswerRevision::ReportId)
                .col(AnswerRevision::SavedAt)
                .col(AnswerRevision::AuthorId)
                .to_owned(),
            index("index_document_revision_document_id_saved_at")
                .table(DocumentRevision::Table)
                .col(DocumentRevision::DocumentId)
                .col(DocumentRevision::SavedAt)
                .col(DocumentRevision::AuthorId)
                .col(DocumentRevision::Side)
                .col(DocumentRevision::Number)
                .col(DocumentRevision::Restored)
                .col(DocumentRevision::Words)
                .to_owned(),
            index("index_post_revision_post_id_saved_at")
                .table(PostRevision::Table)
                .col(PostRevision::PostId)
                .col(PostRevision::SavedAt)
                .col(PostRevision::AuthorId)
                .col(PostRevision::Revision)
                .to_owned(),
            index("index_chart_version_chart_id_made_at")
                .table(ChartVersion::Table)
                .col(ChartVersion::ChartId)
                .col(ChartVersion::MadeAt)
                .col(ChartVersion::MadeBy)
                .col(ChartVersion::Number)
                .to_owned(),
        ] {
            manager.create_index(wanted).await?;
        }
        Ok(())
    }
}

#[derive(DeriveIden)]
enum AnswerRevision {
    Table,
    ReportId,
    SavedAt,
    AuthorId,
}

#[derive(DeriveIden)]
enum DocumentRevision {
    Table,
    DocumentId,
    SavedAt,
    AuthorId,
    Side,
    Number,
    Restored,
    Words,
}

#[derive(DeriveIden)]
enum PostRevision {
    Table,
    PostId,
    SavedAt,
    AuthorId,
    Revision,
}

#[derive(DeriveIden)]
enum ChartVersion {
    Table,
    ChartId,
    MadeAt,
    MadeBy,
    Number,
}
