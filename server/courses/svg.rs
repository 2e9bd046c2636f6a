//! Figures: SVG that shows something and does nothing. No script, no style sheet, no event, nothing from
//! elsewhere; and a view box, so that pages leave it its place.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::mistake::Mistakes;

const ELEMENTS: [&str; 26] = [
    "svg",
    "g",
    "defs",
    "title",
    "desc",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "marker",
    "symbol",
    "use",
    "clipPath",
    "mask",
    "pattern",
    "linearGradient",
    "radialGradient",
    "stop",
    "filter",
    "feGaussianBlur",
    "switch",
];

/// A figure's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Svg {
    /// The drawing.
    pub text: String,
    /// Its width, in whole units of its view box.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// Reads a file; what is wrong is noted.
pub(super) fn read(text: &str, mistakes: &mut Mistakes) -> Option<Svg> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().enable_all_checks(true);
    let (mut view_box, mut depth, mut first, mut root) = (None, 0_usize, true, 1);
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(0);
        let line = text.get(..at).unwrap_or(text).matches('\n').count() + 1;
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                depth += 1;
                element(&tag, first, line, &mut view_box, mistakes);
                root = if first { line } else { root };
                first = false;
            }
            Ok(Event::Empty(tag)) => {
                element(&tag, first, line, &mut view_box, mistakes);
                root = if first { line } else { root };
                first = false;
            }
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::DocType(_) | Event::PI(_)) => mistakes.note(line, "no document type, no instruction"),
            Ok(Event::Eof) if depth > 0 => {
                mistakes.note(line, "the drawing ends too early");
                return None;
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => {
                mistakes.note(line, error.to_string());
                return None;
            }
        }
    }
    let Some((width, height)) = view_box else {
        mistakes.note(root, "the drawing needs viewBox=\"0 0 width height\"");
        return None;
    };
    Some(Svg { text: text.to_owned(), width, height })
}

fn element(
    tag: &BytesStart,
    first: bool,
    line: usize,
    view_box: &mut Option<(u32, u32)>,
    mistakes: &mut Mistakes,
) {
    let name = tag.name();
    if first && name.0 != "svg" {
        mistakes.note(line, "a figure is an <svg>");
    }
    if !ELEMENTS.contains(&name.0) {
        mistakes.note(line, format!("<{}> is not for figures", name.0));
    }
    for attribute in tag.attributes() {
        let attribute = match attribute {
            Ok(attribute) => attribute,
            Err(error) => {
                mistakes.note(line, error.to_string());
                continue;
            }
        };
        let (key, value) = (attribute.key.0, attribute.value.trim().to_owned());
        if key.len() > 2 && key.to_lowercase().starts_with("on") {
            mistakes.note(line, format!("{key}: a figure does nothing"));
        }
        let elsewhere = key.ends_with("href") && !value.starts_with('#')
            || value.to_lowercase().replace("url(#", "").contains("url(")
            || value.to_lowercase().contains("javascript:");
        if elsewhere {
            mistakes.note(line, format!("{key}: a figure refers to nothing outside itself"));
        }
        if key == "style" {
            mistakes.note(line, "style: pages allow none; write attributes such as fill=\"…\"");
        }
        if first && key == "viewBox" {
            *view_box = size(&value);
        }
    }
}

fn size(view_box: &str) -> Option<(u32, u32)> {
    let numbers: Vec<f64> = view_box
        .split([' ', ','])
        .filter(|part| !part.is_empty())
        .filter_map(|part| part.parse().ok())
        .collect();
    let [_, _, width, height] = numbers[..] else { return None };
    let whole = |length: f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 10,000")]
        (1.0..=10_000.0).contains(&length).then_some(length.round() as u32)
    };
    Some((whole(width)?, whole(height)?))
}

/// Is a file of that name a figure? Content files are named in lower case.
pub(super) fn is_name(name: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|extension| extension == "svg")
}
