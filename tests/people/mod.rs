//! Accounts: signing in, what goes by mail, one's own account, and what staff do.

mod acting;
mod class_at_once;
mod directory;
mod email;
mod invitations;
mod oidc;
mod password;
mod registration;
mod second_factor;
mod sessions;
mod sign_in;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::ids::PersonId;
use tables::{event, mail, person};

use crate::support::Site;
use crate::support::browser::{Browser, PageSeen};

/// The mails to that address, oldest first.
async fn mails(site: &Site, to: &str) -> Vec<mail::Model> {
    mail::Entity::find()
        .filter(mail::Column::Recipient.eq(to))
        .order_by_asc(mail::Column::Id)
        .all(&site.app.db)
        .await
        .unwrap()
}

/// The path of the link in the newest mail to that address: the same in its plain and its HTML part.
/// The frame around what is said has links of its own: to the front page before it, and after it.
pub async fn link(site: &Site, to: &str) -> String {
    let mail = mails(site, to).await.pop().unwrap_or_else(|| panic!("no mail to {to}"));
    let path = |text: &str| {
        // Slashes in HTML are written as character references.
        let text = text.replace("&#x2f;", "/");
        let said = text.split("</h1>").last().unwrap();
        let rest = said.split("http://coesa.test").nth(1).unwrap_or_else(|| panic!("no link: {text}"));
        rest.split(['"', '\n', ' ']).next().unwrap().to_owned()
    };
    assert_eq!(path(&mail.text), path(&mail.html), "the parts of a mail lead to one place");
    path(&mail.text)
}

/// Tries to sign in.
async fn try_in(browser: &mut Browser, sign_in: &str, password: &str) -> PageSeen {
    let page = browser.get("/it/accedi").await;
    page.form("sign-in").set("sign_in", sign_in).set("password", password).submit(browser).await
}

/// The person's row as it is now.
async fn row(site: &Site, id: PersonId) -> person::Model {
    person::Entity::find_by_id(id).one(&site.app.db).await.unwrap().unwrap()
}

/// Actor, acting-as and details of all events of that kind.
async fn events(site: &Site, kind: &str) -> Vec<event::Model> {
    event::Entity::find()
        .filter(event::Column::Kind.eq(kind))
        .order_by_asc(event::Column::Id)
        .all(&site.app.db)
        .await
        .unwrap()
}
