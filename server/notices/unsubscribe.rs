//! Ending mails from a mail: a button of the mail program (RFC 8058) posts here without a session; a
//! person who follows the link is asked first, because programs that check links follow them too.

use sea_orm::ConnectionTrait;
use serde::Serialize;
use tables::kinds::NoticeKind;
use tables::person;

use super::access::{Ends, HoldsMail, PURPOSE};
use super::token::Signer;
use super::wishes;
use crate::App;
use crate::db;
use crate::error::Result;
use crate::text::Lang;
use crate::web::Response;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct UnsubscribePage {
    token: String,
    what: String,
    digest: bool,
    /// It can't be ended.
    fixed: bool,
    done: bool,
}

impl Page for UnsubscribePage {
    const TEMPLATE: &'static str = "notices/unsubscribe.html";
}

/// The whole address that ends these mails to that person. `ends` as [`Ends::parse`] reads it.
pub(super) async fn address(
    conn: &impl ConnectionTrait,
    app: &App,
    person: &person::Model,
    ends: &str,
) -> Result<String> {
    let lang = Lang::parse(&person.language).unwrap_or_default();
    let token = Signer::load(conn).await?.sign(PURPOSE, &format!("{}.{ends}", person.id))?;
    Ok(format!("{}/{}/unsubscribe/{token}", app.config.base_url, lang.as_str()))
}

fn page(may: HoldsMail, visit: &Visit, done: bool) -> UnsubscribePage {
    let (what, digest) = match may.ends {
        Ends::Kind(kind) => (format!("notices-{}-name", kind.as_str()), false),
        Ends::Digest(cadence) => (format!("notices-digest-name-{}", cadence.as_str()), true),
    };
    let fixed = may.ends == Ends::Kind(NoticeKind::Security);
    UnsubscribePage { token: may.token, what: visit.t(&what), digest, fixed, done }
}

pub(super) async fn show(may: HoldsMail, visit: Visit) -> Result<Response> {
    visit.show(&page(may, &visit, false))
}

pub(super) async fn save(may: HoldsMail, visit: Visit) -> Result<Response> {
    let tx = db::begin_write(&visit.app.db).await?;
    match may.ends {
        Ends::Kind(kind) => wishes::no_mail_of(&tx, &may.person, kind).await?,
        Ends::Digest(cadence) => wishes::no_digest(&tx, &may.person, cadence).await?,
    }
    tx.commit().await?;
    visit.show(&page(may, &visit, true))
}
