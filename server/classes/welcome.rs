//! After coming in for the first time: the personal sign-in, to write down or to print.

use sea_orm::EntityTrait;
use serde::Serialize;
use tables::person;

use crate::error::{Error, Result};
use crate::people::access::Student;
use crate::web::Response;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct WelcomePage {
    name: String,
    sign_in: String,
    address: String,
    /// One that we made, in the answer to the request that made it and nowhere else.
    password: Option<String>,
}

impl Page for WelcomePage {
    const TEMPLATE: &'static str = "classes/welcome.html";
}

/// The page, with the password if we made it.
pub(super) fn page(visit: &Visit, person: person::Model, password: Option<String>) -> Result<Response> {
    visit.show(&WelcomePage {
        name: person.name,
        sign_in: person.sign_in_name.unwrap_or_default(),
        address: format!("{}{}", visit.app.config.base_url, visit.link("/accedi")),
        password,
    })
}

pub(super) async fn show(Student(actor): Student, visit: Visit) -> Result<Response> {
    let person = person::Entity::find_by_id(actor.id).one(&visit.app.db).await?.ok_or(Error::NotFound)?;
    page(&visit, person, None)
}
