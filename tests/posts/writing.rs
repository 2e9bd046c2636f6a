//! Saving: nothing that anybody wrote is lost.

use http::StatusCode;
use http::header::{ACCEPT, CONTENT_TYPE};
use sea_orm::EntityTrait;
use tables::{post, post_piece, post_revision};

use super::{LETTER, path_of, titled};
use crate::support::Site;

#[tokio::test]
async fn a_save_from_an_old_page_is_shown_beside_the_new_one() {
    let site = Site::demo().await;
    let path = path_of(&titled(&site, LETTER).await);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let mut omar = site.as_one_of_the_story("gufo-verde-219").await;
    let old = omar.get(&format!("{path}/edit")).await;
    giulia
        .get(&format!("{path}/edit"))
        .await
        .form("post")
        .set("body", "Il testo di Giulia.")
        .submit(&mut giulia)
        .await;
    let stale = old.form("post").set("body", "Il testo di Omar.").submit(&mut omar).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.says("Il testo di Giulia."), "hers is beside: {}", stale.text());
    assert_eq!(stale.form("post").value("body"), "Il testo di Omar.", "his is in the field");
    let chosen = stale.form("post").submit(&mut omar).await;
    assert_eq!(chosen.status, StatusCode::OK);
    assert_eq!(titled(&site, LETTER).await.body, "Il testo di Omar.");
    let history = omar.get(&format!("{path}/history")).await;
    assert!(history.says("Il testo di Giulia."), "{}", history.text());
    let restore = history.attributes("form[id^=restore-]", "id").remove(0);
    let back = history.form(&restore).submit(&mut omar).await;
    assert!(back.says("Hai ripreso il testo"), "{}", back.text());
    assert_eq!(titled(&site, LETTER).await.body, "Il testo di Giulia.");
}

#[tokio::test]
async fn the_script_that_saves_is_answered_as_it_expects() {
    let site = Site::demo().await;
    let post = titled(&site, LETTER).await;
    let path = format!("{}/edit", path_of(&post));
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let edit = giulia.get(&path).await;
    let body = |revision: i32, text: &str| {
        let mut fields = edit.form("post").fields;
        fields.retain(|(name, _)| name != "revision" && name != "body");
        fields.push(("revision".to_owned(), revision.to_string()));
        fields.push(("body".to_owned(), text.to_owned()));
        let kind = "application/x-www-form-urlencoded".to_owned();
        Some((kind, serde_urlencoded::to_string(fields).unwrap().into_bytes()))
    };
    let headers = [(ACCEPT, "application/json")];
    let post_method = http::Method::POST;
    let saved = giulia.send_once(&post_method, &path, body(post.revision, "Uno."), &headers).await;
    assert_eq!(saved.json()["revision"], post.revision + 1);
    let stale = giulia.send_once(&post_method, &path, body(post.revision, "Due."), &headers).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.headers[CONTENT_TYPE].to_str().unwrap().starts_with("application/json"));
    assert_eq!(stale.json()["fields"]["body"], "Uno.");
    assert_eq!(stale.json()["revision"], post.revision + 1);
    let long = "x".repeat(20_001);
    let refused = giulia.send_once(&post_method, &path, body(post.revision + 1, &long), &headers).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.json()["message"].as_str().unwrap().contains("20000"), "{}", refused.json());
}

#[tokio::test]
async fn mistakes_come_back_with_everything_that_was_typed() {
    let site = Site::demo().await;
    let path = format!("{}/edit", path_of(&titled(&site, LETTER).await));
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let form = giulia.get(&path).await.form("post");
    let many = "a, b, c, d, e, f, g, h, i";
    let wrong = form.set("title", " ").set("tags", many).set("body", "Resta.").submit(&mut giulia).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("Scrivi un titolo") && wrong.says("al massimo 8"), "{}", wrong.text());
    assert_eq!(wrong.form("post").value("tags"), many);
    assert_eq!(wrong.form("post").value("body"), "Resta.");
}

#[tokio::test]
async fn a_draft_that_was_never_public_can_be_thrown_away_with_all_its_pieces() {
    let site = Site::demo().await;
    let post = titled(&site, LETTER).await;
    let path = path_of(&post);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let page = giulia.get(&path).await;
    let gone = page.form("remove").submit(&mut giulia).await;
    assert!(gone.says("La bozza è cancellata"), "{}", gone.text());
    assert!(post::Entity::find_by_id(post.id).one(&site.app.db).await.unwrap().is_none());
    let left = post_revision::Entity::find().all(&site.app.db).await.unwrap();
    assert!(left.iter().all(|row| row.post_id != post.id));
    let left = post_piece::Entity::find().all(&site.app.db).await.unwrap();
    assert!(left.iter().all(|row| row.post_id != post.id));
    let public = titled(&site, super::TUBES).await;
    let page = giulia.get(&path_of(&public)).await;
    assert!(page.attributes("form#remove", "id").is_empty(), "what has been public is kept");
}
