//! The applications before and after one, in the list from which it was opened.

use serde::Serialize;
use tables::edition;
use tables::ids::ApplicationId;

use super::candidates::Candidate;
use super::list::{self, Wanted};
use crate::schools::programme::Criterion;
use crate::web::visit::Visit;

/// What stands around an application: addresses with the list's filters and order.
#[derive(Serialize, Default)]
pub(super) struct Around {
    previous: Option<String>,
    next: Option<String>,
    /// The list.
    list: String,
    /// The filters, as addresses have them after `?`; empty: none.
    query: String,
}

/// What stands around that application; one that the filters leave out has nothing before and after it.
pub(super) fn around(
    visit: &Visit,
    edition: &edition::Model,
    criteria: &[Criterion],
    wanted: &Wanted,
    all: &[Candidate],
    id: ApplicationId,
) -> Around {
    let query = wanted.query();
    let address = |path: String| {
        let path = visit.link(&path);
        if query.is_empty() { path } else { format!("{path}?{query}") }
    };
    let rows = list::ordered(wanted, criteria, all);
    let place = rows.iter().position(|(one, _)| one.row.id == id);
    let at = |place: Option<usize>| {
        let (one, _) = rows.get(place?)?;
        Some(address(format!("/selection/{}/applications/{}", edition.id, one.row.id)))
    };
    Around {
        previous: at(place.and_then(|place| place.checked_sub(1))),
        next: at(place.map(|place| place + 1)),
        list: address(format!("/selection/{}", edition.id)),
        query,
    }
}
