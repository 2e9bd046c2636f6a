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
                 <text x=\"{WIDTH}\" y=\"{:.1}\" text-anchor=\"end\" font-size=\"13\" fill=\"{GREY}\">{words}</text>",
                y - 5.0,
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use quick_xml::Reader;
    use quick_xml::events::Event;

    use super::*;

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
            let drawing = Drawing { title: &title, alt: "Che cosa si vede", lang: Lang::It, rows: &rows, words: &words };
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
        let drawing = Drawing { title: "T", alt: "A", lang: Lang::It, rows: &rows, words: &words };
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
    fn what_is_too_long_is_cut_at_a_letter() {
        assert_eq!(cut("Perù è qui", 7), "Perù è…");
        assert_eq!(cut("breve", 7), "breve");
    }
}
