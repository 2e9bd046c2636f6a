//! A drawing on a sheet of its own, with its title above and its source below, to be taken elsewhere.

use super::{GREY, INK, WIDTH, escaped, float};
use crate::text::Lang;

const MARGIN: f64 = 16.0;
/// Letters of a line of the title, and of the source.
const TITLE: usize = 46;
const SOURCE: usize = 68;

/// The sheet.
pub fn whole(svg: &str, title: &str, alt: &str, source: &str, lang: Lang) -> String {
    let height = height(svg);
    let (titles, sources) = (wrapped(title, TITLE), wrapped(source, SOURCE));
    let top = MARGIN + 24.0 * float(titles.len()) + 8.0;
    let foot = top + height + 14.0;
    let (wide, tall) = (WIDTH + 2.0 * MARGIN, foot + 17.0 * float(sources.len()) + MARGIN);
    let mut sheet = vec![format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide:.0}\" height=\"{tall:.0}\" \
         viewBox=\"0 0 {wide:.0} {tall:.0}\" role=\"img\" lang=\"{}\"><title>{}</title><desc>{}</desc>\
         <rect width=\"{wide:.0}\" height=\"{tall:.0}\" fill=\"#fff\"/>\
         <g font-family=\"Titillium Web, Arial, sans-serif\">",
        lang.as_str(),
        escaped(title),
        escaped(alt),
    )];
    for (n, line) in titles.iter().enumerate() {
        let y = MARGIN + 18.0 + 24.0 * float(n);
        sheet.push(format!(
            "<text x=\"{MARGIN}\" y=\"{y}\" font-size=\"20\" font-weight=\"bold\" fill=\"{INK}\">{}</text>",
            escaped(line)
        ));
    }
    for (n, line) in sources.iter().enumerate() {
        let y = foot + 17.0 * float(n) + 10.0;
        sheet.push(format!(
            "<text x=\"{MARGIN}\" y=\"{y}\" font-size=\"12\" fill=\"{GREY}\">{}</text>",
            escaped(line)
        ));
    }
    let placed = svg.replacen("<svg ", &format!("<svg x=\"{MARGIN}\" y=\"{top}\" "), 1);
    sheet.concat() + "</g>" + &placed + "</svg>"
}

/// The height that a drawing of ours says at its head.
fn height(svg: &str) -> f64 {
    let said = svg.split_once(" height=\"").and_then(|(_, rest)| rest.split_once('"'));
    said.and_then(|(height, _)| height.parse().ok()).unwrap_or(WIDTH)
}

/// Lines of so many letters, parted between words.
fn wrapped(text: &str, longest: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < longest => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
