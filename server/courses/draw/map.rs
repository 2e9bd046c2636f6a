//! Italy's regions, shaded, with what the shades mean.

use super::{Drawing, WIDTH, escaped, float};
use crate::courses::points::thousandths;
use crate::projects::map;

/// From nothing to most, as on the pages.
const SHADES: [&str; 6] = ["#e3e9ef", "#bcd7f2", "#8bb9e6", "#4f93d6", "#1a6cbf", "#00407f"];
const HEIGHT: f64 = 520.0;
const LINE: f64 = 26.0;

/// A shade, and which values have it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Class {
    /// From 1, the palest, to 5. What is nothing has the shade 0 and no class.
    pub level: u8,
    /// The least value, where all are whole numbers.
    pub from: Option<f64>,
    /// The largest.
    pub upto: f64,
}

impl Class {
    /// What the key says of it: `2`, `3–5`, or with `up_to` the largest value.
    pub fn said(&self, words: &dyn Fn(f64) -> String, up_to: &dyn Fn(&str) -> String) -> String {
        let most = words(self.upto);
        match self.from {
            Some(from) if self.upto - from < 0.5 => most,
            Some(from) => format!("{}–{most}", words(from)),
            None => up_to(&most),
        }
    }
}

/// The shades that values can have, the palest first. Of whole numbers each has its own, from one to another,
/// and a shade between two neighbours is left out.
pub fn classes(values: &[f64]) -> Vec<Class> {
    let most = values.iter().copied().fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    if !values.iter().all(|value| value.fract() == 0.0) {
        let upto = |level: u8| most * (f64::from(level) / 5.0).powi(2);
        return (1..=5).map(|level| Class { level, from: None, upto: upto(level) }).collect();
    }
    let mut least = 1.0;
    let mut classes = Vec::new();
    for level in 1..=5 {
        let upto = largest(level, most);
        if upto >= least {
            classes.push(Class { level, from: Some(least), upto });
            least = upto + 1.0;
        }
    }
    classes
}

/// The largest whole number of a shade, or of a paler one.
fn largest(level: u8, most: f64) -> f64 {
    let is_in = |value: f64| map::level(thousandths(value), thousandths(most)) <= level;
    // The shades are cut by a square root, which is not exact.
    let mut value = (most * (f64::from(level) / 5.0).powi(2)).floor().min(most);
    if value + 1.0 <= most && is_in(value + 1.0) {
        value += 1.0;
    }
    if !is_in(value) {
        value -= 1.0;
    }
    value
}

pub(super) fn draw(drawing: &Drawing) -> String {
    let shapes = map::shapes(|code| {
        let row = drawing.rows.iter().find(|row| row.code == code);
        let (value, shown) = row.map_or((0.0, "–"), |row| (row.value, row.shown.as_str()));
        (thousandths(value), shown.to_owned(), String::new())
    });
    let mut inside = vec![format!(
        "<svg x=\"0\" y=\"0\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"{}\" stroke=\"#fff\" stroke-width=\"2\">",
        map::view_box()
    )];
    for shape in &shapes {
        let shade = SHADES.get(usize::from(shape.level)).unwrap_or(&SHADES[0]);
        inside.push(format!(
            "<path fill=\"{shade}\" d=\"{}\"><title>{}: {}</title></path>",
            shape.d,
            escaped(shape.name),
            escaped(&shape.value)
        ));
    }
    inside.push("</svg>".to_owned());
    // The key stands beside the boot, where there is only sea.
    for (n, (level, said)) in key(drawing, shapes.iter().any(|shape| shape.level == 0)).iter().enumerate() {
        let y = 20.0 + LINE * float(n);
        let shade = SHADES.get(usize::from(*level)).unwrap_or(&SHADES[0]);
        inside.push(format!(
            "<rect x=\"300\" y=\"{y}\" width=\"22\" height=\"15\" fill=\"{shade}\"/>\
             <text x=\"328\" y=\"{:.1}\">{}</text>",
            y + 12.5,
            escaped(said),
        ));
    }
    drawing.framed(HEIGHT, &inside.concat())
}

/// The shades and what each means; that of nothing first, if a region has it. Two that read alike are one.
fn key(drawing: &Drawing, has_nothing: bool) -> Vec<(u8, String)> {
    let values: Vec<f64> = drawing.rows.iter().map(|row| row.value).collect();
    let mut key = Vec::new();
    if has_nothing {
        key.push((0, (drawing.words)(0.0)));
    }
    for class in classes(&values) {
        let said = class.said(drawing.words, &|most| format!("≤ {most}"));
        if key.last().is_none_or(|(_, before)| *before != said) {
            key.push((class.level, said));
        }
    }
    key
}
