//! The second step of signing in: a code.

use http::StatusCode;
use serde::{Deserialize, Serialize};
use tables::person;

use super::super::access::Anyone;
use super::super::audit::{self, About};
use super::super::{entry, throttle};
use super::{Checked, check};
use crate::error::Result;
use crate::text::Arg;
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct CodePage {
    /// Staff are told to ask an admin, others their teacher or the staff.
    student: bool,
    errors: Errors,
}

impl Page for CodePage {
    const TEMPLATE: &'static str = "people/code.html";
    const PRIVATE: bool = true;
}

#[derive(Deserialize)]
pub(in crate::people) struct CodeForm {
    #[serde(default)]
    code: String,
}

async fn waiting(visit: &Visit) -> Result<Option<(person::Model, String)>> {
    let Some((person, next)) = entry::between(visit).await? else { return Ok(None) };
    let is_on = super::is_on(&visit.app.db, person.id).await?;
    Ok(is_on.then_some((person, next)))
}

fn page(person: &person::Model, errors: Errors) -> CodePage {
    CodePage { student: person.email.is_none(), errors }
}

pub(in crate::people) async fn show(_: Anyone, visit: Visit) -> Result<Response> {
    let Some((person, _)) = waiting(&visit).await? else { return Ok(visit.go("/accedi")) };
    visit.show(&page(&person, Errors::new()))
}

pub(in crate::people) async fn enter(
    _: Anyone,
    visit: Visit,
    Form(form): Form<CodeForm>,
) -> Result<Response> {
    let app = &visit.app;
    let Some((person, next)) = waiting(&visit).await? else { return Ok(visit.go("/accedi")) };
    let again = |status: StatusCode, message: String| {
        let mut errors = Errors::new();
        errors.add("code", message);
        visit.show_with(status, &page(&person, errors))
    };
    let key = format!("code of person {}", person.id);
    if let Some(seconds) = throttle::take(app, &key).await? {
        let seconds = i32::try_from(seconds).unwrap_or(i32::MAX);
        return again(
            StatusCode::TOO_MANY_REQUESTS,
            visit.t_with("sign-in-wait", &[("seconds", Arg::from(seconds))]),
        );
    }
    let checked =
        if form.code.len() > 40 { Checked::Wrong } else { check(app, person.id, &form.code).await? };
    if checked == Checked::Wrong {
        tokio::time::sleep(throttle::failed(app, &visit.caller)).await;
        return again(StatusCode::UNPROCESSABLE_ENTITY, visit.t("code-wrong"));
    }
    throttle::succeeded(app, &key).await?;
    let response = entry::enter(&visit, &person, &next, true).await?;
    if let Checked::Recovery { left } = checked {
        let about = About::person(person.id);
        audit::record(&app.db, &app.clock, None, "person.recovery-code-used", about).await?;
        let left = [("left", Arg::from(i32::try_from(left).unwrap_or(i32::MAX)))];
        visit.say("warning", visit.t_with("code-recovery-used", &left)).await?;
    }
    Ok(response)
}
