//! What the demo's teams keep at their data desk: selections, charts, one of them as evidence.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Deserialize;
use tables::ids::{ChartId, ChartVersionId, TeamId};
use tables::kinds::EvidenceKind;
use tables::report;

use super::{Cast, of};
use crate::App;
use crate::desk::charts::{self, Made};
use crate::desk::figures;
use crate::desk::kind::{self, Kind};
use crate::desk::make::{self, Plan, Words};
use crate::desk::selections::{self, New, Saved};
use crate::error::{Error, Result};
use crate::projects::filter;
use crate::reports::access::EditReport;
use crate::reports::material;
use crate::teams::access::EditTeam;
use crate::text::Lang;

const DESK: &str = include_str!("../../seeds/demo/desk.toml");

#[derive(Deserialize)]
struct Desk {
    selection: Vec<SelectionSeed>,
    chart: Vec<ChartSeed>,
}

#[derive(Deserialize)]
struct SelectionSeed {
    team: String,
    by: String,
    name: String,
    query: String,
    note: String,
}

#[derive(Deserialize)]
struct ChartSeed {
    team: String,
    by: String,
    selection: String,
    kind: String,
    along: String,
    measure: String,
    title: String,
    note: String,
    /// The question that it backs in the team's report.
    question: Option<String>,
}

fn wrong(what: impl std::fmt::Debug) -> Error {
    Error::internal(format!("seeds/demo/desk.toml: {what:?}"))
}

/// Tells it.
pub(super) async fn tell(app: &App, cast: &Cast<'_>, teams: &HashMap<&str, TeamId>) -> Result<()> {
    let desk: Desk = toml::from_str(DESK).map_err(|error| wrong(error.to_string()))?;
    let dataset = app.dataset.current()?;
    for one in &desk.selection {
        let may = EditTeam::check(&app.db, cast.actor(&one.by)?, of(teams, &one.team)?).await?;
        let search = filter::parsed(&one.query);
        let new = New {
            name: one.name.clone(),
            note: one.note.clone(),
            query: filter::query(&search, 1),
            totals: figures::totals(app, &dataset, &search).await?,
            data_of: dataset.manifest().reference_date,
        };
        match selections::save(app, &may, new).await? {
            Saved::Done(_) => {}
            other => return Err(wrong(other)),
        }
    }
    for one in &desk.chart {
        let may = EditTeam::check(&app.db, cast.actor(&one.by)?, of(teams, &one.team)?).await?;
        let selection = desk.selection.iter().find(|seed| seed.name == one.selection);
        let plan = Plan {
            filter: filter::parsed(&selection.ok_or_else(|| wrong(&one.selection))?.query),
            kind: Kind::parse(&one.kind).ok_or_else(|| wrong(&one.kind))?,
            by: kind::by(&one.along).ok_or_else(|| wrong(&one.along))?,
            measure: figures::measure(&one.measure).ok_or_else(|| wrong(&one.measure))?,
        };
        let mut said = Words { title: one.title.clone(), alt: String::new(), note: one.note.clone() };
        let drawn = make::chart(app, Lang::It, &dataset, &plan, &said).await?;
        said.alt = make::draft(app, Lang::It, &one.selection, &drawn).alt;
        let content = make::reworded(app, &drawn, &said);
        let chart = match charts::make(app, &may, &content).await? {
            Made::Done(id) => id,
            other => return Err(wrong(other)),
        };
        if let Some(question) = &one.question {
            back(app, &may, chart, question).await?;
        }
    }
    Ok(())
}

/// The chart becomes evidence of the team's report.
async fn back(app: &App, team: &EditTeam, chart: ChartId, question: &str) -> Result<()> {
    let report = report::Entity::find().filter(report::Column::TeamId.eq(team.team.id)).one(&app.db).await?;
    let report = report.ok_or_else(|| wrong("a team without a report"))?;
    let may = EditReport::check(&app.db, team.by.clone(), report.id).await?;
    let shown = charts::embedded(&app.db, team.team.id, &[chart]).await?.pop();
    let shown = shown.ok_or_else(|| wrong("a chart that is not there"))?;
    let new = material::New {
        kind: EvidenceKind::Chart,
        question: Some(question.to_owned()),
        title: shown.content.title,
        alt: shown.content.alt,
        url: None,
        chart: Some(ChartVersionId(shown.version)),
        upload: None,
    };
    match material::add(app, &may, new).await? {
        material::Added::Done(_) => Ok(()),
        other => Err(wrong(other)),
    }
}
