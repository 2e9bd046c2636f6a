//! A document's way: begun from a text, written, looked at, restored, put away and taken back.

use http::StatusCode;
use sea_orm::{EntityTrait, Set};

use super::{document, revisions, text};
use crate::support::{Site, story};

#[tokio::test]
async fn a_document_is_begun_from_a_text_written_and_read_by_all_who_may() {
    let site = Site::demo().await;
    let team = story::team(&site, "acqua").await;
    let list = format!("/it/teams/{}/documents", team.id);
    let mut omar = site.as_one_of_the_story("gufo-verde-219").await;
    let page = omar.get(&list).await;
    assert!(page.says("Intervista al gestore della rete"), "{}", page.text());
    let told = page.form("new").set("title", "  ").submit(&mut omar).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        told.says("Scrivi un titolo.") && told.says("Scegli con che cosa cominciare."),
        "{}",
        told.text()
    );
    let new = told.form("new").set("title", "Visita al cantiere").set("start", "visit");
    let edit = new.submit(&mut omar).await;
    assert!(edit.path.ends_with("/edit"), "{}", edit.path);
    assert!(edit.form("writing").value("text").contains("Chi ci accompagna"));
    let words = "Il **cantiere** è vicino alla <script>alert(1)</script> scuola.";
    let shown = edit.form("writing").set("text", words);
    let preview = omar
        .post(&edit.path.replace("/edit", "/preview"), &[("title", "Visita al cantiere"), ("text", words)])
        .await;
    assert_eq!(preview.all("#preview strong"), ["cantiere"], "{}", preview.text());
    assert_eq!(preview.form("writing").value("text"), words, "nothing typed is lost, and nothing saved");
    shown.submit(&mut omar).await;
    let address = edit.path.replace("/edit", "");
    for (who, may_write) in [
        ("lince-blu-427", true),
        ("bruni@demo.example", false),
        ("viola@demo.example", false),
        ("teresa@demo.example", false),
    ] {
        let page = site.as_one_of_the_story(who).await.get(&address).await;
        assert_eq!(page.all(".passage-text strong"), ["cantiere"], "{who}");
        assert!(!page.html().contains("alert(1)</script>"), "{who}");
        assert_eq!(page.attributes("nav a[href$='/edit']", "href").len(), usize::from(may_write), "{who}");
    }
    let mut sofia = site.as_one_of_the_story("riccio-rosso-296").await;
    assert_eq!(sofia.get(&address).await.status, StatusCode::NOT_FOUND, "of another team");
    let file = omar.get(&format!("{address}/text")).await;
    assert_eq!(file.html(), words);
    assert!(file.headers["content-disposition"].to_str().unwrap().contains("visita-al-cantiere.md"));
}

#[tokio::test]
async fn a_document_of_another_team_is_not_to_be_had_below_ones_own() {
    let site = Site::demo().await;
    let (row, _) = document(&site).await;
    let other = story::team(&site, "mattone").await;
    let mut sofia = site.as_one_of_the_story("riccio-rosso-296").await;
    for page in ["", "/edit", "/history", "/difference", "/text"] {
        let seen = sofia.get(&format!("/it/teams/{}/documents/{}{page}", other.id, row.id)).await;
        assert_eq!(seen.status, StatusCode::NOT_FOUND, "{page}");
    }
}

#[tokio::test]
async fn an_earlier_text_is_taken_up_again_as_a_new_revision_and_never_covers_what_was_not_seen() {
    let site = Site::demo().await;
    let (row, address) = document(&site).await;
    let (mut giulia, mut omar) =
        (site.as_one_of_the_story("lince-blu-427").await, site.as_one_of_the_story("gufo-verde-219").await);
    let first = revisions(&site, row.id).await[0].text.clone();
    let history = omar.get(&format!("{address}/history")).await;
    assert!(history.attributes("form#restore-3", "id").is_empty(), "what is there can't be taken up again");
    let edit = giulia.get(&format!("{address}/edit")).await;
    edit.form("writing").set("text", "Tutto nuovo.").submit(&mut giulia).await;
    let told = history.form("restore-1").submit(&mut omar).await;
    assert_eq!(told.status, StatusCode::CONFLICT);
    assert_eq!(text(&site, row.id).await, "Tutto nuovo.");
    let done = told.form("restore-1").submit(&mut omar).await;
    assert!(done.says("Riprende la versione 1."), "{}", done.text());
    assert_eq!(text(&site, row.id).await, first);
    let rows = revisions(&site, row.id).await;
    assert_eq!(rows.len(), 5, "nothing was rewritten");
    assert_eq!(rows[4].restored, Some(1));
}

#[tokio::test]
async fn saves_of_one_writer_within_minutes_are_shown_as_one_and_any_two_can_be_compared() {
    let site = Site::demo().await;
    let (row, address) = document(&site).await;
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let begun = text(&site, row.id).await;
    for words in ["Una", "Una riga", "Una riga nuova"] {
        let edit = giulia.get(&format!("{address}/edit")).await;
        edit.form("writing").set("text", &format!("{begun}\n\n{words}")).submit(&mut giulia).await;
    }
    let history = giulia.get(&format!("{address}/history")).await;
    assert_eq!(history.all("li[id^=revision-] h2").len(), 4, "{}", history.text());
    assert!(history.says("3 salvataggi, 3 parole aggiunte"), "{}", history.text());
    let seen = giulia.get(&format!("{address}/difference?from=3&to=6")).await;
    assert!(seen.all(".difference ins").concat().contains("Una riga nuova"), "{}", seen.text());
    assert!(seen.says("aggiunto:"), "said in words too: {}", seen.text());
    let back = seen.form("compare").set("from", "6").set("to", "3").submit(&mut giulia).await;
    assert!(back.all(".difference del").concat().contains("Una riga nuova"), "{}", back.text());
    let same = giulia.get(&format!("{address}/difference?from=6&to=6")).await;
    assert!(same.says("I due testi sono uguali."));
    for wrong in ["?from=99", "?to=x", "?from=-1"] {
        let seen = giulia.get(&format!("{address}/difference{wrong}")).await;
        assert_eq!(seen.status, StatusCode::NOT_FOUND, "{wrong}");
    }
}

#[tokio::test]
async fn a_document_put_away_is_read_only_and_comes_back_whole() {
    let site = Site::demo().await;
    let (row, address) = document(&site).await;
    let list = format!("/it/teams/{}/documents", row.team_id);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let edit = giulia.get(&format!("{address}/edit")).await;
    let away = giulia.get(&list).await.form(&format!("archive-{}", row.id)).submit(&mut giulia).await;
    assert!(away.says("è archiviato") && away.says("Documenti archiviati"), "{}", away.text());
    let refused = edit.form("writing").set("text", "Troppo tardi.").submit(&mut giulia).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let page = giulia.get(&address).await;
    assert!(page.attributes("form#comment", "id").is_empty());
    let back = page.form("return").submit(&mut giulia).await;
    assert!(back.says("di nuovo in uso"), "{}", back.text());
    assert_eq!(edit.form("writing").submit(&mut giulia).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_team_has_no_more_than_two_hundred_documents() {
    let site = Site::demo().await;
    let (row, _) = document(&site).await;
    let copies = (0..197).map(|n| document::ActiveModel {
        id: sea_orm::NotSet,
        title: Set(format!("Documento {n}")),
        ..row.clone().into()
    });
    document::Entity::insert_many(copies).exec_without_returning(&site.app.db).await.unwrap();
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let page = giulia.get(&format!("/it/teams/{}/documents", row.team_id)).await;
    let told = page.form("new").set("title", "Uno di troppo").set("start", "empty").submit(&mut giulia).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.says("ha già 200 documenti"), "{}", told.text());
    assert_eq!(told.form("new").value("title"), "Uno di troppo");
}

#[tokio::test]
async fn teachers_see_who_wrote_how_much_and_nobody_else_does() {
    let site = Site::demo().await;
    let (row, address) = document(&site).await;
    let list = format!("/it/teams/{}/documents", row.team_id);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let count = |page: &crate::support::browser::PageSeen| -> i32 {
        let (names, words) = (page.all("table tbody th"), page.all("table tbody td:last-child"));
        let hers = names.iter().position(|name| name == "Giulia").unwrap();
        words[hers].parse().unwrap()
    };
    let mut bruni = site.as_one_of_the_story("bruni@demo.example").await;
    let before = count(&bruni.get(&list).await);
    let edit = giulia.get(&format!("{address}/edit")).await;
    let more = format!("{} due parole", edit.form("writing").value("text"));
    edit.form("writing").set("text", &more).submit(&mut giulia).await;
    assert_eq!(count(&bruni.get(&list).await), before + 2);
    assert!(!giulia.get(&list).await.says("Chi ha scritto quanto"));
}
