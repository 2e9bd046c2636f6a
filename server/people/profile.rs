//! One's own account: changing the password.

use http::StatusCode;
use serde::{Deserialize, Serialize};

use super::access::SignedIn;
use super::{account, password};
use crate::error::{Error, Result};
use crate::text::Arg;
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::{Actor, Visit};

#[derive(Serialize)]
struct ProfilePage {
    sign_in: String,
    errors: Errors,
}

impl Page for ProfilePage {
    const TEMPLATE: &'static str = "people/profile.html";
}

#[derive(Deserialize)]
pub(super) struct PasswordForm {
    #[serde(default)]
    current: String,
    #[serde(default)]
    new: String,
}

async fn own(visit: &Visit, actor: &Actor) -> Result<tables::person::Model> {
    use sea_orm::EntityTrait;
    tables::person::Entity::find_by_id(actor.id).one(&visit.app.db).await?.ok_or(Error::NotFound)
}

pub(super) async fn show(SignedIn(actor): SignedIn, visit: Visit) -> Result<Response> {
    let person = own(&visit, &actor).await?;
    visit.show(&ProfilePage { sign_in: sign_in_of(&person), errors: Errors::new() })
}

fn sign_in_of(person: &tables::person::Model) -> String {
    person.email.clone().or_else(|| person.sign_in_name.clone()).unwrap_or_default()
}

pub(super) async fn change_password(
    SignedIn(actor): SignedIn,
    visit: Visit,
    Form(form): Form<PasswordForm>,
) -> Result<Response> {
    let person = own(&visit, &actor).await?;
    let mut errors = Errors::new();
    if form.new.chars().count() < password::SHORTEST || form.new.len() > password::LONGEST {
        errors.add(
            "new",
            visit.t_with("profile-password-short", &[("shortest", Arg::from(password::SHORTEST))]),
        );
    } else if !visit.app.passwords.verify(form.current, Some(person.password_hash.clone())).await? {
        errors.add("current", visit.t("profile-password-wrong"));
    }
    if !errors.is_empty() {
        let page = ProfilePage { sign_in: sign_in_of(&person), errors };
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let epoch = account::set_password(&visit.app, actor.id, form.new).await?;
    // All sessions of the old epoch are over; this one begins anew.
    visit.begin_session(actor.id, epoch).await?;
    visit.go_saying("/profile", "success", visit.t("profile-password-changed")).await
}
