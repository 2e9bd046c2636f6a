//! The teacher's overview of a class: who is in it, how far they are, and the teams.

use http::StatusCode;
use serde::{Deserialize, Serialize};
use tables::ids::{PersonId, TeamId};
use tables::kinds::{Part, Stage};

use super::access::{ManageClass, ViewClass, may_manage, may_nudge};
use super::overview::{self, Overview};
use super::roster;
use super::standing::Standings;
use super::teams::{self, Created, Moved};
use crate::error::{Error, Result};
use crate::schools::editions;
use crate::schools::progress::steps::{Asked, Handed, State};
use crate::text::Arg;
use crate::web::Response;
use crate::web::address::Named;
use crate::web::form::{Errors, Fields, Form};
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
    /// After so many days without anything done somebody is marked as silent; none: nobody is.
    silent_after: Option<i64>,
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
    /// None: they have never done anything.
    last_active: Option<String>,
    /// Since when they have done nothing, if that is long.
    silent_since: Option<String>,
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
    /// What it has earned, and what it can.
    points: (i64, i64),
    last_active: Option<String>,
    /// Since when nothing has been done in it, if that is long.
    silent_since: Option<String>,
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
    let now = visit.app.clock.now();
    let standings = Standings::of(&visit.app.db, &may.edition, &overview, now).await?;
    let students = students(&overview, &standings);
    let members = overview.members();
    let team = |one: &overview::Team| {
        team_view(one, members.get(&one.id).map_or(&[][..], Vec::as_slice), &standings)
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
        teams: overview.teams.iter().map(team).collect(),
        steps: standings.steps.iter().map(|step| editions::name_of(step, visit.lang)).collect(),
        silent_after: standings.silent_after,
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

fn students(overview: &Overview, standings: &Standings) -> Vec<StudentView> {
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
            last_active: one.last_active.map(|at| at.to_rfc3339()),
            silent_since: standings.silent_student(one).map(|since| since.to_rfc3339()),
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

fn team_view(one: &overview::Team, members: &[&overview::Student], standings: &Standings) -> TeamView {
    let standing = standings.at(Some(one.id));
    let steps = standing.states.iter().zip(&standings.asked);
    TeamView {
        id: one.id.0,
        name: one.name.clone(),
        members: members.iter().map(|student| student.name.clone()).collect(),
        steps: steps.map(|(state, asked)| step_view(*state, asked, &one.handed)).collect(),
        points: (standing.points.earned, standing.points.all),
        last_active: one.last_active(members).map(|at| at.to_rfc3339()),
        silent_since: standings.silent_team(one, members).map(|since| since.to_rfc3339()),
        empty: one.report.is_none() && one.handed.pieces.is_empty() && members.is_empty(),
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

/// Moves those students whose team was changed on the page; what another has changed since stays.
pub(super) async fn move_students(may: ManageClass, visit: Visit, fields: Fields) -> Result<Response> {
    let (mut moved, mut gone) = (Vec::new(), false);
    for student in roster::people(&visit.app.db, may.class.id).await? {
        let (before, wanted) = (format!("before-{}", student.id), format!("team-{}", student.id));
        let (before, wanted) = (fields.one(&before), fields.one(&wanted));
        if before == wanted {
            continue;
        }
        let to = match wanted {
            "" => None,
            id => Some(id.parse::<TeamId>().map_err(|_| Error::BadRequest("error-bad-form"))?),
        };
        match teams::move_student(&visit.app, &may, student.id, to).await? {
            Moved::Done => moved.push(student.name),
            Moved::Gone => gone = true,
        }
    }
    let count = ("count", Arg::from(moved.len()));
    let said = visit.t_with("classes-moved", &[count, ("names", Arg::from(moved.join(", ")))]);
    let (kind, said) = match (moved.is_empty(), gone) {
        (true, true) => ("warning", visit.t("classes-moved-gone")),
        (true, false) => ("info", visit.t("classes-moved-none")),
        (false, true) => ("warning", format!("{said} {}", visit.t("classes-moved-gone"))),
        (false, false) => ("success", said),
    };
    visit.go_saying(&path_of(&may), kind, said).await
}
