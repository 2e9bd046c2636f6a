//! The picker's rules: distances, and what a sum of criteria may and may not do.

use std::collections::HashMap;

use chrono::NaiveDate;
use coesa::teams::picker::area::{Area, Reach};
use coesa::teams::picker::criteria::{BEST, MOST, criteria, read};
use coesa::teams::picker::score::{Ground, points};
use dataset::places::{self, Municipality};
use dataset::{Candidate, codes};
use proptest::prelude::*;

fn municipality(istat: &str) -> &'static Municipality {
    places::by_istat(istat).unwrap()
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

/// A good project in Bari.
fn candidate() -> Candidate {
    let place = |list: &[codes::Entry], code: &str| list.iter().position(|(known, _)| *known == code);
    Candidate {
        row: 1,
        place: municipality("072006").code(),
        theme: place(&codes::THEMES, "05"),
        nature: place(&codes::NATURES, "03"),
        state: place(&codes::STATES, "in_corso"),
        cost_cents: Some(80_000_000),
        payments_cents: Some(1_000_000),
        start: NaiveDate::from_ymd_opt(2024, 1, 1),
        planned_end: NaiveDate::from_ymd_opt(2027, 1, 1),
        actual_end: None,
        said: u32::MAX,
        several: false,
    }
}

fn ground(reach: Reach) -> Ground {
    let from = municipality("072006");
    Ground {
        from,
        area: Area::around(from, reach),
        monitored: HashMap::new(),
        as_of: today(),
        today: today(),
    }
}

/// The value of each criterion for a project, by name.
fn values(ground: &Ground, one: &Candidate) -> HashMap<&'static str, u32> {
    let criteria = criteria().unwrap();
    let seen = ground.see(criteria, one);
    let of = |criterion: &'static coesa::teams::picker::criteria::Criterion| {
        (criterion.id.as_str(), criterion.step_for(&seen).map_or(0, |step| step.value))
    };
    criteria.all.iter().map(of).collect()
}

#[test]
fn distances_are_those_of_the_map() {
    let (rome, milan, bari) = (municipality("058091"), municipality("015146"), municipality("072006"));
    let km = rome.km_to(milan);
    assert!((465.0..490.0).contains(&km), "Rome to Milan: {km}");
    assert!(bari.km_to(bari) < 1e-9);
    assert!((370.0..385.0).contains(&rome.km_to(bari)), "{}", rome.km_to(bari));
}

proptest! {
    #[test]
    fn a_distance_is_the_same_there_and_back_and_no_detour_is_shorter(
        a in 0..places::all().len(), b in 0..places::all().len(), c in 0..places::all().len(),
    ) {
        let [a, b, c] = [a, b, c].map(|at| &places::all()[at]);
        prop_assert!((a.km_to(b) - b.km_to(a)).abs() < 1e-9);
        prop_assert!(a.km_to(c) <= a.km_to(b) + b.km_to(c) + 1e-6);
        prop_assert!(a.km_to(b) < 1400.0);
    }

    #[test]
    fn a_code_leads_back_to_its_municipality(at in 0..places::all().len()) {
        let one = &places::all()[at];
        prop_assert_eq!(places::by_code(one.code()), Some(one));
    }

    #[test]
    fn looking_further_loses_nothing(at in 0..places::all().len(), reach in 0..5_usize) {
        let from = &places::all()[at];
        let inside = |reach: Reach| {
            let area = Area::around(from, reach);
            places::all()
                .iter()
                .filter(|place| area.ranges.iter().any(|range| range.contains(&place.code())))
                .map(Municipality::code)
                .collect::<Vec<_>>()
        };
        // Kilometres and borders are two ways to look.
        let nearer = Reach::ALL[reach];
        if let Some(wider) = nearer.wider().filter(|wider| (nearer == Reach::Fifty) == (*wider == Reach::Province) && *wider != Reach::Province) {
            let (near, wide) = (inside(nearer), inside(wider));
            prop_assert!(near.iter().all(|code| wide.contains(code)));
            prop_assert!(near.contains(&from.code()));
        }
    }

    /// Whoever does as well as one can by a criterion never falls behind when it matters more.
    #[test]
    fn more_weight_never_lowers_whoever_satisfies_it(
        many in proptest::collection::vec(any_candidate(), 2..40),
        weights in proptest::collection::vec(0..=MOST, criteria().unwrap().all.len()),
        which in 0..criteria().unwrap().all.len(),
    ) {
        let (criteria, ground) = (criteria().unwrap(), ground(Reach::Region));
        let mut heavier = weights.clone();
        heavier[which] = (heavier[which] + 1).min(MOST);
        for one in &many {
            let best = criteria.all[which].step_for(&ground.see(criteria, one)).is_some_and(|step| step.value == BEST);
            if !best {
                continue;
            }
            let before = |weights: &[u8]| {
                let own = ground.rank(criteria, weights, one);
                many.iter().filter(|other| ground.rank(criteria, weights, other) > own).count()
            };
            prop_assert!(before(&heavier) <= before(&weights), "{}", criteria.all[which].id);
        }
    }

    #[test]
    fn points_are_out_of_a_hundred(one in any_candidate(), weights in proptest::collection::vec(0..=MOST, criteria().unwrap().all.len())) {
        let (criteria, ground) = (criteria().unwrap(), ground(Reach::Fifty));
        let seen = ground.see(criteria, &one);
        prop_assert!(points(criteria.sum(&weights, &seen), &weights) <= 100);
    }
}

fn any_day() -> impl Strategy<Value = Option<NaiveDate>> {
    proptest::option::of(
        (2010..2030_i32, 1..=12_u32)
            .prop_map(|(year, month)| NaiveDate::from_ymd_opt(year, month, 1).unwrap()),
    )
}

fn any_candidate() -> impl Strategy<Value = Candidate> {
    let near: Vec<u32> = Area::around(municipality("072006"), Reach::Fifty)
        .ranges
        .iter()
        .map(|range| *range.start())
        .collect();
    let places = near.into_iter().chain([16_072, 16, 16_071_001]).collect::<Vec<_>>();
    (
        proptest::sample::select(places),
        proptest::option::of(0..codes::THEMES.len()),
        proptest::option::of(0..codes::NATURES.len()),
        proptest::option::of(0..codes::STATES.len()),
        proptest::option::of(0..10_000_000_000_i64),
        any_day(),
        any_day(),
        0..1024_u32,
    )
        .prop_map(|(place, theme, nature, state, cost_cents, planned_end, actual_end, said)| Candidate {
            place,
            theme,
            nature,
            state,
            cost_cents,
            planned_end,
            actual_end,
            said,
            ..candidate()
        })
}

#[test]
fn each_criterion_says_what_it_is_meant_to() {
    let here = ground(Reach::Region);
    let good = values(&here, &candidate());
    for name in ["near", "observable", "size", "state", "documents", "fresh"] {
        assert_eq!(good[name], BEST, "{name}");
    }
    assert_eq!(good["trouble"], 0, "not late");
    let value = |name: &str, change: &dyn Fn(&mut Candidate)| {
        let mut one = candidate();
        change(&mut one);
        values(&here, &one)[name]
    };
    let day = |year: i32| NaiveDate::from_ymd_opt(year, 11, 1);
    let nature = |code: &str| codes::NATURES.iter().position(|(known, _)| *known == code);
    assert!(
        value("near", &|one| one.place = 16_072)
            < value("near", &|one| one.place = municipality("072043").code())
    );
    assert!(value("near", &|one| one.place = 16) < value("near", &|one| one.place = 16_072));
    assert!(
        value("observable", &|one| one.nature = nature("07"))
            < value("observable", &|one| one.nature = nature("02"))
    );
    for cents in [Some(50_000), Some(9_000_000_000_000), None] {
        assert!(value("size", &|one| one.cost_cents = cents) < 50, "{cents:?}");
    }
    assert!(
        value("state", &|one| one.actual_end = day(2012)) < value("state", &|one| one.actual_end = day(2025))
    );
    assert!(value("documents", &|one| one.said = 0b11) < value("documents", &|one| one.said = 0b11_1111));
    assert_eq!(value("trouble", &|one| one.planned_end = day(2024)), BEST);
    assert_eq!(
        value("trouble", &|one| (one.planned_end, one.actual_end) = (day(2024), day(2025))),
        0,
        "it is over"
    );
    let monitored = |day| {
        let mut here = ground(Reach::Region);
        here.monitored.insert(1, day);
        values(&here, &candidate())["fresh"]
    };
    assert!(monitored(today()) < 20);
    assert!(monitored(day(2023).unwrap()) > 80, "due a follow-up");
}

#[test]
fn a_file_with_a_mistake_is_refused_and_the_mistake_is_named() {
    let good = include_str!("../../seeds/picker/criteria-1.toml");
    assert!(read(good).is_ok());
    for (from, to, names) in [
        ("nature = [\"03\"]", "nature = [\"99\"]", "\"99\""),
        ("{said} informazioni", "{sayd} informazioni", "{sayd}"),
        ("È nel comune di {from}", "È qui", "different things"),
        ("value = 100\nit = \"È nel", "value = 101\nit = \"È nel", "at most"),
        ("weight = 1", "weight = 9", "trouble"),
        ("id = \"size\"", "id = \"near\"", "second criterion"),
        ("when = { monitored = true }", "when = {}", "fresh"),
        ("\"summary\", \"cup\"", "\"sommario\", \"cup\"", "sommario"),
        ("km_to = 5 ", "kilometri = 5 ", "kilometri"),
    ] {
        assert!(good.contains(from), "{from}");
        let mistake = read(&good.replacen(from, to, 1)).unwrap_err();
        assert!(mistake.contains(names), "{from}: {mistake}");
    }
}
