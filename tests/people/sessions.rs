//! One's own open sessions.

use http::StatusCode;
use http::header::USER_AGENT;
use sea_orm::EntityTrait;
use tables::kinds::Role;
use tables::{person, session};

use crate::support::Site;
use crate::support::browser::Browser;
use crate::support::site::PASSWORD;

const FIREFOX: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
const SAFARI: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 \
    (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

async fn signed_in_on(site: &Site, person: &person::Model, agent: &str) -> Browser {
    let mut browser = site.visitor();
    let sign_in = person.email.clone().or_else(|| person.sign_in_name.clone()).unwrap();
    let body = serde_urlencoded::to_string([("sign_in", sign_in.as_str()), ("password", PASSWORD)]).unwrap();
    let body = Some(("application/x-www-form-urlencoded".to_owned(), body.into_bytes()));
    let home = browser.send(http::Method::POST, "/it/accedi", body, &[(USER_AGENT, agent)]).await;
    assert_eq!(home.path, "/it/home");
    browser
}

#[tokio::test]
async fn one_sees_ones_devices_in_plain_words_and_ends_one() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut here = signed_in_on(&site, &teacher, FIREFOX).await;
    let mut phone = signed_in_on(&site, &teacher, SAFARI).await;
    let mut other = site.signed_in(&site.adult(Role::Teacher, "Ferri").await).await;
    let page = here.get("/it/profile/sessions").await;
    let devices = page.all(".card-plain h2");
    assert_eq!(devices.len(), 2, "{devices:?}");
    assert!(devices.contains(&"Firefox su Windows questo dispositivo".to_owned()), "{devices:?}");
    assert!(devices.contains(&"Safari su iPhone".to_owned()), "{devices:?}");
    let rows = session::Entity::find().all(&site.app.db).await.unwrap();
    assert!(rows.iter().all(|row| !format!("{row:?}").contains("127.0.0.1")), "no address is kept");
    let form = page.attributes("form", "id").into_iter().find(|id| id.starts_with("end-") && id.len() > 20);
    let forms: Vec<String> = page.attributes("form", "id");
    assert!(form.is_some(), "{forms:?}");
    // Somebody else's handle ends nothing.
    let all: Vec<String> = forms.into_iter().filter(|id| id.starts_with("end-") && id.len() > 20).collect();
    for id in &all {
        let handle = id.trim_start_matches("end-");
        let done = other.post(&format!("/it/profile/sessions/{handle}/end"), &[]).await;
        assert_eq!(done.status, StatusCode::NOT_FOUND);
    }
    let phone_form = {
        let seen = phone.get("/it/profile/sessions").await;
        let cards = seen.all(".card-plain");
        let place = cards.iter().position(|card| card.contains("questo dispositivo")).unwrap();
        seen.attributes(".card-plain form", "id")[place].clone()
    };
    let done = page.form(&phone_form).submit(&mut here).await;
    assert!(done.says("La sessione è stata chiusa"), "{}", done.text());
    assert!(phone.get("/it/home").await.path.starts_with("/it/accedi"));
    assert_eq!(here.get("/it/home").await.path, "/it/home");
}

#[tokio::test]
async fn one_ends_all_others_and_stays() {
    let site = Site::new().await;
    let student = site.student("lince-blu-42").await;
    let mut here = site.signed_in(&student).await;
    let mut first = site.signed_in(&student).await;
    let mut second = site.signed_in(&student).await;
    let page = here.get("/en/profile/sessions").await;
    page.form("end-others").submit(&mut here).await;
    assert!(first.get("/it/home").await.path.starts_with("/it/accedi"));
    assert!(second.get("/it/home").await.path.starts_with("/it/accedi"));
    let page = here.get("/en/profile/sessions").await;
    assert_eq!(page.all(".card-plain").len(), 1, "{}", page.text());
}

#[tokio::test]
async fn the_last_use_moves_and_an_ended_session_does_not_come_back() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.signed_in(&teacher).await;
    let first = session::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    site.app.clock.advance(chrono::Duration::minutes(20));
    browser.get("/it/home").await;
    let now = session::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    assert_eq!(first.id, now.id);
    assert_eq!(now.last_used_at.unwrap() - first.last_used_at.unwrap(), chrono::Duration::minutes(20));
    assert_eq!(now.created_at, first.created_at);
    session::Entity::delete_by_id(now.id).exec(&site.app.db).await.unwrap();
    site.app.clock.advance(chrono::Duration::minutes(20));
    assert!(browser.get("/it/home").await.path.starts_with("/it/accedi"));
    assert!(session::Entity::find().one(&site.app.db).await.unwrap().is_none());
}

#[tokio::test]
async fn a_look_at_a_page_writes_nothing() {
    let site = Site::new().await;
    let mut teacher = site.signed_in(&site.adult(Role::Teacher, "Bruni").await).await;
    let ends = async || session::Entity::find().one(&site.app.db).await.unwrap().unwrap().expires_at;
    let before = ends().await;
    site.app.clock.advance(chrono::Duration::seconds(20));
    assert_eq!(teacher.get("/it/home").await.status, StatusCode::OK);
    assert_eq!(ends().await, before, "each page would wait for the disk, and all of them for each other");
    site.app.clock.advance(chrono::Duration::minutes(6));
    teacher.get("/it/home").await;
    assert!(ends().await > before, "now and then it is written down that the session is in use");
}
