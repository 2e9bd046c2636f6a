//! Reminders: a week before, the day before, once when it is over; to whom and how often.

use chrono::{Duration, NaiveDate, TimeZone, Utc};
use coesa::deliverables::work::blank;
use coesa::notices::deadlines::step;
use coesa::notices::{Deadline, Whom, words::Words};
use coesa::text::{Both, Lang};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use tables::kinds::DeliverableState;
use tables::{class, deliverable, edition, edition_step, notice, person, team};

use super::{mails, notices};
use crate::support::{Site, story};

async fn person(site: &Site, email: &str) -> person::Model {
    person::Entity::find().filter(person::Column::Email.eq(email)).one(&site.app.db).await.unwrap().unwrap()
}

async fn class(site: &Site) -> class::Model {
    class::Entity::find()
        .filter(class::Column::JoinCode.eq("SORGENTI-3A"))
        .one(&site.app.db)
        .await
        .unwrap()
        .unwrap()
}

async fn reminders(site: &Site, who: &person::Model) -> Vec<String> {
    let rows = notices(site, who.id).await;
    rows.iter()
        .filter(|row| row.kind == tables::kinds::NoticeKind::Deadline)
        .map(|row| Words::of(&site.app.texts, Lang::It, row).text)
        .collect()
}

#[tokio::test]
async fn a_class_is_reminded_three_times_and_never_twice_of_the_same() {
    let site = Site::demo().await;
    let class = class(&site).await;
    let deadline = [Deadline {
        key: "step:1".to_owned(),
        class: class.id,
        whom: Whom::Class,
        title: Both { it: "Il report".to_owned(), en: "The report".to_owned() },
        due: NaiveDate::from_ymd_opt(2026, 12, 1).unwrap(),
        link: "/home".to_owned(),
    }];
    let (bruni, ferri) =
        (person(&site, "bruni@demo.example").await, person(&site, "ferri@demo.example").await);
    // 23 November: eight days before.
    assert_eq!(step(&site.app, &deadline).await.unwrap(), 0);
    site.app.clock.advance(Duration::days(1));
    let both = tokio::join!(step(&site.app, &deadline), step(&site.app, &deadline));
    let told = both.0.unwrap() + both.1.unwrap();
    let reminded =
        notice::Entity::find().filter(notice::Column::Kind.eq(tables::kinds::NoticeKind::Deadline));
    let people = reminded.all(&site.app.db).await.unwrap();
    assert!(told > 3, "students and teachers: {told}");
    assert_eq!(told, people.len(), "each once, though two servers did it");
    assert_eq!(reminders(&site, &bruni).await, ["Mancano 7 giorni: il termine è il 1º dicembre 2026."]);
    assert!(reminders(&site, &ferri).await.is_empty(), "another class's teacher");
    site.app.clock.advance(Duration::days(3));
    assert_eq!(step(&site.app, &deadline).await.unwrap(), 0);
    site.app.clock.advance(Duration::days(3));
    assert_eq!(step(&site.app, &deadline).await.unwrap(), told);
    site.app.clock.advance(Duration::days(1));
    assert_eq!(step(&site.app, &deadline).await.unwrap(), 0, "on the day itself all have been told");
    site.app.clock.advance(Duration::days(1));
    assert_eq!(step(&site.app, &deadline).await.unwrap(), told);
    site.app.clock.advance(Duration::days(30));
    assert_eq!(step(&site.app, &deadline).await.unwrap(), 0);
    let told = reminders(&site, &bruni).await;
    assert_eq!(told.len(), 3);
    assert!(told[1].contains("domani") && told[2].contains("era il 1º dicembre"), "{told:?}");
    let mails = mails(&site, &bruni).await;
    let subjects: Vec<&str> = mails.iter().map(|mail| mail.subject.as_str()).collect();
    assert!(subjects.contains(&"Scadenza vicina: Il report") && subjects.contains(&"Scaduto: Il report"));
}

/// All teams of the class hand in what the step asks for.
async fn hand_in_all(site: &Site, class: &class::Model, step: &str) {
    let db = &site.app.db;
    let of_it = edition_step::Entity::find().filter(edition_step::Column::NameIt.eq(step));
    let step = of_it.one(db).await.unwrap().unwrap();
    let theirs = team::Entity::find().filter(team::Column::ClassId.eq(class.id));
    for team in theirs.all(db).await.unwrap() {
        hand_in(site, &team, &step).await;
    }
}

/// The team hands in what the step asks for.
async fn hand_in(site: &Site, team: &team::Model, step: &edition_step::Model) {
    let db = &site.app.db;
    let by = person(site, "bruni@demo.example").await.id;
    for asked in step.deliverables.as_array().unwrap() {
        let asked = asked.as_str().unwrap();
        let begun = deliverable::Entity::find()
            .filter(deliverable::Column::TeamId.eq(team.id))
            .filter(deliverable::Column::StepId.eq(step.id))
            .filter(deliverable::Column::Asked.eq(asked));
        let row = if let Some(row) = begun.one(db).await.unwrap() {
            row
        } else {
            blank(team.id, step.id, asked, by, site.app.clock.now()).insert(db).await.unwrap()
        };
        let handed = deliverable::ActiveModel { state: Set(DeliverableState::HandedIn), ..row.into() };
        handed.update(db).await.unwrap();
    }
}

#[tokio::test]
async fn the_steps_of_the_year_and_its_end_are_deadlines_until_all_is_handed_in() {
    let site = Site::demo().await;
    let class = class(&site).await;
    let own = coesa::deadlines(&site.app, Some(class.id)).await.unwrap();
    let days: Vec<String> = own.iter().map(|one| one.due.to_string()).collect();
    assert_eq!(days, ["2026-11-13", "2026-12-18", "2027-02-19", "2027-04-16", "2027-05-28", "2027-06-30"]);
    assert_eq!((own[1].title.it.as_str(), own[1].title.en.as_str()), ("Progettare", "Plan"));
    let all = coesa::deadlines(&site.app, None).await.unwrap();
    assert_eq!(step(&site.app, &all).await.unwrap(), 0, "December is far");
    hand_in_all(&site, &class, "Progettare").await;
    site.app.clock.advance(Duration::days(20));
    let all = coesa::deadlines(&site.app, None).await.unwrap();
    assert!(step(&site.app, &all).await.unwrap() > 3);
    // Ferri's teams have not handed in all of it; Bruni's have.
    let (ferri, bruni) =
        (person(&site, "ferri@demo.example").await, person(&site, "bruni@demo.example").await);
    assert_eq!(reminders(&site, &ferri).await, ["Mancano 5 giorni: il termine è il 18 dicembre 2026."]);
    assert!(reminders(&site, &bruni).await.is_empty(), "nobody is reminded of what is done");
}

#[tokio::test]
async fn a_team_with_more_time_is_reminded_of_its_own_day_and_the_others_of_nothing() {
    let site = Site::demo().await;
    let class = class(&site).await;
    hand_in_all(&site, &class, "Progettare").await;
    let acqua = story::team(&site, "acqua").await;
    let plan = edition_step::Entity::find().filter(edition_step::Column::NameIt.eq("Progettare"));
    let plan = plan.one(&site.app.db).await.unwrap().unwrap();
    let later = Utc.with_ymd_and_hms(2027, 1, 10, 22, 59, 0).unwrap();
    deliverable::Entity::update_many()
        .col_expr(deliverable::Column::State, Expr::value(DeliverableState::Draft))
        .col_expr(deliverable::Column::DueAt, Expr::value(Some(later)))
        .filter(deliverable::Column::TeamId.eq(acqua.id))
        .filter(deliverable::Column::StepId.eq(plan.id))
        .exec(&site.app.db)
        .await
        .unwrap();
    let (giulia, sofia) =
        (story::person(&site, "lince-blu-427").await, story::person(&site, "riccio-rosso-296").await);
    let bruni = person(&site, "bruni@demo.example").await;
    let own = |all: Vec<Deadline>| {
        let key = format!("step:{}", plan.id);
        let of_step = all.into_iter().filter(|one| one.class == class.id && one.key.starts_with(&key));
        of_step.map(|one| (one.whom, one.due.to_string())).collect::<Vec<_>>()
    };
    // The day after everybody else's, and a few days before theirs.
    for (days, left) in [(26, None), (17, Some("Mancano 5 giorni: il termine è il 10 gennaio 2027."))] {
        site.app.clock.advance(Duration::days(days));
        let all = coesa::deadlines(&site.app, None).await.unwrap();
        let whom = [(Whom::Team(acqua.id), "2027-01-10"), (Whom::Teachers, "2027-01-10")];
        assert_eq!(own(all.clone()), whom.map(|(whom, day)| (whom, day.to_owned())));
        step(&site.app, &all).await.unwrap();
        assert_eq!(reminders(&site, &giulia).await, Vec::from_iter(left));
        assert_eq!(reminders(&site, &bruni).await, Vec::from_iter(left));
        assert!(reminders(&site, &sofia).await.is_empty(), "her team has handed in all of it");
    }
}

#[tokio::test]
async fn whoever_was_reminded_is_not_again_because_another_team_was_faster() {
    let site = Site::demo().await;
    site.app.clock.advance(Duration::days(20));
    let sofia = story::person(&site, "riccio-rosso-296").await;
    let all = coesa::deadlines(&site.app, None).await.unwrap();
    assert!(step(&site.app, &all).await.unwrap() > 3);
    let told = reminders(&site, &sofia).await;
    assert_eq!(told, ["Mancano 5 giorni: il termine è il 18 dicembre 2026."]);
    let plan = edition_step::Entity::find().filter(edition_step::Column::NameIt.eq("Progettare"));
    let plan = plan.one(&site.app.db).await.unwrap().unwrap();
    hand_in(&site, &story::team(&site, "acqua").await, &plan).await;
    let all = coesa::deadlines(&site.app, None).await.unwrap();
    assert_eq!(step(&site.app, &all).await.unwrap(), 0);
    assert_eq!(reminders(&site, &sofia).await, told);
}

#[tokio::test]
async fn of_an_archived_year_nobody_is_reminded() {
    let site = Site::demo().await;
    site.app.clock.advance(Duration::days(20));
    edition::Entity::update_many()
        .col_expr(edition::Column::ArchivedAt, Expr::value(Some(site.app.clock.now())))
        .exec(&site.app.db)
        .await
        .unwrap();
    assert!(coesa::deadlines(&site.app, None).await.unwrap().is_empty());
}
