//! The class in the course at a glance: each student and team against each unit.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::json;
use tables::ids::TeamId;
use tables::lesson_progress;

use super::access::ViewClass;
use super::overview::{self, Overview, Student, Tried, Units};
use crate::error::Result;
use crate::people::account::note;
use crate::schools::Wish;
use crate::web::Response;
use crate::web::address::At;
use crate::web::page::Page;
use crate::web::sheet::{Cell, Sheet};
use crate::web::visit::Visit;

#[derive(Serialize)]
struct CoursePage<'a> {
    id: i64,
    name: &'a str,
    units: Vec<UnitView<'a>>,
    groups: Vec<GroupView>,
}

#[derive(Serialize)]
struct UnitView<'a> {
    id: &'a str,
    title: &'a str,
    quiz: bool,
}

/// A team with its students, or those who are in none.
#[derive(Serialize)]
struct GroupView {
    /// None for those without a team.
    name: Option<String>,
    /// For each unit: how many have read it, and the mean of best quizzes in percent.
    sums: Vec<SumView>,
    students: Vec<StudentView>,
}

#[derive(Serialize)]
struct SumView {
    read: usize,
    best: Option<usize>,
}

#[derive(Serialize)]
struct StudentView {
    name: String,
    read: usize,
    cells: Vec<CellView>,
}

#[derive(Clone, Serialize)]
struct CellView {
    read_at: Option<String>,
    best: Option<(i32, i32)>,
    /// When they last sent the quiz.
    tried_at: Option<String>,
}

impl Page for CoursePage<'_> {
    const TEMPLATE: &'static str = "classes/course.html";
}

/// What has been done unit by unit, and when quizzes were sent.
struct Done {
    units: Units,
    tried: Tried,
}

impl Done {
    async fn of(visit: &Visit, overview: &Overview) -> Result<Self> {
        let db = &visit.app.db;
        Ok(Self { units: overview.units(db).await?, tried: overview.tried(db).await? })
    }

    fn row(&self, student: &Student, unit: &str) -> Option<&lesson_progress::Model> {
        self.units.get(&(student.id, unit.to_owned()))
    }

    fn tried(&self, student: &Student, unit: &str) -> Option<DateTime<Utc>> {
        self.tried.get(&(student.id, unit.to_owned())).copied()
    }
}

/// Teams in their order, then those without one; groups of nobody are left out.
fn groups(overview: &Overview) -> Vec<(Option<String>, Vec<&Student>)> {
    let of =
        |team: Option<TeamId>| overview.students.iter().filter(|one| one.team == team).collect::<Vec<_>>();
    let teams = overview.teams.iter().map(|team| (Some(team.name.clone()), of(Some(team.id))));
    teams.chain([(None, of(None))]).filter(|(_, students)| !students.is_empty()).collect()
}

fn student_view(student: &Student, units: &[UnitView], done: &Done) -> StudentView {
    let cell = |unit: &UnitView| {
        let row = done.row(student, unit.id);
        CellView {
            read_at: row.and_then(|row| row.read_at).map(|at| at.to_rfc3339()),
            best: row.and_then(|row| Some((row.best_score?, row.best_of?))),
            tried_at: done.tried(student, unit.id).map(|at| at.to_rfc3339()),
        }
    };
    let cells: Vec<CellView> = units.iter().map(cell).collect();
    let read = cells.iter().filter(|cell| cell.read_at.is_some()).count();
    StudentView { name: student.name.clone(), read, cells }
}

/// How the group is with the unit at that place.
fn sum(students: &[StudentView], at: usize) -> SumView {
    let cells: Vec<&CellView> = students.iter().filter_map(|student| student.cells.get(at)).collect();
    // In hundredths of a percent, so that it is the mean that is rounded.
    let shares: Vec<usize> = cells
        .iter()
        .filter_map(|cell| {
            let (score, of) = cell.best?;
            (usize::try_from(score).ok()? * 10_000).checked_div(usize::try_from(of).ok()?)
        })
        .collect();
    SumView {
        read: cells.iter().filter(|cell| cell.read_at.is_some()).count(),
        best: (shares.iter().sum::<usize>() + shares.len() * 50).checked_div(shares.len() * 100),
    }
}

pub(super) async fn show(may: ViewClass, visit: Visit) -> Result<Response> {
    let overview = overview::of(&visit.app.db, may.class.id, &[]).await?;
    let done = Done::of(&visit, &overview).await?;
    let course = visit.app.courses.of(may.edition.id);
    let units: Vec<UnitView> = course
        .lessons(visit.lang)
        .iter()
        .map(|one| UnitView { id: &one.id, title: &one.front.title, quiz: !one.questions.is_empty() })
        .collect();
    let group = |(name, students): (Option<String>, Vec<&Student>)| {
        let students: Vec<StudentView> =
            students.into_iter().map(|one| student_view(one, &units, &done)).collect();
        let sums = (0..units.len()).map(|at| sum(&students, at)).collect();
        GroupView { name, sums, students }
    };
    let groups = groups(&overview).into_iter().map(group).collect();
    visit.show(&CoursePage { id: may.class.id.0, name: &may.class.name, units, groups })
}

/// The same as a table: a line for each student, four columns for each unit.
pub(super) async fn download(may: ViewClass, visit: Visit, At(Wish(ending)): At<Wish>) -> Result<Response> {
    let overview = overview::of(&visit.app.db, may.class.id, &[]).await?;
    let done = Done::of(&visit, &overview).await?;
    let subject = format!("class:{}", may.class.id);
    let detail = json!({ "what": "course", "students": overview.students.len() });
    note(&visit.app.db, &visit.app, Some(&may.by), "class.exported", subject, detail).await?;
    let course = visit.app.courses.of(may.edition.id);
    let units = course.lessons(visit.lang);
    let mut header = ["classes-course-team", "classes-course-student"].map(|key| visit.t(key)).to_vec();
    for unit in units {
        for key in [
            "classes-course-file-read",
            "classes-course-file-best",
            "classes-course-file-of",
            "classes-course-file-tried",
        ] {
            header.push(visit.t_with(key, &[("unit", unit.front.title.as_str().into())]));
        }
    }
    let mut rows = Vec::new();
    for (team, students) in groups(&overview) {
        for student in students {
            let mut cells: Vec<Cell> = vec![team.clone().into(), student.name.clone().into()];
            for unit in units {
                let row = done.row(student, &unit.id);
                cells.push(row.and_then(|row| row.read_at).into());
                cells.push(row.and_then(|row| row.best_score).into());
                cells.push(row.and_then(|row| row.best_of).into());
                cells.push(done.tried(student, &unit.id).into());
            }
            rows.push(cells);
        }
    }
    let name = format!("{}-{}", visit.t("classes-course-file"), may.class.name);
    let sheet = Sheet { name, header, rows };
    tokio::task::spawn_blocking(move || sheet.download(ending)).await?
}
