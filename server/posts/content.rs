//! What a version of a post holds: everything the public page shows, and no person but whom the team wrote of.
//!
//! It is read for as long as the site stands, so fields are only ever added, with a default.

use serde::{Deserialize, Serialize};
use tables::kinds::{PictureConsent, PieceKind};
use tables::post_piece;

use super::pieces::Held;
use crate::desk::charts::ChartView;
use crate::text::Both;

/// A published version.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Content {
    /// The title.
    pub title: String,
    /// In a sentence or two.
    pub summary: String,
    /// Markdown with marks.
    pub body: String,
    /// Tags, as they are shown.
    pub tags: Vec<String>,
    /// Pictures, videos, charts.
    pub pieces: Vec<Piece>,
    /// The team's public name.
    pub team: String,
    /// The school's name.
    pub school: String,
    /// The school's municipality.
    pub municipality: String,
    /// The school's region by name.
    pub region_name: String,
    /// The edition's name.
    pub edition: String,
    /// The step that it is about.
    pub step: Option<Both>,
    /// The team's project, if it had chosen one.
    pub project: Option<Project>,
    /// What lists are filtered by.
    pub facets: Facets,
}

/// The project of a team.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Project {
    /// Its slug.
    pub slug: String,
    /// Its title, then.
    pub title: String,
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
    /// The edition's slug.
    pub year: String,
}

/// What stands in a post beside its text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Piece {
    /// The number in its mark.
    pub number: i32,
    /// `picture`, `video` or `chart`.
    pub kind: String,
    /// Caption or title.
    pub title: String,
    /// What a picture shows.
    #[serde(default)]
    pub alt: String,
    /// Who made it.
    #[serde(default)]
    pub credit: String,
    /// For videos.
    #[serde(default)]
    pub url: Option<String>,
    /// For pictures.
    #[serde(default)]
    pub file: Option<File>,
    /// For charts: drawing, data and source, as they were.
    #[serde(default)]
    pub chart: Option<ChartView>,
}

/// A picture's file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct File {
    /// SHA-256 of its bytes, hex.
    pub hash: String,
    /// Pixels.
    pub width: Option<i32>,
    /// Pixels.
    pub height: Option<i32>,
}

impl Piece {
    /// Of a draft.
    pub fn of(held: &Held) -> Self {
        let Held { row, file, chart } = held;
        Self {
            number: row.number,
            kind: row.kind.as_str().to_owned(),
            title: row.title.clone(),
            alt: row.alt.clone(),
            credit: row.credit.clone(),
            url: row.url.clone(),
            chart: chart.clone(),
            file: file.as_ref().map(|file| File {
                hash: file.hash.clone(),
                width: file.width,
                height: file.height,
            }),
        }
    }
}

/// Does a piece lack something without which it can't be published?
pub fn lacks(row: &post_piece::Model) -> Option<&'static str> {
    match row.kind {
        PieceKind::Picture => match row.consent {
            None => Some("consent"),
            Some(PictureConsent::Nobody | PictureConsent::Signed) => {
                row.alt.trim().is_empty().then_some("alt")
            }
        },
        PieceKind::Video => row.title.trim().is_empty().then_some("title"),
        PieceKind::Chart => row.chart_version_id.is_none().then_some("chart"),
    }
}

impl Content {
    /// The first picture: what stands for the post in lists.
    pub fn cover(&self) -> Option<(&Piece, &File)> {
        self.pieces.iter().find_map(|piece| Some((piece, piece.file.as_ref()?)))
    }

    /// The picture of that hash.
    pub fn picture(&self, hash: &str) -> Option<&File> {
        self.pieces.iter().filter_map(|piece| piece.file.as_ref()).find(|file| file.hash == hash)
    }

    /// The numbers of its pieces.
    pub fn numbers(&self) -> Vec<i32> {
        self.pieces.iter().map(|piece| piece.number).collect()
    }
}
