//! Another e-mail address: the new one must answer, and the old one can undo it for a week.

use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::ids::PersonId;
use tables::{mail_link, person};

use super::access::{Anyone, Oneself};
use super::audit::{self, About};
use super::link::{self, For, Purpose, Token};
use super::{account, profile, registration, reset, throttle, told};
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::mail::{self, Letter};
use crate::text::Lang;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct EmailPage<'a> {
    now: &'a str,
    new: &'a str,
    errors: Errors,
}

impl Page for EmailPage<'_> {
    const TEMPLATE: &'static str = "people/email.html";
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct EmailForm {
    new: String,
    current: String,
}

#[derive(Serialize)]
struct ConfirmLetter<'a> {
    token: &'a Token,
}

impl Letter for ConfirmLetter<'_> {
    const TEMPLATE: &'static str = "account_email_confirm";
}

#[derive(Serialize)]
struct WarningLetter<'a> {
    token: &'a Token,
}

impl Letter for WarningLetter<'_> {
    const TEMPLATE: &'static str = "account_email_warning";
}

/// An adult's account as itself; students have no address to change.
async fn own(visit: &Visit, id: PersonId) -> Result<(person::Model, String)> {
    let person = person::Entity::find_by_id(id).one(&visit.app.db).await?.ok_or(Error::NotFound)?;
    let email = person.email.clone().ok_or(Error::NotFound)?;
    Ok((person, email))
}

pub(super) async fn show(Oneself(actor): Oneself, visit: Visit) -> Result<Response> {
    let (_, now) = own(&visit, actor.id).await?;
    visit.show(&EmailPage { now: &now, new: "", errors: Errors::new() })
}

pub(super) async fn ask(
    Oneself(actor): Oneself,
    visit: Visit,
    Form(form): Form<EmailForm>,
) -> Result<Response> {
    let (person, now) = own(&visit, actor.id).await?;
    let mut errors = Errors::new();
    if !account::is_email(&form.new) {
        errors.add("new", visit.t("people-email-wrong"));
    } else if account::folded(&form.new) == account::folded(&now) {
        errors.add("new", visit.t("email-same"));
    } else if let Some(mistake) = profile::password_mistake(&visit, &person, form.current).await? {
        errors.add("current", mistake);
    }
    if !errors.is_empty() {
        let page = EmailPage { now: &now, new: &form.new, errors };
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    throttle::asked_for_mail(&visit.app, &visit.caller)?;
    if !link::is_enough(&visit.app, &form.new).await? {
        send(&visit.app, &person, &now, form.new.trim()).await?;
    }
    visit.go_saying("/profile", "success", visit.t("email-asked")).await
}

async fn send(app: &App, person: &person::Model, now: &str, new: &str) -> Result<()> {
    let taken = account::find(app, new).await?;
    let tx = db::begin_write(&app.db).await?;
    if let Some(owner) = taken {
        // Its owner hears of it, and whoever asked learns nothing.
        registration::tell_known(&tx, app, &owner).await?;
    } else {
        link::take_back(&tx, app, person.id, Purpose::Email).await?;
        let data = json!({ "old": now, "new": new });
        let whom = For { person: Some(person.id), email: Some(new), data: data.clone() };
        let confirm = link::make(&tx, app, Purpose::Email, whom).await?;
        let whom = For { person: Some(person.id), email: Some(now), data };
        let undo = link::make(&tx, app, Purpose::EmailUndo, whom).await?;
        let lang = Lang::parse(&person.language).unwrap_or_default();
        mail::queue_to(&tx, app, new, &person.name, lang, &ConfirmLetter { token: &confirm }).await?;
        mail::queue(&tx, app, person, &WarningLetter { token: &undo }).await?;
        audit::record(&tx, &app.clock, None, "person.email-asked", About::person(person.id)).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The addresses that a link is about.
#[derive(Deserialize)]
struct Change {
    old: String,
    new: String,
}

async fn opened(
    visit: &Visit,
    purpose: Purpose,
    token: &Token,
) -> Result<Option<(mail_link::Model, person::Model, Change)>> {
    let Some(link) = link::find(&visit.app, purpose, token).await? else { return Ok(None) };
    let Some(id) = link.person_id else { return Ok(None) };
    let Some(person) = person::Entity::find_by_id(id).one(&visit.app.db).await? else { return Ok(None) };
    let change = serde_json::from_value(link.data.clone())?;
    Ok(Some((link, person, change)))
}

#[derive(Serialize)]
struct EmailLinkPage<'a> {
    token: &'a Token,
    address: &'a str,
    /// Back to the old address, rather than on to the new one.
    undo: bool,
}

impl Page for EmailLinkPage<'_> {
    const TEMPLATE: &'static str = "people/email_link.html";
    const PRIVATE: bool = true;
}

fn over(visit: &Visit) -> Result<Response> {
    told::link_over(visit, "email-link-over", ("people-to-sign-in", "/accedi"))
}

pub(super) async fn open(_: Anyone, visit: Visit, At(token): At<Token>) -> Result<Response> {
    let Some((_, _, change)) = opened(&visit, Purpose::Email, &token).await? else { return over(&visit) };
    visit.show(&EmailLinkPage { token: &token, address: &change.new, undo: false })
}

pub(super) async fn confirm(_: Anyone, visit: Visit, At(token): At<Token>) -> Result<Response> {
    let app = &visit.app;
    let Some((link, person, change)) = opened(&visit, Purpose::Email, &token).await? else {
        return over(&visit);
    };
    let tx = db::begin_write(&app.db).await?;
    if !link::use_up(&tx, app, &link).await? || !put(&tx, &person, &change.old, &change.new).await? {
        return over(&visit);
    }
    audit::record(&tx, &app.clock, None, "person.email-changed", About::person(person.id)).await?;
    crate::tell_of_security(&tx, app, person.id, "email").await?;
    tx.commit().await?;
    match &visit.actor {
        Some(_) => visit.go_saying("/profile", "success", visit.t("email-done")).await,
        None => Ok(visit.go("/accedi?done=email")),
    }
}

/// From one address to the other; false if the account has another by now, or the new one is taken.
async fn put(conn: &impl ConnectionTrait, person: &person::Model, from: &str, to: &str) -> Result<bool> {
    let done = person::Entity::update_many()
        .col_expr(person::Column::Email, Expr::value(to))
        .col_expr(person::Column::EmailFolded, Expr::value(account::folded(to)))
        .col_expr(person::Column::Searchable, Expr::value(account::searchable(&person.name, to)))
        .filter(person::Column::Id.eq(person.id))
        .filter(person::Column::Active.eq(true))
        .filter(person::Column::EmailFolded.eq(account::folded(from)))
        .exec(conn)
        .await;
    match done {
        Ok(done) => Ok(done.rows_affected == 1),
        Err(error) if db::is_unique_violation(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn open_undo(_: Anyone, visit: Visit, At(token): At<Token>) -> Result<Response> {
    let Some((_, _, change)) = opened(&visit, Purpose::EmailUndo, &token).await? else { return over(&visit) };
    visit.show(&EmailLinkPage { token: &token, address: &change.old, undo: true })
}

/// Stops a change, or turns it back. Whoever asked for it knew the password: all sessions end, and
/// the owner goes on to a new one.
pub(super) async fn undo(_: Anyone, visit: Visit, At(token): At<Token>) -> Result<Response> {
    let app = &visit.app;
    let Some((link, person, change)) = opened(&visit, Purpose::EmailUndo, &token).await? else {
        return over(&visit);
    };
    let tx = db::begin_write(&app.db).await?;
    if !link::use_up(&tx, app, &link).await? {
        return over(&visit);
    }
    link::take_back(&tx, app, person.id, Purpose::Email).await?;
    link::take_back(&tx, app, person.id, Purpose::Password).await?;
    let is_back = person.email_folded.as_deref() == Some(&account::folded(&change.old));
    if !is_back && !put(&tx, &person, &change.new, &change.old).await? {
        return over(&visit);
    }
    account::end_sessions(&tx, person.id).await?;
    let back = person::Entity::find_by_id(person.id).one(&tx).await?.ok_or(Error::NotFound)?;
    let password = reset::new_link(&tx, app, &back).await?;
    audit::record(&tx, &app.clock, None, "person.email-undone", About::person(person.id)).await?;
    tx.commit().await?;
    Ok(visit.go(&format!("/accedi/password/{password}")))
}
