//! What is handed in is counted: in the step's state, on the class's page, for staff, at home.

use chrono::{DateTime, Duration, NaiveDate, TimeZone, Utc};
use coesa::schools::progress::steps::{Asked, Handed, Pieces, State, state};
use coesa::web::grid::Grid;
use sea_orm::EntityTrait;
use serde_json::json;
use tables::ids::{EditionId, StepId};
use tables::{edition, edition_step};

use super::{BRUNI, GIULIA, hand_in, page_of};
use crate::support::{Site, story};

fn due() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 12, 18, 22, 59, 0).unwrap()
}

fn a_step(asked: &[&str]) -> edition_step::Model {
    edition_step::Model {
        id: StepId(1),
        edition_id: EditionId(1),
        position: 1,
        name_it: String::new(),
        name_en: String::new(),
        about_it: String::new(),
        about_en: String::new(),
        opens_on: NaiveDate::from_ymd_opt(2026, 11, 2).unwrap(),
        due_at: due(),
        points: 0,
        lessons: json!([]),
        deliverables: json!(asked),
    }
}

#[test]
fn a_step_is_done_when_all_of_it_is_handed_in_and_late_when_something_is_missing() {
    let step = a_step(&["project-choice", "canvas", "blog-post"]);
    let asked = Asked::of(&step).unwrap();
    assert_eq!((asked.tracked.len(), asked.pieces), (1, 2));
    let (before, after) = (due() - Duration::days(1), due() + Duration::days(1));
    let handed = |choice: bool, pieces: Pieces| Handed {
        choice: choice.then_some(before),
        pieces: [(StepId(1), pieces)].into(),
        ..Handed::default()
    };
    let of = |choice, pieces, now| state(&step, &asked, &handed(choice, pieces), now);
    let two = Pieces { handed: 2, ..Pieces::default() };
    assert_eq!(of(true, two, after), State::Done);
    assert_eq!(of(true, Pieces { accepted: 1, ..two }, after), State::Done, "accepted is shown apart");
    assert_eq!(of(false, two, after), State::Late(due()), "the project is missing");
    let one = Pieces { handed: 1, ..Pieces::default() };
    assert_eq!(of(true, one, after), State::Late(due()));
    assert_eq!(of(true, one, before), State::Now);
    let since = before - Duration::hours(2);
    let back = Pieces { returned: 1, returned_at: Some(since), ..one };
    assert_eq!(of(true, back, after), State::Returned(since), "it was there: it is not late");
    assert_eq!(of(false, back, after), State::Late(due()));
    let more = due() + Duration::days(3);
    let excused = Pieces { excused: 1, excused_until: Some(more), ..one };
    assert_eq!(of(true, excused, after), State::Now);
    assert_eq!(of(true, excused, more + Duration::hours(1)), State::Late(more));
    assert_eq!(of(false, excused, after), State::Late(due()), "more time for one thing is not for another");
    let nothing = a_step(&[]);
    let none = Asked::of(&nothing).unwrap();
    assert_eq!(state(&nothing, &none, &Handed::default(), after), State::Over);
    let early = Utc.with_ymd_and_hms(2026, 10, 1, 9, 0, 0).unwrap();
    assert_eq!(of(false, Pieces::default(), early), State::Later);
}

#[tokio::test]
async fn the_teachers_page_says_how_much_is_there_and_how_much_waits() {
    let site = Site::demo().await;
    let team = story::team(&site, "acqua").await;
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    let page = bruni.get(&format!("/it/classes/{}", team.class_id)).await;
    let row =
        page.all("section[aria-labelledby=teams] tbody tr").into_iter().find(|row| row.contains("Acqua"));
    let row = row.unwrap();
    assert!(row.contains("fatta 2 su 2 consegnate, una accettata, 1 in ritardo"), "{row}");
    assert!(
        page.says("2 consegne da guardare") && page.says("una è tornata alla squadra"),
        "{}",
        page.text()
    );
    assert!(bruni.get("/it/home").await.says("2 consegne da guardare"));
    // The list goes by what waits, then by what else one asks for.
    let list = format!("/it/classes/{}/deliverables", team.class_id);
    for (show, rows) in [("waiting", 2), ("returned", 1), ("accepted", 3), ("all", 30), ("nonsense", 2)] {
        let seen = bruni.get(&format!("{list}?show={show}")).await;
        assert_eq!(seen.all("tbody tr").len(), rows, "{show}: {}", seen.text());
    }
    assert!(bruni.get(&format!("{list}?show=late")).await.says("in ritardo di 2 giorni"));
    // From one to the next.
    let waiting = bruni.get(&list).await.attributes("tbody a", "href");
    let first = bruni.get(&waiting[0]).await;
    assert_eq!(first.attributes("a[rel=next]", "href"), [waiting[1].clone()]);
    let second = bruni.get(&waiting[1]).await;
    assert_eq!(second.attributes("a[rel=prev]", "href"), [waiting[0].clone()]);
}

#[tokio::test]
async fn a_student_sees_the_year_on_a_page_and_at_home_what_is_next() {
    let site = Site::demo().await;
    let team = story::team(&site, "acqua").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    for lang in ["it", "en"] {
        let page = giulia.get(&format!("/{lang}/teams/{}/deliverables", team.id)).await;
        assert_eq!(page.all("ol.path > li").len(), 5, "{}", page.text());
    }
    let page = giulia.get(&format!("/it/teams/{}/deliverables", team.id)).await;
    assert!(
        page.says("Consegnate 2 su 2, una accettata") && page.says("mancano 25 giorni"),
        "{}",
        page.text()
    );
    assert!(page.says("18 dicembre 2026, 23:59"), "Italian time: {}", page.text());
    let home = giulia.get("/it/home").await;
    assert!(home.says("Prossima consegna: Canvas con la domanda di ricerca"), "{}", home.text());
    for asked in ["canvas", "blog-post"] {
        hand_in(&mut giulia, &page_of(&site, "acqua", 2, asked).await, "Fatto.").await;
    }
    let page = giulia.get(&format!("/it/teams/{}/deliverables", team.id)).await;
    assert!(page.says("Consegnate 3 su 3"), "with the project: {}", page.text());
    assert!(!giulia.get("/it/home").await.says("Prossima consegna"), "the next step has not opened");
}

#[tokio::test]
async fn staff_count_by_step_filter_classes_and_take_it_away_as_a_file() {
    let site = Site::demo().await;
    let edition = edition::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    let overview = format!("/it/overview/{}", edition.id);
    let mut edo = site.as_one_of_the_story("edo@demo.example").await;
    let page = edo.get(&overview).await;
    assert_eq!(page.all("section[aria-labelledby=work] tbody tr").len(), 5);
    let first = page.all("section[aria-labelledby=work] tbody tr:first-child > *");
    assert_eq!(first[0], "Partire");
    assert_eq!(first[first.len() - 4..], ["7", "4", "1", "2"]);
    for (work, classes) in [("waiting", 2), ("late", 2), ("returned", 1), ("", 3)] {
        let seen = edo.get(&format!("{overview}?work={work}")).await;
        assert_eq!(seen.all("section[aria-labelledby=classes] tbody tr").len(), classes, "{work}");
    }
    let file = edo.get(&format!("{overview}/export/csv?work=returned")).await;
    let grid = Grid::of_file(&file.body).unwrap();
    assert_eq!(grid.rows.len(), 2);
    let at = grid.rows[0].1.iter().position(|cell| cell == "Partire: da rivedere").unwrap();
    assert_eq!(grid.rows[1].1[at], "1");
}

#[tokio::test]
async fn a_step_goes_on_asking_for_what_was_handed_in() {
    let site = Site::demo().await;
    let edition = edition::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    let step = super::step(&site, 1).await;
    let path = format!("/it/editions/{}/steps/{}", edition.id, step.id);
    let mut edo = site.as_one_of_the_story("edo@demo.example").await;
    let page = edo.get(&path).await;
    assert!(page.says("un testo, fino a 2 file"), "{}", page.text());
    let form = page.form("step-form").set("deliverables", "team-card");
    let refused = form.submit(&mut edo).await;
    assert!(refused.says("Qualche squadra ha già consegnato «Articolo di blog»"), "{}", refused.text());
    let form = page.form("step-form").tick("deliverables", "event");
    assert_eq!(form.submit(&mut edo).await.path, format!("/it/editions/{}", edition.id));
    let gone = page.form("removal").submit(&mut edo).await;
    assert!(gone.says("non si può togliere"), "{}", gone.text());
}
