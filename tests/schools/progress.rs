//! How a year is going: the rules of the forecast, the staff's overview, the teacher's.

use chrono::{Duration, NaiveDate, TimeZone, Utc};
use coesa::schools::progress::{Class, Level, rules};
use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use tables::kinds::{ApplicationState, NoticeKind};
use tables::{application, class, edition};

use crate::support::{Browser, Site};

#[test]
fn a_class_is_one_to_mind_by_rules_that_can_be_read() {
    let now = Utc.with_ymd_and_hms(2027, 3, 1, 9, 0, 0).unwrap();
    let busy = Class {
        began: NaiveDate::from_ymd_opt(2026, 9, 1).unwrap(),
        students: 20,
        teams: 2,
        last_active: Some(now - Duration::days(20)),
        late_since: None,
        report_due: Some(now + Duration::days(60)),
        without_project: true,
    };
    let level = |class: &Class| rules().unwrap().forecast(class, now).level;
    assert_eq!(level(&busy), Level::Fine);
    let silent = Class { last_active: Some(now - Duration::days(21)), ..busy.clone() };
    assert_eq!(level(&silent), Level::Watch);
    let late = Class { late_since: Some(now - Duration::days(8)), ..silent.clone() };
    assert_eq!(level(&late), Level::High);
    let soon = Class { report_due: Some(now + Duration::days(29)), ..busy.clone() };
    assert_eq!(level(&soon), Level::Watch);
    let empty = Class { students: 0, teams: 0, last_active: None, ..busy };
    let forecast = rules().unwrap().forecast(&empty, now);
    assert_eq!(forecast.level, Level::High);
    assert!(forecast.met.iter().all(|rule| !rule.of(coesa::text::Lang::It).contains('{')), "{forecast:?}");
}

#[test]
fn what_was_before_a_class_was_admitted_is_not_held_against_it() {
    let now = Utc.with_ymd_and_hms(2027, 3, 1, 9, 0, 0).unwrap();
    let admitted = Class {
        began: now.date_naive(),
        late_since: Some(now - Duration::days(100)),
        report_due: Some(now + Duration::days(60)),
        without_project: true,
        ..Class::default()
    };
    let forecast = rules().unwrap().forecast(&admitted, now);
    assert!(forecast.level == Level::Fine && forecast.met.is_empty(), "{forecast:?}");
    let of_the_autumn = Class { began: NaiveDate::from_ymd_opt(2026, 9, 1).unwrap(), ..admitted };
    assert_eq!(rules().unwrap().forecast(&of_the_autumn, now).level, Level::High);
}

#[tokio::test]
async fn a_class_that_is_admitted_in_the_middle_of_the_year_is_no_alarm_on_its_first_day() {
    let site = Site::demo().await;
    let db = &site.app.db;
    let other = class::Entity::find().one(db).await.unwrap().unwrap();
    site.app.clock.advance(Duration::days(60));
    let made = class::ActiveModel {
        school_id: Set(other.school_id),
        edition_id: Set(other.edition_id),
        name: Set("5Z".to_owned()),
        join_code: Set("NUOVA-5Z".to_owned()),
        ..Default::default()
    };
    let made = made.insert(db).await.unwrap();
    let sent = application::Entity::find().one(db).await.unwrap().unwrap();
    application::Entity::update_many()
        .col_expr(application::Column::State, Expr::value(ApplicationState::Admitted))
        .col_expr(application::Column::DecidedAt, Expr::value(site.app.clock.now()))
        .col_expr(application::Column::ClassId, Expr::value(made.id))
        .filter(application::Column::Id.eq(sent.id))
        .exec(db)
        .await
        .unwrap();
    let overview = format!("/it/overview/{}", other.edition_id);
    let line = async || {
        let mut editor = site.as_one_of_the_story("edo@demo.example").await;
        let page = editor.get(&overview).await;
        let lines = page.all("section[aria-labelledby=classes] tbody tr");
        lines.iter().find(|line| line.starts_with("5Z")).unwrap().clone()
    };
    let first = line().await;
    assert!(first.contains("tutto bene") && first.contains("mai"), "{first}");
    site.app.clock.advance(Duration::days(46));
    let later = line().await;
    assert!(
        later.contains("rischio alto") && later.contains("Nessuna attività da almeno 45 giorni"),
        "{later}"
    );
}

async fn step(editor: &mut Browser, edition: i64) {
    let page = editor.get(&format!("/it/editions/{edition}/steps")).await;
    let form = page
        .form("step-form")
        .set("name_it", "Progettare")
        .set("name_en", "Plan")
        .set("opens_on", "2026-10-01")
        .set("due_on", "2026-11-01")
        .set("points", "20")
        .set("deliverables", "project-choice");
    assert_eq!(form.submit(editor).await.path, format!("/it/editions/{edition}"));
}

#[tokio::test]
async fn staff_see_all_classes_by_region_and_step_and_why_one_may_drop_out() {
    let site = Site::demo().await;
    let edition = edition::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    let mut editor = site.as_one_of_the_story("edo@demo.example").await;
    step(&mut editor, edition.id.0).await;
    let classes = class::Entity::find().all(&site.app.db).await.unwrap().len();
    let overview = format!("/it/overview/{}", edition.id);
    let page = editor.get(&overview).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.all("section[aria-labelledby=classes] tbody tr").len(), classes, "{}", page.text());
    assert!(page.says("in ritardo") && page.says("Come nasce la previsione"), "{}", page.text());
    // Each cell says with nouns what it counts, and no caption is cut by what scrolls.
    let cells = page.all("section[aria-labelledby=classes] tbody td.half");
    for said in [" squadre su ", " hanno finito", " consegne su "] {
        assert!(cells.iter().any(|cell| cell.contains(said)), "{said}: {cells:?}");
    }
    assert!(page.all(".scroll caption").is_empty() && !page.all(".table-caption#classes-caption").is_empty());
    // What matters most is not the last of many columns.
    let heads = page.all("section[aria-labelledby=classes] thead th");
    let at = |name: &str| heads.iter().position(|head| head.contains(name)).unwrap();
    assert!(at("Previsione") < at("Progettare"), "{heads:?}");
    let late = editor.get(&format!("{overview}?level=watch&sort=-school")).await;
    assert!(late.says("Una tappa è in ritardo"), "{}", late.text());
    for end in ["csv", "xlsx"] {
        let file = editor.get(&format!("{overview}/export/{end}?sort=school")).await;
        let read = coesa::web::grid::Grid::of_file(&file.body).unwrap();
        assert_eq!(read.rows.len(), classes + 1, "{end}");
    }
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    assert_eq!(teacher.get(&overview).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_teachers_page_says_what_is_late_who_did_how_much_and_can_be_taken_away() {
    let site = Site::demo().await;
    let edition = edition::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    let mut editor = site.as_one_of_the_story("edo@demo.example").await;
    step(&mut editor, edition.id.0).await;
    let class = class::Entity::find().filter(class::Column::JoinCode.eq("SORGENTI-3A"));
    let class = class.one(&site.app.db).await.unwrap().unwrap();
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    for lang in ["it", "en"] {
        let page = teacher.get(&format!("/{lang}/classes/{}", class.id)).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        let students = page.all("section[aria-labelledby=students] tbody tr");
        assert!(students.iter().any(|row| row.contains('%')), "{students:?}");
    }
    let page = teacher.get(&format!("/it/classes/{}", class.id)).await;
    assert!(page.says("Progettare") && page.says("fatta"), "{}", page.text());
    let file = teacher.get(&format!("/it/classes/{}/export/csv", class.id)).await;
    assert!(file.html().contains("lince-blu-427"), "{}", file.html());
    let head = file.html().lines().next().unwrap_or_default().to_owned();
    assert!(head.contains("Progettare"), "where each one's team stands, step by step: {head}");
    // A team without members and report can go; one with members can't.
    let made = page.form("new-team").set("name", "Vuota").submit(&mut teacher).await;
    let forms = made.attributes("form[id^=dissolve-]", "id");
    let gone = made.form(forms.last().unwrap()).submit(&mut teacher).await;
    assert!(
        !gone.all("section[aria-labelledby=teams] th a").contains(&"Vuota".to_owned()),
        "{}",
        gone.text()
    );
}

#[tokio::test]
async fn staff_write_to_the_teachers_of_the_classes_that_they_choose_once() {
    let site = Site::demo().await;
    let mut editor = site.as_one_of_the_story("edo@demo.example").await;
    let overview = format!("{}?q=3A", editor.get("/it/overview").await.path);
    let write = editor.get(&overview).await.attributes("a", "href");
    let write = write.iter().find(|href| href.contains("/letter")).unwrap();
    let page = editor.get(write).await;
    let all = page.attributes("input[name=class][checked]", "value");
    assert!(!all.is_empty(), "those that the filter shows are ticked: {}", page.text());
    let empty = page.form("letter").set("subject", "Visite").submit(&mut editor).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.form("letter").value("subject") == "Visite" && empty.says("Il messaggio è vuoto"));
    assert!(empty.attributes("main a", "href").contains(&overview), "the way back: {}", empty.html());
    let form = empty.form("letter").set("words", "Ricordate le <b>liberatorie</b>.");
    let sent = form.submit(&mut editor).await;
    assert!(sent.says("Il messaggio è in partenza per"), "{}", sent.text());
    assert_eq!(sent.path, overview, "back where the classes were chosen");
    let told = async || {
        let all = tables::notice::Entity::find().filter(tables::notice::Column::Kind.eq(NoticeKind::Letter));
        all.all(&site.app.db).await.unwrap()
    };
    let first = told().await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let seen = teacher.get("/it/notices").await;
    assert!(seen.says("Visite") && seen.says("<b>liberatorie</b>"), "{}", seen.text());
    // The same button again tells nobody twice.
    empty.form("letter").set("words", "Ricordate le <b>liberatorie</b>.").submit(&mut editor).await;
    assert_eq!(told().await.len(), first.len());
    let noted = tables::event::Entity::find().filter(tables::event::Column::Kind.eq("edition.teachers-told"));
    assert_eq!(noted.all(&site.app.db).await.unwrap().len(), 1);
    // Who reviews sees the overview and writes to nobody.
    let mut reviewer = site.as_one_of_the_story("teresa@demo.example").await;
    let page = reviewer.get(write).await;
    assert!(page.attributes("#letter", "id").is_empty(), "{}", page.text());
    let post = write.split('?').next().unwrap();
    assert_eq!(reviewer.post(post, &[("words", "x")]).await.status, StatusCode::NOT_FOUND);
}
