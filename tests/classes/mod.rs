//! Classes: coming in by code, the teacher's view, teams, new passwords.

mod access;
mod join;
mod roster;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::{class, person};

use crate::support::{Browser, Site};

async fn demo() -> Site {
    Site::demo().await
}

async fn signed_in(site: &Site, sign_in: &str) -> Browser {
    signed_in_with(site, sign_in, coesa::demo::PASSWORD).await
}

async fn signed_in_with(site: &Site, sign_in: &str, password: &str) -> Browser {
    let mut browser = site.visitor();
    let page = browser.get("/it/accedi").await;
    let form = page.form("sign-in").set("sign_in", sign_in).set("password", password);
    assert_eq!(form.submit(&mut browser).await.path, "/it/home", "{sign_in}");
    browser
}

async fn class(site: &Site, code: &str) -> class::Model {
    class::Entity::find().filter(class::Column::JoinCode.eq(code)).one(&site.app.db).await.unwrap().unwrap()
}

async fn person(site: &Site, sign_in: &str) -> person::Model {
    let column = if sign_in.contains('@') { person::Column::Email } else { person::Column::SignInName };
    person::Entity::find().filter(column.eq(sign_in)).one(&site.app.db).await.unwrap().unwrap()
}
