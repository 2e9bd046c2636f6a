//! Directives: `:::name`, TOML, perhaps `---` and Markdown, `:::`. Found line by line, before Markdown
//! is read; each leaves a mark in its place.

use std::fmt::Write;

use super::markdown::MARK;
use super::mistake::Mistakes;

/// A directive as it stands in the text.
#[derive(Debug)]
pub struct Block<'s> {
    /// What comes after `:::`.
    pub name: &'s str,
    /// The file's line that it begins on.
    pub line: usize,
    /// What it says before its text.
    pub toml: &'s str,
    /// The Markdown, and how many lines of the file come before it.
    pub body: Option<(&'s str, usize)>,
}

/// Where a directive has been begun.
struct Open<'s> {
    name: &'s str,
    line: usize,
    toml_at: usize,
    /// Where the TOML ends, and where the Markdown begins: byte and line.
    body_at: Option<(usize, usize, usize)>,
    in_fence: bool,
}

/// The directives of a text, and the text with a mark for each, of as many lines.
pub fn find<'s>(source: &'s str, above: usize, mistakes: &mut Mistakes) -> (String, Vec<Block<'s>>) {
    let mut blocks: Vec<Block<'s>> = Vec::new();
    let mut text = String::with_capacity(source.len());
    let mut open: Option<Open<'s>> = None;
    let (mut at, mut fence, mut blank) = (0, false, true);
    for (index, whole) in source.split_inclusive('\n').enumerate() {
        let (line, number, begun) = (whole.trim_end(), above + index + 1, at);
        at += whole.len();
        if let Some(block) = &mut open {
            text.push('\n');
            if block.body_at.is_some() && is_fence(line) {
                block.in_fence = !block.in_fence;
            }
            if line == ":::" && !block.in_fence {
                let Open { name, line, toml_at, body_at, .. } = *block;
                let toml = source.get(toml_at..body_at.map_or(begun, |(end, ..)| end)).unwrap_or_default();
                let body =
                    body_at.map(|(_, start, above)| (source.get(start..begun).unwrap_or_default(), above));
                blocks.push(Block { name, line, toml, body });
                (open, blank) = (None, false);
            } else if line == "---" && block.body_at.is_none() {
                block.body_at = Some((begun, at, number));
            } else if line.starts_with(":::") && !block.in_fence {
                mistakes.note(number, "a directive in a directive: the one before ends with a line :::");
            }
            continue;
        }
        fence ^= is_fence(line);
        match line.strip_prefix(":::").filter(|_| !fence) {
            None => {
                text.extend(whole.chars().map(|c| if MARK.contains(&c) { '\u{fffd}' } else { c }));
                blank = line.is_empty();
            }
            Some("") => mistakes.note(number, "::: ends a directive, and none has begun"),
            Some(name) => {
                if !blank {
                    mistakes.note(number, "an empty line comes before a directive");
                }
                // Writing to a String cannot fail.
                let _ = writeln!(text, "{}{}{}", MARK[0], blocks.len(), MARK[1]);
                let name = name.trim();
                open = Some(Open { name, line: number, toml_at: at, body_at: None, in_fence: false });
            }
        }
    }
    if let Some(block) = open {
        mistakes.note(block.line, format!(":::{} has no end: a line :::", block.name));
        blocks.push(Block { name: block.name, line: block.line, toml: "", body: None });
    }
    (text, blocks)
}

fn is_fence(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("```") || line.starts_with("~~~")
}
