//! The desk: the team's selections with their figures of today, its charts, and ways to more.

use serde::{Deserialize, Serialize};

use super::charts;
use super::figures::{self, FiguresView};
use super::place::{self, DeskView};
use super::selections;
use super::words;
use crate::courses::live;
use crate::error::Result;
use crate::projects::filter;
use crate::schools::paging::Pages;
use crate::teams::access::ViewTeam;
use crate::web::Response;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct DeskPage {
    desk: DeskView,
    as_of: Option<String>,
    selections: Vec<SelectionView>,
    pages: Pages,
    /// Key and name of those put away.
    away: Vec<(i64, String)>,
    full: bool,
    /// Key and title of each chart.
    charts: Vec<(i64, String)>,
}

#[derive(Serialize)]
struct SelectionView {
    id: i64,
    name: String,
    note: String,
    words: String,
    search: String,
    download: String,
    saved_by: Option<String>,
    saved_at: String,
    /// Is it of a place that can be set against all of Italy?
    has_place: bool,
    /// None as long as there is no dataset.
    now: Option<FiguresView>,
}

impl Page for DeskPage {
    const TEMPLATE: &'static str = "desk/page.html";
}

/// Which page of the list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct DeskQuery {
    page: String,
}

pub(super) async fn show(may: ViewTeam, visit: Visit, Query(query): Query<DeskQuery>) -> Result<Response> {
    let db = &visit.app.db;
    let (away, kept): (Vec<_>, Vec<_>) =
        selections::of_team(db, may.team.id).await?.into_iter().partition(|row| row.archived_at.is_some());
    let all = u64::try_from(away.len() + kept.len()).unwrap_or(u64::MAX);
    let path = place::path(&may.team);
    let pages = Pages::new(&visit, &path, &Vec::new(), &query.page, kept.len());
    let shown = pages.cut(kept);
    let names = place::names(db, shown.iter().map(|row| row.saved_by)).await?;
    let dataset = visit.app.dataset.find();
    let mut views = Vec::new();
    for row in shown {
        let search = filter::parsed(&row.query);
        let now = match &dataset {
            Some(dataset) => {
                let totals = figures::totals(&visit.app, dataset, &search).await?;
                Some(FiguresView::of(&visit.app, visit.lang, totals, figures::people(&search)))
            }
            None => None,
        };
        views.push(SelectionView {
            id: row.id.0,
            words: words::of(&visit.app, visit.lang, dataset.as_deref(), &search),
            search: visit.link(&live::path(&search)),
            download: row.query,
            saved_by: names.get(&row.saved_by).cloned(),
            saved_at: row.saved_at.to_rfc3339(),
            has_place: !figures::places(&search).is_empty(),
            name: row.name,
            note: row.note,
            now,
        });
    }
    let charts = charts::of_team(db, may.team.id).await?;
    let page = DeskPage {
        desk: DeskView::of(&visit, &may).await?,
        as_of: dataset.and_then(|dataset| dataset.manifest().reference_date).map(|date| date.to_string()),
        selections: views,
        pages,
        away: away.into_iter().map(|row| (row.id.0, row.name)).collect(),
        full: all >= selections::MOST,
        charts: charts.into_iter().map(|chart| (chart.id, chart.content.title)).collect(),
    };
    visit.show(&page)
}
