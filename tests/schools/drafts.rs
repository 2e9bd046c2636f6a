//! Editions that are not public yet: made, copied, renamed, removed, and read by nobody else.

use http::StatusCode;
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};
use serde_json::json;
use tables::ids::EditionId;
use tables::kinds::Role;
use tables::{edition, edition_call, edition_page, edition_step, event};

use super::{draft, edition_with_call, editor, key, publish};
use crate::support::{Browser, Site};

async fn slug(site: &Site, edition: i64) -> String {
    edition::Entity::find_by_id(EditionId(edition)).one(&site.app.db).await.unwrap().unwrap().slug
}

/// Copies an edition for the next year, and gives the copy's key.
async fn copy(editor: &mut Browser, edition: i64) -> i64 {
    let copied = editor.get(&format!("/it/editions/{edition}")).await.form("copy").submit(editor).await;
    assert!(copied.says("È una bozza") && copied.says("Non è ancora pubblica"), "{}", copied.text());
    key(&copied.path)
}

async fn rename(editor: &mut Browser, edition: i64, name: &str) {
    let page = editor.get(&format!("/it/editions/{edition}")).await;
    let saved = page.form("edition").set("name", name).submit(editor).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text());
}

#[tokio::test]
async fn a_copy_is_a_draft_that_nobody_reads_and_no_school_applies_to_until_it_is_published() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let old = edition_with_call(&mut editor).await;
    let new = copy(&mut editor, old).await;
    let path = format!("/it/editions/{new}");
    let page = editor.get(&path).await;
    assert!(page.all("form#archive").is_empty() && page.all("form#current").is_empty(), "not of a draft");
    assert!(!page.attributes("a", "href").contains(&"/it/edizioni/2027-2028".to_owned()));
    for (action, fields) in [("current", [("pinned", "yes")]), ("archive", [("sure", "2027-2028")])] {
        editor.post(&format!("{path}/{action}"), &fields).await;
    }
    let row = edition::Entity::find_by_id(EditionId(new)).one(&site.app.db).await.unwrap().unwrap();
    assert!(!row.pinned && row.archived_at.is_none(), "{row:?}");
    let mut visitor = site.visitor();
    assert_eq!(visitor.get("/it/edizioni/2027-2028").await.status, StatusCode::NOT_FOUND);
    let list = visitor.get("/it/edizioni").await;
    assert!(list.says("2026-2027") && !list.says("2027-2028"), "{}", list.text());
    // Its call is open on that day of the next year, and asks nobody in.
    site.app.clock.advance(chrono::Duration::days(365));
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut teacher = site.signed_in(&teacher).await;
    let begin = format!("form#begin-{new}");
    assert!(teacher.get("/it/applications").await.all(&begin).is_empty());
    let admin = site.adult(Role::Admin, "Ada").await;
    publish(&mut site.signed_in(&admin).await, new).await;
    assert!(visitor.get("/it/edizioni").await.says("2027-2028"));
    assert_eq!(visitor.get("/it/edizioni/2027-2028").await.status, StatusCode::OK);
    draft(&mut teacher, new).await;
    let events = event::Entity::find().all(&site.app.db).await.unwrap();
    let told = events.iter().filter(|event| event.kind == "edition.published");
    assert_eq!(told.count(), 2, "each once");
}

#[tokio::test]
async fn a_drafts_address_follows_its_name_and_a_public_ones_stays() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let old = edition_with_call(&mut editor).await;
    let new = copy(&mut editor, old).await;
    let page = editor.get(&format!("/it/editions/{new}")).await;
    let taken = page.form("edition").set("name", "2026/2027").submit(&mut editor).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.says("C’è già un’edizione con questo nome"), "{}", taken.text());
    rename(&mut editor, new, "Prova").await;
    assert_eq!(slug(&site, new).await, "prova");
    let again = copy(&mut editor, old).await;
    assert_eq!(slug(&site, again).await, "2027-2028", "the way is free");
    publish(&mut editor, new).await;
    rename(&mut editor, new, "Prova generale").await;
    assert_eq!(slug(&site, new).await, "prova", "whoever has kept the address finds it");
}

#[tokio::test]
async fn an_edition_that_nothing_hangs_on_is_removed_with_what_is_its_own() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let old = edition_with_call(&mut editor).await;
    let path = format!("/it/editions/{old}");
    editor.get(&path).await.form("usual").submit(&mut editor).await;
    let page = editor.get(&format!("{path}/pages")).await;
    let form = page.form("page-form").set("title_it", "Calendario").set("text_it", "Da novembre.");
    form.set("action", "save").submit(&mut editor).await;
    let count = async || {
        let db = &site.app.db;
        [
            edition::Entity::find().count(db).await.unwrap(),
            edition_step::Entity::find().count(db).await.unwrap(),
            edition_page::Entity::find().count(db).await.unwrap(),
            edition_call::Entity::find().count(db).await.unwrap(),
        ]
    };
    let new = copy(&mut editor, old).await;
    assert_eq!(count().await, [2, 8, 2, 2]);
    let page = editor.get(&format!("/it/editions/{new}")).await;
    let unsure = page.form("removal").set("removal_sure", "sì").submit(&mut editor).await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unsure.says("non abbiamo eliminato niente"), "{}", unsure.text());
    let gone = unsure.form("removal").set("removal_sure", "2027-2028").submit(&mut editor).await;
    assert!(gone.path == "/it/editions" && gone.says("non c’è più"), "{}", gone.text());
    assert_eq!(count().await, [1, 4, 1, 1]);
    let last =
        event::Entity::find().order_by_desc(event::Column::Id).one(&site.app.db).await.unwrap().unwrap();
    assert_eq!((last.kind.as_str(), last.detail), ("edition.removed", json!({ "name": "2027-2028" })));
    copy(&mut editor, old).await;
    // What a teacher has begun keeps its edition.
    let asked = editor.get(&path).await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    draft(&mut site.signed_in(&teacher).await, old).await;
    let stays = asked.form("removal").set("removal_sure", "2026-2027").submit(&mut editor).await;
    assert!(stays.path == path && stays.says("non si può eliminare"), "{}", stays.text());
    assert!(stays.all("form#removal").is_empty());
    assert_eq!(count().await, [2, 8, 2, 2]);
}

#[tokio::test]
async fn steps_that_are_left_outside_new_dates_are_named_with_their_links() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = edition_with_call(&mut editor).await;
    let path = format!("/it/editions/{edition}");
    let page = editor.get(&path).await.form("usual").submit(&mut editor).await;
    assert!(page.all("#outside a").is_empty(), "{}", page.text());
    let moved = page.form("edition").set("ends_on", "2027-05-15").submit(&mut editor).await;
    assert!(moved.says("Alcune tappe però sono fuori dalle date"), "{}", moved.text());
    assert_eq!(moved.all("#outside a"), ["Raccontare"], "due on 30 May");
    let step = moved.attributes("#outside a", "href").remove(0);
    let rows = moved.all("section[aria-labelledby=steps] tbody th");
    let marked: Vec<bool> = rows.iter().map(|row| row.contains("fuori dalle date")).collect();
    assert_eq!(marked, [false, false, false, true], "{rows:?}");
    let step = editor.get(&step).await;
    let saved = step.form("step-form").set("due_on", "2027-05-10").submit(&mut editor).await;
    assert!(saved.path == path && saved.all("#outside a").is_empty(), "{}", saved.text());
}

#[tokio::test]
async fn an_edition_with_a_step_outside_its_days_is_not_published() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let form = editor.get("/it/editions").await.form("new-edition");
    let form = form.set("name", "2027-2028").set("starts_on", "2027-09-01").set("ends_on", "2028-06-30");
    let page = form.submit(&mut editor).await;
    let shorter = page.form("edition").set("ends_on", "2028-02-29").submit(&mut editor).await;
    assert_eq!(shorter.status, StatusCode::OK, "{}", shorter.text());
    let refused = shorter.form("publish").submit(&mut editor).await;
    assert!(refused.says("Prima di pubblicare") && refused.says("Raccontare"), "{}", refused.text());
    assert_eq!(site.visitor().get("/it/edizioni/2027-2028").await.status, StatusCode::NOT_FOUND);
}
