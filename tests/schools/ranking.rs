//! The ranking, as plain data: points, quotas, equals.

use chrono::{DateTime, TimeZone, Utc};
use coesa::schools::programme::Criterion;
use coesa::schools::ranking::{Entry, Room, Standing, rank};

fn criteria() -> Vec<Criterion> {
    [("motivation", 3), ("territory", 2)]
        .into_iter()
        .map(|(id, weight)| Criterion { id: id.to_owned(), it: id.to_owned(), en: id.to_owned(), weight })
        .collect()
}

fn at(minute: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 20, 9, minute, 0).unwrap()
}

fn entry(id: i64, region: &str, minute: u32, points: &[(&str, i32)]) -> Entry {
    Entry {
        standing: Standing::Asks,
        id,
        region: region.to_owned(),
        sent_at: at(minute),
        points: points.iter().map(|(id, points)| ((*id).to_owned(), *points)).collect(),
    }
}

#[test]
fn points_count_by_weight_equals_by_who_was_first_and_what_is_not_scored_counts_nothing() {
    let entries = [
        entry(1, "016", 9, &[("motivation", 4), ("territory", 3)]),
        entry(2, "016", 5, &[("motivation", 4), ("territory", 3)]),
        entry(3, "016", 1, &[("motivation", 5)]),
        entry(4, "015", 1, &[]),
    ];
    let regions = rank(&criteria(), &entries, |region| (region == "016").then_some(2), None);
    assert_eq!(regions.iter().map(|region| region.code.as_str()).collect::<Vec<_>>(), ["015", "016"]);
    let puglia = &regions[1];
    let order: Vec<_> = puglia.places.iter().map(|place| (place.id, place.total, place.position)).collect();
    assert_eq!(order, [(2, 18, 1), (1, 18, 2), (3, 15, 3)]);
    assert_eq!(
        puglia.places.iter().map(|place| place.tied_with_previous).collect::<Vec<_>>(),
        [false, true, false]
    );
    assert_eq!(puglia.places[2].parts[1].points, None, "not scored is said, not hidden");
    let rooms: Vec<_> = puglia.places.iter().map(|place| place.room).collect();
    assert_eq!(rooms, [Room::Inside, Room::Inside, Room::OutsideQuota]);
    assert_eq!(regions[0].places[0].room, Room::Inside, "no quota of its own");
}

#[test]
fn when_all_places_are_fewer_the_highest_points_of_all_regions_keep_theirs() {
    let entries = [
        entry(1, "016", 1, &[("motivation", 1)]),
        entry(2, "015", 2, &[("motivation", 5)]),
        entry(3, "015", 3, &[("motivation", 3)]),
        entry(4, "015", 4, &[("motivation", 4)]),
    ];
    let regions = rank(&criteria(), &entries, |region| (region == "015").then_some(2), Some(2));
    let rooms: Vec<_> =
        regions.iter().flat_map(|region| &region.places).map(|place| (place.id, place.room)).collect();
    assert_eq!(
        rooms,
        [(2, Room::Inside), (4, Room::Inside), (3, Room::OutsideQuota), (1, Room::OutsidePlaces)]
    );
}

#[test]
fn a_refused_application_keeps_its_line_and_takes_nobodys_place() {
    let points = |n| [("context", n)];
    let mut entries =
        vec![entry(1, "16", 1, &points(5)), entry(2, "16", 2, &points(4)), entry(3, "16", 3, &points(3))];
    entries[0].standing = Standing::Refused;
    let regions = rank(&[], &entries, |_| Some(1), Some(1));
    let rooms: Vec<_> =
        regions[0].places.iter().map(|place| (place.id, place.position, place.room)).collect();
    assert_eq!(rooms, [(1, 1, Room::Refused), (2, 2, Room::Inside), (3, 3, Room::OutsideQuota)]);
}

#[test]
fn those_admitted_hold_their_places_of_the_region_and_of_all_before_higher_points() {
    let mut entries = [
        entry(1, "016", 1, &[("motivation", 1)]),
        entry(2, "016", 2, &[("motivation", 5)]),
        entry(3, "016", 3, &[("motivation", 4)]),
        entry(4, "015", 4, &[("motivation", 3)]),
        entry(5, "015", 5, &[("motivation", 2)]),
    ];
    entries[0].standing = Standing::Admitted;
    let rooms = |entries: &[Entry], places| {
        let regions = rank(&criteria(), entries, |region| (region == "016").then_some(2), Some(places));
        let rooms = regions.iter().flat_map(|region| &region.places).map(|place| (place.id, place.room));
        (rooms.collect::<Vec<_>>(), regions.iter().map(|region| region.held).collect::<Vec<_>>())
    };
    let (ranked, held) = rooms(&entries, 3);
    assert_eq!(held, [0, 1]);
    assert_eq!(
        ranked,
        [
            (4, Room::Inside),
            (5, Room::OutsidePlaces),
            (2, Room::Inside),
            (3, Room::OutsideQuota),
            (1, Room::Held)
        ]
    );
    // More are admitted than there are places: nobody is put out, and nobody comes in.
    entries[2].standing = Standing::Admitted;
    entries[4].standing = Standing::Admitted;
    let (ranked, held) = rooms(&entries, 2);
    assert_eq!(held, [1, 2]);
    assert_eq!(
        ranked,
        [
            (4, Room::OutsidePlaces),
            (5, Room::Held),
            (2, Room::OutsideQuota),
            (3, Room::Held),
            (1, Room::Held)
        ]
    );
}
