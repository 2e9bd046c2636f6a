//! Who sees what, and what staff do.

use http::StatusCode;
use sea_orm::EntityTrait;
use sea_orm::sea_query::Expr;
use tables::edition;
use tables::kinds::DeliverableState;

use super::{BRUNI, GIULIA, OMAR, page_of, row, send};
use crate::support::browser::PageSeen;
use crate::support::{Site, story};

#[tokio::test]
async fn supporters_read_and_others_do_not_know_that_it_is_there() {
    let site = Site::demo().await;
    let page = page_of(&site, "acqua", 1, "team-card").await;
    let mut viola = site.as_one_of_the_story("viola@demo.example").await;
    let seen = viola.get(&page).await;
    assert!(seen.says("Le nostre regole"), "{}", seen.text());
    for form in ["draft", "judgement", "extension", "taking-back"] {
        assert!(!seen.html().contains(&format!("id=\"{form}\"")), "{form}");
    }
    let mut sofia = site.as_one_of_the_story("riccio-rosso-296").await;
    assert_eq!(sofia.get(&page).await.status, StatusCode::NOT_FOUND, "a class mate of another team");
    // What the step does not ask for, and what is made elsewhere, is not there.
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    for asked in ["canvas", "project-choice", "niente"] {
        let page = page_of(&site, "acqua", 1, asked).await;
        assert_eq!(giulia.get(&page).await.status, StatusCode::NOT_FOUND, "{asked}");
    }
}

#[tokio::test]
async fn staff_return_what_a_teacher_has_accepted_with_a_reason_and_tell_everybody() {
    let site = Site::demo().await;
    let page = page_of(&site, "acqua", 1, "team-card").await;
    let mut teresa = site.as_one_of_the_story("teresa@demo.example").await;
    let form = teresa.get(&page).await.form("judgement").set("then", "return");
    let done = form.set("answer", "Togliete il cognome dalla foto.").submit(&mut teresa).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    assert_eq!(row(&site, "acqua", 1, "team-card").await.unwrap().state, DeliverableState::Returned);
    for who in [BRUNI, OMAR] {
        let mut browser = site.as_one_of_the_story(who).await;
        assert!(browser.get("/it/notices").await.says("Da rivedere: Carta della squadra"), "{who}");
    }
    // What waits is the teacher's to answer first.
    let waiting = page_of(&site, "acqua", 1, "blog-post").await;
    assert!(!teresa.get(&waiting).await.html().contains("id=\"judgement\""));
    let other = teresa.post(&format!("{waiting}/answer"), &[("version", "1"), ("then", "accept")]).await;
    assert_eq!(other.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn staff_give_a_team_more_time_and_what_was_late_is_not_any_more() {
    let site = Site::demo().await;
    let page = page_of(&site, "acqua", 1, "blog-post").await;
    let mut edo = site.as_one_of_the_story("edo@demo.example").await;
    let seen = edo.get(&page).await;
    assert!(seen.says("in ritardo di 2 giorni"), "{}", seen.text());
    let early = seen.form("extension").set("day", "2026-11-10").set("hour", "12:00").submit(&mut edo).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(early.form("extension").value("day"), "2026-11-10");
    let form = early.form("extension").set("day", "2026-11-20").set("hour", "23:59");
    let given = form.submit(&mut edo).await;
    assert!(given.says("La squadra ha più tempo") && !given.says("in ritardo"), "{}", given.text());
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    assert!(giulia.get(&page).await.says("tempo in più, dato dal programma"));
    let back = edo.get(&page).await.form("extension").set("day", "").set("hour", "").submit(&mut edo).await;
    assert!(back.says("in ritardo di 2 giorni"), "{}", back.text());
    // A teacher has no such right.
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    let refused = bruni.post(&format!("{page}/extension"), &[("day", ""), ("hour", "")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_line_of_the_year_says_the_teams_own_day() {
    let site = Site::demo().await;
    let address = format!("/it/teams/{}/deliverables", story::team(&site, "acqua").await.id);
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let mut edo = site.as_one_of_the_story("edo@demo.example").await;
    // As long as something is due on the step's day, that is the day.
    for (asked, day) in [
        ("canvas", "entro il 18 dicembre 2026"),
        ("blog-post", "per la vostra squadra entro il 10 gennaio 2027"),
    ] {
        let page = edo.get(&page_of(&site, "acqua", 2, asked).await).await;
        let form = page.form("extension").set("day", "2027-01-10").set("hour", "23:59");
        assert!(form.submit(&mut edo).await.says("La squadra ha più tempo"), "{asked}");
        let line = giulia.get(&address).await.all("ol.path > li").remove(1);
        assert!(line.contains(day), "{asked}: {line}");
    }
    // The team's calendar says it too.
    let calendar = format!("/it/teams/{}/calendar", story::team(&site, "acqua").await.id);
    let january = giulia.get(&format!("{calendar}?month=2027-01")).await;
    let of_step =
        |page: &PageSeen| page.all("table.month td").into_iter().any(|day| day.contains("Progettare"));
    assert!(of_step(&january), "{}", january.text());
    assert!(!of_step(&giulia.get(&format!("{calendar}?month=2026-12")).await));
    // What is handed in already keeps the time that the team had for it.
    let page = edo.get(&page_of(&site, "acqua", 1, "blog-post").await).await;
    page.form("extension").set("day", "2026-11-20").set("hour", "23:59").submit(&mut edo).await;
    let line = giulia.get(&address).await.all("ol.path > li").remove(0);
    assert!(line.contains("per la vostra squadra entro il 20 novembre 2026"), "{line}");
    // Nobody else's days move.
    let other = format!("/it/teams/{}/deliverables", story::team(&site, "mattone").await.id);
    let line = edo.get(&other).await.all("ol.path > li").remove(1);
    assert!(line.contains("entro il 18 dicembre 2026") && !line.contains("per la vostra squadra"), "{line}");
}

#[tokio::test]
async fn the_draft_of_a_year_that_is_over_is_read_and_not_written() {
    let site = Site::demo().await;
    let page = page_of(&site, "acqua", 2, "canvas").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let form = giulia.get(&page).await.form("draft");
    edition::Entity::update_many()
        .col_expr(edition::Column::ArchivedAt, Expr::value(Some(site.app.clock.now())))
        .exec(&site.app.db)
        .await
        .unwrap();
    assert_eq!(send(form, &mut giulia).await.status, StatusCode::FORBIDDEN);
    let read = giulia.get(&page).await;
    assert!(read.says("Dati che servono") && !read.html().contains("id=\"draft\""), "{}", read.text());
}
