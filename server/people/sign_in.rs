//! The sign-in page, and signing out.

use http::StatusCode;
use serde::{Deserialize, Serialize};

use super::access::{Anyone, SignedIn};
use super::{account, throttle};
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
    errors: Errors,
}

impl Page for SignInPage<'_> {
    const TEMPLATE: &'static str = "people/sign_in.html";
}

pub(super) async fn show(_: Anyone, visit: Visit, Query(target): Query<Target>) -> Result<Response> {
    if visit.actor.is_some() {
        return Ok(visit.go("/home"));
    }
    visit.show(&SignInPage { sign_in: "", next: &target.next, errors: Errors::new() })
}

pub(super) async fn sign_in(_: Anyone, visit: Visit, Form(form): Form<SignInForm>) -> Result<Response> {
    let again = |status: StatusCode, message: String| {
        let mut errors = Errors::new();
        errors.add("sign_in", message);
        visit.show_with(status, &SignInPage { sign_in: &form.sign_in, next: &form.next, errors })
    };
    let key = account::folded(&form.sign_in);
    if key.is_empty() || form.password.is_empty() || form.password.len() > super::password::LONGEST {
        return again(StatusCode::UNPROCESSABLE_ENTITY, visit.t("sign-in-wrong"));
    }
    if let Some(seconds) = throttle::wait(&visit.app, &key).await? {
        let seconds = i32::try_from(seconds).unwrap_or(i32::MAX);
        return again(
            StatusCode::TOO_MANY_REQUESTS,
            visit.t_with("sign-in-wait", &[("seconds", Arg::from(seconds))]),
        );
    }
    let person = account::find(&visit.app, &form.sign_in).await?.filter(|person| person.active);
    let hash = person.as_ref().map(|person| person.password_hash.clone());
    let right = visit.app.passwords.verify(form.password.clone(), hash).await?;
    let Some(person) = person.filter(|_| right) else {
        let pause = throttle::failed(&visit.app, &key, &visit.caller).await?;
        tokio::time::sleep(pause).await;
        return again(StatusCode::UNPROCESSABLE_ENTITY, visit.t("sign-in-wrong"));
    };
    throttle::succeeded(&visit.app, &key).await?;
    visit.begin_session(person.id, person.session_epoch).await?;
    if is_ours(&form.next) { Ok(visit.to(&form.next)) } else { Ok(visit.go("/home")) }
}

/// Only addresses of our own pages: `//host` and `/\host` lead elsewhere.
fn is_ours(next: &str) -> bool {
    crate::web::address::lang_of(next).is_some()
        && next.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')
        && !next.starts_with("//")
}

pub(super) async fn sign_out(SignedIn(_): SignedIn, visit: Visit) -> Result<Response, Error> {
    visit.end_session().await?;
    Ok(visit.go("/"))
}
