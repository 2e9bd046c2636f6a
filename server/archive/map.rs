//! A point on the outlines of Italy's regions.

use serde::Serialize;

use crate::projects::map;
use crate::review::content::Point;

/// A point on the drawing of Italy.
#[derive(Clone, Debug, Serialize)]
pub(super) struct MapView {
    view_box: &'static str,
    outlines: Vec<&'static str>,
    x: i64,
    y: i64,
}

/// The drawing with a point on it; none if the point is not in Italy.
#[expect(clippy::cast_possible_truncation, reason = "between 0 and 1400, whole units are about a kilometre")]
pub(super) fn with(point: Point) -> Option<MapView> {
    if !(6.6..=18.6).contains(&point.lon) || !(35.0..=47.15).contains(&point.lat) {
        return None;
    }
    let (x, y) = map::point(point.lat, point.lon);
    let outlines =
        map::shapes(|_| (0, String::new(), String::new())).into_iter().map(|shape| shape.d).collect();
    Some(MapView { view_box: map::view_box(), outlines, x: x.round() as i64, y: y.round() as i64 })
}
