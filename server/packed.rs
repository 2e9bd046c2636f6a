//! Archives from anybody, such as office documents. What one says of its own size is looked at before it is
//! opened: whoever opens it makes room for every part that it claims, and reads what it says of each.

use std::io::{self, Read, Seek, SeekFrom};

use zip::ZipArchive;

/// No document has more parts.
const MOST_PARTS: u16 = 10_000;
/// Nor a longer list of them, in bytes.
const LONGEST_LIST: u32 = 1024 * 1024;
/// How the record begins that says where that list is.
const MARK: &[u8] = b"PK\x05\x06";
/// Its length in bytes, without the comment after it.
const RECORD: usize = 22;
/// It begins within so many bytes of the end: the comment has 64 KiB at most.
const END: u64 = 66 * 1024;

/// Opens an archive. None: it can't be read, or claims more than any document has.
pub fn open<R: Read + Seek>(mut archive: R) -> Option<ZipArchive<R>> {
    if !is_modest(&mut archive).ok()? {
        return None;
    }
    ZipArchive::new(archive).ok()
}

fn is_modest(archive: &mut (impl Read + Seek)) -> io::Result<bool> {
    let length = archive.seek(SeekFrom::End(0))?;
    archive.seek(SeekFrom::Start(length.saturating_sub(END)))?;
    let mut end = Vec::new();
    archive.by_ref().take(END).read_to_end(&mut end)?;
    // If there are several records, a reader that dislikes one goes on to another: none may claim too much.
    Ok(end.windows(RECORD).filter(|record| record.starts_with(MARK)).all(is_small))
}

/// Does the record claim a list as documents have it? A number with all its bits set says that a longer one
/// stands elsewhere, for which no document has a use.
fn is_small(record: &[u8]) -> bool {
    let short = |at: usize| u16::from_le_bytes([record[at], record[at + 1]]);
    let long = |at: usize| u32::from_le_bytes([record[at], record[at + 1], record[at + 2], record[at + 3]]);
    let (parts, length, place) = (short(8).max(short(10)), long(12), long(16));
    parts <= MOST_PARTS && length <= LONGEST_LIST && place != u32::MAX
}
