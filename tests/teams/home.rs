//! A team's home: where to look first in the project that it has chosen.

use chrono::Duration;
use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::{edition, edition_step};

use crate::posts::{SITE, path_of, titled};
use crate::support::{Site, story};

#[tokio::test]
async fn the_home_says_where_the_guide_would_look_first_and_why() {
    let site = Site::demo().await;
    let guide = "/it/progetti/demo-0001-acqua/guida";
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let home = giulia.get(&format!("/it/teams/{}", story::team(&site, "acqua").await.id)).await;
    let (titles, links) = (home.all(".first-hints a"), home.attributes(".first-hints a", "href"));
    assert!((2..=3).contains(&titles.len()), "{titles:?}");
    let all = giulia.get(guide).await;
    for (title, link) in titles.iter().zip(&links) {
        let (path, id) = link.split_once('#').unwrap();
        assert_eq!(path, guide);
        assert_eq!(all.all(&format!("#{id} h3")), std::slice::from_ref(title), "{link}");
    }
    assert!(home.all(".first-hints li").iter().all(|hint| hint.contains("nei dati risulta")));
    assert!(home.attributes("a", "href").contains(&guide.to_owned()), "and where all of it is");
    // Who has not chosen yet has nothing to look for.
    let mut dario = site.as_one_of_the_story("merlo-nero-730").await;
    let home = dario.get(&format!("/it/teams/{}", story::team(&site, "bussola").await.id)).await;
    assert!(home.all(".first-hints").is_empty(), "{}", home.text());
}

#[tokio::test]
async fn the_report_is_one_of_the_teams_places_and_the_way_leads_there() {
    let site = Site::demo().await;
    let (team, report) = (story::team(&site, "acqua").await.id, story::report(&site, "acqua").await.id);
    let place = format!("/it/teams/{team}/report");
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let home = giulia.get(&format!("/it/teams/{team}")).await;
    assert!(home.attributes(".places a", "href").contains(&place));
    assert_eq!(home.attributes(".path li[aria-current=step] a", "href"), [place.as_str()]);
    let opened = giulia.get(&place).await;
    assert_eq!(opened.path, format!("/it/reports/{report}"));
    // All its pages have the team's places.
    for page in ["", "/desk", "/evidence", "/history/title"] {
        let seen = giulia.get(&format!("/it/reports/{report}{page}")).await;
        assert_eq!(seen.all(".places .within a[aria-current=page]"), ["Report"], "{page}");
    }
    // What is handed in by writing it leads to it.
    let list = giulia.get(&format!("/it/teams/{team}/deliverables")).await;
    assert!(list.attributes("h3 a", "href").contains(&format!("{place}#part-main")), "{}", list.text());
    // Whoever may not read it yet hears so, and a team that has not chosen what comes first.
    let mut teresa = site.as_one_of_the_story("teresa@demo.example").await;
    let not_yet = teresa.get(&place).await;
    assert_eq!(not_yet.status, StatusCode::OK);
    assert!(not_yet.says("Il report è ancora della squadra"), "{}", not_yet.text());
    let bussola = story::team(&site, "bussola").await.id;
    let mut dario = site.as_one_of_the_story("merlo-nero-730").await;
    let none = dario.get(&format!("/it/teams/{bussola}/report")).await;
    assert!(none.says("Il report comincia con la scelta"), "{}", none.text());
    assert!(none.attributes("main a", "href").contains(&format!("/it/teams/{bussola}/shortlist")));
}

#[tokio::test]
async fn what_is_to_be_handed_in_stands_at_home_late_or_not() {
    let site = Site::demo().await;
    let path = format!("/it/teams/{}", story::team(&site, "acqua").await.id);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let canvas = "Canvas con la domanda di ricerca";
    let line = |lines: Vec<String>| lines.into_iter().find(|line| line.starts_with(canvas));
    let home = giulia.get(&path).await;
    assert!(line(home.all(".due li")).unwrap().contains("mancano"), "{}", home.text());
    edition_step::Entity::update_many()
        .col_expr(edition_step::Column::DueAt, Expr::value(site.app.clock.now() - Duration::days(3)))
        .filter(edition_step::Column::Position.eq(2))
        .exec(&site.app.db)
        .await
        .unwrap();
    let home = giulia.get(&path).await;
    assert!(line(home.all(".due li")).unwrap().contains("scaduta da 3 giorni"), "{}", home.text());
    let href = home.attributes(".due a", "href").remove(0);
    let opened = giulia.get(&href).await;
    assert!(opened.says("scaduta da 3 giorni"), "{}", opened.text());
    // What is handed in is not to be done any more.
    let form = giulia.get(&home.attributes(".due a", "href").remove(0)).await.form("draft");
    let handed = form.set("words", "Fatto.").set("then", "hand-in").submit_parts(&mut giulia, None).await;
    let name = handed.all("h1").remove(0);
    let home = giulia.get(&path).await;
    assert!(!home.all(".due li").iter().any(|line| line.starts_with(&name)), "{name}: {}", home.text());
}

#[tokio::test]
async fn the_teams_of_an_archived_year_wait_for_nobody_and_take_no_more_projects() {
    let site = Site::demo().await;
    let (mut bruni, mut dario) = (
        site.as_one_of_the_story("bruni@demo.example").await,
        site.as_one_of_the_story("merlo-nero-730").await,
    );
    let consent = format!("/it/reports/{}/consent/main", story::report(&site, "mattone").await.id);
    let check = format!("{}/check", path_of(&titled(&site, SITE).await));
    let bussola = story::team(&site, "bussola").await.id;
    let list = format!("/it/teams/{bussola}/shortlist");
    for live in [true, false] {
        if !live {
            edition::Entity::update_many()
                .col_expr(edition::Column::ArchivedAt, Expr::value(Some(site.app.clock.now())))
                .exec(&site.app.db)
                .await
                .unwrap();
        }
        let next = bruni.get("/it/home").await.attributes(".next-step a", "href");
        assert_eq!((next.contains(&consent), next.contains(&check)), (live, live), "{next:?}");
        let next = dario.get("/it/home").await.attributes(".next-step a", "href");
        assert_eq!(next.contains(&list), live, "{next:?}");
        let project = dario.get("/it/progetti/demo-0009-energia/").await;
        let actions = project.attributes("main form[id^=shortlist-]", "action");
        assert_eq!(actions, if live { vec![list.clone()] } else { Vec::new() });
    }
}

#[tokio::test]
async fn home_leads_a_student_to_the_team_and_its_page_speaks_of_the_team_to_those_who_help_it() {
    let site = Site::demo().await;
    let path = format!("/it/teams/{}", story::team(&site, "acqua").await.id);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let home = giulia.get("/it/home").await;
    assert!(home.says("La tua squadra: Acqua"), "{}", home.text());
    assert!(home.attributes("main a", "href").contains(&path), "{}", home.text());
    let own = giulia.get(&path).await;
    assert!(own.says("La vostra strada") && own.says("siete qui"), "{}", own.text());
    for helper in ["viola@demo.example", "bruni@demo.example", "edo@demo.example"] {
        let mut helper = site.as_one_of_the_story(helper).await;
        let seen = helper.get(&path).await;
        assert!(seen.says("La strada della squadra") && seen.says("la squadra è qui"), "{}", seen.text());
        assert!(!seen.says("La vostra strada") && !seen.says("siete qui"), "{}", seen.text());
        assert!(!helper.get("/it/home").await.says("La tua squadra"), "they are in none");
    }
}
