//! A new chart: what is to be drawn is chosen, looked at, given its words, and kept.

use std::sync::Arc;

use dataset::{By, Dataset};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use tables::ids::TeamId;
use tables::selection::Model;

use super::charts::{self, ChartView, Made};
use super::figures::{self, MEASURES};
use super::kind::{self, BYS, Kind};
use super::make::{self, Plan, Words};
use super::place::{self, DeskView, line, lines};
use super::selections;
use crate::courses::live::Measure;
use crate::courses::points::{by_name, measure_name};
use crate::error::{Error, Result};
use crate::projects::filter;
use crate::teams::access::EditTeam;
use crate::text::Arg;
use crate::web::Response;
use crate::web::form::{Errors, Form, Query};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The longest title.
pub(super) const LONGEST_TITLE: usize = 120;
/// The longest alternative text.
pub(super) const LONGEST_ALT: usize = 600;
/// The longest note.
pub(super) const LONGEST_NOTE: usize = 1000;
/// An alternative text of fewer words tells nobody what there is to see.
const LEAST_WORDS: usize = 4;

#[derive(Serialize)]
struct DraftPage {
    desk: DeskView,
    /// Key and name of each selection that a chart can be drawn from.
    selections: Vec<(i64, String)>,
    kinds: [&'static str; 5],
    bys: [&'static str; 9],
    measures: [&'static str; 5],
    /// Is the dimension given with the kind?
    fixed: bool,
    /// What it looks like; none as long as no selection is chosen.
    preview: Option<ChartView>,
    longest: Longest,
    form: DraftForm,
    errors: Errors,
}

/// How long a chart's words may be.
#[derive(Serialize)]
pub(super) struct Longest {
    title: usize,
    alt: usize,
    note: usize,
}

pub(super) const LONGEST: Longest = Longest { title: LONGEST_TITLE, alt: LONGEST_ALT, note: LONGEST_NOTE };

impl Page for DraftPage {
    const TEMPLATE: &'static str = "desk/draft_page.html";
}

/// What is to be drawn, as chosen; and its words, as typed.
#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct DraftForm {
    selection: String,
    kind: String,
    by: String,
    measure: String,
    /// The version of the data that was looked at.
    data: String,
    /// What was drawn when it was looked at, see [`DraftForm::choice`].
    seen: String,
    /// The title and the alternative text that were drafted then.
    drafted_title: String,
    drafted_alt: String,
    title: String,
    alt: String,
    note: String,
    /// `yes`: somebody has read the alternative text and found it right.
    confirmed: String,
    /// `yes`: only to look at it.
    look: String,
}

impl DraftForm {
    /// What is to be drawn, in one line.
    fn choice(&self) -> String {
        [&self.selection, &self.kind, &self.by, &self.measure].map(String::as_str).join(" ")
    }
}

/// What is wrong with a chart's words.
pub(super) fn mistakes(visit: &Visit, said: &Words, confirmed: &str) -> Errors {
    let mut errors = Errors::new();
    if said.title.is_empty() {
        errors.add("title", visit.t("desk-title-missing"));
    }
    if said.alt.split_whitespace().count() < LEAST_WORDS {
        errors.add("alt", visit.t("desk-alt-missing"));
    }
    for (field, text, longest) in [
        ("title", &said.title, LONGEST_TITLE),
        ("alt", &said.alt, LONGEST_ALT),
        ("note", &said.note, LONGEST_NOTE),
    ] {
        if text.chars().count() > longest {
            errors.add(field, visit.t_with("schools-too-long", &[("longest", Arg::from(longest))]));
        }
    }
    if confirmed != "yes" {
        errors.add("confirmed", visit.t("desk-alt-unconfirmed"));
    }
    errors
}

/// What has been chosen: the selection and the plan; mistakes are noted. None: no selection yet.
async fn chosen(
    visit: &Visit,
    team: TeamId,
    form: &mut DraftForm,
    errors: &mut Errors,
) -> Result<Option<(Model, Plan)>> {
    let kind = Kind::parse(&form.kind).unwrap_or(Kind::Bars);
    let by = kind.fixed().or_else(|| kind::by(&form.by)).unwrap_or(By::Theme);
    let measure = figures::measure(&form.measure).unwrap_or(Measure::Count);
    kind.as_str().clone_into(&mut form.kind);
    by_name(by).clone_into(&mut form.by);
    measure_name(measure).clone_into(&mut form.measure);
    if form.selection.is_empty() {
        return Ok(None);
    }
    let id = form.selection.parse().map_err(|_| Error::NotFound)?;
    let row = selections::load(&visit.app.db, team, id).await?;
    let filter = filter::parsed(&row.query);
    let own_people = matches!(by, By::Region | By::Province);
    if measure == Measure::CostPerHead && !own_people && figures::people(&filter).is_none() {
        errors.add("measure", visit.t("desk-no-people"));
    }
    Ok(Some((row, Plan { filter, kind, by, measure })))
}

fn version(visit: &Visit) -> String {
    visit.app.dataset.version().unwrap_or_default()
}

async fn page(visit: &Visit, may: &EditTeam, mut form: DraftForm, mut errors: Errors) -> Result<DraftPage> {
    let chosen = chosen(visit, may.team.id, &mut form, &mut errors).await?;
    let choice = form.choice();
    if form.seen != choice {
        // Whoever said that the text is right had another chart in mind.
        form.confirmed.clear();
        form.seen = choice;
    }
    let mut preview = None;
    if let Some((row, plan)) = &chosen {
        let dataset = visit.app.dataset.current()?;
        let content = drawn(visit, &dataset, row, plan, &mut form).await?;
        if content.rows.is_empty() {
            errors.add("by", visit.t("desk-nothing-to-draw"));
        } else {
            preview = Some(ChartView { id: 0, version: 0, number: 0, content });
        }
    }
    let kept = selections::of_team(&visit.app.db, may.team.id).await?;
    let offered = kept.into_iter().filter(|row| {
        // One that was put away while somebody drew from it is still drawn.
        row.archived_at.is_none() || chosen.as_ref().is_some_and(|(chosen, _)| chosen.id == row.id)
    });
    form.data = version(visit);
    Ok(DraftPage {
        desk: DeskView::of_member(&may.team),
        selections: offered.map(|row| (row.id.0, row.name)).collect(),
        kinds: Kind::ALL.map(Kind::as_str),
        bys: BYS.map(by_name),
        measures: MEASURES.map(measure_name),
        fixed: Kind::parse(&form.kind).is_some_and(|kind| kind.fixed().is_some()),
        preview,
        longest: LONGEST,
        form,
        errors,
    })
}

/// The chart as it would be kept. Words that nobody has touched since they were drafted are drafted
/// anew; those that somebody has typed stay.
async fn drawn(
    visit: &Visit,
    dataset: &Arc<Dataset>,
    row: &Model,
    plan: &Plan,
    form: &mut DraftForm,
) -> Result<super::content::Content> {
    let content = make::chart(&visit.app, visit.lang, dataset, plan, &said(form)).await?;
    if content.rows.is_empty() {
        return Ok(content);
    }
    let drafted = make::draft(&visit.app, visit.lang, &row.name, &content);
    redraft(&mut form.title, &mut form.drafted_title, &drafted.title, LONGEST_TITLE);
    redraft(&mut form.alt, &mut form.drafted_alt, &drafted.alt, LONGEST_ALT);
    Ok(make::reworded(&visit.app, &content, &said(form)))
}

/// Keeps a new draft of a text, and puts it in the place of the old one where that still stands.
fn redraft(text: &mut String, drafted: &mut String, new: &str, longest: usize) {
    let new: String = new.chars().take(longest).collect();
    if line(text) == line(drafted) {
        text.clone_from(&new);
    }
    *drafted = new;
}

fn said(form: &DraftForm) -> Words {
    Words { title: line(&form.title), alt: line(&form.alt), note: lines(&form.note) }
}

pub(super) async fn show(may: EditTeam, visit: Visit, Query(form): Query<DraftForm>) -> Result<Response> {
    // Words come from no address: what is shown as a draft is ours.
    let DraftForm { selection, kind, by, measure, .. } = form;
    let form = DraftForm { selection, kind, by, measure, ..DraftForm::default() };
    visit.show(&page(&visit, &may, form, Errors::new()).await?)
}

pub(super) async fn save(may: EditTeam, visit: Visit, Form(mut form): Form<DraftForm>) -> Result<Response> {
    if form.look == "yes" {
        return visit.show(&page(&visit, &may, form, Errors::new()).await?);
    }
    let said = said(&form);
    let mut errors = mistakes(&visit, &said, &form.confirmed);
    let mut found = Errors::new();
    let chosen = chosen(&visit, may.team.id, &mut form, &mut found).await?;
    let dataset = visit.app.dataset.current()?;
    if form.data != version(&visit) {
        // The words were written for other numbers.
        errors.add("", visit.t("desk-data-moved"));
        form.confirmed.clear();
        let page = page(&visit, &may, form, errors).await?;
        return visit.show_with(StatusCode::CONFLICT, &page);
    }
    if chosen.is_some() && form.seen != form.choice() {
        // The words were written for another chart.
        errors.add("", visit.t("desk-choice-moved"));
        let page = page(&visit, &may, form, errors).await?;
        return visit.show_with(StatusCode::CONFLICT, &page);
    }
    if let Some((_, plan)) = chosen.as_ref().filter(|_| errors.is_empty() && found.is_empty()) {
        let content = make::chart(&visit.app, visit.lang, &dataset, plan, &said).await?;
        if !content.rows.is_empty() {
            match charts::make(&visit.app, &may, &content).await? {
                Made::Done(id) => {
                    let path = format!("{}/charts/{id}", place::path(&may.team));
                    return visit.go_saying(&path, "success", visit.t("desk-chart-made")).await;
                }
                Made::Taken | Made::Stale => errors.add("title", visit.t("desk-title-taken")),
                Made::Full => {
                    let most = i32::try_from(charts::MOST).unwrap_or(i32::MAX);
                    errors.add("", visit.t_with("desk-charts-full", &[("most", Arg::from(most))]));
                }
            }
        }
    }
    if chosen.is_none() {
        errors.add("selection", visit.t("desk-selection-missing"));
    }
    let page = page(&visit, &may, form, errors).await?;
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
