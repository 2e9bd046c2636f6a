//! Whose a notice is, and what an unsubscribing address proves.

use axum::extract::FromRequestParts;
use http::request::Parts;
use sea_orm::EntityTrait;
use tables::ids::{NoticeId, PersonId};
use tables::kinds::{Delivery, NoticeKind};
use tables::{notice, person};

use super::token::Signer;
use crate::App;
use crate::error::{Error, Result};
use crate::people::access::Actor;
use crate::web::address::PathParts;
use crate::web::routes::Guard;
use crate::web::visit::Visit;

/// Proof that `notice` was written to `by`.
pub struct OwnNotice {
    /// Who.
    pub by: Actor,
    /// The notice.
    pub notice: notice::Model,
    _proof: (),
}

impl Guard for OwnNotice {
    const ACCESS: &'static str = "whom it is for";
}

impl FromRequestParts<App> for OwnNotice {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let by = Visit::from_request_parts(parts, app).await?.actor.ok_or(Error::SignInFirst)?;
        let id: NoticeId = PathParts::of(parts, app).await?.get("notice")?;
        let notice = notice::Entity::find_by_id(id).one(&app.db).await?;
        let notice = notice.filter(|notice| notice.recipient_id == by.id).ok_or(Error::NotFound)?;
        Ok(Self { by, notice, _proof: () })
    }
}

/// What a mail's address ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// Mails of one kind.
    Kind(NoticeKind),
    /// A digest.
    Digest(Delivery),
}

impl Ends {
    /// As it stands in addresses and text keys: a kind, or `digest-daily`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.strip_prefix("digest-") {
            Some(cadence) => match Delivery::parse(cadence)? {
                cadence @ (Delivery::Daily | Delivery::Weekly) => Some(Self::Digest(cadence)),
                Delivery::Now | Delivery::InApp | Delivery::Off => None,
            },
            None => NoticeKind::parse(text).map(Self::Kind),
        }
    }
}

/// Proof that the caller holds a mail that we wrote to `person`: no session is asked for, because a
/// mail program has none.
pub struct HoldsMail {
    /// To whom it was written.
    pub person: person::Model,
    /// What it is about.
    pub ends: Ends,
    /// The address's last part, for the form.
    pub token: String,
    _proof: (),
}

/// What such addresses are signed for.
pub(super) const PURPOSE: &str = "unsubscribe";

impl Guard for HoldsMail {
    const ACCESS: &'static str = "whoever holds the mail";
}

impl FromRequestParts<App> for HoldsMail {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let token: String = PathParts::of(parts, app).await?.get("token")?;
        let signer = Signer::load(&app.db).await?;
        let message = signer.read(PURPOSE, &token).ok_or(Error::NotFound)?;
        let (id, ends) = message.split_once('.').ok_or(Error::NotFound)?;
        let ends = Ends::parse(ends).ok_or(Error::NotFound)?;
        let id: PersonId = id.parse().map_err(|_| Error::NotFound)?;
        let person = person::Entity::find_by_id(id).one(&app.db).await?.ok_or(Error::NotFound)?;
        Ok(Self { person, ends, token, _proof: () })
    }
}
