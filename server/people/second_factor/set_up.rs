//! Setting up the second factor: by oneself from the profile, or on the way in when the role demands
//! it; new codes for the paper; turning it off.

use axum::extract::FromRequestParts;
use http::request::Parts;
use http::{HeaderValue, StatusCode, header};
use qrcode::QrCode;
use qrcode::render::svg;
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use tables::person;

use super::super::access::{Actor, Oneself};
use super::super::audit::{self, About};
use super::super::{account, entry, profile};
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::routes::Guard;
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Response};

/// Somebody who may set up their second factor: signed in, or between the password and the code
/// that their role demands and that they do not have yet.
pub(in crate::people) struct SettingUp {
    person: person::Model,
    /// Where to go on, when on the way in; nothing when signed in.
    on_the_way: Option<String>,
}

impl Guard for SettingUp {
    const ACCESS: &'static str = "signed in as oneself, or on the way in";
}

impl FromRequestParts<App> for SettingUp {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let visit = Visit::from_request_parts(parts, app).await?;
        if visit.actor.is_some() {
            let Oneself(actor) = Oneself::from_request_parts(parts, app).await?;
            return Ok(Self { person: profile::own(&visit, &actor).await?, on_the_way: None });
        }
        let (person, next) = entry::between(&visit).await?.ok_or(Error::SignInFirst)?;
        // Who has one gives a code, and does not make a new secret instead.
        if super::is_on(&app.db, person.id).await? {
            return Err(Error::SignInFirst);
        }
        Ok(Self { person, on_the_way: Some(next) })
    }
}

const HERE: &str = "/profile/second-factor";

#[derive(Serialize)]
struct SecondFactorPage {
    on: bool,
    /// The role demands it.
    required: bool,
    on_the_way: bool,
    left: u64,
    errors: Errors,
}

impl Page for SecondFactorPage {
    const TEMPLATE: &'static str = "people/second_factor.html";
    const PRIVATE: bool = true;
}

#[derive(Serialize)]
struct SetUpPage {
    /// For typing, in groups of four.
    secret: String,
    errors: Errors,
}

impl Page for SetUpPage {
    const TEMPLATE: &'static str = "people/second_factor_set_up.html";
    const PRIVATE: bool = true;
}

#[derive(Serialize)]
struct CodesPage {
    codes: Vec<String>,
    on: String,
}

impl Page for CodesPage {
    const TEMPLATE: &'static str = "people/recovery_codes.html";
    const PRIVATE: bool = true;
}

#[derive(Deserialize)]
pub(in crate::people) struct PasswordForm {
    #[serde(default)]
    current: String,
}

#[derive(Deserialize)]
pub(in crate::people) struct CodeForm {
    #[serde(default)]
    code: String,
}

async fn state(visit: &Visit, may: &SettingUp, errors: Errors) -> Result<SecondFactorPage> {
    Ok(SecondFactorPage {
        on: super::is_on(&visit.app.db, may.person.id).await?,
        required: visit.app.config.needs_second_factor(may.person.role),
        on_the_way: may.on_the_way.is_some(),
        left: super::left(&visit.app.db, may.person.id).await?,
        errors,
    })
}

pub(in crate::people) async fn show(may: SettingUp, visit: Visit) -> Result<Response> {
    visit.show(&state(&visit, &may, Errors::new()).await?)
}

/// The page again if the password is wrong; who is on the way in has just given it.
async fn refused(visit: &Visit, may: &SettingUp, form: PasswordForm) -> Result<Option<Response>> {
    if may.on_the_way.is_some() {
        return Ok(None);
    }
    let Some(mistake) = profile::password_mistake(visit, &may.person, form.current).await? else {
        return Ok(None);
    };
    let mut errors = Errors::new();
    errors.add("current", mistake);
    let page = state(visit, may, errors).await?;
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page).map(Some)
}

pub(in crate::people) async fn begin(
    may: SettingUp,
    visit: Visit,
    Form(form): Form<PasswordForm>,
) -> Result<Response> {
    if let Some(again) = refused(&visit, &may, form).await? {
        return Ok(again);
    }
    super::begin(&visit.app, may.person.id).await?;
    Ok(visit.go("/profile/second-factor/set-up"))
}

async fn set_up_page(visit: &Visit, may: &SettingUp, errors: Errors) -> Result<Option<SetUpPage>> {
    let Some(totp) = super::waiting(&visit.app, &may.person).await? else { return Ok(None) };
    let secret = totp.secret().to_base32();
    let letters: Vec<char> = secret.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    Ok(Some(SetUpPage { secret: groups.join(" "), errors }))
}

pub(in crate::people) async fn open(may: SettingUp, visit: Visit) -> Result<Response> {
    match set_up_page(&visit, &may, Errors::new()).await? {
        Some(page) => visit.show(&page),
        None => Ok(visit.go(HERE)),
    }
}

/// The secret as a picture for the app: an address of its own, because pages hold nothing inline.
pub(in crate::people) async fn picture(may: SettingUp, visit: Visit) -> Result<Response> {
    let totp = super::waiting(&visit.app, &may.person).await?.ok_or(Error::NotFound)?;
    let address = totp.to_url().map_err(Error::internal)?;
    let drawn = QrCode::new(address.as_bytes()).map_err(Error::internal)?;
    let picture = drawn.render::<svg::Color<'_>>().min_dimensions(240, 240).build();
    let mut response = picture.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/svg+xml"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}

pub(in crate::people) async fn confirm(
    may: SettingUp,
    mut visit: Visit,
    Form(form): Form<CodeForm>,
) -> Result<Response> {
    let app = visit.app.clone();
    let tx = db::begin_write(&app.db).await?;
    if !super::confirm(&tx, &app, may.person.id, &form.code, app.clock.now()).await? {
        drop(tx);
        let mut errors = Errors::new();
        errors.add("code", visit.t("code-wrong"));
        return match set_up_page(&visit, &may, errors).await? {
            Some(page) => visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page),
            None => Ok(visit.go(HERE)),
        };
    }
    let codes = super::new_codes(&tx, &app, may.person.id).await?;
    // Sessions that were opened with the password alone end.
    account::end_sessions(&tx, may.person.id).await?;
    super::tell(&tx, &app, &may.person, "on").await?;
    let actor = Actor::new(may.person.id, may.person.role, may.person.name.as_str());
    let about = About::person(may.person.id);
    audit::record(&tx, &app.clock, Some(&actor), "person.second-factor-on", about).await?;
    let person = person::Entity::find_by_id(may.person.id).one(&tx).await?.ok_or(Error::NotFound)?;
    tx.commit().await?;
    let next = may.on_the_way.unwrap_or_else(|| visit.link(HERE));
    let on = entry::enter(&visit, &person, &next, true).await?;
    visit.actor = Some(actor);
    let on = on.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default();
    visit.show(&CodesPage { codes, on: on.to_owned() })
}

/// New codes for the paper.
pub(in crate::people) async fn codes(
    may: SettingUp,
    visit: Visit,
    Form(form): Form<PasswordForm>,
) -> Result<Response> {
    let app = &visit.app;
    if !super::is_on(&app.db, may.person.id).await? {
        return Ok(visit.go(HERE));
    }
    if let Some(again) = refused(&visit, &may, form).await? {
        return Ok(again);
    }
    let tx = db::begin_write(&app.db).await?;
    let codes = super::new_codes(&tx, app, may.person.id).await?;
    super::tell(&tx, app, &may.person, "codes").await?;
    let about = About::person(may.person.id);
    audit::record(&tx, &app.clock, visit.actor.as_ref(), "person.recovery-codes", about).await?;
    tx.commit().await?;
    visit.show(&CodesPage { codes, on: visit.link(HERE) })
}

pub(in crate::people) async fn turn_off(
    may: SettingUp,
    visit: Visit,
    Form(form): Form<PasswordForm>,
) -> Result<Response> {
    let app = &visit.app;
    if app.config.needs_second_factor(may.person.role) {
        return Err(Error::Forbidden);
    }
    if let Some(again) = refused(&visit, &may, form).await? {
        return Ok(again);
    }
    let tx = db::begin_write(&app.db).await?;
    if super::remove(&tx, may.person.id).await? {
        super::tell(&tx, app, &may.person, "off").await?;
        let about = About::person(may.person.id);
        audit::record(&tx, &app.clock, visit.actor.as_ref(), "person.second-factor-off", about).await?;
        tx.commit().await?;
    }
    visit.go_saying(HERE, "success", visit.t("second-factor-turned-off")).await
}
