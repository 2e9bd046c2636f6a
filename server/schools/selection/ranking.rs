//! The ranking of a region, which says for each place why it is there. Plain data in, plain data
//! out: nothing here knows pages or the database.

use chrono::{DateTime, Utc};

use super::super::programme::Criterion;

/// How an application stands, as far as places go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It asks for a place.
    Asks,
    /// It holds one, whatever becomes of its points.
    Admitted,
    /// It keeps its line, with its points, and takes nobody's place.
    Refused,
}

/// What the ranking needs of an application.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its key.
    pub id: i64,
    /// Its region's code.
    pub region: String,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// How it stands.
    pub standing: Standing,
    /// Points by criterion's id; one that was not scored is not there.
    pub points: Vec<(String, i32)>,
}

/// The points of one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The criterion's id.
    pub criterion: String,
    /// Its points; none: not scored yet, which counts as nothing.
    pub points: Option<i32>,
    /// Its weight.
    pub weight: i32,
}

/// Is there a place for it?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// It was admitted, and holds its place before all others.
    Held,
    /// Within its region's places, and within all places.
    Inside,
    /// Its region has no place left.
    OutsideQuota,
    /// It was refused, and asks for none.
    Refused,
    /// Its region has, but all places of the edition are held, or taken by higher points elsewhere.
    OutsidePlaces,
}

impl Room {
    /// The end of its text's key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Inside => "inside",
            Self::OutsideQuota => "outside-quota",
            Self::Refused => "refused",
            Self::OutsidePlaces => "outside-places",
        }
    }
}

/// A place in the ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The application.
    pub id: i64,
    /// From 1, within the region.
    pub position: usize,
    /// All points times weights.
    pub total: i32,
    /// Where they come from, in the criteria's order.
    pub parts: Vec<Part>,
    /// The one before has as many points, and was sent first.
    pub tied_with_previous: bool,
    /// Is there a place for it?
    pub room: Room,
}

/// A region's ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its code.
    pub code: String,
    /// Its places; none: no quota of its own.
    pub quota: Option<usize>,
    /// So many places are held by those admitted: they may be more than its quota.
    pub held: usize,
    /// Its applications, the first first.
    pub places: Vec<Place>,
}

/// All points of an application, and where they come from.
pub fn total(criteria: &[Criterion], points: &[(String, i32)]) -> (i32, Vec<Part>) {
    let parts: Vec<Part> = criteria
        .iter()
        .map(|criterion| Part {
            criterion: criterion.id.clone(),
            points: points.iter().find(|(id, _)| *id == criterion.id).map(|(_, points)| *points),
            weight: criterion.weight,
        })
        .collect();
    let total = parts.iter().map(|part| part.points.unwrap_or(0) * part.weight).sum();
    (total, parts)
}

/// Ranks region by region: by points, and among equals by who was sent first. Those admitted hold their
/// places; the others share what is left of their region's. Then, if what is left of all places together
/// is less than the regions', the highest points of all regions keep theirs.
pub fn rank(
    criteria: &[Criterion],
    entries: &[Entry],
    quota: impl Fn(&str) -> Option<usize>,
    places: Option<usize>,
) -> Vec<Region> {
    let mut codes: Vec<&str> = entries.iter().map(|entry| entry.region.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    let mut regions: Vec<Region> = Vec::new();
    // Key of order among all: points, then who was first, then the key.
    let mut inside: Vec<(i32, DateTime<Utc>, i64)> = Vec::new();
    for code in codes {
        let quota = quota(code);
        let mut here: Vec<(&Entry, i32, Vec<Part>)> = entries
            .iter()
            .filter(|entry| entry.region == code)
            .map(|entry| {
                let (total, parts) = total(criteria, &entry.points);
                (entry, total, parts)
            })
            .collect();
        here.sort_by_key(|(entry, total, _)| (-total, entry.sent_at, entry.id));
        let held = here.iter().filter(|(entry, ..)| entry.standing == Standing::Admitted).count();
        let mut ranked: Vec<Place> = Vec::new();
        let mut taken = held;
        for (entry, total, parts) in here {
            let position = ranked.len() + 1;
            let room = match entry.standing {
                Standing::Admitted => Room::Held,
                Standing::Refused => Room::Refused,
                Standing::Asks if quota.is_some_and(|quota| taken >= quota) => Room::OutsideQuota,
                Standing::Asks => {
                    taken += 1;
                    inside.push((-total, entry.sent_at, entry.id));
                    Room::Inside
                }
            };
            ranked.push(Place {
                id: entry.id,
                position,
                total,
                parts,
                tied_with_previous: ranked.last().is_some_and(|last| last.total == total),
                room,
            });
        }
        regions.push(Region { code: code.to_owned(), quota, held, places: ranked });
    }
    if let Some(places) = places {
        inside.sort_unstable();
        let held: usize = regions.iter().map(|region| region.held).sum();
        let free = places.saturating_sub(held);
        let out: Vec<i64> = inside.into_iter().skip(free).map(|(_, _, id)| id).collect();
        for place in regions.iter_mut().flat_map(|region| &mut region.places) {
            if out.contains(&place.id) {
                place.room = Room::OutsidePlaces;
            }
        }
    }
    regions
}
