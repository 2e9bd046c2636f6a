//! From Markdown to the HTML of a page: no raw HTML, headings that can be linked to, tables that can
//! be scrolled; and cleaned at the end, whatever came before.

use std::collections::HashSet;
use std::fmt::Write;

use ammonia::Builder;
use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, format_html, parse_document};
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A heading of a lesson.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// 2, 3 or 4.
    pub level: u8,
    /// What it is linked by.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// A text, ready to show.
pub(super) struct Shown {
    pub(super) html: String,
    pub(super) headings: Vec<Heading>,
}

/// Line of the text and what is wrong there.
type Mistake = (usize, String);

pub(super) fn page(source: &str) -> Result<Shown, Mistake> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.footnotes = true;
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.render.r#unsafe = false;
    let arena = Arena::new();
    let root = parse_document(&arena, source, &options);
    let headings = headings(root)?;
    let mut html = String::new();
    format_html(root, &options, &mut html).map_err(|error| (1, error.to_string()))?;
    Ok(Shown { html: clean(&with_ids(&html, &headings)), headings })
}

fn headings<'a>(root: &'a AstNode<'a>) -> Result<Vec<Heading>, Mistake> {
    let mut headings = Vec::new();
    let mut taken = HashSet::new();
    for node in root.descendants() {
        let (level, line) = match &node.data.borrow().value {
            NodeValue::Heading(heading) => (heading.level, node.data.borrow().sourcepos.start.line),
            NodeValue::HtmlBlock(_) | NodeValue::HtmlInline(_) => {
                let line = node.data.borrow().sourcepos.start.line;
                return Err((line, "HTML is not shown: write Markdown".to_owned()));
            }
            _ => continue,
        };
        if !(2..=4).contains(&level) {
            return Err((line, "headings are ##, ### or ####: the page's own is the title".to_owned()));
        }
        let text = words(node);
        let id = id_of(&text);
        let mut free = id.clone();
        let mut number = 2;
        while !taken.insert(free.clone()) {
            free = format!("{id}-{number}");
            number += 1;
        }
        headings.push(Heading { level, id: free, text });
    }
    Ok(headings)
}

fn words<'a>(node: &'a AstNode<'a>) -> String {
    let mut words = String::new();
    for part in node.descendants() {
        match &part.data.borrow().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

/// `p-` keeps a heading's id apart from those of the page around it.
fn id_of(text: &str) -> String {
    let mut id = "p".to_owned();
    for c in text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            if id == "p" {
                id.push('-');
            }
            id.push(c);
        } else if !id.ends_with('-') {
            id.push('-');
        }
    }
    id.trim_end_matches('-').to_owned()
}

/// All headings of the page come from Markdown, in order: each gets its id, and columns get what
/// reading aloud needs.
fn with_ids(html: &str, headings: &[Heading]) -> String {
    let mut out = String::with_capacity(html.len() + headings.len() * 32);
    let mut rest = html;
    for heading in headings {
        let open = format!("<h{}>", heading.level);
        let Some((before, after)) = rest.split_once(&open) else { break };
        out.push_str(before);
        // Writing to a String cannot fail.
        let _ = write!(out, "<h{} id=\"{}\">", heading.level, heading.id);
        rest = after;
    }
    out.push_str(rest);
    out.replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table class=\"table\">")
        .replace("</table>", "</table></div>")
        .replace("<th>", "<th scope=\"col\">")
        .replace("<th align", "<th scope=\"col\" align")
}

fn clean(html: &str) -> String {
    Builder::default()
        .add_tags(["section"])
        .add_generic_attributes(["id"])
        .add_tag_attributes("div", ["tabindex"])
        .add_tag_attributes("a", ["aria-label"])
        .add_tag_attributes("th", ["scope"])
        .add_allowed_classes("div", ["scroll"])
        .add_allowed_classes("table", ["table"])
        .add_allowed_classes("section", ["footnotes"])
        .add_allowed_classes("sup", ["footnote-ref"])
        .add_allowed_classes("a", ["footnote-backref"])
        .link_rel(Some("noopener noreferrer"))
        .clean(html)
        .to_string()
}
