//! The audit log's page: who did what, as whom, to what, when.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use tables::ids::PersonId;
use tables::{event, person};

use super::actions;
use super::details::{self, Detail};
use super::search::{AuditForm, Wanted};
use super::subjects;
use super::things::Things;
use crate::db::Db;
use crate::error::Result;
use crate::people::access::Admin;
use crate::web::Response;
use crate::web::form::{Errors, Query};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// Events on a page.
const SHOWN: usize = 50;

#[derive(Serialize)]
struct AuditPage {
    form: AuditForm,
    errors: Errors,
    /// Key and words of each action, by the things that they are about.
    groups: Vec<(String, Vec<(&'static str, String)>)>,
    events: Vec<EventView>,
    newest: Option<String>,
    older: Option<String>,
    export: String,
}

#[derive(Serialize)]
struct EventView {
    at: String,
    actor: Option<WhoView>,
    acting_as: Option<WhoView>,
    action: String,
    subject: String,
    /// The page of the thing, if it has one.
    href: Option<String>,
    /// The search for everything about this subject.
    about: String,
    details: Vec<Detail>,
}

#[derive(Serialize, Clone)]
struct WhoView {
    id: i64,
    name: String,
    role: &'static str,
}

impl Page for AuditPage {
    const TEMPLATE: &'static str = "staff/audit.html";
}

pub(super) async fn show(_: Admin, visit: Visit, Query(form): Query<AuditForm>) -> Result<Response> {
    match form.check(&visit) {
        Ok(wanted) => visit.show(&page(&visit, form, &wanted, Errors::new()).await?),
        Err(errors) => {
            let nothing = page(&visit, form, &Wanted::default(), errors).await?;
            visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &nothing)
        }
    }
}

async fn page(visit: &Visit, form: AuditForm, wanted: &Wanted, errors: Errors) -> Result<AuditPage> {
    let db = &visit.app.db;
    let before: Option<i64> = form.before.parse().ok();
    let mut rows = Vec::new();
    if errors.is_empty() {
        let mut select = wanted.select(visit).await?.limit(u64::try_from(SHOWN + 1).ok());
        if let Some(before) = before {
            select = select.filter(event::Column::Id.lt(before));
        }
        rows = select.all(db).await?;
    }
    let more = rows.len() > SHOWN;
    rows.truncate(SHOWN);
    let address = |rest: &str| visit.link(&format!("/staff/audit?{}{rest}", form.query()));
    let older = rows.last().filter(|_| more).map(|last| address(&format!("&before={}", last.id)));
    let people = people(db, &rows).await?;
    let things = Things::load(visit, &subjects_of(&rows)).await?;
    Ok(AuditPage {
        groups: groups(visit),
        events: rows.iter().map(|row| view(visit, row, &people, &things)).collect(),
        newest: before.map(|_| address("")),
        older,
        export: visit.link(&format!("/staff/audit/export?{}", form.query())),
        form,
        errors,
    })
}

/// The actions to choose from: groups and what is in them in the order of their words.
fn groups(visit: &Visit) -> Vec<(String, Vec<(&'static str, String)>)> {
    let mut groups: BTreeMap<String, Vec<(&'static str, String)>> = BTreeMap::new();
    for action in actions::ALL {
        let group = visit.t(&format!("staff-group-{}", actions::group(action)));
        groups.entry(group).or_default().push((*action, visit.t(&actions::text_key(action))));
    }
    for actions in groups.values_mut() {
        actions.sort_by(|(_, one), (_, other)| one.cmp(other));
    }
    groups.into_iter().collect()
}

/// Everybody who did something here, in one query.
async fn people(db: &Db, rows: &[event::Model]) -> Result<HashMap<PersonId, WhoView>> {
    let ids: BTreeSet<PersonId> =
        rows.iter().flat_map(|row| [row.actor_id, row.acting_as_id]).flatten().collect();
    let people = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(db).await?;
    Ok(people
        .into_iter()
        .map(|row| (row.id, WhoView { id: row.id.0, name: row.name, role: row.role.as_str() }))
        .collect())
}

/// Everything that these events are about or name besides.
fn subjects_of(rows: &[event::Model]) -> BTreeSet<String> {
    rows.iter().flat_map(|row| details::named(row).into_iter().chain([row.subject.clone()])).collect()
}

fn view(
    visit: &Visit,
    row: &event::Model,
    people: &HashMap<PersonId, WhoView>,
    things: &Things,
) -> EventView {
    let who = |id: Option<PersonId>| {
        let id = id?;
        let gone = || WhoView { id: id.0, name: format!("{id}"), role: "" };
        Some(people.get(&id).cloned().unwrap_or_else(gone))
    };
    let words = visit.app.texts.find(visit.lang, &actions::text_key(&row.kind), &[]);
    let about = AuditForm { subject: row.subject.clone(), ..AuditForm::default() };
    EventView {
        at: row.at.to_rfc3339(),
        actor: who(row.actor_id),
        acting_as: who(row.acting_as_id),
        action: words.unwrap_or_else(|| row.kind.clone()),
        subject: subjects::title(visit, things, &row.subject),
        href: things.path(&row.subject).map(|path| visit.link(path)),
        about: visit.link(&format!("/staff/audit?{}", about.query())),
        details: details::all(visit, things, row),
    }
}
