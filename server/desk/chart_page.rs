//! The team's charts, and one of them with its table, source, files and versions.

use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};
use tables::ids::{ReportId, TeamId};
use tables::report;

use super::address::{ChartNo, EndingNo};
use super::charts::{self, ChartView, MOST_VERSIONS};
use super::content::Content;
use super::draw;
use super::place::{self, DeskView};
use super::selections;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::projects::filter;
use crate::teams::access::{EditTeam, ViewTeam};
use crate::text;
use crate::web::address::At;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::sheet::{Cell, Ending, Sheet};
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Response};

#[derive(Serialize)]
struct ChartsPage {
    desk: DeskView,
    charts: Vec<ChartView>,
    /// Key and title of those put away.
    away: Vec<(i64, String)>,
    /// Is there something to draw a chart from?
    has_selections: bool,
}

impl Page for ChartsPage {
    const TEMPLATE: &'static str = "desk/charts_page.html";
}

#[derive(Serialize)]
struct ChartPage {
    desk: DeskView,
    chart: ChartView,
    newest: i32,
    may_renew: bool,
    archived: bool,
    /// The team's report, in which it can be evidence.
    report: Option<i64>,
    versions: Vec<VersionView>,
}

#[derive(Serialize)]
struct VersionView {
    number: i32,
    by: Option<String>,
    at: String,
    data_of: Option<String>,
}

impl Page for ChartPage {
    const TEMPLATE: &'static str = "desk/chart_page.html";
}

/// Which version; the newest, if nothing is said.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct VersionQuery {
    version: String,
}

pub(super) async fn list(may: ViewTeam, visit: Visit) -> Result<Response> {
    let db = &visit.app.db;
    let page = ChartsPage {
        desk: DeskView::of(&visit, &may).await?,
        charts: charts::of_team(db, may.team.id).await?,
        away: charts::put_away(db, may.team.id).await?.into_iter().map(|row| (row.id.0, row.title)).collect(),
        has_selections: !selections::of_team(db, may.team.id).await?.is_empty(),
    };
    visit.show(&page)
}

pub(super) async fn show(
    may: ViewTeam,
    visit: Visit,
    At(ChartNo(id)): At<ChartNo>,
    Query(query): Query<VersionQuery>,
) -> Result<Response> {
    let db = &visit.app.db;
    let row = charts::load(db, may.team.id, id).await?;
    let history = charts::history(db, id).await?;
    let names = place::names(db, history.iter().map(|(_, by, _)| *by)).await?;
    let versions = history
        .iter()
        .map(|(view, by, at)| VersionView {
            number: view.number,
            by: names.get(by).cloned(),
            at: at.to_rfc3339(),
            data_of: view.content.source.data_of.clone(),
        })
        .collect();
    let views = history.into_iter().map(|(view, _, _)| view).collect();
    let page = ChartPage {
        desk: DeskView::of(&visit, &may).await?,
        chart: wanted(views, row.newest, &query.version)?,
        newest: row.newest,
        may_renew: row.newest < MOST_VERSIONS,
        archived: row.archived_at.is_some(),
        report: report_of(db, may.team.id).await?,
        versions,
    };
    visit.show(&page)
}

/// Key of the team's report, if it has begun one.
async fn report_of(db: &Db, team: TeamId) -> Result<Option<i64>> {
    let key: Option<ReportId> = report::Entity::find()
        .select_only()
        .column(report::Column::Id)
        .filter(report::Column::TeamId.eq(team))
        .into_tuple()
        .one(db)
        .await?;
    Ok(key.map(|key| key.0))
}

/// The version of that number.
fn wanted(views: Vec<ChartView>, newest: i32, asked: &str) -> Result<ChartView> {
    let number = if asked.is_empty() { newest } else { asked.parse().map_err(|_| Error::NotFound)? };
    views.into_iter().find(|view| view.number == number).ok_or(Error::NotFound)
}

pub(super) async fn archive(may: EditTeam, visit: Visit, At(ChartNo(id)): At<ChartNo>) -> Result<Response> {
    charts::archive(&visit.app, &may, id, true).await?;
    let path = format!("{}/charts", place::path(&may.team));
    visit.go_saying(&path, "success", visit.t("desk-chart-put-away")).await
}

pub(super) async fn restore(may: EditTeam, visit: Visit, At(ChartNo(id)): At<ChartNo>) -> Result<Response> {
    charts::archive(&visit.app, &may, id, false).await?;
    let path = format!("{}/charts/{id}", place::path(&may.team));
    visit.go_saying(&path, "success", visit.t("desk-chart-taken-out")).await
}

/// Where the data come from, in one line, in the chart's own language.
fn source(visit: &Visit, content: &Content) -> String {
    let lang = content.language;
    let say = |key: &str, args: &[(&str, text::Arg)]| visit.app.texts.get(lang, key, args);
    let mut parts = vec![say("desk-source", &[])];
    if let Some(date) = content.source.data_of.as_deref().and_then(|date| date.parse().ok()) {
        parts.push(say("projects-as-of", &[("date", text::date(lang, date).into())]));
    }
    parts.push(say("desk-source-selection", &[("words", content.source.words.as_str().into())]));
    if content.source.people {
        parts.push(say("desk-source-people", &[]));
    }
    if content.source.borders {
        parts.push(say("desk-source-borders", &[]));
    }
    let query = &content.source.query;
    let address = format!("{}/{}/progetti", visit.app.config.base_url, lang.as_str());
    parts.push(if query.is_empty() { address } else { format!("{address}?{query}") });
    parts.join(" ")
}

/// A version as a drawing, or its data as a table: each row says where it comes from.
pub(super) async fn download(
    may: ViewTeam,
    visit: Visit,
    At(ChartNo(id)): At<ChartNo>,
    At(EndingNo(ending)): At<EndingNo>,
    Query(query): Query<VersionQuery>,
) -> Result<Response> {
    let db = &visit.app.db;
    let row = charts::load(db, may.team.id, id).await?;
    let views = charts::history(db, id).await?.into_iter().map(|(view, _, _)| view).collect();
    let chart = wanted(views, row.newest, &query.version)?;
    let source = source(&visit, &chart.content);
    let name = format!("grafico-{id}-{}", chart.number);
    if ending == "svg" {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("image/svg+xml"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
        let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}.svg\""));
        headers.insert(CONTENT_DISPOSITION, disposition.map_err(Error::internal)?);
        return Ok((headers, draw::file(&chart.content, &source)).into_response());
    }
    let ending = Ending::parse(&ending).ok_or(Error::NotFound)?;
    let Content { by_label, measure, language, rows, source: from, .. } = chart.content;
    let measure = visit.app.texts.get(language, &format!("desk-unit-{measure}"), &[]);
    let date = visit.app.texts.get(language, "desk-csv-date", &[]);
    let whence = visit.app.texts.get(language, "desk-csv-source", &[]);
    let cells = |row: super::content::Row| {
        vec![
            Cell::from(row.code),
            Cell::from(row.label),
            Cell::from(row.value),
            Cell::from(from.data_of.clone()),
            Cell::from(source.as_str()),
        ]
    };
    Sheet {
        name,
        header: vec![visit.app.texts.get(language, "desk-csv-code", &[]), by_label, measure, date, whence],
        rows: rows.into_iter().map(cells).collect(),
    }
    .download(ending)
}

/// The search behind a chart, for drawing it anew.
pub(super) fn search_of(content: &Content) -> dataset::Filter {
    filter::parsed(&content.source.query)
}
