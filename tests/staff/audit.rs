//! The audit log: for admins alone, searched, turned over page by page, taken away.

use chrono::Duration;
use coesa::people::access::Actor;
use coesa::people::audit::{About, record};
use http::StatusCode;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use serde_json::json;
use tables::kinds::Role;
use tables::person;

use crate::support::Site;

fn actor(person: &person::Model) -> Actor {
    Actor::new(person.id, person.role, &person.name)
}

async fn happened(site: &Site, actor: Option<&Actor>, action: &str, about: About) {
    record(&site.app.db, &site.app.clock, actor, action, about).await.unwrap();
}

#[tokio::test]
async fn only_admins_read_the_log() {
    let site = Site::new().await;
    for (name, role, status) in [
        ("Bruni", Role::Teacher, StatusCode::NOT_FOUND),
        ("Viola", Role::Supporter, StatusCode::NOT_FOUND),
        ("Teresa", Role::Reviewer, StatusCode::NOT_FOUND),
        ("Edo", Role::Editor, StatusCode::NOT_FOUND),
        ("Ada", Role::Admin, StatusCode::OK),
    ] {
        let person = site.adult(role, name).await;
        let mut browser = site.signed_in(&person).await;
        for path in ["/it/staff/audit", "/it/staff/audit/export"] {
            assert_eq!(browser.get(path).await.status, status, "{name} at {path}");
        }
    }
    assert!(site.visitor().get("/it/staff/audit").await.path.starts_with("/it/accedi"));
}

#[tokio::test]
async fn the_log_says_who_did_what_as_whom_to_what_and_when_in_italy() {
    let site = Site::new().await;
    let (ada, bruni) = (site.adult(Role::Admin, "Ada").await, site.adult(Role::Teacher, "Bruni").await);
    let acting = Actor { acted_by: Some(ada.id), ..actor(&bruni) };
    happened(&site, Some(&acting), "report.sent", About::new("report", 7).with(json!({ "part": "main" })))
        .await;
    happened(&site, Some(&actor(&ada)), "person.password-reset", About::person(bruni.id)).await;
    happened(&site, None, "team.old-word", About::new("team", 3)).await;
    let mut browser = site.signed_in(&ada).await;
    let page = browser.get("/it/staff/audit").await;
    let rows = page.all("#events tbody tr");
    assert_eq!(rows.len(), 3);
    assert_eq!(
        rows[0], "23 novembre 2026, 10:42 il sistema team.old-word squadra 3",
        "an action nobody knows"
    );
    assert_eq!(
        rows[1],
        format!(
            "23 novembre 2026, 10:42 Ada amministrazione Ha dato una nuova password Bruni ({})",
            bruni.id
        )
    );
    assert_eq!(
        rows[2],
        "23 novembre 2026, 10:42 Ada amministrazione come Bruni Ha inviato il report alla redazione report 7 part: main"
    );
    let english = browser.get("/en/staff/audit?subject=report%3A7").await;
    assert_eq!(english.all("#events tbody tr").len(), 1);
    assert!(english.says("Sent the report to the staff") && english.says("as Bruni"), "{}", english.text());
}

#[tokio::test]
async fn it_is_searched_by_person_action_and_italian_days() {
    let site = Site::new().await;
    let (ada, bruni) = (site.adult(Role::Admin, "Ada").await, site.adult(Role::Teacher, "Bruni").await);
    let giulia = site.student("Giulia").await;
    happened(&site, Some(&actor(&bruni)), "report.sent", About::new("report", 1)).await;
    happened(&site, Some(&actor(&bruni)), "person.password-reset", About::person(giulia.id)).await;
    // 23:30 UTC is half past midnight in Italy: the next day.
    site.app.clock.advance(Duration::minutes(13 * 60 + 48));
    happened(&site, Some(&actor(&giulia)), "report.remark", About::new("report", 2)).await;
    let mut browser = site.signed_in(&ada).await;
    let empty = browser.get("/it/staff/audit").await;
    let search = |field: &'static str, value: &'static str| {
        let form = empty.form("search").set(field, value);
        let mut browser = browser.clone();
        async move {
            let page = form.submit(&mut browser).await;
            assert_eq!(page.status, StatusCode::OK);
            page.all("#events tbody td:nth-of-type(2)")
        }
    };
    let (sent, reset, remark) =
        ("Ha inviato il report alla redazione", "Ha dato una nuova password", "Ha scritto un’osservazione");
    assert_eq!(search("who", "bru").await, [reset, sent], "by a part of the e-mail address");
    assert_eq!(search("who", "giulia").await, [remark, reset], "what she did, and what was done to her");
    assert!(search("who", "nessuno").await.is_empty());
    assert_eq!(search("action", "report.remark").await, [remark]);
    assert_eq!(search("from", "2026-11-24").await, [remark]);
    assert_eq!(search("until", "2026-11-23").await, [reset, sent]);
    let both =
        browser.get("/it/staff/audit?who=giulia&action=report.remark&from=2026-11-24&until=2026-11-24").await;
    assert_eq!(both.all("#events tbody tr").len(), 1);
    for wrong in ["from=ieri", "from=2026-11-24&until=2026-11-23"] {
        let page = browser.get(&format!("/it/staff/audit?who=giulia&{wrong}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert_eq!(page.form("search").value("who"), "giulia", "nothing typed is lost");
    }
}

#[tokio::test]
async fn it_goes_on_page_by_page_and_is_taken_away_whole_without_names() {
    let site = Site::new().await;
    let ada = site.adult(Role::Admin, "Ada").await;
    let bruni = site.adult(Role::Teacher, "Bruni").await;
    let by = actor(&bruni);
    for number in 0..1203 {
        let about = About::new("report", number).with(json!({ "text": "=1+1;\"due\"" }));
        happened(&site, Some(&by), "report.sent", about).await;
    }
    happened(&site, Some(&actor(&ada)), "class.joined", About::new("class", 1)).await;
    let mut browser = site.signed_in(&ada).await;
    let (mut seen, mut path) = (Vec::new(), "/it/staff/audit?action=report.sent".to_owned());
    for _ in 0..3 {
        let page = browser.get(&path).await;
        seen.extend(page.all("#events tbody td:nth-of-type(3)"));
        // What happens in the meantime moves nothing.
        happened(&site, Some(&by), "report.sent", About::new("report", 9999)).await;
        path = page.attributes("a[rel=next]", "href").pop().unwrap();
    }
    assert_eq!(seen, (0..1203).rev().take(150).map(|number| format!("report {number}")).collect::<Vec<_>>());
    let file = browser.get("/it/staff/audit/export?action=report.sent").await;
    assert_eq!(file.headers[CONTENT_TYPE], "text/csv; charset=utf-8");
    assert!(file.headers[CONTENT_DISPOSITION].to_str().unwrap().contains("audit.csv"));
    let text = file.html();
    assert!(!text.contains("Bruni") && !text.contains("coesa.test"), "names stay here");
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1206);
    let last = rows.last().unwrap();
    assert_eq!(last.get(1).unwrap(), "2026-11-23T10:42:00+01:00");
    assert_eq!((last.get(2).unwrap(), last.get(3).unwrap()), (bruni.id.to_string().as_str(), "teacher"));
    assert_eq!((last.get(6).unwrap(), last.get(8).unwrap()), ("report.sent", "report:0"));
    assert!(last.get(9).unwrap().contains("=1+1"), "{last:?}");
    let none = browser.get("/it/staff/audit/export?action=report.nothing").await;
    assert_eq!(none.html().lines().count(), 1, "the head alone: {}", none.html());
}
