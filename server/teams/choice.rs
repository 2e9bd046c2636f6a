//! Choosing the project: the report begins, with a copy of the project's data as they are today.

use chrono::NaiveDate;
use dataset::{Coded, Project, Role};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter,
    QuerySelect, Set,
};
use serde_json::{Value, json};
use tables::ids::{PersonId, ReportId};
use tables::kinds::{Part, Stage};
use tables::{answer, class, edition, evidence, report, report_part, team};

use super::access::EditTeam;
use super::{circle, proposal, vote};
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::notices::tell;
use crate::people::access::Actor;
use crate::people::account::note;
use crate::projects::typed;

/// A project as a report keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// Its slug.
    pub slug: String,
    /// `COD_LOCALE_PROGETTO`.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its data.
    pub snapshot: Value,
    /// Of what day the data are.
    pub reference_date: Option<NaiveDate>,
    /// The dataset version they are from.
    pub version: Option<String>,
}

/// What became of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chose {
    /// The report has begun, or nothing was written yet and it is now about this project.
    Done(ReportId),
    /// The team has begun to write about another project.
    Already(ReportId),
    /// It waits for the teacher's yes.
    Proposed,
    /// There is no such project.
    Unknown,
}

/// The project that was typed, in whatever way one is named.
pub async fn look_up(app: &App, typed: &str) -> Result<Option<Chosen>> {
    let version = app.dataset.version();
    let found = typed::find(app, typed).await?;
    Ok(found.map(|project| Chosen {
        snapshot: snapshot(&project),
        slug: project.slug,
        code: project.code,
        title: project.title,
        reference_date: project.reference_date,
        version,
    }))
}

fn coded(coded: &Coded) -> Value {
    json!({ "code": coded.code, "label": coded.label })
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Programmer => "programmer",
        Role::Implementer => "implementer",
        Role::Beneficiary => "beneficiary",
        Role::Contractor => "contractor",
    }
}

/// The data as a report keeps them: what pages compare by name, and all columns as published.
fn snapshot(project: &Project) -> Value {
    let places: Vec<Value> = project
        .places
        .iter()
        .map(|place| {
            json!({
                "region": coded(&place.region),
                "province": place.province.as_ref().map(coded),
                "municipality": place.municipality.as_ref().map(coded),
            })
        })
        .collect();
    let bodies: Vec<Value> = project
        .bodies
        .iter()
        .map(|body| json!({ "role": role(body.role), "name": body.name, "legal_form": body.legal_form }))
        .collect();
    json!({
        "code": project.code,
        "slug": project.slug,
        "cup": project.cup,
        "title": project.title,
        "summary": project.summary,
        "link": project.link,
        "cycle": project.cycle.as_ref().map(coded),
        "theme": project.theme.as_ref().map(coded),
        "nature": project.nature.as_ref().map(coded),
        "state": project.state.as_ref().map(coded),
        "cost_cents": project.cost_cents,
        "payments_cents": project.payments_cents,
        "start": project.start,
        "planned_end": project.planned_end,
        "actual_end": project.actual_end,
        "places": places,
        "bodies": bodies,
        "programmes": project.programmes.iter().map(coded).collect::<Vec<_>>(),
        "reference_date": project.reference_date,
        "columns": project.columns,
    })
}

/// Does a choice in that team's class wait for a teacher's yes?
pub async fn waits_for_approval(conn: &impl ConnectionTrait, team: &team::Model) -> Result<bool> {
    let class = class::Entity::find_by_id(team.class_id).one(conn).await?.ok_or(Error::NotFound)?;
    Ok(class.choice_approval)
}

/// Chooses the project and begins the report, or proposes it to the teacher if the class wants that. As
/// long as nothing has been written, a team may still change its mind.
pub async fn choose(app: &App, may: &EditTeam, slug: &str) -> Result<Chose> {
    let Some(chosen) = look_up(app, slug).await? else { return Ok(Chose::Unknown) };
    let tx = db::begin_write(&app.db).await?;
    let chose = if waits_for_approval(&tx, &may.team).await? {
        match there(&tx, &may.team).await? {
            Some(report) if report.project_slug == chosen.slug => Chose::Done(report.id),
            Some(report) if has_begun(&tx, report.id).await? => Chose::Already(report.id),
            Some(_) | None => {
                proposal::propose(&tx, app, may, &chosen).await?;
                Chose::Proposed
            }
        }
    } else {
        let before = there(&tx, &may.team).await?;
        let new = before.is_none_or(|report| report.project_slug != chosen.slug);
        let title = chosen.title.clone();
        let chose = start(&tx, app, &may.team, &may.by, may.by.id, chosen).await?;
        if new && matches!(chose, Chose::Done(_)) {
            proposal::lapse(&tx, may.team.id).await?;
            let mut others = circle::members(&tx, may.team.id).await?;
            others.retain(|member| *member != may.by.id);
            let notice = proposal::notice("chosen", may.team.id, &may.team.name, &title);
            tell(&tx, app, &others, &notice).await?;
        }
        chose
    };
    tx.commit().await?;
    Ok(chose)
}

/// The report of the team, if it has chosen.
pub(super) async fn there(conn: &impl ConnectionTrait, team: &team::Model) -> Result<Option<report::Model>> {
    Ok(report::Entity::find().filter(report::Column::TeamId.eq(team.id)).one(conn).await?)
}

/// Begins the team's report on that project, or makes the one that has no word in it be about it. `by`
/// does it, for whoever chose.
pub(super) async fn start(
    conn: &impl ConnectionTrait,
    app: &App,
    team: &team::Model,
    by: &Actor,
    chosen_by: PersonId,
    chosen: Chosen,
) -> Result<Chose> {
    let id = match there(conn, team).await? {
        Some(report) if report.project_slug == chosen.slug => return Ok(Chose::Done(report.id)),
        Some(report) => {
            // Whoever saves an answer at this moment waits for the other project, or is seen.
            let parts = report_part::Entity::find().filter(report_part::Column::ReportId.eq(report.id));
            parts.lock_exclusive().all(conn).await?;
            if has_begun(conn, report.id).await? {
                return Ok(Chose::Already(report.id));
            }
            let id = report.id;
            change(conn, report, chosen).await?;
            id
        }
        None => {
            if let Some(id) = begin(conn, app, team, chosen_by, chosen).await? {
                id
            } else {
                // Another member was faster.
                let row = there(conn, team).await?.ok_or(Error::NotFound)?;
                return Ok(Chose::Already(row.id));
            }
        }
    };
    vote::end(conn, app, team.id).await?;
    let detail = json!({ "team": team.id.0 });
    note(conn, app, Some(by), "report.chosen", format!("report:{id}"), detail).await?;
    Ok(Chose::Done(id))
}

/// Is there a word, a piece of evidence, or a step of its way in the report? Until then it can be about
/// another project.
pub(super) async fn has_begun(conn: &impl ConnectionTrait, id: ReportId) -> Result<bool> {
    let moved = report_part::Entity::find()
        .filter(report_part::Column::ReportId.eq(id))
        .filter(report_part::Column::Stage.ne(Stage::Draft))
        .count(conn)
        .await?;
    let answers = answer::Entity::find().filter(answer::Column::ReportId.eq(id)).count(conn).await?;
    let evidence = evidence::Entity::find().filter(evidence::Column::ReportId.eq(id)).count(conn).await?;
    Ok(moved + answers + evidence > 0)
}

async fn change(conn: &impl ConnectionTrait, report: report::Model, chosen: Chosen) -> Result<()> {
    report::Entity::update_many()
        .col_expr(report::Column::ProjectSlug, Expr::value(chosen.slug))
        .col_expr(report::Column::ProjectCode, Expr::value(chosen.code))
        .col_expr(report::Column::ProjectTitle, Expr::value(chosen.title))
        .col_expr(report::Column::Snapshot, Expr::value(chosen.snapshot))
        .col_expr(report::Column::SnapshotDate, Expr::value(chosen.reference_date))
        .col_expr(report::Column::SnapshotImport, Expr::value(chosen.version))
        .filter(report::Column::Id.eq(report.id))
        .filter(report::Column::ProjectSlug.eq(report.project_slug))
        .exec(conn)
        .await?;
    Ok(())
}

/// The report form of the team's edition; the newest if it names none.
async fn form_version(conn: &impl ConnectionTrait, app: &App, team: &team::Model) -> Result<String> {
    let class = class::Entity::find_by_id(team.class_id).one(conn).await?.ok_or(Error::NotFound)?;
    let edition = edition::Entity::find_by_id(class.edition_id).one(conn).await?.ok_or(Error::NotFound)?;
    if app.forms.versions().any(|version| version == edition.form_version) {
        return Ok(edition.form_version);
    }
    let newest = app.forms.newest().ok_or_else(|| Error::internal("there is no form"))?;
    Ok(newest.version.clone())
}

async fn begin(
    conn: &impl ConnectionTrait,
    app: &App,
    team: &team::Model,
    chosen_by: PersonId,
    chosen: Chosen,
) -> Result<Option<ReportId>> {
    let now = app.clock.now();
    let version = form_version(conn, app, team).await?;
    let row = report::ActiveModel {
        id: NotSet,
        team_id: Set(team.id),
        form_version: Set(version),
        project_slug: Set(chosen.slug),
        project_code: Set(chosen.code),
        project_title: Set(chosen.title),
        snapshot: Set(chosen.snapshot),
        snapshot_date: Set(chosen.reference_date),
        snapshot_import: Set(chosen.version),
        slug: Set(None),
        hidden_at: Set(None),
        created_by: Set(chosen_by),
        created_at: Set(now),
    };
    // One report a team: the database keeps it so when two members choose at once.
    let inserted = report::Entity::insert(row)
        .on_conflict(OnConflict::column(report::Column::TeamId).do_nothing().to_owned())
        .exec_without_returning(conn)
        .await?;
    if inserted == 0 {
        return Ok(None);
    }
    let report = report::Entity::find()
        .filter(report::Column::TeamId.eq(team.id))
        .one(conn)
        .await?
        .ok_or(Error::NotFound)?;
    for part in [Part::Main, Part::Impact] {
        report_part::ActiveModel {
            report_id: Set(report.id),
            part: Set(part),
            stage: Set(Stage::Draft),
            revision: Set(1),
            consent_by: Set(None),
            sent_at: Set(None),
            reviewer_id: Set(None),
            returned_reason: Set(None),
            published_at: Set(None),
            changed_at: Set(now),
        }
        .insert(conn)
        .await?;
    }
    Ok(Some(report.id))
}
