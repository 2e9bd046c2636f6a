//! How people want to be told.

use chrono::Duration;
use http::StatusCode;
use tables::kinds::{Delivery, NoticeKind, Role};

use super::{mails, notices, told};
use crate::support::Site;

#[tokio::test]
async fn each_kind_is_told_as_its_reader_wishes() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.signed_in(&teacher).await;
    let page = browser.get("/it/notices/preferences").await;
    let form = page.form("preferences");
    assert_eq!(form.value("kind-remark"), "daily", "the default is shown");
    assert_eq!((form.value("quiet-from"), form.value("quiet-until")), ("20", "7"));
    let saved = form
        .set("kind-consent-asked", "weekly")
        .set("kind-report-approved", "off")
        .set("kind-report-returned", "in-app")
        .submit(&mut browser)
        .await;
    assert!(saved.says("Le tue scelte sono salvate"), "{}", saved.text());
    assert_eq!(saved.form("preferences").value("kind-report-approved"), "off");
    for kind in [NoticeKind::ConsentAsked, NoticeKind::ReportApproved, NoticeKind::ReportReturned] {
        told(&site, &teacher, kind).await;
    }
    assert!(mails(&site, &teacher).await.is_empty());
    let kept = notices(&site, teacher.id).await;
    let kept: Vec<_> = kept.iter().map(|row| (row.kind, row.digest)).collect();
    assert_eq!(
        kept,
        [(NoticeKind::ConsentAsked, Some(Delivery::Weekly)), (NoticeKind::ReportReturned, None)]
    );
}

#[tokio::test]
async fn what_may_not_be_chosen_is_refused_and_nothing_typed_is_lost() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.signed_in(&teacher).await;
    let path = "/it/notices/preferences";
    let wrong = [
        ("kind-consent-asked", "off"),
        ("kind-remark", "weekly"),
        ("quiet-from", "25"),
        ("quiet-until", "9"),
    ];
    let page = browser.post(path, &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.form("preferences").value("kind-remark"), "weekly");
    assert_eq!(page.all(".mistake").len(), 2, "{}", page.text());
    assert_eq!(
        browser.get(path).await.form("preferences").value("kind-remark"),
        "daily",
        "nothing was saved"
    );
    browser.post(path, &[("kind-security", "off")]).await;
    told(&site, &teacher, NoticeKind::Security).await;
    assert_eq!(mails(&site, &teacher).await.len(), 1);
}

#[tokio::test]
async fn quiet_hours_can_be_moved() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.signed_in(&teacher).await;
    let page = browser.get("/it/notices/preferences").await;
    page.form("preferences").set("quiet-from", "10").set("quiet-until", "12").submit(&mut browser).await;
    // 10:42 in Italy.
    told(&site, &teacher, NoticeKind::ConsentAsked).await;
    let mail = &mails(&site, &teacher).await[0];
    assert_eq!(mail.next_try_at - mail.created_at, Duration::minutes(78));
}

#[tokio::test]
async fn a_student_without_an_address_chooses_among_what_there_is() {
    let site = Site::new().await;
    let student = site.student("Giulia").await;
    let mut browser = site.signed_in(&student).await;
    let page = browser.get("/it/notices/preferences").await;
    assert!(page.says("Non hai un indirizzo e-mail") && page.attributes("#quiet-from", "id").is_empty());
    assert!(page.attributes("#kind-consent-asked", "id").is_empty(), "that is for teachers");
    page.form("preferences").set("kind-report-published", "off").submit(&mut browser).await;
    assert_eq!(told(&site, &student, NoticeKind::ReportPublished).await, 0);
    assert_eq!(told(&site, &student, NoticeKind::ReportReturned).await, 1);
    assert_eq!(notices(&site, student.id).await[0].digest, None);
}
