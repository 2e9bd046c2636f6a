//! Certificates as accessible PDF: tagged, PDF/UA-1 and PDF/A-2a in one file.
//!
//! The layout is `layout.typ`; what it says comes in as text and is never read as code. There are
//! no packages, no files and no clock: the same sheet gives the same bytes. A crate of its own, because
//! the typesetter takes long to compile and changes rarely.

use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use typst::foundations::{Array, Bytes, Datetime, Dict, IntoValue, Smart, Str, dict};
use typst::text::Font;
use typst_as_lib::{TypstEngine, TypstTemplateMainFile};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

const LAYOUT: &str = include_str!("layout.typ");

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A font file is none.
    #[error("font number {0} can't be read")]
    Font(usize),
    /// An address is too long for a square code.
    #[error("square code: {0}")]
    Square(#[from] qrcode::types::QrError),
    /// The layout is wrong, or it breaks a rule of accessible PDF.
    #[error("typesetting: {0}")]
    Typesetting(String),
}

/// Certificates in one file, one a page.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The language, as `it`.
    pub lang: String,
    /// The document's title: screen readers say it first.
    pub title: String,
    /// Who issues them.
    pub author: String,
    /// Year, month and day of issue.
    pub issued_on: (i32, u8, u8),
    /// The certificates.
    pub papers: Vec<Paper>,
}

/// One certificate, in finished sentences.
#[derive(Clone, Debug)]
pub struct Paper {
    /// The programme.
    pub programme: String,
    /// Its edition.
    pub edition: String,
    /// What it is.
    pub heading: String,
    /// Before the name.
    pub before: String,
    /// Whose it is.
    pub name: String,
    /// After the name: for how many hours.
    pub after: String,
    /// Further facts, each a name and a value.
    pub facts: Vec<(String, String)>,
    /// What was done.
    pub done: String,
    /// Of what day.
    pub date: String,
    /// Who signs.
    pub signer: String,
    /// As what.
    pub office: String,
    /// How to check it.
    pub check: String,
    /// What the code is called.
    pub code_label: String,
    /// The code, in groups.
    pub code: String,
    /// Where it is checked.
    pub address: String,
    /// What the square code says, for those who can't see it.
    pub picture: String,
}

impl Paper {
    fn into_dict(self) -> Result<Dict, Error> {
        let square = QrCode::with_error_correction_level(&self.address, EcLevel::M)?;
        let picture = square.render::<svg::Color<'_>>().min_dimensions(200, 200).quiet_zone(false).build();
        let facts: Array = self.facts.into_iter().map(|(name, value)| pair(name, value)).collect();
        Ok(dict! {
            "programme" => self.programme,
            "edition" => self.edition,
            "heading" => self.heading,
            "before" => self.before,
            "name" => self.name,
            "after" => self.after,
            "facts" => facts,
            "done" => self.done,
            "date" => self.date,
            "signer" => self.signer,
            "office" => self.office,
            "check" => self.check,
            "code-label" => self.code_label,
            "code" => self.code,
            "address" => self.address,
            "picture" => self.picture,
            "qr" => picture,
        })
    }
}

fn pair(name: String, value: String) -> typst::foundations::Value {
    Array::from_iter([name, value].map(|text| Str::from(text).into_value())).into_value()
}

/// Sets certificates: holds the fonts, and can be used by many at once.
pub struct Press {
    engine: TypstEngine<TypstTemplateMainFile>,
    faces: Vec<Font>,
}

impl Press {
    /// With these font files.
    pub fn new(files: Vec<Vec<u8>>) -> Result<Self, Error> {
        let mut faces = Vec::new();
        for (number, file) in files.into_iter().enumerate() {
            let before = faces.len();
            faces.extend(Font::iter(Bytes::new(file)));
            if faces.len() == before {
                return Err(Error::Font(number));
            }
        }
        let engine = TypstEngine::builder().main_file(LAYOUT).fonts(faces.clone()).build();
        Ok(Self { engine, faces })
    }

    /// The first character of a text that a face has no sign for. A file in which one is missing is
    /// refused as a whole, and so what people type is checked before it is kept.
    pub fn unprintable(&self, text: &str) -> Option<char> {
        let is_there = |c: char| self.faces.iter().all(|face| face.info().coverage.contains(u32::from(c)));
        text.chars().find(|c| !is_there(*c))
    }

    /// The file.
    pub fn certificates(&self, sheet: Sheet) -> Result<Vec<u8>, Error> {
        let (year, month, day) = sheet.issued_on;
        let papers = sheet.papers.into_iter().map(|paper| Ok(paper.into_dict()?.into_value()));
        let papers: Array = papers.collect::<Result<Array, Error>>()?;
        let inputs = dict! {
            "lang" => sheet.lang,
            "title" => sheet.title,
            "author" => sheet.author,
            "papers" => papers,
        };
        let document = self.engine.compile_with_input(inputs).output.map_err(failed)?;
        let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).map_err(failed)?;
        let timestamp = Datetime::from_ymd_hms(year, month, day, 12, 0, 0).map(Timestamp::new_utc);
        let creator = Smart::Custom(Some("Coesa".to_owned()));
        let options = PdfOptions { timestamp, standards, creator, ..PdfOptions::default() };
        typst_pdf::pdf(&document, &options).map_err(failed)
    }
}

fn failed(what: impl std::fmt::Debug) -> Error {
    Error::Typesetting(format!("{what:?}"))
}
