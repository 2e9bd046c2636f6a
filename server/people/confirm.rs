//! The page that asks whether staff are sure of what they do to somebody's account: it names the person and says
//! what follows, and sends the same form again with `sure`. It asks with scripts and without.

use serde::Serialize;
use tables::person;

use crate::error::Result;
use crate::text::Arg;
use crate::web::Response;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// What the form says once one is sure.
pub(super) const SURE: &str = "yes";

#[derive(Serialize)]
struct ConfirmPage {
    id: i64,
    name: String,
    title: String,
    text: String,
    button: String,
    /// Where the form goes, below the language.
    action: String,
    /// Names and values that it sends besides.
    fields: Vec<(&'static str, &'static str)>,
}

impl Page for ConfirmPage {
    const TEMPLATE: &'static str = "people/confirm.html";
}

/// Asks. `what` is a word of the texts `manage-sure-…`, `verb` the end of the address that does it.
pub(super) fn ask(
    visit: &Visit,
    person: &person::Model,
    what: &str,
    verb: &str,
    fields: Vec<(&'static str, &'static str)>,
) -> Result<Response> {
    let args = [("name", Arg::from(person.name.as_str()))];
    let words = |end: &str| visit.t_with(&format!("manage-sure-{what}-{end}"), &args);
    visit.show(&ConfirmPage {
        id: person.id.0,
        name: person.name.clone(),
        title: words("title"),
        text: words("text"),
        button: words("button"),
        action: format!("/people/{}/{verb}", person.id),
        fields,
    })
}
