//! How a version is cited: in words, and in the formats that programs for citations read. All of it is
//! made of the version alone, so that a citation is the same whenever it is asked for.

use std::fmt::Write;

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use super::record::Card;
use super::{LICENCE, author_of};
use crate::clock::day_in_italy;
use crate::text::{self, Arg, Lang, Texts};
use crate::web::api;
use crate::web::visit::Visit;

/// Who publishes.
const PUBLISHER: &str = "Coesa";

/// What a citation says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The office, or a name that staff have chosen.
    pub author: String,
    /// The title.
    pub title: String,
    /// The note's lasting name.
    pub slug: String,
    /// The version.
    pub number: i32,
    /// The day of its publication.
    pub published: NaiveDate,
    /// Of which day its data are, in words; empty: of none.
    pub data: String,
    /// Where the version stays.
    pub address: String,
    /// The language of title and text.
    pub lang: Lang,
}

/// A format of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For LaTeX.
    BibTex,
    /// For Zotero, Mendeley, `EndNote`.
    Ris,
    /// JSON of the Citation Style Language.
    Csl,
}

/// All of them.
pub const FORMATS: [Format; 3] = [Format::BibTex, Format::Ris, Format::Csl];

impl Format {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::BibTex => "BibTeX",
            Self::Ris => "RIS",
            Self::Csl => "CSL-JSON",
        }
    }

    /// How its files end.
    pub fn ending(self) -> &'static str {
        match self {
            Self::BibTex => "bib",
            Self::Ris => "ris",
            Self::Csl => "json",
        }
    }

    /// What its files are.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::BibTex => "application/x-bibtex; charset=utf-8",
            Self::Ris => "application/x-research-info-systems; charset=utf-8",
            Self::Csl => "application/vnd.citationstyles.csl+json",
        }
    }

    /// The format of that ending.
    pub fn parse(ending: &str) -> Option<Self> {
        FORMATS.into_iter().find(|format| format.ending() == ending)
    }
}

impl Citation {
    /// Of a version, in the language in which this reader gets it.
    pub(super) fn of(visit: &Visit, card: &Card) -> Self {
        let lang = card.lang(visit.lang);
        let data = card.as_of.map(|date| {
            let args = [("date", Arg::from(text::date(lang, date)))];
            visit.app.texts.get(lang, "notes-cite-data", &args)
        });
        Self {
            author: author_of(&visit.app, lang, &card.author),
            title: card.title(visit.lang).to_owned(),
            slug: card.slug.clone(),
            number: card.number,
            published: day_in_italy(card.published_at),
            data: data.unwrap_or_default(),
            address: format!("{}/{}{}", visit.app.config.base_url, lang.as_str(), card.lasting()),
            lang,
        }
    }

    /// As people write it.
    pub fn text(&self, texts: &Texts, lang: Lang) -> String {
        let args = [
            ("author", Arg::from(self.author.as_str())),
            ("title", self.title.as_str().into()),
            ("year", self.published.year().to_string().into()),
            ("number", self.number.into()),
            ("date", text::date(lang, self.published).into()),
            ("data", self.data.as_str().into()),
            ("licence", LICENCE.into()),
            ("address", self.address.as_str().into()),
        ];
        let key = if self.data.is_empty() { "notes-cite-text-plain" } else { "notes-cite-text" };
        texts.get(lang, key, &args)
    }

    /// As a file.
    pub fn file(&self, format: Format) -> String {
        match format {
            Format::BibTex => self.bibtex(),
            Format::Ris => self.ris(),
            Format::Csl => format!("{:#}\n", self.csl()),
        }
    }

    /// The name by which other texts call it: `coesa-strade-v2`.
    fn key(&self) -> String {
        format!("coesa-{}-v{}", self.slug, self.number)
    }

    /// What is told beside the rest.
    fn remark(&self) -> String {
        [self.data.as_str(), LICENCE].into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>().join(". ")
    }

    fn bibtex(&self) -> String {
        let langid = match self.lang {
            Lang::It => "italian",
            Lang::En => "english",
        };
        let mut entry = format!("@online{{{},\n", self.key());
        // Braces within braces: a name or a title is taken as it is written.
        for (name, value) in [
            ("author", format!("{{{}}}", in_tex(&self.author))),
            ("title", format!("{{{}}}", in_tex(&self.title))),
            ("year", self.published.year().to_string()),
            ("date", self.published.to_string()),
            ("version", self.number.to_string()),
            ("organization", PUBLISHER.to_owned()),
            ("url", self.address.clone()),
            ("langid", langid.to_owned()),
            ("note", in_tex(&self.remark())),
        ] {
            // Writing to a String cannot fail.
            let _ = writeln!(entry, "  {name} = {{{value}}},");
        }
        entry.push_str("}\n");
        entry
    }

    fn ris(&self) -> String {
        let mut lines = String::new();
        for (tag, value) in [
            ("TY", "ELEC".to_owned()),
            ("ID", self.key()),
            ("AU", self.author.clone()),
            ("TI", self.title.clone()),
            ("PY", self.published.year().to_string()),
            ("DA", self.published.format("%Y/%m/%d").to_string()),
            ("ET", self.number.to_string()),
            ("PB", PUBLISHER.to_owned()),
            ("UR", self.address.clone()),
            ("LA", self.lang.as_str().to_owned()),
            ("N1", self.remark()),
            ("ER", String::new()),
        ] {
            // A line is a field: what is told in several would begin another.
            let value = value.replace(char::is_control, " ");
            let _ = write!(lines, "{tag}  - {value}\r\n");
        }
        lines
    }

    /// As the Citation Style Language has it.
    pub fn csl(&self) -> Value {
        let day = [self.published.year().unsigned_abs(), self.published.month(), self.published.day()];
        json!([{
            "id": self.key(),
            "type": "webpage",
            "author": [{ "literal": self.author }],
            "title": self.title,
            "version": self.number.to_string(),
            "issued": { "date-parts": [day] },
            "publisher": PUBLISHER,
            "container-title": PUBLISHER,
            "URL": self.address,
            "language": self.lang.as_str(),
            "note": self.remark(),
        }])
    }

    /// What programs look for in a page's head.
    pub fn metas(&self) -> Vec<(&'static str, String)> {
        vec![
            ("citation_title", self.title.clone()),
            ("citation_author", self.author.clone()),
            ("citation_publication_date", self.published.format("%Y/%m/%d").to_string()),
            ("citation_publisher", PUBLISHER.to_owned()),
            ("citation_public_url", self.address.clone()),
            ("citation_language", self.lang.as_str().to_owned()),
            ("dcterms.license", api::LICENCE.to_owned()),
        ]
    }
}

/// A text within braces, where LaTeX takes it as it is.
fn in_tex(text: &str) -> String {
    let mut tex = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => tex.push_str("\\textbackslash{}"),
            '~' => tex.push_str("\\textasciitilde{}"),
            '^' => tex.push_str("\\textasciicircum{}"),
            '{' | '}' | '%' | '&' | '$' | '#' | '_' => {
                tex.push('\\');
                tex.push(c);
            }
            c if c.is_control() => tex.push(' '),
            c => tex.push(c),
        }
    }
    tex
}
