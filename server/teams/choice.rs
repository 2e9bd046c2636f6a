//! Choosing the project: the report begins, with a copy of the project's data as they are today.

use chrono::NaiveDate;
use dataset::{Coded, Project, Role};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter, Set,
};
use serde_json::{Value, json};
use tables::ids::ReportId;
use tables::kinds::{Part, Stage};
use tables::{answer, class, edition, evidence, report, report_part};

use super::access::EditTeam;
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::people::account::note;

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

/// The longest thing that can name a project.
const LONGEST_TYPED: usize = 500;

/// What became of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chose {
    /// The report has begun, or nothing was written yet and it is now about this project.
    Done(ReportId),
    /// The team has begun to write about another project.
    Already(ReportId),
    /// There is no such project.
    Unknown,
}

/// The project that was typed: a slug, a code, a CUP of one project, or the address of its page
/// here or on the portal.
pub async fn look_up(app: &App, typed: &str) -> Result<Option<Chosen>> {
    let dataset = app.dataset.current()?;
    let version = app.dataset.version();
    let typed = typed.trim().to_owned();
    if typed.is_empty() || typed.len() > LONGEST_TYPED {
        return Ok(None);
    }
    let own =
        typed.split_once("/progetti/").map(|(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or(rest));
    let slug = own.unwrap_or(&typed).to_lowercase();
    let found = tokio::task::spawn_blocking(move || -> dataset::Result<Option<Project>> {
        match dataset.by_slug(&slug)? {
            Some(project) => Ok(Some(project)),
            None => match dataset.pasted(&typed)? {
                Some(slug) => dataset.by_slug(&slug),
                None => Ok(None),
            },
        }
    })
    .await??;
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

/// Chooses the project and begins the report. As long as nothing has been written, a team may
/// still change its mind.
pub async fn choose(app: &App, may: &EditTeam, slug: &str) -> Result<Chose> {
    let Some(chosen) = look_up(app, slug).await? else { return Ok(Chose::Unknown) };
    let tx = db::begin_write(&app.db).await?;
    let there = report::Entity::find().filter(report::Column::TeamId.eq(may.team.id)).one(&tx).await?;
    let id = match there {
        Some(report) if report.project_slug == chosen.slug => return Ok(Chose::Done(report.id)),
        Some(report) => {
            if has_begun(&tx, report.id).await? {
                return Ok(Chose::Already(report.id));
            }
            let id = report.id;
            change(&tx, report, chosen).await?;
            id
        }
        None => {
            if let Some(id) = begin(&tx, app, may, chosen).await? {
                id
            } else {
                // Another member was faster.
                drop(tx);
                let row = report::Entity::find()
                    .filter(report::Column::TeamId.eq(may.team.id))
                    .one(&app.db)
                    .await?
                    .ok_or(Error::NotFound)?;
                return Ok(Chose::Already(row.id));
            }
        }
    };
    let detail = json!({ "team": may.team.id.0 });
    note(&tx, app, Some(&may.by), "report.chosen", format!("report:{id}"), detail).await?;
    tx.commit().await?;
    Ok(Chose::Done(id))
}

async fn has_begun(conn: &impl ConnectionTrait, id: ReportId) -> Result<bool> {
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
async fn form_version(conn: &impl ConnectionTrait, app: &App, may: &EditTeam) -> Result<String> {
    let class = class::Entity::find_by_id(may.team.class_id).one(conn).await?.ok_or(Error::NotFound)?;
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
    may: &EditTeam,
    chosen: Chosen,
) -> Result<Option<ReportId>> {
    let now = app.clock.now();
    let version = form_version(conn, app, may).await?;
    let row = report::ActiveModel {
        id: NotSet,
        team_id: Set(may.team.id),
        form_version: Set(version),
        project_slug: Set(chosen.slug),
        project_code: Set(chosen.code),
        project_title: Set(chosen.title),
        snapshot: Set(chosen.snapshot),
        snapshot_date: Set(chosen.reference_date),
        snapshot_import: Set(chosen.version),
        slug: Set(None),
        created_by: Set(may.by.id),
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
        .filter(report::Column::TeamId.eq(may.team.id))
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
