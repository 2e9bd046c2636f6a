//! The published reports that a search leaves, as a table for a spreadsheet.

use super::list::ListForm;
use super::published::{self, Published};
use crate::clock::day_in_italy;
use crate::error::Result;
use crate::people::access::Anyone;
use crate::review::answers;
use crate::web::Response;
use crate::web::api::LICENCE;
use crate::web::form::Query;
use crate::web::sheet::{Cell, Ending, Sheet};
use crate::web::visit::Visit;

/// Rows are read from the database in portions of so many.
const PORTION: u64 = 200;

/// The columns: parts of text keys.
const COLUMNS: [&str; 17] = [
    "title",
    "team",
    "school",
    "municipality",
    "region",
    "edition",
    "theme",
    "progress-code",
    "progress",
    "effectiveness-code",
    "effectiveness",
    "project-code",
    "project",
    "version",
    "published",
    "address",
    "licence",
];

pub(super) async fn csv(_: Anyone, visit: Visit, Query(form): Query<ListForm>) -> Result<Response> {
    let (filter, sort) = (form.filter(), form.sort());
    let mut rows = Vec::new();
    for page in 0.. {
        let portion = published::find(&visit.app, &filter, sort, page * PORTION, PORTION).await?;
        if portion.is_empty() {
            break;
        }
        rows.extend(portion.iter().map(|one| row(&visit, one)));
    }
    let header = COLUMNS.iter().map(|column| visit.t(&format!("archive-csv-{column}"))).collect();
    Sheet { name: visit.t("archive-csv-name"), header, rows }.download(Ending::Csv)
}

fn row(visit: &Visit, one: &Published) -> Vec<Cell> {
    let (content, facets) = (&one.content, &one.content.facets);
    let base = &visit.app.config.base_url;
    // In the form's own words: those of the judgement depend on the progress.
    let words =
        |question: &str| content.answer(question).map(|answer| answer.plain(visit.lang)).unwrap_or_default();
    vec![
        content.title.as_str().into(),
        content.team.as_str().into(),
        content.school.as_str().into(),
        content.municipality.as_str().into(),
        content.region_name.as_str().into(),
        content.edition.as_str().into(),
        facets.theme_label.as_str().into(),
        facets.progress.as_str().into(),
        words(answers::PROGRESS).into(),
        facets.effectiveness.as_str().into(),
        words(answers::EFFECTIVENESS).into(),
        content.project.code.as_str().into(),
        format!("{base}{}", visit.link(&format!("/progetti/{}/", content.project.slug))).into(),
        one.number.into(),
        day_in_italy(one.at).into(),
        format!("{base}{}", visit.link(&one.path())).into(),
        LICENCE.into(),
    ]
}
