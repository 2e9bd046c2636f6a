//! The teacher's overview as a file.

use serde_json::json;

use super::access::ViewClass;
use super::overview;
use super::standing::Standings;
use crate::clock::day_in_italy;
use crate::error::Result;
use crate::people::account::note;
use crate::schools::progress::steps::{self, State};
use crate::schools::{Wish, editions};
use crate::web::Response;
use crate::web::address::At;
use crate::web::sheet::{Cell, Sheet};
use crate::web::visit::Visit;

pub(super) async fn download(may: ViewClass, visit: Visit, At(Wish(ending)): At<Wish>) -> Result<Response> {
    let course = visit.app.courses.of(may.edition.id);
    let course = course.lessons(visit.lang);
    let units = super::units(&visit, may.edition.id);
    let overview = overview::of(&visit.app.db, may.class.id, &units).await?;
    let units = overview.units(&visit.app.db).await?;
    let now = visit.app.clock.now();
    let standings = Standings::of(&visit.app.db, &may.edition, &overview, now).await?;
    let (subject, detail) =
        (format!("class:{}", may.class.id), json!({ "students": overview.students.len() }));
    note(&visit.app.db, &visit.app, Some(&may.by), "class.exported", subject, detail).await?;
    let members = overview.members();
    let mut header: Vec<String> = [
        "classes-student",
        "classes-card-sign-in",
        "classes-team",
        "classes-lessons",
        "classes-last-active",
        "classes-export-silent",
        "classes-saves",
        "classes-share",
    ]
    .map(|key| visit.t(key))
    .to_vec();
    // Where the student's team stands, in sum and step by step, then the course, unit by unit.
    let all = usize::try_from(standings.at(None).points.all).unwrap_or(0);
    header.push(visit.t_with("classes-export-points", &[("all", all.into())]));
    header.push(visit.t("classes-export-team-silent"));
    header.extend(standings.steps.iter().map(|step| editions::name_of(step, visit.lang)));
    // Points and how many there are to get apart: "6/6" in one cell is a day to a spreadsheet.
    for lesson in course {
        for key in ["classes-course-file-best", "classes-course-file-of"] {
            header.push(visit.t_with(key, &[("unit", lesson.front.title.as_str().into())]));
        }
    }
    let rows = overview.students.iter().map(|one| {
        let team = overview.teams.iter().find(|team| Some(team.id) == one.team);
        let lesson = |id: &str| units.get(&(one.id, id.to_owned()));
        let mut cells: Vec<Cell> = vec![
            one.name.clone().into(),
            one.sign_in_name.clone().into(),
            team.map(|team| team.name.clone()).into(),
            usize::try_from(one.course.read).unwrap_or(0).into(),
            one.last_active.into(),
            standings.silent_student(one).map(day_in_italy).into(),
            usize::try_from(one.saves).unwrap_or(0).into(),
            overview.share(one).map(Cell::Share).into(),
        ];
        let stands = standings.at(one.team);
        let silent = team.and_then(|team| standings.silent_team(team, members.get(&team.id)?));
        cells.push(team.map(|_| usize::try_from(stands.points.earned).unwrap_or(0)).into());
        cells.push(silent.map(day_in_italy).into());
        let told = |state: &State| team.map(|_| steps::told(&visit, *state));
        cells.extend(stands.states.iter().map(|state| Cell::from(told(state))));
        for at in course {
            let row = lesson(&at.id);
            cells.push(row.and_then(|row| row.best_score).into());
            cells.push(row.and_then(|row| row.best_of).into());
        }
        cells
    });
    let name = format!("{}-{}", visit.t("classes-export-name"), may.class.name);
    Sheet { name, header, rows: rows.collect() }.download(ending)
}
