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

#[tokio::test]
async fn one_goes_from_an_application_to_the_next_of_the_list_and_to_its_school() {
    let site = Site::demo().await;
    let mut edo = site.as_one_of_the_story("edo@demo.example").await;
    let front = edo.get("/it/selection").await;
    let list = front.form("filter").set("sort", "school").submit(&mut edo).await;
    let listed = list.attributes("tbody th a", "href");
    assert!(listed.len() > 1 && listed.iter().all(|href| href.contains("?sort=school")), "{listed:?}");
    let (mut seen, mut path) = (Vec::new(), listed[0].clone());
    loop {
        let page = edo.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        seen.push(path);
        let Some(next) = page.attributes("a[rel=next]", "href").pop() else { break };
        assert!(seen.len() < listed.len(), "it goes on for ever: {seen:?}");
        let after = edo.get(&next).await;
        assert_eq!(after.attributes("a[rel=prev]", "href"), [page.path.as_str()]);
        path = next;
    }
    assert_eq!(seen, listed, "in the list's order");
    let page = edo.get(&listed[0]).await;
    assert!(page.attributes("main a", "href").contains(&format!("{}?sort=school", front.path)));
    let school = page.attributes("main a", "href").into_iter().find(|href| href.starts_with("/it/schools/"));
    assert_eq!(edo.get(&school.unwrap()).await.status, 200);
    // Saving points leaves one in the same list.
    let saved = page.form("scores-form").submit(&mut edo).await;
    assert!(saved.path.ends_with("?sort=school"), "{}", saved.path);
}

#[tokio::test]
async fn a_list_that_filters_have_emptied_says_so() {
    let site = Site::demo().await;
    let mut edo = site.as_one_of_the_story("edo@demo.example").await;
    for front in ["/it/selection", "/it/overview"] {
        let list = edo.get(front).await;
        let none = list.form("filter").set("q", "zzzz").submit(&mut edo).await;
        assert!(none.says("Niente corrisponde ai filtri"), "{front}: {}", none.text());
        let clear = none.attributes(".nothing a", "href").pop().unwrap();
        assert_eq!(edo.get(&clear).await.all("tbody tr").len(), list.all("tbody tr").len(), "{front}");
    }
}

#[tokio::test]
async fn the_pages_of_a_step_and_of_a_page_say_which_it_is_and_those_of_the_programme_keep_their_tabs() {
    let site = Site::demo().await;
    let edition = edition::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    let mut edo = site.as_one_of_the_story("edo@demo.example").await;
    let plan = edo.get(&format!("/it/editions/{}", edition.id)).await;
    for kind in ["steps", "pages"] {
        let selector = format!("main a[href^='/it/editions/{}/{kind}/']", edition.id);
        let (links, names) = (plan.attributes(&selector, "href"), plan.all(&selector));
        let page = edo.get(&links[0]).await;
        assert_eq!(page.all("h1"), names[..1], "{kind}");
        assert!(page.all("title")[0].starts_with(&names[0]), "{kind}: {:?}", page.all("title"));
    }
    for path in ["/it/notes", "/it/staff/data", "/it/editions"] {
        let page = edo.get(path).await;
        let tabs = page.attributes("main nav a", "href");
        assert!(tabs.contains(&"/it/overview".to_owned()), "{path}: {tabs:?}");
        assert_eq!(page.attributes("main nav a[aria-current=page]", "href"), [path]);
    }
}
