//! Teachers register themselves: the account is made by the link in the mail, so that nobody gets
//! one for an address they do not read, and nobody learns which addresses have one.

use std::time::Duration;

use http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::kinds::Role;
use tables::mail_link;
use tokio::time::Instant;

use super::accept::{self, AcceptForm, Offer};
use super::access::Anyone;
use super::audit::{self, About};
use super::link::{self, For, Purpose, Token};
use super::{account, throttle, told};
use crate::App;
use crate::db;
use crate::error::Result;
use crate::mail::{self, Letter};
use crate::text::Lang;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// Registering takes so long, whether the address has an account or not.
const ANSWERED_AFTER: Duration = Duration::from_millis(300);

#[derive(Serialize)]
struct RegistrationPage<'a> {
    form: &'a RegistrationForm,
    longest_name: usize,
    errors: Errors,
}

impl Page for RegistrationPage<'_> {
    const TEMPLATE: &'static str = "people/registration.html";
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct RegistrationForm {
    name: String,
    email: String,
}

#[derive(Serialize)]
struct RegisterLetter<'a> {
    token: &'a Token,
}

impl Letter for RegisterLetter<'_> {
    const TEMPLATE: &'static str = "account_register";
}

#[derive(Serialize)]
struct KnownLetter;

impl Letter for KnownLetter {
    const TEMPLATE: &'static str = "account_known";
}

/// The mail to an address that has an account already: somebody tried to take it again.
pub(super) async fn tell_known(
    conn: &impl sea_orm::ConnectionTrait,
    app: &App,
    person: &tables::person::Model,
) -> Result<()> {
    let whom = For { person: Some(person.id), email: person.email.as_deref(), data: json!({}) };
    link::make(conn, app, Purpose::Notice, whom).await?;
    mail::queue(conn, app, person, &KnownLetter).await
}

pub(super) async fn show(_: Anyone, visit: Visit) -> Result<Response> {
    if visit.actor.is_some() {
        return Ok(visit.go("/home"));
    }
    let form = RegistrationForm::default();
    visit.show(&RegistrationPage { form: &form, longest_name: accept::LONGEST_NAME, errors: Errors::new() })
}

pub(super) async fn register(
    _: Anyone,
    visit: Visit,
    Form(form): Form<RegistrationForm>,
) -> Result<Response> {
    let began = Instant::now();
    let mut errors = Errors::new();
    if let Some(mistake) = accept::name_mistake(&visit, &form.name) {
        errors.add("name", mistake);
    }
    if !account::is_email(&form.email) {
        errors.add("email", visit.t("people-email-wrong"));
    }
    if !errors.is_empty() {
        let page = RegistrationPage { form: &form, longest_name: accept::LONGEST_NAME, errors };
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let pause = throttle::asked_for_mail(&visit.app, &visit.caller)?;
    if !link::is_enough(&visit.app, &form.email).await? {
        send(&visit.app, form.name.trim(), form.email.trim(), visit.lang).await?;
    }
    tokio::time::sleep_until(began + ANSWERED_AFTER + pause).await;
    Ok(visit.go("/registrazione/inviata"))
}

async fn send(app: &App, name: &str, email: &str, lang: Lang) -> Result<()> {
    let known = account::find(app, email).await?;
    let tx = db::begin_write(&app.db).await?;
    if let Some(person) = known {
        tell_known(&tx, app, &person).await?;
    } else {
        let data = json!({ "name": name, "email": email });
        let whom = For { person: None, email: Some(email), data };
        let token = link::make(&tx, app, Purpose::Registration, whom).await?;
        mail::queue_to(&tx, app, email, name, lang, &RegisterLetter { token: &token }).await?;
    }
    tx.commit().await?;
    Ok(())
}

pub(super) async fn sent(_: Anyone, visit: Visit) -> Result<Response> {
    told::sent(&visit, "registration")
}

/// What a registration's link remembers.
#[derive(Deserialize)]
struct Asked {
    name: String,
    email: String,
}

async fn opened(visit: &Visit, token: &Token) -> Result<Option<(mail_link::Model, Asked)>> {
    let Some(link) = link::find(&visit.app, Purpose::Registration, token).await? else { return Ok(None) };
    let asked = serde_json::from_value(link.data.clone())?;
    Ok(Some((link, asked)))
}

/// The link leads no further: whoever has their account by now signs in, others ask for another link.
async fn over(visit: &Visit, token: &Token) -> Result<Response> {
    let sent = link::sent(&visit.app, Purpose::Registration, token).await?;
    if let Some(sent) = sent {
        let asked: Asked = serde_json::from_value(sent.data)?;
        if account::find(&visit.app, &asked.email).await?.is_some() {
            return told::link_over(visit, "registration-link-used", ("people-to-sign-in", "/accedi"));
        }
    }
    told::link_over(visit, "registration-link-over", ("registration-again", "/registrazione"))
}

fn offer<'a>(path: &'a str, asked: &'a Asked) -> Offer<'a> {
    Offer { path, email: &asked.email, role: Role::Teacher, invited: false }
}

pub(super) async fn open(_: Anyone, visit: Visit, At(token): At<Token>) -> Result<Response> {
    let Some((_, asked)) = opened(&visit, &token).await? else { return over(&visit, &token).await };
    let path = format!("/registrazione/{token}");
    accept::show(&visit, &offer(&path, &asked), &asked.name)
}

pub(super) async fn confirm(
    _: Anyone,
    visit: Visit,
    At(token): At<Token>,
    Form(form): Form<AcceptForm>,
) -> Result<Response> {
    let app = &visit.app;
    let Some((link, asked)) = opened(&visit, &token).await? else { return over(&visit, &token).await };
    let path = format!("/registrazione/{token}");
    let offer = offer(&path, &asked);
    if let Some(again) = accept::mistakes(&visit, &offer, &form).await? {
        return Ok(again);
    }
    let hash = app.passwords.hash(form.password.clone()).await?;
    let tx = db::begin_write(&app.db).await?;
    if !link::use_up(&tx, app, &link).await? {
        drop(tx);
        return over(&visit, &token).await;
    }
    let Some(person) = accept::make(&tx, &visit, &offer, &form, hash).await? else {
        drop(tx);
        return over(&visit, &token).await;
    };
    audit::record(&tx, &app.clock, None, "person.registered", About::person(person.id)).await?;
    tx.commit().await?;
    accept::welcome(&visit, &person).await
}
