//! Another e-mail address: the new one and the old one must both agree, and the old one can undo it for
//! a week. Where the old one is lost, staff vouch in its place.

use chrono::{DateTime, Utc};
use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::ids::PersonId;
use tables::{external_identity, mail_link, person};

use super::access::{Anyone, Oneself};
use super::audit::{self, About};
use super::link::{self, For, Purpose, Token};
use super::manage::{self, ClosePerson};
use super::{account, profile, registration, reset, second_factor, throttle, told};
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::mail::{self, Letter};
use crate::text::Lang;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::{Actor, Visit};

#[derive(Serialize)]
struct EmailPage<'a> {
    now: &'a str,
    new: &'a str,
    pending: Option<Pending>,
    errors: Errors,
}

impl Page for EmailPage<'_> {
    const TEMPLATE: &'static str = "people/email.html";
}

/// A change that was asked for and waits.
#[derive(Serialize)]
struct Pending {
    /// The new address.
    new: String,
    /// It has not answered yet.
    new_waits: bool,
    /// The old one has not.
    old_waits: bool,
    /// Until when they can.
    until: String,
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
    /// Does the old address agree as well?
    both: bool,
}

impl Letter for ConfirmLetter<'_> {
    const TEMPLATE: &'static str = "account_email_confirm";
}

#[derive(Serialize)]
struct OldLetter<'a> {
    /// Says yes; none where staff have vouched.
    agree: Option<&'a Token>,
    /// Stops it.
    undo: &'a Token,
    new: &'a str,
}

impl Letter for OldLetter<'_> {
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
    let pending = pending(&visit.app, actor.id).await?;
    visit.show(&EmailPage { now: &now, new: "", pending, errors: Errors::new() })
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
    } else if link::is_enough_of(&visit.app, person.id, Purpose::EmailOld).await? {
        errors.add("new", visit.t("email-asked-enough"));
    } else if let Some(mistake) = profile::password_mistake(&visit, &person, form.current).await? {
        errors.add("current", mistake);
    }
    if !errors.is_empty() {
        let pending = pending(&visit.app, actor.id).await?;
        let page = EmailPage { now: &now, new: &form.new, pending, errors };
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    throttle::asked_for_mail(&visit.app, &visit.caller)?;
    if !link::is_enough(&visit.app, &form.new).await? {
        send(&visit.app, &person, &now, form.new.trim(), None).await?;
    }
    visit.go_saying("/profile/email", "success", visit.t("email-asked")).await
}

/// Takes one's own request back.
pub(super) async fn cancel(Oneself(actor): Oneself, visit: Visit) -> Result<Response> {
    own(&visit, actor.id).await?;
    let tx = db::begin_write(&visit.app.db).await?;
    forget(&tx, &visit.app, actor.id).await?;
    tx.commit().await?;
    visit.go_saying("/profile/email", "info", visit.t("email-cancelled")).await
}

/// Staff ask for somebody who cannot open the old mailbox any more: they have made sure who it is.
pub(super) async fn vouch(may: ClosePerson, visit: Visit, Form(form): Form<EmailForm>) -> Result<Response> {
    let (person, now) = own(&visit, may.person.id).await?;
    if !person.active {
        return Err(Error::NotFound);
    }
    let mut errors = Errors::new();
    if !account::is_email(&form.new) {
        errors.add("new", visit.t("people-email-wrong"));
    } else if account::folded(&form.new) == account::folded(&now) {
        errors.add("new", visit.t("email-same-theirs"));
    } else if account::find(&visit.app, &form.new).await?.is_some() {
        // Staff can look it up in the directory: there is nothing to hide from them.
        errors.add("new", visit.t("email-taken"));
    } else if link::is_enough(&visit.app, &form.new).await? {
        errors.add("new", visit.t("email-enough"));
    }
    if !errors.is_empty() {
        return manage::refused(&visit, &may.by, &person, form.new, errors).await;
    }
    send(&visit.app, &person, &now, form.new.trim(), Some(&may.by)).await?;
    visit.go_saying(&manage::path(person.id), "success", visit.t("email-vouched")).await
}

/// Takes back what was asked for.
async fn forget(conn: &impl ConnectionTrait, app: &App, person: PersonId) -> Result<()> {
    link::take_back(conn, app, person, Purpose::Email).await?;
    link::take_back(conn, app, person, Purpose::EmailOld).await?;
    Ok(())
}

/// What waits for an answer.
async fn pending(app: &App, person: PersonId) -> Result<Option<Pending>> {
    let [new, old] = [
        link::open_of(app, person, Purpose::Email).await?,
        link::open_of(app, person, Purpose::EmailOld).await?,
    ];
    let Some(one) = new.as_ref().or(old.as_ref()) else { return Ok(None) };
    let change: Change = serde_json::from_value(one.data.clone())?;
    Ok(Some(Pending {
        new: change.new,
        new_waits: new.is_some(),
        old_waits: old.is_some(),
        until: one.expires_at.to_rfc3339(),
    }))
}

/// Writes the links and their mails; `vouched`: who of the staff speaks for the old address.
async fn send(
    app: &App,
    person: &person::Model,
    now: &str,
    new: &str,
    vouched: Option<&Actor>,
) -> Result<()> {
    let taken = account::find(app, new).await?;
    let tx = db::begin_write(&app.db).await?;
    forget(&tx, app, person.id).await?;
    // The two links of one request know each other by it.
    let asked = Token::fresh().hash();
    let data = json!({ "old": now, "new": new, "asked": asked, "vouched": vouched.is_some() });
    let whom = |email| For { person: Some(person.id), email: Some(email), data: data.clone() };
    // Of an address that has an account its owner hears; whoever asked sees a request like any other, to
    // which nobody can say yes.
    let known = For { email: None, ..whom(new) };
    let confirm =
        link::make(&tx, app, Purpose::Email, if taken.is_some() { known } else { whom(new) }).await?;
    let agree = match vouched {
        None => Some(link::make(&tx, app, Purpose::EmailOld, whom(now)).await?),
        Some(_) => None,
    };
    // The old address gets one mail with both its links, which counts once.
    let undo = For { email: agree.is_none().then_some(now), ..whom(now) };
    let undo = link::make(&tx, app, Purpose::EmailUndo, undo).await?;
    if let Some(owner) = taken {
        registration::tell_known(&tx, app, &owner).await?;
    } else {
        let lang = Lang::parse(&person.language).unwrap_or_default();
        let letter = ConfirmLetter { token: &confirm, both: agree.is_some() };
        mail::queue_to(&tx, app, new, &person.name, lang, &letter).await?;
    }
    mail::queue(&tx, app, person, &OldLetter { agree: agree.as_ref(), undo: &undo, new }).await?;
    audit::record(&tx, &app.clock, vouched, "person.email-asked", About::person(person.id)).await?;
    tx.commit().await?;
    Ok(())
}

/// The addresses that a link is about.
#[derive(Deserialize)]
struct Change {
    old: String,
    new: String,
    /// The same in both links of one request; empty in links from before both had to agree.
    #[serde(default)]
    asked: String,
    /// Staff have spoken for the old address.
    #[serde(default)]
    vouched: bool,
}

impl Change {
    /// Is the yes of one address enough?
    fn one_is_enough(&self) -> bool {
        self.vouched || self.asked.is_empty()
    }
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
    /// `new` or `old`: who says yes, where both must; `alone` where one is enough; `undo` to stop it.
    what: &'static str,
    old: &'a str,
    new: &'a str,
}

impl Page for EmailLinkPage<'_> {
    const TEMPLATE: &'static str = "people/email_link.html";
    const PRIVATE: bool = true;
}

fn over(visit: &Visit) -> Result<Response> {
    told::link_over(visit, "email-link-over", ("people-to-sign-in", "/accedi"))
}

/// A link that says yes, of either address; and the purpose of the other address's link.
async fn agreeing(
    visit: &Visit,
    token: &Token,
) -> Result<Option<(mail_link::Model, person::Model, Change, Purpose)>> {
    for (purpose, other) in [(Purpose::Email, Purpose::EmailOld), (Purpose::EmailOld, Purpose::Email)] {
        if let Some((link, person, change)) = opened(visit, purpose, token).await? {
            return Ok(Some((link, person, change, other)));
        }
    }
    Ok(None)
}

pub(super) async fn open(_: Anyone, visit: Visit, At(token): At<Token>) -> Result<Response> {
    let Some((_, _, change, other)) = agreeing(&visit, &token).await? else { return over(&visit) };
    let what = match other {
        _ if change.one_is_enough() => "alone",
        Purpose::EmailOld => "new",
        _ => "old",
    };
    visit.show(&EmailLinkPage { token: &token, what, old: &change.old, new: &change.new })
}

pub(super) async fn confirm(_: Anyone, visit: Visit, At(token): At<Token>) -> Result<Response> {
    let app = &visit.app;
    let Some((link, person, change, other)) = agreeing(&visit, &token).await? else {
        return over(&visit);
    };
    let tx = db::begin_write(&app.db).await?;
    // Both may be opened in the same moment: the second waits here for the first.
    account::hold(&tx, person.id).await?;
    if !link::use_up(&tx, app, &link).await? {
        return over(&visit);
    }
    if !change.one_is_enough() && !link::was_used(&tx, person.id, other, &link.data).await? {
        tx.commit().await?;
        let said = if other == Purpose::EmailOld { "email-old-next" } else { "email-new-next" };
        return told::told(&visit, "email-half-title", said, ("people-to-home", "/home"));
    }
    if !put(&tx, &person, &change.old, &change.new).await? {
        return over(&visit);
    }
    // A link for a new password that waits in the old mailbox opens nothing any more.
    link::take_back(&tx, app, person.id, Purpose::Password).await?;
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
    visit.show(&EmailLinkPage { token: &token, what: "undo", old: &change.old, new: &change.new })
}

/// Takes away the ways in that were set up since the change was asked for: with them whoever asked would still
/// get in, or keep the owner out.
async fn lock_out(conn: &impl ConnectionTrait, person: PersonId, since: DateTime<Utc>) -> Result<()> {
    let factor = tables::second_factor::Entity::find_by_id(person).one(conn).await?;
    if factor.is_some_and(|factor| factor.created_at >= since) {
        second_factor::remove(conn, person).await?;
    }
    external_identity::Entity::delete_many()
        .filter(external_identity::Column::PersonId.eq(person))
        .filter(external_identity::Column::LinkedAt.gte(since))
        .exec(conn)
        .await?;
    Ok(())
}

/// Stops a change, or turns it back. Whoever asked for it knew the password: all sessions end, and
/// the owner goes on to a new one.
pub(super) async fn undo(_: Anyone, visit: Visit, At(token): At<Token>) -> Result<Response> {
    let app = &visit.app;
    let Some((link, person, change)) = opened(&visit, Purpose::EmailUndo, &token).await? else {
        return over(&visit);
    };
    let tx = db::begin_write(&app.db).await?;
    account::hold(&tx, person.id).await?;
    if !link::use_up(&tx, app, &link).await? {
        return over(&visit);
    }
    forget(&tx, app, person.id).await?;
    link::take_back(&tx, app, person.id, Purpose::Password).await?;
    lock_out(&tx, person.id, link.created_at).await?;
    // Whatever the address is by now: whoever got in may have changed it once more.
    let person = person::Entity::find_by_id(person.id).one(&tx).await?.ok_or(Error::NotFound)?;
    let now = person.email.as_deref().unwrap_or(&change.new);
    let is_back = person.email_folded.as_deref() == Some(&account::folded(&change.old));
    if !is_back && !put(&tx, &person, now, &change.old).await? {
        return over(&visit);
    }
    account::end_sessions(&tx, person.id).await?;
    let back = person::Entity::find_by_id(person.id).one(&tx).await?.ok_or(Error::NotFound)?;
    let password = reset::new_link(&tx, app, &back).await?;
    audit::record(&tx, &app.clock, None, "person.email-undone", About::person(person.id)).await?;
    tx.commit().await?;
    Ok(visit.go(&format!("/accedi/password/{password}")))
}
