//! A project's columns in few bytes: `column number, length, text` for each cell that is not blank,
//! compressed with a dictionary made from the first rows of the file.

use crate::error::{Error, Result};

/// Cells by column number: those of the layout first, then those that the file adds.
pub type Cells = Vec<(u16, String)>;

/// Size of the dictionary in bytes.
const DICTIONARY: usize = 64 * 1024;
const LEVEL: i32 = 1;
/// No row is larger than this when unpacked; a damaged one must not eat the memory.
const LARGEST: usize = 4 * 1024 * 1024;

fn varint(out: &mut Vec<u8>, mut n: usize) {
    while n >= 0x80 {
        out.push(u8::try_from(n & 0x7f).unwrap_or_default() | 0x80);
        n >>= 7;
    }
    out.push(u8::try_from(n).unwrap_or_default());
}

fn read_varint(bytes: &mut &[u8]) -> Option<usize> {
    let (mut n, mut shift) = (0_usize, 0_u32);
    loop {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        n |= usize::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some(n);
        }
        shift += 7;
        if shift > 28 {
            return None;
        }
    }
}

/// The cells as plain bytes.
pub fn flatten<'a>(cells: impl Iterator<Item = (u16, &'a str)>, out: &mut Vec<u8>) {
    out.clear();
    for (column, text) in cells {
        varint(out, usize::from(column));
        varint(out, text.len());
        out.extend_from_slice(text.as_bytes());
    }
}

fn unflatten(mut bytes: &[u8]) -> Option<Vec<(u16, &str)>> {
    let mut cells = Vec::with_capacity(128);
    while !bytes.is_empty() {
        let column = u16::try_from(read_varint(&mut bytes)?).ok()?;
        let length = read_varint(&mut bytes)?;
        let (text, rest) = bytes.split_at_checked(length)?;
        cells.push((column, std::str::from_utf8(text).ok()?));
        bytes = rest;
    }
    Some(cells)
}

/// Makes the dictionary from samples; too few samples make an empty one.
pub fn dictionary(samples: &[Vec<u8>]) -> Vec<u8> {
    zstd::dict::from_samples(samples, DICTIONARY).unwrap_or_default()
}

/// Packs rows.
pub struct Packer(zstd::bulk::Compressor<'static>);

impl Packer {
    /// With that dictionary.
    pub fn new(dictionary: &[u8]) -> Result<Self> {
        Ok(Self(zstd::bulk::Compressor::with_dictionary(LEVEL, dictionary)?))
    }

    /// The packed row.
    pub fn pack(&mut self, flat: &[u8]) -> Result<Vec<u8>> {
        Ok(self.0.compress(flat)?)
    }
}

/// Unpacks rows.
pub struct Unpacker(zstd::bulk::Decompressor<'static>);

impl Unpacker {
    /// With that dictionary.
    pub fn new(dictionary: &[u8]) -> Result<Self> {
        Ok(Self(zstd::bulk::Decompressor::with_dictionary(dictionary)?))
    }

    /// Does something with the row's cells.
    pub fn with<T>(&mut self, packed: &[u8], work: impl FnOnce(&[(u16, &str)]) -> T) -> Result<T> {
        let flat = self.0.decompress(packed, LARGEST)?;
        let cells = unflatten(&flat).ok_or_else(|| Error::damaged("a row can't be read"))?;
        Ok(work(&cells))
    }
}
