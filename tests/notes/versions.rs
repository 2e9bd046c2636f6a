//! Versions: what was cited stays true; what is taken back says why.

use coesa::notes::kept::Both;
use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::{note, note_version};

use super::{SPENT, TEXT, begin, edo};
use crate::support::Site;

async fn versions(site: &Site, slug: &str) -> Vec<note_version::Model> {
    let note = note::Entity::find().filter(note::Column::Slug.eq(slug)).one(&site.app.db).await;
    note_version::Entity::find()
        .filter(note_version::Column::NoteId.eq(note.unwrap().unwrap().id))
        .order_by_asc(note_version::Column::Number)
        .all(&site.app.db)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_cited_version_keeps_words_and_figures_while_the_page_moves_on() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let both = versions(&site, SPENT).await;
    assert!(both[0].as_of < both[1].as_of, "the second was published with newer data");
    let paid = |row: &note_version::Model| {
        let kept = Both::read(&row.kept).unwrap();
        let found = kept.it.parts.iter().find_map(|part| match part {
            coesa::notes::kept::Part::Query(query) => query.found.clone(),
            _ => None,
        });
        found.unwrap().paid
    };
    assert_ne!(paid(&both[0]), paid(&both[1]), "the later data moved");
    let old = visitor.get(&format!("/it/pillole/{SPENT}/v/1")).await;
    let euro = |cents| coesa::text::euro(coesa::text::Lang::It, cents).replace('\u{a0}', " ");
    assert!(old.says(&euro(paid(&both[0]))), "{}", old.text());
    assert!(old.says("ce n’è una più recente") && old.says("questa pagina non cambia più"));
    assert!(!old.says("I progetti più costosi"), "that came with the second");
    let now = visitor.get(&format!("/it/pillole/{SPENT}")).await;
    assert!(now.says(&euro(paid(&both[1]))) && now.says("I progetti più costosi"), "{}", now.text());
    let new = visitor.get(&format!("/it/pillole/{SPENT}/v/2")).await;
    assert!(!new.says("più recente") && new.says("Guarda gli stessi numeri oggi"), "{}", new.text());
    assert!(new.all("article table tbody tr").len() >= 3, "the projects that were listed are kept too");
    let english = visitor.get(&format!("/en/pillole/{SPENT}/v/1")).await;
    assert!(english.says("this page does not change any more") && english.says("Paid does not mean done"));
    for wrong in ["/v/3", "/v/0", "/v/x", "/v/1/cita/doc"] {
        let seen = visitor.get(&format!("/it/pillole/{SPENT}{wrong}")).await;
        assert_eq!(seen.status, StatusCode::NOT_FOUND, "{wrong}");
    }
}

#[tokio::test]
async fn what_was_kept_long_ago_can_still_be_shown() {
    // The first shape of what versions keep. A change that cannot show it would break every citation.
    let site = Site::demo().await;
    let kept: serde_json::Value = serde_json::from_str(include_str!("kept.json")).unwrap();
    note_version::Entity::update_many()
        .col_expr(note_version::Column::Kept, Expr::value(kept))
        .filter(note_version::Column::Id.eq(versions(&site, SPENT).await[0].id))
        .exec(&site.app.db)
        .await
        .unwrap();
    let page = site.visitor().get(&format!("/it/pillole/{SPENT}/v/1")).await;
    for words in [
        "Strade di allora",
        "12.345",
        "Un ponte",
        "Il costo per anno",
        "2019",
        "I temi di allora",
        "7,5 milioni di €",
        "Che cosa vuol dire",
    ] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
}

#[tokio::test]
async fn a_note_taken_back_says_why_and_can_come_back() {
    let site = Site::demo().await;
    let (mut editor, mut visitor) = (edo(&site).await, site.visitor());
    let note = note::Entity::find().filter(note::Column::Slug.eq(SPENT)).one(&site.app.db).await;
    let path = format!("/it/notes/{}", note.unwrap().unwrap().id);
    let page = editor.get(&path).await;
    let public = visitor.get(&format!("/it/pillole/{SPENT}")).await;
    let cited = public.attributes("section[aria-labelledby=cite] a[href*='/cita/']", "href").remove(0);
    assert_eq!(visitor.get(&cited).await.status, StatusCode::OK);
    let short = page.form("withdrawal-form").set("why", "boh").submit(&mut editor).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.says("da 10 a 500 caratteri") && short.form("withdrawal-form").value("why") == "boh");
    let why = "La quota pagata era calcolata sul dato sbagliato.";
    let back = short.form("withdrawal-form").set("why", why).submit(&mut editor).await;
    assert!(back.says("Ritirata.") && back.says(why), "{}", back.text());
    for address in [format!("/it/pillole/{SPENT}"), format!("/en/pillole/{SPENT}/v/1")] {
        let gone = visitor.get(&address).await;
        assert_eq!(gone.status, StatusCode::GONE, "{address}");
        assert!(gone.says(why), "{}", gone.text());
    }
    let cited = visitor.get(&cited).await;
    assert!(cited.status == StatusCode::GONE && cited.says(why), "{}", cited.text());
    let api = visitor.get(&format!("/api/v1/notes/{SPENT}")).await;
    assert_eq!((api.status, api.json()["detail"].as_str()), (StatusCode::GONE, Some(why)));
    for list in ["/it/pillole", "/it/pillole/feed.atom", "/it/progetti?theme=07", "/it/lezioni"] {
        assert!(!visitor.get(list).await.html().contains(SPENT), "{list}");
    }
    let twice = editor.post(&format!("{path}/withdrawal"), &[("why", why)]).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    let again = back.form("publication-form").submit(&mut editor).await;
    assert!(again.says("è la versione 3"), "{}", again.text());
    assert_eq!(visitor.get(&format!("/it/pillole/{SPENT}")).await.status, StatusCode::OK);
    assert!(visitor.get("/it/pillole").await.html().contains(SPENT));
}

#[tokio::test]
async fn only_one_of_two_publications_of_the_same_draft_happens() {
    let site = Site::demo().await;
    let mut edo = edo(&site).await;
    let draft = begin(&mut edo, "Due volte", TEXT).await;
    let done = draft.form("publication-form").submit(&mut edo).await;
    assert!(done.says("versione 1"), "{}", done.text());
    let twice = draft.form("publication-form").submit(&mut edo).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    assert_eq!(versions(&site, "due-volte").await.len(), 1);
    // A name instead of the office, and other subjects, come with the next version only.
    let named = done.form("note-form").set("author", "Gruppo Dati").set("region", "015");
    let named = named.set("action", "save").submit(&mut edo).await;
    assert!(named.says("pubblica, con modifiche da pubblicare"), "{}", named.text());
    let mut visitor = site.visitor();
    assert!(visitor.get("/it/pillole/due-volte").await.says("Redazione Coesa · versione 1"));
    assert!(visitor.get("/it/pillole?region=016").await.says("Due volte"));
    named.form("publication-form").submit(&mut edo).await;
    assert!(visitor.get("/it/pillole/due-volte").await.says("Gruppo Dati · versione 2"));
    assert!(!visitor.get("/it/pillole?region=016").await.says("Due volte"));
    assert!(visitor.get("/it/pillole?region=015").await.says("Due volte"));
}
