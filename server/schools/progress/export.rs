//! The same list as a file.

use serde_json::json;

use super::super::access::ViewSelection;
use super::super::selection::Wish;
use super::super::{editions, places};
use super::facts;
use super::page::Wanted;
use super::steps;
use crate::error::Result;
use crate::people::account::note;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::Query;
use crate::web::sheet::{Cell, Sheet};
use crate::web::visit::Visit;

/// For each step, how many things are asked for, and what became of them.
const WORK: [&str; 5] = [
    "schools-export-work-asked",
    "schools-export-work-handed",
    "schools-export-work-accepted",
    "schools-export-work-returned",
    "schools-export-work-late",
];

fn count(many: i64) -> Cell {
    usize::try_from(many).unwrap_or(0).into()
}

pub(super) async fn download(
    may: ViewSelection,
    visit: Visit,
    At(Wish(ending)): At<Wish>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let facts = facts::of(&visit.app.db, &may.edition, visit.app.clock.now()).await?;
    let mut rows = facts.classes;
    rows.retain(|one| wanted.fits(one, &facts.steps));
    wanted.sort(&mut rows);
    let mut header: Vec<String> =
        ["schools-application-class", "schools-application-school", "schools-export-code", "schools-region"]
            .map(|key| visit.t(key))
            .to_vec();
    header.extend(
        [
            "schools-students",
            "schools-teams",
            "schools-points",
            "schools-export-points-all",
            "schools-last-active",
            "schools-forecast",
            "schools-why",
        ]
        .map(|key| visit.t(key)),
    );
    header.extend(facts.steps.iter().map(|step| editions::name_of(step, visit.lang)));
    for step in &facts.steps {
        let step = editions::name_of(step, visit.lang);
        for key in WORK {
            header.push(visit.t_with(key, &[("step", step.as_str().into())]));
        }
    }
    let rows: Vec<Vec<Cell>> = rows
        .iter()
        .map(|one| {
            let reasons: Vec<String> = one.forecast.met.iter().map(|rule| rule.of(visit.lang)).collect();
            let mut cells: Vec<Cell> = vec![
                one.class.name.clone().into(),
                one.school_name().into(),
                one.school.as_ref().map(|school| school.code.clone()).into(),
                places::region_name(one.region()).into(),
                count(one.students),
                one.teams.into(),
                count(one.points.earned),
                count(one.points.all),
                one.last_active.into(),
                visit.t(&format!("schools-level-{}", one.forecast.level.as_str())).into(),
                reasons.join("; ").into(),
            ];
            cells.extend(one.steps.iter().map(|step| Cell::from(steps::told(&visit, step.state))));
            for step in &one.steps {
                let pieces = &step.pieces;
                let sums = [step.asked, pieces.handed, pieces.accepted, pieces.returned, pieces.late];
                cells.extend(sums.map(count));
            }
            cells
        })
        .collect();
    let (subject, detail) = (format!("edition:{}", may.edition.id), json!({ "rows": rows.len() }));
    note(&visit.app.db, &visit.app, Some(&may.by), "edition.exported", subject, detail).await?;
    let name = format!("{}-{}", visit.t("schools-overview-file"), may.edition.slug);
    let sheet = Sheet { name, header, rows };
    tokio::task::spawn_blocking(move || sheet.download(ending)).await?
}
