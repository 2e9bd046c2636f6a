//! The shortlist: the projects, what speaks for and against each, and the way on to the choice.

use std::collections::HashMap;

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use tables::ids::PersonId;
use tables::kinds::{PointSide, ProposalState};
use tables::{person, report, shortlist_point};

use super::access::{EditTeam, ViewTeam, is_live, may_edit, may_lead};
use super::points;
use super::shortlist::{self, Added};
use super::{choice, proposal, vote};
use crate::error::Result;
use crate::projects::comparison;
use crate::text::Arg;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct ShortlistPage {
    id: i64,
    team: String,
    may_edit: bool,
    may_lead: bool,
    most: u64,
    longest_point: usize,
    longest_reason: usize,
    items: Vec<ItemView>,
    /// Where the first of them stand side by side, if there are several.
    comparison: Option<String>,
    /// What leads to the vote says whether one is open.
    to_vote: String,
    /// Does a choice wait for a teacher's yes?
    approval: bool,
    proposal: Option<ProposalView>,
    report: Option<i64>,
    typed: Typed,
    errors: Errors,
}

#[derive(Serialize)]
struct ItemView {
    id: i64,
    slug: String,
    title: String,
    note: String,
    /// What the list says now.
    seen: String,
    added_by: Option<String>,
    added_at: String,
    chosen: bool,
    proposed: bool,
    pros: Vec<PointView>,
    cons: Vec<PointView>,
    /// A reason as typed, that came back.
    point: String,
    /// Somebody wants to take it off the list, and is asked whether they mean it.
    asked: bool,
}

#[derive(Serialize)]
struct PointView {
    id: i64,
    words: String,
    by: Option<String>,
    own: bool,
}

#[derive(Serialize)]
struct ProposalView {
    slug: String,
    title: String,
    by: Option<String>,
    at: String,
    state: &'static str,
    reason: String,
    revision: i32,
}

impl Page for ShortlistPage {
    const TEMPLATE: &'static str = "teams/shortlist.html";
}

/// What the page's forms held, where it comes back with mistakes.
#[derive(Default, Serialize)]
pub(super) struct Typed {
    pub(super) project: String,
    pub(super) note: String,
    /// A reason for sending a proposal back.
    pub(super) reason: String,
    /// The note on a line of the list.
    #[serde(skip)]
    pub(super) note_on: Option<(i64, String)>,
    /// A reason for or against a line of the list.
    #[serde(skip)]
    pub(super) point_on: Option<(i64, String)>,
    /// The line that somebody wants to take off the list.
    #[serde(skip)]
    pub(super) asked: Option<i64>,
}

/// What adding a project needs.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct AddForm {
    project: String,
    note: String,
    /// The picker's page from which it was added.
    back: String,
}

/// Whether somebody who takes a project off the list has been asked.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct RemovalForm {
    /// `yes`: they have.
    sure: String,
}

/// A line of the shortlist in an address.
pub(super) struct Item(pub(super) i64);

impl std::str::FromStr for Item {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for Item {
    const NAME: &'static str = "item";
}

/// Under this name the session keeps a reason that was typed and not sent, until the page shows it again.
pub(super) const UNSENT: &str = "shortlist-reason";

/// The page's path.
pub(super) fn path_of(team: tables::ids::TeamId) -> String {
    format!("/teams/{team}/shortlist")
}

pub(super) async fn show(may: ViewTeam, visit: Visit) -> Result<Response> {
    let mut typed = Typed::default();
    if visit.kept::<(i64, String)>(UNSENT).await?.is_some() {
        typed.point_on = visit.take(UNSENT).await?;
    }
    visit.show(&page(&visit, &may, typed, Errors::new()).await?)
}

/// The page again, with what was typed and what is wrong with it.
pub(super) async fn refused(visit: &Visit, may: &ViewTeam, typed: Typed, errors: Errors) -> Result<Response> {
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(visit, may, typed, errors).await?)
}

/// Whoever may change the list may see it.
pub(super) async fn view(visit: &Visit, may: EditTeam) -> Result<ViewTeam> {
    ViewTeam::check(&visit.app.db, may.by, may.team.id).await
}

async fn page(visit: &Visit, may: &ViewTeam, typed: Typed, errors: Errors) -> Result<ShortlistPage> {
    let db = &visit.app.db;
    let live = is_live(db, &may.team).await?;
    let items = shortlist::of(db, may.team.id).await?;
    let report = report::Entity::find().filter(report::Column::TeamId.eq(may.team.id)).one(db).await?;
    let open = vote::open_of(db, may.team.id).await?;
    let proposal = proposal::of(db, may.team.id).await?;
    let proposal = proposal.filter(|row| row.state != ProposalState::Approved);
    let mut points = points::of(db, &items.iter().map(|item| item.id).collect::<Vec<_>>()).await?;
    let authors = items
        .iter()
        .map(|item| item.added_by)
        .chain(points.values().flatten().map(|point| point.author_id))
        .chain(proposal.iter().map(|row| row.proposed_by));
    let names = names(visit, authors.collect()).await?;
    let slugs = items.iter().take(comparison::MOST).map(|item| item.project_slug.as_str());
    let compared = comparison::address(&format!("/teams/{}/comparison", may.team.id), slugs);
    let comparison = (items.len() > 1).then(|| visit.link(&compared));
    let chosen = report.as_ref().map(|report| report.project_slug.clone());
    let waiting = proposal.as_ref().filter(|row| row.state == ProposalState::Waiting);
    let waiting = waiting.map(|row| row.project_slug.clone());
    let returned = |on: &Option<(i64, String)>, id: i64| {
        on.as_ref().filter(|(item, _)| *item == id).map(|(_, words)| words.clone())
    };
    Ok(ShortlistPage {
        id: may.team.id.0,
        team: may.team.name.clone(),
        may_edit: live && may_edit(may.tie),
        may_lead: live && may_lead(may.tie),
        most: shortlist::LONGEST,
        longest_point: points::LONGEST,
        longest_reason: proposal::LONGEST_REASON,
        comparison,
        to_vote: visit.t(if open.is_some() { "choosing-to-open-vote" } else { "choosing-to-vote" }),
        approval: choice::waits_for_approval(db, &may.team).await?,
        items: items
            .into_iter()
            .map(|item| {
                let of_item = points.remove(&item.id).unwrap_or_default();
                let side = |side: PointSide| {
                    of_item
                        .iter()
                        .filter(|point| point.side == side)
                        .map(|one| view_of(one, may, &names))
                        .collect()
                };
                ItemView {
                    pros: side(PointSide::Pro),
                    cons: side(PointSide::Con),
                    chosen: chosen.as_deref() == Some(&item.project_slug),
                    proposed: waiting.as_deref() == Some(&item.project_slug),
                    note: returned(&typed.note_on, item.id).unwrap_or_else(|| item.note.clone()),
                    seen: item.note,
                    point: returned(&typed.point_on, item.id).unwrap_or_default(),
                    asked: typed.asked == Some(item.id),
                    added_by: names.get(&item.added_by).cloned(),
                    added_at: item.added_at.to_rfc3339(),
                    id: item.id,
                    slug: item.project_slug,
                    title: item.title,
                }
            })
            .collect(),
        proposal: proposal.map(|row| ProposalView {
            by: names.get(&row.proposed_by).cloned(),
            at: row.decided_at.unwrap_or(row.proposed_at).to_rfc3339(),
            state: row.state.as_str(),
            slug: row.project_slug,
            title: row.title,
            reason: row.reason,
            revision: row.revision,
        }),
        report: report.map(|report| report.id.0),
        typed,
        errors,
    })
}

fn view_of(row: &shortlist_point::Model, may: &ViewTeam, names: &HashMap<PersonId, String>) -> PointView {
    PointView {
        id: row.id,
        words: row.words.clone(),
        by: names.get(&row.author_id).cloned(),
        own: row.author_id == may.by.id,
    }
}

/// Names of those who wrote on the list, also of those who have left.
async fn names(visit: &Visit, people: Vec<PersonId>) -> Result<HashMap<PersonId, String>> {
    let rows = person::Entity::find().filter(person::Column::Id.is_in(people)).all(&visit.app.db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// What is wrong with a note that is too long.
pub(super) fn too_long(visit: &Visit, note: &str) -> Option<String> {
    let max = [("max", Arg::from(shortlist::LONGEST_NOTE))];
    let long = note.trim().chars().count() > shortlist::LONGEST_NOTE;
    long.then(|| visit.t_with("teams-note-long", &max))
}

/// Back to the picker, if the form came from there.
fn after_adding(may: &EditTeam, back: &str) -> String {
    let picker = format!("/teams/{}/picker", may.team.id);
    let from_there = back == picker || back.starts_with(&format!("{picker}?"));
    if from_there && back.chars().all(|c| c.is_ascii_graphic()) {
        back.to_owned()
    } else {
        path_of(may.team.id)
    }
}

pub(super) async fn add(may: EditTeam, visit: Visit, Form(form): Form<AddForm>) -> Result<Response> {
    let mut errors = Errors::new();
    if let Some(message) = too_long(&visit, &form.note) {
        errors.add("note", message);
    } else {
        let path = after_adding(&may, &form.back);
        let key = match shortlist::add(&visit.app, &may, &form.project, &form.note).await? {
            Added::Done(title) => {
                let said = visit.t_with("teams-shortlist-added", &[("title", Arg::from(title))]);
                return visit.go_saying(&path, "success", said).await;
            }
            Added::Already => {
                return visit.go_saying(&path, "info", visit.t("teams-shortlist-already")).await;
            }
            Added::Unknown => "teams-shortlist-unknown",
            Added::Full => "teams-shortlist-full",
        };
        errors.add("project", visit.t(key));
    }
    let typed = Typed { project: form.project, note: form.note, ..Typed::default() };
    refused(&visit, &view(&visit, may).await?, typed, errors).await
}

/// Does something that people wrote go with a project that is taken off the list?
async fn has_words(visit: &Visit, may: &EditTeam, item: i64) -> Result<bool> {
    let db = &visit.app.db;
    let listed = shortlist::of(db, may.team.id).await?;
    let Some(line) = listed.iter().find(|line| line.id == item) else { return Ok(false) };
    Ok(!line.note.is_empty() || !points::of(db, &[item]).await?.is_empty())
}

/// Takes a project off the list; where words of the team go with it, the page asks first.
pub(super) async fn remove(
    may: EditTeam,
    visit: Visit,
    At(Item(item)): At<Item>,
    Form(form): Form<RemovalForm>,
) -> Result<Response> {
    if form.sure != "yes" && has_words(&visit, &may, item).await? {
        let typed = Typed { asked: Some(item), ..Typed::default() };
        let may = view(&visit, may).await?;
        return visit.show(&page(&visit, &may, typed, Errors::new()).await?);
    }
    let key = if shortlist::remove(&visit.app, &may, item).await? {
        "teams-shortlist-removed"
    } else {
        "teams-shortlist-gone"
    };
    visit.go_saying(&path_of(may.team.id), "info", visit.t(key)).await
}
