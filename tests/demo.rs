//! The demo is filled once, and can be entered as every role.

use std::collections::BTreeMap;

use coesa::courses::quiz_content::Task;
use coesa::demo::large::{self, Filled, Sizes};
use coesa::text::Lang;
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tables::kinds::{ApplicationState, DeliverableState, Role, Stage};
use tables::{
    application, class, class_teacher, deliverable, edition, edition_call, person, quiz_attempt, report_part,
    school,
};

use crate::support::Site;

fn region_of(municipality: &str) -> String {
    dataset::places::by_istat(municipality).unwrap().region.clone()
}

#[tokio::test]
async fn the_demo_is_filled_once_and_everybody_can_sign_in() {
    let site = Site::demo().await;
    let people = person::Entity::find().count(&site.app.db).await.unwrap();
    coesa::demo::fill(&site.app).await.unwrap();
    assert_eq!(person::Entity::find().count(&site.app.db).await.unwrap(), people);
    let welcome = coesa::demo::welcome(&site.app);
    assert_eq!(welcome.len(), 8, "an address, a password, and six roles: {welcome:?}");
    for line in &welcome[2..] {
        let sign_in = line.split_whitespace().last().unwrap();
        site.as_one_of_the_story(sign_in).await;
    }
    let mut visitor = site.visitor();
    let found = visitor.get("/it/progetti?q=%22rete+idrica%22&region=016").await;
    assert!(found.says("riduzione delle perdite della rete idrica"), "{}", found.text());
    let project = visitor.get("/it/progetti/demo-0001-acqua/").await;
    assert!(project.says("Sostituzione di 4,2 chilometri di condotte"), "{}", project.text());
    let api = visitor.get("/api/v1/projects?theme=05&theme=07").await.json();
    assert_eq!(api["items"].as_array().unwrap().len(), 20);
    for lang in ["it", "en"] {
        for path in ["/", "/progetti", "/progetti/demo-0003-ciclabile/", "/accedi", "/rapporti"] {
            assert_eq!(visitor.get(&format!("/{lang}{path}")).await.status, 200, "/{lang}{path}");
        }
    }
}

#[tokio::test]
async fn a_compressed_download_arrives_whole() {
    let site = Site::with(|config| config.demo = true).await;
    coesa::demo::fill(&site.app).await.unwrap();
    let mut visitor = site.visitor();
    for file in ["csv", "json"] {
        let path = format!("/it/progetti/download.{file}");
        let plain = visitor.get(&path).await;
        for encoding in ["gzip", "br"] {
            let packed = visitor.get_with(&path, &[(ACCEPT_ENCODING, encoding)]).await;
            assert_eq!(packed.headers[CONTENT_ENCODING], encoding);
            assert!(
                !packed.body.is_empty() && packed.body.len() < plain.body.len() / 2,
                "{file}, {encoding}"
            );
        }
    }
}

#[tokio::test]
async fn the_large_demo_is_filled_once_and_all_its_lists_open() {
    let site = Site::demo().await;
    let db = &site.app.db;
    let sizes = Sizes { classes: 60, students: 900, past: vec![10, 6] };
    let story =
        person::Entity::find().filter(person::Column::Role.eq(Role::Student)).count(db).await.unwrap();
    assert_eq!(large::fill(&site.app, &sizes).await.unwrap(), Filled::Done);
    let welcome = large::welcome(&site.app).await.unwrap();
    assert!(welcome.contains(&format!("63 classes and {} students", 900 + story)), "{welcome}");
    let people = person::Entity::find().count(db).await.unwrap();
    assert_eq!(large::fill(&site.app, &sizes).await.unwrap(), Filled::Before);
    assert_eq!(person::Entity::find().count(db).await.unwrap(), people);
    // What has a way to go has gone it.
    for stage in [Stage::Draft, Stage::AwaitingConsent, Stage::Submitted, Stage::InReview, Stage::Published] {
        let parts = report_part::Entity::find().filter(report_part::Column::Stage.eq(stage));
        assert!(parts.count(db).await.unwrap() > 0, "{stage:?}");
    }
    for state in [DeliverableState::Draft, DeliverableState::HandedIn, DeliverableState::Returned] {
        let work = deliverable::Entity::find().filter(deliverable::Column::State.eq(state));
        assert!(work.count(db).await.unwrap() > 10, "{state:?}");
    }
    let archived = edition::Entity::find().filter(edition::Column::ArchivedAt.is_not_null());
    assert_eq!(archived.count(db).await.unwrap(), 2);
    let mut regions: Vec<String> = school::Entity::find()
        .all(db)
        .await
        .unwrap()
        .iter()
        .map(|one| region_of(&one.municipality))
        .collect();
    regions.sort();
    regions.dedup();
    assert_eq!(regions.len(), 20, "{regions:?}");
    quizzes_are_told_apart(&site).await;
    places_hold_the_admitted(&site).await;
    lists_open(&site).await;
}

/// The call's places are enough for all who were admitted, region by region and in all, and not for all who
/// ask.
async fn places_hold_the_admitted(site: &Site) {
    let db = &site.app.db;
    let current =
        edition::Entity::find().filter(edition::Column::ArchivedAt.is_null()).one(db).await.unwrap();
    let current = current.unwrap().id;
    let call = edition_call::Entity::find_by_id(current).one(db).await.unwrap().unwrap();
    let admitted = application::Entity::find()
        .filter(application::Column::EditionId.eq(current))
        .filter(application::Column::State.eq(ApplicationState::Admitted));
    let schools = school::Entity::find().all(db).await.unwrap();
    let mut regions: BTreeMap<String, u64> = BTreeMap::new();
    for row in admitted.all(db).await.unwrap() {
        let school = schools.iter().find(|one| Some(one.id) == row.school_id).unwrap();
        *regions.entry(region_of(&school.municipality)).or_default() += 1;
    }
    assert_eq!((regions.values().sum::<u64>(), call.places), (60, Some(63)));
    for (region, admitted) in regions {
        let quota = call.quotas[region.as_str()].as_u64().unwrap();
        assert!(quota >= admitted, "{region}: {admitted} of {quota}");
    }
    let mut editor = site.as_one_of_the_story("edo@demo.example").await;
    let ranking = editor.get(&format!("/it/selection/{current}/ranking")).await;
    let inside = ranking.all("tbody tr").into_iter().filter(|row| row.contains("Rientra nei posti")).count();
    assert_eq!(inside, 3, "{}", ranking.text());
}

/// Staff see of nearly every question how many had it right, and whether it tells who knows; of those
/// about the data too.
async fn quizzes_are_told_apart(site: &Site) {
    let db = &site.app.db;
    let current =
        edition::Entity::find().filter(edition::Column::ArchivedAt.is_null()).one(db).await.unwrap();
    let mut editor = site.as_one_of_the_story("edo@demo.example").await;
    let report = editor.get(&format!("/it/overview/{}/quizzes", current.unwrap().id)).await;
    let rows = report.all("tbody tr");
    let tell = rows.iter().filter(|row| row.contains("funziona")).count();
    assert!(tell > rows.len() / 2 && tell < rows.len(), "{tell} of {}: {}", rows.len(), report.text());
    let lessons = site.app.courses.public();
    let of_data = lessons
        .lessons(Lang::It)
        .iter()
        .flat_map(|lesson| &lesson.questions)
        .filter(|question| matches!(question.task, Task::Data(_)));
    let mut known = 0;
    for question in of_data {
        let asked = question.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let row = rows.iter().find(|row| row.contains(&asked)).unwrap();
        assert!(!row.contains("Troppo pochi") && !row.contains("Nessuno finora"), "{row}");
        known += 1;
    }
    assert!(known > 3, "the course asks about the data");
    let attempts = quiz_attempt::Entity::find().all(db).await.unwrap();
    let marks = attempts.iter().flat_map(|attempt| attempt.marks.as_object().unwrap().values());
    let asked: Vec<_> = marks.filter(|mark| mark["known"].is_object()).collect();
    let right = asked.iter().filter(|mark| mark["right"] == true).count();
    assert!(right > asked.len() / 5 && right < asked.len() * 19 / 20, "{right} of {}", asked.len());
}

async fn lists_open(site: &Site) {
    let db = &site.app.db;
    let current =
        edition::Entity::find().filter(edition::Column::ArchivedAt.is_null()).one(db).await.unwrap();
    let current = current.unwrap().id;
    let mut editor = site.as_one_of_the_story("edo@demo.example").await;
    for path in [
        format!("/it/overview/{current}"),
        format!("/it/selection/{current}"),
        format!("/it/selection/{current}/ranking"),
        "/it/people?role=student&sort=last&page=3".to_owned(),
        "/it/classes".to_owned(),
        "/it/schools".to_owned(),
        "/it/review".to_owned(),
        "/it/organisations".to_owned(),
    ] {
        assert_eq!(editor.get(&path).await.status, 200, "{path}");
    }
    let progress = editor.get(&format!("/it/overview/{current}")).await;
    assert!(progress.says("in ritardo"), "some are late with the first step");
    let class = class::Entity::find()
        .filter(class::Column::EditionId.eq(current))
        .filter(class::Column::JoinCode.eq("DEMO-0040"))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    let tie = class_teacher::Entity::find().filter(class_teacher::Column::ClassId.eq(class.id)).one(db).await;
    let teacher = person::Entity::find_by_id(tie.unwrap().unwrap().person_id).one(db).await.unwrap().unwrap();
    let mut teacher = site.as_one_of_the_story(&teacher.email.unwrap()).await;
    assert_eq!(teacher.get(&format!("/it/classes/{}", class.id)).await.status, 200);
    let mut visitor = site.visitor();
    let archive = visitor.get("/it/rapporti?year=2024-2025").await;
    assert!(!archive.all("li.card-plain").is_empty(), "{}", archive.text());
    assert_eq!(visitor.get("/it/rapporti").await.status, 200);
}

#[tokio::test]
async fn the_large_demo_leaves_a_site_of_others_alone() {
    let site = Site::new().await;
    assert_eq!(large::fill(&site.app, &Sizes::default()).await.unwrap(), Filled::NotTheDemo);
    assert_eq!(person::Entity::find().count(&site.app.db).await.unwrap(), 0);
}
