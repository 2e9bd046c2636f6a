//! What can be wrong with a public text: the words for it, and what is typed beside.

use serde::{Deserialize, Serialize};
use tables::kinds::Concern;

use crate::text::Arg;
use crate::web::form::Errors;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// What can be wrong with a public text, in the order of forms.
pub const CONCERNS: [Concern; 6] = [
    Concern::PersonalData,
    Concern::Picture,
    Concern::Offensive,
    Concern::Rights,
    Concern::Untrue,
    Concern::Other,
];
/// The longest word on it, in characters.
pub const LONGEST: usize = 1000;

/// In the place of a public text that was taken back: why, and the list that one can go on with.
#[derive(Serialize)]
pub struct TakenBackPage {
    kind: &'static str,
    why: &'static str,
    list: &'static str,
    /// Where staff show it again, below the language; none for others.
    inside: Option<String>,
}

impl Page for TakenBackPage {
    const TEMPLATE: &'static str = "posts/taken_back.html";
}

impl TakenBackPage {
    /// Of a post.
    pub fn post(why: Concern) -> Self {
        Self { kind: "post", why: why.as_str(), list: "/blog", inside: None }
    }

    /// Of a report; `inside` is where whoever reads may show it again, if they may.
    pub fn report(why: Concern, inside: Option<String>) -> Self {
        Self { kind: "report", why: why.as_str(), list: "/rapporti", inside }
    }
}

/// The concerns as options of a choice.
pub fn concerns(visit: &Visit) -> Vec<(&'static str, String)> {
    let option = |one: Concern| (one.as_str(), visit.t(&format!("posts-concern-{}", one.as_str())));
    CONCERNS.into_iter().map(option).collect()
}

/// What is wrong with a text, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub struct Reason {
    why: String,
    words: String,
}

impl Reason {
    /// A concern and words on it, or what is wrong with them.
    pub fn checked(&self, visit: &Visit, errors: &mut Errors) -> Option<(Concern, String)> {
        let concern = Concern::parse(&self.why);
        if concern.is_none() {
            errors.add("why", visit.t("posts-concern-missing"));
        }
        let words = self.words.replace("\r\n", "\n").trim().to_owned();
        if words.chars().count() > LONGEST {
            errors.add("words", visit.t_with("schools-too-long", &[("longest", Arg::from(LONGEST))]));
        }
        concern.filter(|_| errors.is_empty()).map(|concern| (concern, words))
    }
}
