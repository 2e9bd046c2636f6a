//! Passwords: how good they must be, and new ones by mail.

use chrono::Duration;
use coesa::people::strength;
use coesa::text::Lang;
use http::StatusCode;
use sea_orm::EntityTrait;
use tables::kinds::Role;
use tables::mail_link;

use super::{events, link, mails, row, try_in};
use crate::support::Site;
use crate::support::site::PASSWORD;

const FRESH: &str = "lampada ruggine violino";

#[tokio::test]
async fn a_password_must_be_long_and_hard_to_guess_for_those_who_know_one() {
    let site = Site::new().await;
    let about = ["Giulia Esposito".to_owned(), "Istituto Sorgenti".to_owned()];
    for (password, wanted) in [
        ("corta", Some("troppo corta")),
        ("qwertyuiop", Some("si indovina facilmente. È una")),
        ("aaaaaaaaaaaa", Some("Evita parole e caratteri ripetuti")),
        ("giuliaesposito", Some("si indovina facilmente")),
        ("Esposito2009", Some("si indovina facilmente")),
        ("sorgentisorgenti", Some("si indovina facilmente")),
        ("opencoesione", Some("si indovina facilmente")),
        (FRESH, None),
        ("ostrica gelato trattore", None),
    ] {
        let said = strength::mistake(&site.app, Lang::It, password, &about).await.unwrap();
        match (&said, wanted) {
            (None, None) => {}
            (Some(said), Some(wanted)) => assert!(said.contains(wanted), "{password}: {said}"),
            _ => panic!("{password}: {said:?}"),
        }
    }
    let long = "a1".repeat(200);
    let said = strength::mistake(&site.app, Lang::En, &long, &[]).await.unwrap().unwrap();
    assert!(said.contains("too long"), "{said}");
}

#[tokio::test]
async fn the_profile_says_the_rule_before_and_the_reason_after() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.signed_in(&teacher).await;
    for (lang, hint, mistake) in
        [("it", "Almeno 10 caratteri", "si indovina"), ("en", "At least 10 characters", "easy to guess")]
    {
        let page = browser.get(&format!("/{lang}/profile")).await;
        assert!(page.says(hint), "{}", page.text());
        let form = page.form("password").set("current", PASSWORD).set("new", "password1234");
        let again = form.submit(&mut browser).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.all("#new-mistake")[0].contains(mistake), "{}", again.text());
    }
}

#[tokio::test]
async fn the_password_of_now_is_no_new_one() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.signed_in(&teacher).await;
    let page = browser.get("/it/profile").await;
    let form = page.form("password").set("current", PASSWORD).set("new", FRESH);
    let changed = form.submit(&mut browser).await;
    assert!(changed.says("La password è cambiata"), "{}", changed.text());
    let same = changed.form("password").set("current", FRESH).set("new", FRESH).submit(&mut browser).await;
    assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", same.text());
    assert!(same.all("#new-mistake")[0].contains("è già la tua password"), "{}", same.text());
    // Who does not know it learns nothing by guessing both alike.
    let tried = "ostrica gelato trattore";
    let guess = same.form("password").set("current", tried).set("new", tried).submit(&mut browser).await;
    assert!(guess.all("#new-mistake").is_empty() && guess.all("#current-mistake").len() == 1);
    let mut visitor = site.visitor();
    visitor.post("/it/accedi/password", &[("email", "bruni@coesa.test")]).await;
    let page = visitor.get(&link(&site, "bruni@coesa.test").await).await;
    let same = page.form("new-password").set("password", FRESH).submit(&mut visitor).await;
    assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", same.text());
    assert!(same.all("#password-mistake")[0].contains("è già la tua password"), "{}", same.text());
    let done = same.form("new-password").set("password", tried).submit(&mut visitor).await;
    assert!(done.says("La password è cambiata"), "{}", done.text());
}

#[tokio::test]
async fn a_student_who_joins_may_not_take_their_name_as_a_password() {
    let site = Site::with(|config| config.demo = true).await;
    coesa::demo::fill(&site.app).await.unwrap();
    let mut browser = site.visitor();
    let page = browser.get("/it/entra?code=SORGENTI-3A").await;
    let form = page.form("join").set("name", "Massimiliano").set("choice", "own");
    let again = form.set("password", "massimiliano").submit(&mut browser).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.all("#password-mistake")[0].contains("si indovina"), "{}", again.text());
    let done = again.form("join").set("password", FRESH).submit(&mut browser).await;
    assert_eq!(done.path, "/it/entra/benvenuto", "{}", done.text());
}

#[tokio::test]
async fn a_link_by_mail_sets_a_new_password_once_and_ends_all_sessions() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut before = site.signed_in(&teacher).await;
    let mut browser = site.visitor();
    let page = browser.get("/it/accedi/password").await;
    let sent = page.form("reset").set("email", "BRUNI@coesa.test").submit(&mut browser).await;
    assert_eq!(sent.path, "/it/accedi/password/inviata");
    let path = link(&site, "bruni@coesa.test").await;
    let kept = mail_link::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    assert!(!path.contains(&kept.token_hash), "the database does not hold the token");
    let page = browser.get(&path).await;
    assert_eq!(page.headers["cache-control"], "private, no-store");
    let weak = page.form("new-password").set("password", "bruni12345").submit(&mut browser).await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = weak.form("new-password").set("password", FRESH).submit(&mut browser).await;
    assert!(done.path.starts_with("/it/accedi") && done.says("La password è cambiata"), "{}", done.text());
    assert!(before.get("/it/home").await.path.starts_with("/it/accedi"), "old sessions are over");
    assert_eq!(try_in(&mut browser, "bruni@coesa.test", PASSWORD).await.status, 422);
    assert_eq!(try_in(&mut browser, "bruni@coesa.test", FRESH).await.path, "/it/home");
    assert_eq!(site.visitor().get(&path).await.status, StatusCode::GONE, "used up");
    let told = mails(&site, "bruni@coesa.test").await;
    assert!(told.last().unwrap().subject.contains("è cambiata"), "the owner is told");
    assert_eq!(events(&site, "person.password-by-mail").await.len(), 1);
}

#[tokio::test]
async fn a_reset_link_expires_and_a_newer_password_takes_it_back() {
    let site = Site::new().await;
    site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.visitor();
    browser.post("/en/accedi/password", &[("email", "bruni@coesa.test")]).await;
    let first = link(&site, "bruni@coesa.test").await;
    browser.post("/en/accedi/password", &[("email", "bruni@coesa.test")]).await;
    let second = link(&site, "bruni@coesa.test").await;
    assert_ne!(first, second);
    let done = browser.post(&second, &[("password", FRESH)]).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    assert_eq!(browser.get(&first).await.status, StatusCode::GONE, "the first went with it");
    browser.post("/en/accedi/password", &[("email", "bruni@coesa.test")]).await;
    let third = link(&site, "bruni@coesa.test").await;
    site.app.clock.advance(Duration::minutes(61));
    let over = browser.post(&third, &[("password", "altra cosa diversa ancora")]).await;
    assert_eq!(over.status, StatusCode::GONE);
    assert_eq!(browser.get("/en/accedi/password/nonsense").await.status, StatusCode::GONE);
}

#[tokio::test]
async fn the_answer_is_the_same_for_an_unknown_address_and_a_closed_account() {
    let site = Site::new().await;
    let closed = site.adult(Role::Teacher, "Chiusi").await;
    let mut admin = site.signed_in(&site.adult(Role::Admin, "Ada").await).await;
    admin.post(&format!("/it/people/{}/deactivate", closed.id), &[("sure", "yes")]).await;
    site.adult(Role::Teacher, "Bruni").await;
    let mut seen = Vec::new();
    for email in ["bruni@coesa.test", "nobody@coesa.test", "chiusi@coesa.test"] {
        let page = site.visitor().post("/it/accedi/password", &[("email", email)]).await;
        seen.push((page.status, page.path.clone(), page.text()));
    }
    assert!(seen.iter().all(|one| *one == seen[0]), "{seen:?}");
    assert_eq!(mails(&site, "bruni@coesa.test").await.len(), 1);
    assert!(mails(&site, "nobody@coesa.test").await.is_empty());
    assert!(mails(&site, "chiusi@coesa.test").await.is_empty());
}

#[tokio::test]
async fn one_address_gets_few_mails_an_hour_and_a_school_is_not_blocked() {
    let site = Site::new().await;
    site.adult(Role::Teacher, "Bruni").await;
    for _ in 0..5 {
        site.visitor().post("/it/accedi/password", &[("email", "bruni@coesa.test")]).await;
    }
    assert_eq!(mails(&site, "bruni@coesa.test").await.len(), 3);
    site.adult(Role::Teacher, "Ferri").await;
    let other = site.visitor().post("/it/accedi/password", &[("email", "ferri@coesa.test")]).await;
    assert_eq!(other.status, StatusCode::OK);
    assert_eq!(mails(&site, "ferri@coesa.test").await.len(), 1);
    site.app.clock.advance(Duration::minutes(61));
    site.visitor().post("/it/accedi/password", &[("email", "bruni@coesa.test")]).await;
    assert_eq!(mails(&site, "bruni@coesa.test").await.len(), 4);
}

#[tokio::test]
async fn a_student_is_told_to_ask_the_teacher() {
    let site = Site::new().await;
    let student = site.student("lince-blu-42").await;
    let mut browser = site.visitor();
    for sign_in in ["lince-blu-42", "gufo-rosso-99"] {
        let page = browser.get("/it/accedi/password").await;
        let again = page.form("reset").set("email", sign_in).submit(&mut browser).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.all("#email-mistake")[0].contains("chi insegna"), "{}", again.text());
        assert_eq!(again.form("reset").value("email"), sign_in);
    }
    assert_eq!(row(&site, student.id).await.session_epoch, student.session_epoch);
}
