//! The people of a team's pages: who is in it, what those are called who were, and what a teacher
//! does to the team's work.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use tables::ids::{PersonId, TeamId};
use tables::person;

use crate::App;
use crate::error::Result;
use crate::people::access::is_staff;
use crate::people::audit::{About, record};
use crate::teams::access::TeamTie;
use crate::teams::circle;
use crate::text;
use crate::web::visit::{Actor, Visit};

/// Key and name of who is in the team now, by name.
pub(super) async fn members(conn: &impl ConnectionTrait, team: TeamId) -> Result<Vec<(PersonId, String)>> {
    let ids = circle::members(conn, team).await?;
    let rows = person::Entity::find()
        .filter(person::Column::Id.is_in(ids))
        .order_by_asc(person::Column::Id)
        .all(conn)
        .await?;
    let rows = text::by_name(rows, |one| &one.name);
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// These people, each once, also those who have left.
async fn rows(conn: &impl ConnectionTrait, mut ids: Vec<PersonId>) -> Result<Vec<person::Model>> {
    ids.sort_unstable();
    ids.dedup();
    Ok(person::Entity::find().filter(person::Column::Id.is_in(ids)).all(conn).await?)
}

/// The names of these people.
pub(super) async fn names(
    conn: &impl ConnectionTrait,
    people: impl IntoIterator<Item = PersonId>,
) -> Result<HashMap<PersonId, String>> {
    let rows = rows(conn, people.into_iter().collect()).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// How a team calls these people: whoever works for the programme has no name there.
pub(super) async fn called(
    visit: &Visit,
    people: impl IntoIterator<Item = PersonId>,
) -> Result<HashMap<PersonId, String>> {
    let call = |row: person::Model| {
        let name = if is_staff(row.role) { visit.t("workspace-activity-staff") } else { row.name };
        (row.id, name)
    };
    let rows = rows(&visit.app.db, people.into_iter().collect()).await?;
    Ok(rows.into_iter().map(call).collect())
}

/// What an adult does to the students' work stands in the audit log; what they do themselves does not.
pub(super) async fn noted(
    conn: &impl ConnectionTrait,
    app: &App,
    by: &Actor,
    tie: TeamTie,
    team: TeamId,
    what: (&str, i64),
) -> Result<()> {
    match tie {
        TeamTie::Member => Ok(()),
        TeamTie::Teacher | TeamTie::Supporter | TeamTie::Staff | TeamTie::None => {
            let (thing, id) = what;
            let details: Value = json!({ thing: id });
            let about = About::new("team", team).with(details);
            Ok(record(conn, &app.clock, Some(by), "team.work-changed", about).await?)
        }
    }
}

/// A line as it is kept: no line breaks, no blanks around it.
pub(super) fn line(typed: &str) -> String {
    typed.replace(char::is_control, " ").trim().to_owned()
}

/// Words as they are kept: one kind of line break, no blanks at the end.
pub(super) fn words(typed: &str) -> String {
    let plain = typed.replace("\r\n", "\n").replace('\r', "\n");
    plain.replace(|c: char| c.is_control() && c != '\n' && c != '\t', "").trim_end().to_owned()
}

/// More than so many characters?
pub(super) fn is_longer(text: &str, longest: usize) -> bool {
    text.chars().count() > longest
}
