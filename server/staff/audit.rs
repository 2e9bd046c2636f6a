//! The audit log's page: who did what, as whom, to what, when.

use std::collections::{BTreeSet, HashMap};

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use serde_json::Value;
use tables::ids::PersonId;
use tables::{event, person};

use super::actions;
use super::search::{AuditForm, Wanted};
use crate::db::Db;
use crate::error::Result;
use crate::people::access::Admin;
use crate::text::Arg;
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
    /// Key and words of each action, the empty one first.
    actions: Vec<(String, String)>,
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
    /// The search for everything about this subject.
    about: String,
    details: Vec<(String, String)>,
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
        let mut select = wanted.select(db).await?.limit(u64::try_from(SHOWN + 1).ok());
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
    let mut choices = vec![(String::new(), visit.t("staff-audit-any"))];
    choices.extend(
        actions::ALL.iter().map(|action| ((*action).to_owned(), visit.t(&actions::text_key(action)))),
    );
    Ok(AuditPage {
        actions: choices,
        events: rows.iter().map(|row| view(visit, row, &people)).collect(),
        newest: before.map(|_| address("")),
        older,
        export: visit.link(&format!("/staff/audit/export?{}", form.query())),
        form,
        errors,
    })
}

/// Everybody whom these events name, in one query.
async fn people(db: &Db, rows: &[event::Model]) -> Result<HashMap<PersonId, WhoView>> {
    let about = rows.iter().filter_map(|row| person_of(&row.subject));
    let ids: BTreeSet<PersonId> =
        rows.iter().flat_map(|row| [row.actor_id, row.acting_as_id]).flatten().chain(about).collect();
    let people = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(db).await?;
    Ok(people
        .into_iter()
        .map(|row| (row.id, WhoView { id: row.id.0, name: row.name, role: row.role.as_str() }))
        .collect())
}

fn person_of(subject: &str) -> Option<PersonId> {
    subject.strip_prefix("person:")?.parse().ok()
}

fn view(visit: &Visit, row: &event::Model, people: &HashMap<PersonId, WhoView>) -> EventView {
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
        subject: subject(visit, &row.subject, people),
        about: visit.link(&format!("/staff/audit?{}", about.query())),
        details: details(&row.detail),
    }
}

/// `report:7` in words; a person by name.
fn subject(visit: &Visit, subject: &str, people: &HashMap<PersonId, WhoView>) -> String {
    if let Some(who) = person_of(subject).and_then(|id| people.get(&id)) {
        return format!("{} ({})", who.name, who.id);
    }
    let Some((kind, id)) = subject.split_once(':') else { return subject.to_owned() };
    let key = format!("staff-subject-{kind}");
    let words = visit.app.texts.find(visit.lang, &key, &[("id", Arg::from(id))]);
    words.unwrap_or_else(|| subject.to_owned())
}

fn details(detail: &Value) -> Vec<(String, String)> {
    let shown = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let object = detail.as_object().into_iter().flatten();
    object.filter(|(_, value)| !value.is_null()).map(|(name, value)| (name.clone(), shown(value))).collect()
}
