//! Two to four selections beside one another: a table, bars, and sentences that read the numbers.

use dataset::codes;
use http::StatusCode;
use serde::{Deserialize, Serialize};

use super::address::EndingNo;
use super::comparison::{self, Line, Side};
use super::figures::{self, MEASURES};
use super::place::DeskView;
use super::selections;
use crate::courses::live;
use crate::courses::points::measure_name;
use crate::error::{Error, Result};
use crate::projects::map;
use crate::teams::access::ViewTeam;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Query};
use crate::web::page::Page;
use crate::web::sheet::{Cell, Ending, Sheet};
use crate::web::visit::Visit;

#[derive(Serialize)]
struct ComparisonPage {
    desk: DeskView,
    selections: Vec<(i64, String)>,
    /// What the first can be compared with beside selections: value and words.
    others: Vec<(String, String)>,
    form: ComparisonForm,
    sides: Vec<SideView>,
    lines: Vec<Line>,
    warnings: Vec<String>,
    as_of: Option<String>,
    /// The part of the address after `?`.
    query: String,
    errors: Errors,
}

#[derive(Serialize)]
struct SideView {
    name: String,
    words: String,
    search: String,
    people: Option<i64>,
}

impl Page for ComparisonPage {
    const TEMPLATE: &'static str = "desk/comparison_page.html";
}

/// What is compared: the key of a selection, or what [`Side::beside`] understands.
#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct ComparisonForm {
    a: String,
    b: String,
    c: String,
    d: String,
}

/// The sides with what the dataset has of each; none if there is nothing to compare yet.
async fn sides(
    visit: &Visit,
    may: &ViewTeam,
    form: &ComparisonForm,
    errors: &mut Errors,
) -> Result<Vec<Side>> {
    if form.a.is_empty() {
        return Ok(Vec::new());
    }
    let load = async |text: &str| -> Result<Side> {
        let id = text.parse().map_err(|_| Error::NotFound)?;
        Ok(Side::of(&selections::load(&visit.app.db, may.team.id, id).await?))
    };
    let first = load(&form.a).await?;
    let mut sides = vec![first.clone()];
    let others = [("b", &form.b), ("c", &form.c), ("d", &form.d)];
    if others.iter().all(|(_, what)| what.is_empty()) {
        // A link with the first choice alone: the others are made on this page.
        return Ok(Vec::new());
    }
    for (field, what) in others {
        if what.is_empty() {
            continue;
        }
        let side = if what.bytes().all(|b| b.is_ascii_digit()) {
            Some(load(what).await?)
        } else {
            Side::beside(&visit.app, visit.lang, &first, what)
        };
        let Some(side) = side else {
            errors.add(field, visit.t("desk-no-region"));
            continue;
        };
        // The same twice says nothing.
        if sides.iter().all(|known| known.filter != side.filter) {
            sides.push(side);
        }
    }
    if sides.len() < 2 {
        if errors.is_empty() {
            errors.add("b", visit.t("desk-second-missing"));
        }
        return Ok(Vec::new());
    }
    let dataset = visit.app.dataset.current()?;
    for side in &mut sides {
        side.totals = figures::totals(&visit.app, &dataset, &side.filter).await?;
    }
    Ok(sides)
}

pub(super) async fn show(
    may: ViewTeam,
    visit: Visit,
    Query(form): Query<ComparisonForm>,
) -> Result<Response> {
    let mut errors = Errors::new();
    let sides = sides(&visit, &may, &form, &mut errors).await?;
    let kept = selections::of_team(&visit.app.db, may.team.id).await?;
    let dataset = visit.app.dataset.find();
    let views = sides
        .iter()
        .filter_map(|side| {
            Some(SideView {
                name: side.name.clone(),
                words: comparison::words(&visit.app, visit.lang, dataset.as_deref()?, side),
                search: visit.link(&live::path(&side.filter)),
                people: side.people.and_then(|people| i64::try_from(people).ok()),
            })
        })
        .collect();
    let mut others = vec![
        ("italy".to_owned(), visit.t("desk-with-italy")),
        ("region".to_owned(), visit.t("desk-with-region")),
    ];
    let regions = codes::REGIONS.iter().filter(|(code, _)| map::regions().any(|(known, _)| known == *code));
    others.extend(regions.map(|(code, name)| {
        (format!("region-{code}"), visit.t_with("desk-with", &[("place", (*name).into())]))
    }));
    let page = ComparisonPage {
        desk: DeskView::of(&visit, &may).await?,
        selections: kept
            .into_iter()
            .filter(|row| row.archived_at.is_none() || row.id.to_string() == form.a)
            .map(|row| (row.id.0, row.name))
            .collect(),
        others,
        lines: if sides.is_empty() { Vec::new() } else { comparison::lines(&visit.app, visit.lang, &sides) },
        warnings: if sides.is_empty() {
            Vec::new()
        } else {
            comparison::warnings(&visit.app, visit.lang, &sides)
        },
        sides: views,
        as_of: dataset.and_then(|dataset| dataset.manifest().reference_date).map(|date| date.to_string()),
        query: serde_urlencoded::to_string(&form).unwrap_or_default(),
        form,
        errors,
    };
    let status = if page.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.show_with(status, &page)
}

/// The figures of all sides, for a spreadsheet.
pub(super) async fn download(
    may: ViewTeam,
    visit: Visit,
    At(EndingNo(ending)): At<EndingNo>,
    Query(form): Query<ComparisonForm>,
) -> Result<Response> {
    let ending = Ending::parse(&ending).ok_or(Error::NotFound)?;
    let sides = sides(&visit, &may, &form, &mut Errors::new()).await?;
    let mut header = vec![visit.t("desk-figure")];
    header.extend(sides.iter().map(|side| side.name.clone()));
    let figures = MEASURES.into_iter().map(|measure| {
        let mut row = vec![Cell::from(visit.t(&format!("desk-unit-{}", measure_name(measure))))];
        row.extend(sides.iter().map(|side| Cell::from(side.totals.measure(measure, side.people))));
        row
    });
    let mut rows: Vec<Vec<Cell>> = figures.collect();
    let mut people = vec![Cell::from(visit.t("desk-people"))];
    people.extend(sides.iter().map(|side| Cell::from(side.people.and_then(|n| usize::try_from(n).ok()))));
    rows.push(people);
    Sheet { name: "confronto".to_owned(), header, rows }.download(ending)
}
