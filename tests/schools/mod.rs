//! A year of the programme: editions, schools, applications, the selection.

mod editions;

use tables::kinds::Role;

use crate::support::{Browser, Site};

/// An editor, signed in.
async fn editor(site: &Site) -> Browser {
    let editor = site.adult(Role::Editor, "Edo").await;
    site.signed_in(&editor).await
}

/// The number at the end of a path.
fn key(path: &str) -> i64 {
    path.rsplit('/').next().unwrap().parse().unwrap_or_else(|_| panic!("{path} ends with no key"))
}

/// Makes an edition with a call that is open on the site's day, and gives its key.
async fn edition_with_call(editor: &mut Browser) -> i64 {
    let page = editor.get("/it/editions").await;
    let page = page
        .form("new-edition")
        .set("name", "2026-2027")
        .set("starts_on", "2026-09-01")
        .set("ends_on", "2027-06-30")
        .submit(editor)
        .await;
    let edition = key(&page.path);
    let call = editor.get(&format!("/it/editions/{edition}/call")).await;
    let saved = call
        .form("call-form")
        .set("opens_on", "2026-11-01")
        .set("closes_on", "2026-12-15")
        .set("places", "3")
        .set("quota_016", "1")
        .submit(editor)
        .await;
    assert_eq!(saved.path, format!("/it/editions/{edition}"), "{}", saved.text());
    edition
}
