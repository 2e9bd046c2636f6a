//! Numbers of one width in a file, one after the other: written once, read where the file is mapped,
//! so that they cost no memory of ours and are open at once.

use std::io::{BufWriter, Write};
use std::ops::Range;
use std::path::Path;

use tantivy::directory::{Directory, MmapDirectory, OwnedBytes};

use crate::error::{Error, Result};

/// Writes a file of numbers, each given as its bytes, and puts it on the disk.
pub struct Writer(BufWriter<std::fs::File>);

impl Writer {
    /// A new file.
    pub fn create(folder: &Path, name: &str) -> Result<Self> {
        Ok(Self(BufWriter::with_capacity(1 << 16, std::fs::File::create(folder.join(name))?)))
    }

    /// The next number: its `to_le_bytes`.
    pub fn push(&mut self, number: &[u8]) -> Result<()> {
        Ok(self.0.write_all(number)?)
    }

    /// Closes the file with all of it on the disk.
    pub fn finish(self) -> Result<()> {
        Ok(self.0.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?)
    }
}

macro_rules! numbers {
    ($(#[doc = $doc:literal] $name:ident of $number:ty, $width:literal;)*) => { $(
        #[doc = $doc]
        pub struct $name(OwnedBytes);

        impl $name {
            /// Maps a file.
            pub fn open(folder: &MmapDirectory, name: &str) -> Result<Self> {
                Ok(Self(folder.open_read(Path::new(name)).map_err(Error::damaged)?.read_bytes()?))
            }

            fn all(&self) -> &[[u8; $width]] {
                self.0.as_chunks().0
            }

            /// How many there are.
            pub fn len(&self) -> usize {
                self.all().len()
            }

            /// The number at that place; zero past the end.
            #[inline]
            pub fn get(&self, place: usize) -> $number {
                self.all().get(place).map_or(0, |bytes| <$number>::from_le_bytes(*bytes))
            }
        }
    )* };
}

numbers! {
    /// Numbers of four bytes.
    U32s of u32, 4;
    /// Numbers of eight bytes.
    U64s of u64, 8;
    /// Signed numbers of eight bytes.
    I64s of i64, 8;
}

impl U32s {
    /// The numbers at those places; none if they are not all there.
    #[inline]
    pub fn range(&self, places: Range<usize>) -> impl ExactSizeIterator<Item = u32> + Clone {
        let numbers = self.all().get(places).unwrap_or_default();
        numbers.iter().map(|bytes| u32::from_le_bytes(*bytes))
    }
}
