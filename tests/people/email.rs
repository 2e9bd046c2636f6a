//! Another e-mail address.

use chrono::Duration;
use http::StatusCode;
use tables::kinds::Role;

use super::{link, mails, row, try_in};
use crate::support::Site;
use crate::support::browser::{Browser, PageSeen};
use crate::support::site::PASSWORD;

const OLD: &str = "bruni@coesa.test";
const NEW: &str = "Nuova@coesa.test";

async fn ask(browser: &mut Browser, new: &str, password: &str) -> PageSeen {
    let page = browser.get("/it/profile/email").await;
    page.form("email").set("new", new).set("current", password).submit(browser).await
}

#[tokio::test]
async fn the_address_changes_when_the_new_one_answers_and_the_old_one_is_told() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.signed_in(&teacher).await;
    assert_eq!(ask(&mut browser, NEW, "sbagliata").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(ask(&mut browser, OLD, PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY, "the same");
    let asked = ask(&mut browser, NEW, PASSWORD).await;
    assert_eq!(asked.path, "/it/profile");
    assert_eq!(row(&site, teacher.id).await.email.as_deref(), Some(OLD), "not before the link");
    assert_eq!(mails(&site, OLD).await.len(), 1, "the old address is warned");
    let confirm = link(&site, NEW).await;
    let page = site.visitor().get(&confirm).await;
    assert_eq!(row(&site, teacher.id).await.email.as_deref(), Some(OLD), "opening the page is not enough");
    let done = page.form("confirm").submit(&mut site.visitor()).await;
    assert!(done.says("L’e-mail è cambiata"), "{}", done.text());
    assert_eq!(try_in(&mut site.visitor(), "nuova@coesa.test", PASSWORD).await.path, "/it/home");
    assert_eq!(try_in(&mut site.visitor(), OLD, PASSWORD).await.status, 422);
    assert_eq!(site.visitor().get(&confirm).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn the_old_address_undoes_it_for_a_week_and_gets_a_new_password() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut thief = site.signed_in(&teacher).await;
    ask(&mut thief, NEW, PASSWORD).await;
    let confirm = link(&site, NEW).await;
    let undo = link(&site, OLD).await;
    thief.post(&confirm, &[]).await;
    assert_eq!(row(&site, teacher.id).await.email.as_deref(), Some(NEW));
    site.app.clock.advance(Duration::days(6));
    let mut owner = site.visitor();
    let page = owner.get(&undo).await;
    let password = page.form("undo").submit(&mut owner).await;
    assert!(password.path.starts_with("/it/accedi/password/"), "{}", password.path);
    assert_eq!(row(&site, teacher.id).await.email.as_deref(), Some(OLD));
    assert!(thief.get("/it/home").await.path.starts_with("/it/accedi"), "all sessions are over");
    let done =
        password.form("new-password").set("password", "lampada ruggine violino").submit(&mut owner).await;
    assert_eq!(done.status, StatusCode::OK);
    assert_eq!(try_in(&mut owner, OLD, "lampada ruggine violino").await.path, "/it/home");
    assert_eq!(try_in(&mut site.visitor(), NEW, PASSWORD).await.status, 422);
}

#[tokio::test]
async fn an_undo_before_the_change_stops_it() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut thief = site.signed_in(&teacher).await;
    ask(&mut thief, NEW, PASSWORD).await;
    let (confirm, undo) = (link(&site, NEW).await, link(&site, OLD).await);
    site.visitor().post(&undo, &[]).await;
    assert_eq!(site.visitor().post(&confirm, &[]).await.status, StatusCode::GONE);
    assert_eq!(row(&site, teacher.id).await.email.as_deref(), Some(OLD));
}

#[tokio::test]
async fn a_taken_address_is_answered_alike_and_its_owner_hears_of_it() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    site.adult(Role::Teacher, "Ferri").await;
    let mut browser = site.signed_in(&teacher).await;
    let free = ask(&mut browser, NEW, PASSWORD).await;
    let taken = ask(&mut browser, "ferri@coesa.test", PASSWORD).await;
    assert_eq!((free.path.clone(), free.all(".flash")), (taken.path.clone(), taken.all(".flash")));
    let told = mails(&site, "ferri@coesa.test").await;
    assert!(told[0].subject.contains("Hai già un accesso"));
}

#[tokio::test]
async fn students_have_no_address_to_change() {
    let site = Site::new().await;
    let student = site.student("lince-blu-42").await;
    let mut browser = site.signed_in(&student).await;
    assert_eq!(browser.get("/it/profile/email").await.status, StatusCode::NOT_FOUND);
    assert!(
        !browser.get("/it/profile").await.attributes("a", "href").contains(&"/it/profile/email".to_owned())
    );
}
