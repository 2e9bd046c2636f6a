//! The draft: two who write at once, files, and what is wrong.

use http::StatusCode;
use sea_orm::{EntityTrait, PaginatorTrait};
use tables::{deliverable_file, file};

use super::{GIULIA, OMAR, hand_in, page_of, row, send};
use crate::support::Site;

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

#[tokio::test]
async fn a_save_from_an_old_page_is_shown_beside_the_new_draft() {
    let site = Site::demo().await;
    let page = page_of(&site, "acqua", 2, "canvas").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let mut omar = site.as_one_of_the_story(OMAR).await;
    let old = omar.get(&page).await.form("draft");
    let saved =
        send(giulia.get(&page).await.form("draft").set("words", "Il testo di Giulia."), &mut giulia).await;
    assert!(saved.says("Bozza salvata."), "{}", saved.text());
    let stale = send(old.set("words", "Il testo di Omar."), &mut omar).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert_eq!(stale.form("draft").value("words"), "Il testo di Omar.");
    assert!(
        stale.says("La bozza salvata da Giulia") && stale.says("Il testo di Giulia."),
        "{}",
        stale.text()
    );
    // Now it is a choice.
    let both = send(stale.form("draft").set("words", "Il testo di tutti e due."), &mut omar).await;
    assert_eq!(both.status, StatusCode::OK);
    assert_eq!(giulia.get(&page).await.form("draft").value("words"), "Il testo di tutti e due.");
    // Who writes on while it is handed in loses nothing.
    let late = omar.get(&page).await.form("draft").set("words", "Ancora una frase.");
    hand_in(&mut giulia, &page, "Fatto.").await;
    let closed = send(late, &mut omar).await;
    assert_eq!(closed.status, StatusCode::CONFLICT);
    assert!(closed.says("Ancora una frase.") && closed.says("Fatto."), "{}", closed.text());
}

#[tokio::test]
async fn the_script_saves_while_somebody_writes_and_asks_when_two_did() {
    let site = Site::demo().await;
    let page = page_of(&site, "acqua", 2, "blog-post").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let mut omar = site.as_one_of_the_story(OMAR).await;
    let (mine, old) = (giulia.get(&page).await, omar.get(&page).await.form("draft"));
    assert_eq!(mine.attributes("form#draft", "data-revision"), ["0"]);
    // A link that has a title and no address yet does not keep the text from being saved.
    let form = mine.form("draft").set("words", "Una frase.").set("link-0-title", "La fonte");
    // What belongs to a button waits for it.
    let saved = form.set("then", "hand-in").save_parts(&mut giulia).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.html());
    assert_eq!(saved.json()["revision"], 1);
    assert!(saved.json()["saved_label"].as_str().unwrap().starts_with("Salvato alle"));
    let now = giulia.get(&page).await.form("draft");
    assert_eq!((now.value("words"), now.value("link-0-title")), ("Una frase.", "La fonte"));
    assert_eq!(row(&site, "acqua", 2, "blog-post").await.unwrap().versions, 0, "nothing is handed in");
    // With a button it has to be whole.
    let half = send(giulia.get(&page).await.form("draft").set("then", "hand-in"), &mut giulia).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(half.attributes("form#draft", "data-unsaved"), ["yes"]);
    // Who wrote meanwhile is told, and has both.
    let stale = old.set("words", "Un’altra frase.").save_parts(&mut omar).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let told = stale.json();
    assert_eq!((told["revision"].as_i64(), told["theirs_author"].as_str()), (Some(1), Some("Giulia")));
    assert_eq!(told["fields"]["words"], "Una frase.");
    assert!(told["theirs"].as_str().unwrap().contains("La fonte"));
    // What can't be kept is said, and what is closed is closed.
    let wrong = giulia.get(&page).await.form("draft").set("link-0-url", "javascript:alert(1)");
    let wrong = wrong.save_parts(&mut giulia).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.json()["message"].as_str().unwrap().contains("indirizzo intero"), "{}", wrong.html());
    let late = omar.get(&page).await.form("draft").set("words", "Troppo tardi.");
    let whole = giulia.get(&page).await.form("draft").set("link-0-title", "").set("then", "hand-in");
    assert!(send(whole, &mut giulia).await.says("Consegnata."));
    assert_eq!(late.save_parts(&mut omar).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn two_who_begin_at_once_do_not_lose_each_others_text() {
    let site = Site::demo().await;
    let page = page_of(&site, "acqua", 3, "visualisation").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let mut omar = site.as_one_of_the_story(OMAR).await;
    let first = giulia.get(&page).await.form("draft").set("words", "Uno");
    let second = omar.get(&page).await.form("draft").set("words", "Due");
    let (one, two) = tokio::join!(send(first, &mut giulia), send(second, &mut omar));
    let mut statuses = [one.status.as_u16(), two.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    assert_eq!(row(&site, "acqua", 3, "visualisation").await.unwrap().revision, 1);
}

#[tokio::test]
async fn files_come_with_the_draft_and_what_was_handed_in_keeps_them() {
    let site = Site::demo().await;
    let page = page_of(&site, "acqua", 2, "canvas").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let files = || async { file::Entity::find().count(&site.app.db).await.unwrap() };
    let before = files().await;
    let form = giulia.get(&page).await.form("draft").set("words", "Testo.").set("file-title", "Il canvas");
    let html = form.submit_with(&mut giulia, "file", "canvas.pdf", b"<html>").await;
    assert_eq!(html.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(html.form("draft").value("words"), "Testo.", "nothing typed is lost");
    let untitled = html.form("draft").set("file-title", "");
    let untitled = untitled.submit_with(&mut giulia, "file", "canvas.pdf", PDF).await;
    assert!(untitled.says("Scrivi che cos’è il file"), "{}", untitled.text());
    assert_eq!(files().await, before);
    for title in ["Il canvas", "Una foto", "Gli appunti"] {
        let form = giulia.get(&page).await.form("draft").set("file-title", title);
        let saved = form.submit_with(&mut giulia, "file", "canvas.pdf", PDF).await;
        assert!(saved.says("file aggiunto"), "{}", saved.text());
    }
    assert!(giulia.get(&page).await.says("C’è posto per 3 file"), "three are the most");
    // Out of the draft it is gone, bytes and all.
    let shown = giulia.get(&page).await;
    let forms = shown.attributes("form[id^=removal-]", "id");
    let gone = shown.form(&forms[2]).submit(&mut giulia).await;
    assert!(!gone.says("Gli appunti") && gone.says("Il canvas"), "{}", gone.text());
    assert_eq!(files().await, before + 2);
    hand_in(&mut giulia, &page, "Testo.").await;
    let handed = giulia.get(&page).await;
    let href = handed.attributes(".evidence p a", "href").remove(0);
    let download = giulia.get(&href).await;
    assert_eq!(download.body, PDF);
    assert!(download.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    // Taken back and taken out: the version still has it.
    handed.form("taking-back").submit(&mut giulia).await;
    let shown = giulia.get(&page).await;
    let forms = shown.attributes("form[id^=removal-]", "id");
    shown.form(&forms[0]).submit(&mut giulia).await;
    assert!(!giulia.get(&page).await.says("Il canvas 1 KB"));
    assert!(giulia.get(&format!("{page}/versions/1")).await.says("Il canvas"));
    assert_eq!(giulia.get(&href).await.status, StatusCode::OK);
    assert_eq!(deliverable_file::Entity::find().count(&site.app.db).await.unwrap(), 2);
}

#[tokio::test]
async fn mistakes_are_named_beside_their_fields_and_nothing_typed_is_lost() {
    let site = Site::demo().await;
    let page = page_of(&site, "acqua", 2, "blog-post").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let form =
        giulia.get(&page).await.form("draft").set("words", "Testo").set("link-0-url", "javascript:alert(1)");
    let wrong = send(form.set("then", "hand-in"), &mut giulia).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for id in ["link-0-title-mistake", "link-0-url-mistake"] {
        assert_eq!(wrong.all(&format!("#{id}")).len(), 1, "{id}");
    }
    assert_eq!(wrong.form("draft").value("link-0-url"), "javascript:alert(1)");
    assert!(row(&site, "acqua", 2, "blog-post").await.is_none(), "nothing was saved");
    let long = "a".repeat(20_001);
    let too_long = send(giulia.get(&page).await.form("draft").set("words", &long), &mut giulia).await;
    assert_eq!(too_long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(too_long.form("draft").value("words").len(), 20_001);
    let nothing = giulia.get(&page).await.form("draft").set("words", "  ").set("then", "hand-in");
    let nothing = send(nothing, &mut giulia).await;
    assert!(nothing.says("Non c’è ancora niente da consegnare"), "{}", nothing.text());
    // What the thing is not handed in as is not taken: a blog post has no files.
    assert!(!giulia.get(&page).await.html().contains("type=\"file\""));
    let form = giulia.get(&page).await.form("draft").set("words", "Testo");
    let file = form.submit_with(&mut giulia, "revision", "a.pdf", PDF).await;
    assert_eq!(file.status, StatusCode::UNPROCESSABLE_ENTITY);
}
