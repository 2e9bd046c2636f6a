//! Columns side by side, with their words below: upright where they fit, else slanted.

use super::{BLUE, Drawing, LETTER, TOP, WIDTH, axes, cut, escaped, float, scale};

const HEIGHT: f64 = 220.0;
/// Letters of a slanted label.
const LONGEST: usize = 28;

/// `share`: how much of its place a column fills.
pub(super) fn draw(drawing: &Drawing, share: f64) -> String {
    let most = drawing.most();
    let count = drawing.rows.len().max(1);
    let longest = drawing.rows.iter().map(|row| row.label.chars().count()).max().unwrap_or(0);
    let fits = |left: f64| LETTER * float(longest) <= (WIDTH - left) / float(count);
    // Years need not all be named, and are short enough to stand upright then.
    let all_years = drawing.rows.iter().all(|row| row.label == row.code && row.code.len() == 4);
    let slanted = !fits(0.0) && !all_years;
    let left = if slanted { 60.0 } else { 0.0 };
    let place = (WIDTH - left) / float(count);
    let each = if all_years { steps(place) } else { 1 };
    let mut inside = vec![axes(drawing, left, HEIGHT)];
    let foot = TOP + HEIGHT;
    for (n, row) in drawing.rows.iter().enumerate() {
        let height = (row.value / most).clamp(0.0, 1.0) * HEIGHT;
        let middle = left + place * (float(n) + 0.5);
        inside.push(format!(
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{height:.1}\" fill=\"{BLUE}\"/>",
            middle - place * share / 2.0,
            foot - height,
            place * share,
        ));
        if n % each != 0 {
            continue;
        }
        // The first would run out of the drawing.
        let label = escaped(&cut(&row.label, if n == 0 { LONGEST - 4 } else { LONGEST }));
        inside.push(if slanted {
            let (x, y) = (middle + 5.0, foot + 14.0);
            format!(
                "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"end\" transform=\"rotate(-55 {x:.1} {y:.1})\">{label}</text>"
            )
        } else {
            format!(
                "<text x=\"{middle:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{label}</text>",
                foot + 20.0
            )
        });
    }
    inside.push(scale(drawing, HEIGHT));
    let below = if slanted { 18.0 + float(longest.min(LONGEST)) * 6.2 } else { 30.0 };
    drawing.framed(foot + below, &inside.concat())
}

/// Every how many of the years is named, so that their numbers do not touch.
pub(super) fn steps(place: f64) -> usize {
    (1..100).find(|each| place * float(*each) >= 5.0 * LETTER).unwrap_or(100)
}
