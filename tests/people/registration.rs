//! Teachers register themselves.

use chrono::Duration;
use http::StatusCode;
use tables::kinds::Role;

use super::{events, link, mails, try_in};
use crate::support::Site;

const FRESH: &str = "lampada ruggine violino";

#[tokio::test]
async fn a_teacher_registers_and_is_in_after_the_link_and_a_password() {
    let site = Site::new().await;
    let mut browser = site.visitor();
    let page = browser.get("/it/accedi").await;
    assert!(page.attributes("main a", "href").contains(&"/it/registrazione".to_owned()));
    let page = browser.get("/it/registrazione").await;
    let form = page.form("registration").set("name", "Elena Neri").set("email", "Elena.Neri@coesa.test");
    let sent = form.submit(&mut browser).await;
    assert_eq!(sent.path, "/it/registrazione/inviata");
    assert_eq!(try_in(&mut browser, "elena.neri@coesa.test", FRESH).await.status, 422, "not yet");
    let path = link(&site, "Elena.Neri@coesa.test").await;
    let mail = mails(&site, "Elena.Neri@coesa.test").await.pop().unwrap();
    for part in [&mail.text, &mail.html] {
        assert!(!part.contains("preferences"), "there is nothing to set yet: {part}");
        assert!(part.contains("qualcuno ha scritto il tuo indirizzo"), "{part}");
    }
    let page = browser.get(&path).await;
    assert_eq!(page.form("accept").value("name"), "Elena Neri");
    let weak = page.form("accept").set("password", "elena neri").submit(&mut browser).await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(weak.form("accept").value("name"), "Elena Neri");
    let home = weak.form("accept").set("password", FRESH).submit(&mut browser).await;
    assert_eq!(home.path, "/it/home", "{}", home.text());
    assert_eq!(browser.get("/it/classes").await.status, StatusCode::OK, "a teacher");
    assert_eq!(browser.get("/it/people").await.status, StatusCode::NOT_FOUND, "not staff");
    let used = site.visitor().get(&path).await;
    assert_eq!(used.status, StatusCode::GONE, "used up");
    assert!(used.says("l’accesso è già stato creato"), "{}", used.text());
    assert!(used.attributes("main a", "href").contains(&"/it/accedi".to_owned()), "{}", used.text());
    assert_eq!(try_in(&mut site.visitor(), "elena.neri@coesa.test", FRESH).await.path, "/it/home");
    assert_eq!(events(&site, "person.registered").await.len(), 1);
}

#[tokio::test]
async fn the_answer_is_the_same_for_an_address_with_an_account_which_gets_another_mail() {
    let site = Site::new().await;
    site.adult(Role::Reviewer, "Bruni").await;
    let mut seen = Vec::new();
    for email in ["bruni@coesa.test", "nuova@coesa.test"] {
        let fields = [("name", "Qualcuno"), ("email", email)];
        let page = site.visitor().post("/en/registrazione", &fields).await;
        seen.push((page.status, page.path.clone(), page.text()));
    }
    assert_eq!(seen[0], seen[1]);
    let known = mails(&site, "bruni@coesa.test").await;
    assert!(known[0].subject.contains("Hai già un accesso"), "{}", known[0].subject);
    assert!(!known[0].text.contains("/registrazione/"));
    let new = mails(&site, "nuova@coesa.test").await;
    assert!(new[0].subject.contains("Confirm your registration"), "in the reader's language");
    for _ in 0..4 {
        let fields = [("name", "Qualcuno"), ("email", "bruni@coesa.test")];
        site.visitor().post("/en/registrazione", &fields).await;
    }
    assert_eq!(mails(&site, "bruni@coesa.test").await.len(), 3, "and not more than three an hour");
}

#[tokio::test]
async fn a_registration_expires_and_does_not_take_an_address_that_got_an_account_meanwhile() {
    let site = Site::new().await;
    let mut browser = site.visitor();
    browser.post("/it/registrazione", &[("name", "Elena"), ("email", "elena@coesa.test")]).await;
    let first = link(&site, "elena@coesa.test").await;
    browser.post("/it/registrazione", &[("name", "Elena"), ("email", "elena@coesa.test")]).await;
    let second = link(&site, "elena@coesa.test").await;
    let fields = [("name", "Elena"), ("password", FRESH)];
    assert_eq!(browser.post(&first, &fields).await.path, "/it/home");
    let taken =
        site.visitor().post(&second, &[("name", "Ladra"), ("password", "tutta altra frase qui")]).await;
    assert_eq!(taken.status, StatusCode::GONE);
    assert_eq!(try_in(&mut site.visitor(), "elena@coesa.test", FRESH).await.path, "/it/home");
    browser.post("/it/registrazione", &[("name", "Piero"), ("email", "piero@coesa.test")]).await;
    site.visitor().post("/it/registrazione", &[("name", "Piero"), ("email", "piero@coesa.test")]).await;
    let late = link(&site, "piero@coesa.test").await;
    site.app.clock.advance(Duration::hours(25));
    assert_eq!(site.visitor().get(&late).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn mistakes_keep_what_was_typed() {
    let site = Site::new().await;
    let mut browser = site.visitor();
    let page = browser.get("/en/registrazione").await;
    let form = page.form("registration").set("name", " ").set("email", "elena@@coesa");
    let again = form.submit(&mut browser).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(again.form("registration").value("email"), "elena@@coesa");
    assert_eq!(again.all(".mistake").len(), 2, "{}", again.text());
}
