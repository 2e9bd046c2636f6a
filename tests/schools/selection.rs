//! Points that are taken away or crossed, and places that are held, shown and gone over.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use tables::ids::{ApplicationId, EditionId};
use tables::kinds::{ApplicationState, Role};
use tables::{application, application_score, class, edition_call, event};

use super::{apply, edition_with_call, editor, school};
use crate::support::browser::PageSeen;
use crate::support::{Browser, Site};

/// An application of each of these teachers for a class of that school, a minute apart.
async fn applied(site: &Site, edition: i64, school: i64, all: &[(&str, &str)]) -> Vec<i64> {
    let mut ids = Vec::new();
    for (name, class) in all {
        let person = site.adult(Role::Teacher, name).await;
        let mut teacher = site.signed_in(&person).await;
        ids.push(apply(&mut teacher, edition, school, class).await);
        site.app.clock.advance(chrono::Duration::minutes(1));
    }
    ids
}

async fn reviewer(site: &Site, name: &str) -> Browser {
    let person = site.adult(Role::Reviewer, name).await;
    site.signed_in(&person).await
}

/// The points of an application as they are kept, by criterion.
async fn points(site: &Site, id: i64) -> Vec<(String, i32)> {
    let rows = application_score::Entity::find()
        .filter(application_score::Column::ApplicationId.eq(id))
        .order_by_asc(application_score::Column::Criterion)
        .all(&site.app.db)
        .await
        .unwrap();
    rows.into_iter().map(|row| (row.criterion, row.points)).collect()
}

async fn state(site: &Site, id: i64) -> ApplicationState {
    let row = application::Entity::find_by_id(ApplicationId(id)).one(&site.app.db).await.unwrap().unwrap();
    row.state
}

/// The details of all events of that kind, the first first.
async fn details(site: &Site, kind: &str) -> Vec<Value> {
    let events = event::Entity::find()
        .filter(event::Column::Kind.eq(kind))
        .order_by_asc(event::Column::Id)
        .all(&site.app.db)
        .await
        .unwrap();
    events.into_iter().map(|event| event.detail).collect()
}

/// Chooses one application in the ranking, to be admitted: the page with the mails.
async fn choose(editor: &mut Browser, edition: i64, id: i64) -> PageSeen {
    let ranking = editor.get(&format!("/it/selection/{edition}/ranking")).await;
    let form = ranking.form("ranking").set("application", &id.to_string()).set("decision", "admitted");
    form.submit(editor).await
}

async fn admit(editor: &mut Browser, edition: i64, id: i64) {
    let preview = choose(editor, edition, id).await;
    let done = preview.form("decision").set("sure", "yes").submit(editor).await;
    assert!(done.says("una candidatura decisa"), "{}", done.text());
}

#[tokio::test]
async fn an_emptied_field_takes_the_points_away_and_says_so() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = edition_with_call(&mut editor).await;
    let bari = school(&mut editor, "BAPS01000X", "Liceo Scacchi", "Bari").await;
    let id = applied(&site, edition, bari, &[("Bruni", "4B")]).await[0];
    let mut teresa = reviewer(&site, "Teresa").await;
    let path = format!("/it/selection/{edition}/applications/{id}");
    let form = teresa.get(&path).await.form("scores-form");
    let form = form.set("points_motivation", "4").set("comment_motivation", "Chiara");
    let scored = form.set("points_territory", "3").submit(&mut teresa).await;
    assert!(scored.says("Punteggio: 18"), "{}", scored.text());
    // A comment alone is no score: nothing is lost.
    let half = scored.form("scores-form").set("points_motivation", "").submit(&mut teresa).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(half.says("cancella anche il commento"), "{}", half.text());
    assert_eq!(points(&site, id).await.len(), 2);
    let emptied = half.form("scores-form").set("comment_motivation", "").submit(&mut teresa).await;
    assert!(emptied.says("Hai tolto i punti di un criterio"), "{}", emptied.text());
    assert!(emptied.says("Punteggio: 6"), "{}", emptied.text());
    assert_eq!(points(&site, id).await, [("territory".to_owned(), 3)]);
    let ranking = teresa.get(&format!("/it/selection/{edition}/ranking")).await;
    assert!(ranking.says("Motivazione e idea: non ancora valutato"), "{}", ranking.text());
    // What changes nothing is no deed.
    let same = emptied.form("scores-form").submit(&mut teresa).await;
    assert!(same.says("Salvato."), "{}", same.text());
    let noted = [json!({ "criteria": 2, "removed": 0 }), json!({ "criteria": 0, "removed": 1 })];
    assert_eq!(details(&site, "application.scored").await, noted);
    let last = same.form("scores-form").set("points_territory", "").submit(&mut teresa).await;
    assert!(last.says("Punteggio: 0"), "{}", last.text());
    assert!(points(&site, id).await.is_empty());
}

#[tokio::test]
async fn two_reviewers_of_one_application_see_each_others_points_before_either_is_lost() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = edition_with_call(&mut editor).await;
    let bari = school(&mut editor, "BAPS01000X", "Liceo Scacchi", "Bari").await;
    let id = applied(&site, edition, bari, &[("Bruni", "4B")]).await[0];
    let (mut teresa, mut ugo) = (reviewer(&site, "Teresa").await, reviewer(&site, "Ugo").await);
    let path = format!("/it/selection/{edition}/applications/{id}");
    let (hers, his) = (teresa.get(&path).await, ugo.get(&path).await);
    let form = hers.form("scores-form").set("points_motivation", "5").set("comment_motivation", "Chiara");
    let hers = form.set("points_completeness", "4").submit(&mut teresa).await;
    // He has scored one criterion otherwise, one anew, and left one as it was.
    let form = his.form("scores-form").set("points_motivation", "2").set("points_territory", "3");
    let late = form.submit(&mut ugo).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
    for words in ["non abbiamo ancora salvato niente", "5 punti da Teresa", "Chiara", "4 punti da Teresa"] {
        assert!(late.says(words), "{words}: {}", late.text());
    }
    let kept = late.form("scores-form");
    assert_eq!((kept.value("points_motivation"), kept.value("points_territory")), ("2", "3"), "as he typed");
    assert_eq!(kept.value("points_completeness"), "4", "he had not touched it");
    let of_hers = [("completeness".to_owned(), 4), ("motivation".to_owned(), 5)];
    assert_eq!(points(&site, id).await, of_hers);
    // Saved again, knowing hers, it is his choice.
    let done = kept.submit(&mut ugo).await;
    assert!(done.says("Salvato."), "{}", done.text());
    let both = [("completeness".to_owned(), 4), ("motivation".to_owned(), 2), ("territory".to_owned(), 3)];
    assert_eq!(points(&site, id).await, both);
    // Nor does she take his points away without having seen them: an old page is told.
    let form = hers.form("scores-form").set("points_completeness", "").set("points_territory", "3");
    let late = form.submit(&mut teresa).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
    assert!(late.says("2 punti da Ugo"), "{}", late.text());
    assert!(!late.says("3 punti da Ugo"), "there they agree: {}", late.text());
    let kept = late.form("scores-form");
    assert_eq!((kept.value("points_completeness"), kept.value("points_motivation")), ("", "2"));
    assert_eq!(points(&site, id).await, both);
    let done = kept.submit(&mut teresa).await;
    assert!(done.says("Hai tolto i punti di un criterio"), "{}", done.text());
    // His page is old now: what she has taken away is told too.
    let his = ugo.get(&path).await;
    let emptied = done.form("scores-form").set("points_territory", "").submit(&mut teresa).await;
    assert!(emptied.says("Hai tolto i punti"), "{}", emptied.text());
    let late = his.form("scores-form").set("points_territory", "1").submit(&mut ugo).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
    assert!(late.says("punti tolti"), "{}", late.text());
    // The same typed by both is no conflict.
    let (hers, his) = (teresa.get(&path).await, ugo.get(&path).await);
    hers.form("scores-form").set("points_territory", "1").submit(&mut teresa).await;
    let same = his.form("scores-form").set("points_territory", "1").submit(&mut ugo).await;
    assert!(same.says("Salvato."), "{}", same.text());
}

#[tokio::test]
async fn whoever_is_admitted_keeps_the_place_when_points_change_and_every_line_says_so() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = edition_with_call(&mut editor).await;
    let bari = school(&mut editor, "BAPS01000X", "Liceo Scacchi", "Bari").await;
    let ids = applied(&site, edition, bari, &[("Bruni", "4B"), ("Ferri", "3A")]).await;
    let mut teresa = reviewer(&site, "Teresa").await;
    admit(&mut editor, edition, ids[0]).await;
    let page = teresa.get(&format!("/it/selection/{edition}/applications/{}", ids[1])).await;
    page.form("scores-form").set("points_motivation", "5").submit(&mut teresa).await;
    let path = format!("/it/selection/{edition}/ranking");
    let ranking = editor.get(&path).await;
    let rows = ranking.all("tbody tr");
    assert!(rows[0].contains("3A") && rows[0].contains("prima viene una classe già ammessa"), "{rows:?}");
    assert!(rows[1].contains("4B") && rows[1].contains("tiene il suo posto"), "{rows:?}");
    assert!(
        ranking.says("Posti della regione, al massimo: 1. Uno lo tiene una classe già ammessa."),
        "{}",
        ranking.text()
    );
    let inside = editor.get(&format!("{path}?pick=inside")).await;
    assert!(inside.attributes("input[checked]", "value").is_empty(), "nobody is put in its stead");
    let english = editor.get(&format!("/en/selection/{edition}/ranking")).await;
    assert!(english.says("Admitted: it keeps its place"), "{}", english.text());
    // Of all places too: of three one is held, and of two schools elsewhere with better points both come in.
    let napoli = school(&mut editor, "NATF00100A", "Istituto Volta", "Napoli").await;
    let more = applied(&site, edition, napoli, &[("Verdi", "1A"), ("Neri", "1B"), ("Bianchi", "1C")]).await;
    for id in &more {
        let page = teresa.get(&format!("/it/selection/{edition}/applications/{id}")).await;
        page.form("scores-form").set("points_motivation", "4").submit(&mut teresa).await;
    }
    let inside = editor.get(&format!("{path}?pick=inside")).await;
    let ticked = inside.attributes("input[checked]", "value");
    assert_eq!(ticked, [more[0].to_string(), more[1].to_string()]);
    assert!(inside.says("Rientra nei posti che restano dopo le classi già ammesse."), "{}", inside.text());
    assert!(!inside.says("Rientra nel massimo della regione"), "Campania has none");
    assert!(inside.says("I posti in tutto sono finiti: prima viene una classe già ammessa"));
}

#[tokio::test]
async fn going_over_the_places_is_shown_needs_a_tick_and_is_written_down() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = edition_with_call(&mut editor).await;
    let bari = school(&mut editor, "BAPS01000X", "Liceo Scacchi", "Bari").await;
    let napoli = school(&mut editor, "NATF00100A", "Istituto Volta", "Napoli").await;
    let ids = applied(&site, edition, bari, &[("Bruni", "4B"), ("Ferri", "3A"), ("Lapilli", "5C")]).await;
    let far = applied(&site, edition, napoli, &[("Verdi", "1A"), ("Neri", "1B")]).await;
    // Two for a region's one place.
    let ranking = editor.get(&format!("/it/selection/{edition}/ranking")).await;
    let form = ranking.form("ranking").set("decision", "admitted");
    let form = form.tick("application", &ids[0].to_string()).tick("application", &ids[1].to_string());
    let preview = form.submit(&mut editor).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.text());
    assert_eq!(
        preview.all("#balance tbody tr"),
        ["Puglia 1 0 2 una oltre i posti", "Posti in tutto 3 0 2 resta un posto"]
    );
    assert!(preview.says("più dei posti che restano"), "{}", preview.text());
    let form = preview.form("decision").set("reason", "Benvenuti!").set("sure", "yes");
    let refused = form.submit(&mut editor).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    assert!(refused.says("metti la spunta"), "{}", refused.text());
    assert_eq!(refused.form("decision").value("reason"), "Benvenuti!");
    assert_eq!(class::Entity::find().count(&site.app.db).await.unwrap(), 0, "nobody is admitted");
    let form = refused.form("decision").set("over", "yes").set("sure", "yes");
    let done = form.submit(&mut editor).await;
    assert!(done.says("2 candidature decise"), "{}", done.text());
    assert!(done.says("2 li tengono le classi già ammesse. Una è oltre i posti."), "{}", done.text());
    // One by one it is the same rule; within the places nothing is asked.
    let alone = choose(&mut editor, edition, ids[2]).await;
    assert!(alone.says("2 oltre i posti") && alone.says("posti finiti"), "{}", alone.text());
    let refused = alone.form("decision").set("sure", "yes").submit(&mut editor).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(state(&site, ids[2]).await, ApplicationState::Submitted);
    admit(&mut editor, edition, far[0]).await;
    let full = choose(&mut editor, edition, far[1]).await;
    assert_eq!(
        full.all("#balance tbody tr"),
        ["Campania senza limite 1 1 senza limite", "Posti in tutto 3 3 1 una oltre i posti"]
    );
    full.form("decision").set("over", "yes").set("sure", "yes").submit(&mut editor).await;
    assert_eq!(state(&site, far[1]).await, ApplicationState::Admitted);
    let noted: Vec<(Value, Value)> = details(&site, "application.decided")
        .await
        .into_iter()
        .map(|detail| (detail["over_quota"].clone(), detail["over_places"].clone()))
        .collect();
    let over = (json!("016: 2/1"), Value::Null);
    assert_eq!(noted, [over.clone(), over, (Value::Null, Value::Null), (Value::Null, json!("4/3"))]);
    let ada = site.adult(Role::Admin, "Ada").await;
    let mut ada = site.signed_in(&ada).await;
    let log = ada.get("/it/staff/audit?action=application.decided").await;
    assert!(log.says("Oltre i posti della regione: Puglia: 2/1"), "{}", log.text());
    assert!(log.says("Oltre i posti in tutto: 4/3"), "{}", log.text());
    // Refusing and putting off take no place.
    let ranking = editor.get(&format!("/it/selection/{edition}/ranking")).await;
    let form = ranking.form("ranking").set("application", &ids[2].to_string()).set("decision", "waiting");
    let preview = form.submit(&mut editor).await;
    assert!(preview.all("#balance").is_empty() && !preview.says("oltre i posti"), "{}", preview.text());
    preview.form("decision").set("sure", "yes").submit(&mut editor).await;
    assert_eq!(state(&site, ids[2]).await, ApplicationState::Waiting);
}

#[tokio::test]
async fn where_places_have_no_number_nothing_is_shown_and_nothing_is_asked() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = edition_with_call(&mut editor).await;
    let call = editor.get(&format!("/it/editions/{edition}/call")).await;
    call.form("call-form").set("places", "").set("quota_016", "").submit(&mut editor).await;
    let call = edition_call::Entity::find_by_id(EditionId(edition)).one(&site.app.db).await.unwrap().unwrap();
    assert_eq!((call.places, call.quotas), (None, json!({})));
    let bari = school(&mut editor, "BAPS01000X", "Liceo Scacchi", "Bari").await;
    let ids = applied(&site, edition, bari, &[("Bruni", "4B"), ("Ferri", "3A")]).await;
    for id in &ids {
        let preview = choose(&mut editor, edition, *id).await;
        assert!(preview.all("#balance").is_empty(), "{}", preview.text());
        assert!(preview.attributes("form#decision input", "name").iter().all(|name| name != "over"));
        preview.form("decision").set("sure", "yes").submit(&mut editor).await;
        assert_eq!(state(&site, *id).await, ApplicationState::Admitted);
    }
}

#[tokio::test]
async fn regions_have_maximums_and_more_of_them_than_places_is_warned_of() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = edition_with_call(&mut editor).await;
    let path = format!("/it/editions/{edition}/call");
    let call = editor.get(&path).await;
    assert!(call.says("Sono massimi, non posti riservati") && !call.says("sommati fanno"), "{}", call.text());
    let saved = call.form("call-form").set("quota_015", "3").submit(&mut editor).await;
    let warning = "I massimi delle regioni sommati fanno 4, più dei posti in tutto (3)";
    assert!(saved.says("Salvato.") && saved.says(warning), "{}", saved.text());
    let call = editor.get(&path).await;
    assert!(call.says(warning), "{}", call.text());
    let saved = call.form("call-form").set("quota_015", "2").submit(&mut editor).await;
    assert!(saved.says("Salvato.") && !saved.says("sommati fanno"), "{}", saved.text());
}

#[tokio::test]
async fn the_ranking_says_how_an_admission_is_taken_back_and_that_it_needs_a_reason() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = edition_with_call(&mut editor).await;
    let bari = school(&mut editor, "BAPS01000X", "Liceo Scacchi", "Bari").await;
    let id = applied(&site, edition, bari, &[("Bruni", "4B")]).await[0];
    admit(&mut editor, edition, id).await;
    let ranking = editor.get(&format!("/it/selection/{edition}/ranking")).await;
    assert!(ranking.says("Un’ammissione si può ritirare"), "{}", ranking.text());
    assert!(ranking.says("quelle messe a mano si perdono"), "{}", ranking.text());
    let nothing = ranking.form("ranking").set("decision", "waiting").submit(&mut editor).await;
    assert!(nothing.says("per cui la decisione cambia qualcosa"), "{}", nothing.text());
    let form = ranking.form("ranking").set("application", &id.to_string()).set("decision", "waiting");
    let preview = form.submit(&mut editor).await;
    assert!(preview.says("quando togli l’ammissione a una classe"), "{}", preview.text());
    let refused = preview.form("decision").set("sure", "yes").submit(&mut editor).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = refused.form("decision").set("reason", "La classe ha rinunciato.").set("sure", "yes");
    form.submit(&mut editor).await;
    assert_eq!(state(&site, id).await, ApplicationState::Waiting);
}

#[tokio::test]
async fn of_two_decisions_at_once_one_gets_the_last_place() {
    let site = Site::new().await;
    let mut edo = editor(&site).await;
    let edition = edition_with_call(&mut edo).await;
    let bari = school(&mut edo, "BAPS01000X", "Liceo Scacchi", "Bari").await;
    let ids = applied(&site, edition, bari, &[("Bruni", "4B"), ("Ferri", "3A")]).await;
    let ada = site.adult(Role::Admin, "Ada").await;
    let mut ada = site.signed_in(&ada).await;
    let path = format!("/it/selection/{edition}/decision");
    let [first, second] = [ids[0].to_string(), ids[1].to_string()];
    let mine = [("application", first.as_str()), ("decision", "admitted"), ("sure", "yes")];
    let theirs = [("application", second.as_str()), ("decision", "admitted"), ("sure", "yes")];
    let (one, other) = tokio::join!(edo.post(&path, &mine), ada.post(&path, &theirs));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 422], "{} {}", one.text(), other.text());
    let admitted = application::Entity::find()
        .filter(application::Column::State.eq(ApplicationState::Admitted))
        .count(&site.app.db);
    assert_eq!(admitted.await.unwrap(), 1);
    let refused = if one.status == StatusCode::OK { other } else { one };
    assert_eq!(
        refused.all("#balance tbody tr"),
        ["Puglia 1 1 1 una oltre i posti", "Posti in tutto 3 1 1 resta un posto"]
    );
}
