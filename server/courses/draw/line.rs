//! A line over the years.

use super::columns::steps;
use super::{BLUE, Drawing, TOP, WIDTH, axes, scale};

const HEIGHT: f64 = 220.0;
/// Room for half a year's number at both ends.
const EDGE: f64 = 18.0;

pub(super) fn draw(drawing: &Drawing) -> String {
    let most = drawing.most();
    let years: Vec<i32> = drawing.rows.iter().filter_map(|row| row.code.parse().ok()).collect();
    let (first, last) =
        (years.iter().copied().min().unwrap_or_default(), years.iter().copied().max().unwrap_or_default());
    let step = (WIDTH - 2.0 * EDGE) / f64::from((last - first).max(1));
    let points: Vec<(i32, f64, f64)> = drawing
        .rows
        .iter()
        .filter_map(|row| {
            let year: i32 = row.code.parse().ok()?;
            let y = TOP + HEIGHT * (1.0 - (row.value / most).clamp(0.0, 1.0));
            Some((year, EDGE + step * f64::from(year - first), y))
        })
        .collect();
    let along: Vec<String> = points.iter().map(|(_, x, y)| format!("{x:.1},{y:.1}")).collect();
    let along = along.join(" ");
    let foot = TOP + HEIGHT;
    let mut inside = vec![axes(drawing, 0.0, HEIGHT)];
    if let (Some((_, begin, _)), Some((_, end, _))) = (points.first(), points.last()) {
        inside.push(format!(
            "<polygon points=\"{begin:.1},{foot} {along} {end:.1},{foot}\" fill=\"#bcd7f2\" fill-opacity=\"0.6\"/>\
             <polyline points=\"{along}\" fill=\"none\" stroke=\"{BLUE}\" stroke-width=\"3\" stroke-linejoin=\"round\"/>"
        ));
    }
    let each = i32::try_from(steps(step)).unwrap_or(1);
    for (year, x, y) in &points {
        inside.push(format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"{BLUE}\"/>"));
        if (year - first) % each == 0 {
            inside.push(format!(
                "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
                foot + 20.0,
                year,
            ));
        }
    }
    inside.push(scale(drawing, HEIGHT));
    drawing.framed(foot + 30.0, &inside.concat())
}
