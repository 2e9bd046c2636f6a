//! What a note is about: themes, regions and funds by the data's codes.

use dataset::codes;
use sea_orm::prelude::Json;
use serde::{Deserialize, Serialize};
use tables::kinds::NoteSubject;

use crate::App;
use crate::courses::live::FUNDS;
use crate::error::Result;
use crate::projects::{map, words};
use crate::text::Lang;

/// Subjects of a kind, at most.
pub const MOST: usize = 6;

/// The kinds, in the order in which they are shown.
pub const KINDS: [NoteSubject; 3] = [NoteSubject::Theme, NoteSubject::Region, NoteSubject::Fund];

/// Codes by kind, each in the order of its list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Subjects {
    /// Themes.
    pub themes: Vec<String>,
    /// Regions.
    pub regions: Vec<String>,
    /// Funds.
    pub funds: Vec<String>,
}

/// Codes of a kind and what the data call them, as they can be chosen.
fn listed(kind: NoteSubject) -> Vec<(String, String)> {
    match kind {
        NoteSubject::Theme => {
            codes::THEMES.iter().map(|(code, name)| ((*code).to_owned(), (*name).to_owned())).collect()
        }
        NoteSubject::Region => {
            let mut regions: Vec<_> = map::regions().map(|(code, name)| (code, name.to_owned())).collect();
            regions.sort_by(|one, other| one.1.cmp(&other.1));
            regions
        }
        NoteSubject::Fund => FUNDS.iter().map(|code| ((*code).to_owned(), (*code).to_owned())).collect(),
    }
}

/// Codes of a kind and their names in that language, as they can be chosen.
pub fn options(app: &App, lang: Lang, kind: NoteSubject) -> Vec<(String, String)> {
    let called = |(code, name): (String, String)| {
        let name = words::called(app, lang, kind.as_str(), &code, &name);
        (code, name)
    };
    listed(kind).into_iter().map(called).collect()
}

/// The name of a code in that language; the code itself where the lists have lost it.
pub fn name(app: &App, lang: Lang, kind: NoteSubject, code: &str) -> String {
    let found = options(app, lang, kind).into_iter().find(|(known, _)| known == code);
    found.map_or_else(|| code.to_owned(), |(_, name)| name)
}

impl Subjects {
    /// Those of the lists: what is in none is left out.
    pub fn of(themes: &[String], regions: &[String], funds: &[String]) -> Self {
        let known = |kind, chosen: &[String]| {
            let codes = listed(kind).into_iter().map(|(code, _)| code);
            codes.filter(|code| chosen.contains(code)).collect()
        };
        Self {
            themes: known(NoteSubject::Theme, themes),
            regions: known(NoteSubject::Region, regions),
            funds: known(NoteSubject::Fund, funds),
        }
    }

    /// As a row holds them.
    pub fn read(stored: &Json) -> Result<Self> {
        Ok(serde_json::from_value(stored.clone())?)
    }

    /// The codes of a kind.
    pub fn codes(&self, kind: NoteSubject) -> &[String] {
        match kind {
            NoteSubject::Theme => &self.themes,
            NoteSubject::Region => &self.regions,
            NoteSubject::Fund => &self.funds,
        }
    }

    /// All of them, with their kind.
    pub fn all(&self) -> impl Iterator<Item = (NoteSubject, &str)> {
        KINDS.into_iter().flat_map(|kind| self.codes(kind).iter().map(move |code| (kind, code.as_str())))
    }

    /// None at all?
    pub fn is_empty(&self) -> bool {
        self.all().next().is_none()
    }
}
