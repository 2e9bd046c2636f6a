//! A student comes in with the class's code: a first name, a password, and that is all.

use http::StatusCode;
use serde::{Deserialize, Serialize};
use tables::class;
use tables::kinds::Role;

use super::{roster, welcome};
use crate::error::Result;
use crate::people::access::Anyone;
use crate::people::{account, password, strength, throttle};
use crate::text::Arg;
use crate::web::Response;
use crate::web::form::{Errors, Form, Query};
use crate::web::page::Page;
use crate::web::visit::{Actor, Visit};

#[derive(Deserialize)]
pub(super) struct Invitation {
    #[serde(default)]
    code: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct JoinForm {
    code: String,
    name: String,
    choice: String,
    password: String,
}

/// As typed, without the password.
#[derive(Serialize)]
struct Typed<'a> {
    code: &'a str,
    name: &'a str,
    choice: &'a str,
}

#[derive(Serialize)]
struct JoinPage<'a> {
    form: Typed<'a>,
    /// True for a student who is signed in: only the code is asked.
    known: bool,
    shortest: usize,
    longest_name: usize,
    errors: Errors,
}

impl Page for JoinPage<'_> {
    const TEMPLATE: &'static str = "classes/join.html";
}

const MADE: &str = "made";
const OWN: &str = "own";

impl JoinForm {
    fn page(&self, known: bool, errors: Errors) -> JoinPage<'_> {
        let choice = if self.choice == MADE { MADE } else { OWN };
        JoinPage {
            form: Typed { code: &self.code, name: &self.name, choice },
            known,
            shortest: password::SHORTEST,
            longest_name: roster::LONGEST_NAME,
            errors,
        }
    }

    fn name(&self) -> String {
        self.name.replace(char::is_control, " ").trim().to_owned()
    }

    /// Mistakes in what a new student gives; the code is looked up apart.
    fn check(&self, visit: &Visit) -> Errors {
        let mut errors = Errors::new();
        let name = self.name();
        if name.is_empty() {
            errors.add("name", visit.t("classes-join-name-missing"));
        } else if name.chars().count() > roster::LONGEST_NAME {
            let longest = [("longest", Arg::from(roster::LONGEST_NAME))];
            errors.add("name", visit.t_with("classes-join-name-long", &longest));
        }
        errors
    }

    /// What is wrong with the password of one's own choice, if anything is.
    async fn password_mistake(&self, visit: &Visit, class: Option<&class::Model>) -> Result<Option<String>> {
        if self.choice == MADE {
            return Ok(None);
        }
        let mut about = vec![self.name(), self.code.clone()];
        if let Some(class) = class {
            about.push(class.name.clone());
            about.extend(roster::school_of(&visit.app, class).await?);
        }
        strength::mistake(&visit.app, visit.lang, &self.password, &about).await
    }
}

/// Adults have their own way in; a student's account can join another class.
fn known(visit: &Visit) -> Option<bool> {
    match visit.actor.as_ref().map(|actor| actor.role) {
        None => Some(false),
        Some(Role::Student) => Some(true),
        Some(Role::Teacher | Role::Supporter | Role::Reviewer | Role::Editor | Role::Admin) => None,
    }
}

pub(super) async fn show(_: Anyone, visit: Visit, Query(invitation): Query<Invitation>) -> Result<Response> {
    let Some(known) = known(&visit) else { return Ok(visit.go("/home")) };
    let form = JoinForm { code: invitation.code, ..JoinForm::default() };
    visit.show(&form.page(known, Errors::new()))
}

pub(super) async fn join(_: Anyone, visit: Visit, Form(form): Form<JoinForm>) -> Result<Response> {
    let Some(known) = known(&visit) else { return Ok(visit.go("/home")) };
    let mut errors = if known { Errors::new() } else { form.check(&visit) };
    let class = roster::class_of_code(&visit.app, &form.code).await?;
    if !known && let Some(mistake) = form.password_mistake(&visit, class.as_ref()).await? {
        errors.add("password", mistake);
    }
    match class {
        Some(class) if errors.is_empty() => match &visit.actor {
            Some(student) => again(&visit, &class, student, &form).await,
            None => newly(visit, &class, form).await,
        },
        _ => {
            if class.is_none() {
                errors.add("code", visit.t("classes-join-code-wrong"));
                // Whoever tries code after code gets slower and slower; a class that shares one
                // network address and mistypes a few times notices nothing.
                tokio::time::sleep(throttle::failed(&visit.app, &visit.caller)).await;
            }
            visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &form.page(known, errors))
        }
    }
}

/// Whoever has come in already sends the form of newcomers only by loading its answer again: the password
/// that stood there is nowhere else, so they are told how to get another one.
async fn again(visit: &Visit, class: &class::Model, student: &Actor, form: &JoinForm) -> Result<Response> {
    let args = [("class", Arg::from(class.name.as_str()))];
    if roster::join_again(&visit.app, class.id, student).await? {
        return visit.go_saying("/home", "success", visit.t_with("classes-joined-again", &args)).await;
    }
    if form.choice == MADE {
        let said = visit.t_with("classes-joined-reloaded", &args);
        return visit.go_saying("/entra/benvenuto", "warning", said).await;
    }
    visit.go_saying("/home", "info", visit.t_with("classes-joined-already", &args)).await
}

async fn newly(mut visit: Visit, class: &class::Model, form: JoinForm) -> Result<Response> {
    let name = form.name();
    let made = (form.choice == MADE).then(account::new_password);
    let password = made.clone().unwrap_or(form.password);
    let person = roster::join(&visit.app, class.id, &name, password, visit.lang).await?;
    visit.begin_session(person.id, person.session_epoch).await?;
    visit.actor = Some(Actor::new(person.id, person.role, person.name.clone()));
    if made.is_some() {
        return welcome::page(&visit, person, made);
    }
    let said = visit.t_with("classes-joined", &[("class", Arg::from(class.name.as_str()))]);
    visit.go_saying("/entra/benvenuto", "success", said).await
}
