//! A lost password: a link by mail opens a page for a new one. The answer is the same whether the
//! address has an account or not, and takes the same time.

use std::time::Duration;

use http::StatusCode;
use serde::{Deserialize, Serialize};
use tables::kinds::Role;
use tables::{mail_link, person};
use tokio::time::Instant;

use super::access::Anyone;
use super::audit::{self, About};
use super::link::{self, For, Purpose, Token};
use super::{account, password, strength, throttle, told};
use crate::App;
use crate::db;
use crate::error::Result;
use crate::mail::{self, Letter};
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// Asking takes so long, account or not: longer than writing a link and a mail.
const ANSWERED_AFTER: Duration = Duration::from_millis(300);

#[derive(Serialize)]
struct AskPage<'a> {
    email: &'a str,
    errors: Errors,
}

impl Page for AskPage<'_> {
    const TEMPLATE: &'static str = "people/reset.html";
}

#[derive(Deserialize)]
pub(super) struct AskForm {
    #[serde(default)]
    email: String,
}

#[derive(Serialize)]
struct ResetLetter<'a> {
    token: &'a Token,
}

impl Letter for ResetLetter<'_> {
    const TEMPLATE: &'static str = "account_reset";
}

#[derive(Serialize)]
struct ChangedLetter;

impl Letter for ChangedLetter {
    const TEMPLATE: &'static str = "account_password_changed";
}

pub(super) async fn show(_: Anyone, visit: Visit) -> Result<Response> {
    visit.show(&AskPage { email: "", errors: Errors::new() })
}

pub(super) async fn ask(_: Anyone, visit: Visit, Form(form): Form<AskForm>) -> Result<Response> {
    let began = Instant::now();
    let email = form.email.trim();
    if !account::is_email(email) {
        let mut errors = Errors::new();
        // What has no @ is a student's sign-in: there is no address to write to.
        let key =
            if email.is_empty() || email.contains('@') { "people-email-wrong" } else { "reset-student" };
        errors.add("email", visit.t(key));
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &AskPage { email, errors });
    }
    let pause = throttle::asked_for_mail(&visit.app, &visit.caller)?;
    if !link::is_enough(&visit.app, email).await?
        && let Some(person) = account::find(&visit.app, email).await?.filter(|person| person.active)
    {
        send(&visit.app, &person).await?;
    }
    tokio::time::sleep_until(began + ANSWERED_AFTER + pause).await;
    Ok(visit.go("/accedi/password/inviata"))
}

pub(super) async fn sent(_: Anyone, visit: Visit) -> Result<Response> {
    told::sent(&visit, "reset")
}

/// Puts a mail with a link in the outbox.
async fn send(app: &App, person: &person::Model) -> Result<()> {
    let tx = db::begin_write(&app.db).await?;
    let token = new_link(&tx, app, person).await?;
    mail::queue(&tx, app, person, &ResetLetter { token: &token }).await?;
    audit::record(&tx, &app.clock, None, "person.password-link", About::person(person.id)).await?;
    tx.commit().await?;
    Ok(())
}

/// A link to a new password for somebody who has shown that the address is theirs.
pub(super) async fn new_link(
    conn: &impl sea_orm::ConnectionTrait,
    app: &App,
    person: &person::Model,
) -> Result<Token> {
    let whom = For { person: Some(person.id), email: person.email.as_deref(), data: serde_json::json!({}) };
    Ok(link::make(conn, app, Purpose::Password, whom).await?)
}

#[derive(Serialize)]
struct NewPasswordPage<'a> {
    token: &'a Token,
    sign_in: &'a str,
    shortest: usize,
    errors: Errors,
}

impl Page for NewPasswordPage<'_> {
    const TEMPLATE: &'static str = "people/new_password.html";
    const PRIVATE: bool = true;
}

#[derive(Deserialize)]
pub(super) struct NewPasswordForm {
    #[serde(default)]
    password: String,
}

/// The link and the account it is for.
async fn opened(visit: &Visit, token: &Token) -> Result<Option<(mail_link::Model, person::Model)>> {
    use sea_orm::EntityTrait;
    let Some(link) = link::find(&visit.app, Purpose::Password, token).await? else { return Ok(None) };
    let Some(id) = link.person_id else { return Ok(None) };
    let person = person::Entity::find_by_id(id).one(&visit.app.db).await?.filter(|person| person.active);
    Ok(person.map(|person| (link, person)))
}

fn over(visit: &Visit) -> Result<Response> {
    told::link_over(visit, "reset-link-over", ("reset-again", "/accedi/password"))
}

pub(super) async fn open(_: Anyone, visit: Visit, At(token): At<Token>) -> Result<Response> {
    let Some((_, person)) = opened(&visit, &token).await? else { return over(&visit) };
    visit.show(&NewPasswordPage {
        token: &token,
        sign_in: person.email.as_deref().unwrap_or_default(),
        shortest: password::SHORTEST,
        errors: Errors::new(),
    })
}

pub(super) async fn save(
    _: Anyone,
    visit: Visit,
    At(token): At<Token>,
    Form(form): Form<NewPasswordForm>,
) -> Result<Response> {
    let app = &visit.app;
    let Some((link, person)) = opened(&visit, &token).await? else { return over(&visit) };
    let about = strength::about(&app.db, &person).await?;
    let mut mistake = strength::mistake(app, visit.lang, &form.password, &about).await?;
    // Whoever knows the old one would still get in.
    if mistake.is_none()
        && app.passwords.verify(form.password.clone(), Some(person.password_hash.clone())).await?
    {
        mistake = Some(visit.t("password-same"));
    }
    if let Some(mistake) = mistake {
        let mut errors = Errors::new();
        errors.add("password", mistake);
        let page = NewPasswordPage {
            token: &token,
            sign_in: person.email.as_deref().unwrap_or_default(),
            shortest: password::SHORTEST,
            errors,
        };
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let hash = app.passwords.hash(form.password).await?;
    let tx = db::begin_write(&app.db).await?;
    if !link::use_up(&tx, app, &link).await? || !account::put_hash(&tx, person.id, hash).await? {
        return over(&visit);
    }
    link::take_back(&tx, app, person.id, Purpose::Password).await?;
    tell_changed(&tx, app, &person).await?;
    audit::record(&tx, &app.clock, None, "person.password-by-mail", About::person(person.id)).await?;
    tx.commit().await?;
    // Whoever guessed at the old password slowed its owner; the new one begins afresh.
    throttle::succeeded(app, &account::folded(person.email.as_deref().unwrap_or_default())).await?;
    Ok(visit.go("/accedi?done=password"))
}

/// Tells somebody that their password has changed.
pub(super) async fn tell_changed(
    conn: &impl sea_orm::ConnectionTrait,
    app: &App,
    person: &person::Model,
) -> Result<()> {
    mail::queue(conn, app, person, &ChangedLetter).await?;
    // Who can help a student is the teacher.
    let what = if person.role == Role::Student { "student-password" } else { "password" };
    crate::tell_of_security(conn, app, person.id, what).await
}
