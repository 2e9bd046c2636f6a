//! Text as people search it, as addresses hold it, and as it was before it was encoded twice.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without accents, every apostrophe and dash a blank: how words are compared.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text
            .bytes()
            .map(|b| if b == b'\'' || b == b'`' { ' ' } else { char::from(b.to_ascii_lowercase()) })
            .collect();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            '\'' | '`' | '’' | '‘' | '´' => folded.push(' '),
            _ => folded.extend(c.to_lowercase()),
        }
    }
    folded
}

/// Undoes double encoding (`CITTÃ€` for `CITTÀ`): text that was UTF-8, was read as Windows-1252 or
/// Latin-1 and written as UTF-8 again. Kept as it is wherever a step does not fit exactly; a
/// character cut at the end of a cell (procedure names are cut at 200) is dropped.
pub fn repair(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(|c| ('\u{c2}'..='\u{ef}').contains(&c)) {
        return Cow::Borrowed(text);
    }
    let mut current = Cow::Borrowed(text);
    // Some cells were encoded twice over.
    for _ in 0..2 {
        match once(&current) {
            Some(better) => current = Cow::Owned(better),
            None => break,
        }
    }
    current
}

fn once(text: &str) -> Option<String> {
    let bytes: Option<Vec<u8>> = text.chars().map(byte_of).collect();
    let mut bytes = bytes?;
    if bytes.is_ascii() {
        return None;
    }
    if let Err(error) = std::str::from_utf8(&bytes) {
        // Only a character that the end of the cell has cut may be missing its rest.
        if error.error_len().is_some() {
            return None;
        }
        bytes.truncate(error.valid_up_to());
        // With nothing else to go by, an accented letter at the end is just that.
        if bytes.is_ascii() {
            return None;
        }
    }
    String::from_utf8(bytes).ok().filter(|text| text.chars().all(is_ours))
}

/// Is the character of those that an Italian text has? `è°°` are the bytes of a Chinese one, which nobody
/// meant.
fn is_ours(c: char) -> bool {
    c < '\u{400}' || ('\u{2000}'..'\u{2c00}').contains(&c) || ('\u{fb00}'..='\u{fb06}').contains(&c)
}

/// The byte that a character stood for, in Windows-1252 or Latin-1.
fn byte_of(c: char) -> Option<u8> {
    Some(match c {
        '\u{20ac}' => 0x80,
        '\u{201a}' => 0x82,
        '\u{192}' => 0x83,
        '\u{201e}' => 0x84,
        '\u{2026}' => 0x85,
        '\u{2020}' => 0x86,
        '\u{2021}' => 0x87,
        '\u{2c6}' => 0x88,
        '\u{2030}' => 0x89,
        '\u{160}' => 0x8a,
        '\u{2039}' => 0x8b,
        '\u{152}' => 0x8c,
        '\u{17d}' => 0x8e,
        '\u{2018}' => 0x91,
        '\u{2019}' => 0x92,
        '\u{201c}' => 0x93,
        '\u{201d}' => 0x94,
        '\u{2022}' => 0x95,
        '\u{2013}' => 0x96,
        '\u{2014}' => 0x97,
        '\u{2dc}' => 0x98,
        '\u{2122}' => 0x99,
        '\u{161}' => 0x9a,
        '\u{203a}' => 0x9b,
        '\u{153}' => 0x9c,
        '\u{17e}' => 0x9e,
        '\u{178}' => 0x9f,
        _ => u8::try_from(u32::from(c)).ok()?,
    })
}

/// The slug of a project's code, as the portal makes it: lower case, accents folded, everything but
/// letters, digits, `_`, `-` and blanks dropped, runs of blanks and hyphens to one hyphen.
pub fn slugify(code: &str) -> String {
    let mut slug = String::with_capacity(code.len());
    let mut gap = false;
    for c in repair(code).nfkd() {
        if c.is_ascii_alphanumeric() || c == '_' {
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            gap = false;
            slug.push(c.to_ascii_lowercase());
        } else if c == '-' || c.is_whitespace() {
            gap = true;
        }
    }
    slug
}

/// The slug in the address of a project's page, with or without scheme, `www.`, language and final
/// slash; none if the text is no such address.
pub fn slug_of_address(address: &str) -> Option<String> {
    let address = address.trim().to_lowercase();
    let (_, rest) = address.split_once("opencoesione.gov.it/")?;
    let (_, rest) = rest.split_once("progetti/")?;
    let slug = rest.split(['/', '?', '#']).next()?;
    let clean = !slug.is_empty() && slug.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    clean.then(|| slug.to_owned())
}
