//! Mails of notices: when they go, and how they are ended.

use chrono::{Duration, TimeZone, Utc};
use coesa::clock::{Quiet, in_italy};
use coesa::mail as post;
use coesa::notices::token::Signer;
use http::header::{HeaderName, ORIGIN};
use http::{Method, StatusCode};
use tables::kinds::{NoticeKind, Role};

use super::{mails, notices, told};
use crate::support::Site;
use crate::support::mail::MailServer;
use crate::support::site::PASSWORD;

#[test]
fn quiet_hours_end_in_italian_time_on_both_days_when_the_clocks_change() {
    let at = |month, day, hour, minute| Utc.with_ymd_and_hms(2026, month, day, hour, minute, 0).unwrap();
    let usual = Quiet::USUAL;
    // Winter: 20:00 in Italy is 19:00 in UTC; summer: 18:00.
    assert_eq!(usual.after(at(11, 23, 18, 59)), at(11, 23, 18, 59));
    assert_eq!(usual.after(at(11, 23, 19, 0)), at(11, 24, 6, 0));
    assert_eq!(usual.after(at(7, 1, 18, 0)), at(7, 2, 5, 0));
    // The night of 29 March is an hour shorter, that of 25 October an hour longer.
    assert_eq!(usual.after(at(3, 28, 22, 0)), at(3, 29, 5, 0));
    assert_eq!(usual.after(at(10, 24, 22, 0)), at(10, 25, 6, 0));
    // Half past two does not exist on that morning; the quiet ends when three has struck.
    let odd = Quiet { from: 23, until: 2 };
    assert_eq!(odd.after(at(3, 29, 0, 30)), at(3, 29, 1, 0));
    assert_eq!(in_italy(at(3, 29, 0, 0).date_naive(), 2), at(3, 29, 1, 0));
    // In autumn two comes twice: the first ends it.
    assert_eq!(odd.after(at(10, 24, 23, 30)), at(10, 25, 0, 0));
    assert_eq!(Quiet { from: 9, until: 9 }.after(at(11, 23, 8, 30)), at(11, 23, 8, 30), "none at all");
    assert_eq!(Quiet { from: 12, until: 14 }.after(at(11, 23, 11, 30)), at(11, 23, 13, 0));
}

#[tokio::test]
async fn a_mail_waits_for_the_morning_and_one_about_the_account_does_not() {
    let server = MailServer::start().await;
    let site = Site::with(|config| config.smtp.clone_from(&server.address)).await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    // 9:42 UTC and eleven hours: 21:42 in Italy.
    site.app.clock.advance(Duration::hours(11));
    assert_eq!(told(&site, &teacher, NoticeKind::ConsentAsked).await, 1);
    assert_eq!(told(&site, &teacher, NoticeKind::Security).await, 1);
    assert_eq!(post::deliver(&site.app).await.unwrap(), 1);
    assert!(server.letters()[0].contains("accesso"), "{}", server.letters()[0]);
    assert!(!server.letters()[0].contains("List-Unsubscribe"), "what is about the account can't be ended");
    let waiting = &mails(&site, &teacher).await[0];
    assert_eq!(waiting.next_try_at, Utc.with_ymd_and_hms(2026, 11, 24, 6, 0, 0).unwrap());
    site.app.clock.advance(Duration::hours(9));
    assert_eq!(post::deliver(&site.app).await.unwrap(), 0, "not before seven");
    site.app.clock.advance(Duration::hours(1));
    assert_eq!(post::deliver(&site.app).await.unwrap(), 1);
}

#[tokio::test]
async fn a_mail_that_could_not_go_by_day_does_not_go_by_night() {
    let server = MailServer::start().await;
    let site = Site::with(|config| config.smtp.clone_from(&server.address)).await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    told(&site, &teacher, NoticeKind::ConsentAsked).await;
    // The server was off until half past eleven at night.
    site.app.clock.advance(Duration::hours(13));
    assert_eq!(post::deliver(&site.app).await.unwrap(), 0);
    let row = &mails(&site, &teacher).await[0];
    assert_eq!((row.attempts, row.next_try_at), (0, Utc.with_ymd_and_hms(2026, 11, 24, 6, 0, 0).unwrap()));
    site.app.clock.advance(Duration::hours(8));
    assert_eq!(post::deliver(&site.app).await.unwrap(), 1);
}

#[tokio::test]
async fn a_mail_programs_button_ends_mails_of_that_kind_without_a_session() {
    let server = MailServer::start().await;
    let site = Site::with(|config| config.smtp.clone_from(&server.address)).await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    told(&site, &teacher, NoticeKind::ReportApproved).await;
    assert_eq!(post::deliver(&site.app).await.unwrap(), 1);
    let letter = server.letters().remove(0);
    let header = |name: &str| {
        let line = letter.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{letter}"));
        line[name.len()..].trim().to_owned()
    };
    assert_eq!(header("List-Unsubscribe-Post:"), "List-Unsubscribe=One-Click");
    assert!(header("Message-ID:").ends_with("@coesa.test>"), "{}", header("Message-ID:"));
    let address = header("List-Unsubscribe:");
    let path = address.strip_prefix("<http://coesa.test").unwrap().strip_suffix('>').unwrap().to_owned();
    // Opening the address asks; programs that check links open it too.
    let mut reader = site.visitor();
    let page = reader.get(&path).await;
    assert!(page.says("Il report è approvato"), "{}", page.text());
    told(&site, &teacher, NoticeKind::ReportApproved).await;
    assert_eq!(mails(&site, &teacher).await.len(), 2, "looking ends nothing");
    // What the mail program sends: no cookie, no Origin, no Sec-Fetch-Site.
    let body = ("application/x-www-form-urlencoded".to_owned(), b"List-Unsubscribe=One-Click".to_vec());
    let done = one_click(&site, &path, body).await;
    assert_eq!(done, StatusCode::OK);
    told(&site, &teacher, NoticeKind::ReportApproved).await;
    assert_eq!(mails(&site, &teacher).await.len(), 2, "no mail of this kind any more");
    assert_eq!(notices(&site, teacher.id).await.len(), 3, "but still in Coesa");
    told(&site, &teacher, NoticeKind::ConsentAsked).await;
    assert_eq!(mails(&site, &teacher).await.len(), 3, "and other kinds go on");
}

async fn one_click(site: &Site, path: &str, body: (String, Vec<u8>)) -> StatusCode {
    use tower::ServiceExt;
    let request = http::Request::builder()
        .method(Method::POST)
        .uri(path)
        .header(http::header::HOST, "coesa.test")
        .header(http::header::CONTENT_TYPE, body.0)
        .body(axum::body::Body::from(body.1))
        .unwrap();
    site.router.clone().oneshot(request).await.unwrap().status()
}

#[tokio::test]
async fn a_person_is_asked_first_and_a_made_up_address_ends_nothing() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let signer = Signer::load(&site.app.db).await.unwrap();
    let token = signer.sign("unsubscribe", &format!("{}.report-approved", teacher.id)).unwrap();
    let mut reader = site.visitor();
    let page = reader.get(&format!("/it/unsubscribe/{token}")).await;
    let done = page.form("unsubscribe").submit(&mut reader).await;
    assert!(done.says("Non riceverai più per e-mail"), "{}", done.text());
    told(&site, &teacher, NoticeKind::ReportApproved).await;
    assert!(mails(&site, &teacher).await.is_empty());
    let other = signer.sign("calendar", &format!("{}.report-returned", teacher.id)).unwrap();
    let (_, signature) = token.rsplit_once('.').unwrap();
    for wrong in [
        format!("{}.report-returned.{signature}", teacher.id),
        format!("{}.report-returned", teacher.id),
        other,
        signer.sign("unsubscribe", "no-person.report-returned").unwrap(),
        signer.sign("unsubscribe", &format!("{}.no-kind", teacher.id)).unwrap(),
    ] {
        let path = format!("/it/unsubscribe/{wrong}");
        assert_eq!(reader.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(reader.post(&path, &[]).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    // Another site's page can't send the form for its visitors.
    let foreign =
        [(ORIGIN, "https://elsewhere.example"), (HeaderName::from_static("sec-fetch-site"), "cross-site")];
    let path = format!("/it/unsubscribe/{token}");
    assert_eq!(reader.send(Method::POST, &path, None, &foreign).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn security_can_t_be_turned_off_even_with_a_signed_address() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let signer = Signer::load(&site.app.db).await.unwrap();
    let token = signer.sign("unsubscribe", &format!("{}.security", teacher.id)).unwrap();
    let mut reader = site.visitor();
    assert!(reader.get(&format!("/it/unsubscribe/{token}")).await.says("partono sempre"));
    reader.post(&format!("/it/unsubscribe/{token}"), &[]).await;
    told(&site, &teacher, NoticeKind::Security).await;
    let mails = mails(&site, &teacher).await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].subject, "Qualcosa è cambiato nel tuo accesso");
}

#[tokio::test]
async fn what_has_a_letter_of_its_own_is_mailed_once_and_is_behind_the_bell_too() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.signed_in(&teacher).await;
    let form = browser.get("/it/profile").await.form("password");
    let new = "lampada ruggine violino";
    form.set("current", PASSWORD).set("new", new).submit(&mut browser).await;
    let kept = notices(&site, teacher.id).await;
    assert!(matches!(&kept[..], [one] if one.kind == NoticeKind::Security), "{kept:?}");
    assert_eq!(mails(&site, &teacher).await.len(), 1, "the letter, and no second mail");
    let bell = browser.get("/it/notices").await;
    assert!(bell.says("La tua password è cambiata"), "{}", bell.text());
}
