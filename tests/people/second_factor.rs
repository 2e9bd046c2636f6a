//! The second factor.

use chrono::Duration;
use coesa::people::second_factor;
use http::StatusCode;
use sea_orm::EntityTrait;
use tables::kinds::Role;
use tables::{person, recovery_code};
use totp_rs::{Builder, Secret};

use super::{events, mails, try_in};
use crate::support::Site;
use crate::support::browser::{Browser, PageSeen};
use crate::support::site::PASSWORD;

/// What the app on the phone does with the secret.
fn code(site: &Site, secret: &str) -> String {
    let secret = Secret::try_from_base32(secret.replace(' ', "")).unwrap();
    let totp = Builder::new().with_secret(secret).build().unwrap();
    totp.generate(u64::try_from(site.app.clock.now().timestamp()).unwrap()).to_string()
}

fn secret_on(page: &PageSeen) -> String {
    page.all("#secret")[0].clone()
}

/// Turns it on from the profile; gives the secret and the codes for the paper.
async fn turn_on(site: &Site, browser: &mut Browser) -> (String, Vec<String>) {
    let page = browser.get("/it/profile/second-factor").await;
    let page = page.form("begin").set("current", PASSWORD).submit(browser).await;
    assert_eq!(page.path, "/it/profile/second-factor/set-up", "{}", page.text());
    let secret = secret_on(&page);
    let done = page.form("set-up").set("code", &code(site, &secret)).submit(browser).await;
    let codes = done.all(".recovery-codes li");
    assert_eq!(codes.len(), 10, "{}", done.text());
    (secret, codes)
}

async fn give(browser: &mut Browser, page: &PageSeen, code: &str) -> PageSeen {
    page.form("code-form").set("code", code).submit(browser).await
}

#[tokio::test]
async fn a_student_turns_it_on_and_then_signs_in_with_a_code_that_counts_once() {
    let site = Site::new().await;
    let student = site.student("lince-blu-42").await;
    let mut browser = site.signed_in(&student).await;
    let mut elsewhere = site.signed_in(&student).await;
    let wrong = browser.get("/en/profile/second-factor").await.form("begin").set("current", "no");
    assert_eq!(wrong.submit(&mut browser).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let (secret, codes) = turn_on(&site, &mut browser).await;
    assert_eq!(browser.get("/it/home").await.path, "/it/home", "this session goes on");
    assert!(elsewhere.get("/it/home").await.path.starts_with("/it/accedi"), "others end");
    let mut fresh = site.visitor();
    let page = try_in(&mut fresh, "lince-blu-42", PASSWORD).await;
    assert_eq!(page.path, "/it/accedi/codice", "{}", page.text());
    assert_eq!(page.headers["cache-control"], "private, no-store");
    assert!(fresh.get("/it/home").await.path.starts_with("/it/accedi"), "a password is not enough");
    let replayed = give(&mut fresh, &page, &code(&site, &secret)).await;
    assert_eq!(replayed.status, StatusCode::UNPROCESSABLE_ENTITY, "the code that turned it on is used up");
    site.app.clock.advance(Duration::seconds(30));
    let now = code(&site, &secret);
    assert_eq!(give(&mut fresh, &page, &now).await.path, "/it/home");
    let mut second = site.visitor();
    let page = try_in(&mut second, "lince-blu-42", PASSWORD).await;
    assert_eq!(give(&mut second, &page, &now).await.status, StatusCode::UNPROCESSABLE_ENTITY, "replayed");
    let home = give(&mut second, &page, &codes[3].to_uppercase().replace('-', " ")).await;
    assert_eq!(home.path, "/it/home", "{}", home.text());
    assert!(home.says("te ne restano 9"), "{}", home.text());
    let mut third = site.visitor();
    let page = try_in(&mut third, "lince-blu-42", PASSWORD).await;
    assert_eq!(give(&mut third, &page, &codes[3]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "once");
}

#[tokio::test]
async fn the_secret_is_sealed_the_codes_are_hashed_and_the_picture_is_an_own_address() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.signed_in(&teacher).await;
    let page = browser.get("/it/profile/second-factor").await;
    let page = page.form("begin").set("current", PASSWORD).submit(&mut browser).await;
    let picture = browser.get(&page.attributes("main img", "src")[0]).await;
    assert_eq!(picture.headers["content-type"], "image/svg+xml");
    assert_eq!(picture.headers["cache-control"], "private, no-store");
    assert!(picture.html().contains("<svg"));
    let (secret, codes) = turn_on(&site, &mut browser).await;
    let row = tables::second_factor::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    assert!(!row.sealed.contains(&secret.replace(' ', "")));
    let hashes = recovery_code::Entity::find().all(&site.app.db).await.unwrap();
    assert!(hashes.iter().all(|row| !codes.contains(&row.hash)));
    let key = site.folder().join("secret.key");
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&key).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(browser.get("/it/profile/second-factor/qr.svg").await.status, StatusCode::NOT_FOUND);
    assert!(mails(&site, "bruni@coesa.test").await.pop().unwrap().text.contains("attivato"));
}

#[tokio::test]
async fn sealed_text_opens_only_with_the_same_key_and_for_the_same_owner() {
    let site = Site::new().await;
    let sealed = site.app.keys.seal(b"segreto", "person 1").unwrap();
    assert_ne!(sealed, site.app.keys.seal(b"segreto", "person 1").unwrap(), "never twice alike");
    assert_eq!(site.app.keys.open(&sealed, "person 1").unwrap(), b"segreto");
    assert!(site.app.keys.open(&sealed, "person 2").is_none());
    assert!(Site::new().await.app.keys.open(&sealed, "person 1").is_none());
}

#[tokio::test]
async fn guesses_at_codes_are_slowed() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.signed_in(&teacher).await;
    let (secret, _) = turn_on(&site, &mut browser).await;
    let mut thief = site.visitor();
    let page = try_in(&mut thief, "bruni@coesa.test", PASSWORD).await;
    let mut last = StatusCode::OK;
    for n in 0..6 {
        last = give(&mut thief, &page, &format!("00000{n}")).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    site.app.clock.advance(Duration::seconds(61));
    assert_eq!(give(&mut thief, &page, &code(&site, &secret)).await.path, "/it/home");
}

#[tokio::test]
async fn codes_are_made_anew_and_it_is_turned_off_with_the_password() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.signed_in(&teacher).await;
    let (_, old) = turn_on(&site, &mut browser).await;
    let page = browser.get("/it/profile/second-factor").await;
    let fresh = page.form("codes").set("current", PASSWORD).submit(&mut browser).await;
    let new = fresh.all(".recovery-codes li");
    assert!(new.len() == 10 && new.iter().all(|code| !old.contains(code)));
    let mut other = site.visitor();
    let page = try_in(&mut other, "bruni@coesa.test", PASSWORD).await;
    assert_eq!(give(&mut other, &page, &old[0]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(give(&mut other, &page, &new[0]).await.path, "/it/home");
    let page = browser.get("/it/profile/second-factor").await;
    let no = page.form("off").set("current", "no").submit(&mut browser).await;
    assert_eq!(no.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.form("off").set("current", PASSWORD).submit(&mut browser).await;
    assert_eq!(try_in(&mut site.visitor(), "bruni@coesa.test", PASSWORD).await.path, "/it/home");
}

async fn strict() -> Site {
    Site::with(|config| "reviewer, editor, admin".clone_into(&mut config.second_factor_roles)).await
}

/// In for the first time where the role demands a second factor.
async fn first_time(site: &Site, person: &person::Model) -> (Browser, String) {
    let mut browser = site.visitor();
    let page = try_in(&mut browser, person.email.as_deref().unwrap(), PASSWORD).await;
    assert_eq!(page.path, "/it/profile/second-factor", "{}", page.text());
    let page = page.form("begin").submit(&mut browser).await;
    let secret = secret_on(&page);
    let done = page.form("set-up").set("code", &code(site, &secret)).submit(&mut browser).await;
    assert_eq!(done.all(".recovery-codes li").len(), 10, "{}", done.text());
    let on = done.attributes("main a.btn", "href")[0].clone();
    assert_eq!(browser.get(&on).await.path, "/it/home");
    (browser, secret)
}

#[tokio::test]
async fn staff_get_in_only_after_setting_it_up_and_cannot_turn_it_off() {
    let site = strict().await;
    let reviewer = site.adult(Role::Reviewer, "Teresa").await;
    let mut hasty = site.visitor();
    let page = try_in(&mut hasty, "teresa@coesa.test", PASSWORD).await;
    assert_eq!(page.path, "/it/profile/second-factor");
    assert!(hasty.get("/it/review").await.path.starts_with("/it/accedi"), "nothing before it");
    assert!(hasty.get("/it/profile").await.path.starts_with("/it/accedi"));
    let (mut browser, secret) = first_time(&site, &reviewer).await;
    assert_eq!(browser.get("/it/review").await.status, StatusCode::OK);
    let page = browser.get("/it/profile/second-factor").await;
    assert!(!page.attributes("form", "id").contains(&"off".to_owned()));
    let off = browser.post("/it/profile/second-factor/off", &[("current", PASSWORD)]).await;
    assert_eq!(off.status, StatusCode::FORBIDDEN);
    // Whoever has only the password can't replace the secret.
    let mut thief = site.visitor();
    assert_eq!(try_in(&mut thief, "teresa@coesa.test", PASSWORD).await.path, "/it/accedi/codice");
    thief.post("/it/profile/second-factor/begin", &[]).await;
    assert!(thief.get("/it/profile/second-factor/set-up").await.path.starts_with("/it/accedi"));
    // A new password keeps the second factor that this session gave.
    site.app.clock.advance(Duration::seconds(60));
    let page = browser.get("/it/profile").await;
    let form = page.form("password").set("current", PASSWORD).set("new", "lampada ruggine violino");
    assert_eq!(form.submit(&mut browser).await.path, "/it/profile");
    let mut again = site.visitor();
    let page = try_in(&mut again, "teresa@coesa.test", "lampada ruggine violino").await;
    assert_eq!(give(&mut again, &page, &code(&site, &secret)).await.path, "/it/home");
    // A teacher needs none.
    site.adult(Role::Teacher, "Bruni").await;
    assert_eq!(try_in(&mut site.visitor(), "bruni@coesa.test", PASSWORD).await.path, "/it/home");
}

#[tokio::test]
async fn an_admin_takes_a_lost_one_away_and_it_is_in_the_audit_log() {
    let site = strict().await;
    let reviewer = site.adult(Role::Reviewer, "Teresa").await;
    let admin = site.adult(Role::Admin, "Ada").await;
    let (mut hers, _) = first_time(&site, &reviewer).await;
    let (mut ada, _) = first_time(&site, &admin).await;
    let page = ada.get(&format!("/it/people/{}", reviewer.id)).await;
    let done = page.form("reset-second-factor").submit(&mut ada).await;
    assert!(done.says("è stato tolto"), "{}", done.text());
    assert!(hers.get("/it/home").await.path.starts_with("/it/accedi"), "her sessions end");
    let mut again = site.visitor();
    assert_eq!(try_in(&mut again, "teresa@coesa.test", PASSWORD).await.path, "/it/profile/second-factor");
    let noted = events(&site, "person.second-factor-reset").await;
    assert_eq!(
        (noted[0].actor_id, noted[0].subject.clone()),
        (Some(admin.id), format!("person:{}", reviewer.id))
    );
    assert!(mails(&site, "teresa@coesa.test").await.pop().unwrap().text.contains("è stato tolto"));
    let own = ada.post(&format!("/it/people/{}/second-factor/reset", admin.id), &[]).await;
    assert_eq!(own.status, StatusCode::FORBIDDEN, "not one's own");
    assert!(second_factor::is_on(&site.app.db, admin.id).await.unwrap());
}

#[tokio::test]
async fn the_demo_asks_nobody_and_says_so() {
    let site = Site::with(|config| config.demo = true).await;
    site.adult(Role::Admin, "Ada").await;
    let mut browser = site.visitor();
    for (lang, words) in [("it", "basta la password"), ("en", "a password is enough")] {
        assert!(browser.get(&format!("/{lang}/accedi")).await.says(words));
    }
    assert_eq!(try_in(&mut browser, "ada@coesa.test", PASSWORD).await.path, "/it/home");
    assert!(!Site::new().await.visitor().get("/it/accedi").await.says("basta la password"));
}

#[test]
fn a_role_that_is_none_is_found_in_the_settings_and_staff_is_the_default() {
    let mut config = coesa::config::Config::default();
    for (role, needs) in
        [(Role::Admin, true), (Role::Editor, true), (Role::Reviewer, true), (Role::Teacher, false)]
    {
        assert_eq!(config.needs_second_factor(role), needs);
    }
    assert_eq!(config.unknown_second_factor_role(), None);
    config.second_factor_roles = "admin,boss".to_owned();
    assert_eq!(config.unknown_second_factor_role(), Some("boss"));
}

#[tokio::test]
async fn of_many_codes_at_once_only_the_free_ones_are_checked() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.signed_in(&teacher).await;
    turn_on(&site, &mut browser).await;
    let mut thief = site.visitor();
    let page = try_in(&mut thief, "bruni@coesa.test", PASSWORD).await;
    let guesses = (0..20).map(|n| {
        let form = page.form("code-form").set("code", &format!("0000{n:02}"));
        let mut browser = thief.clone();
        async move { form.submit(&mut browser).await.status }
    });
    let answers = futures_util::future::join_all(guesses).await;
    let checked = answers.iter().filter(|status| **status == StatusCode::UNPROCESSABLE_ENTITY).count();
    assert_eq!(checked, 5, "{answers:?}");
}
