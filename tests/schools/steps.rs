//! The steps that a year usually has, and what they ask for in an edition's own words.

use coesa::schools::programme::{self, Track};
use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use tables::ids::EditionId;
use tables::{edition, edition_step, event};

use super::{edition_with_call, editor, key, publish};
use crate::support::{Browser, Site, story};

const SCHOOL_YEAR: [&str; 2] = ["2026-09-01", "2027-06-30"];

/// Makes a public edition that begins as the form proposes, and gives its key.
async fn usual_edition(editor: &mut Browser, name: &str, days: [&str; 2]) -> i64 {
    let form = editor.get("/it/editions").await.form("new-edition");
    assert_eq!(form.value("begin"), "usual");
    let form = form.set("name", name).set("starts_on", days[0]).set("ends_on", days[1]);
    let page = form.submit(editor).await;
    assert!(page.says("Le tappe di ogni anno ci sono"), "{}", page.text());
    let edition = key(&page.path);
    publish(editor, edition).await;
    edition
}

async fn steps_of(site: &Site, edition: i64) -> Vec<edition_step::Model> {
    coesa::schools::editions::steps(&site.app.db, EditionId(edition)).await.unwrap()
}

/// The names of what a step asks for, in Italian.
fn names(step: &edition_step::Model) -> Vec<String> {
    programme::asked(step).unwrap().iter().map(|one| one.it.clone()).collect()
}

#[tokio::test]
async fn a_new_edition_begins_with_the_usual_steps_on_days_of_its_own() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = usual_edition(&mut editor, "2026-2027", SCHOOL_YEAR).await;
    let steps = steps_of(&site, edition).await;
    let told: Vec<_> = steps
        .iter()
        .map(|step| (step.name_it.as_str(), step.opens_on.to_string(), step.due_at.to_rfc3339()))
        .collect();
    let (opens, due) = ("2026-10-22".to_owned(), "2026-12-18T22:59:00+00:00".to_owned());
    assert_eq!(told[0], ("Progettare", opens, due), "23:59 in Rome, in winter");
    let (opens, due) = ("2027-04-21".to_owned(), "2027-05-30T21:59:00+00:00".to_owned());
    assert_eq!(told[3], ("Raccontare", opens, due), "and in summer");
    assert!(steps.windows(2).all(|two| two[0].due_at.date_naive() < two[1].opens_on), "one after the other");
    // All of it is changed like any other step.
    let page = editor.get(&format!("/it/editions/{edition}/steps/{}", steps[0].id)).await;
    let form = page.form("step-form");
    for (field, ticked) in [("lessons", "choose-a-project"), ("deliverables", "project-choice")] {
        assert!(form.fields.contains(&(field.to_owned(), ticked.to_owned())), "{:?}", form.fields);
    }
    let saved = form.set("points", "40").submit(&mut editor).await;
    assert!(saved.says("valgono in tutto 115 punti"), "{}", saved.text());
    let public = site.visitor().get("/en/edizioni/2026-2027").await;
    assert!(public.says("1. Plan") && public.says("Choice of the project to monitor"), "{}", public.text());
    let short = usual_edition(&mut editor, "Una settimana", ["2027-07-05", "2027-07-09"]).await;
    let row = edition::Entity::find_by_id(EditionId(short)).one(&site.app.db).await.unwrap().unwrap();
    for step in steps_of(&site, short).await {
        let due_on = step.due_at.date_naive();
        assert!(
            row.starts_on <= step.opens_on && step.opens_on <= due_on && due_on <= row.ends_on,
            "{step:?}"
        );
    }
}

#[tokio::test]
async fn an_edition_that_begins_with_nothing_takes_the_usual_steps_in_later_and_once() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = edition_with_call(&mut editor).await;
    assert!(steps_of(&site, edition).await.is_empty());
    let path = format!("/it/editions/{edition}");
    let page = editor.get(&path).await;
    assert!(page.says("Non ci sono ancora tappe"), "{}", page.text());
    let taken = page.form("usual").submit(&mut editor).await;
    assert!(taken.path == path && taken.all("form#usual").is_empty(), "{}", taken.text());
    let again = page.form("usual").submit(&mut editor).await;
    assert!(again.says("L’edizione ha già delle tappe"), "{}", again.text());
    assert_eq!(steps_of(&site, edition).await.len(), 4);
    let noted = event::Entity::find().filter(event::Column::Kind.eq("edition.steps-changed"));
    assert_eq!(noted.count(&site.app.db).await.unwrap(), 1);
}

#[tokio::test]
async fn nobody_writes_over_a_step_or_what_it_asks_for_without_having_seen_it() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = usual_edition(&mut editor, "2026-2027", SCHOOL_YEAR).await;
    let step = steps_of(&site, edition).await[0].id;
    let path = format!("/it/editions/{edition}/steps/{step}");
    let opened = editor.get(&path).await;
    let first = opened.form("step-form").set("points", "40").submit(&mut editor).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.text());
    // The same press twice is no quarrel.
    let twice = opened.form("step-form").set("points", "40").submit(&mut editor).await;
    assert_eq!(twice.status, StatusCode::OK, "{}", twice.text());
    let late = opened.form("step-form").set("about_it", "Tardi").submit(&mut editor).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
    assert_eq!(late.form("step-form").value("about_it"), "Tardi", "what was typed is there");
    let again = late.form("step-form").submit(&mut editor).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "not before the page is read again");
    assert_eq!(steps_of(&site, edition).await[0].points, 40);
    // Its own kinds stand on a page of their own, and do not make the step's form old.
    let opened = editor.get(&path).await;
    let new = editor.get(&format!("{path}/deliverables")).await;
    new.form("own-deliverable").set("it", "Un disegno").set("en", "A drawing").submit(&mut editor).await;
    let saved = opened.form("step-form").set("points", "35").submit(&mut editor).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text());
    let own = format!("{path}/deliverables?which=own-un-disegno");
    let opened = editor.get(&own).await;
    opened.form("own-deliverable").set("it", "Un disegno a colori").submit(&mut editor).await;
    let late = opened.form("own-deliverable").set("it", "Un fumetto").submit(&mut editor).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
    assert_eq!(late.form("own-deliverable").value("it"), "Un fumetto");
    // Nor is it lost when the thing itself has been taken away.
    let opened = editor.get(&own).await;
    opened.form("removal").submit(&mut editor).await;
    let late = opened.form("own-deliverable").set("it", "Un fumetto").submit(&mut editor).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
    assert_eq!(late.form("own-deliverable").value("it"), "Un fumetto");
}

#[tokio::test]
async fn what_the_programme_asks_for_is_worded_anew_in_its_place_and_goes_back() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = usual_edition(&mut editor, "2026-2027", SCHOOL_YEAR).await;
    let step = steps_of(&site, edition).await[0].id;
    let path = format!("/it/editions/{edition}/steps/{step}");
    let shown = editor.get(&path).await;
    let page = format!("{path}/deliverables?which=canvas");
    assert!(shown.attributes("a", "href").contains(&page), "the step leads there");
    let form = editor.get(&page).await.form("own-deliverable");
    assert_eq!((form.value("it"), form.value("files")), ("Canvas con la domanda di ricerca", "3"));
    assert!(form.value("about_en").contains("A good question can be checked"));
    let saved = form.set("it", "La domanda, su un foglio").submit(&mut editor).await;
    assert_eq!(saved.path, path, "{}", saved.text());
    assert!(saved.says("adattata"), "{}", saved.text());
    // One that is done elsewhere has a name, and no forms.
    let page = editor.get(&format!("{path}/deliverables?which=project-choice")).await;
    assert!(page.all("#takes").is_empty() && page.says("si può cambiare solo il nome"), "{}", page.text());
    page.form("own-deliverable").set("it", "Il progetto che seguiamo").submit(&mut editor).await;
    // The step is saved, and keeps the words.
    let form = editor.get(&path).await.form("step-form");
    form.set("points", "30").submit(&mut editor).await;
    let steps = steps_of(&site, edition).await;
    let expected =
        ["Carta della squadra", "Il progetto che seguiamo", "La domanda, su un foglio", "Articolo di blog"];
    assert_eq!(names(&steps[0]), expected);
    let asked = programme::asked(&steps[0]).unwrap();
    assert_eq!((asked[2].id.as_str(), asked[2].files), ("canvas", 3));
    assert_eq!(asked[1].track, Some(Track::Choice), "Coesa still knows when it is done");
    assert_eq!(names(&steps[1])[0], "Articolo di blog", "another step is another matter");
    let public = site.visitor().get("/it/edizioni/2026-2027").await;
    assert!(public.says("La domanda, su un foglio"), "{}", public.text());
    let page = editor.get(&format!("{path}/deliverables?which=canvas")).await;
    let restored = page.form("removal").submit(&mut editor).await;
    assert!(restored.says("di nuovo con le parole del programma"), "{}", restored.text());
    let asked = programme::asked(&steps_of(&site, edition).await[0]).unwrap();
    let standard = programme::deliverables().unwrap().iter().find(|one| one.id == "canvas").unwrap();
    assert_eq!(*asked[2], *standard);
    // Without its tick it is not asked for, in whatever words.
    let form = editor.get(&path).await.form("step-form").untick("deliverables", "project-choice");
    form.submit(&mut editor).await;
    assert_eq!(names(&steps_of(&site, edition).await[0]), [expected[0], standard.it.as_str(), expected[3]]);
}

#[tokio::test]
async fn work_stays_where_it_is_when_it_is_asked_for_in_other_words() {
    let site = Site::demo().await;
    let mut edo = site.as_one_of_the_story("edo@demo.example").await;
    let team = story::team(&site, "acqua").await;
    let edition = edition::Entity::find().one(&site.app.db).await.unwrap().unwrap().id.0;
    let steps = steps_of(&site, edition).await;
    let path = |place: usize| format!("/it/editions/{edition}/steps/{}/deliverables", steps[place].id);
    let page = edo.get(&format!("{}?which=blog-post", path(0))).await;
    let refused = page.form("own-deliverable").untick("takes", "links").submit(&mut edo).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("puoi aggiungere forme e file, non toglierne"), "{}", refused.text());
    let form = page.form("own-deliverable").set("it", "Diario di bordo").tick("takes", "files");
    form.set("files", "2").submit(&mut edo).await;
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let work = format!("/it/teams/{}/deliverables/{}/blog-post", team.id, steps[0].id);
    let seen = giulia.get(&work).await;
    assert!(seen.says("Diario di bordo") && seen.says("la doccia fa tre gocce"), "{}", seen.text());
    let page = edo.get(&format!("{}?which=blog-post", path(0))).await;
    let stays = page.form("removal").submit(&mut edo).await;
    assert!(stays.says("devono restare le vostre parole"), "{}", stays.text());
    assert_eq!(names(&steps_of(&site, edition).await[0])[1], "Diario di bordo");
    // What goes with an id goes with it in other words too: the canvas, and the usual tasks.
    let page = edo.get(&format!("{}?which=canvas", path(1))).await;
    page.form("own-deliverable").set("it", "Il foglio").submit(&mut edo).await;
    assert_eq!(names(&steps_of(&site, edition).await[1])[1], "Il foglio");
    let canvas = giulia.get(&format!("/it/teams/{}/canvas", team.id)).await;
    assert!(canvas.says("tappa «Progettare»"), "{}", canvas.text());
    let tasks = giulia.get(&format!("/it/teams/{}/tasks", team.id)).await;
    let added = tasks.form("suggest").submit(&mut giulia).await;
    assert!(added.says("Aggiunti 9 compiti"), "{}", added.text());
}

#[tokio::test]
async fn an_archived_edition_keeps_the_words_of_what_it_asked_for_and_the_next_takes_the_programmes() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = usual_edition(&mut editor, "2026-2027", SCHOOL_YEAR).await;
    let path = format!("/it/editions/{edition}");
    let step = steps_of(&site, edition).await[0].id;
    let page = editor.get(&format!("{path}/steps/{step}/deliverables?which=blog-post")).await;
    page.form("own-deliverable").set("it", "Diario di bordo").submit(&mut editor).await;
    let page = editor.get(&path).await;
    page.form("archive").set("sure", "2026-2027").submit(&mut editor).await;
    for step in steps_of(&site, edition).await {
        let whole = |one: &Value| one["it"].is_string() && one["id"].is_string();
        assert!(step.deliverables.as_array().unwrap().iter().all(whole), "{}", step.deliverables);
    }
    // As if the programme had changed its list since: the archive has other words.
    let mut kept = steps_of(&site, edition).await[0].deliverables.clone();
    kept[0]["it"] = json!("La carta di una volta");
    edition_step::Entity::update_many()
        .col_expr(edition_step::Column::Deliverables, Expr::value(kept))
        .filter(edition_step::Column::Id.eq(step))
        .exec(&site.app.db)
        .await
        .unwrap();
    let public = site.visitor().get("/it/edizioni/2026-2027").await;
    assert!(public.says("La carta di una volta") && public.says("Diario di bordo"), "{}", public.text());
    let shown = editor.get(&format!("{path}/steps/{step}")).await;
    assert!(shown.says("La carta di una volta") && !shown.says("Adatta"), "{}", shown.text());
    let read = editor.get(&format!("{path}/steps/{step}/deliverables?which=team-card")).await;
    assert_eq!(read.form("own-deliverable").value("it"), "La carta di una volta");
    assert!(read.all("form#removal").is_empty());
    let refused = editor.post(&format!("{path}/usual-steps"), &[]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let copied = editor.get(&path).await.form("copy").submit(&mut editor).await;
    let next = steps_of(&site, key(&copied.path)).await;
    assert_eq!(next[0].deliverables[0], json!("team-card"));
    assert_eq!(names(&next[0])[3], "Diario di bordo", "the edition's own words come along");
}
