//! The applications as a file, with the filters of the list.

use serde_json::json;

use super::super::access::ViewSelection;
use super::super::editions::{call_of, criteria};
use super::super::places;
use super::list::Wanted;
use super::{candidates, list, ranking};
use crate::error::{Error, Result};
use crate::people::account::note;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::Query;
use crate::web::sheet::{Cell, Ending, Sheet};
use crate::web::visit::Visit;

/// `csv` or `xlsx`, at the end of an address.
pub struct Wish(pub Ending);

impl std::str::FromStr for Wish {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        Ending::parse(text).map(Self).ok_or(Error::NotFound)
    }
}

impl Named for Wish {
    const NAME: &'static str = "ending";
}

pub(super) async fn download(
    may: ViewSelection,
    visit: Visit,
    At(Wish(ending)): At<Wish>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let db = &visit.app.db;
    let call = call_of(db, may.edition.id).await?;
    let criteria = call.as_ref().map(criteria).transpose()?.unwrap_or_default();
    let mut header: Vec<String> = [
        "code",
        "school",
        "kind",
        "place",
        "province",
        "region",
        "class",
        "year",
        "students",
        "subjects",
        "teacher",
        "email",
        "second",
        "new",
        "supporter",
        "earlier",
        "idea",
        "motivation",
        "sent",
        "state",
        "reason",
    ]
    .map(|name| visit.t(&format!("schools-export-{name}")))
    .to_vec();
    header.extend(criteria.iter().map(|criterion| criterion.of(visit.lang).to_owned()));
    header.push(visit.t("schools-score-total"));
    let yes_no = |yes: bool| visit.t(if yes { "schools-yes" } else { "schools-no" });
    let mut rows = Vec::new();
    for one in candidates::of(db, may.edition.id).await?.iter().filter(|one| wanted.fits(one)) {
        let row = &one.row;
        let school = one.school.as_ref();
        let teacher = one.teacher.as_ref();
        let kind = school.map(|school| visit.t(&format!("schools-kind-{}", school.kind)));
        let mut cells: Vec<Cell> = vec![
            school.map(|school| school.code.clone()).into(),
            one.school_name().into(),
            kind.into(),
            school.map(|school| places::label(&school.municipality)).into(),
            one.province().into(),
            places::region_name(one.region()).into(),
            row.class_name.clone().into(),
            row.class_year.clone().into(),
            row.students.into(),
            row.subjects.clone().into(),
            teacher.map(|teacher| teacher.name.clone()).into(),
            teacher.and_then(|teacher| teacher.email.clone()).into(),
            row.second_email.clone().into(),
            yes_no(one.new_school).into(),
            yes_no(row.wants_supporter).into(),
            row.earlier.clone().into(),
            row.idea.clone().into(),
            row.motivation.clone().into(),
            row.submitted_at.into(),
            visit.t(&format!("schools-state-{}", row.state.as_str())).into(),
            row.reason.clone().into(),
        ];
        let (total, parts) = ranking::total(&criteria, &list::points(one));
        cells.extend(parts.into_iter().map(|part| Cell::from(part.points)));
        cells.push(total.into());
        rows.push(cells);
    }
    let (subject, detail) = (format!("edition:{}", may.edition.id), json!({ "rows": rows.len() }));
    note(db, &visit.app, Some(&may.by), "edition.applications-exported", subject, detail).await?;
    let name = format!("{}-{}", visit.t("schools-export-name"), may.edition.slug);
    let sheet = Sheet { name, header, rows };
    // Fitting the columns of a long table takes a while.
    tokio::task::spawn_blocking(move || sheet.download(ending)).await?
}
