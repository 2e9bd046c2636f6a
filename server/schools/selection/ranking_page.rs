//! The ranking of each region, with the reason of each place.

use serde::{Deserialize, Serialize};
use tables::kinds::ApplicationState;

use super::super::access::ViewSelection;
use super::super::editions::{call_of, criteria, quota};
use super::super::places;
use super::super::programme::Criterion;
use super::candidates::{self, Candidate};
use super::list;
use super::ranking::{self, Entry, Place, Region, Room, Standing};
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
    places: Option<usize>,
    /// So many places are held by those admitted.
    held: usize,
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
    /// So many of its places are held by those admitted.
    held: usize,
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
    /// The end of its text's key.
    room: &'static str,
    /// So many of the places that it is about are held by those admitted.
    held: usize,
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
        standing: match one.row.state {
            ApplicationState::Admitted => Standing::Admitted,
            ApplicationState::Refused => Standing::Refused,
            ApplicationState::Draft
            | ApplicationState::Submitted
            | ApplicationState::Waiting
            | ApplicationState::Withdrawn => Standing::Asks,
        },
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
    let held = Held { all: regions.iter().map(|region| region.held).sum(), limited: places.is_some() };
    visit.show(&RankingPage {
        edition: may.edition.id.0,
        edition_name: may.edition.name.clone(),
        may_decide: is_editor(may.by.role) && may.edition.archived_at.is_none(),
        places,
        held: held.all,
        picks: Pick::ALL.map(Pick::as_str),
        picked: pick.as_str(),
        picked_in: wanted.region.as_deref().map(places::region_name),
        regions: regions
            .into_iter()
            .map(|region| {
                let here = wanted.region.as_ref().is_none_or(|wanted| *wanted == region.code);
                let pick = if here { pick } else { Pick::None };
                region_view(visit.lang, region, held, &all, &criteria, pick)
            })
            .collect(),
    })
}

/// The places of the edition that are held by those admitted.
#[derive(Clone, Copy)]
struct Held {
    all: usize,
    /// The places of the edition have a number.
    limited: bool,
}

impl Held {
    /// So many of the places by which that room is measured.
    fn of(self, room: Room, region: &Region) -> usize {
        let of_region = if region.quota.is_some() { region.held } else { 0 };
        let of_all = if self.limited { self.all } else { 0 };
        match room {
            Room::Inside => of_region.max(of_all),
            Room::OutsideQuota => of_region,
            Room::OutsidePlaces => of_all,
            Room::Held | Room::Refused => 0,
        }
    }
}

fn region_view(
    lang: Lang,
    region: Region,
    held: Held,
    all: &[Candidate],
    criteria: &[Criterion],
    pick: Pick,
) -> RegionView {
    let rows = region
        .places
        .iter()
        .filter_map(|place| {
            let one = all.iter().find(|one| one.row.id.0 == place.id)?;
            let mut view = place_view(lang, place, held.of(place.room, &region), one, criteria, pick);
            if place.room == Room::OutsidePlaces && region.quota.is_none() {
                view.room = "outside-places-no-quota";
            }
            Some(view)
        })
        .collect();
    RegionView {
        name: places::region_name(&region.code),
        quota: region.quota,
        held: region.held,
        rows,
        code: region.code,
    }
}

fn place_view(
    lang: Lang,
    place: &Place,
    held: usize,
    one: &Candidate,
    criteria: &[Criterion],
    pick: Pick,
) -> PlaceView {
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
            .iter()
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
        held,
        state: one.row.state.as_str(),
        pick: one.is_decidable().then(|| pick.has(place.room, one.row.state)),
    }
}
