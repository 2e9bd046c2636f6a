//! A team's charts: kept as they were made, with their data and source. What has been made never
//! changes; bringing a chart up to date makes a new version of it.

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter,
    QueryOrder, Set,
};
use serde::{Deserialize, Serialize};
use tables::chart::{ActiveModel, Column, Entity, Model};
use tables::chart_version;
use tables::ids::{ChartId, ChartVersionId, PersonId, TeamId};

use super::content::Content;
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::teams::access::EditTeam;

/// The most charts a team can have, those put away included.
pub const MOST: u64 = 100;
/// The most versions a chart can have.
pub const MOST_VERSIONS: i32 = 50;

/// A version of a chart, ready to be drawn by the macro `figure` of `ui/chart.html`, and to be kept
/// where it must stay as it is: in what is published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChartView {
    /// Key of the chart.
    pub id: i64,
    /// Key of the version.
    pub version: i64,
    /// The version's number.
    pub number: i32,
    /// All that it shows.
    #[serde(flatten)]
    pub content: Content,
}

/// What became of a new chart, or of a new version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// It is there.
    Done(ChartId),
    /// The team has another chart of that title.
    Taken,
    /// There are as many as there can be.
    Full,
    /// Somebody else made a version meanwhile.
    Stale,
}

impl ChartView {
    fn of(row: chart_version::Model) -> Result<Self> {
        let content = serde_json::from_value(row.content)?;
        Ok(Self { id: row.chart_id.0, version: row.id.0, number: row.number, content })
    }
}

/// The newest version of each of a team's charts that is not put away, by title.
pub async fn of_team(conn: &impl ConnectionTrait, team: TeamId) -> Result<Vec<ChartView>> {
    let charts = Entity::find()
        .filter(Column::TeamId.eq(team))
        .filter(Column::ArchivedAt.is_null())
        .order_by_asc(Column::Title)
        .all(conn)
        .await?;
    newest(conn, &charts).await
}

/// The newest version of those of the team's charts, in the order of the keys; what is not the team's
/// is left out. Charts that are put away stay where they were used.
pub async fn embedded(conn: &impl ConnectionTrait, team: TeamId, ids: &[ChartId]) -> Result<Vec<ChartView>> {
    let charts = Entity::find()
        .filter(Column::TeamId.eq(team))
        .filter(Column::Id.is_in(ids.iter().copied()))
        .all(conn)
        .await?;
    let views = newest(conn, &charts).await?;
    let find = |id: &ChartId| views.iter().find(|view| view.id == id.0).cloned();
    Ok(ids.iter().filter_map(find).collect())
}

/// These versions, by their keys.
pub async fn versions(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = ChartVersionId>,
) -> Result<HashMap<ChartVersionId, ChartView>> {
    let rows = chart_version::Entity::find().filter(chart_version::Column::Id.is_in(ids)).all(conn).await?;
    rows.into_iter().map(|row| Ok((row.id, ChartView::of(row)?))).collect()
}

/// The newest versions of these charts, in their order.
async fn newest(conn: &impl ConnectionTrait, charts: &[Model]) -> Result<Vec<ChartView>> {
    let rows = chart_version::Entity::find()
        .filter(chart_version::Column::ChartId.is_in(charts.iter().map(|chart| chart.id)))
        .filter(Expr::cust(
            "chart_version.number = (SELECT chart.newest FROM chart WHERE chart.id = chart_version.chart_id)",
        ))
        .all(conn)
        .await?;
    let mut views: HashMap<ChartId, ChartView> = HashMap::new();
    for row in rows {
        views.insert(row.chart_id, ChartView::of(row)?);
    }
    Ok(charts.iter().filter_map(|chart| views.remove(&chart.id)).collect())
}

/// A chart of the team; not found if it is another's.
pub async fn load(conn: &impl ConnectionTrait, team: TeamId, id: ChartId) -> Result<Model> {
    let row = Entity::find_by_id(id).filter(Column::TeamId.eq(team)).one(conn).await?;
    row.ok_or(Error::NotFound)
}

/// All versions of a chart, the newest first, each with who made it and when.
pub async fn history(
    conn: &impl ConnectionTrait,
    chart: ChartId,
) -> Result<Vec<(ChartView, PersonId, chrono::DateTime<chrono::Utc>)>> {
    let rows = chart_version::Entity::find()
        .filter(chart_version::Column::ChartId.eq(chart))
        .order_by_desc(chart_version::Column::Number)
        .all(conn)
        .await?;
    rows.into_iter()
        .map(|row| {
            let (by, at) = (row.made_by, row.made_at);
            Ok((ChartView::of(row)?, by, at))
        })
        .collect()
}

/// The charts of a team that are put away.
pub async fn put_away(conn: &impl ConnectionTrait, team: TeamId) -> Result<Vec<Model>> {
    let rows = Entity::find().filter(Column::TeamId.eq(team)).filter(Column::ArchivedAt.is_not_null());
    Ok(rows.order_by_asc(Column::Title).all(conn).await?)
}

/// Keeps a new chart.
pub async fn make(app: &App, may: &EditTeam, content: &Content) -> Result<Made> {
    let tx = db::begin_write(&app.db).await?;
    let here = Entity::find().filter(Column::TeamId.eq(may.team.id));
    if here.clone().count(&tx).await? >= MOST {
        return Ok(Made::Full);
    }
    let row = ActiveModel {
        id: NotSet,
        team_id: Set(may.team.id),
        title: Set(content.title.clone()),
        newest: Set(1),
        archived_at: Set(None),
    };
    let chart = match row.insert(&tx).await {
        Ok(chart) => chart,
        Err(error) if db::is_unique_violation(&error) => return Ok(Made::Taken),
        Err(error) => return Err(error.into()),
    };
    keep_version(&tx, app, may, chart.id, 1, content).await?;
    tx.commit().await?;
    Ok(Made::Done(chart.id))
}

/// Makes a further version, if `seen` is still the newest one.
pub async fn renew(app: &App, may: &EditTeam, id: ChartId, seen: i32, content: &Content) -> Result<Made> {
    if seen >= MOST_VERSIONS {
        return Ok(Made::Full);
    }
    let tx = db::begin_write(&app.db).await?;
    let done = Entity::update_many()
        .col_expr(Column::Newest, Expr::col(Column::Newest).add(1))
        .col_expr(Column::Title, Expr::value(content.title.clone()))
        .filter(Column::Id.eq(id))
        .filter(Column::TeamId.eq(may.team.id))
        .filter(Column::Newest.eq(seen))
        .exec(&tx)
        .await;
    match done {
        Ok(done) if done.rows_affected == 0 => return Ok(Made::Stale),
        Ok(_) => {}
        Err(error) if db::is_unique_violation(&error) => return Ok(Made::Taken),
        Err(error) => return Err(error.into()),
    }
    keep_version(&tx, app, may, id, seen + 1, content).await?;
    tx.commit().await?;
    Ok(Made::Done(id))
}

async fn keep_version(
    conn: &impl ConnectionTrait,
    app: &App,
    may: &EditTeam,
    chart: ChartId,
    number: i32,
    content: &Content,
) -> Result<()> {
    let row = chart_version::ActiveModel {
        id: NotSet,
        chart_id: Set(chart),
        number: Set(number),
        content: Set(serde_json::to_value(content)?),
        made_by: Set(may.by.id),
        made_at: Set(app.clock.now()),
    };
    row.insert(conn).await?;
    Ok(())
}

/// Puts a chart away, or takes it out again; false if it was so already.
pub async fn archive(app: &App, may: &EditTeam, id: ChartId, away: bool) -> Result<bool> {
    load(&app.db, may.team.id, id).await?;
    let as_seen = if away { Column::ArchivedAt.is_null() } else { Column::ArchivedAt.is_not_null() };
    let done = Entity::update_many()
        .col_expr(Column::ArchivedAt, Expr::value(away.then(|| app.clock.now())))
        .filter(Column::Id.eq(id))
        .filter(Column::TeamId.eq(may.team.id))
        .filter(as_seen)
        .exec(&app.db)
        .await?;
    Ok(done.rows_affected == 1)
}
