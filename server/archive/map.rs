//! The outlines of Italy's regions, for a point on them.
//!
//! Source: ISTAT boundaries by way of openpolis, CC BY 4.0 (`seeds/geo`).

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::review::content::Point;

#[derive(Deserialize)]
struct File {
    #[serde(rename = "viewBox")]
    view_box: String,
    regions: Vec<Outline>,
}

#[derive(Deserialize)]
struct Outline {
    d: String,
}

static FILE: LazyLock<Option<File>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../seeds/geo/regions.json")).ok());

/// A point on the drawing of Italy.
#[derive(Clone, Debug, Serialize)]
pub(super) struct MapView {
    view_box: &'static str,
    outlines: Vec<&'static str>,
    x: i64,
    y: i64,
}

/// The drawing with a point on it; none if the point is not in Italy.
pub(super) fn with(point: Point) -> Option<MapView> {
    let file = FILE.as_ref()?;
    if !(6.6..=18.6).contains(&point.lon) || !(35.0..=47.15).contains(&point.lat) {
        return None;
    }
    let (x, y) = project(point);
    let outlines = file.regions.iter().map(|region| region.d.as_str()).collect();
    Some(MapView { view_box: &file.view_box, outlines, x, y })
}

/// Where a point lies on the drawing, to the drawing's unit (about a kilometre).
#[expect(clippy::cast_possible_truncation, reason = "between 0 and 1400")]
fn project(point: Point) -> (i64, i64) {
    let flattening = 42_f64.to_radians().cos();
    let scale = 1000.0 / ((18.6 - 6.6) * flattening);
    let x = (point.lon - 6.6) * flattening * scale;
    let y = (47.15 - point.lat) * scale;
    (x.round() as i64, y.round() as i64)
}
