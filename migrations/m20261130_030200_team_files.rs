//! A team's files, each with its versions.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, integer, text, timestamp_with_time_zone, timestamp_with_time_zone_null,
};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let key = |from, table, to| ForeignKey::create().from(TeamFile::Table, from).to(table, to).to_owned();
        manager
            .create_table(
                Table::create()
                    .table(TeamFile::Table)
                    .col(big_integer(TeamFile::Id).auto_increment().primary_key())
                    .col(big_integer(TeamFile::TeamId))
                    .col(text(TeamFile::Title))
                    .col(text(TeamFile::Description))
                    .col(text(TeamFile::Alt))
                    .col(integer(TeamFile::Version))
                    .col(integer(TeamFile::Revision))
                    .col(big_integer(TeamFile::CreatedBy))
                    .col(timestamp_with_time_zone(TeamFile::CreatedAt))
                    .col(timestamp_with_time_zone(TeamFile::ChangedAt))
                    .col(timestamp_with_time_zone_null(TeamFile::ArchivedAt))
                    .foreign_key(&mut key(TeamFile::TeamId, Name::Team, Name::Id))
                    .foreign_key(&mut key(TeamFile::CreatedBy, Name::Person, Name::Id))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_team_file_team_id_changed_at")
                    .table(TeamFile::Table)
                    .col(TeamFile::TeamId)
                    .col(TeamFile::ChangedAt)
                    .to_owned(),
            )
            .await?;
        let own = |from, table, to| {
            ForeignKey::create().from(TeamFileVersion::Table, from).to(table, to).to_owned()
        };
        manager
            .create_table(
                Table::create()
                    .table(TeamFileVersion::Table)
                    .col(big_integer(TeamFileVersion::Id).auto_increment().primary_key())
                    .col(big_integer(TeamFileVersion::TeamId))
                    .col(big_integer(TeamFileVersion::TeamFileId))
                    .col(integer(TeamFileVersion::Version))
                    .col(big_integer(TeamFileVersion::FileId))
                    .col(big_integer(TeamFileVersion::AddedBy))
                    .col(timestamp_with_time_zone(TeamFileVersion::AddedAt))
                    .foreign_key(&mut own(TeamFileVersion::TeamId, Name::Team, Name::Id))
                    .foreign_key(&mut own(TeamFileVersion::TeamFileId, Name::TeamFile, Name::Id))
                    .foreign_key(&mut own(TeamFileVersion::FileId, Name::File, Name::Id))
                    .foreign_key(&mut own(TeamFileVersion::AddedBy, Name::Person, Name::Id))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("unique_team_file_version_team_file_id_version")
                    .table(TeamFileVersion::Table)
                    .unique()
                    .col(TeamFileVersion::TeamFileId)
                    .col(TeamFileVersion::Version)
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_team_file_version_team_id_added_at")
                    .table(TeamFileVersion::Table)
                    .col(TeamFileVersion::TeamId)
                    .col(TeamFileVersion::AddedAt)
                    .to_owned(),
            )
            .await
    }
}

#[derive(DeriveIden)]
enum TeamFile {
    Table,
    Id,
    TeamId,
    Title,
    Description,
    Alt,
    Version,
    Revision,
    CreatedBy,
    CreatedAt,
    ChangedAt,
    ArchivedAt,
}

#[derive(DeriveIden)]
enum TeamFileVersion {
    Table,
    Id,
    TeamId,
    TeamFileId,
    Version,
    FileId,
    AddedBy,
    AddedAt,
}

#[derive(DeriveIden)]
enum Name {
    TeamFile,
    Team,
    Person,
    File,
    Id,
}
