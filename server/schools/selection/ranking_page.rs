//! The ranking of each region, with the reason of each place.

use serde::{Deserialize, Serialize};
use tables::kinds::ApplicationState;

use super::super::access::ViewSelection;
use super::super::editions::{call_of, criteria, quota};
use super::super::places;
use super::super::programme::Criterion;
use super::candidates::{self, Candidate};
use super::list;
use super::ranking::{self, Entry, Place, Region, Room};
use crate::error::{Error, Result};
use crate::people::access::is_editor;
use crate::text::Lang;
use crate::web::Response;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct RankingPage {
    edition: i64,
    edition_name: String,
    may_decide: bool,
    places: Option<i32>,
    picks: [&'static str; 4],
    picked: &'static str,
    /// The name of the one region in which they are; empty: of schools whose region is unknown.
    picked_in: Option<&'static str>,
    regions: Vec<RegionView>,
}

#[derive(Serialize)]
struct RegionView {
    code: String,
    name: &'static str,
    quota: Option<usize>,
    rows: Vec<PlaceView>,
}

#[derive(Serialize)]
struct PlaceView {
    id: i64,
    position: usize,
    class: String,
    school: String,
    new_school: bool,
    total: i32,
    parts: Vec<PartView>,
    tied: bool,
    sent_at: String,
    room: &'static str,
    state: &'static str,
    /// Its box, ticked or not; none: it is decided for good.
    pick: Option<bool>,
}

#[derive(Serialize)]
struct PartView {
    label: String,
    points: Option<i32>,
    weight: i32,
    product: i32,
}

impl Page for RankingPage {
    const TEMPLATE: &'static str = "schools/ranking.html";
}

pub(super) fn entry(one: &Candidate) -> Entry {
    Entry {
        id: one.row.id.0,
        region: one.region().to_owned(),
        sent_at: one.row.submitted_at.unwrap_or(one.row.created_at),
        refused: one.row.state == ApplicationState::Refused,
        points: list::points(one),
    }
}

/// Which boxes are ticked when the page opens: a link does it, so that it works without scripts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Pick {
    /// None.
    #[default]
    None,
    /// Those for which there is a place, and that have none yet.
    Inside,
    /// Those that wait, and for which there is none.
    Outside,
    /// Whatever nobody has decided yet.
    Undecided,
}

impl Pick {
    const ALL: [Self; 4] = [Self::Inside, Self::Outside, Self::Undecided, Self::None];

    fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Inside => "inside",
            Self::Outside => "outside",
            Self::Undecided => "undecided",
        }
    }

    fn has(self, room: Room, state: ApplicationState) -> bool {
        let undecided = state == ApplicationState::Submitted;
        let waiting = undecided || state == ApplicationState::Waiting;
        match self {
            Self::None => false,
            Self::Inside => waiting && room == Room::Inside,
            Self::Outside => undecided && matches!(room, Room::OutsideQuota | Room::OutsidePlaces),
            Self::Undecided => undecided,
        }
    }
}

/// What the address asks for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    pick: String,
    /// Only in that region; none: in all.
    region: Option<String>,
}

pub(super) async fn show(may: ViewSelection, visit: Visit, Query(wanted): Query<Wanted>) -> Result<Response> {
    let pick = Pick::ALL.into_iter().find(|pick| pick.as_str() == wanted.pick).unwrap_or_default();
    let db = &visit.app.db;
    let call = call_of(db, may.edition.id).await?.ok_or(Error::NotFound)?;
    let criteria = criteria(&call)?;
    let mut all = candidates::of(db, may.edition.id).await?;
    all.retain(|one| one.row.state != ApplicationState::Withdrawn);
    let entries: Vec<Entry> = all.iter().map(entry).collect();
    let places = call.places.and_then(|places| usize::try_from(places).ok());
    let regions = ranking::rank(&criteria, &entries, |region| quota(&call, region), places);
    visit.show(&RankingPage {
        edition: may.edition.id.0,
        edition_name: may.edition.name.clone(),
        may_decide: is_editor(may.by.role) && may.edition.archived_at.is_none(),
        places: call.places,
        picks: Pick::ALL.map(Pick::as_str),
        picked: pick.as_str(),
        picked_in: wanted.region.as_deref().map(places::region_name),
        regions: regions
            .into_iter()
            .map(|region| {
                let here = wanted.region.as_ref().is_none_or(|wanted| *wanted == region.code);
                let pick = if here { pick } else { Pick::None };
                region_view(visit.lang, region, &all, &criteria, pick)
            })
            .collect(),
    })
}

fn region_view(
    lang: Lang,
    region: Region,
    all: &[Candidate],
    criteria: &[Criterion],
    pick: Pick,
) -> RegionView {
    let rows = region
        .places
        .into_iter()
        .filter_map(|place| {
            let one = all.iter().find(|one| one.row.id.0 == place.id)?;
            Some(place_view(lang, place, one, criteria, pick))
        })
        .collect();
    RegionView { name: places::region_name(&region.code), code: region.code, quota: region.quota, rows }
}

fn place_view(lang: Lang, place: Place, one: &Candidate, criteria: &[Criterion], pick: Pick) -> PlaceView {
    let label = |id: &str| {
        criteria.iter().find(|one| one.id == id).map_or_else(String::new, |one| one.of(lang).to_owned())
    };
    PlaceView {
        id: place.id,
        position: place.position,
        class: one.row.class_name.clone(),
        school: one.school_name(),
        new_school: one.new_school,
        total: place.total,
        parts: place
            .parts
            .into_iter()
            .map(|part| PartView {
                label: label(&part.criterion),
                product: part.points.unwrap_or(0) * part.weight,
                points: part.points,
                weight: part.weight,
            })
            .collect(),
        tied: place.tied_with_previous,
        sent_at: one.row.submitted_at.unwrap_or(one.row.created_at).to_rfc3339(),
        room: place.room.as_str(),
        state: one.row.state.as_str(),
        pick: one.is_decidable().then(|| pick.has(place.room, one.row.state)),
    }
}
