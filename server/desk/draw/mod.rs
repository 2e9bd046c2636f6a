//! Drawings of charts: SVG that needs nothing beside it, neither style sheet nor script nor font, so
//! that a downloaded one looks as it does on the page. Colours are those of `parts/_charts.scss`.

mod bars;
mod columns;
mod line;
mod map;
mod paper;

use super::content::{Content, Row};
use super::kind::Kind;
use crate::text::Lang;

pub use paper::whole;

/// Width of every drawing: on a narrow phone its letters are still large enough.
const WIDTH: f64 = 480.0;
const INK: &str = "#17324d";
const GREY: &str = "#455b71";
const PALE: &str = "#d5dfe9";
const BLUE: &str = "#0066cc";
/// Width of a letter of ordinary size, on the safe side.
const LETTER: f64 = 8.0;

/// What is drawn.
pub struct Drawing<'a> {
    /// Its title, for those who cannot see it.
    pub title: &'a str,
    /// What a reader should see in it.
    pub alt: &'a str,
    /// The language of its words.
    pub lang: Lang,
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
pub fn svg(kind: Kind, drawing: &Drawing) -> String {
    match kind {
        Kind::Bars => bars::draw(drawing),
        Kind::Columns => columns::draw(drawing, 0.72),
        // What falls into bands touches the next band.
        Kind::Histogram => columns::draw(drawing, 0.97),
        Kind::Lines => line::draw(drawing),
        Kind::Map => map::draw(drawing),
    }
}

/// A file of it: title and source on the same sheet.
pub fn file(content: &Content, source: &str) -> String {
    whole(&content.svg, &content.title, &content.alt, source, content.language)
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

/// Lines at nothing, the half and the most, each with its number, between `left` and the right edge.
fn grid(drawing: &Drawing, left: f64, top: f64, height: f64) -> String {
    let most = drawing.most();
    [(1.0, PALE), (0.5, PALE), (0.0, INK)]
        .into_iter()
        .map(|(share, colour)| {
            let y = top + height * (1.0 - share);
            let words = if share > 0.0 { escaped(&(drawing.words)(most * share)) } else { "0".to_owned() };
            format!(
                "<line x1=\"{left}\" y1=\"{y:.1}\" x2=\"{WIDTH}\" y2=\"{y:.1}\" stroke=\"{colour}\"/>\
                 <text x=\"{WIDTH}\" y=\"{:.1}\" text-anchor=\"end\" fill=\"{GREY}\">{words}</text>",
                y - 5.0,
            )
        })
        .collect::<Vec<_>>()
        .concat()
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
