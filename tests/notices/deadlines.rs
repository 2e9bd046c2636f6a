//! Reminders: a week before, the day before, once when it is over; to whom and how often.

use chrono::{Duration, NaiveDate};
use coesa::notices::deadlines::step;
use coesa::notices::{Deadline, words::Words};
use coesa::text::{Both, Lang};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::{class, notice, person};

use super::{mails, notices};
use crate::support::Site;

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
    let people =
        notice::Entity::find().filter(notice::Column::OnceKey.is_not_null()).all(&site.app.db).await.unwrap();
    assert!(told > 3, "students and teachers: {told}");
    assert_eq!(told, people.len(), "each once, though two servers did it");
    assert_eq!(reminders(&site, &bruni).await, ["Mancano 7 giorni: il termine è il 1 dicembre 2026."]);
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
    assert!(told[1].contains("domani") && told[2].contains("era il 1 dicembre"), "{told:?}");
    let mails = mails(&site, &bruni).await;
    let subjects: Vec<&str> = mails.iter().map(|mail| mail.subject.as_str()).collect();
    assert!(subjects.contains(&"Scadenza vicina: Il report") && subjects.contains(&"Scaduto: Il report"));
}

#[tokio::test]
async fn the_end_of_the_school_year_is_a_deadline_of_each_of_its_classes() {
    let site = Site::demo().await;
    let class = class(&site).await;
    let all = coesa::deadlines(&site.app, None).await.unwrap();
    let own = coesa::deadlines(&site.app, Some(class.id)).await.unwrap();
    assert!(all.len() > 1 && own.len() == 1, "{all:?}");
    assert!(all.iter().any(|one| one.class == class.id && one.due == own[0].due));
    assert_eq!(step(&site.app, &all).await.unwrap(), 0, "June is far");
}
