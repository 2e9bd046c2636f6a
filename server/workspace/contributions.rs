//! Who has done how much, for the teacher; a student sees their own line. Numbers say where somebody was
//! at work, not how good it was, and the page says so.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use tables::ids::PersonId;
use tables::kinds::{EvidenceKind, TaskState};
use tables::{
    canvas_revision, diary_entry, evidence, person, task, team_comment, team_file_version, team_member,
};

use super::sources::report_of;
use crate::classes;
use crate::error::Result;
use crate::schools::Wish;
use crate::teams::access::{CountTeam, TeamTie};
use crate::web::Response;
use crate::web::address::At;
use crate::web::page::Page;
use crate::web::sheet::{Cell, Sheet};
use crate::web::visit::Visit;

/// What is counted, in the order of the columns.
const COLUMNS: [&str; 8] = ["answers", "canvas", "tasks", "diary", "files", "photos", "comments", "lessons"];

#[derive(Serialize)]
struct ContributionsPage {
    id: i64,
    name: String,
    /// Everybody's lines, or the reader's own.
    all: bool,
    columns: [&'static str; 8],
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    name: String,
    /// Is no longer in the team.
    gone: bool,
    counts: Vec<i64>,
    /// The share of what was saved in the report, in hundredths.
    share: Option<i64>,
}

impl Page for ContributionsPage {
    const TEMPLATE: &'static str = "workspace/contributions.html";
}

/// How many rows each person has.
type Counts = HashMap<PersonId, i64>;

/// Counts the rows of a selection by the person in that column.
async fn counted<E: EntityTrait>(
    conn: &impl ConnectionTrait,
    select: sea_orm::Select<E>,
    by: E::Column,
) -> Result<Counts> {
    let rows: Vec<(PersonId, i64)> = select
        .select_only()
        .column(by)
        .column_as(by.count(), "count")
        .filter(by.is_not_null())
        .group_by(by)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Who is or was in the team, each once; who is in it before those who are gone.
async fn everybody(conn: &impl ConnectionTrait, may: &CountTeam) -> Result<Vec<(person::Model, bool)>> {
    let ties =
        team_member::Entity::find().filter(team_member::Column::TeamId.eq(may.team.id)).all(conn).await?;
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(ties.iter().map(|tie| tie.person_id)))
        .order_by_asc(person::Column::Name)
        .order_by_asc(person::Column::Id)
        .all(conn)
        .await?;
    let is_gone = |id: PersonId| !ties.iter().any(|tie| tie.person_id == id && tie.left_at.is_none());
    let mut all: Vec<(person::Model, bool)> = people
        .into_iter()
        .map(|person| (is_gone(person.id), person))
        .map(|(gone, one)| (one, gone))
        .collect();
    all.sort_by_key(|(_, gone)| *gone);
    Ok(all)
}

async fn lines(visit: &Visit, may: &CountTeam) -> Result<Vec<Line>> {
    let (db, team) = (&visit.app.db, may.team.id);
    let on_page = classes::counted(visit, may.team.class_id, team).await?;
    let of = |pick: fn(&classes::Counted) -> i64| on_page.iter().map(|one| (one.person, pick(one))).collect();
    let report = report_of(db, team).await?;
    let photos = match &report {
        Some(report) => {
            let found = evidence::Entity::find()
                .filter(evidence::Column::ReportId.eq(report.id))
                .filter(evidence::Column::Kind.eq(EvidenceKind::Photo));
            counted(db, found, evidence::Column::AddedBy).await?
        }
        None => Counts::new(),
    };
    let canvas = canvas_revision::Entity::find().filter(canvas_revision::Column::TeamId.eq(team));
    let done = task::Entity::find()
        .filter(task::Column::TeamId.eq(team))
        .filter(task::Column::State.eq(TaskState::Done))
        .filter(task::Column::RemovedAt.is_null());
    let diary = diary_entry::Entity::find().filter(diary_entry::Column::TeamId.eq(team));
    let files = team_file_version::Entity::find().filter(team_file_version::Column::TeamId.eq(team));
    let comments = team_comment::Entity::find().filter(team_comment::Column::TeamId.eq(team));
    let counts: [Counts; 8] = [
        of(|one| one.saves),
        counted(db, canvas, canvas_revision::Column::AuthorId).await?,
        counted(db, done, task::Column::DoneBy).await?,
        counted(db, diary, diary_entry::Column::AuthorId).await?,
        counted(db, files, team_file_version::Column::AddedBy).await?,
        photos,
        counted(db, comments, team_comment::Column::AuthorId).await?,
        of(|one| one.read),
    ];
    let own_only = may.tie == TeamTie::Member;
    let all = everybody(db, may).await?.into_iter();
    Ok(all
        .filter(|(person, _)| !own_only || person.id == may.by.id)
        .map(|(person, gone)| Line {
            counts: counts.iter().map(|of| of.get(&person.id).copied().unwrap_or(0)).collect(),
            share: on_page.iter().find(|one| one.person == person.id).and_then(|one| one.share),
            name: person.name,
            gone,
        })
        .collect())
}

pub(super) async fn show(may: CountTeam, visit: Visit) -> Result<Response> {
    let lines = lines(&visit, &may).await?;
    visit.show(&ContributionsPage {
        id: may.team.id.0,
        all: may.tie != TeamTie::Member,
        name: may.team.name,
        columns: COLUMNS,
        lines,
    })
}

pub(super) async fn download(may: CountTeam, visit: Visit, At(Wish(ending)): At<Wish>) -> Result<Response> {
    let mut header = vec![visit.t("classes-student")];
    header.extend(COLUMNS.map(|column| visit.t(&format!("workspace-count-{column}"))));
    header.push(visit.t("workspace-count-share"));
    let rows = lines(&visit, &may).await?.into_iter().map(|line| {
        let mut cells = vec![Cell::from(line.name)];
        cells.extend(line.counts.into_iter().map(|count| Cell::from(usize::try_from(count).unwrap_or(0))));
        cells.push(line.share.map(|share| format!("{share}%")).into());
        cells
    });
    let name = format!("{}-{}", visit.t("workspace-contributions-file"), may.team.slug);
    Sheet { name, header, rows: rows.collect() }.download(ending)
}
