//! A team's monitoring report on one project.

use crate::ids::{PersonId, ReportId, TeamId};
use sea_orm::entity::prelude::*;

/// A team's monitoring report on one project.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "report")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: ReportId,
    /// Unique: one report a team.
    pub team_id: TeamId,
    /// Which definition in `seeds/reference` it answers.
    pub form_version: String,
    /// The project's slug.
    pub project_slug: String,
    /// `COD_LOCALE_PROGETTO`.
    pub project_code: String,
    /// Its title then.
    pub project_title: String,
    /// The project's data as they were when it was chosen.
    pub snapshot: Json,
    /// Reference date of the snapshot.
    pub snapshot_date: Option<Date>,
    /// The dataset version it was taken from.
    pub snapshot_import: Option<String>,
    /// Lasting public address, given at the first publication.
    pub slug: Option<String>,
    /// Since when nothing of it is public, because staff took it back; empty: it was not taken back.
    pub hidden_at: Option<DateTimeUtc>,
    /// Who began it.
    pub created_by: PersonId,
    /// When it was made.
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// The name of its public page, while there is one to read.
    pub fn public_slug(&self) -> Option<&str> {
        self.slug.as_deref().filter(|_| self.hidden_at.is_none())
    }
}
