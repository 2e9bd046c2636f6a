//! Whom a PDF names as its author: in its list of properties and in its description (XMP), packed away or not.
//! The PDF itself stays as it is: many are signed, and a signature holds for every byte. PDFs come from anybody,
//! so their bytes are searched, and no more of them is unpacked than any needs.

use std::collections::BTreeSet;
use std::io::Read;
use std::iter::Peekable;

use flate2::read::ZlibDecoder;
use quick_xml::escape::unescape;

/// So many bytes are unpacked in all.
const MOST: u64 = 32 * 1024 * 1024;
/// What a stream is stands within so many bytes before it.
const NEAR: usize = 2048;
/// The longest author, in bytes.
const LONGEST: usize = 500;
/// The longest list of authors in a description, in bytes.
const LONGEST_LIST: usize = 20_000;

/// Whom the PDF names, each once. None: it is locked, or more is packed in it than can be looked through.
pub fn authors(bytes: &[u8]) -> Option<Vec<String>> {
    if find(bytes, b"/Encrypt").is_some() {
        return None;
    }
    let mut found = BTreeSet::new();
    look(bytes, &mut found);
    let mut left = MOST;
    for stream in packed(bytes) {
        let mut unpacked = Vec::new();
        // One that is broken is read as far as it goes: what comes after it nobody reads either.
        if ZlibDecoder::new(stream).take(left).read_to_end(&mut unpacked).is_err() {
            tracing::debug!("a stream of a PDF is broken");
        }
        left = left.saturating_sub(u64::try_from(unpacked.len()).unwrap_or(u64::MAX));
        if left == 0 {
            return None;
        }
        look(&unpacked, &mut found);
    }
    Some(found.into_iter().collect())
}

fn places<'a>(bytes: &'a [u8], what: &'static [u8]) -> impl Iterator<Item = usize> + 'a {
    let begins = move |at: &usize| bytes[*at] == what[0] && bytes[*at..].starts_with(what);
    (0..bytes.len()).filter(begins)
}

fn find(bytes: &[u8], what: &'static [u8]) -> Option<usize> {
    places(bytes, what).next()
}

/// The packed streams in which properties can be: lists of objects, and descriptions.
fn packed(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    places(bytes, b"stream").filter_map(move |at| {
        let before = &bytes[at.saturating_sub(NEAR)..at];
        let begun = before.windows(4).rposition(|four| four == b" obj").unwrap_or(0);
        let own = &before[begun..];
        let is =
            |kind: &[u8]| places(own, b"/Type").any(|at| own[at + 5..].trim_ascii_start().starts_with(kind));
        let holds = (is(b"/ObjStm") || is(b"/Metadata")) && find(own, b"/FlateDecode").is_some();
        let data = bytes[at + 6..].trim_ascii_start();
        (holds && !before.ends_with(b"end")).then_some(data)
    })
}

/// Takes down whom these bytes name.
fn look(bytes: &[u8], found: &mut BTreeSet<String>) {
    for at in places(bytes, b"/Author") {
        let rest = bytes[at + 7..].trim_ascii_start();
        let said = match rest {
            [b'(', rest @ ..] => literal(rest),
            [b'<', rest @ ..] if !rest.starts_with(b"<") => hex(rest),
            _ => continue,
        };
        add(found, &text(&said));
    }
    for at in places(bytes, b"<dc:creator") {
        let rest = &bytes[at..bytes.len().min(at + LONGEST_LIST)];
        let Some(end) = find(rest, b"</dc:creator>") else { continue };
        // A name each, between tags.
        for name in String::from_utf8_lossy(&rest[..end]).split('<').filter_map(|part| part.split_once('>')) {
            add(found, unescape(name.1).as_deref().unwrap_or(name.1));
        }
    }
}

fn add(found: &mut BTreeSet<String>, name: &str) {
    let words = name.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join(" ");
    if !name.is_empty() {
        found.insert(name);
    }
}

/// What stands in round brackets.
fn literal(rest: &[u8]) -> Vec<u8> {
    let (mut said, mut depth) = (Vec::new(), 0_usize);
    let mut bytes = rest.iter().copied().peekable();
    while let Some(byte) = bytes.next()
        && said.len() < LONGEST
    {
        match byte {
            b')' if depth == 0 => break,
            b'\\' => {
                said.extend(escaped(&mut bytes));
                continue;
            }
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        said.push(byte);
    }
    said
}

/// What stands for one byte behind a backslash; nothing, where a line only goes on.
fn escaped(bytes: &mut Peekable<impl Iterator<Item = u8>>) -> Option<u8> {
    let byte = bytes.next()?;
    match byte {
        b'\n' | b'\r' => None,
        b'n' | b'r' | b't' | b'b' | b'f' => Some(b' '),
        b'0'..=b'7' => {
            let mut code = byte - b'0';
            for _ in 0..2 {
                let Some(digit) = bytes.next_if(|next| (b'0'..=b'7').contains(next)) else { break };
                code = code.wrapping_mul(8).wrapping_add(digit - b'0');
            }
            Some(code)
        }
        _ => Some(byte),
    }
}

/// What stands in pointed brackets, two digits a byte.
fn hex(rest: &[u8]) -> Vec<u8> {
    let digits = rest.iter().take_while(|byte| **byte != b'>').take(LONGEST * 2);
    let digits: Vec<u8> = digits
        .filter_map(|byte| char::from(*byte).to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    digits.chunks(2).map(|two| two[0] * 16 + two.get(1).copied().unwrap_or(0)).collect()
}

/// A text of a PDF: UTF-16 or UTF-8, if it says so; else as Western Europe wrote.
fn text(said: &[u8]) -> String {
    match said {
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(said) {
            Ok(text) => text.to_owned(),
            Err(_) => said.iter().copied().map(char::from).collect(),
        },
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|two| unit([two[0], two[1]])).collect();
    String::from_utf16_lossy(&units)
}
