//! One's own account: how one signs in, one's name and language, and changing the password.

use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use tables::kinds::Role;
use tables::person;

use super::access::Oneself;
use super::audit::{self, About};
use super::{accept, account, password, provider, reset, second_factor, strength, throttle};
use crate::db;
use crate::error::{Error, Result};
use crate::text::{Arg, Lang};
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::{Actor, Visit};

#[derive(Serialize)]
struct ProfilePage {
    sign_in: String,
    form: DataForm,
    longest_name: usize,
    has_email: bool,
    second_factor: bool,
    /// Providers that this site knows.
    providers: bool,
    shortest: usize,
    errors: Errors,
}

impl Page for ProfilePage {
    const TEMPLATE: &'static str = "people/profile.html";
}

/// One's name, and the language of mails.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct DataForm {
    /// A student's is the teacher's to correct: without one here it stays.
    name: String,
    language: String,
}

#[derive(Deserialize)]
pub(super) struct PasswordForm {
    #[serde(default)]
    current: String,
    #[serde(default)]
    new: String,
}

/// The row of somebody who is signed in.
pub(super) async fn own(visit: &Visit, actor: &Actor) -> Result<person::Model> {
    person::Entity::find_by_id(actor.id).one(&visit.app.db).await?.ok_or(Error::NotFound)
}

/// How a person signs in.
pub(super) fn sign_in_of(person: &person::Model) -> String {
    person.email.clone().or_else(|| person.sign_in_name.clone()).unwrap_or_default()
}

/// Asks for the password again before something that a stolen session must not do: what is wrong
/// with it, if anything is. Guesses are slowed as at the sign-in.
pub(super) async fn password_mistake(
    visit: &Visit,
    person: &person::Model,
    password: String,
) -> Result<Option<String>> {
    let key = account::folded(&sign_in_of(person));
    if let Some(seconds) = throttle::take(&visit.app, &key).await? {
        let seconds = i32::try_from(seconds).unwrap_or(i32::MAX);
        return Ok(Some(visit.t_with("sign-in-wait", &[("seconds", Arg::from(seconds))])));
    }
    if password.len() <= password::LONGEST
        && visit.app.passwords.verify(password, Some(person.password_hash.clone())).await?
    {
        throttle::succeeded(&visit.app, &key).await?;
        return Ok(None);
    }
    tokio::time::sleep(throttle::failed(&visit.app, &visit.caller)).await;
    Ok(Some(visit.t("profile-password-wrong")))
}

async fn page(visit: &Visit, person: &person::Model, errors: Errors) -> Result<ProfilePage> {
    let form = DataForm { name: person.name.clone(), language: person.language.clone() };
    page_with(visit, person, form, errors).await
}

async fn page_with(
    visit: &Visit,
    person: &person::Model,
    form: DataForm,
    errors: Errors,
) -> Result<ProfilePage> {
    Ok(ProfilePage {
        form,
        longest_name: accept::LONGEST_NAME,
        sign_in: sign_in_of(person),
        has_email: person.email.is_some(),
        second_factor: second_factor::is_on(&visit.app.db, person.id).await?,
        providers: provider::offered(&visit.app),
        shortest: password::SHORTEST,
        errors,
    })
}

pub(super) async fn show(Oneself(actor): Oneself, visit: Visit) -> Result<Response> {
    let person = own(&visit, &actor).await?;
    visit.show(&page(&visit, &person, Errors::new()).await?)
}

pub(super) async fn save(
    Oneself(actor): Oneself,
    visit: Visit,
    Form(form): Form<DataForm>,
) -> Result<Response> {
    let app = &visit.app;
    let person = own(&visit, &actor).await?;
    let mut errors = Errors::new();
    // Students are called as their class knows them: the teacher corrects that.
    let renamed = person.role != Role::Student && form.name.trim() != person.name;
    if renamed && let Some(mistake) = accept::name_mistake(&visit, &form.name) {
        errors.add("name", mistake);
    }
    let lang = Lang::parse(&form.language);
    if lang.is_none() {
        errors.add("language", visit.t("profile-language-wrong"));
    }
    let Some(lang) = lang.filter(|_| errors.is_empty()) else {
        let page = page_with(&visit, &person, form, errors).await?;
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let tx = db::begin_write(&app.db).await?;
    person::Entity::update_many()
        .col_expr(person::Column::Language, Expr::value(lang.as_str()))
        .filter(person::Column::Id.eq(person.id))
        .exec(&tx)
        .await?;
    if renamed && account::rename(&tx, &person, form.name.trim()).await? {
        audit::record(&tx, &app.clock, Some(&actor), "person.renamed", About::person(person.id)).await?;
    }
    tx.commit().await?;
    visit.go_saying("/profile", "success", visit.t("profile-data-saved")).await
}

pub(super) async fn change_password(
    Oneself(actor): Oneself,
    visit: Visit,
    Form(form): Form<PasswordForm>,
) -> Result<Response> {
    let app = &visit.app;
    let person = own(&visit, &actor).await?;
    let mut errors = Errors::new();
    let about = strength::about(&app.db, &person).await?;
    let same = form.new == form.current;
    if let Some(mistake) = strength::mistake(app, visit.lang, &form.new, &about).await? {
        errors.add("new", mistake);
    } else if let Some(mistake) = password_mistake(&visit, &person, form.current).await? {
        errors.add("current", mistake);
    } else if same {
        errors.add("new", visit.t("password-same"));
    }
    if !errors.is_empty() {
        let page = page(&visit, &person, errors).await?;
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let hash = app.passwords.hash(form.new).await?;
    let tx = db::begin_write(&app.db).await?;
    if !account::put_hash(&tx, actor.id, hash).await? {
        return Err(Error::NotFound);
    }
    reset::tell_changed(&tx, app, &person).await?;
    let now = person::Entity::find_by_id(actor.id).one(&tx).await?.ok_or(Error::NotFound)?;
    let about = About::person(actor.id);
    audit::record(&tx, &app.clock, Some(&actor), "person.password-changed", about).await?;
    tx.commit().await?;
    // All sessions of the old epoch are over; this one begins anew.
    visit.begin_session(actor.id, now.session_epoch).await?;
    visit.go_saying("/profile", "success", visit.t("profile-password-changed")).await
}
