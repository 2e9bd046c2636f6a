//! Links in a text: to pages of ours, to the web, to words of the glossary.

use comrak::nodes::{AstNode, NodeLink, NodeValue};

use super::{Link, Told, words};
use crate::courses::front::is_address;
use crate::courses::mistake::Mistakes;
use crate::projects::glossary::{self, Term};

/// Looks at a node: a link to a page of ours gets its language, a word of the glossary its place at
/// the foot of the page.
pub(super) fn look<'a>(node: &'a AstNode<'a>, line: usize, told: &mut Told, mistakes: &mut Mistakes) {
    let mut linked = None;
    match &mut node.data.borrow_mut().value {
        NodeValue::Link(to) => {
            if to.url.starts_with('/') && !to.url.starts_with("//") {
                told.links.push(Link { address: to.url.clone(), line });
                if !to.url.starts_with("/api/") {
                    to.url = format!("/{}{}", told.lang.as_str(), to.url);
                }
            } else if to.url.starts_with('#') {
                told.links.push(Link { address: to.url.clone(), line });
            } else if !is_address(&to.url) {
                mistakes.note(
                    line,
                    format!("{:?} is no address: /page of Coesa, /lezioni/unit or https://…", to.url),
                );
            }
        }
        NodeValue::WikiLink(to) => {
            let id = to.url.trim().to_owned();
            match glossary::terms(told.lang).get(id.as_str()) {
                None => mistakes.note(line, format!("the glossary has no word {id:?}")),
                Some(term) => linked = Some((id, *term)),
            }
        }
        _ => {}
    }
    if let Some((id, term)) = linked {
        name(node, &id, term);
        node.data.borrow_mut().value =
            NodeValue::Link(Box::new(NodeLink { url: format!("#word-{id}"), title: String::new() }));
        told.terms.insert(id);
    }
}

/// A word without words of its own is shown as the glossary has it: without what is in brackets, and
/// small in the middle of a sentence.
fn name<'a>(node: &'a AstNode<'a>, id: &str, term: &Term) {
    if words(node).trim() != id {
        return;
    }
    let label = term.term.split(" (").next().unwrap_or(&term.term);
    let is_name = label.chars().nth(1).is_none_or(char::is_uppercase);
    let label = match label.chars().next() {
        Some(first) if node.previous_sibling().is_some() && !is_name => {
            first.to_lowercase().chain(label.chars().skip(1)).collect()
        }
        _ => label.to_owned(),
    };
    let Some(child) = node.first_child() else { return };
    while let Some(more) = child.next_sibling() {
        more.detach();
    }
    child.data.borrow_mut().value = NodeValue::Text(label.into());
}

/// In a row of a table `|` parts cells, also the one of `[[id|word]]`: that one is marked as a word's.
pub(super) fn in_tables(source: &str) -> String {
    let mut text = String::with_capacity(source.len());
    for line in source.split_inclusive('\n') {
        let mut rest = line;
        while let Some((before, after)) = rest.split_once("[[").filter(|_| line.trim_start().starts_with('|'))
        {
            let Some((inside, after)) = after.split_once("]]") else { break };
            text.push_str(before);
            text.push_str("[[");
            text.push_str(&inside.replace("\\|", "|").replace('|', "\\|"));
            text.push_str("]]");
            rest = after;
        }
        text.push_str(rest);
    }
    text
}
