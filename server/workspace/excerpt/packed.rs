//! Office documents are archives of XML. A part is walked through as it is unpacked, and left where that is enough.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;

use crate::packed;

/// So many bytes of a part are unpacked.
const MOST_BYTES: u64 = 8 * 1024 * 1024;
/// So long a document is read.
const LONGEST: Duration = Duration::from_secs(3);
/// Elements whose inside is passed over: remarks and notes, what was struck out or moved away, what stands there a
/// second time.
const PASSED: [&str; 6] = ["annotation", "note", "tracked-changes", "moveFrom", "Fallback", "rPh"];

/// It can't be read: broken, locked, or too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the document can't be read")]
pub(super) struct Unreadable;

/// What stands next in a part. Names are without their prefixes.
pub(super) enum Step<'a> {
    /// An element begins.
    Opens(&'a BytesStart<'a>),
    /// The element of that name ends.
    Closes(&'a str),
    /// Text, or a piece of it.
    Says(&'a str),
}

/// An office document that is being read.
pub(super) struct Packed {
    archive: ZipArchive<BufReader<File>>,
    until: Instant,
}

/// Gives so many bytes, and none after a moment.
struct Bounded<R> {
    inner: R,
    left: u64,
    until: Instant,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 || Instant::now() > self.until {
            return Err(io::Error::other("too much to read"));
        }
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        let read = self.inner.read(&mut buffer[..most])?;
        self.left = self.left.saturating_sub(u64::try_from(read).unwrap_or(u64::MAX));
        Ok(read)
    }
}

/// The name of an element, without its prefix.
pub(super) fn name_of<'a>(tag: &'a BytesStart<'_>) -> &'a str {
    tag.local_name().into_inner()
}

/// The value of an element's attribute, by its name without prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    // Comparing each with all others takes too long for those who write a million of them.
    attributes.with_checks(false);
    let found = attributes.filter_map(Result::ok).find(|one| one.key.local_name().into_inner() == name)?;
    unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}

/// What an entity stands for; nothing, if it is one of the document's own.
fn resolved(entity: &BytesRef<'_>) -> String {
    match entity.resolve_char_ref() {
        Ok(Some(sign)) => sign.to_string(),
        Ok(None) => resolve_predefined_entity(entity).unwrap_or_default().to_owned(),
        Err(_) => String::new(),
    }
}

impl Packed {
    /// Opens a document.
    pub(super) fn open(path: &Path) -> Result<Self, Unreadable> {
        let until = Instant::now() + LONGEST;
        let file = File::open(path).map_err(|_| Unreadable)?;
        let archive = packed::open(BufReader::new(file)).ok_or(Unreadable)?;
        Ok(Self { archive, until })
    }

    /// Walks through a part from its beginning, until `take` has enough.
    pub(super) fn walk(
        &mut self,
        part: &str,
        mut take: impl FnMut(Step<'_>) -> ControlFlow<()>,
    ) -> Result<(), Unreadable> {
        let inner = self.archive.by_name(part).map_err(|_| Unreadable)?;
        let bounded = Bounded { inner, left: MOST_BYTES, until: self.until };
        let mut reader = Reader::from_reader(BufReader::new(bounded));
        // What is empty begins and ends like all else.
        reader.config_mut().expand_empty_elements = true;
        let (mut buffer, mut passed) = (Vec::new(), 0_usize);
        loop {
            buffer.clear();
            let event = reader.read_event_into(&mut buffer).map_err(|_| Unreadable)?;
            let flow = match &event {
                Event::Eof => return Ok(()),
                Event::Start(tag) if passed > 0 || PASSED.contains(&name_of(tag)) => {
                    passed += 1;
                    ControlFlow::Continue(())
                }
                Event::End(_) if passed > 0 => {
                    passed -= 1;
                    ControlFlow::Continue(())
                }
                _ if passed > 0 => ControlFlow::Continue(()),
                Event::Start(tag) => take(Step::Opens(tag)),
                Event::End(tag) => take(Step::Closes(tag.local_name().into_inner())),
                Event::Text(text) => take(Step::Says(text)),
                Event::CData(text) => take(Step::Says(text)),
                Event::GeneralRef(entity) => take(Step::Says(&resolved(entity))),
                _ => ControlFlow::Continue(()),
            };
            if flow.is_break() {
                return Ok(());
            }
        }
    }
}
