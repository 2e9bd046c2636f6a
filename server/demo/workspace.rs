//! What the demo's teams do beside the report: tasks, canvas, diary, calendar, files.

use std::collections::{BTreeMap, HashMap};

use chrono::{Duration, NaiveDate};
use sea_orm::{ActiveModelTrait, EntityTrait, NotSet, Set};
use serde::Deserialize;
use tables::ids::TeamId;
use tables::kinds::TaskState;
use tables::{task, task_assignee};

use super::reports::drawing;
use super::{Cast, of};
use crate::App;
use crate::error::{Error, Result};
use crate::schools::moments;
use crate::teams::access::{EditTeam, PlanTeam};
use crate::web::sheet::{Cell, Sheet};
use crate::workspace::{self, DiaryPage, Kept, NewFile, Plan, Saved};

const WORK: &str = include_str!("../../seeds/demo/workspace.toml");

#[derive(Deserialize)]
struct Work {
    task: Vec<TaskSeed>,
    canvas: Vec<CanvasSeed>,
    page: Vec<PageSeed>,
    occasion: Vec<OccasionSeed>,
    file: Vec<FileSeed>,
}

#[derive(Deserialize)]
struct TaskSeed {
    team: String,
    title: String,
    notes: String,
    assignees: Vec<String>,
    by: String,
    due_in: Option<i64>,
    state: String,
}

#[derive(Deserialize)]
struct CanvasSeed {
    team: String,
    by: String,
    boxes: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct PageSeed {
    team: String,
    by: String,
    days_ago: i64,
    present: Vec<String>,
    done: String,
    learned: String,
    next: String,
}

#[derive(Deserialize)]
struct OccasionSeed {
    team: String,
    by: String,
    title: String,
    place: String,
    notes: String,
    in_days: i64,
    hour: String,
    minutes: i32,
}

#[derive(Deserialize)]
struct FileSeed {
    team: String,
    by: String,
    title: String,
    description: String,
    alt: String,
    name: String,
    versions: u8,
    /// The rows of a spreadsheet, the heading first.
    #[serde(default)]
    rows: Vec<Vec<String>>,
}

fn wrong(what: impl std::fmt::Display) -> Error {
    Error::internal(format!("seeds/demo/workspace.toml: {what}"))
}

/// Tells it.
pub(super) async fn tell(app: &App, cast: &Cast<'_>, teams: &HashMap<&str, TeamId>) -> Result<()> {
    let work: Work = toml::from_str(WORK).map_err(wrong)?;
    let today = app.clock.today();
    for one in work.task {
        add_task(app, cast, of(teams, &one.team)?, one, today).await?;
    }
    let edit = async |by: &str, team: &str| EditTeam::check(&app.db, cast.actor(by)?, of(teams, team)?).await;
    for one in work.canvas {
        let may = edit(&one.by, &one.team).await?;
        for (name, words) in one.boxes {
            match workspace::save_box(app, &may, &name, 0, &words).await? {
                Saved::Done { .. } => {}
                other => return Err(wrong(format!("the box {name}: {other:?}"))),
            }
        }
    }
    for one in work.page {
        let may = edit(&one.by, &one.team).await?;
        let present = one.present.iter().map(|who| of(cast.people, who)).collect::<Result<_>>()?;
        let day = today - Duration::days(one.days_ago);
        let page = DiaryPage { day, done: one.done, learned: one.learned, next: one.next, present };
        workspace::write_diary(app, &may, page).await?.ok_or_else(|| wrong("the diary is full"))?;
    }
    for one in work.occasion {
        let may = PlanTeam::check(&app.db, cast.actor(&one.by)?, of(teams, &one.team)?).await?;
        let day = (today + Duration::days(one.in_days)).to_string();
        let starts_at = moments::moment(&day, &one.hour).ok_or_else(|| wrong("no such hour"))?;
        let plan =
            Plan { title: one.title, place: one.place, notes: one.notes, starts_at, minutes: one.minutes };
        workspace::add_occasion(app, &may, plan).await?;
    }
    for one in work.file {
        let may = edit(&one.by, &one.team).await?;
        add_file(app, &may, one).await?;
    }
    Ok(())
}

/// Past the verb that tells people: a story that begins with unread notices is nobody's.
async fn add_task(app: &App, cast: &Cast<'_>, team: TeamId, one: TaskSeed, today: NaiveDate) -> Result<()> {
    let now = app.clock.now();
    let by = of(cast.people, &one.by)?;
    let state = TaskState::parse(&one.state).ok_or_else(|| wrong("a state that is none"))?;
    let done = (state == TaskState::Done).then_some(now);
    let row = task::ActiveModel {
        id: NotSet,
        team_id: Set(team),
        title: Set(one.title),
        notes: Set(one.notes),
        due_on: Set(one.due_in.map(|days| today + Duration::days(days))),
        state: Set(state),
        step_id: Set(None),
        template: Set(None),
        revision: Set(1),
        created_by: Set(by),
        created_at: Set(now),
        changed_by: Set(by),
        changed_at: Set(now),
        done_by: Set(done.map(|_| by)),
        done_at: Set(done),
        removed_at: Set(None),
    };
    let row = row.insert(&app.db).await?;
    for who in &one.assignees {
        let tie = task_assignee::ActiveModel { task_id: Set(row.id), person_id: Set(of(cast.people, who)?) };
        task_assignee::Entity::insert(tie).exec_without_returning(&app.db).await?;
    }
    Ok(())
}

async fn add_file(app: &App, may: &EditTeam, one: FileSeed) -> Result<()> {
    let bytes = |n: u8| -> Result<Vec<u8>> {
        match one.rows.split_first() {
            Some((header, rows)) => spreadsheet(header, rows),
            None if one.alt.is_empty() => Ok(leaflet(n)),
            None => drawing(n + 3),
        }
    };
    let new = NewFile {
        title: one.title.clone(),
        description: one.description.clone(),
        alt: one.alt.clone(),
        upload: (one.name.clone(), bytes(0)?.into()),
    };
    let id = match workspace::add_file(app, may, new).await? {
        Kept::Done(id) => id,
        other => return Err(wrong(format!("{}: {other:?}", one.title))),
    };
    for n in 1..one.versions {
        let upload = (one.name.clone(), bytes(n)?.into());
        match workspace::add_version(app, may, id, &one.alt, upload).await? {
            Kept::Done(_) => {}
            other => return Err(wrong(format!("{}: {other:?}", one.title))),
        }
    }
    Ok(())
}

/// A table as a file; what looks like a number is one.
fn spreadsheet(header: &[String], rows: &[Vec<String>]) -> Result<Vec<u8>> {
    let cell = |text: &String| text.parse::<f64>().map_or_else(|_| Cell::from(text.as_str()), Cell::from);
    let rows = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    Sheet { name: String::new(), header: header.to_vec(), rows }.xlsx()
}

/// The smallest PDF with an empty page in it.
fn leaflet(n: u8) -> Vec<u8> {
    format!(
        "%PDF-1.4\n% {n}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
         2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n\
         trailer<</Root 1 0 R>>\n%%EOF\n"
    )
    .into_bytes()
}
