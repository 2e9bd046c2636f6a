//! What a team types: a text and links, checked without a database.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::piece::Piece;
use crate::error::Result;
use crate::schools::programme::Takes;
use crate::text::Arg;
use crate::web::form::Errors;
use crate::web::visit::Visit;

/// The longest text, in characters.
pub(super) const LONGEST_WORDS: usize = 20_000;
/// The longest title of a link or a file.
pub(super) const LONGEST_TITLE: usize = 200;
/// The longest address.
pub(super) const LONGEST_ADDRESS: usize = 1_000;
/// More links are no selection any more.
pub const MOST_LINKS: usize = 8;

/// An address, and what is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What one finds there.
    pub title: String,
    /// The address, or the path of a page of ours.
    pub url: String,
}

/// A draft as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Draft {
    /// The text.
    pub words: String,
    /// The links.
    pub links: Vec<Link>,
}

/// Is it an address that a link may lead to: the web, or a page of this site?
pub fn is_address(text: &str) -> bool {
    let own = ["/it/", "/en/"].iter().any(|lang| text.starts_with(lang));
    if own {
        return text.chars().all(|c| c.is_ascii_graphic()) && !text.contains("//");
    }
    url::Url::parse(text).is_ok_and(|url| {
        matches!(url.scheme(), "https" | "http")
            && url.host_str().is_some_and(|host| host.contains('.'))
            && url.username().is_empty()
    })
}

/// The links that a row keeps.
pub(super) fn links_of(value: &Value) -> Result<Vec<Link>> {
    Ok(serde_json::from_value(value.clone())?)
}

/// How many words a text has: signs of Markdown that stand alone are none.
pub fn words_in(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

impl Draft {
    /// As a form sends it: `one` gives the value of a field.
    pub fn typed<'a>(one: impl Fn(&str) -> &'a str) -> Self {
        let field = |name: String| one(&name).replace(char::is_control, " ").trim().to_owned();
        let link =
            |n: usize| Link { title: field(format!("link-{n}-title")), url: field(format!("link-{n}-url")) };
        let links = (0..MOST_LINKS).map(link).filter(|link| *link != Link::default()).collect();
        let words = one("words").replace("\r\n", "\n").trim().to_owned();
        Self { words, links }
    }

    /// What the fields of its form hold, by name.
    pub(super) fn fields(&self) -> BTreeMap<String, String> {
        let mut fields = BTreeMap::from([("words".to_owned(), self.words.clone())]);
        for n in 0..MOST_LINKS {
            let link = self.links.get(n).cloned().unwrap_or_default();
            fields.insert(format!("link-{n}-title"), link.title);
            fields.insert(format!("link-{n}-url"), link.url);
        }
        fields
    }

    /// All of it as one text, to be shown beside another.
    pub(super) fn in_one(&self) -> String {
        let links = self.links.iter().map(|link| format!("{}: {}", link.title, link.url));
        [self.words.clone()].into_iter().chain(links).collect::<Vec<_>>().join("\n")
    }

    /// Is there nothing in it?
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.links.is_empty()
    }

    /// The mistakes in it. A draft may be incomplete; it may not be what the site can't keep or show. While
    /// somebody is at it (not `whole`), a link may lack its title or its address.
    pub(super) fn check(&self, visit: &Visit, piece: &Piece, whole: bool) -> Errors {
        let mut errors = Errors::new();
        let long = |most: usize| visit.t_with("schools-too-long", &[("longest", Arg::from(most))]);
        if self.words.chars().count() > LONGEST_WORDS {
            errors.add("words", long(LONGEST_WORDS));
        }
        for (n, link) in self.links.iter().enumerate() {
            let (title, url) = (format!("link-{n}-title"), format!("link-{n}-url"));
            if whole && link.title.is_empty() {
                errors.add(&title, visit.t("deliverables-link-title-missing"));
            } else if link.title.chars().count() > LONGEST_TITLE {
                errors.add(&title, long(LONGEST_TITLE));
            }
            if link.url.chars().count() > LONGEST_ADDRESS {
                errors.add(&url, long(LONGEST_ADDRESS));
            } else if (whole || !link.url.is_empty()) && !is_address(&link.url) {
                errors.add(&url, visit.t("deliverables-link-wrong"));
            }
        }
        // A form of ours has only what is asked for.
        let takes = |form| piece.asked.takes(form);
        if (!self.words.is_empty() && !takes(Takes::Text)) || (!self.links.is_empty() && !takes(Takes::Links))
        {
            errors.add("", visit.t("deliverables-not-asked"));
        }
        errors
    }
}
