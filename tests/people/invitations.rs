//! Staff invite adults.

use chrono::Duration;
use coesa::people::invitations::may_invite;
use http::StatusCode;
use sea_orm::EntityTrait;
use tables::invitation;
use tables::kinds::Role;

use super::{events, link, mails, try_in};
use crate::support::Site;
use crate::support::browser::{Browser, PageSeen};

const FRESH: &str = "lampada ruggine violino";
const ROLES: [Role; 6] =
    [Role::Student, Role::Teacher, Role::Supporter, Role::Reviewer, Role::Editor, Role::Admin];

#[test]
fn only_admins_invite_staff_and_nobody_invites_students() {
    let staff = [false, true, true, false, false, false];
    for (by, may) in [
        (Role::Student, [false; 6]),
        (Role::Teacher, [false; 6]),
        (Role::Supporter, [false; 6]),
        (Role::Reviewer, staff),
        (Role::Editor, staff),
        (Role::Admin, [false, true, true, true, true, true]),
    ] {
        assert_eq!(ROLES.map(|role| may_invite(by, role)), may, "{by:?}");
    }
}

async fn invite(browser: &mut Browser, name: &str, role: &str) -> PageSeen {
    let page = browser.get("/it/people/invitations").await;
    let email = format!("{}@coesa.test", name.to_lowercase());
    page.form("invite").set("name", name).set("email", &email).set("role", role).submit(browser).await
}

async fn only(site: &Site) -> invitation::Model {
    invitation::Entity::find().one(&site.app.db).await.unwrap().unwrap()
}

#[tokio::test]
async fn an_invited_reviewer_sets_a_name_and_a_password_and_is_in() {
    let site = Site::new().await;
    let mut admin = site.signed_in(&site.adult(Role::Admin, "Ada").await).await;
    let done = invite(&mut admin, "Teresa", "reviewer").await;
    assert!(done.says("teresa@coesa.test") && done.says("revisione"), "{}", done.text());
    let path = link(&site, "teresa@coesa.test").await;
    let mail = mails(&site, "teresa@coesa.test").await.pop().unwrap();
    assert!(mail.text.contains("Ada ti invita"), "{}", mail.text);
    let mut browser = site.visitor();
    let page = browser.get(&path).await;
    let form = page.form("accept").set("name", "Teresa Riva").set("password", FRESH);
    let home = form.submit(&mut browser).await;
    assert_eq!(home.path, "/it/home", "{}", home.text());
    assert_eq!(browser.get("/it/review").await.status, StatusCode::OK);
    assert_eq!(site.visitor().get(&path).await.status, StatusCode::GONE);
    assert!(!admin.get("/it/people/invitations").await.says("teresa@coesa.test"), "not open any more");
    let row = only(&site).await;
    assert!(row.closed_at.is_some() && row.accepted_by.is_some());
    assert_eq!(events(&site, "invitation.sent").await[0].subject, format!("invitation:{}", row.id));
    assert_eq!(events(&site, "invitation.accepted").await.len(), 1);
}

#[tokio::test]
async fn a_withdrawn_an_old_and_a_replaced_link_open_nothing() {
    let site = Site::new().await;
    let mut editor = site.signed_in(&site.adult(Role::Editor, "Edo").await).await;
    let page = invite(&mut editor, "Sara", "supporter").await;
    let first = link(&site, "sara@coesa.test").await;
    let id = only(&site).await.id;
    let page = page.form(&format!("send-{id}")).submit(&mut editor).await;
    let second = link(&site, "sara@coesa.test").await;
    assert_eq!(site.visitor().get(&first).await.status, StatusCode::GONE, "replaced");
    assert_eq!(site.visitor().get(&second).await.status, StatusCode::OK);
    site.app.clock.advance(Duration::days(15));
    let mut editor = site.signed_in(&person(&site, "edo@coesa.test").await).await;
    assert_eq!(site.visitor().get(&second).await.status, StatusCode::GONE, "expired");
    let listed = editor.get("/it/people/invitations").await;
    assert!(listed.says("scaduto"));
    listed.form(&format!("send-{id}")).submit(&mut editor).await;
    let third = link(&site, "sara@coesa.test").await;
    page.form(&format!("withdraw-{id}")).submit(&mut editor).await;
    assert_eq!(site.visitor().get(&third).await.status, StatusCode::GONE, "withdrawn");
    let fields = [("name", "Sara"), ("password", FRESH)];
    assert_eq!(site.visitor().post(&third, &fields).await.status, StatusCode::GONE);
    assert_eq!(try_in(&mut site.visitor(), "sara@coesa.test", FRESH).await.status, 422);
    let kinds = ["invitation.sent", "invitation.sent-again", "invitation.withdrawn"];
    for (kind, times) in kinds.iter().zip([1, 2, 1]) {
        assert_eq!(events(&site, kind).await.len(), times, "{kind}");
    }
}

async fn person(site: &Site, email: &str) -> tables::person::Model {
    coesa::people::account::find(&site.app, email).await.unwrap().unwrap()
}

#[tokio::test]
async fn an_editor_cannot_invite_staff_nor_manage_such_invitations() {
    let site = Site::new().await;
    let mut admin = site.signed_in(&site.adult(Role::Admin, "Ada").await).await;
    invite(&mut admin, "Teresa", "reviewer").await;
    let id = only(&site).await.id;
    let mut editor = site.signed_in(&site.adult(Role::Editor, "Edo").await).await;
    let fields = [("name", "Mala"), ("email", "mala@coesa.test"), ("role", "admin"), ("language", "it")];
    let refused = editor.post("/it/people/invitations", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(mails(&site, "mala@coesa.test").await.is_empty());
    let withdraw = format!("/it/people/invitations/{id}/withdraw");
    assert_eq!(editor.post(&withdraw, &[]).await.status, StatusCode::NOT_FOUND);
    assert!(only(&site).await.closed_at.is_none());
    let mut teacher = site.signed_in(&site.adult(Role::Teacher, "Bruni").await).await;
    assert_eq!(teacher.get("/it/people/invitations").await.status, StatusCode::NOT_FOUND);
    assert_eq!(teacher.post("/it/people/invitations", &fields).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_known_address_and_an_open_invitation_are_told_apart_and_nothing_typed_is_lost() {
    let site = Site::new().await;
    site.adult(Role::Teacher, "Bruni").await;
    let mut admin = site.signed_in(&site.adult(Role::Admin, "Ada").await).await;
    let known = invite(&mut admin, "Bruni", "teacher").await;
    assert_eq!(known.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(known.says("ha già un accesso"), "{}", known.text());
    assert_eq!(known.form("invite").value("email"), "bruni@coesa.test");
    invite(&mut admin, "Sara", "supporter").await;
    let open = invite(&mut admin, "Sara", "supporter").await;
    assert!(open.says("C’è già un invito aperto"), "{}", open.text());
    assert_eq!(open.form("invite").value("role"), "supporter");
}
