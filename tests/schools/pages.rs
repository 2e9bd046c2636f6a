//! Pages of an edition: written by editors, read by everybody once they are public.

use http::StatusCode;
use sea_orm::EntityTrait;
use tables::{edition, edition_page};

use super::{edition_with_call, editor};
use crate::support::Site;

#[tokio::test]
async fn a_page_is_written_looked_at_and_read_by_everybody_once_it_is_public() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = edition_with_call(&mut editor).await;
    let new = format!("/it/editions/{edition}/pages");
    let half = editor.get(&new).await;
    let half = half
        .form("page-form")
        .set("title_it", "Regolamento")
        .set("text_it", "## Chi\n\nTutte le **classi**.")
        .set("title_en", "Rules")
        .submit(&mut editor)
        .await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(half.form("page-form").value("title_en"), "Rules", "nothing typed is lost");
    let looked =
        half.form("page-form").set("title_en", "").set("action", "preview").submit(&mut editor).await;
    assert!(looked.says("Tutte le classi."), "{}", looked.text());
    assert!(edition_page::Entity::find().one(&site.app.db).await.unwrap().is_none(), "looking saves nothing");
    let saved = looked.form("page-form").set("action", "save").submit(&mut editor).await;
    assert!(saved.says("Regolamento") && saved.says("bozza"), "{}", saved.text());

    let slug = edition::Entity::find().one(&site.app.db).await.unwrap().unwrap().slug;
    let address = format!("/it/edizioni/{slug}/regolamento");
    let mut visitor = site.visitor();
    assert_eq!(visitor.get(&address).await.status, StatusCode::NOT_FOUND, "a draft");
    let page = edition_page::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    let path = format!("{new}/{}", page.id);
    let (mine, late) = (editor.get(&path).await, editor.get(&path).await);
    mine.form("page-form").tick("public", "yes").set("action", "save").submit(&mut editor).await;
    let late =
        late.form("page-form").set("text_it", "Altro.").set("action", "save").submit(&mut editor).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(late.form("page-form").value("text_it"), "Altro.");
    let public = visitor.get(&address).await;
    assert!(public.says("Tutte le classi."), "{}", public.text());
    let english = visitor.get(&format!("/en/edizioni/{slug}/regolamento")).await;
    assert_eq!(english.attributes("h1", "lang"), ["it"], "there is no English text yet");
    assert!(visitor.get(&format!("/it/edizioni/{slug}")).await.says("Regolamento"));
}

#[tokio::test]
async fn next_year_has_the_pages_too_as_drafts_and_an_archived_year_keeps_its_own() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = edition_with_call(&mut editor).await;
    let page = editor.get(&format!("/it/editions/{edition}/pages")).await;
    page.form("page-form")
        .set("title_it", "Calendario 2026-2027")
        .set("text_it", "Si comincia a novembre.")
        .tick("public", "yes")
        .set("action", "save")
        .submit(&mut editor)
        .await;
    let shown = editor.get(&format!("/it/editions/{edition}")).await;
    shown.form("copy").submit(&mut editor).await;
    let pages = edition_page::Entity::find().all(&site.app.db).await.unwrap();
    let copy = pages.iter().find(|one| one.edition_id.0 != edition).unwrap();
    assert_eq!((copy.title_it.as_str(), copy.public), ("Calendario 2027-2028", false));
    let shown = editor.get(&format!("/it/editions/{edition}")).await;
    shown.form("archive").set("sure", "2026-2027").submit(&mut editor).await;
    let mut visitor = site.visitor();
    let kept = visitor.get("/it/edizioni/2026-2027/calendario-2026-2027").await;
    assert!(kept.says("Si comincia a novembre."), "{}", kept.text());
    let own = pages.iter().find(|one| one.edition_id.0 == edition).unwrap();
    let path = format!("/it/editions/{edition}/pages/{}", own.id);
    let refused = editor.post(&path, &[("title_it", "Altro"), ("text_it", "Altro"), ("revision", "1")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}
