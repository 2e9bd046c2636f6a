//! Who follows which project, and which imports have been told of.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text, timestamp_with_time_zone, timestamp_with_time_zone_null};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut person = ForeignKey::create()
            .from(ProjectFollower::Table, ProjectFollower::PersonId)
            .to(Name::Person, Name::Id)
            .to_owned();
        manager
            .create_table(
                Table::create()
                    .table(ProjectFollower::Table)
                    .col(big_integer(ProjectFollower::PersonId))
                    .col(text(ProjectFollower::ProjectSlug))
                    .col(text(ProjectFollower::Title))
                    .col(timestamp_with_time_zone(ProjectFollower::Since))
                    .primary_key(
                        Index::create().col(ProjectFollower::PersonId).col(ProjectFollower::ProjectSlug),
                    )
                    .foreign_key(&mut person)
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_project_follower_project_slug")
                    .table(ProjectFollower::Table)
                    .col(ProjectFollower::ProjectSlug)
                    .to_owned(),
            )
            .await?;
        manager
            .alter_table(
                Table::alter()
                    .table(DatasetImport::Table)
                    .add_column(timestamp_with_time_zone_null(DatasetImport::ToldAt))
                    .to_owned(),
            )
            .await?;
        // What came before nobody asked to be told of.
        let told = Query::update()
            .table(DatasetImport::Table)
            .value(DatasetImport::ToldAt, Expr::col(DatasetImport::FinishedAt))
            .to_owned();
        manager.execute(told).await
    }
}

#[derive(DeriveIden)]
enum ProjectFollower {
    Table,
    PersonId,
    ProjectSlug,
    Title,
    Since,
}

#[derive(DeriveIden)]
enum DatasetImport {
    Table,
    FinishedAt,
    ToldAt,
}

#[derive(DeriveIden)]
enum Name {
    Person,
    Id,
}
