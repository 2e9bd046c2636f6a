//! What else an event says, in words: the log keeps keys and codes, the page shows names.

use serde::Serialize;
use serde_json::Value;
use tables::event;

use super::subjects;
use super::things::Things;
use crate::schools::places;
use crate::text;
use crate::web::visit::Visit;

/// One thing that an event says besides.
#[derive(Serialize)]
pub(super) struct Detail {
    name: String,
    value: String,
    /// The page of the thing that it names.
    href: Option<String>,
}

/// The kind of thing whose key stands there, if it is one's.
fn kind(action: &str, key: &str) -> Option<&'static str> {
    match (action, key) {
        ("certificate.replaced", "new") => Some("certificate"),
        ("class.teacher-came", "from") | (_, "person" | "reviewer" | "student") => Some("person"),
        (_, "class") => Some("class"),
        (_, "document") => Some("document"),
        ("edition.copied", "from") | (_, "edition") => Some("edition"),
        (_, "invitation") if action != "class.invitation-withdrawn" => Some("invitation"),
        (_, "report") => Some("report"),
        ("school.merged", "from") | (_, "school") => Some("school"),
        (_, "step") => Some("step"),
        (_, "team") => Some("team"),
        _ => None,
    }
}

/// The thing that a value names, as the log would write it.
fn subject(action: &str, key: &str, value: &Value) -> Option<String> {
    Some(format!("{}:{}", kind(action, key)?, value.as_i64()?))
}

/// The things that an event names besides what it is about.
pub(super) fn named(row: &event::Model) -> Vec<String> {
    let said = row.detail.as_object().into_iter().flatten();
    said.filter_map(|(key, value)| subject(&row.kind, key, value)).collect()
}

/// All that an event says besides.
pub(super) fn all(visit: &Visit, things: &Things, row: &event::Model) -> Vec<Detail> {
    let said = row.detail.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null());
    said.map(|(key, value)| {
        let name = name(visit, &row.kind, key);
        match subject(&row.kind, key, value) {
            Some(thing) => Detail {
                name,
                value: subjects::title(visit, things, &thing),
                href: things.path(&thing).map(|path| visit.link(path)),
            },
            None => Detail { name, value: in_words(visit, key, value), href: None },
        }
    })
    .collect()
}

/// What a value is, in words: in an action of its own, or everywhere.
fn name(visit: &Visit, action: &str, key: &str) -> String {
    let find = |key: &str| visit.app.texts.find(visit.lang, key, &[]);
    let plain = key.replace('_', "-");
    find(&format!("staff-detail-{}-{plain}", action.replace('.', "-")))
        .or_else(|| find(&format!("staff-detail-{plain}")))
        .unwrap_or_else(|| key.to_owned())
}

fn in_words(visit: &Visit, key: &str, value: &Value) -> String {
    match value {
        Value::Bool(true) => visit.t("schools-yes"),
        Value::Bool(false) => visit.t("schools-no"),
        Value::String(code) => coded(visit, key, code).unwrap_or_else(|| code.clone()),
        other => other.to_string(),
    }
}

/// A code in words; none: it is no code, or one of before.
fn coded(visit: &Visit, key: &str, code: &str) -> Option<String> {
    let find = |before: &str| visit.app.texts.find(visit.lang, &format!("{before}-{code}"), &[]);
    match key {
        "part" => find("review-part"),
        "why" => find("posts-concern"),
        "state" => find("schools-state"),
        "outcome" => find("moderation-outcome"),
        "role" | "from" | "to" => find("role"),
        "as" => find("classes-teaching"),
        "version" => find("staff-version"),
        "over_quota" => {
            let (region, taken) = code.split_once(':')?;
            Some(format!("{}:{taken}", places::region_name(region)))
        }
        "region" => Some(places::region_name(code).to_owned()).filter(|name| !name.is_empty()),
        "due" => Some(text::moment(visit.lang, code.parse().ok()?)),
        "question" => {
            let (_, question) = visit.app.forms.newest()?.question(code)?;
            Some(question.label.of(visit.lang).to_owned())
        }
        _ => None,
    }
}
