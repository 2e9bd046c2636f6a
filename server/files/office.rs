//! Office documents before they are kept: what they say of whoever wrote them is left out. Properties (author,
//! company, program) from all of them; from what may become public, also who put in a remark or a change.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::ZipArchive;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::packed;

/// So many bytes of the parts in which people are named are unpacked. A larger part stays as it is.
const MOST: u64 = 32 * 1024 * 1024;
/// Where Office Open XML names the author.
const CORE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
    <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>";
/// Where it names the program, the company and the manager.
const APP: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
    <Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>";
/// Where it has whatever somebody else put in.
const CUSTOM: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
    <Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"/>";
/// Where `OpenDocument` has all of it.
const META: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
    <office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" office:version=\"1.2\">\
    <office:meta/></office:document-meta>";

/// The document can't be written anew: it stays with whoever has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the document can't be written anew")]
pub(super) struct Stubborn;

type Document<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The document without what it says of people; none if it says nothing, and can stay as it is.
pub(super) fn cleaned(upload: &[u8], for_all: bool) -> Result<Option<Vec<u8>>, Stubborn> {
    let mut document = packed::open(Cursor::new(upload)).ok_or(Stubborn)?;
    let changed = changes(&mut document, for_all);
    if changed.is_empty() {
        return Ok(None);
    }
    written(&mut document, changed).map(Some).ok_or(Stubborn)
}

/// The parts that have to be others, by their places.
fn changes(document: &mut Document<'_>, for_all: bool) -> BTreeMap<usize, Vec<u8>> {
    let mut changed = BTreeMap::new();
    let mut left = MOST;
    if is_locked(document, &mut left) {
        return changed;
    }
    for at in 0..document.len() {
        let Some(name) = name_of(document, at) else { continue };
        let name = name.to_ascii_lowercase();
        if let Some(empty) = properties(&name) {
            if read(document, at, &mut left).as_deref() != Some(empty) {
                changed.insert(at, empty.as_bytes().to_vec());
            }
        } else if let Some(Named { attributes, elements }) = named(&name).filter(|_| for_all) {
            let Some(part) = read(document, at, &mut left) else { continue };
            let nameless = without(&part, attributes, elements);
            if nameless != part {
                changed.insert(at, nameless.into_bytes());
            }
        }
    }
    changed
}

fn name_of(document: &Document<'_>, at: usize) -> Option<String> {
    document.name_for_index(at)?.ok().map(std::borrow::Cow::into_owned)
}

/// A part as text; none if it is another thing, or too large.
fn read(document: &mut Document<'_>, at: usize, left: &mut u64) -> Option<String> {
    let part = document.by_index(at).ok()?;
    let mut text = String::new();
    part.take(*left).read_to_string(&mut text).ok()?;
    *left = left.saturating_sub(u64::try_from(text.len()).unwrap_or(u64::MAX));
    (*left > 0).then_some(text)
}

/// Can it be opened only with a password? Then nobody else reads whom it names either.
fn is_locked(document: &mut Document<'_>, left: &mut u64) -> bool {
    let list = document.index_for_name("META-INF/manifest.xml");
    list.and_then(|at| read(document, at, left)).is_some_and(|list| list.contains("encryption-data"))
}

/// Every part again, as it is packed, but for those that have to be others.
fn written(document: &mut Document<'_>, mut changed: BTreeMap<usize, Vec<u8>>) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..document.len() {
        if let Some(part) = changed.remove(&at) {
            zip.start_file(name_of(document, at)?, SimpleFileOptions::default()).ok()?;
            zip.write_all(&part).ok()?;
        } else {
            zip.raw_copy_file(document.by_index_raw(at).ok()?).ok()?;
        }
    }
    Some(zip.finish().ok()?.into_inner())
}

/// What stands in the place of a part with properties.
fn properties(name: &str) -> Option<&'static str> {
    let in_folder = |begin: &str| name.strip_prefix("docprops/").is_some_and(|file| file.starts_with(begin));
    if in_folder("core") || name.ends_with(".psmdcp") {
        Some(CORE)
    } else if in_folder("app") {
        Some(APP)
    } else if in_folder("custom") {
        Some(CUSTOM)
    } else {
        (name == "meta.xml").then_some(META)
    }
}

/// Where a part names people: attributes and elements, without prefixes and in lower case.
struct Named {
    attributes: &'static [&'static str],
    elements: &'static [&'static str],
}

/// Where the part of that name, in lower case, names people.
fn named(name: &str) -> Option<Named> {
    let (attributes, elements): (&[&str], &[&str]) = match name {
        "content.xml" | "styles.xml" => (&[], &["creator", "creator-initials"]),
        "ppt/commentauthors.xml" | "ppt/authors.xml" => (&["name", "initials", "userid"], &[]),
        // Under which path it lay last, and who has it open.
        "xl/workbook.xml" => (&["url", "username"], &[]),
        _ if name.rsplit_once('.').is_none_or(|(_, kind)| kind != "xml") => return None,
        _ if name.starts_with("word/") => (&["author", "initials", "userid"], &[]),
        _ if name.starts_with("xl/persons/") => (&["displayname", "userid"], &[]),
        _ if name.starts_with("xl/comments") => (&[], &["author"]),
        _ => return None,
    };
    Some(Named { attributes, elements })
}

/// A part with these attributes and elements empty, and everything else as it was.
fn without(part: &str, attributes: &[&str], elements: &[&str]) -> String {
    let mut kept = String::with_capacity(part.len());
    let mut rest = part;
    while let Some(at) = rest.find('<') {
        kept.push_str(&rest[..at]);
        let (tag, after) = rest[at..].split_at(end_of(&rest[at..]));
        rest = after;
        if tag.starts_with("<!") || tag.starts_with("<?") {
            kept.push_str(tag);
            continue;
        }
        push_without(&mut kept, tag, attributes);
        let name = tag[1..].split(|c: char| c.is_whitespace() || c == '/' || c == '>').next();
        if elements.contains(&local(name.unwrap_or_default()).as_str()) && !tag.ends_with("/>") {
            rest = &rest[rest.find('<').unwrap_or(rest.len())..];
        }
    }
    kept.push_str(rest);
    kept
}

/// A name without its prefix, in lower case.
fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase()
}

/// Where the tag ends with which the text begins. What an attribute says may have a `>` in it.
fn end_of(text: &str) -> usize {
    let after = |mark: &str| text.find(mark).map_or(text.len(), |at| at + mark.len());
    if text.starts_with("<!--") {
        return after("-->");
    }
    if text.starts_with("<![CDATA[") {
        return after("]]>");
    }
    let mut quoted = None;
    for (at, c) in text.char_indices() {
        match (quoted, c) {
            (None, '"' | '\'') => quoted = Some(c),
            (None, '>') => return at + 1,
            (Some(quote), _) if quote == c => quoted = None,
            _ => {}
        }
    }
    text.len()
}

/// Adds a tag whose attributes of these names say nothing.
fn push_without(kept: &mut String, tag: &str, attributes: &[&str]) {
    let mut rest = tag;
    while let Some(at) = rest.find(['"', '\'']) {
        let (before, said) = rest.split_at(at + 1);
        let Some(length) = said.find(&before[at..]) else { break };
        let name = before[..at].trim_end().trim_end_matches('=').trim_end();
        let name = name.rsplit(char::is_whitespace).next().unwrap_or_default();
        kept.push_str(before);
        if !attributes.contains(&local(name).as_str()) {
            kept.push_str(&said[..length]);
        }
        kept.push_str(&said[length..=length]);
        rest = &said[length + 1..];
    }
    kept.push_str(rest);
}
