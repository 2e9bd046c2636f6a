//! A student has lost the password: the teacher makes a new one, which is shown once.

use serde::{Deserialize, Serialize};
use tables::person;

use super::access::ManageClass;
use super::roster::{self, Reset};
use super::show::Student;
use crate::error::{Error, Result};
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct PasswordPage {
    class_id: i64,
    class: String,
    id: i64,
    name: String,
    sign_in: String,
    address: String,
    epoch: i32,
    /// The new one, in the answer to the request that made it and nowhere else.
    password: Option<String>,
}

impl Page for PasswordPage {
    const TEMPLATE: &'static str = "classes/password.html";
}

fn page(
    visit: &Visit,
    class: tables::class::Model,
    student: person::Model,
    password: Option<String>,
) -> PasswordPage {
    PasswordPage {
        class_id: class.id.0,
        class: class.name,
        id: student.id.0,
        epoch: student.session_epoch,
        name: student.name,
        sign_in: student.sign_in_name.unwrap_or_default(),
        address: format!("{}{}", visit.app.config.base_url, visit.link("/accedi")),
        password,
    }
}

pub(super) async fn show(
    may: ManageClass,
    visit: Visit,
    At(Student(student)): At<Student>,
) -> Result<Response> {
    let student = roster::student(&visit.app.db, may.class.id, student).await?.ok_or(Error::NotFound)?;
    visit.show(&page(&visit, may.class, student, None))
}

/// As the page saw the student.
#[derive(Deserialize)]
pub(super) struct ResetForm {
    #[serde(default)]
    epoch: String,
}

/// The password is in this answer alone: not in the session, and in the database only as its hash.
pub(super) async fn reset(
    may: ManageClass,
    visit: Visit,
    At(Student(student)): At<Student>,
    Form(form): Form<ResetForm>,
) -> Result<Response> {
    // Who acts as a teacher sees what the teacher sees, and gives out no passwords.
    if may.by.acted_by.is_some() {
        return Err(Error::Forbidden);
    }
    let epoch = form.epoch.parse().unwrap_or(-1);
    match roster::reset_password(&visit.app, &may, student, epoch).await? {
        Reset::Done(password) => {
            let student =
                roster::student(&visit.app.db, may.class.id, student).await?.ok_or(Error::NotFound)?;
            visit.show(&page(&visit, may.class, student, Some(password)))
        }
        Reset::Stale => {
            let path = format!("/classes/{}/students/{student}/password", may.class.id);
            visit.go_saying(&path, "info", visit.t("classes-password-made")).await
        }
        Reset::Gone => Err(Error::NotFound),
    }
}
