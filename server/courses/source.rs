//! The files of a course, wherever they lie: in the program, in a folder, in the database.

use std::collections::BTreeMap;
use std::io::{self, Cursor};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use image::ImageReader;
use rust_embed::RustEmbed;

use super::mistake::{Mistake, Mistakes};
use crate::files::Files;

#[derive(RustEmbed)]
#[folder = "lessons/"]
#[allow_missing = true]
struct Embedded;

/// Texts of a course, by path below `lessons`: Markdown, TOML, drawings.
pub type Contents = BTreeMap<String, String>;

/// A picture in pixels: a JPEG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// The file.
    pub bytes: Bytes,
}

/// Where a picture's bytes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bytes {
    /// Here.
    Here(Arc<[u8]>),
    /// Among the uploads, under that hash.
    Kept(String),
}

/// The files of a course.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Its texts.
    pub texts: Contents,
    /// Its pictures, by path too.
    pub pictures: BTreeMap<String, Picture>,
    /// What of it can't be read.
    pub mistakes: Vec<Mistake>,
}

impl From<Contents> for Source {
    fn from(texts: Contents) -> Self {
        Self { texts, ..Self::default() }
    }
}

impl Picture {
    /// From the bytes of a JPEG; none if it can't be read.
    pub fn of(bytes: Vec<u8>) -> Option<Self> {
        let reader = ImageReader::new(Cursor::new(&bytes)).with_guessed_format().ok()?;
        let (width, height) = reader.into_dimensions().ok()?;
        Some(Self { width, height, bytes: Bytes::Here(bytes.into()) })
    }

    /// Its bytes.
    pub fn read(&self, files: &Files) -> io::Result<Vec<u8>> {
        match &self.bytes {
            Bytes::Here(bytes) => Ok(bytes.to_vec()),
            Bytes::Kept(hash) => std::fs::read(files.path(hash)),
        }
    }
}

impl Source {
    /// The ids of its units: folders with a text in them, in either language.
    pub fn units(&self) -> Vec<&str> {
        let folder = |path: &str| path.find('/').map(|at| at + 1);
        let mut ids: Vec<&str> = self
            .texts
            .keys()
            .filter_map(|path| path.get(folder(path)?..)?.strip_suffix("/lesson.md"))
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// One more file; a picture that can't be read is left out, and whoever shows it will say so.
    fn add(&mut self, name: String, bytes: Vec<u8>) {
        if is_picture(&name) {
            self.pictures.extend(Picture::of(bytes).map(|picture| (name, picture)));
            return;
        }
        let text = String::from_utf8(bytes).unwrap_or_else(|error| {
            let good = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
            let line = String::from_utf8_lossy(good).matches('\n').count() + 1;
            let mut mistakes = Mistakes::of(&name);
            mistakes.note(line, "the file is not UTF-8: here is its first byte that is no letter in it");
            self.mistakes.extend(mistakes.into_list());
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        });
        self.texts.insert(name, text);
    }

    /// The files that the program has in itself.
    pub fn built_in() -> Self {
        let mut source = Self::default();
        for name in Embedded::iter().filter(|name| is_content(name)) {
            let Some(file) = Embedded::get(&name) else { continue };
            source.add(name.to_string(), file.data.into_owned());
        }
        source
    }

    /// The files below a folder; the error names the one that can't be read.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let mut source = Self::default();
        let mut folders = vec![folder.to_owned()];
        while let Some(here) = folders.pop() {
            let told = |path: &Path, error: io::Error| format!("{} cannot be read: {error}", path.display());
            for entry in std::fs::read_dir(&here).map_err(|error| told(&here, error))? {
                let path = entry.map_err(|error| told(&here, error))?.path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let Ok(name) = path.strip_prefix(folder) else { continue };
                let name = name.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
                if is_content(&name) {
                    let bytes = std::fs::read(&path).map_err(|error| told(&path, error))?;
                    source.add(name, bytes);
                }
            }
        }
        Ok(source)
    }

    /// Writes the files below a folder, which is made.
    pub fn write(&self, folder: &Path, files: &Files) -> io::Result<()> {
        let place = |name: &str| -> io::Result<PathBuf> {
            let path = folder.join(name);
            path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
            Ok(path)
        };
        for (name, text) in &self.texts {
            std::fs::write(place(name)?, text)?;
        }
        for (name, picture) in &self.pictures {
            std::fs::write(place(name)?, picture.read(files)?)?;
        }
        Ok(())
    }
}

/// Is this a file of the course, rather than one that an editor left there?
pub fn is_content(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    matches!(ending, "md" | "toml" | "svg" | "jpg") && !name.split('/').any(|part| part.starts_with('.'))
}

/// Is a file of that name a picture? Content files are named in lower case.
pub fn is_picture(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "jpg")
}
