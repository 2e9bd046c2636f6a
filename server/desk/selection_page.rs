//! One selection: its figures then and now, its name and note, and where to go from it.

use std::sync::Arc;

use dataset::{Dataset, Filter, codes};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use tables::selection::Model;

use super::address::{EndingNo, SelectionNo};
use super::figures::{self, MEASURES};
use super::new_page::mistakes;
use super::place::{self, DeskView, line, lines};
use super::selections::{self, Changed, LONGEST_NAME, LONGEST_NOTE};
use super::words;
use crate::courses::live::{self, Measure, Totals};
use crate::courses::points::measure_name;
use crate::error::{Error, Result};
use crate::projects::filter;
use crate::teams::access::{EditTeam, ViewTeam};
use crate::text;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::sheet::{Cell, Ending, Sheet};
use crate::web::visit::Visit;

#[derive(Serialize)]
struct SelectionPage {
    desk: DeskView,
    id: i64,
    name: String,
    note: String,
    words: String,
    search: String,
    download: String,
    archived: bool,
    saved_by: Option<String>,
    saved_at: String,
    /// None: nobody has changed it since.
    changed_by: Option<String>,
    changed_at: String,
    then_of: Option<String>,
    now_of: Option<String>,
    people: Option<i64>,
    rows: Vec<ThenNow>,
    has_place: bool,
    /// Where its provinces and municipalities are, by name, if they are in one region.
    region: Option<String>,
    form: NameForm,
    /// Name and note as somebody else has written them meanwhile.
    theirs: bool,
    longest_name: usize,
    longest_note: usize,
    errors: Errors,
}

#[derive(Serialize)]
struct ThenNow {
    key: &'static str,
    then: Option<String>,
    now: Option<String>,
    change: Option<String>,
}

impl Page for SelectionPage {
    const TEMPLATE: &'static str = "desk/selection_page.html";
}

/// Name and note, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct NameForm {
    revision: String,
    name: String,
    note: String,
}

impl NameForm {
    fn of(row: &Model) -> Self {
        Self { revision: row.revision.to_string(), name: row.name.clone(), note: row.note.clone() }
    }
}

/// The figures on the day on which it was saved.
fn then(row: &Model) -> Totals {
    Totals {
        count: u64::try_from(row.saved_count).unwrap_or_default(),
        cost_cents: row.saved_cost,
        payments_cents: row.saved_payments,
    }
}

/// The region of a selection's provinces or municipalities, if it is one.
pub(super) fn own_region(filter: &Filter) -> Option<String> {
    if filter.province.is_empty() && filter.municipality.is_empty() {
        return None;
    }
    let mut regions: Vec<&str> = figures::places(filter).iter().filter_map(|code| code.get(..3)).collect();
    regions.dedup();
    match regions[..] {
        [region] => Some(region.to_owned()),
        _ => None,
    }
}

/// A region's name.
pub(super) fn region_name(code: &str) -> Option<&'static str> {
    codes::REGIONS.iter().find(|(known, _)| *known == code).map(|(_, name)| *name)
}

async fn now(visit: &Visit, search: &Filter) -> Result<Option<(Arc<Dataset>, Totals)>> {
    let Some(dataset) = visit.app.dataset.find() else { return Ok(None) };
    let totals = figures::totals(&visit.app, &dataset, search).await?;
    Ok(Some((dataset, totals)))
}

async fn page(
    visit: &Visit,
    desk: DeskView,
    row: &Model,
    form: NameForm,
    errors: Errors,
) -> Result<SelectionPage> {
    let search = filter::parsed(&row.query);
    let now = now(visit, &search).await?;
    let names = place::names(&visit.app.db, [row.saved_by, row.changed_by]).await?;
    let people = figures::people(&search);
    let (dataset, totals) = now.map_or((None, None), |(dataset, totals)| (Some(dataset), Some(totals)));
    Ok(SelectionPage {
        desk,
        id: row.id.0,
        name: row.name.clone(),
        note: row.note.clone(),
        words: words::of(&visit.app, visit.lang, dataset.as_deref(), &search),
        search: visit.link(&live::path(&search)),
        download: row.query.clone(),
        archived: row.archived_at.is_some(),
        saved_by: names.get(&row.saved_by).cloned(),
        saved_at: row.saved_at.to_rfc3339(),
        changed_by: names.get(&row.changed_by).filter(|_| row.revision > 1).cloned(),
        changed_at: row.changed_at.to_rfc3339(),
        then_of: row.saved_data_of.map(|date| date.to_string()),
        now_of: dataset.and_then(|dataset| dataset.manifest().reference_date).map(|date| date.to_string()),
        people: people.and_then(|people| i64::try_from(people).ok()),
        rows: MEASURES
            .into_iter()
            .map(|measure| then_now(visit, measure, then(row), totals, people))
            .collect(),
        has_place: !figures::places(&search).is_empty(),
        region: own_region(&search).and_then(|code| region_name(&code)).map(str::to_owned),
        form,
        theirs: false,
        longest_name: LONGEST_NAME,
        longest_note: LONGEST_NOTE,
        errors,
    })
}

fn then_now(
    visit: &Visit,
    measure: Measure,
    then: Totals,
    now: Option<Totals>,
    people: Option<u64>,
) -> ThenNow {
    let words = |value: f64| figures::in_words(&visit.app, visit.lang, measure, value);
    let then = then.measure(measure, people);
    let now = now.and_then(|now| now.measure(measure, people));
    let change = then.zip(now).map(|(then, now)| difference(visit, measure, now - then));
    ThenNow { key: measure_name(measure), then: then.map(words), now: now.map(words), change }
}

/// How much more or less, with its sign.
#[expect(clippy::cast_possible_truncation, reason = "measures are far below what fits")]
fn difference(visit: &Visit, measure: Measure, value: f64) -> String {
    let lang = visit.lang;
    let rounded = |units: f64| (value * units).round() as i64;
    let (n, words) = match measure {
        Measure::Count => (rounded(1.0), text::number(lang, rounded(1.0))),
        Measure::Cost | Measure::Payments => (rounded(1e8), text::euro(lang, rounded(1e8))),
        Measure::SharePaid => {
            let points = figures::decimal(lang, rounded(10.0), "");
            (rounded(10.0), visit.t_with("desk-points", &[("n", points.into())]))
        }
        Measure::CostPerHead => (rounded(100.0), text::money(lang, rounded(100.0))),
    };
    if n > 0 { format!("+{words}") } else { words }
}

pub(super) async fn show(
    may: ViewTeam,
    visit: Visit,
    At(SelectionNo(id)): At<SelectionNo>,
) -> Result<Response> {
    let row = selections::load(&visit.app.db, may.team.id, id).await?;
    let desk = DeskView::of(&visit, &may).await?;
    visit.show(&page(&visit, desk, &row, NameForm::of(&row), Errors::new()).await?)
}

pub(super) async fn save(
    may: EditTeam,
    visit: Visit,
    At(SelectionNo(id)): At<SelectionNo>,
    Form(mut form): Form<NameForm>,
) -> Result<Response> {
    let row = selections::load(&visit.app.db, may.team.id, id).await?;
    let desk = DeskView::of_member(&may.team);
    let mut errors = mistakes(&visit, &form.name, &form.note);
    if errors.is_empty() {
        let seen = form.revision.parse().map_err(|_| Error::BadRequest("error-bad-form"))?;
        let (name, note) = (line(&form.name), lines(&form.note));
        match selections::change(&visit.app, &may, id, seen, &name, &note).await? {
            Changed::Done => {
                let path = format!("{}/selections/{id}", place::path(&may.team));
                return visit.go_saying(&path, "success", visit.t("desk-changed")).await;
            }
            Changed::Taken => errors.add("name", visit.t("desk-name-taken")),
            Changed::Stale => {
                let row = selections::load(&visit.app.db, may.team.id, id).await?;
                errors.add("", visit.t("desk-stale"));
                form.revision = row.revision.to_string();
                let page = SelectionPage { theirs: true, ..page(&visit, desk, &row, form, errors).await? };
                return visit.show_with(StatusCode::CONFLICT, &page);
            }
        }
    }
    let page = page(&visit, desk, &row, form, errors).await?;
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

pub(super) async fn archive(
    may: EditTeam,
    visit: Visit,
    At(SelectionNo(id)): At<SelectionNo>,
) -> Result<Response> {
    selections::archive(&visit.app, &may, id, true).await?;
    visit.go_saying(&place::path(&may.team), "success", visit.t("desk-put-away")).await
}

pub(super) async fn restore(
    may: EditTeam,
    visit: Visit,
    At(SelectionNo(id)): At<SelectionNo>,
) -> Result<Response> {
    selections::archive(&visit.app, &may, id, false).await?;
    let path = format!("{}/selections/{id}", place::path(&may.team));
    visit.go_saying(&path, "success", visit.t("desk-taken-out")).await
}

/// The figures then and now, for a spreadsheet.
pub(super) async fn download(
    may: ViewTeam,
    visit: Visit,
    At(SelectionNo(id)): At<SelectionNo>,
    At(EndingNo(ending)): At<EndingNo>,
) -> Result<Response> {
    let ending = Ending::parse(&ending).ok_or(Error::NotFound)?;
    let row = selections::load(&visit.app.db, may.team.id, id).await?;
    let search = filter::parsed(&row.query);
    let now = now(&visit, &search).await?;
    let people = figures::people(&search);
    let now_of = now.as_ref().and_then(|(dataset, _)| dataset.manifest().reference_date);
    let day = |date: Option<chrono::NaiveDate>| date.map_or_else(String::new, |date| date.to_string());
    let rows = MEASURES.into_iter().map(|measure| {
        vec![
            Cell::from(visit.t(&format!("desk-unit-{}", measure_name(measure)))),
            Cell::from(then(&row).measure(measure, people)),
            Cell::from(now.as_ref().and_then(|(_, totals)| totals.measure(measure, people))),
        ]
    });
    Sheet {
        name: format!("selezione-{id}"),
        header: vec![
            visit.t("desk-figure"),
            visit.t_with("desk-then-csv", &[("date", day(row.saved_data_of).into())]),
            visit.t_with("desk-now-csv", &[("date", day(now_of).into())]),
        ],
        rows: rows.collect(),
    }
    .download(ending)
}
