//! The bell and the list, on a report's way through the school and the staff.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::kinds::{NoticeKind, Role};
use tables::{notice, person, report, team};

use super::{mails, notices, told};
use crate::support::Site;

async fn demo() -> Site {
    let site = Site::demo().await;
    // The story's own notices are told before this one begins.
    notice::Entity::delete_many().exec(&site.app.db).await.unwrap();
    site
}

async fn person(site: &Site, sign_in: &str) -> person::Model {
    let column = if sign_in.contains('@') { person::Column::Email } else { person::Column::SignInName };
    person::Entity::find().filter(column.eq(sign_in)).one(&site.app.db).await.unwrap().unwrap()
}

async fn report_of(site: &Site, slug: &str) -> report::Model {
    let team = team::Entity::find().filter(team::Column::Slug.eq(slug)).one(&site.app.db).await.unwrap();
    let team = team.unwrap();
    let own = report::Entity::find().filter(report::Column::TeamId.eq(team.id));
    own.one(&site.app.db).await.unwrap().unwrap()
}

async fn kinds(site: &Site, sign_in: &str) -> Vec<NoticeKind> {
    notices(site, person(site, sign_in).await.id).await.iter().map(|row| row.kind).collect()
}

#[tokio::test]
async fn whoever_waits_for_a_report_hears_of_each_of_its_steps() {
    let site = demo().await;
    let report = report_of(&site, "mattone").await;
    let (student, teacher, reviewer) = ("riccio-rosso-296", "bruni@demo.example", "teresa@demo.example");
    let mut bruni = site.as_one_of_the_story(teacher).await;
    let page = bruni.get(&format!("/it/reports/{}/consent/main", report.id)).await;
    page.form("consent").submit(&mut bruni).await;
    assert_eq!(kinds(&site, teacher).await, [NoticeKind::ReportSubmitted]);
    assert_eq!(kinds(&site, "edo@demo.example").await, [NoticeKind::ReportSubmitted], "who assigns");
    let mut teresa = site.as_one_of_the_story(reviewer).await;
    let place = format!("/it/review/{}/main", report.id);
    let page = teresa.get(&place).await;
    page.form("take").submit(&mut teresa).await;
    // Two remarks are one unread notice, which counts.
    for words in ["Da dove viene questo dato?", "E questo?"] {
        let said = teresa.post(&format!("{place}/threads/title"), &[("body", words)]).await;
        assert_eq!(said.status, StatusCode::OK, "{}", said.text());
    }
    let mut nino = site.as_one_of_the_story(student).await;
    let page = nino.get("/it/notices").await;
    assert_eq!(
        page.all("ol.notices h2"),
        ["2 nuove osservazioni sul report di Mattone su mattone da leggere"]
    );
    assert!(page.says("un avviso da leggere"), "the bell: {}", page.text());
    // The team answers: the reviewer hears of it, not the one who wrote.
    let threads = format!("/it/reports/{}/threads", report.id);
    let said = nino.post(&format!("{threads}/title"), &[("body", "Dal sito del Comune.")]).await;
    assert_eq!(said.status, StatusCode::OK);
    assert_eq!(kinds(&site, reviewer).await, [NoticeKind::RemarkAnswer]);
    assert_eq!(kinds(&site, student).await, [NoticeKind::Remark]);
    // It goes back with reasons, and the notice leads to them.
    let page = teresa.get(&format!("{place}/return")).await;
    page.form("return").set("reason", "Manca una fonte.").submit(&mut teresa).await;
    let page = nino.get("/it/notices").await;
    assert!(page.says("Manca una fonte."), "{}", page.text());
    let form = page.attributes("form[id^=open-]", "id")[0].clone();
    let opened = page.form(&form).submit(&mut nino).await;
    assert_eq!((opened.status, opened.path), (StatusCode::OK, threads));
    let page = nino.get("/it/notices?show=unread").await;
    assert!(!page.says("Manca una fonte.") && page.says("osservazioni"), "{}", page.text());
    let returned = mails(&site, &person(&site, teacher).await).await.pop().unwrap();
    assert_eq!(returned.subject, "Il report di Mattone su mattone è tornato con alcune osservazioni");
    assert!(returned.text.contains("> Manca una fonte.") && returned.html.contains("Manca una fonte."));
}

#[tokio::test]
async fn approval_and_publication_are_told_to_the_team_and_its_teacher() {
    let site = demo().await;
    let report = report_of(&site, "mattone").await;
    let mut bruni = site.as_one_of_the_story("bruni@demo.example").await;
    let page = bruni.get(&format!("/it/reports/{}/consent/main", report.id)).await;
    page.form("consent").submit(&mut bruni).await;
    let mut edo = site.as_one_of_the_story("edo@demo.example").await;
    let place = format!("/it/review/{}/main", report.id);
    let page = edo.get(&place).await;
    let page = page.form("take").submit(&mut edo).await;
    page.form("approval").submit(&mut edo).await;
    let page = edo.get(&format!("{place}/publication")).await;
    page.form("publication").submit(&mut edo).await;
    for who in ["riccio-rosso-296", "bruni@demo.example"] {
        let kinds = kinds(&site, who).await;
        assert!(
            kinds.ends_with(&[NoticeKind::ReportApproved, NoticeKind::ReportPublished]),
            "{who}: {kinds:?}"
        );
    }
    let row = notices(&site, person(&site, "riccio-rosso-296").await.id).await.pop().unwrap();
    assert!(row.link.starts_with("/rapporti/"), "{}", row.link);
}

#[tokio::test]
async fn a_teacher_who_wants_a_change_is_heard_by_the_team() {
    let site = demo().await;
    let report = report_of(&site, "mattone").await;
    let mut bruni = site.as_one_of_the_story("bruni@demo.example").await;
    let page = bruni.get(&format!("/it/reports/{}/consent/main", report.id)).await;
    let sent = page.form("return").set("reason", "Rileggete le somme.").submit(&mut bruni).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
    let mut nino = site.as_one_of_the_story("riccio-rosso-296").await;
    let page = nino.get("/it/notices").await;
    assert!(page.says("Rileggete le somme.") && page.says("torna alla squadra"), "{}", page.text());
}

#[tokio::test]
async fn a_notice_is_its_readers_alone_and_reading_twice_is_no_mistake() {
    let site = Site::new().await;
    let (bruni, ferri) = (site.adult(Role::Teacher, "Bruni").await, site.adult(Role::Teacher, "Ferri").await);
    told(&site, &bruni, NoticeKind::ReportApproved).await;
    let row = notices(&site, bruni.id).await.remove(0);
    let path = format!("/it/notices/{}/read", row.id);
    let mut other = site.signed_in(&ferri).await;
    assert_eq!(other.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
    assert!(other.get("/it/notices").await.says("Non c’è nessun avviso"));
    assert!(site.visitor().get("/it/notices").await.path.starts_with("/it/accedi"));
    let mut own = site.signed_in(&bruni).await;
    let home = own.get("/it/home").await;
    assert_eq!(home.all(".bell .count"), ["1"]);
    assert_eq!(own.get("/en/notices").await.all("ol.notices h2"), ["The report of Acqua is approved unread"]);
    for _ in 0..2 {
        assert_eq!(own.post(&path, &[]).await.status, StatusCode::OK);
    }
    assert!(own.get("/it/home").await.all(".bell .count").is_empty());
    assert!(own.get("/it/notices?show=unread").await.says("Hai letto tutto"));
}

#[tokio::test]
async fn many_notices_go_on_on_further_pages_and_all_can_be_marked_as_read() {
    let site = Site::new().await;
    let bruni = site.adult(Role::Teacher, "Bruni").await;
    for _ in 0..45 {
        told(&site, &bruni, NoticeKind::Comment).await;
    }
    let mut browser = site.signed_in(&bruni).await;
    let (mut seen, mut path) = (0, "/it/notices".to_owned());
    loop {
        let page = browser.get(&path).await;
        seen += page.all("ol.notices > li").len();
        match page.attributes("a[rel=next]", "href").pop() {
            Some(next) => path = next,
            None => break,
        }
    }
    assert_eq!(seen, 45);
    let page = browser.get("/it/notices").await;
    // One that comes while the page is being read is not marked.
    site.app.clock.advance(chrono::Duration::minutes(1));
    told(&site, &bruni, NoticeKind::Comment).await;
    let page = page.form("read-all").submit(&mut browser).await;
    assert_eq!(page.all(".bell .count"), ["1"]);
}

#[tokio::test]
async fn what_was_read_long_ago_is_forgotten_and_what_was_not_is_kept() {
    let site = Site::new().await;
    let bruni = site.adult(Role::Teacher, "Bruni").await;
    told(&site, &bruni, NoticeKind::ReportApproved).await;
    let mut browser = site.signed_in(&bruni).await;
    let page = browser.get("/it/notices").await;
    page.form("read-all").submit(&mut browser).await;
    told(&site, &bruni, NoticeKind::ReportPublished).await;
    site.app.clock.advance(chrono::Duration::days(364));
    assert_eq!(coesa::notices::tell::sweep(&site.app).await.unwrap(), 0);
    site.app.clock.advance(chrono::Duration::days(2));
    assert_eq!(coesa::notices::tell::sweep(&site.app).await.unwrap(), 1);
    assert_eq!(notices(&site, bruni.id).await[0].kind, NoticeKind::ReportPublished);
}
