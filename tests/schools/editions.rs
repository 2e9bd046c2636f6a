//! Editions without code: the plan, steps, the call, next year's copy, the archive.

use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::kinds::Role;
use tables::{edition, edition_call, edition_step, event};

use super::{edition_with_call, editor, key, publish};
use crate::support::Site;
use crate::support::browser::PageSeen;

async fn step(editor: &mut crate::support::Browser, edition: i64, name: &str, due: &str) -> PageSeen {
    let page = editor.get(&format!("/it/editions/{edition}/steps")).await;
    page.form("step-form")
        .set("name_it", name)
        .set("name_en", name)
        .set("opens_on", "2026-11-02")
        .set("due_on", due)
        .set("points", "25")
        .set("lessons", "choose-a-project")
        .set("deliverables", "project-choice")
        .submit(editor)
        .await
}

#[tokio::test]
async fn an_editor_plans_a_year_and_mistakes_are_said_beside_their_fields() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let page = editor.get("/it/editions").await;
    let wrong = page
        .form("new-edition")
        .set("name", "2026-2027")
        .set("starts_on", "2027-06-30")
        .set("ends_on", "2026-09-01")
        .submit(&mut editor)
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.form("new-edition").value("name"), "2026-2027", "nothing typed is lost");
    assert!(wrong.says("L’ultimo giorno deve venire dopo il primo"), "{}", wrong.text());
    let edition = edition_with_call(&mut editor).await;
    let outside = step(&mut editor, edition, "Progettare", "2027-08-01").await;
    assert_eq!(outside.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(outside.says("(01/09/2026 – 30/06/2027)"), "{}", outside.text());
    assert_eq!(outside.form("step-form").value("lessons"), "choose-a-project", "ticks are kept");
    let saved = step(&mut editor, edition, "Progettare", "2026-12-20").await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text());
    step(&mut editor, edition, "Esplorare", "2027-03-01").await;
    let stored = edition_step::Entity::find()
        .order_by_asc(edition_step::Column::Position)
        .all(&site.app.db)
        .await
        .unwrap();
    assert_eq!(stored[0].due_at.to_rfc3339(), "2026-12-20T22:59:00+00:00", "23:59 in Rome, in winter");
    let page = editor.get(&format!("/it/editions/{edition}")).await;
    let moved = page.form(&format!("place-{}", stored[0].id)).set("to", "down").submit(&mut editor).await;
    let names = moved.all("table tbody th");
    assert!(names[0].contains("Esplorare") && names[1].contains("Progettare"), "{names:?}");
    let english = editor.get(&format!("/en/editions/{edition}/steps/{}", stored[1].id)).await;
    assert_eq!(english.status, StatusCode::OK, "{}", english.text());
}

#[tokio::test]
async fn two_editors_do_not_overwrite_each_other() {
    let site = Site::new().await;
    let mut first = editor(&site).await;
    let edition = edition_with_call(&mut first).await;
    let admin = site.adult(Role::Admin, "Ada").await;
    let mut second = site.signed_in(&admin).await;
    let path = format!("/it/editions/{edition}");
    let (mine, theirs) = (first.get(&path).await, second.get(&path).await);
    let saved = mine.form("edition").set("school_year", "2026/2027").submit(&mut first).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text());
    let late = theirs.form("edition").set("school_year", "26/27").submit(&mut second).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(late.form("edition").value("school_year"), "26/27");
    let row = edition::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    assert_eq!(row.school_year, "2026/2027");
    let call = first.get(&format!("{path}/call")).await;
    let again = second.get(&format!("{path}/call")).await;
    call.form("call-form").set("places", "7").submit(&mut first).await;
    let late = again.form("call-form").set("places", "9").submit(&mut second).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
}

#[tokio::test]
async fn next_year_is_this_year_a_year_later() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let old = edition_with_call(&mut editor).await;
    step(&mut editor, old, "Progettare", "2026-12-20").await;
    let words = "Anno 2026/27, legge 241/1990, programmazione 2021-2029.";
    edition_call::Entity::update_many()
        .col_expr(edition_call::Column::IntroIt, Expr::value(words))
        .exec(&site.app.db)
        .await
        .unwrap();
    let page = editor.get(&format!("/it/editions/{old}")).await;
    let copied = page.form("copy").submit(&mut editor).await;
    let new = key(&copied.path);
    let edition = edition::Entity::find_by_id(tables::ids::EditionId(new));
    let edition = edition.one(&site.app.db).await.unwrap().unwrap();
    assert_eq!((edition.name.as_str(), edition.slug.as_str()), ("2027-2028", "2027-2028"));
    assert_eq!(edition.starts_on.to_string(), "2027-09-01");
    let step = edition_step::Entity::find()
        .filter(edition_step::Column::EditionId.eq(new))
        .one(&site.app.db)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(step.due_at.to_rfc3339(), "2027-12-20T22:59:00+00:00");
    assert_eq!(step.deliverables, serde_json::json!(["project-choice"]));
    let call = edition_call::Entity::find_by_id(tables::ids::EditionId(new));
    let call = call.one(&site.app.db).await.unwrap().unwrap();
    assert_eq!((call.places, &call.quotas), (Some(3), &serde_json::json!({ "016": 1 })));
    assert_eq!(call.intro_it, "Anno 2027/28, legge 241/1990, programmazione 2021-2029.");
    let twice = page.form("copy").submit(&mut editor).await;
    assert!(twice.says("c’è già"), "{}", twice.text());
}

#[tokio::test]
async fn one_edition_is_current_and_an_archived_one_is_never_written_again() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let old = edition_with_call(&mut editor).await;
    let page = editor.get(&format!("/it/editions/{old}")).await;
    let new = key(&page.form("copy").submit(&mut editor).await.path);
    publish(&mut editor, new).await;
    let current = async || {
        let today = site.app.clock.today();
        coesa::schools::editions::current(&site.app.db, today).await.unwrap().unwrap().id.0
    };
    assert_eq!(current().await, old, "by dates");
    for edition in [old, new] {
        let page = editor.get(&format!("/it/editions/{edition}")).await;
        page.form("current").submit(&mut editor).await;
        assert_eq!(current().await, edition);
        let pinned = edition::Entity::find().filter(edition::Column::Pinned.eq(true));
        assert_eq!(pinned.all(&site.app.db).await.unwrap().len(), 1);
    }
    let page = editor.get(&format!("/it/editions/{old}")).await;
    let unsure = page.form("archive").set("sure", "sì").submit(&mut editor).await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = unsure.form("archive").set("sure", "2026-2027").submit(&mut editor).await;
    assert!(done.says("si può solo leggere"), "{}", done.text());
    assert!(done.all("form#edition").is_empty());
    for (path, fields) in [
        ("", vec![("name", "X"), ("revision", "2")]),
        ("/steps", vec![("name_it", "X")]),
        ("/call", vec![("places", "9")]),
        ("/current", vec![("pinned", "yes")]),
    ] {
        let refused = editor.post(&format!("/it/editions/{old}{path}"), &fields).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(editor.get(&format!("/it/editions/{old}/call")).await.status, StatusCode::OK, "but read");
    let noted = event::Entity::find().filter(event::Column::Kind.eq("edition.archived"));
    assert_eq!(noted.all(&site.app.db).await.unwrap().len(), 1);
}

#[tokio::test]
async fn only_editors_plan() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = edition_with_call(&mut editor).await;
    for role in [Role::Teacher, Role::Reviewer, Role::Supporter] {
        let person = site.adult(role, role.as_str()).await;
        let mut browser = site.signed_in(&person).await;
        for path in ["/it/editions".to_owned(), format!("/it/editions/{edition}/call")] {
            assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND, "{role:?} {path}");
        }
    }
}

#[tokio::test]
async fn a_step_asks_for_something_of_its_own_and_the_public_page_says_all_that_a_year_asks() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = edition_with_call(&mut editor).await;
    step(&mut editor, edition, "Progettare", "2026-12-20").await;
    let id = edition_step::Entity::find().one(&site.app.db).await.unwrap().unwrap().id;
    let path = format!("/it/editions/{edition}/steps/{id}");
    let shown = editor.get(&path).await;
    assert!(shown.attributes("a", "href").contains(&format!("{path}/deliverables")), "the step leads there");
    let page = editor.get(&format!("{path}/deliverables")).await;
    let wrong =
        page.form("own-deliverable").set("it", "Podcast").set("takes", "files").submit(&mut editor).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("Serve un nome in ogni lingua"), "{}", wrong.text());
    let form = wrong.form("own-deliverable").set("en", "Podcast episode").set("files", "0");
    let wrong = form.submit(&mut editor).await;
    assert!(wrong.says("Scrivi un numero da 1 a 10"), "{}", wrong.text());
    let form = wrong.form("own-deliverable").set("files", "2").set("about_it", "Tre **minuti** in tutto.");
    let saved = form.submit(&mut editor).await;
    assert_eq!((saved.status, saved.path.as_str()), (StatusCode::OK, path.as_str()), "{}", saved.text());
    let stored = edition_step::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    let asked = coesa::schools::programme::asked(&stored).unwrap();
    let ids: Vec<&str> = asked.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["project-choice", "own-podcast"]);
    assert_eq!(asked[1].files, 2);
    // It is changed in its own words, and stays when the step is saved.
    let page = editor.get(&format!("{path}/deliverables?which=own-podcast")).await;
    page.form("own-deliverable").set("it", "Puntata di podcast").submit(&mut editor).await;
    let again = editor.get(&path).await;
    again.form("step-form").set("points", "30").submit(&mut editor).await;
    let public = site.visitor().get("/it/edizioni/2026-2027").await;
    assert!(public.says("Puntata di podcast") && public.says("Vale 30 punti"), "{}", public.text());
    assert!(public.says("In tutto l’anno 30 punti"), "{}", public.text());
    assert!(public.says("La domanda di ricerca") && public.says("conta 3 volte"), "the rubric is public");
    // Next year asks for it too; here it is taken out.
    let page = editor.get(&format!("/it/editions/{edition}")).await;
    page.form("copy").submit(&mut editor).await;
    let page = editor.get(&format!("{path}/deliverables?which=own-podcast")).await;
    let removed = page.form("removal").submit(&mut editor).await;
    assert!(removed.says("La tappa non lo chiede più"), "{}", removed.text());
    let left: Vec<_> = edition_step::Entity::find()
        .order_by_asc(edition_step::Column::Id)
        .all(&site.app.db)
        .await
        .unwrap()
        .iter()
        .map(|step| coesa::schools::programme::asked(step).unwrap().len())
        .collect();
    assert_eq!(left, [1, 2]);
    let gone = editor.get(&format!("{path}/deliverables?which=own-podcast")).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_edition_in_one_language_asks_for_texts_in_that_one_and_readers_of_the_other_find_it() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = edition_with_call(&mut editor).await;
    let page = editor.get(&format!("/it/editions/{edition}/steps")).await;
    let form = page.form("step-form").set("name_it", "Esplorare").set("opens_on", "2026-11-02");
    let form = form.set("due_on", "2026-12-20").set("points", "5");
    let refused = form.submit(&mut editor).await;
    assert!(refused.says("in ogni lingua dell’edizione"), "{}", refused.text());
    let plan = editor.get(&format!("/it/editions/{edition}")).await;
    plan.form("edition").untick("languages", "en").submit(&mut editor).await;
    let saved = refused.form("step-form").submit(&mut editor).await;
    assert_eq!(saved.path, format!("/it/editions/{edition}"), "{}", saved.text());
    let public = site.visitor().get("/en/edizioni/2026-2027").await;
    assert!(public.says("1. Esplorare") && public.says("are in Italian"), "{}", public.text());
}

#[tokio::test]
async fn what_teams_are_at_work_on_keeps_its_fields_and_is_not_taken_out() {
    let site = Site::demo().await;
    let mut edo = site.as_one_of_the_story("edo@demo.example").await;
    let team = crate::support::story::team(&site, "acqua").await;
    let class = tables::class::Entity::find_by_id(team.class_id).one(&site.app.db).await.unwrap().unwrap();
    let step = edition_step::Entity::find()
        .filter(edition_step::Column::EditionId.eq(class.edition_id))
        .order_by_asc(edition_step::Column::Position)
        .one(&site.app.db)
        .await
        .unwrap()
        .unwrap();
    let path = format!("/it/editions/{}/steps/{}/deliverables", class.edition_id, step.id);
    let page = edo.get(&path).await;
    let form = page.form("own-deliverable").set("it", "Podcast").set("en", "Podcast");
    form.submit(&mut edo).await;
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let page = giulia.get(&format!("/it/teams/{}/deliverables/{}/own-podcast", team.id, step.id)).await;
    let saved = page.form("draft").set("words", "La prima puntata.").set("then", "save");
    assert_eq!(saved.submit_parts(&mut giulia, None).await.status, StatusCode::OK);
    let page = edo.get(&format!("{path}?which=own-podcast")).await;
    let form = page.form("own-deliverable").untick("takes", "text").set("takes", "links");
    let refused = form.submit(&mut edo).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("puoi aggiungere forme e file, non toglierne"), "{}", refused.text());
    let form = page.form("own-deliverable").tick("takes", "links");
    assert_eq!(form.submit(&mut edo).await.status, StatusCode::OK, "more is welcome");
    let page = edo.get(&format!("{path}?which=own-podcast")).await;
    let stays = page.form("removal").submit(&mut edo).await;
    assert!(stays.says("deve continuare a chiederlo"), "{}", stays.text());
}
