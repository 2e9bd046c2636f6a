//! What a version showed on its day, kept for good: words as HTML, figures as figures. The shape is
//! told here and nowhere else, because rows in it outlive every change of how pages are drawn: fields
//! may be added with a default, and none may be taken away.

use sea_orm::prelude::Json;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::text::Lang;

/// A version in both languages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Both {
    /// Italian.
    pub it: Kept,
    /// English, if it was written.
    pub en: Option<Kept>,
}

/// A text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// Its parts, in order.
    pub parts: Vec<Part>,
    /// Words of the glossary that it links to.
    pub words: Vec<Word>,
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "part", rename_all = "lowercase")]
pub enum Part {
    /// Words.
    Html {
        /// Clean HTML.
        html: String,
    },
    /// A box with words of the glossary.
    Glossary {
        /// The words.
        words: Vec<Word>,
    },
    /// An answer of the data.
    Query(Query),
    /// An answer of the data as a chart.
    Chart(Chart),
}

/// A word and what it means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Word {
    /// Its id.
    pub id: String,
    /// The word.
    pub term: String,
    /// What it means.
    pub text: String,
    /// Is it where links to it lead?
    pub anchor: bool,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Query {
    /// Its place in the text.
    pub number: usize,
    /// What was asked.
    pub title: String,
    /// Where.
    pub place: String,
    /// The search that answers it now.
    pub href: String,
    /// None: there were no data.
    pub found: Option<Found>,
    /// What stands under it.
    pub below: Vec<Part>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// Projects.
    pub total: i64,
    /// Their public cost in cents.
    pub cost: i64,
    /// Their payments in cents.
    pub paid: i64,
    /// Paid of cost, in percent.
    pub share: Option<i64>,
    /// The projects that were listed.
    pub items: Option<Vec<Item>>,
}

/// A project that was listed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Its slug.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Code and name of its state.
    pub state: Option<(String, String)>,
    /// Where it is.
    pub places: String,
    /// Its public cost in cents.
    pub cost: Option<i64>,
    /// Paid of cost, in percent.
    pub share: Option<i64>,
}

/// A chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// Its place in the text.
    pub number: usize,
    /// What it shows.
    pub title: String,
    /// What one should see in it.
    pub alt: String,
    /// Where.
    pub place: String,
    /// Along what.
    pub by: String,
    /// How much of what.
    pub measure: String,
    /// The search that it is drawn from.
    pub href: String,
    /// The figures.
    pub rows: Vec<Row>,
    /// Over the years it is a line.
    pub line: Option<Line>,
}

/// A figure of a chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Of what.
    pub label: String,
    /// As people say it.
    pub value: String,
    /// Share of the longest bar: `12.3%`.
    pub width: String,
}

/// A line over the years, as it was drawn: 100 wide and 40 high.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Its points.
    pub points: String,
    /// What is under it.
    pub area: String,
    /// The highest value, as people say it.
    pub most: String,
    /// Nothing, where the axis begins, as people say it; empty where that was not kept.
    #[serde(default)]
    pub zero: String,
    /// The first year.
    pub first: String,
    /// The last.
    pub last: String,
}

impl Both {
    /// As a row holds it.
    pub fn read(stored: &Json) -> Result<Self> {
        Ok(serde_json::from_value(stored.clone())?)
    }

    /// In that language; Italian where there is no English.
    pub fn of(&self, lang: Lang) -> &Kept {
        match lang {
            Lang::It => &self.it,
            Lang::En => self.en.as_ref().unwrap_or(&self.it),
        }
    }
}
