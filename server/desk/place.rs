//! What all pages of the desk say first: whose desk it is, and what its reader may do.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use tables::ids::PersonId;
use tables::{person, team};

use crate::db::Db;
use crate::error::Result;
use crate::teams::access::{ViewTeam, is_live, may_edit};
use crate::web::visit::Visit;

/// Whose desk it is.
#[derive(Serialize)]
pub(super) struct DeskView {
    pub(super) team: i64,
    pub(super) name: String,
    pub(super) may_edit: bool,
}

impl DeskView {
    /// For who may see it.
    pub(super) async fn of(visit: &Visit, may: &ViewTeam) -> Result<Self> {
        let open = is_live(&visit.app.db, &may.team).await?;
        Ok(Self { may_edit: open && may_edit(may.tie), ..Self::of_member(&may.team) })
    }

    /// For a member.
    pub(super) fn of_member(team: &team::Model) -> Self {
        Self { team: team.id.0, name: team.name.clone(), may_edit: true }
    }
}

/// Where a team's desk is, below the language.
pub(super) fn path(team: &team::Model) -> String {
    format!("/teams/{}/desk", team.id)
}

/// Names of those who did something here, also of those who have left.
pub(super) async fn names(
    db: &Db,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<HashMap<PersonId, String>> {
    let rows = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// One line of text as it was typed, without what nobody sees.
pub(super) fn line(typed: &str) -> String {
    typed.replace(char::is_control, " ").trim().to_owned()
}

/// Lines of text as they were typed.
pub(super) fn lines(typed: &str) -> String {
    typed.replace("\r\n", "\n").trim().to_owned()
}
