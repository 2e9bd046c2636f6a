//! Drawings of charts, and what their numbers are divided by.

use coesa::desk::content::Row;
use coesa::desk::draw::{Drawing, svg, whole};
use coesa::desk::figures::people;
use coesa::desk::kind::Kind;
use coesa::text::Lang;
use dataset::Filter;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

const BLUE: &str = "#0066cc";

/// Elements of a drawing that is well formed, with their attributes.
fn elements(svg: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut reader = Reader::from_str(svg);
    reader.config_mut().enable_all_checks(true);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}: {svg}")) {
            Event::Start(tag) | Event::Empty(tag) => {
                let attributes = tag.attributes().map(|one| {
                    let one = one.unwrap();
                    (one.key.0.to_owned(), one.value.to_string())
                });
                found.push((tag.name().0.to_owned(), attributes.collect()));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn rows(values: &[f64]) -> Vec<Row> {
    let row = |(n, value): (usize, &f64)| Row {
        code: format!("{}", 2000 + n),
        label: format!("Valore <{n}> & altri \"nomi\" molto lunghi da scrivere"),
        value: *value,
        shown: format!("{value}"),
    };
    values.iter().enumerate().map(row).collect()
}

proptest! {
    #[test]
    fn every_drawing_is_well_formed_and_needs_nothing_beside_it(
        values in proptest::collection::vec(0.0..1e9_f64, 0..30),
        title in "\\PC{0,40}",
    ) {
        let rows = rows(&values);
        let words = |value: f64| format!("{value:.1} <€>");
        let drawing = Drawing { title: &title, alt: "Che cosa si vede", lang: Lang::It, measure: "Progetti & <€>", rows: &rows, words: &words };
        for kind in Kind::ALL {
            let svg = svg(kind, &drawing);
            for text in [svg.clone(), whole(&svg, &title, "Che cosa si vede", "Fonte & data", Lang::It)] {
                let found = elements(&text);
                prop_assert_eq!(&found[0].0, "svg");
                for (name, attributes) in found {
                    prop_assert!(!["style", "script", "image", "a", "use"].contains(&name.as_str()), "{}", name);
                    for (key, value) in attributes {
                        prop_assert!(key != "style" && key != "class" && key != "id" && !key.starts_with("on"));
                        prop_assert!(!value.contains("NaN") && !value.contains("inf"), "{}={}", key, value);
                    }
                }
            }
        }
    }
}

#[test]
fn bars_are_as_long_as_their_numbers() {
    let rows = rows(&[50.0, 25.0, 0.0]);
    let words = |value: f64| value.to_string();
    let drawing = Drawing { title: "T", alt: "A", lang: Lang::It, measure: "U", rows: &rows, words: &words };
    let blue = |svg: &str, key: &str| {
        let found = elements(svg);
        let bars = found.iter().filter(|(name, attributes)| {
            name == "rect" && attributes.contains(&("fill".to_owned(), BLUE.to_owned()))
        });
        let length = |attributes: &[(String, String)]| {
            attributes.iter().find(|(name, _)| name == key).unwrap().1.parse::<f64>().unwrap()
        };
        bars.map(|(_, attributes)| length(attributes)).collect::<Vec<_>>()
    };
    for (kind, key) in [(Kind::Bars, "width"), (Kind::Columns, "height"), (Kind::Histogram, "height")] {
        let lengths = blue(&svg(kind, &drawing), key);
        assert_eq!(lengths.len(), 3);
        assert!(lengths[0] > 100.0 && (lengths[0] - 2.0 * lengths[1]).abs() < 0.2, "{lengths:?}");
        assert!(lengths[2].abs() < 0.01);
    }
}

#[test]
fn axes_begin_at_nothing_and_say_what_they_count() {
    let rows = rows(&[50.0, 25.0, 40.0]);
    let words = |value: f64| format!("{value} progetti");
    let measure = "Progetti conclusi";
    let drawing = Drawing { title: "T", alt: "A", lang: Lang::It, measure, rows: &rows, words: &words };
    for kind in [Kind::Lines, Kind::Columns, Kind::Histogram] {
        let svg = svg(kind, &drawing);
        for label in [">Progetti conclusi</text>", ">50 progetti</text>", ">25 progetti</text>", ">0</text>"]
        {
            assert_eq!(svg.matches(label).count(), 1, "{kind:?}: {label} in {svg}");
        }
        // One line upright, where the others begin; the lowest is where nothing is drawn.
        let number = |attributes: &[(String, String)], key: &str| {
            attributes.iter().find(|(name, _)| name == key).unwrap().1.parse::<f64>().unwrap()
        };
        let lines: Vec<[f64; 4]> = elements(&svg)
            .iter()
            .filter(|(name, _)| name == "line")
            .map(|(_, attributes)| ["x1", "y1", "x2", "y2"].map(|key| number(attributes, key)))
            .collect();
        let (upright, flat): (Vec<&[f64; 4]>, Vec<&[f64; 4]>) =
            lines.iter().partition(|[x1, _, x2, _]| (x1 - x2).abs() < 0.01);
        assert_eq!((upright.len(), flat.len()), (1, 3), "{kind:?}");
        let foot = flat.iter().map(|[_, y, _, _]| *y).fold(0.0, f64::max);
        assert!((upright[0][3] - foot).abs() < 0.1, "{kind:?}: the axis ends at nothing");
    }
}

#[test]
fn the_half_of_an_odd_count_is_left_out() {
    let words = |value: f64| format!("{value:.0} progetti");
    for (values, labels) in [([1.0, 0.0], 2), ([3.0, 1.0], 2), ([4.0, 1.0], 3), ([3.0, 0.5], 3)] {
        let rows = rows(&values);
        let drawing =
            Drawing { title: "T", alt: "A", lang: Lang::It, measure: "U", rows: &rows, words: &words };
        for kind in [Kind::Lines, Kind::Columns, Kind::Histogram] {
            let svg = svg(kind, &drawing);
            // A line and a number at each, and the upright line.
            assert_eq!(svg.matches("<line ").count(), labels + 1, "{kind:?} of {values:?}: {svg}");
            let numbers = svg.matches(" progetti</text>").count() + svg.matches(">0</text>").count();
            assert_eq!(numbers, labels, "{kind:?} of {values:?}: {svg}");
        }
    }
}

/// Words, each with its shade.
type Shades = Vec<(String, String)>;

/// The shades of a drawn map by what the key says of them, and by the regions' titles.
fn shades(svg: &str) -> (Shades, Shades) {
    let fill = |tag: &str| tag.split_once("fill=\"").unwrap().1[..7].to_owned();
    let key = svg.split("<rect ").skip(1).map(|part| {
        let words = part.split_once("</text>").unwrap().0.rsplit_once('>').unwrap().1;
        (words.to_owned(), fill(part))
    });
    let regions = svg.split("<path ").skip(1).map(|part| {
        let title = part.split_once("<title>").unwrap().1.split_once("</title>").unwrap().0;
        (title.rsplit_once(": ").unwrap().1.to_owned(), fill(part))
    });
    (key.collect(), regions.collect())
}

#[test]
fn a_maps_key_has_whole_classes_of_small_counts_and_each_region_the_shade_of_its_own() {
    let words = |value: f64| format!("{value:.0}");
    for most in 1_u32..60 {
        let mut rows = rows(&(0..20).map(|n| f64::from(n * most / 19)).collect::<Vec<_>>());
        for (n, row) in rows.iter_mut().enumerate() {
            row.code = format!("{:03}", n + 1);
        }
        let drawing =
            Drawing { title: "T", alt: "A", lang: Lang::It, measure: "Progetti", rows: &rows, words: &words };
        let (key, regions) = shades(&svg(Kind::Map, &drawing));
        assert_eq!(key[0].0, "0", "the empty shade has a name");
        let mut next = 0;
        for (said, shade) in &key {
            let (from, upto) = said.split_once('–').unwrap_or((said.as_str(), said.as_str()));
            let (from, upto): (u32, u32) = (from.parse().unwrap(), upto.parse().unwrap());
            assert!(from == next && upto >= from, "{most}: {key:?}");
            next = upto + 1;
            for (value, drawn) in regions.iter().filter(|(value, _)| value != "–") {
                let inside = (from..=upto).contains(&value.parse().unwrap());
                assert_eq!(inside, drawn == shade, "{most}: {value} in {key:?}");
            }
        }
        assert_eq!(next, most + 1, "{most}: {key:?}");
    }
}

fn of(region: &[&str], province: &[&str], municipality: &[&str]) -> Filter {
    let owned = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
    Filter {
        region: owned(region),
        province: owned(province),
        municipality: owned(municipality),
        ..Filter::default()
    }
}

#[test]
fn money_is_divided_by_the_people_of_the_smallest_places_that_are_named() {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sixty million")]
    let of_file = |code: &str| super::people(code) as u64;
    assert_eq!(people(&of(&[], &[], &[])), Some(of_file("0")));
    assert_eq!(people(&of(&["016"], &[], &[])), Some(of_file("016")));
    assert_eq!(people(&of(&["016"], &["016072"], &[])), Some(of_file("016072")));
    assert_eq!(people(&of(&["016"], &["016072"], &["016072006"])), Some(of_file("016072006")));
    assert_eq!(people(&of(&["015", "016"], &[], &[])), Some(of_file("015") + of_file("016")));
    // A province of a region that is not asked for has no part in it.
    assert_eq!(people(&of(&["015"], &["016072"], &[])), None);
    assert_eq!(people(&of(&["000"], &[], &[])), None);
    assert_eq!(people(&of(&["016", "999"], &[], &[])), None);
}
