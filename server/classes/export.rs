//! The teacher's overview as a file.

use super::access::ViewClass;
use super::overview;
use crate::error::Result;
use crate::schools::progress::steps::{self as progress, Asked};
use crate::schools::{Wish, editions};
use crate::text;
use crate::web::Response;
use crate::web::address::At;
use crate::web::sheet::{Cell, Sheet};
use crate::web::visit::Visit;

pub(super) async fn download(may: ViewClass, visit: Visit, At(Wish(ending)): At<Wish>) -> Result<Response> {
    let steps = editions::steps(&visit.app.db, may.edition.id).await?;
    let asked = steps.iter().map(Asked::of).collect::<Result<Vec<_>>>()?;
    let now = visit.app.clock.now();
    let course = visit.app.courses.of(may.edition.id);
    let course = course.lessons(visit.lang);
    let units = super::units(&visit, may.edition.id);
    let overview = overview::of(&visit.app.db, may.class.id, &units).await?;
    let units = overview.units(&visit.app.db).await?;
    let mut header: Vec<String> = [
        "classes-student",
        "classes-card-sign-in",
        "classes-team",
        "classes-lessons",
        "classes-last-active",
        "classes-saves",
        "classes-share",
    ]
    .map(|key| visit.t(key))
    .to_vec();
    // Where the student's team stands, step by step, then the course, unit by unit.
    header.extend(steps.iter().map(|step| editions::name_of(step, visit.lang)));
    header.extend(course.iter().map(|lesson| lesson.front.title.clone()));
    let rows = overview.students.iter().map(|one| {
        let team = overview.teams.iter().find(|team| Some(team.id) == one.team);
        let lesson = |id: &str| units.get(&(one.id, id.to_owned()));
        let mut cells: Vec<Cell> = vec![
            one.name.clone().into(),
            one.sign_in_name.clone().into(),
            team.map(|team| team.name.clone()).into(),
            usize::try_from(one.course.read).unwrap_or(0).into(),
            text::moment(visit.lang, one.last_active).into(),
            usize::try_from(one.saves).unwrap_or(0).into(),
            overview.share(one).map(|share| format!("{share}%")).into(),
        ];
        cells.extend(steps.iter().zip(&asked).map(|(step, asked)| {
            let stands = team.map(|team| progress::state(step, asked, &team.handed, now));
            Cell::from(stands.map(|state| progress::told(&visit, state)))
        }));
        cells.extend(course.iter().map(|at| {
            let best = lesson(&at.id).and_then(|row| Some((row.best_score?, row.best_of?)));
            Cell::from(best.map(|(score, of)| format!("{score}/{of}")))
        }));
        cells
    });
    let name = format!("{}-{}", visit.t("classes-export-name"), may.class.name);
    Sheet { name, header, rows: rows.collect() }.download(ending)
}
