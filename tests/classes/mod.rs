//! Classes: coming in by code, the teacher's view, teams, new passwords.

mod access;
mod calendars;
mod import;
mod join;
mod nudges;
mod overview;
mod profile;
mod roster;
mod teachers;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::{class, person};

use crate::support::Site;

async fn class(site: &Site, code: &str) -> class::Model {
    class::Entity::find().filter(class::Column::JoinCode.eq(code)).one(&site.app.db).await.unwrap().unwrap()
}

async fn person(site: &Site, sign_in: &str) -> person::Model {
    let column = if sign_in.contains('@') { person::Column::Email } else { person::Column::SignInName };
    person::Entity::find().filter(column.eq(sign_in)).one(&site.app.db).await.unwrap().unwrap()
}
