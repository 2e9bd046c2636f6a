//! The teacher's overview of a class: who is in it, how far they are, and the teams.

use http::StatusCode;
use serde::{Deserialize, Serialize};
use tables::ids::{PersonId, TeamId};
use tables::kinds::{Part, Stage};

use super::access::{ManageClass, ViewClass, may_manage, may_nudge};
use super::overview::{self, Overview};
use super::teams::{self, Created, Moved};
use crate::error::{Error, Result};
use crate::schools::editions;
use crate::schools::progress::steps::{self as progress, Asked, Handed, State};
use crate::text::Arg;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The student of an address.
pub(super) struct Student(pub(super) PersonId);

impl std::str::FromStr for Student {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for Student {
    const NAME: &'static str = "student";
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct TeamForm {
    name: String,
    motto: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct MoveForm {
    team: String,
}

#[derive(Serialize)]
struct ClassPage {
    id: i64,
    name: String,
    school: String,
    edition: String,
    code: String,
    open: bool,
    join_address: String,
    may_manage: bool,
    may_nudge: bool,
    lessons: usize,
    without_team: usize,
    read_all: usize,
    published: usize,
    /// Things handed in that nobody has answered, and those that are back with their teams.
    waiting: i64,
    returned: i64,
    students: Vec<StudentView>,
    teams: Vec<TeamView>,
    steps: Vec<String>,
    form: TeamForm,
    longest_name: usize,
    longest_motto: usize,
    errors: Errors,
}

#[derive(Serialize)]
struct StudentView {
    id: i64,
    name: String,
    sign_in: String,
    team: Option<i64>,
    team_name: Option<String>,
    read: usize,
    /// Quizzes taken.
    quizzes: i64,
    /// Right answers of their best attempts, in hundredths.
    right: Option<i64>,
    last_active: String,
    saves: i64,
    share: Option<i64>,
}

#[derive(Serialize)]
struct TeamView {
    id: i64,
    name: String,
    members: Vec<String>,
    report: Option<ReportView>,
    steps: Vec<StepView>,
    last_active: Option<String>,
    /// Nobody is in it and it has no report and no other work: it can go.
    empty: bool,
}

#[derive(Serialize)]
struct StepView {
    state: &'static str,
    since: Option<String>,
    /// Of the things that are handed in: how many are asked for, handed in, accepted, late.
    pieces: (i64, i64, i64, i64),
}

#[derive(Serialize)]
struct ReportView {
    id: i64,
    project: String,
    public: Option<String>,
    parts: Vec<PartView>,
}

#[derive(Serialize)]
struct PartView {
    part: &'static str,
    stage: &'static str,
    changed_at: String,
}

impl Page for ClassPage {
    const TEMPLATE: &'static str = "classes/show.html";
}

pub(super) async fn show(may: ViewClass, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, &may, TeamForm::default(), Errors::new()).await?)
}

async fn page(visit: &Visit, may: &ViewClass, form: TeamForm, errors: Errors) -> Result<ClassPage> {
    let units = super::units(visit, may.edition.id);
    let overview = overview::of(&visit.app.db, may.class.id, &units).await?;
    let students = students(&overview);
    let steps = editions::steps(&visit.app.db, may.edition.id).await?;
    let asked = steps.iter().map(Asked::of).collect::<Result<Vec<_>>>()?;
    let now = visit.app.clock.now();
    let stands = |team: &overview::Team| {
        let view = |(step, asked): (_, &Asked)| {
            step_view(progress::state(step, asked, &team.handed, now), asked, &team.handed)
        };
        steps.iter().zip(&asked).map(view).collect::<Vec<_>>()
    };
    let (waiting, returned) = overview.work();
    Ok(ClassPage {
        id: may.class.id.0,
        name: may.class.name.clone(),
        school: may.school.name.clone(),
        edition: may.edition.name.clone(),
        code: may.class.join_code.clone(),
        open: may.class.joining_open,
        join_address: format!("{}{}", visit.app.config.base_url, visit.link("/entra")),
        may_manage: may_manage(&may.by, may.tie) && may.edition.archived_at.is_none(),
        may_nudge: may_nudge(may.tie) && may.edition.archived_at.is_none(),
        lessons: units.len(),
        without_team: students.iter().filter(|student| student.team.is_none()).count(),
        read_all: students.iter().filter(|student| student.read == units.len()).count(),
        waiting,
        returned,
        published: overview.teams.iter().filter(|team| is_published(&team.parts)).count(),
        teams: overview.teams.iter().map(|team| team_view(team, &overview, stands(team))).collect(),
        steps: steps.iter().map(|step| editions::name_of(step, visit.lang)).collect(),
        students,
        form,
        longest_name: teams::LONGEST_NAME,
        longest_motto: teams::LONGEST_MOTTO,
        errors,
    })
}

fn is_published(parts: &[overview::Part]) -> bool {
    parts.iter().any(|row| row.kind == Part::Main && row.stage == Stage::Published)
}

fn students(overview: &Overview) -> Vec<StudentView> {
    let view = |one: &overview::Student| {
        let team = overview.teams.iter().find(|team| Some(team.id) == one.team);
        let (score, out_of) = one.course.best;
        StudentView {
            id: one.id.0,
            name: one.name.clone(),
            sign_in: one.sign_in_name.clone().unwrap_or_default(),
            team: one.team.map(|team| team.0),
            team_name: team.map(|team| team.name.clone()),
            read: usize::try_from(one.course.read).unwrap_or(0),
            quizzes: one.course.quizzes,
            right: (score * 100 + out_of / 2).checked_div(out_of),
            last_active: one.last_active.to_rfc3339(),
            saves: one.saves,
            share: overview.share(one),
        }
    };
    overview.students.iter().map(view).collect()
}

fn step_view(state: State, asked: &Asked, handed: &Handed) -> StepView {
    let pieces = handed.of(asked);
    StepView {
        state: state.as_str(),
        since: state.since().map(|since| since.to_rfc3339()),
        pieces: (asked.pieces, pieces.handed, pieces.accepted, pieces.late),
    }
}

fn team_view(one: &overview::Team, overview: &Overview, steps: Vec<StepView>) -> TeamView {
    let members = overview.students.iter().filter(|student| student.team == Some(one.id));
    TeamView {
        id: one.id.0,
        name: one.name.clone(),
        members: members.clone().map(|student| student.name.clone()).collect(),
        steps,
        last_active: members
            .clone()
            .map(|student| student.last_active)
            .chain(one.last_act)
            .max()
            .map(|at| at.to_rfc3339()),
        empty: one.report.is_none() && one.handed.pieces.is_empty() && members.count() == 0,
        report: one.report.as_ref().map(|report| ReportView {
            id: report.id.0,
            project: report.project_title.clone(),
            public: report.slug.clone(),
            parts: one
                .parts
                .iter()
                .map(|row| PartView {
                    part: row.kind.as_str(),
                    stage: row.stage.as_str(),
                    changed_at: row.changed_at.to_rfc3339(),
                })
                .collect(),
        }),
    }
}

pub(super) fn path_of(may: &ManageClass) -> String {
    format!("/classes/{}", may.class.id)
}

impl TeamForm {
    fn check(&self, visit: &Visit) -> Errors {
        let mut errors = Errors::new();
        let name = self.name.trim();
        if name.is_empty() {
            errors.add("name", visit.t("classes-team-name-missing"));
        }
        let mut short = |field: &str, text: &str, longest: usize| {
            if text.trim().chars().count() > longest {
                let longest = [("longest", Arg::from(longest))];
                errors.add(field, visit.t_with("classes-team-long", &longest));
            }
        };
        short("name", name, teams::LONGEST_NAME);
        short("motto", &self.motto, teams::LONGEST_MOTTO);
        errors
    }
}

pub(super) async fn create_team(
    may: ManageClass,
    visit: Visit,
    Form(form): Form<TeamForm>,
) -> Result<Response> {
    // A line each: no line breaks, and nothing that a database refuses.
    let line = |text: &str| text.replace(char::is_control, " ");
    let form = TeamForm { name: line(&form.name), motto: line(&form.motto) };
    let mut errors = form.check(&visit);
    if errors.is_empty() {
        match teams::create_team(&visit.app, &may, &form.name, &form.motto).await? {
            Created::Done(_) => {
                let said = visit.t_with("classes-team-created", &[("team", Arg::from(form.name.trim()))]);
                return visit.go_saying(&path_of(&may), "success", said).await;
            }
            Created::Taken => errors.add("name", visit.t("classes-team-taken")),
        }
    }
    let may = ViewClass::check(&visit.app.db, may.by, may.class.id).await?;
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, &may, form, errors).await?)
}

pub(super) async fn move_student(
    may: ManageClass,
    visit: Visit,
    At(Student(student)): At<Student>,
    Form(form): Form<MoveForm>,
) -> Result<Response> {
    let to = match form.team.as_str() {
        "" => None,
        id => Some(id.parse::<TeamId>().map_err(|_| Error::BadRequest("error-bad-form"))?),
    };
    let (kind, key) = match teams::move_student(&visit.app, &may, student, to).await? {
        Moved::Done => ("success", "classes-moved"),
        Moved::Gone => ("warning", "classes-moved-gone"),
    };
    visit.go_saying(&path_of(&may), kind, visit.t(key)).await
}
