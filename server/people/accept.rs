//! The page behind the link of a registration or an invitation: name and password, and the account
//! is there.

use http::StatusCode;
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use tables::kinds::Role;
use tables::person;

use super::account::{self, SignIn};
use super::{entry, password, strength};
use crate::db;
use crate::error::Result;
use crate::text::Arg;
use crate::web::Response;
use crate::web::form::Errors;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The longest name of an adult.
pub const LONGEST_NAME: usize = 80;

/// What the link offers.
pub(super) struct Offer<'a> {
    pub path: &'a str,
    pub email: &'a str,
    pub role: Role,
    /// By staff, rather than by oneself.
    pub invited: bool,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct AcceptForm {
    pub name: String,
    pub password: String,
}

#[derive(Serialize)]
struct AcceptPage<'a> {
    path: &'a str,
    email: &'a str,
    role: &'static str,
    invited: bool,
    name: &'a str,
    longest_name: usize,
    shortest: usize,
    errors: Errors,
}

impl Page for AcceptPage<'_> {
    const TEMPLATE: &'static str = "people/accept.html";
    const PRIVATE: bool = true;
}

fn page<'a>(offer: &'a Offer<'a>, name: &'a str, errors: Errors) -> AcceptPage<'a> {
    AcceptPage {
        path: offer.path,
        email: offer.email,
        role: offer.role.as_str(),
        invited: offer.invited,
        name,
        longest_name: LONGEST_NAME,
        shortest: password::SHORTEST,
        errors,
    }
}

pub(super) fn show(visit: &Visit, offer: &Offer<'_>, name: &str) -> Result<Response> {
    visit.show(&page(offer, name, Errors::new()))
}

/// What is wrong with a name, if anything is.
pub fn name_mistake(visit: &Visit, name: &str) -> Option<String> {
    let name = name.trim();
    if name.is_empty() || name.chars().any(char::is_control) {
        Some(visit.t("people-name-missing"))
    } else if name.chars().count() > LONGEST_NAME {
        Some(visit.t_with("people-name-long", &[("longest", Arg::from(LONGEST_NAME))]))
    } else {
        None
    }
}

/// The page again if there are mistakes in the form.
pub(super) async fn mistakes(
    visit: &Visit,
    offer: &Offer<'_>,
    form: &AcceptForm,
) -> Result<Option<Response>> {
    let mut errors = Errors::new();
    if let Some(mistake) = name_mistake(visit, &form.name) {
        errors.add("name", mistake);
    }
    let about = [form.name.clone(), offer.email.to_owned()];
    if let Some(mistake) = strength::mistake(&visit.app, visit.lang, &form.password, &about).await? {
        errors.add("password", mistake);
    }
    if errors.is_empty() {
        return Ok(None);
    }
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(offer, &form.name, errors)).map(Some)
}

/// Makes the account; nothing if the address has got one since the link was made.
pub(super) async fn make(
    conn: &impl ConnectionTrait,
    visit: &Visit,
    offer: &Offer<'_>,
    form: &AcceptForm,
    hash: String,
) -> Result<Option<person::Model>> {
    let sign_in = SignIn::Email(offer.email.to_owned());
    let made = account::create(conn, &visit.app, offer.role, &form.name, sign_in, hash, visit.lang).await;
    match made {
        Ok(person) => Ok(Some(person)),
        Err(error) if db::is_unique_violation(&error) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// In, or on to the second factor that the role demands.
pub(super) async fn welcome(visit: &Visit, person: &person::Model) -> Result<Response> {
    entry::first_step(visit, person, "").await
}
