//! Reasons for and against the projects on a list.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::{shortlist_item, shortlist_point};

use crate::support::{Site, story};

#[tokio::test]
async fn reasons_stand_under_their_project_and_only_their_author_takes_them_back() {
    let site = Site::demo().await;
    let bussola = story::team(&site, "bussola").await;
    let path = format!("/it/teams/{}/shortlist", bussola.id);
    let mut dario = site.as_one_of_the_story("merlo-nero-730").await;
    let mut irina = site.as_one_of_the_story("cervo-verde-422").await;
    let page = dario.get(&path).await;
    let form = page.attributes("form[id^=point-][id$=-form]", "id").remove(0);
    let words = "C’è il <b>capolinea</b> davanti";
    let added = page.form(&form).set("words", words).set("side", "pro").submit(&mut dario).await;
    assert!(
        added.all(".pros li").iter().any(|line| line.contains(words) && line.contains("Dario")),
        "{}",
        added.text()
    );
    let row = shortlist_point::Entity::find().filter(shortlist_point::Column::Words.eq(words));
    let row = row.one(&site.app.db).await.unwrap().unwrap();
    let removal = format!("point-removal-{}", row.id);
    let others = irina.get(&path).await;
    assert!(others.says(words), "the whole team sees it");
    assert!(!others.attributes("form", "id").contains(&removal), "not hers to take back");
    let address = format!("{path}/{}/points/{}/removal", row.item_id, row.id);
    assert!(irina.post(&address, &[]).await.says("l’ha scritto un’altra persona"));
    assert!(dario.get(&path).await.says(words));
    let gone = dario.get(&path).await.form(&removal).submit(&mut dario).await;
    assert!(!gone.says(words), "{}", gone.text());
    // Its teacher and supporters read, and write nothing.
    for who in ["ferri@demo.example", "viola@demo.example"] {
        let mut browser = site.as_one_of_the_story(who).await;
        let page = browser.get(&path).await;
        assert!(
            page.says("La direttrice ci aspetta") && page.attributes("form[id^=point-]", "id").is_empty(),
            "{who}"
        );
        assert_eq!(
            browser.post(&format!("{path}/{}/points", row.item_id), &[]).await.status,
            StatusCode::FORBIDDEN
        );
    }
}

#[tokio::test]
async fn a_reason_that_is_none_comes_back_with_what_to_do() {
    let site = Site::demo().await;
    let bussola = story::team(&site, "bussola").await;
    let path = format!("/it/teams/{}/shortlist", bussola.id);
    let mut dario = site.as_one_of_the_story("merlo-nero-730").await;
    let form = dario.get(&path).await.attributes("form[id^=point-][id$=-form]", "id").remove(0);
    let empty = dario.get(&path).await.form(&form).set("side", "con").submit(&mut dario).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.says("Scrivi un motivo"), "{}", empty.text());
    let long = "x".repeat(161);
    let refused =
        dario.get(&path).await.form(&form).set("words", &long).set("side", "con").submit(&mut dario).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.form(&form).value("words"), long, "nothing typed is lost");
    // No more than so many for one project.
    let item = shortlist_item::Entity::find().filter(shortlist_item::Column::TeamId.eq(bussola.id));
    let item = item.one(&site.app.db).await.unwrap().unwrap().id;
    let there = shortlist_point::Entity::find().filter(shortlist_point::Column::ItemId.eq(item));
    let before = there.clone().all(&site.app.db).await.unwrap().len();
    for n in before..=20 {
        let words = format!("motivo {n}");
        dario.post(&format!("{path}/{item}/points"), &[("words", words.as_str()), ("side", "pro")]).await;
    }
    assert_eq!(there.all(&site.app.db).await.unwrap().len(), 20);
}

#[tokio::test]
async fn a_project_goes_with_its_reasons_and_one_of_others_stays() {
    let site = Site::demo().await;
    let (bussola, acqua) = (story::team(&site, "bussola").await, story::team(&site, "acqua").await);
    let mut dario = site.as_one_of_the_story("merlo-nero-730").await;
    let path = format!("/it/teams/{}/shortlist", bussola.id);
    let item = |team: tables::ids::TeamId| {
        shortlist_item::Entity::find().filter(shortlist_item::Column::TeamId.eq(team))
    };
    let own = item(bussola.id).one(&site.app.db).await.unwrap().unwrap().id;
    let theirs = item(acqua.id).one(&site.app.db).await.unwrap().unwrap().id;
    let points = |item: i64| shortlist_point::Entity::find().filter(shortlist_point::Column::ItemId.eq(item));
    assert!(!points(own).all(&site.app.db).await.unwrap().is_empty());
    let removal = format!("removal-{own}");
    let asked = dario.get(&path).await.form(&removal).submit(&mut dario).await;
    assert!(asked.says("Si perdono anche la nota e i motivi"), "{}", asked.text());
    assert!(!points(own).all(&site.app.db).await.unwrap().is_empty(), "asked first");
    let gone = asked.form(&removal).submit(&mut dario).await;
    assert!(gone.all(&format!("#item-{own}")).is_empty(), "{}", gone.text());
    assert!(points(own).all(&site.app.db).await.unwrap().is_empty());
    let before = points(theirs).all(&site.app.db).await.unwrap();
    dario.post(&format!("{path}/{theirs}/points"), &[("words", "Da fuori"), ("side", "pro")]).await;
    dario.post(&format!("{path}/{theirs}/points/{}/removal", before[0].id), &[]).await;
    assert_eq!(points(theirs).all(&site.app.db).await.unwrap(), before);
}

#[tokio::test]
async fn a_note_written_on_an_old_page_takes_nobodys_words() {
    let site = Site::demo().await;
    let bussola = story::team(&site, "bussola").await;
    let path = format!("/it/teams/{}/shortlist", bussola.id);
    let mut dario = site.as_one_of_the_story("merlo-nero-730").await;
    let mut irina = site.as_one_of_the_story("cervo-verde-422").await;
    let (his, hers) = (dario.get(&path).await, irina.get(&path).await);
    let form = his.attributes("form[id^=point-][id$=-form]", "id").remove(0);
    let saved = his.form(&form).set("note", "Si va a piedi.\r\nSempre.").submit(&mut dario).await;
    assert_eq!(saved.status, StatusCode::OK);
    let late = hers.form(&form).set("note", "È dietro casa mia.").submit(&mut irina).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.says("Si va a piedi."), "{}", late.text());
    assert_eq!(late.form(&form).value("note").trim(), "È dietro casa mia.");
    let both = "Si va a piedi. È dietro casa di Irina.";
    let put = late.form(&form).set("note", both).submit(&mut irina).await;
    assert_eq!(put.status, StatusCode::OK);
    assert_eq!(dario.get(&path).await.form(&form).value("note").trim(), both);
}

#[tokio::test]
async fn whichever_button_is_pressed_nothing_typed_on_a_line_is_lost() {
    let site = Site::demo().await;
    let bussola = story::team(&site, "bussola").await;
    let path = format!("/it/teams/{}/shortlist", bussola.id);
    let mut dario = site.as_one_of_the_story("merlo-nero-730").await;
    let page = dario.get(&path).await;
    let form = page.attributes("form[id^=point-][id$=-form]", "id").remove(0);
    // A reason is added while a note is being written.
    let written = page.form(&form).set("note", "Metà di una nota").set("words", "Costa troppo");
    let added = written.set("side", "con").submit(&mut dario).await;
    assert!(added.says("Motivo aggiunto.") && added.says("Costa troppo"), "{}", added.text());
    assert_eq!(added.form(&form).value("note").trim(), "Metà di una nota");
    // The note is saved while a reason is being written: that is there still, once.
    let written = added.form(&form).set("note", "Tutta la nota").set("words", "Un motivo a metà");
    let saved = written.submit(&mut dario).await;
    assert!(saved.says("Nota salvata."), "{}", saved.text());
    let shown = saved.form(&form);
    assert_eq!((shown.value("note").trim(), shown.value("words")), ("Tutta la nota", "Un motivo a metà"));
    assert_eq!(dario.get(&path).await.form(&form).value("words"), "");
    // What is refused brings both back.
    let long = "x".repeat(1001);
    let written = dario.get(&path).await.form(&form).set("note", &long).set("words", "Ancora");
    let refused = written.set("side", "pro").submit(&mut dario).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        (refused.form(&form).value("note").len(), refused.form(&form).value("words")),
        (1001, "Ancora")
    );
    assert!(!refused.all(".pros li").iter().any(|line| line.starts_with("Ancora")), "nothing half done");
    // Who has not touched the note adds a reason, whatever another has written there meanwhile.
    let mut irina = site.as_one_of_the_story("cervo-verde-422").await;
    let old = dario.get(&path).await.form(&form);
    let hers = irina.get(&path).await.form(&form).set("note", "La nota di Irina").submit(&mut irina).await;
    assert!(hers.says("Nota salvata."), "{}", hers.text());
    let added = old.set("words", "È vicino").set("side", "pro").submit(&mut dario).await;
    assert!(added.says("Motivo aggiunto."), "{}", added.text());
    assert_eq!(added.form(&form).value("note").trim(), "La nota di Irina");
}
