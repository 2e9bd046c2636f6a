//! A team's canvas: what it wants to know, box by box, and all that stood in each before.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, integer, text, timestamp_with_time_zone};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let team = |table| ForeignKey::create().from(table, Own::TeamId).to(Name::Team, Name::Id).to_owned();
        let author =
            |table| ForeignKey::create().from(table, Own::AuthorId).to(Name::Person, Name::Id).to_owned();
        let columns = |table: &mut TableCreateStatement| {
            table
                .col(big_integer(Own::TeamId))
                .col(text(Own::Field))
                .col(integer(Own::Revision))
                .col(text(Own::Words))
                .col(big_integer(Own::AuthorId))
                .col(timestamp_with_time_zone(Own::SavedAt))
                .to_owned()
        };
        let mut now = columns(Table::create().table(Name::CanvasField))
            .primary_key(Index::create().col(Own::TeamId).col(Own::Field))
            .to_owned();
        now.foreign_key(&mut team(Name::CanvasField)).foreign_key(&mut author(Name::CanvasField));
        manager.create_table(now).await?;
        let mut before = columns(Table::create().table(Name::CanvasRevision))
            .primary_key(Index::create().col(Own::TeamId).col(Own::Field).col(Own::Revision))
            .to_owned();
        before.foreign_key(&mut team(Name::CanvasRevision)).foreign_key(&mut author(Name::CanvasRevision));
        manager.create_table(before).await?;
        manager
            .create_index(
                Index::create()
                    .name("index_canvas_revision_team_id_saved_at")
                    .table(Name::CanvasRevision)
                    .col(Own::TeamId)
                    .col(Own::SavedAt)
                    .to_owned(),
            )
            .await
    }
}

#[derive(DeriveIden)]
enum Own {
    TeamId,
    Field,
    Revision,
    Words,
    AuthorId,
    SavedAt,
}

#[derive(DeriveIden)]
enum Name {
    CanvasField,
    CanvasRevision,
    Team,
    Person,
    Id,
}
