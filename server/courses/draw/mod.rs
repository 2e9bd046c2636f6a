//! Drawings of charts: SVG that needs nothing beside it, neither style sheet nor script nor font, so
//! that it looks in a book and in a download as it does on a page. Colours are those of
//! `parts/_charts.scss`.

mod bars;
mod columns;
mod line;
mod map;
mod paper;

use serde::{Deserialize, Serialize};

use crate::text::Lang;

pub use map::{Class, classes};
pub use paper::whole;

/// Width of every drawing: on a narrow phone its letters are still large enough.
const WIDTH: f64 = 480.0;
/// Where what is drawn over axes begins: above it stand what is told and the highest number.
const TOP: f64 = 42.0;
const INK: &str = "#17324d";
const GREY: &str = "#455b71";
const PALE: &str = "#d5dfe9";
const BLUE: &str = "#0066cc";
/// Width of a letter of ordinary size, on the safe side.
const LETTER: f64 = 8.0;

/// How values are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A bar for each, one below the other.
    Bars,
    /// A column for each, side by side.
    Columns,
    /// Columns that touch: bands of one thing, in their order.
    Histogram,
    /// A line over the years.
    Lines,
    /// Italy's regions, shaded.
    Map,
}

/// A value that is drawn. Charts of teams are kept with theirs for as long as the site stands: fields are
/// only ever added, with a default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its code in the data; empty for those that were added up.
    pub code: String,
    /// What it is called.
    pub label: String,
    /// The number.
    pub value: f64,
    /// The number as people say it.
    pub shown: String,
}

/// What is drawn.
pub struct Drawing<'a> {
    /// Its title, for those who cannot see it.
    pub title: &'a str,
    /// What a reader should see in it.
    pub alt: &'a str,
    /// The language of its words.
    pub lang: Lang,
    /// What the numbers tell, for the axis: `Costo pubblico`. Each says of itself what it counts.
    pub measure: &'a str,
    /// The values.
    pub rows: &'a [Row],
    /// A number as people say it.
    pub words: &'a dyn Fn(f64) -> String,
}

impl Drawing<'_> {
    /// The largest value; not nothing, for it is divided by.
    fn most(&self) -> f64 {
        self.rows.iter().map(|row| row.value).fold(0.0, f64::max).max(f64::MIN_POSITIVE)
    }

    /// Nothing, the half and the most, as shares of the height, each with the colour of its line: every
    /// drawing with an axis begins at nothing. Of whole numbers, a half that is none is left out.
    fn steps(&self) -> impl Iterator<Item = (f64, &'static str)> {
        let whole = self.rows.iter().all(|row| row.value.fract() == 0.0);
        let half = !whole || (self.most() / 2.0).fract() == 0.0;
        [Some((1.0, PALE)), half.then_some((0.5, PALE)), Some((0.0, INK))].into_iter().flatten()
    }

    /// Heads and closes a drawing of that height.
    fn framed(&self, height: f64, inside: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH:.0}\" height=\"{height:.0}\" \
             viewBox=\"0 0 {WIDTH:.0} {height:.0}\" role=\"img\" lang=\"{}\"><title>{}</title><desc>{}</desc>\
             <g font-family=\"Titillium Web, Arial, sans-serif\" font-size=\"15\" fill=\"{INK}\">{inside}</g></svg>",
            self.lang.as_str(),
            escaped(self.title),
            escaped(self.alt),
        )
    }
}

/// Draws it.
pub fn svg(form: Form, drawing: &Drawing) -> String {
    match form {
        Form::Bars => bars::draw(drawing),
        Form::Columns => columns::draw(drawing, 0.72),
        // What falls into bands touches the next band.
        Form::Histogram => columns::draw(drawing, 0.97),
        Form::Lines => line::draw(drawing),
        Form::Map => map::draw(drawing),
    }
}

/// Words as they may stand between tags and in attributes.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

/// Words cut to so many characters.
fn cut(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let cut: String = text.chars().take(longest.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}

/// So many letters fit into that width.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred")]
fn letters(width: f64) -> usize {
    (width / LETTER).max(1.0) as usize
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred")]
fn float(n: usize) -> f64 {
    n as f64
}

/// The axes between `left` and the right edge, and what the numbers tell.
fn axes(drawing: &Drawing, left: f64, height: f64) -> String {
    let measure = escaped(&cut(drawing.measure, letters(WIDTH - left)));
    let mut drawn = vec![format!("<text x=\"{left}\" y=\"16\" fill=\"{GREY}\">{measure}</text>")];
    for (share, colour) in drawing.steps() {
        let y = TOP + height * (1.0 - share);
        drawn.push(format!(
            "<line x1=\"{left}\" y1=\"{y:.1}\" x2=\"{WIDTH}\" y2=\"{y:.1}\" stroke=\"{colour}\"/>"
        ));
    }
    let (x, foot) = (left + 0.5, TOP + height);
    drawn.push(format!(
        "<line x1=\"{x:.1}\" y1=\"{TOP:.1}\" x2=\"{x:.1}\" y2=\"{foot:.1}\" stroke=\"{INK}\"/>"
    ));
    drawn.concat()
}

/// The numbers of the axes, on paper of their own: what is drawn may lie beneath.
fn scale(drawing: &Drawing, height: f64) -> String {
    let most = drawing.most();
    let step = |(share, _): (f64, &str)| {
        let y = TOP + height * (1.0 - share) - 5.0;
        let words = if share > 0.0 { (drawing.words)(most * share) } else { "0".to_owned() };
        let width = LETTER * float(words.chars().count());
        format!(
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"17\" fill=\"#fff\" fill-opacity=\"0.85\"/>\
             <text x=\"{WIDTH}\" y=\"{y:.1}\" text-anchor=\"end\" fill=\"{GREY}\">{}</text>",
            WIDTH - width,
            y - 13.0,
            escaped(&words),
        )
    };
    drawing.steps().map(step).collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn what_is_too_long_is_cut_at_a_letter() {
        assert_eq!(cut("Perù è qui", 7), "Perù è…");
        assert_eq!(cut("breve", 7), "breve");
    }
}
