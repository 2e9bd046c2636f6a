//! A student's first sign-in with the code on the card: choosing a password.

use http::StatusCode;
use serde::{Deserialize, Serialize};

use super::card_code;
use crate::error::Result;
use crate::people::access::Anyone;
use crate::people::{password, strength, throttle};
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::{Actor, Visit};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ActivationForm {
    code: String,
    password: String,
}

#[derive(Serialize)]
struct Typed<'a> {
    code: &'a str,
    password: &'static str,
}

#[derive(Serialize)]
struct ActivationPage<'a> {
    form: Typed<'a>,
    shortest: usize,
    errors: Errors,
}

impl Page for ActivationPage<'_> {
    const TEMPLATE: &'static str = "classes/activation.html";
}

fn page(code: &str, errors: Errors) -> ActivationPage<'_> {
    ActivationPage { form: Typed { code, password: "" }, shortest: password::SHORTEST, errors }
}

pub(super) async fn show(_: Anyone, visit: Visit) -> Result<Response> {
    visit.show(&page("", Errors::new()))
}

pub(super) async fn activate(
    _: Anyone,
    mut visit: Visit,
    Form(form): Form<ActivationForm>,
) -> Result<Response> {
    let mut errors = Errors::new();
    let about = card_code::about(&visit.app, &form.code).await?;
    if let Some(mistake) = strength::mistake(&visit.app, visit.lang, &form.password, &about).await? {
        errors.add("password", mistake);
    }
    if errors.is_empty() {
        if let Some(person) = card_code::activate(&visit.app, &form.code, form.password).await? {
            visit.begin_session(person.id, person.session_epoch).await?;
            visit.actor = Some(Actor::new(person.id, person.role, person.name));
            return visit.go_saying("/entra/benvenuto", "success", visit.t("classes-activation-done")).await;
        }
        errors.add("code", visit.t("classes-activation-wrong"));
        tokio::time::sleep(throttle::failed(&visit.app, &visit.caller)).await;
    }
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&form.code, errors))
}
