//! What happened: every row once, page after page; and who has done how much.

use std::collections::BTreeSet;

use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::{canvas_revision, team_member};

use super::{BRUNI, GIULIA, OMAR, VIOLA, acqua, actor};
use crate::support::{Site, story};

#[tokio::test]
async fn everything_that_happened_is_told_once_page_after_page() {
    let site = Site::demo().await;
    let (team, path) = acqua(&site, "activity").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    // A hundred saves of one box by two in turn, all at the same moment, besides the story's.
    let [me, other] = [actor(&site, GIULIA).await, actor(&site, OMAR).await];
    for n in 0..100 {
        let by = if n % 2 == 0 { me.clone() } else { other.clone() };
        let may = coesa::teams::access::EditTeam::check(&site.app.db, by, team.id).await.unwrap();
        let saved = coesa::workspace::save_box(&site.app, &may, "obstacles", n, &format!("testo {n}")).await;
        assert!(matches!(saved.unwrap(), coesa::workspace::Saved::Done { .. }));
    }
    let (mut lines, mut pages, mut address) = (Vec::new(), 0, path.clone());
    loop {
        let page = giulia.get(&address).await;
        lines.extend(page.all(".happenings a"));
        pages += 1;
        assert!(pages < 20, "pages without end");
        let Some(next) = page.attributes("nav.pager a[rel=next]", "href").pop() else { break };
        address = next;
    }
    let count = |needle: &str| lines.iter().filter(|line| line.contains(needle)).count();
    assert_eq!(count("Che cosa potrebbe fermarci"), 100, "each save, none twice: {lines:?}");
    for needle in [
        "ha messo in lista",
        "ha scelto il progetto",
        "ha scritto nel diario",
        "ha finito il compito",
        "ha aggiunto il compito",
        "ha caricato",
        "ha messo in calendario",
        "Si fa l’incontro",
        "ha scritto un commento",
        "ha scritto nel report",
    ] {
        assert!(count(needle) > 0, "{needle} in {lines:?}");
    }
    assert!(pages > 4);
    // One person, one kind.
    let who = story::person(&site, OMAR).await.id;
    let own = giulia.get(&format!("{path}?who={who}&kind=diary")).await;
    let told = own.all(".happenings a");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("Omar"));
    let english = giulia.get(&path.replace("/it/", "/en/")).await;
    assert!(english.says("wrote in the canvas"));
    let odd = giulia.get(&format!("{path}?before=1.niente.x&who=99&kind=z")).await;
    assert_eq!(odd.status, StatusCode::OK, "an invented place is the beginning");
}

#[tokio::test]
async fn several_saves_in_a_row_are_one_sentence_and_hidden_comments_none() {
    let site = Site::demo().await;
    let (team, path) = acqua(&site, "activity").await;
    let may = coesa::teams::access::EditTeam::check(&site.app.db, actor(&site, GIULIA).await, team.id).await;
    let may = may.unwrap();
    site.app.clock.advance(chrono::Duration::minutes(5));
    for n in 0..3 {
        coesa::workspace::save_box(&site.app, &may, "obstacles", n, &format!("testo {n}")).await.unwrap();
    }
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let page = giulia.get(&path).await;
    assert!(page.all(".happenings a")[0].contains("ha scritto 3 volte nel canvas"), "{}", page.text());
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    let comments = async |browser: &mut crate::support::Browser| {
        let page = browser.get(&format!("{path}?kind=people")).await;
        page.all(".happenings a").iter().filter(|line| line.contains("comment")).count()
    };
    let before = comments(&mut giulia).await;
    let support = bruni.get(&format!("/it/teams/{}/support", team.id)).await;
    for form in support.attributes("form[id^=hide-]", "id") {
        support.form(&form).submit(&mut bruni).await;
    }
    assert!(before > 0);
    assert_eq!(comments(&mut giulia).await, 0);
}

#[tokio::test]
async fn the_teacher_sees_each_ones_work_and_a_student_only_their_own() {
    let site = Site::demo().await;
    let (team, path) = acqua(&site, "contributions").await;
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    let page = bruni.get(&path).await;
    assert!(page.says("non quanto vale"), "the page says what numbers are not");
    let rows = page.all("tbody tr");
    assert_eq!(rows.len(), 2, "{rows:?}");
    let canvas = canvas_revision::Entity::find().filter(canvas_revision::Column::TeamId.eq(team.id));
    let canvas = canvas.all(&site.app.db).await.unwrap();
    let omar = story::person(&site, OMAR).await.id;
    let own = canvas.iter().filter(|row| row.author_id == omar).count();
    let at = page.all("thead th").iter().position(|head| head == "Canvas").unwrap();
    let cells = page.all("tbody tr:nth-child(2) > *");
    assert!(rows[1].starts_with("Omar") && cells[at] == own.to_string(), "{rows:?}");
    // The share is the one of the class's page.
    let overview = bruni.get(&format!("/it/classes/{}/export/csv", team.class_id)).await.html();
    let line = overview.lines().find(|line| line.contains("Giulia")).unwrap();
    let share = page.all("tbody tr:nth-child(1) td").pop().unwrap();
    assert!(line.split(';').any(|cell| cell == share), "{share} in {line}");
    let sheet = bruni.get(&format!("{path}/csv")).await.html();
    assert!(sheet.contains("Giulia") && sheet.contains("Omar") && sheet.contains("Compiti fatti"));
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let mine = giulia.get(&path).await;
    assert!(mine.says("Vedi solo la tua riga"));
    assert_eq!(mine.all("tbody tr").len(), 1);
    assert!(!giulia.get(&format!("{path}/csv")).await.html().contains("Omar"));
    let mut viola = site.as_one_of_the_story(VIOLA).await;
    for path in [path.clone(), format!("{path}/csv")] {
        assert_eq!(
            viola.get(&path).await.status,
            StatusCode::NOT_FOUND,
            "{path}: each one's work is private"
        );
    }
    // Who has left stays in the sums, and is marked.
    team_member::Entity::update_many()
        .col_expr(team_member::Column::LeftAt, Expr::value(Some(site.app.clock.now())))
        .filter(team_member::Column::PersonId.eq(omar))
        .exec(&site.app.db)
        .await
        .unwrap();
    let rows = bruni.get(&path).await.all("tbody tr");
    assert!(rows[1].contains("non più in squadra"), "{rows:?}");
    let names: BTreeSet<&String> = rows.iter().collect();
    assert_eq!(names.len(), 2);
}

#[tokio::test]
async fn a_teams_page_says_what_comes_next() {
    let site = Site::demo().await;
    let team = story::team(&site, "acqua").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let page = giulia.get(&format!("/it/teams/{}", team.id)).await;
    assert!(page.says("Che cosa viene adesso") && page.says("Chiedere al gestore"), "{}", page.text());
    assert!(page.says("Visita al cantiere"));
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    let seen = bruni.get(&format!("/it/teams/{}", team.id)).await;
    assert!(!seen.says("I tuoi prossimi compiti"), "a teacher has no tasks here");
}
