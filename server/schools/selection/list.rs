//! The applications of an edition: filters, order, pages.

use std::collections::BTreeMap;

use sea_orm::{EntityTrait, QueryOrder};
use serde::{Deserialize, Serialize};
use tables::edition;
use tables::kinds::ApplicationState;

use super::super::access::ViewSelection;
use super::super::editions::{call_of, criteria, current};
use super::super::paging::{Pages, SortLink, Sorting};
use super::super::places;
use super::super::programme::Criterion;
use super::super::register::{KINDS, words};
use super::candidates::{self, Candidate};
use super::ranking;
use crate::error::Result;
use crate::people::access::{Staff, is_editor};
use crate::web::Response;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// What the list can be sorted by.
const COLUMNS: [&str; 5] = ["sent", "school", "region", "points", "state"];
/// What staff see: drafts are the teacher's own.
pub(super) const STATES: [ApplicationState; 5] = [
    ApplicationState::Submitted,
    ApplicationState::Admitted,
    ApplicationState::Waiting,
    ApplicationState::Refused,
    ApplicationState::Withdrawn,
];

/// The filters of a list, as in its address.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    pub(super) q: String,
    pub(super) state: String,
    pub(super) region: String,
    pub(super) province: String,
    pub(super) kind: String,
    pub(super) new: String,
    pub(super) sort: String,
    pub(super) page: String,
}

impl Wanted {
    fn choices(&self) -> Vec<(&'static str, String)> {
        vec![
            ("q", self.q.clone()),
            ("state", self.state.clone()),
            ("region", self.region.clone()),
            ("province", self.province.clone()),
            ("kind", self.kind.clone()),
            ("new", self.new.clone()),
            ("sort", self.sort.clone()),
        ]
    }

    /// The filters and the order as a part of an address, without the page.
    pub(super) fn query(&self) -> String {
        let choices: Vec<_> = self.choices().into_iter().filter(|(_, value)| !value.is_empty()).collect();
        serde_urlencoded::to_string(choices).unwrap_or_default()
    }

    /// Is anything left out?
    fn narrows(&self) -> bool {
        [&self.q, &self.state, &self.region, &self.province, &self.kind, &self.new]
            .into_iter()
            .any(|value| !value.trim().is_empty())
    }

    /// Is it among what is wanted?
    pub(super) fn fits(&self, one: &Candidate) -> bool {
        let school = one.school.as_ref();
        let teacher = one.teacher.as_ref().map_or("", |teacher| teacher.name.as_str());
        let text = || {
            let of_school = school.map_or("", |school| school.searchable.as_str());
            format!("{of_school} {}", dataset::text::fold(&format!("{teacher} {}", one.row.class_name)))
        };
        let q = words(&self.q);
        (self.state.is_empty() || self.state == one.row.state.as_str())
            && (self.region.is_empty() || self.region == one.region())
            && (self.province.is_empty() || self.province == one.province())
            && (self.kind.is_empty() || school.is_some_and(|school| school.kind == self.kind))
            && (self.new != "yes" || one.new_school)
            && (q.is_empty() || q.iter().all(|word| text().contains(word.as_str())))
    }
}

#[derive(Serialize)]
struct ListPage {
    edition: i64,
    edition_name: String,
    editions: Vec<(i64, String)>,
    may_decide: bool,
    states: Vec<(&'static str, usize)>,
    regions: Vec<(String, &'static str)>,
    provinces: Vec<&'static str>,
    kinds: [&'static str; 10],
    columns: BTreeMap<&'static str, SortLink>,
    rows: Vec<RowView>,
    pages: Pages,
    /// The filters leave something out.
    narrowed: bool,
    /// The filters, for the files and for the way on from an application to the next.
    export: String,
    form: Wanted,
}

#[derive(Serialize)]
struct RowView {
    id: i64,
    class: String,
    school: String,
    place: String,
    region: &'static str,
    teacher: String,
    new_school: bool,
    state: &'static str,
    sent_at: String,
    points: i32,
    scored: usize,
    criteria: usize,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "schools/selection.html";
}

#[derive(Serialize)]
struct FrontPage {
    none: bool,
}

impl Page for FrontPage {
    const TEMPLATE: &'static str = "schools/selection_none.html";
}

/// The current edition's applications.
pub(super) async fn front(Staff(_): Staff, visit: Visit) -> Result<Response> {
    match current(&visit.app.db, visit.app.clock.today()).await? {
        Some(edition) => Ok(visit.go(&format!("/selection/{}", edition.id))),
        None => visit.show(&FrontPage { none: true }),
    }
}

/// A candidate's points by criterion.
pub(super) fn points(one: &Candidate) -> Vec<(String, i32)> {
    one.scores.iter().map(|score| (score.criterion.clone(), score.points)).collect()
}

pub(super) async fn show(may: ViewSelection, visit: Visit, Query(form): Query<Wanted>) -> Result<Response> {
    let db = &visit.app.db;
    let all = candidates::of(db, may.edition.id).await?;
    let call = call_of(db, may.edition.id).await?;
    let criteria = call.as_ref().map(criteria).transpose()?.unwrap_or_default();
    let states = STATES
        .map(|state| (state.as_str(), all.iter().filter(|one| one.row.state == state).count()))
        .to_vec();
    let mut provinces: Vec<&str> = all.iter().map(Candidate::province).filter(|p| !p.is_empty()).collect();
    provinces.sort_unstable();
    provinces.dedup();
    let rows = ordered(&form, &criteria, &all);
    let sorting = Sorting::new(&form.sort, &COLUMNS);
    let path = format!("/selection/{}", may.edition.id);
    let choices = form.choices();
    let pages = Pages::new(&visit, &path, &choices, &form.page, rows.len());
    let links = COLUMNS.map(|column| (column, sorting.link(&visit, &path, &choices, column)));
    let editions = edition::Entity::find().order_by_desc(edition::Column::StartsOn).all(db).await?;
    visit.show(&ListPage {
        edition: may.edition.id.0,
        edition_name: may.edition.name.clone(),
        editions: editions.into_iter().map(|one| (one.id.0, one.name)).collect(),
        may_decide: is_editor(may.by.role) && may.edition.archived_at.is_none(),
        states,
        regions: places::regions().collect(),
        provinces,
        kinds: KINDS,
        columns: links.into_iter().collect(),
        rows: pages.cut(rows).into_iter().map(|(one, total)| view(one, total, criteria.len())).collect(),
        pages,
        narrowed: form.narrows(),
        export: form.query(),
        form,
    })
}

/// Those that are wanted, with their points, in the order that is wanted.
pub(super) fn ordered<'c>(
    wanted: &Wanted,
    criteria: &[Criterion],
    all: &'c [Candidate],
) -> Vec<(&'c Candidate, i32)> {
    let mut rows: Vec<(&Candidate, i32)> = all
        .iter()
        .filter(|one| wanted.fits(one))
        .map(|one| (one, ranking::total(criteria, &points(one)).0))
        .collect();
    let sorting = Sorting::new(&wanted.sort, &COLUMNS);
    rows.sort_by(|(a, a_points), (b, b_points)| {
        sorting
            .apply(match sorting.by {
                "school" => a.school_name().cmp(&b.school_name()),
                "region" => a.region().cmp(b.region()),
                "points" => b_points.cmp(a_points),
                "state" => a.row.state.as_str().cmp(b.row.state.as_str()),
                _ => a.row.submitted_at.cmp(&b.row.submitted_at),
            })
            .then(a.row.id.cmp(&b.row.id))
    });
    rows
}

fn view(one: &Candidate, points: i32, criteria: usize) -> RowView {
    RowView {
        id: one.row.id.0,
        class: one.row.class_name.clone(),
        school: one.school_name(),
        place: one.school.as_ref().map_or_else(String::new, |school| places::label(&school.municipality)),
        region: places::region_name(one.region()),
        teacher: one.teacher.as_ref().map_or_else(String::new, |teacher| teacher.name.clone()),
        new_school: one.new_school,
        state: one.row.state.as_str(),
        sent_at: one.row.submitted_at.unwrap_or(one.row.changed_at).to_rfc3339(),
        points,
        scored: one.scores.len().min(criteria),
        criteria,
    }
}
