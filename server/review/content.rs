//! What a publication holds: everything the public page shows, and no person but whom the team wrote of.
//!
//! It is read for as long as the site stands, so fields are only ever added, with a default.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::ProjectState;
use crate::desk::charts::ChartView;
use crate::text::{Both, Lang};

/// A published version.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Content {
    /// Which definition the report answers.
    pub form: String,
    /// The title that the team gave it; the project's if it gave none.
    pub title: String,
    /// The project.
    pub project: Project,
    /// The team's public name.
    pub team: String,
    /// The school's name.
    pub school: String,
    /// The school's municipality.
    pub municipality: String,
    /// The school's region by name.
    pub region_name: String,
    /// The school year's name.
    pub edition: String,
    /// The published parts.
    pub parts: Vec<PublishedPart>,
    /// Evidence, the cover first.
    pub evidence: Vec<Evidence>,
    /// The point on the map.
    pub place: Option<Point>,
    /// What lists are filtered by, as texts: both databases compare those alike.
    pub facets: Facets,
}

/// The project of a publication.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Project {
    /// Its slug on this site and on the portal.
    pub slug: String,
    /// `COD_LOCALE_PROGETTO`.
    pub code: String,
    /// Its title, then.
    pub title: String,
    /// Its data when the team chose it.
    pub then: ProjectState,
    /// Its data at this publication.
    pub at_publication: Option<ProjectState>,
}

/// What lists are filtered by.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facets {
    /// The school's region, three digits.
    pub region: String,
    /// Code of the project's theme.
    pub theme: String,
    /// The theme's name.
    pub theme_label: String,
    /// The school year's slug.
    pub year: String,
    /// Code of the judgement, 1 to 4.
    pub effectiveness: String,
    /// Code of the progress observed, 1 to 7.
    pub progress: String,
    /// The words to be found by, folded, each with a blank before it.
    pub words: String,
}

/// A part as it was published.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PublishedPart {
    /// `main` or `impact`.
    pub part: String,
    /// On which day.
    pub date: NaiveDate,
    /// Its sections.
    pub sections: Vec<Section>,
}

/// A section of the form.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Section {
    /// Its id in the form.
    pub id: String,
    /// Its heading.
    pub title: Both,
    /// Its questions.
    pub questions: Vec<Question>,
}

/// A question with what was answered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Question {
    /// Its id in the form; threads and evidence name it.
    pub id: String,
    /// The question's words.
    pub label: Both,
    /// What was answered; none: nothing.
    pub answer: Option<Answer>,
}

/// An answer with its words.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Answer {
    /// Free text.
    Text {
        /// As the team wrote it.
        text: String,
    },
    /// Options chosen.
    Choice {
        /// Each with its code.
        options: Vec<Choice>,
    },
    /// A table.
    Rows {
        /// The columns' headings.
        columns: Vec<Both>,
        /// The rows' cells.
        rows: Vec<Vec<Both>>,
    },
    /// A place.
    Place {
        /// Address, if it was given.
        address: String,
        /// The point, if it was given.
        point: Option<Point>,
    },
}

/// An option that was chosen.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Choice {
    /// Its code in the form.
    pub code: String,
    /// Its words.
    pub label: Both,
    /// What was written beside it.
    #[serde(default)]
    pub text: String,
}

/// A point of the world.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Latitude, WGS 84.
    pub lat: f64,
    /// Longitude, WGS 84.
    pub lon: f64,
}

/// A photo, document, link, video or chart.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Evidence {
    /// `photo`, `document`, `link`, `video` or `chart`.
    pub kind: String,
    /// The question whose claim it backs.
    pub question: Option<String>,
    /// Caption.
    pub title: String,
    /// What a photo shows, for those who can't see it.
    pub alt: String,
    /// For links and videos.
    pub url: Option<String>,
    /// For photos and documents.
    pub file: Option<File>,
    /// For charts: drawing, data and source, as they were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chart: Option<ChartView>,
    /// The photo that stands for the report.
    pub cover: bool,
}

/// A file of a publication.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct File {
    /// SHA-256 of its bytes, hex.
    pub hash: String,
    /// Kind by content.
    pub media_type: String,
    /// Size.
    pub bytes: i64,
    /// Pixels, for pictures.
    pub width: Option<i32>,
    /// Pixels, for pictures.
    pub height: Option<i32>,
}

impl Content {
    /// The photo that stands for the report, else its first photo.
    pub fn cover(&self) -> Option<&Evidence> {
        let mut photos = self.evidence.iter().filter(|one| one.kind == "photo" && one.file.is_some());
        let first = photos.clone().next();
        photos.find(|photo| photo.cover).or(first)
    }

    /// The file of that hash, if it was published.
    pub fn file(&self, hash: &str) -> Option<(&Evidence, &File)> {
        self.evidence
            .iter()
            .filter_map(|one| Some((one, one.file.as_ref()?)))
            .find(|(_, file)| file.hash == hash)
    }

    /// The answer to a question.
    pub fn answer(&self, question: &str) -> Option<&Answer> {
        self.parts
            .iter()
            .flat_map(|part| &part.sections)
            .flat_map(|section| &section.questions)
            .find(|asked| asked.id == question)?
            .answer
            .as_ref()
    }
}

impl Answer {
    /// The codes of the options chosen.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        let options: &[Choice] = match self {
            Self::Choice { options } => options,
            Self::Text { .. } | Self::Rows { .. } | Self::Place { .. } => &[],
        };
        options.iter().map(|option| option.code.as_str())
    }

    /// The answer as plain words in a language.
    pub fn plain(&self, lang: Lang) -> String {
        match self {
            Self::Text { text } => text.clone(),
            Self::Choice { options } => {
                options.iter().map(|option| option.plain(lang)).collect::<Vec<_>>().join("; ")
            }
            Self::Rows { rows, .. } => rows
                .iter()
                .map(|row| row.iter().map(|cell| cell.of(lang)).collect::<Vec<_>>().join(", "))
                .collect::<Vec<_>>()
                .join("\n"),
            Self::Place { address, .. } => address.clone(),
        }
    }
}

impl Choice {
    /// The option's words, and what was written beside it.
    pub fn plain(&self, lang: Lang) -> String {
        let label = self.label.of(lang);
        if self.text.is_empty() { label.to_owned() } else { format!("{label}: {}", self.text) }
    }
}

/// Lower case, without accents, letters and digits only, one blank between words.
pub fn folded(text: &str) -> String {
    let plain: String = text
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as the part of an address: folded, ASCII, at most `longest` characters, cut at a word.
pub fn slugified(text: &str, longest: usize) -> String {
    let mut slug = String::new();
    for word in folded(text).split(' ') {
        let word: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if word.is_empty() {
            continue;
        }
        if !slug.is_empty() && slug.len() + 1 + word.len() > longest {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    slug.truncate(longest);
    slug
}
