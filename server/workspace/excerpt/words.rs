//! The paragraphs of a text, with those of its tables and without what is written beside it.

use std::ops::ControlFlow::{Break, Continue};

use super::packed::{Packed, Step, Unreadable, name_of};
use super::{Excerpt, short};

/// So many paragraphs are shown.
const MOST: usize = 40;
/// The longest paragraph, in characters.
const LONGEST: usize = 1000;
/// Elements that stand for a blank.
pub(super) const BLANKS: [&str; 5] = ["tab", "br", "cr", "s", "line-break"];

/// How a kind of document is built.
pub(super) struct Build {
    /// The part with the text.
    part: &'static str,
    /// Elements in which text stands.
    says: &'static [&'static str],
    /// Elements that are paragraphs.
    paragraphs: &'static [&'static str],
}

/// Of word processors that write Office Open XML.
pub(super) const DOCX: Build = Build { part: "word/document.xml", says: &["t"], paragraphs: &["p"] };
/// Of those that write `OpenDocument`.
pub(super) const ODT: Build = Build { part: "content.xml", says: &["p", "h"], paragraphs: &["p", "h"] };

/// Reads the first paragraphs.
pub(super) fn read(packed: &mut Packed, build: &Build) -> Result<Excerpt, Unreadable> {
    let (mut paragraphs, mut more) = (Vec::new(), false);
    let (mut said, mut depth, mut open) = (String::new(), 0_usize, 0_usize);
    packed.walk(build.part, |step| {
        match step {
            Step::Opens(tag) => {
                let name = name_of(tag);
                depth += usize::from(build.says.contains(&name));
                let begins = build.paragraphs.contains(&name);
                open += usize::from(begins);
                if begins || BLANKS.contains(&name) {
                    said.push(' ');
                }
            }
            Step::Says(text) if depth > 0 => said.push_str(text),
            Step::Says(_) => {}
            Step::Closes(name) => {
                depth -= usize::from(depth > 0 && build.says.contains(&name));
                if build.paragraphs.contains(&name) {
                    open = open.saturating_sub(1);
                    // What stands in a frame is read where the frame hangs, within another paragraph.
                    if open > 0 {
                        said.push(' ');
                        return Continue(());
                    }
                    let paragraph = short(&said, LONGEST);
                    said.clear();
                    if paragraph.is_empty() {
                        return Continue(());
                    }
                    if paragraphs.len() == MOST {
                        more = true;
                        return Break(());
                    }
                    paragraphs.push(paragraph);
                }
            }
        }
        Continue(())
    })?;
    Ok(Excerpt::Words { paragraphs, more })
}
