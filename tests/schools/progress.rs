//! How a year is going: the rules of the forecast, the staff's overview, the teacher's.

use chrono::{NaiveDate, TimeZone, Utc};
use coesa::schools::progress::{Class, Level, rules};
use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::{class, edition};

use crate::support::{Browser, Site};

#[test]
fn a_class_is_one_to_mind_by_rules_that_can_be_read() {
    let now = Utc.with_ymd_and_hms(2027, 3, 1, 9, 0, 0).unwrap();
    let busy = Class {
        began: NaiveDate::from_ymd_opt(2026, 9, 1).unwrap(),
        students: 20,
        teams: 2,
        last_active: Some(now - chrono::Duration::days(20)),
        late_since: None,
        report_due: Some(now + chrono::Duration::days(60)),
        without_project: true,
    };
    let level = |class: &Class| rules().unwrap().forecast(class, now).level;
    assert_eq!(level(&busy), Level::Fine);
    let silent = Class { last_active: Some(now - chrono::Duration::days(21)), ..busy.clone() };
    assert_eq!(level(&silent), Level::Watch);
    let late = Class { late_since: Some(now - chrono::Duration::days(8)), ..silent.clone() };
    assert_eq!(level(&late), Level::High);
    let soon = Class { report_due: Some(now + chrono::Duration::days(29)), ..busy.clone() };
    assert_eq!(level(&soon), Level::Watch);
    let empty = Class { students: 0, teams: 0, last_active: None, ..busy };
    let forecast = rules().unwrap().forecast(&empty, now);
    assert_eq!(forecast.level, Level::High);
    assert!(forecast.met.iter().all(|rule| !rule.of(coesa::text::Lang::It).contains('{')), "{forecast:?}");
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
