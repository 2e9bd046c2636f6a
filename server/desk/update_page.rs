//! A further version of a chart: with the data of today, or the same with better words.

use http::StatusCode;
use serde::{Deserialize, Serialize};

use super::address::ChartNo;
use super::chart_page::search_of;
use super::charts::{self, ChartView, MOST_VERSIONS, Made};
use super::content::Content;
use super::draft_page::{LONGEST, Longest, mistakes};
use super::figures;
use super::kind::{self, Kind};
use super::make::{self, Plan, Words};
use super::place::{self, DeskView, line, lines};
use crate::error::{Error, Result};
use crate::teams::access::EditTeam;
use crate::text::Arg;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct UpdatePage {
    desk: DeskView,
    /// The newest version.
    chart: ChartView,
    /// The same with the data of today.
    today: ChartView,
    /// Are they other data?
    moved: bool,
    /// What the data of today say, in words.
    drafted: String,
    /// Somebody else has made a version meanwhile: `chart` is theirs.
    theirs: bool,
    longest: Longest,
    form: UpdateForm,
    errors: Errors,
}

impl Page for UpdatePage {
    const TEMPLATE: &'static str = "desk/update_page.html";
}

/// A further version, as typed.
#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct UpdateForm {
    /// The number of the version that was looked at.
    seen: String,
    /// The version of the data that was looked at.
    version: String,
    /// `today`, or `same`.
    data: String,
    title: String,
    alt: String,
    note: String,
    confirmed: String,
}

/// What the chart draws.
fn plan(content: &Content) -> Result<Plan> {
    let unknown = || Error::internal("a chart of no kind that is known");
    Ok(Plan {
        filter: search_of(content),
        kind: Kind::parse(&content.kind).ok_or_else(unknown)?,
        by: kind::by(&content.by).ok_or_else(unknown)?,
        measure: figures::measure(&content.measure).ok_or_else(unknown)?,
    })
}

async fn newest(visit: &Visit, may: &EditTeam, id: tables::ids::ChartId) -> Result<ChartView> {
    charts::load(&visit.app.db, may.team.id, id).await?;
    let mut views = charts::embedded(&visit.app.db, may.team.id, &[id]).await?;
    views.pop().ok_or(Error::NotFound)
}

async fn page(
    visit: &Visit,
    may: &EditTeam,
    chart: ChartView,
    mut form: UpdateForm,
    errors: Errors,
) -> Result<UpdatePage> {
    let dataset = visit.app.dataset.current()?;
    let plan = plan(&chart.content)?;
    let lang = chart.content.language;
    let content = make::chart(&visit.app, lang, &dataset, &plan, &said(&form)).await?;
    form.version = visit.app.dataset.version().unwrap_or_default();
    Ok(UpdatePage {
        desk: DeskView::of_member(&may.team),
        moved: content.rows != chart.content.rows || content.source.data_of != chart.content.source.data_of,
        drafted: make::draft(&visit.app, lang, &chart.content.title, &content).alt,
        today: ChartView { content, ..chart.clone() },
        chart,
        theirs: false,
        longest: LONGEST,
        form,
        errors,
    })
}

fn said(form: &UpdateForm) -> Words {
    Words { title: line(&form.title), alt: line(&form.alt), note: lines(&form.note) }
}

pub(super) async fn show(may: EditTeam, visit: Visit, At(ChartNo(id)): At<ChartNo>) -> Result<Response> {
    let chart = newest(&visit, &may, id).await?;
    let Content { title, alt, note, .. } = chart.content.clone();
    let form = UpdateForm {
        seen: chart.number.to_string(),
        data: "today".to_owned(),
        title,
        alt,
        note,
        ..UpdateForm::default()
    };
    visit.show(&page(&visit, &may, chart, form, Errors::new()).await?)
}

pub(super) async fn save(
    may: EditTeam,
    visit: Visit,
    At(ChartNo(id)): At<ChartNo>,
    Form(mut form): Form<UpdateForm>,
) -> Result<Response> {
    let chart = newest(&visit, &may, id).await?;
    let said = said(&form);
    let mut errors = mistakes(&visit, &said, &form.confirmed);
    let dataset = visit.app.dataset.current()?;
    let today = form.data == "today";
    if today && form.version != visit.app.dataset.version().unwrap_or_default() {
        errors.add("", visit.t("desk-data-moved"));
        form.confirmed.clear();
        let page = page(&visit, &may, chart, form, errors).await?;
        return visit.show_with(StatusCode::CONFLICT, &page);
    }
    let content = if today {
        make::chart(&visit.app, chart.content.language, &dataset, &plan(&chart.content)?, &said).await?
    } else {
        make::reworded(&visit.app, &chart.content, &said)
    };
    if content.rows.is_empty() {
        errors.add("data", visit.t("desk-nothing-to-draw"));
    }
    if errors.is_empty() {
        let seen = form.seen.parse().map_err(|_| Error::BadRequest("error-bad-form"))?;
        match charts::renew(&visit.app, &may, id, seen, &content).await? {
            Made::Done(_) => {
                let path = format!("{}/charts/{id}", place::path(&may.team));
                return visit.go_saying(&path, "success", visit.t("desk-chart-renewed")).await;
            }
            Made::Taken => errors.add("title", visit.t("desk-title-taken")),
            Made::Full => {
                errors.add("", visit.t_with("desk-versions-full", &[("most", Arg::from(MOST_VERSIONS))]));
            }
            Made::Stale => {
                let theirs = newest(&visit, &may, id).await?;
                errors.add("", visit.t("desk-chart-stale"));
                form.seen = theirs.number.to_string();
                form.confirmed.clear();
                let page = UpdatePage { theirs: true, ..page(&visit, &may, theirs, form, errors).await? };
                return visit.show_with(StatusCode::CONFLICT, &page);
            }
        }
    }
    let page = page(&visit, &may, chart, form, errors).await?;
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
