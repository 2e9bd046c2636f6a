//! A team's place: the way, what is next, the shortlist, the project, the members.

use std::collections::HashMap;

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use tables::ids::PersonId;
use tables::kinds::{Part, Stage};
use tables::{class, person, report, report_part, school, shortlist_item};

use super::access::{EditTeam, TeamTie, ViewTeam, may_edit, may_shape};
use super::ahead::Ahead;
use super::beside::Beside;
use super::choice::{self, Chose};
use super::next::{self, Step};
use super::profile;
use super::shortlist::{self, Added};
use crate::error::{Error, Result};
use crate::projects::guide;
use crate::text::Arg;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct TeamPage {
    id: i64,
    name: String,
    motto: String,
    class: String,
    school: String,
    may_edit: bool,
    is_member: bool,
    path: Vec<StepView>,
    next: &'static str,
    shortlist: Vec<ItemView>,
    full: bool,
    report: Option<ReportView>,
    /// Names, each with the words of its roles.
    members: Vec<(String, String)>,
    /// Where name, picture and roles are changed, for those who may.
    profile: Option<String>,
    logo: Option<String>,
    logo_alt: String,
    ahead: Ahead,
    beside: Beside,
    form: AddForm,
    errors: Errors,
}

#[derive(Serialize)]
struct StepView {
    key: &'static str,
    state: &'static str,
}

#[derive(Serialize)]
struct ItemView {
    id: i64,
    slug: String,
    title: String,
    note: String,
    added_by: Option<String>,
    added_at: String,
    chosen: bool,
    errors: Errors,
}

#[derive(Serialize)]
struct ReportView {
    id: i64,
    slug: String,
    title: String,
    public: Option<String>,
    data_of: Option<String>,
    /// How many hints the guide has for the project.
    hints: usize,
    parts: Vec<PartView>,
}

#[derive(Serialize)]
struct PartView {
    part: &'static str,
    stage: &'static str,
    changed_at: String,
    returned_reason: Option<String>,
}

impl Page for TeamPage {
    const TEMPLATE: &'static str = "teams/show.html";
}

/// What adding a project needs.
#[derive(Deserialize, Serialize, Default)]
pub(super) struct AddForm {
    #[serde(default)]
    project: String,
    #[serde(default)]
    note: String,
}

/// A note on a project.
#[derive(Deserialize)]
pub(super) struct NoteForm {
    #[serde(default)]
    note: String,
}

/// The project chosen.
#[derive(Deserialize)]
pub(super) struct ChoiceForm {
    #[serde(default)]
    project: String,
}

/// A line of the shortlist in an address.
pub(super) struct Item(i64);

impl std::str::FromStr for Item {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for Item {
    const NAME: &'static str = "item";
}

fn path_of(may: &EditTeam) -> String {
    format!("/teams/{}", may.team.id)
}

pub(super) async fn show(may: ViewTeam, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, &may, AddForm::default(), Errors::new()).await?)
}

async fn refused(visit: &Visit, may: EditTeam, form: AddForm, errors: Errors) -> Result<Response> {
    let may = ViewTeam::check(&visit.app.db, may.by, may.team.id).await?;
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(visit, &may, form, errors).await?)
}

async fn page(visit: &Visit, may: &ViewTeam, form: AddForm, errors: Errors) -> Result<TeamPage> {
    let db = &visit.app.db;
    let class = class::Entity::find_by_id(may.team.class_id).one(db).await?.ok_or(Error::NotFound)?;
    let school = school::Entity::find_by_id(class.school_id).one(db).await?.ok_or(Error::NotFound)?;
    let items = shortlist::of(db, may.team.id).await?;
    let report = report::Entity::find().filter(report::Column::TeamId.eq(may.team.id)).one(db).await?;
    let parts = match &report {
        Some(report) => parts(visit, report).await?,
        None => Vec::new(),
    };
    let hints = match &report {
        Some(report) => guide::of_slug(&visit.app, visit.lang, &report.project_slug).await?.len(),
        None => 0,
    };
    let names = names(visit, &items).await?;
    let step = next::step(items.len(), &parts);
    let chosen = report.as_ref().map(|report| report.project_slug.clone());
    Ok(TeamPage {
        id: may.team.id.0,
        name: may.team.name.clone(),
        motto: may.team.motto.clone(),
        class: class.name,
        school: school.name,
        may_edit: may_edit(may.tie),
        is_member: may.tie == TeamTie::Member,
        path: Step::ALL
            .into_iter()
            .map(|one| StepView {
                key: one.as_str(),
                state: match one.cmp(&step) {
                    std::cmp::Ordering::Less => "done",
                    std::cmp::Ordering::Equal => "now",
                    std::cmp::Ordering::Greater => "later",
                },
            })
            .collect(),
        next: step.as_str(),
        full: u64::try_from(items.len()).is_ok_and(|count| count >= shortlist::LONGEST),
        shortlist: items
            .into_iter()
            .map(|item| ItemView {
                id: item.id,
                chosen: chosen.as_deref() == Some(&item.project_slug),
                slug: item.project_slug,
                title: item.title,
                note: item.note,
                added_by: names.get(&item.added_by).cloned(),
                added_at: item.added_at.to_rfc3339(),
                errors: Errors::new(),
            })
            .collect(),
        report: report.map(|report| ReportView {
            id: report.id.0,
            slug: report.project_slug,
            title: report.project_title,
            public: report.slug,
            hints,
            data_of: report.snapshot_date.map(|date| date.to_string()),
            parts: parts.iter().map(part_view).collect(),
        }),
        members: profile::shown(visit, &may.team).await?,
        profile: may_shape(may.tie).then(|| visit.link(&format!("/teams/{}/profile", may.team.id))),
        logo: may.team.logo_file_id.map(|id| visit.link(&format!("/teams/{}/logo?{id}", may.team.id))),
        logo_alt: may.team.logo_alt.clone(),
        ahead: crate::ahead_of_team(visit, may).await?,
        beside: crate::beside_team(visit, may).await?,
        form,
        errors,
    })
}

fn part_view(row: &report_part::Model) -> PartView {
    PartView {
        part: row.part.as_str(),
        stage: row.stage.as_str(),
        changed_at: row.changed_at.to_rfc3339(),
        returned_reason: row.returned_reason.clone().filter(|_| row.stage == Stage::Returned),
    }
}

async fn parts(visit: &Visit, report: &report::Model) -> Result<Vec<report_part::Model>> {
    let mut rows = report_part::Entity::find()
        .filter(report_part::Column::ReportId.eq(report.id))
        .all(&visit.app.db)
        .await?;
    rows.sort_by_key(|row| row.part != Part::Main);
    Ok(rows)
}

/// Names of those who put projects on the list, also of those who have left.
async fn names(visit: &Visit, items: &[shortlist_item::Model]) -> Result<HashMap<PersonId, String>> {
    let rows = person::Entity::find()
        .filter(person::Column::Id.is_in(items.iter().map(|item| item.added_by)))
        .all(&visit.app.db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

fn too_long(visit: &Visit, note: &str) -> Option<String> {
    let max = [("max", Arg::from(shortlist::LONGEST_NOTE))];
    let long = note.trim().chars().count() > shortlist::LONGEST_NOTE;
    long.then(|| visit.t_with("teams-note-long", &max))
}

pub(super) async fn add(may: EditTeam, visit: Visit, Form(form): Form<AddForm>) -> Result<Response> {
    if let Some(message) = too_long(&visit, &form.note) {
        let mut errors = Errors::new();
        errors.add("note", message);
        return refused(&visit, may, form, errors).await;
    }
    let key = match shortlist::add(&visit.app, &may, &form.project, &form.note).await? {
        Added::Done(title) => {
            let said = visit.t_with("teams-shortlist-added", &[("title", Arg::from(title))]);
            return visit.go_saying(&path_of(&may), "success", said).await;
        }
        Added::Already => {
            let said = visit.t("teams-shortlist-already");
            return visit.go_saying(&path_of(&may), "info", said).await;
        }
        Added::Unknown => "teams-shortlist-unknown",
        Added::Full => "teams-shortlist-full",
    };
    let mut errors = Errors::new();
    errors.add("project", visit.t(key));
    refused(&visit, may, form, errors).await
}

pub(super) async fn note(
    may: EditTeam,
    visit: Visit,
    At(Item(item)): At<Item>,
    Form(form): Form<NoteForm>,
) -> Result<Response> {
    if let Some(message) = too_long(&visit, &form.note) {
        let path = path_of(&may);
        let may = ViewTeam::check(&visit.app.db, may.by, may.team.id).await?;
        let mut page = page(&visit, &may, AddForm::default(), Errors::new()).await?;
        let Some(line) = page.shortlist.iter_mut().find(|line| line.id == item) else {
            return visit.go_saying(&path, "warning", visit.t("teams-shortlist-gone")).await;
        };
        form.note.clone_into(&mut line.note);
        line.errors.add("note", message.clone());
        page.errors.add(format!("note-{item}"), message);
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let (kind, key) = if shortlist::note(&visit.app, &may, item, form.note.trim()).await? {
        ("success", "teams-note-saved")
    } else {
        ("warning", "teams-shortlist-gone")
    };
    visit.go_saying(&path_of(&may), kind, visit.t(key)).await
}

pub(super) async fn remove(may: EditTeam, visit: Visit, At(Item(item)): At<Item>) -> Result<Response> {
    let key = if shortlist::remove(&visit.app, &may, item).await? {
        "teams-shortlist-removed"
    } else {
        "teams-shortlist-gone"
    };
    visit.go_saying(&path_of(&may), "info", visit.t(key)).await
}

pub(super) async fn choose(may: EditTeam, visit: Visit, Form(form): Form<ChoiceForm>) -> Result<Response> {
    match choice::choose(&visit.app, &may, &form.project).await? {
        Chose::Done(report) => {
            let said = visit.t("teams-choice-done");
            visit.go_saying(&format!("/reports/{report}"), "success", said).await
        }
        Chose::Already(_) => {
            let said = visit.t("teams-choice-already");
            visit.go_saying(&path_of(&may), "warning", said).await
        }
        Chose::Unknown => {
            let mut errors = Errors::new();
            errors.add("project", visit.t("teams-shortlist-unknown"));
            let form = AddForm { project: form.project, note: String::new() };
            refused(&visit, may, form, errors).await
        }
    }
}
