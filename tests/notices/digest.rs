//! Digests: once a day and on Mondays, at eight in Italy, never twice.

use chrono::{Duration, NaiveDate, TimeZone, Utc};
use coesa::notices::digest::{last_due, step};
use http::StatusCode;
use tables::kinds::{Delivery, NoticeKind, Role};

use super::{mails, notices, told};
use crate::support::Site;

fn ymd(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

#[test]
fn digests_are_due_at_eight_in_italy_in_summer_and_winter() {
    let at = |month, day, hour, minute| Utc.with_ymd_and_hms(2026, month, day, hour, minute, 0).unwrap();
    let daily = |now| last_due(Delivery::Daily, now);
    assert_eq!(daily(at(11, 23, 6, 59)), (ymd(11, 22), at(11, 22, 7, 0)));
    assert_eq!(daily(at(11, 23, 7, 0)), (ymd(11, 23), at(11, 23, 7, 0)));
    assert_eq!(daily(at(7, 1, 6, 0)), (ymd(7, 1), at(7, 1, 6, 0)));
    // The Sundays on which the clocks change: 23 and 25 hours after the day before.
    assert_eq!(daily(at(3, 29, 12, 0)).1 - daily(at(3, 28, 12, 0)).1, Duration::hours(23));
    assert_eq!(daily(at(10, 25, 12, 0)).1 - daily(at(10, 24, 12, 0)).1, Duration::hours(25));
    // 23 November 2026 is a Monday.
    assert_eq!(last_due(Delivery::Weekly, at(11, 23, 6, 59)).0, ymd(11, 16));
    assert_eq!(last_due(Delivery::Weekly, at(11, 23, 7, 0)).0, ymd(11, 23));
    assert_eq!(last_due(Delivery::Weekly, at(11, 29, 23, 0)).0, ymd(11, 23));
}

#[tokio::test]
async fn a_day_is_gathered_in_one_mail_and_told_once() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    told(&site, &teacher, NoticeKind::Remark).await;
    told(&site, &teacher, NoticeKind::Comment).await;
    assert!(mails(&site, &teacher).await.is_empty());
    assert_eq!(step(&site.app).await.unwrap(), 0, "not before tomorrow at eight");
    site.app.clock.advance(Duration::days(1));
    assert_eq!(step(&site.app).await.unwrap(), 1);
    assert_eq!(step(&site.app).await.unwrap(), 0);
    told(&site, &teacher, NoticeKind::Comment).await;
    assert_eq!(step(&site.app).await.unwrap(), 0, "the rest of the day waits");
    let sent = mails(&site, &teacher).await;
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].subject, "Il riassunto di oggi: 2 novità");
    assert!(sent[0].text.contains("http://coesa.test/it/home"), "{}", sent[0].text);
    assert!(sent[0].html.contains("<html lang=\"it\">") && sent[0].unsubscribe.is_some());
    site.app.clock.advance(Duration::days(1));
    assert_eq!(step(&site.app).await.unwrap(), 1);
    assert_eq!(mails(&site, &teacher).await.last().unwrap().subject, "Il riassunto di oggi: una novità");
}

#[tokio::test]
async fn several_servers_at_once_make_one_digest() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    told(&site, &teacher, NoticeKind::Remark).await;
    site.app.clock.advance(Duration::days(1));
    let made = tokio::join!(step(&site.app), step(&site.app), step(&site.app), step(&site.app));
    let made = made.0.unwrap() + made.1.unwrap() + made.2.unwrap() + made.3.unwrap();
    assert_eq!((made, mails(&site, &teacher).await.len()), (1, 1));
}

#[tokio::test]
async fn what_was_read_in_the_meantime_is_no_news() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    told(&site, &teacher, NoticeKind::Comment).await;
    let mut browser = site.signed_in(&teacher).await;
    let page = browser.get("/it/notices").await;
    page.form("read-all").submit(&mut browser).await;
    site.app.clock.advance(Duration::days(1));
    assert_eq!(step(&site.app).await.unwrap(), 0);
    assert!(mails(&site, &teacher).await.is_empty());
}

#[tokio::test]
async fn a_digests_button_ends_it_for_all_that_was_in_it() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    told(&site, &teacher, NoticeKind::Remark).await;
    site.app.clock.advance(Duration::days(1));
    step(&site.app).await.unwrap();
    told(&site, &teacher, NoticeKind::Comment).await;
    let address = mails(&site, &teacher).await[0].unsubscribe.clone().unwrap();
    let mut reader = site.visitor();
    let page = reader.get(address.strip_prefix("http://coesa.test").unwrap()).await;
    let done = page.form("unsubscribe").submit(&mut reader).await;
    assert_eq!(done.status, StatusCode::OK);
    site.app.clock.advance(Duration::days(1));
    assert_eq!(step(&site.app).await.unwrap(), 0, "nor what was waiting");
    told(&site, &teacher, NoticeKind::Remark).await;
    assert!(notices(&site, teacher.id).await.iter().skip(1).all(|row| row.digest.is_none()));
    told(&site, &teacher, NoticeKind::ConsentAsked).await;
    assert_eq!(mails(&site, &teacher).await.len(), 2, "what is mailed at once still is");
}

#[tokio::test]
async fn the_week_is_told_on_monday() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    told(&site, &teacher, NoticeKind::ProjectChanged).await;
    for _ in 0..6 {
        site.app.clock.advance(Duration::days(1));
        assert_eq!(step(&site.app).await.unwrap(), 0);
    }
    site.app.clock.advance(Duration::days(1));
    assert_eq!(step(&site.app).await.unwrap(), 1);
    assert_eq!(mails(&site, &teacher).await[0].subject, "Il riassunto della settimana: una novità");
}
