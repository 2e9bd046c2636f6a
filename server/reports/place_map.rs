//! The map on which a place is chosen: the surroundings of the project's municipality with the names of the
//! towns in them; all of Italy, where the data name no municipality and no province.

use std::cmp::Reverse;

use dataset::places::{self, Municipality};
use serde::Serialize;
use serde_json::Value;

use crate::projects::map;

/// So wide and so high are the surroundings, in units of the drawing: some seventy kilometres.
const WIDTH: f64 = 75.0;
/// So many times as high as a letter it is.
const LETTERS: f64 = 22.0;
/// So many towns are named at most.
const TOWNS: usize = 9;

/// The map, ready to be drawn.
#[derive(Serialize)]
pub(super) struct PlaceMap {
    /// What is shown first.
    view_box: String,
    /// All that can be shown.
    whole: &'static str,
    /// The height of a letter, in units of the drawing.
    unit: f64,
    shapes: Vec<&'static str>,
    towns: Vec<Town>,
}

#[derive(Serialize)]
struct Town {
    name: &'static str,
    x: f64,
    y: f64,
}

impl PlaceMap {
    /// For a report on that project, whose data are those of the day of the choice.
    pub(super) fn of(project: &Value) -> Self {
        let shapes =
            map::shapes(|_| (0, String::new(), String::new())).into_iter().map(|one| one.d).collect();
        let whole = map::view_box();
        let Some(home) = home(project) else {
            return Self { view_box: whole.to_owned(), whole, unit: 30.0, shapes, towns: Vec::new() };
        };
        let (x, y) = point(home);
        let (left, top) = (x - WIDTH / 2.0, y - WIDTH / 2.0);
        Self {
            view_box: format!("{left:.1} {top:.1} {WIDTH} {WIDTH}"),
            whole,
            unit: WIDTH / LETTERS,
            shapes,
            towns: towns(home),
        }
    }
}

/// Where the project is: its first municipality, else the largest of its first province.
fn home(project: &Value) -> Option<&'static Municipality> {
    let places = project["places"].as_array()?;
    let code = |key: &str| places.iter().find_map(|place| place[key]["code"].as_str()?.get(3..));
    if let Some(found) = code("municipality").and_then(places::by_istat) {
        return Some(found);
    }
    let province = code("province")?;
    let inside = places::all().iter().filter(|one| one.istat.starts_with(province));
    inside.max_by_key(|one| one.population)
}

/// Its point on the drawing, to a tenth of a unit.
fn point(place: &Municipality) -> (f64, f64) {
    let (x, y) = map::point(place.lat, place.lon);
    let tenths = |value: f64| (value * 10.0).round() / 10.0;
    (tenths(x), tenths(y))
}

/// The largest towns of the surroundings of which no name lies on another's, the project's own first.
fn towns(home: &Municipality) -> Vec<Town> {
    let (x, y) = point(home);
    let reach = WIDTH * 0.42;
    let is_near = |one: &&Municipality| {
        let there = point(one);
        (there.0 - x).abs() < reach && (there.1 - y).abs() < reach
    };
    let mut near: Vec<&Municipality> = places::all().iter().filter(is_near).collect();
    near.sort_by_key(|one| (one.istat != home.istat, Reverse(one.population)));
    let mut shown: Vec<Town> = Vec::new();
    for one in near {
        let (x, y) = point(one);
        let is_clear = |other: &Town| (other.x - x).abs() > WIDTH / 4.0 || (other.y - y).abs() > WIDTH / 12.0;
        if shown.len() < TOWNS && shown.iter().all(is_clear) {
            shown.push(Town { name: one.name, x, y });
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::PlaceMap;

    #[test]
    fn the_map_begins_where_the_project_is() {
        let place = |key: &str, code: &str| json!({ "places": [{ key: { "code": code } }] });
        let bari = PlaceMap::of(&place("municipality", "016072006"));
        assert_eq!(bari.towns[0].name, "Bari");
        let numbers: Vec<f64> = bari.view_box.split(' ').filter_map(|part| part.parse().ok()).collect();
        assert!((numbers[0] + numbers[2] / 2.0 - bari.towns[0].x).abs() < 0.2, "{}", bari.view_box);
        assert!((numbers[1] + numbers[3] / 2.0 - bari.towns[0].y).abs() < 0.2, "{}", bari.view_box);
        // A whole province begins at its largest town; what is nowhere shows all of Italy.
        assert_eq!(PlaceMap::of(&place("province", "016072")).towns[0].name, "Bari");
        for nowhere in [json!({}), place("municipality", "016999999"), place("region", "016")] {
            let map = PlaceMap::of(&nowhere);
            assert!(map.view_box == map.whole && map.towns.is_empty(), "{nowhere}");
        }
    }
}
