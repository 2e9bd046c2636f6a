//! Who writes notes: editors and admins. Everybody reads what is published.

use axum::extract::FromRequestParts;
use http::request::Parts;
use sea_orm::EntityTrait;
use tables::ids::NoteId;
use tables::note;

use crate::App;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::people::access::{Actor, is_editor};
use crate::web::address::PathParts;
use crate::web::routes::Guard;
use crate::web::visit::Visit;

/// Proof that `by` may write, publish and take back the note.
pub struct WriteNote {
    /// Who.
    pub by: Actor,
    /// The note, as the guard saw it.
    pub note: note::Model,
    _proof: (),
}

impl WriteNote {
    /// Loads it and proves the right.
    pub async fn check(db: &Db, by: Actor, id: NoteId) -> Result<Self> {
        if !is_editor(by.role) {
            return Err(Error::NotFound);
        }
        let note = note::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?;
        Ok(Self { by, note, _proof: () })
    }
}

impl Guard for WriteNote {
    const ACCESS: &'static str = "editors";
}

impl FromRequestParts<App> for WriteNote {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let by = Visit::from_request_parts(parts, app).await?.actor.ok_or(Error::SignInFirst)?;
        let id = PathParts::of(parts, app).await?.get("draft")?;
        Self::check(&app.db, by, id).await
    }
}
