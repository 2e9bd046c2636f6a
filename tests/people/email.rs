//! Another e-mail address.

use chrono::Duration;
use http::StatusCode;
use sea_orm::{ActiveModelTrait, EntityTrait, NotSet, Set};
use tables::kinds::Role;
use tables::{external_identity, second_factor};

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

/// The second link of the mail to the old address: the one that stops it.
async fn undo(site: &Site) -> String {
    let mail = mails(site, OLD).await.pop().unwrap();
    let at = mail.text.split("http://coesa.test").find(|rest| rest.contains("/undo")).unwrap();
    at.split(['\n', ' ']).next().unwrap().to_owned()
}

#[tokio::test]
async fn the_address_changes_when_the_new_one_and_the_old_one_have_both_answered() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.signed_in(&teacher).await;
    assert_eq!(ask(&mut browser, NEW, "sbagliata").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(ask(&mut browser, OLD, PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY, "the same");
    let asked = ask(&mut browser, NEW, PASSWORD).await;
    assert_eq!(asked.path, "/it/profile/email");
    assert!(asked.says("deve ancora confermare") && asked.says(NEW), "{}", asked.text());
    assert!(
        asked.says("Si può confermare fino al 26 novembre 2026"),
        "a day has its article: {}",
        asked.text()
    );
    assert_eq!(row(&site, teacher.id).await.email.as_deref(), Some(OLD), "not before the link");
    assert_eq!(mails(&site, OLD).await.len(), 1, "the old address is asked as well");
    let confirm = link(&site, NEW).await;
    let page = site.visitor().get(&confirm).await;
    assert_eq!(row(&site, teacher.id).await.email.as_deref(), Some(OLD), "opening the page is not enough");
    let half = page.form("confirm").submit(&mut site.visitor()).await;
    assert!(half.says("Ora apri la posta dell’indirizzo di adesso"), "{}", half.text());
    assert_eq!(row(&site, teacher.id).await.email.as_deref(), Some(OLD), "one yes is not enough");
    let pending = browser.get("/it/profile/email").await;
    assert!(pending.says("ha confermato") && pending.says("deve ancora confermare"), "{}", pending.text());
    let page = site.visitor().get(&link(&site, OLD).await).await;
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
    let linked = async |provider: &str, subject: &str| {
        external_identity::ActiveModel {
            id: NotSet,
            person_id: Set(teacher.id),
            provider: Set(provider.to_owned()),
            subject: Set(subject.to_owned()),
            linked_at: Set(site.app.clock.now()),
            last_used_at: Set(None),
        }
        .insert(&site.app.db)
        .await
        .unwrap();
    };
    linked("school", "the owner's").await;
    site.app.clock.advance(Duration::hours(1));
    ask(&mut thief, NEW, PASSWORD).await;
    let confirm = link(&site, NEW).await;
    let undo = undo(&site).await;
    thief.post(&confirm, &[]).await;
    // What was set up meanwhile, to get in again.
    linked("other", "the thief's").await;
    let factor = second_factor::ActiveModel {
        person_id: Set(teacher.id),
        sealed: Set(String::new()),
        last_step: Set(0),
        created_at: Set(site.app.clock.now()),
        confirmed_at: Set(Some(site.app.clock.now())),
    };
    factor.insert(&site.app.db).await.unwrap();
    // Somebody left the old mailbox open as well.
    thief.post(&link(&site, OLD).await, &[]).await;
    assert_eq!(row(&site, teacher.id).await.email.as_deref(), Some(NEW));
    site.app.clock.advance(Duration::days(6));
    let mut owner = site.visitor();
    let page = owner.get(&undo).await;
    let password = page.form("undo").submit(&mut owner).await;
    assert!(password.path.starts_with("/it/accedi/password/"), "{}", password.path);
    assert_eq!(row(&site, teacher.id).await.email.as_deref(), Some(OLD));
    assert!(thief.get("/it/home").await.path.starts_with("/it/accedi"), "all sessions are over");
    assert!(second_factor::Entity::find().one(&site.app.db).await.unwrap().is_none());
    let left = external_identity::Entity::find().all(&site.app.db).await.unwrap();
    assert_eq!(left.iter().map(|one| one.subject.as_str()).collect::<Vec<_>>(), ["the owner's"]);
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
    let (confirm, undo) = (link(&site, NEW).await, undo(&site).await);
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
    let told = |page: &PageSeen, new: &str| page.text().replace(new, "…");
    assert_eq!(told(&free, NEW), told(&taken, "ferri@coesa.test"), "the page says as much of both");
    for page in [&free, &taken] {
        assert!(page.says("deve ancora confermare"), "{}", page.text());
    }
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

#[tokio::test]
async fn a_request_is_taken_back_and_its_links_open_nothing() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.signed_in(&teacher).await;
    let asked = ask(&mut browser, NEW, PASSWORD).await;
    let (new, old) = (link(&site, NEW).await, link(&site, OLD).await);
    let cancelled = asked.form("cancel").submit(&mut browser).await;
    assert!(cancelled.says("La richiesta è ritirata") && !cancelled.says("deve ancora confermare"));
    for path in [new, old] {
        assert_eq!(site.visitor().post(&path, &[]).await.status, StatusCode::GONE);
    }
}

#[tokio::test]
async fn staff_vouch_for_somebody_whose_old_mailbox_is_lost() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let student = site.student("lince-blu-42").await;
    let editor = site.adult(Role::Editor, "Edoardo").await;
    let mut editor = site.signed_in(&editor).await;
    let page = editor.get(&format!("/it/people/{}", teacher.id)).await;
    let wrong = page.form("vouch").set("new", "senza chiocciola").submit(&mut editor).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.form("vouch").value("new"), "senza chiocciola");
    let asked = page.form("vouch").set("new", NEW).submit(&mut editor).await;
    assert!(asked.says("Il link è in partenza"), "{}", asked.text());
    assert!(mails(&site, OLD).await[0].text.contains("/undo"), "the old address can stop it");
    site.visitor().post(&link(&site, NEW).await, &[]).await;
    assert_eq!(row(&site, teacher.id).await.email.as_deref(), Some(NEW), "the new one is enough");
    let path = format!("/it/people/{}/email", student.id);
    assert_eq!(editor.post(&path, &[("new", NEW)]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn one_corrects_ones_name_and_says_in_which_language_mails_come() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.signed_in(&teacher).await;
    let page = browser.get("/it/profile").await;
    let empty = page.form("data").set("name", " ").submit(&mut browser).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = page.form("data").set("name", "Anna Bruni").set("language", "en");
    let saved = form.submit(&mut browser).await;
    assert!(saved.says("I tuoi dati sono salvati"), "{}", saved.text());
    let now = row(&site, teacher.id).await;
    assert_eq!((now.name.as_str(), now.language.as_str()), ("Anna Bruni", "en"));
    assert!(now.searchable.contains("anna bruni") && now.searchable.contains(OLD));
    ask(&mut browser, NEW, PASSWORD).await;
    assert!(mails(&site, OLD).await[0].text.contains("Yes, change the e-mail"), "mails are in English now");
    let student = site.student("lince-blu-42").await;
    let mut student_browser = site.signed_in(&student).await;
    let page = student_browser.get("/it/profile").await;
    assert!(page.says("dillo a chi insegna"), "{}", page.text());
    student_browser.post("/it/profile/data", &[("name", "Altro"), ("language", "it")]).await;
    assert_eq!(row(&site, student.id).await.name, student.name, "students do not rename themselves");
}
