//! From Markdown to the HTML of a page: no raw HTML, headings that can be linked to, tables that can be
//! scrolled, figures on their own, words of the glossary; and cleaned at the end, whatever came before.

mod html;
mod links;

use std::collections::{BTreeSet, HashSet};

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, format_html, parse_document};
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::mistake::Mistakes;
use super::reading::Words;
use crate::text::Lang;

/// Stands before and after the number of what is put into a text later. No text has these characters:
/// they are taken out of it first.
pub(super) const MARK: [char; 2] = ['\u{e000}', '\u{e001}'];
/// Stands where something is to be written by hand.
const WRITE: char = '\u{e002}';
/// What is shown there.
const ROOM: &str = "<span class=\"write\"></span>";

/// A heading of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// 2, 3 or 4.
    pub level: u8,
    /// What it is linked by.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// A picture on its own, with its caption.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// The file, in the unit's folder.
    pub file: String,
    /// What one sees, for who cannot see it.
    pub alt: String,
    /// What stands under it.
    pub caption: String,
    /// The line that it is on.
    #[serde(skip)]
    pub line: usize,
}

/// A text's part, in order.
#[derive(Debug)]
pub(super) enum Piece {
    /// HTML, clean.
    Html(String),
    /// What was marked with that number.
    Mark(usize),
    /// A figure.
    Figure(Figure),
}

/// A link to a page of ours or to a place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The address as it was written.
    pub address: String,
    /// The line that it is on.
    pub line: usize,
}

/// What the texts of one document share, and tell.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) lang: Lang,
    /// All headings so far.
    pub(super) headings: Vec<Heading>,
    /// Words of the glossary that are linked to.
    pub(super) terms: BTreeSet<String>,
    /// Links to pages of ours.
    pub(super) links: Vec<Link>,
    /// Figures that are shown.
    pub(super) figures: Vec<Figure>,
    /// How much there is to read, paragraph by paragraph, each with its line.
    pub(super) paragraphs: Vec<(usize, Words)>,
    taken: HashSet<String>,
}

/// What is special about a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// A unit's own text, or a teacher's note.
    Text,
    /// The text of a directive: no footnotes.
    Directive,
    /// An activity: `____` is a line to write on.
    Sheet,
}

fn options(of: Of) -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.footnotes = of == Of::Text;
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.wikilinks_title_after_pipe = true;
    options.render.r#unsafe = false;
    options
}

/// Reads a text of which `above` lines of the file come before; `marks` places are marked in it.
pub(super) fn read(
    source: &str,
    above: usize,
    marks: usize,
    of: Of,
    told: &mut Told,
    mistakes: &mut Mistakes,
) -> Vec<Piece> {
    let options = options(of);
    let arena = Arena::new();
    let source = links::in_tables(source);
    let root = parse_document(&arena, &source, &options);
    let first = told.headings.len();
    let mut figures = Vec::new();
    for node in root.descendants() {
        let line = above + node.data.borrow().sourcepos.start.line;
        let mut note = |what: &str| mistakes.note(line, what);
        match &node.data.borrow().value {
            NodeValue::HtmlBlock(_) | NodeValue::HtmlInline(_) => note("HTML is not shown: write Markdown"),
            NodeValue::Heading(heading) if !(2..=4).contains(&heading.level) => {
                note("headings are ##, ### or ####: the page's own is the title");
            }
            NodeValue::Heading(heading) => told.head(heading.level, words(node)),
            NodeValue::Image(_) if !is_alone(node) => note("a figure stands alone in its paragraph"),
            NodeValue::Text(text) if text.contains("[[") => {
                note("a word of the glossary is [[id]] or [[id|word]]");
            }
            NodeValue::Text(text) if of != Of::Text && text.contains("[^") => {
                note("footnotes stand in the unit's own text, not in a directive");
            }
            _ => {}
        }
        links::look(node, line, told, mistakes);
        if let Some(figure) = figure(node, line) {
            check_figure(&figure, mistakes);
            mark(node, marks + figures.len());
            figures.push(figure);
        } else if of == Of::Sheet {
            make_room_to_write(node);
        }
        if matches!(node.data.borrow().value, NodeValue::Paragraph) && !has_mark(node) {
            let mut count = Words::default();
            count.add(&words(node));
            told.paragraphs.push((line, count));
        }
    }
    told.figures.extend(figures.iter().cloned());
    let mut html = String::new();
    if let Err(error) = format_html(root, &options, &mut html) {
        mistakes.note(above + 1, error.to_string());
    }
    let html = html::dressed(&html, told.headings.get(first..).unwrap_or_default());
    let mut html = html::clean(&html).replace(WRITE, ROOM);
    if of == Of::Sheet {
        html = html.replace("<hr>", &format!("<p>{ROOM}</p>"));
    }
    pieces(&html, marks, &figures)
}

/// The HTML, cut where something else comes in.
fn pieces(html: &str, marks: usize, figures: &[Figure]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(MARK[0]) {
        let Some((number, after)) = after.split_once(MARK[1]) else { break };
        let before = before.strip_suffix("<p>").unwrap_or(before);
        if !before.trim().is_empty() {
            pieces.push(Piece::Html(before.to_owned()));
        }
        let number: usize = number.parse().unwrap_or(usize::MAX);
        if number < marks {
            pieces.push(Piece::Mark(number));
        } else if let Some(figure) = number.checked_sub(marks).and_then(|place| figures.get(place)) {
            pieces.push(Piece::Figure(figure.clone()));
        }
        rest = after.strip_prefix("</p>").unwrap_or(after);
    }
    if !rest.trim().is_empty() {
        pieces.push(Piece::Html(rest.to_owned()));
    }
    pieces
}

impl Told {
    /// In that language; what comes before its headings' ids keeps them apart from others.
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang, ..Self::default() }
    }

    fn head(&mut self, level: u8, text: String) {
        let id = id_of(&text);
        let mut free = id.clone();
        let mut number = 2;
        while !self.taken.insert(free.clone()) {
            free = format!("{id}-{number}");
            number += 1;
        }
        self.headings.push(Heading { level, id: free, text });
    }
}

fn is_alone<'a>(image: &'a AstNode<'a>) -> bool {
    image.parent().is_some_and(|parent| {
        matches!(parent.data.borrow().value, NodeValue::Paragraph)
            && parent.parent().is_some_and(|over| matches!(over.data.borrow().value, NodeValue::Document))
            && parent.children().count() == 1
    })
}

/// The figure that a paragraph is.
fn figure<'a>(paragraph: &'a AstNode<'a>, line: usize) -> Option<Figure> {
    let image = paragraph.first_child().filter(|child| is_alone(child))?;
    match &image.data.borrow().value {
        NodeValue::Image(shown) => {
            Some(Figure { file: shown.url.clone(), alt: words(image), caption: shown.title.clone(), line })
        }
        _ => None,
    }
}

fn check_figure(figure: &Figure, mistakes: &mut Mistakes) {
    let Figure { file, alt, caption, line } = figure;
    let line = *line;
    let path = std::path::Path::new(alt.trim());
    let is_name = path.extension().is_some_and(|ending| ending.len() <= 4 && ending.is_ascii())
        && !alt.trim().contains(' ');
    if alt.trim().is_empty() {
        mistakes.note(line, "the figure has no text for who cannot see it: ![what one sees](file.svg)");
    } else if is_name || alt.trim() == file {
        mistakes.note(line, "the figure's text is a file's name: write what one sees");
    } else if alt.split_whitespace().count() < 4 {
        mistakes.note(line, "the figure's text says too little: write what one sees");
    }
    if caption.trim().is_empty() {
        mistakes.note(line, "the figure has no caption: ![…](file.svg \"caption\")");
    }
}

/// Puts a mark in the place of all that a node has.
fn mark<'a>(node: &'a AstNode<'a>, number: usize) {
    let Some(child) = node.first_child() else { return };
    while let Some(below) = child.first_child() {
        below.detach();
    }
    child.data.borrow_mut().value = NodeValue::Text(format!("{}{number}{}", MARK[0], MARK[1]).into());
}

fn has_mark<'a>(paragraph: &'a AstNode<'a>) -> bool {
    paragraph.first_child().is_some_and(|child| match &child.data.borrow().value {
        NodeValue::Text(text) => text.starts_with(MARK[0]),
        _ => false,
    })
}

/// `____` alone in a cell; alone in a paragraph it is a rule to Markdown, which is made room later.
fn make_room_to_write<'a>(node: &'a AstNode<'a>) {
    let mut data = node.data.borrow_mut();
    if let NodeValue::Text(text) = &mut data.value
        && text.len() > 2
        && text.bytes().all(|b| b == b'_')
    {
        *text = WRITE.to_string().into();
    }
}

/// A node's words, without its marks.
pub(super) fn words<'a>(node: &'a AstNode<'a>) -> String {
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
