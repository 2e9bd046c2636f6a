//! The canvas: each box saved alone, two writers, its history, the sheet.

use http::header::ACCEPT;
use http::{Method, StatusCode};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use tables::canvas_revision;

use super::{BRUNI, GIULIA, OMAR, VIOLA, acqua, actor};
use crate::support::Site;

#[tokio::test]
async fn the_canvas_of_the_story_asks_its_question_and_is_asked_for_by_a_step() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "canvas").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let page = giulia.get(&path).await;
    assert!(
        page.says("9 di 11") && page.says("tappa «Progettare», entro il 18 dicembre 2026"),
        "{}",
        page.text()
    );
    assert!(page.form("box-question").value("value").contains("Quanta acqua"));
    let sheet = giulia.get(&format!("{path}/print")).await;
    assert_eq!(sheet.all(".box").len(), 11);
    assert!(sheet.says("Sorgenti") || sheet.says("3A"), "{}", sheet.text());
    for who in [BRUNI, VIOLA] {
        let mut reader = site.as_one_of_the_story(who).await;
        let seen = reader.get(&path).await;
        assert!(seen.says("Quanta acqua") && !seen.html().contains("<textarea"), "{who} reads");
        assert_eq!(reader.post(&format!("{path}/question"), &[]).await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn two_writers_of_one_box_lose_nothing() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "canvas").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let mut omar = site.as_one_of_the_story(OMAR).await;
    let mine = giulia.get(&path).await.form("box-obstacles").set("value", "Poco tempo");
    let theirs = omar.get(&path).await.form("box-obstacles").set("value", "Nessuno risponde");
    assert!(theirs.submit(&mut omar).await.says("Salvato alle 10:42"));
    let stale = mine.submit(&mut giulia).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.says("Nessuno risponde") && stale.says("Omar"), "{}", stale.text());
    assert_eq!(stale.form("box-obstacles").value("value"), "Poco tempo");
    let both = stale.form("box-obstacles").set("value", "Poco tempo\r\nNessuno risponde  ");
    assert!(both.submit(&mut giulia).await.says("Salvato alle"));
    let history = giulia.get(&format!("{path}/obstacles/history")).await;
    assert_eq!(history.all("main li h2").len(), 2);
    assert!(history.says("Giulia") && history.says("Omar"));
    let rows = canvas_revision::Entity::find()
        .filter(canvas_revision::Column::Field.eq("obstacles"))
        .order_by_asc(canvas_revision::Column::Revision)
        .all(&site.app.db)
        .await
        .unwrap();
    assert_eq!(rows[1].words, "Poco tempo\nNessuno risponde");
    // The first text again, as a third; and from the page before, not twice.
    let again = history.form("restore-1").submit(&mut giulia).await;
    assert_eq!(again.all("main li h2").len(), 3);
    let old = history.form("restore-1").submit(&mut omar).await;
    assert!(old.says("già salvato così"), "equal texts are no quarrel: {}", old.text());
}

#[tokio::test]
async fn the_script_is_answered_as_the_report_answers_it() {
    let site = Site::demo().await;
    let (team, path) = acqua(&site, "canvas").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let send = async |browser: &mut crate::support::Browser, revision: &str, value: &str| {
        let body = serde_urlencoded::to_string([("value", value), ("revision", revision)]).unwrap();
        let kind = "application/x-www-form-urlencoded".to_owned();
        let json = [(ACCEPT, "application/json")];
        let to = format!("{path}/hypothesis");
        browser.send(Method::POST, &to, Some((kind, body.into_bytes())), &json).await
    };
    let first = send(&mut giulia, "0", "Ne perderà la metà").await;
    assert_eq!((first.status, first.json()["revision"].as_i64()), (StatusCode::OK, Some(1)));
    let same = send(&mut giulia, "0", "Ne perderà la metà").await;
    assert_eq!((same.status, same.json()["revision"].as_i64()), (StatusCode::OK, Some(1)));
    let stale = send(&mut giulia, "0", "Ne perderà un terzo").await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert_eq!(stale.json()["theirs"], "Ne perderà la metà");
    assert_eq!(stale.json()["revision"], 1);
    let long = send(&mut giulia, "1", &"x".repeat(1501)).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(long.json()["message"].as_str().unwrap().contains("1500"));
    assert_eq!(giulia.post(&format!("{path}/hypothesis"), &[("revision", "x")]).await.status, 400);
    assert_eq!(giulia.get(&format!("{path}/niente/history")).await.status, StatusCode::NOT_FOUND);
    // Many at once: one revision after the other, none of them twice.
    let may = coesa::teams::access::EditTeam::check(&site.app.db, actor(&site, OMAR).await, team.id);
    let may = may.await.unwrap();
    let written = |text| coesa::workspace::save_box(&site.app, &may, "hypothesis", 1, text);
    let (one, two, three) = tokio::join!(written("Un terzo"), written("Un quarto"), written("Niente"));
    let saved = [one.unwrap(), two.unwrap(), three.unwrap()];
    let done = saved.iter().filter(|one| matches!(one, coesa::workspace::Saved::Done { .. })).count();
    assert_eq!(done, 1, "{saved:?}");
    let kept = canvas_revision::Entity::find().filter(canvas_revision::Column::Field.eq("hypothesis"));
    assert_eq!(kept.count(&site.app.db).await.unwrap(), 2);
}
