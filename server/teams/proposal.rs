//! A choice that waits for a teacher's yes, in classes that want it so.

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use serde_json::json;
use tables::choice_proposal::{ActiveModel, Column, Entity, Model};
use tables::ids::{ReportId, TeamId};
use tables::kinds::{NoticeKind, ProposalState};

use super::access::{EditTeam, LeadTeam};
use super::choice::{self, Chose, Chosen};
use super::circle;
use crate::App;
use crate::db;
use crate::error::Result;
use crate::notices::{Notice, tell};
use crate::people::account::note;

/// The longest reason for sending a proposal back, in characters.
pub const LONGEST_REASON: usize = 1000;

/// What became of a teacher's yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approved {
    /// The report has begun.
    Done(ReportId),
    /// The team has proposed something else meanwhile, or somebody has answered.
    Moved,
    /// The team has begun to write about another project.
    Already,
    /// The data do not have the project any more.
    Unknown,
}

/// The team's newest proposal.
pub async fn of(conn: &impl ConnectionTrait, team: TeamId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(team).one(conn).await?)
}

fn page(team: TeamId) -> String {
    format!("/teams/{team}/shortlist")
}

/// Puts the project before the teachers, in place of what the team proposed before.
pub(super) async fn propose(
    conn: &impl ConnectionTrait,
    app: &App,
    may: &EditTeam,
    chosen: &Chosen,
) -> Result<()> {
    let before = of(conn, may.team.id).await?;
    let same = |row: &Model| row.state == ProposalState::Waiting && row.project_slug == chosen.slug;
    if before.as_ref().is_some_and(same) {
        return Ok(());
    }
    let revision = before.map_or(0, |row| row.revision) + 1;
    let row = ActiveModel {
        team_id: Set(may.team.id),
        project_slug: Set(chosen.slug.clone()),
        title: Set(chosen.title.clone()),
        proposed_by: Set(may.by.id),
        proposed_at: Set(app.clock.now()),
        state: Set(ProposalState::Waiting),
        revision: Set(revision),
        reason: Set(String::new()),
        decided_by: Set(None),
        decided_at: Set(None),
    };
    let all = [
        Column::ProjectSlug,
        Column::Title,
        Column::ProposedBy,
        Column::ProposedAt,
        Column::State,
        Column::Reason,
        Column::DecidedBy,
        Column::DecidedAt,
    ];
    // Two members may propose at once: each raises the revision, so that no yes is for the other's.
    Entity::insert(row)
        .on_conflict(
            OnConflict::column(Column::TeamId)
                .update_columns(all)
                .value(Column::Revision, Expr::col((Entity, Column::Revision)).add(1))
                .to_owned(),
        )
        .exec_without_returning(conn)
        .await?;
    let teachers = circle::teachers(conn, may.team.class_id).await?;
    let notice = notice("proposed", may.team.id, &may.team.name, &chosen.title);
    tell(conn, app, &teachers, &notice).await?;
    Ok(())
}

/// Takes back what waits for a yes: the team has chosen without it.
pub(super) async fn lapse(conn: &impl ConnectionTrait, team: TeamId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::TeamId.eq(team))
        .filter(Column::State.eq(ProposalState::Waiting))
        .exec(conn)
        .await?;
    Ok(())
}

pub(super) fn notice(what: &str, team: TeamId, name: &str, title: &str) -> Notice {
    Notice::new(NoticeKind::Choice, page(team)).with("what", what).with("team", name).with("project", title)
}

/// Answers the proposal that the teacher saw; false if it is not that any more.
async fn answer(
    conn: &impl ConnectionTrait,
    app: &App,
    may: &LeadTeam,
    revision: i32,
    state: ProposalState,
    reason: &str,
) -> Result<bool> {
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::Reason, Expr::value(reason))
        .col_expr(Column::DecidedBy, Expr::value(Some(may.by.id)))
        .col_expr(Column::DecidedAt, Expr::value(Some(app.clock.now())))
        .col_expr(Column::Revision, Expr::value(revision + 1))
        .filter(Column::TeamId.eq(may.team.id))
        .filter(Column::State.eq(ProposalState::Waiting))
        .filter(Column::Revision.eq(revision))
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The teacher's yes: the report begins.
pub async fn approve(app: &App, may: &LeadTeam, revision: i32) -> Result<Approved> {
    let Some(row) = of(&app.db, may.team.id).await? else { return Ok(Approved::Moved) };
    let Some(chosen) = choice::look_up(app, &row.project_slug).await? else { return Ok(Approved::Unknown) };
    let tx = db::begin_write(&app.db).await?;
    if !answer(&tx, app, may, revision, ProposalState::Approved, "").await? {
        return Ok(Approved::Moved);
    }
    let report = match choice::start(&tx, app, &may.team, &may.by, row.proposed_by, chosen).await? {
        Chose::Done(report) => report,
        Chose::Already(_) | Chose::Proposed | Chose::Unknown => return Ok(Approved::Already),
    };
    let detail = json!({ "report": report.0 });
    note(&tx, app, Some(&may.by), "choice.approved", format!("team:{}", may.team.id), detail).await?;
    let members = circle::members(&tx, may.team.id).await?;
    tell(&tx, app, &members, &notice("approved", may.team.id, &may.team.name, &row.title)).await?;
    tx.commit().await?;
    Ok(Approved::Done(report))
}

/// The teacher's no, with a reason; false if the proposal is not what the teacher saw.
pub async fn send_back(app: &App, may: &LeadTeam, revision: i32, reason: &str) -> Result<bool> {
    let tx = db::begin_write(&app.db).await?;
    let row = of(&tx, may.team.id).await?;
    let Some(row) = row.filter(|row| row.revision == revision) else { return Ok(false) };
    if !answer(&tx, app, may, revision, ProposalState::Returned, reason).await? {
        return Ok(false);
    }
    note(&tx, app, Some(&may.by), "choice.returned", format!("team:{}", may.team.id), json!({})).await?;
    let members = circle::members(&tx, may.team.id).await?;
    let notice = notice("returned", may.team.id, &may.team.name, &row.title).quoting(reason);
    tell(&tx, app, &members, &notice).await?;
    tx.commit().await?;
    Ok(true)
}
