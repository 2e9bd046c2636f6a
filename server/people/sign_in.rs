//! The sign-in page, and signing out.

use http::StatusCode;
use serde::{Deserialize, Serialize};

use super::access::{Anyone, SignedIn};
use super::{account, entry, throttle};
use crate::error::{Error, Result};
use crate::text::Arg;
use crate::web::Response;
use crate::web::form::{Errors, Form, Query};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Deserialize)]
pub(super) struct Target {
    #[serde(default)]
    next: String,
    /// What has just been done, where nobody is signed in whom a message could wait for.
    #[serde(default)]
    done: String,
}

#[derive(Deserialize)]
pub(super) struct SignInForm {
    #[serde(default)]
    sign_in: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

#[derive(Serialize)]
struct SignInPage<'a> {
    sign_in: &'a str,
    next: &'a str,
    done: Option<String>,
    /// Key and name of each provider of sign-in.
    providers: Vec<(&'a str, &'a str)>,
    /// True when nobody is asked for a second factor though staff should be: the demo.
    without_second_factor: bool,
    errors: Errors,
}

impl Page for SignInPage<'_> {
    const TEMPLATE: &'static str = "people/sign_in.html";
}

fn page<'a>(visit: &'a Visit, sign_in: &'a str, next: &'a str, errors: Errors) -> SignInPage<'a> {
    let config = &visit.app.config;
    SignInPage {
        sign_in,
        next,
        done: None,
        providers: config.oidc.iter().map(|one| (one.key.as_str(), one.name.as_str())).collect(),
        without_second_factor: config.demo && config.second_factor_roles.is_empty(),
        errors,
    }
}

pub(super) async fn show(_: Anyone, visit: Visit, Query(target): Query<Target>) -> Result<Response> {
    if visit.actor.is_some() {
        return Ok(visit.go("/home"));
    }
    let mut page = page(&visit, "", &target.next, Errors::new());
    page.done = match target.done.as_str() {
        "password" => Some(visit.t("reset-done")),
        "email" => Some(visit.t("email-done")),
        _ => None,
    };
    visit.show(&page)
}

/// The sign-in page with a message that belongs to no field.
pub(super) fn refused(visit: &Visit, status: StatusCode, message: String) -> Result<Response> {
    let mut errors = Errors::new();
    errors.add("", message);
    visit.show_with(status, &page(visit, "", "", errors))
}

pub(super) async fn sign_in(_: Anyone, visit: Visit, Form(form): Form<SignInForm>) -> Result<Response> {
    let again = |status: StatusCode, message: String| {
        let mut errors = Errors::new();
        errors.add("sign_in", message);
        visit.show_with(status, &page(&visit, &form.sign_in, &form.next, errors))
    };
    let key = account::folded(&form.sign_in);
    if key.is_empty() || form.password.is_empty() || form.password.len() > super::password::LONGEST {
        return again(StatusCode::UNPROCESSABLE_ENTITY, visit.t("sign-in-wrong"));
    }
    if let Some(seconds) = throttle::take(&visit.app, &key).await? {
        let seconds = i32::try_from(seconds).unwrap_or(i32::MAX);
        return again(
            StatusCode::TOO_MANY_REQUESTS,
            visit.t_with("sign-in-wait", &[("seconds", Arg::from(seconds))]),
        );
    }
    let person = account::find(&visit.app, &form.sign_in).await?;
    let hash = person.as_ref().map(|person| person.password_hash.clone());
    let right = visit.app.passwords.verify(form.password.clone(), hash).await?;
    let Some(person) = person.filter(|_| right) else {
        tokio::time::sleep(throttle::failed(&visit.app, &visit.caller)).await;
        return again(StatusCode::UNPROCESSABLE_ENTITY, visit.t("sign-in-wrong"));
    };
    throttle::succeeded(&visit.app, &key).await?;
    if !person.active {
        // Only its owner has come this far: nobody else learns that the account exists.
        return again(StatusCode::FORBIDDEN, visit.t("sign-in-deactivated"));
    }
    entry::first_step(&visit, &person, &form.next).await
}

pub(super) async fn sign_out(SignedIn(_): SignedIn, visit: Visit) -> Result<Response, Error> {
    visit.end_session().await?;
    Ok(visit.go("/"))
}
