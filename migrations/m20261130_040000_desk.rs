//! Selections and charts of a team, and charts as evidence.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, date_null, integer, json_binary, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let key = |from: (DynIden, DynIden), to: (DynIden, DynIden)| {
            ForeignKey::create().from(from.0, from.1).to(to.0, to.1).to_owned()
        };
        let team = (Name::Team.into_iden(), Name::Id.into_iden());
        let person = (Name::Person.into_iden(), Name::Id.into_iden());
        let of_selection = |column: Selection| (Selection::Table.into_iden(), column.into_iden());
        manager
            .create_table(
                Table::create()
                    .table(Selection::Table)
                    .col(big_integer(Selection::Id).auto_increment().primary_key())
                    .col(big_integer(Selection::TeamId))
                    .col(text(Selection::Name))
                    .col(text(Selection::Note))
                    .col(text(Selection::Query))
                    .col(big_integer(Selection::SavedCount))
                    .col(big_integer(Selection::SavedCost))
                    .col(big_integer(Selection::SavedPayments))
                    .col(date_null(Selection::SavedDataOf))
                    .col(big_integer(Selection::SavedBy))
                    .col(timestamp_with_time_zone(Selection::SavedAt))
                    .col(integer(Selection::Revision))
                    .col(big_integer(Selection::ChangedBy))
                    .col(timestamp_with_time_zone(Selection::ChangedAt))
                    .col(timestamp_with_time_zone_null(Selection::ArchivedAt))
                    .foreign_key(&mut key(of_selection(Selection::TeamId), team.clone()))
                    .foreign_key(&mut key(of_selection(Selection::SavedBy), person.clone()))
                    .foreign_key(&mut key(of_selection(Selection::ChangedBy), person.clone()))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Chart::Table)
                    .col(big_integer(Chart::Id).auto_increment().primary_key())
                    .col(big_integer(Chart::TeamId))
                    .col(text(Chart::Title))
                    .col(integer(Chart::Newest))
                    .col(timestamp_with_time_zone_null(Chart::ArchivedAt))
                    .foreign_key(&mut key((Chart::Table.into_iden(), Chart::TeamId.into_iden()), team))
                    .to_owned(),
            )
            .await?;
        let of_version = |column: ChartVersion| (ChartVersion::Table.into_iden(), column.into_iden());
        manager
            .create_table(
                Table::create()
                    .table(ChartVersion::Table)
                    .col(big_integer(ChartVersion::Id).auto_increment().primary_key())
                    .col(big_integer(ChartVersion::ChartId))
                    .col(integer(ChartVersion::Number))
                    .col(json_binary(ChartVersion::Content))
                    .col(big_integer(ChartVersion::MadeBy))
                    .col(timestamp_with_time_zone(ChartVersion::MadeAt))
                    .foreign_key(&mut key(
                        of_version(ChartVersion::ChartId),
                        (Chart::Table.into_iden(), Chart::Id.into_iden()),
                    ))
                    .foreign_key(&mut key(of_version(ChartVersion::MadeBy), person))
                    .to_owned(),
            )
            .await?;
        let unique = |name: &str| Index::create().name(name).unique().to_owned();
        for index in [
            unique("unique_selection_team_id_name")
                .table(Selection::Table)
                .col(Selection::TeamId)
                .col(Selection::Name)
                .to_owned(),
            unique("unique_chart_team_id_title")
                .table(Chart::Table)
                .col(Chart::TeamId)
                .col(Chart::Title)
                .to_owned(),
            unique("unique_chart_version_chart_id_number")
                .table(ChartVersion::Table)
                .col(ChartVersion::ChartId)
                .col(ChartVersion::Number)
                .to_owned(),
        ] {
            manager.create_index(index).await?;
        }
        manager
            .alter_table(
                Table::alter()
                    .table(Evidence::Table)
                    .add_column(big_integer_null(Evidence::ChartVersionId))
                    .to_owned(),
            )
            .await
    }
}

#[derive(DeriveIden)]
enum Name {
    Team,
    Person,
    Id,
}

#[derive(DeriveIden)]
enum Selection {
    Table,
    Id,
    TeamId,
    Name,
    Note,
    Query,
    SavedCount,
    SavedCost,
    SavedPayments,
    SavedDataOf,
    SavedBy,
    SavedAt,
    Revision,
    ChangedBy,
    ChangedAt,
    ArchivedAt,
}

#[derive(DeriveIden)]
enum Chart {
    Table,
    Id,
    TeamId,
    Title,
    Newest,
    ArchivedAt,
}

#[derive(DeriveIden)]
enum ChartVersion {
    Table,
    Id,
    ChartId,
    Number,
    Content,
    MadeBy,
    MadeAt,
}

#[derive(DeriveIden)]
enum Evidence {
    Table,
    ChartVersionId,
}
