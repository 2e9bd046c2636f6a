//! One page of the diary: a new one, and one's own to change, to take out and to put back.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use tables::diary_entry::Model;
use tables::ids::{DiaryEntryId, PersonId};

use super::entries::{self, Changed};
use super::people::{self, is_longer, words};
use super::places::Entry;
use crate::error::{Error, Result};
use crate::schools::moments;
use crate::teams::access::EditTeam;
use crate::text::Arg;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The longest text of each field.
const LONGEST: usize = 3000;

#[derive(Serialize)]
struct EntryPage<'a> {
    id: i64,
    team: &'a str,
    /// None: a new one.
    entry: Option<i64>,
    form: &'a EntryForm,
    errors: Errors,
    members: Vec<(String, String)>,
    today: String,
    longest: usize,
    theirs: Option<TheirsView>,
}

/// What the author has saved from another page.
#[derive(Serialize)]
struct TheirsView {
    by: String,
    at: String,
    day: String,
    done: String,
    learned: String,
    next: String,
}

impl Page for EntryPage<'_> {
    const TEMPLATE: &'static str = "workspace/entry.html";
}

/// A page of the diary, as typed.
#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct EntryForm {
    day: String,
    done: String,
    learned: String,
    next: String,
    present: Vec<String>,
    revision: String,
}

impl EntryForm {
    fn of(row: &Model, present: &[PersonId]) -> Self {
        Self {
            day: row.day.to_string(),
            done: row.done.clone(),
            learned: row.learned.clone(),
            next: row.next.clone(),
            present: present.iter().map(ToString::to_string).collect(),
            revision: row.revision.to_string(),
        }
    }

    fn check(&self, visit: &Visit, choices: &[(PersonId, String)]) -> Result<entries::Page, Errors> {
        let mut errors = Errors::new();
        let [done, learned, next] = [&self.done, &self.learned, &self.next].map(|text| words(text));
        if done.trim().is_empty() {
            errors.add("done", visit.t("workspace-diary-done-missing"));
        }
        for (field, text) in [("done", &done), ("learned", &learned), ("next", &next)] {
            if is_longer(text, LONGEST) {
                errors.add(field, visit.t_with("schools-too-long", &[("longest", Arg::from(LONGEST))]));
            }
        }
        let day: Option<NaiveDate> = moments::day(&self.day);
        match day {
            None => errors.add("day", visit.t("workspace-day-wrong")),
            Some(day) if day > visit.app.clock.today() => {
                errors.add("day", visit.t("workspace-diary-day-ahead"));
            }
            Some(_) => {}
        }
        let there = choices.iter().filter(|(id, _)| self.present.contains(&id.to_string()));
        let present = there.map(|(id, _)| *id).collect();
        match day {
            Some(day) if errors.is_empty() => Ok(entries::Page { day, done, learned, next, present }),
            _ => Err(errors),
        }
    }
}

/// What the page shows beside its form.
#[derive(Default)]
struct Beside {
    entry: Option<i64>,
    errors: Errors,
    theirs: Option<TheirsView>,
}

/// Who can have been there: who is in the team, and whom the page names already.
async fn choices(
    visit: &Visit,
    may: &EditTeam,
    entry: Option<DiaryEntryId>,
) -> Result<Vec<(PersonId, String)>> {
    let db = &visit.app.db;
    let mut members = people::members(db, may.team.id).await?;
    if let Some(id) = entry {
        let named = entries::present(db, [id]).await?.remove(&id).unwrap_or_default();
        let now: BTreeSet<PersonId> = members.iter().map(|(id, _)| *id).collect();
        let gone = named.into_iter().filter(|id| !now.contains(id));
        members.extend(people::names(db, gone).await?);
    }
    Ok(members)
}

async fn shown(
    visit: &Visit,
    may: &EditTeam,
    status: StatusCode,
    form: &EntryForm,
    beside: Beside,
) -> Result<Response> {
    let members = choices(visit, may, beside.entry.map(DiaryEntryId)).await?;
    let page = EntryPage {
        id: may.team.id.0,
        team: &may.team.name,
        entry: beside.entry,
        form,
        errors: beside.errors,
        members: members.into_iter().map(|(id, name)| (id.to_string(), name)).collect(),
        today: visit.app.clock.today().to_string(),
        longest: LONGEST,
        theirs: beside.theirs,
    };
    visit.show_with(status, &page)
}

fn path_of(may: &EditTeam) -> String {
    format!("/teams/{}/diary", may.team.id)
}

pub(super) async fn new(may: EditTeam, visit: Visit) -> Result<Response> {
    let day = visit.app.clock.today().to_string();
    let form = EntryForm { day, ..EntryForm::default() };
    shown(&visit, &may, StatusCode::OK, &form, Beside::default()).await
}

pub(super) async fn create(may: EditTeam, visit: Visit, Form(form): Form<EntryForm>) -> Result<Response> {
    let choices = choices(&visit, &may, None).await?;
    let errors = match form.check(&visit, &choices) {
        Ok(page) => {
            if let Some(id) = entries::write(&visit.app, &may, page).await? {
                let path = format!("{}#entry-{id}", path_of(&may));
                return visit.go_saying(&path, "success", visit.t("workspace-diary-written")).await;
            }
            let most = usize::try_from(entries::MOST).unwrap_or(usize::MAX);
            let mut errors = Errors::new();
            errors.add("", visit.t_with("workspace-diary-full", &[("most", Arg::from(most))]));
            errors
        }
        Err(errors) => errors,
    };
    let beside = Beside { errors, ..Beside::default() };
    shown(&visit, &may, StatusCode::UNPROCESSABLE_ENTITY, &form, beside).await
}

/// One's own page; another's can be read, and not changed.
async fn own(visit: &Visit, may: &EditTeam, id: DiaryEntryId) -> Result<Model> {
    let row = entries::load(&visit.app.db, may.team.id, id).await?;
    if row.author_id == may.by.id { Ok(row) } else { Err(Error::Forbidden) }
}

pub(super) async fn show(may: EditTeam, visit: Visit, At(Entry(id)): At<Entry>) -> Result<Response> {
    let row = own(&visit, &may, id).await?;
    let present = entries::present(&visit.app.db, [id]).await?.remove(&id).unwrap_or_default();
    let beside = Beside { entry: Some(id.0), ..Beside::default() };
    shown(&visit, &may, StatusCode::OK, &EntryForm::of(&row, &present), beside).await
}

pub(super) async fn save(
    may: EditTeam,
    visit: Visit,
    At(Entry(id)): At<Entry>,
    Form(mut form): Form<EntryForm>,
) -> Result<Response> {
    let based_on: i32 = form.revision.parse().map_err(|_| Error::BadRequest("error-bad-form"))?;
    own(&visit, &may, id).await?;
    let choices = choices(&visit, &may, Some(id)).await?;
    let page = match form.check(&visit, &choices) {
        Ok(page) => page,
        Err(errors) => {
            let beside = Beside { entry: Some(id.0), errors, theirs: None };
            return shown(&visit, &may, StatusCode::UNPROCESSABLE_ENTITY, &form, beside).await;
        }
    };
    match entries::change(&visit.app, &may, id, based_on, page).await? {
        Changed::Done => {
            let path = format!("{}#entry-{id}", path_of(&may));
            visit.go_saying(&path, "success", visit.t("schools-saved")).await
        }
        Changed::Stale(row) => {
            let mut errors = Errors::new();
            errors.add("", visit.t("workspace-conflict"));
            form.revision = row.revision.to_string();
            let theirs = TheirsView {
                by: may.by.name.clone(),
                at: row.changed_at.to_rfc3339(),
                day: row.day.to_string(),
                done: row.done,
                learned: row.learned,
                next: row.next,
            };
            let beside = Beside { entry: Some(id.0), errors, theirs: Some(theirs) };
            shown(&visit, &may, StatusCode::CONFLICT, &form, beside).await
        }
    }
}

/// Takes one's own page out.
pub(super) async fn remove(may: EditTeam, visit: Visit, At(Entry(id)): At<Entry>) -> Result<Response> {
    let done = entries::remove(&visit.app, &may, id, true).await?;
    let (kind, key) =
        if done { ("success", "workspace-diary-removed") } else { ("warning", "workspace-diary-moved") };
    visit.go_saying(&path_of(&may), kind, visit.t(key)).await
}

/// Puts it back.
pub(super) async fn restore(may: EditTeam, visit: Visit, At(Entry(id)): At<Entry>) -> Result<Response> {
    if entries::remove(&visit.app, &may, id, false).await? {
        let path = format!("{}#entry-{id}", path_of(&may));
        return visit.go_saying(&path, "success", visit.t("workspace-diary-restored")).await;
    }
    visit.go_saying(&path_of(&may), "warning", visit.t("workspace-diary-moved")).await
}
