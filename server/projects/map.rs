//! The outlines of Italy's regions, for shading them by what a search finds.
//!
//! Source: ISTAT boundaries by way of openpolis, CC BY 4.0 (`seeds/geo`).

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct File {
    #[serde(rename = "viewBox")]
    view_box: String,
    regions: Vec<Outline>,
}

#[derive(Deserialize)]
struct Outline {
    istat: String,
    name: String,
    d: String,
}

static FILE: LazyLock<Option<File>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../seeds/geo/regions.json")).ok());

/// A region as the map draws it.
#[derive(Clone, Debug, Serialize)]
pub struct Shape {
    /// The dataset's code, three digits.
    pub code: String,
    /// Its name.
    pub name: &'static str,
    /// SVG path data.
    pub d: &'static str,
    /// Shade, 0 (nothing) to 5 (most).
    pub level: u8,
    /// Where a click leads.
    pub href: String,
    /// The value in words.
    pub value: String,
}

/// The drawing's view box.
pub fn view_box() -> &'static str {
    FILE.as_ref().map_or("0 0 1000 1318", |file| file.view_box.as_str())
}

/// Code (three digits) and name of each region.
pub fn regions() -> impl Iterator<Item = (String, &'static str)> {
    FILE.iter()
        .flat_map(|file| &file.regions)
        .map(|region| (format!("0{}", region.istat), region.name.as_str()))
}

/// All regions, each with its value, its words and its address. Shades go by the square root of
/// the share of the largest: a few very large regions would leave the others white.
pub fn shapes(mut of: impl FnMut(&str) -> (i64, String, String)) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let mut values = Vec::new();
    for region in FILE.iter().flat_map(|file| &file.regions) {
        let code = format!("0{}", region.istat);
        let (amount, value, href) = of(&code);
        values.push(amount.max(0));
        shapes.push(Shape { code, name: &region.name, d: &region.d, level: 0, href, value });
    }
    let most = values.iter().copied().max().unwrap_or(0);
    for (shape, value) in shapes.iter_mut().zip(values) {
        shape.level = level(value, most);
    }
    shapes
}

/// The shade of a value where that is the largest: 0 for nothing, else 1 to 5.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a shade"
)]
pub fn level(value: i64, most: i64) -> u8 {
    if value <= 0 || most <= 0 {
        return 0;
    }
    ((value as f64 / most as f64).sqrt() * 5.0).ceil().clamp(1.0, 5.0) as u8
}

/// Where a point of the world lies on the drawing.
pub fn point(lat: f64, lon: f64) -> (f64, f64) {
    let k = 42_f64.to_radians().cos();
    let s = 1000.0 / ((18.6 - 6.6) * k);
    ((lon - 6.6) * k * s, (47.15 - lat) * s)
}
