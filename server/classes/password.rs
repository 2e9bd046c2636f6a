//! A student has lost the password: the teacher makes a new one, which is shown once.

use serde::Serialize;
use tables::ids::PersonId;

use super::access::ManageClass;
use super::roster;
use super::show::Student;
use crate::error::{Error, Result};
use crate::text::Arg;
use crate::web::Response;
use crate::web::address::At;
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
    /// True when the page before has just made one, and this page says it.
    fresh: bool,
}

impl Page for PasswordPage {
    const TEMPLATE: &'static str = "classes/password.html";
}

fn path_of(may: &ManageClass, student: PersonId) -> String {
    format!("/classes/{}/students/{student}/password", may.class.id)
}

pub(super) async fn show(
    may: ManageClass,
    visit: Visit,
    At(Student(student)): At<Student>,
) -> Result<Response> {
    let class = may.class;
    let student = roster::student(&visit.app.db, class.id, student).await?.ok_or(Error::NotFound)?;
    visit.show(&PasswordPage {
        class_id: class.id.0,
        class: class.name,
        id: student.id.0,
        name: student.name,
        sign_in: student.sign_in_name.unwrap_or_default(),
        address: format!("{}{}", visit.app.config.base_url, visit.link("/accedi")),
        fresh: visit.flash.is_some(),
    })
}

pub(super) async fn reset(
    may: ManageClass,
    visit: Visit,
    At(Student(student)): At<Student>,
) -> Result<Response> {
    // Who acts as a teacher sees what the teacher sees, and gives out no passwords.
    if may.by.acted_by.is_some() {
        return Err(Error::Forbidden);
    }
    let password = roster::reset_password(&visit.app, &may, student).await?.ok_or(Error::NotFound)?;
    let said = visit.t_with("classes-password-new", &[("password", Arg::from(password))]);
    visit.go_saying(&path_of(&may, student), "success", said).await
}
