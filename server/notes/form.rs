//! A note, as its form has it.

use serde::{Deserialize, Serialize};
use tables::note::Model;

use super::draft::Words;
use super::subjects::{self, Subjects};
use crate::error::Result;
use crate::text::{Arg, Lang};
use crate::web::form::Errors;
use crate::web::visit::Visit;

/// The longest title.
pub(super) const LONGEST_TITLE: usize = 120;
/// The longest summary.
pub(super) const LONGEST_SUMMARY: usize = 400;
/// The longest text.
pub(super) const LONGEST_TEXT: usize = 20_000;
/// The longest name of an author.
pub(super) const LONGEST_AUTHOR: usize = 80;

/// A note, as typed.
#[derive(Clone, Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct NoteForm {
    pub(super) revision: String,
    pub(super) title_it: String,
    pub(super) title_en: String,
    pub(super) summary_it: String,
    pub(super) summary_en: String,
    pub(super) text_it: String,
    pub(super) text_en: String,
    pub(super) author: String,
    pub(super) theme: Vec<String>,
    pub(super) region: Vec<String>,
    pub(super) fund: Vec<String>,
    /// `save`, or a look in one language: `look-it`, `look-en`.
    pub(super) action: String,
}

/// The reason for taking back, as typed.
#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Why {
    pub(super) why: String,
}

/// A text of one line.
pub(super) fn line(text: &str) -> String {
    text.replace(char::is_control, " ").trim().to_owned()
}

/// Lines as the form had them, so that a mistake's line is the one that its author sees.
pub(super) fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").trim_end().to_owned()
}

impl NoteForm {
    /// What is saved.
    pub(super) fn of(note: &Model) -> Result<Self> {
        let Words { title_it, title_en, summary_it, summary_en, text_it, text_en, author, subjects } =
            Words::of(note)?;
        let Subjects { themes: theme, regions: region, funds: fund } = subjects;
        let (revision, action) = (note.revision.to_string(), String::new());
        Ok(Self {
            revision,
            title_it,
            title_en,
            summary_it,
            summary_en,
            text_it,
            text_en,
            author,
            theme,
            region,
            fund,
            action,
        })
    }

    /// What was typed, as it is saved.
    pub(super) fn words(&self) -> Words {
        Words {
            title_it: line(&self.title_it),
            title_en: line(&self.title_en),
            summary_it: line(&self.summary_it),
            summary_en: line(&self.summary_en),
            text_it: lines(&self.text_it),
            text_en: lines(&self.text_en),
            author: line(&self.author),
            subjects: Subjects::of(&self.theme, &self.region, &self.fund),
        }
    }

    /// The fields of words, with the longest that each takes.
    pub(super) fn fields(&self) -> [(&'static str, &str, usize); 7] {
        [
            ("title_it", &self.title_it, LONGEST_TITLE),
            ("summary_it", &self.summary_it, LONGEST_SUMMARY),
            ("text_it", &self.text_it, LONGEST_TEXT),
            ("title_en", &self.title_en, LONGEST_TITLE),
            ("summary_en", &self.summary_en, LONGEST_SUMMARY),
            ("text_en", &self.text_en, LONGEST_TEXT),
            ("author", &self.author, LONGEST_AUTHOR),
        ]
    }

    /// What cannot be saved.
    pub(super) fn mistakes(&self, visit: &Visit) -> Errors {
        let mut errors = Errors::new();
        if self.title_it.trim().is_empty() {
            errors.add("title_it", visit.t("notes-title-missing"));
        }
        for (field, text, longest) in self.fields() {
            if text.replace("\r\n", "\n").chars().count() > longest {
                errors.add(field, visit.t_with("notes-too-long", &[("longest", Arg::from(longest))]));
            }
        }
        for (field, chosen) in [("theme", &self.theme), ("region", &self.region), ("fund", &self.fund)] {
            if chosen.len() > subjects::MOST {
                errors.add(field, visit.t_with("notes-too-many", &[("most", Arg::from(subjects::MOST))]));
            }
        }
        errors
    }

    /// The language in which a look is asked for.
    pub(super) fn look(&self) -> Option<Lang> {
        self.action.strip_prefix("look-").and_then(Lang::parse)
    }
}
