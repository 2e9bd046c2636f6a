//! Documents are as near as their team: the team's own guards, with the document loaded.

use axum::extract::FromRequestParts;
use http::request::Parts;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::document;
use tables::ids::{DocumentId, TeamId};

use crate::App;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::people::access::Actor;
use crate::teams::access::{EditTeam, LeadTeam, TalkInTeam, ViewTeam};
use crate::web::address::PathParts;
use crate::web::routes::Guard;
use crate::web::visit::Visit;

/// May anything in it be changed? What was put away is taken back first.
fn any(_: &document::Model) -> bool {
    true
}

fn in_use(document: &document::Model) -> bool {
    document.archived_at.is_none()
}

macro_rules! guards {
    ($($(#[$doc:meta])* $name:ident, $team:ident, $access:literal, $state:path;)*) => { $(
        $(#[$doc])*
        pub struct $name {
            /// The right to the team it follows from.
            pub of: $team,
            /// The document.
            pub document: document::Model,
            _proof: (),
        }

        impl $name {
            /// Loads the document and proves the right. One of another team is not there.
            pub async fn check(db: &Db, by: Actor, team: TeamId, id: DocumentId) -> Result<Self> {
                let of = $team::check(db, by, team).await?;
                let found = document::Entity::find_by_id(id).filter(document::Column::TeamId.eq(team));
                let document = found.one(db).await?.ok_or(Error::NotFound)?;
                if !$state(&document) {
                    return Err(Error::Forbidden);
                }
                Ok(Self { of, document, _proof: () })
            }
        }

        impl Guard for $name {
            const ACCESS: &'static str = $access;
        }

        impl FromRequestParts<App> for $name {
            type Rejection = Error;

            async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
                let actor = Visit::from_request_parts(parts, app).await?.actor.ok_or(Error::SignInFirst)?;
                let parts = PathParts::of(parts, app).await?;
                Self::check(&app.db, actor, parts.get("team")?, parts.get("document")?).await
            }
        }
    )* };
}

guards! {
    /// Proof that `by` may read the document.
    ViewDocument, ViewTeam, "team, teacher, supporter, staff", any;
    /// Proof that `by` may put the document away, and take it back.
    KeepDocument, EditTeam, "team, until the edition is archived", any;
    /// Proof that `by` may write in the document.
    WriteDocument, EditTeam, "team, until document or edition are archived", in_use;
    /// Proof that `by` may comment on the document.
    TalkInDocument, TalkInTeam, "team, its teacher, its supporters; until document or edition are archived", in_use;
    /// Proof that `by` teaches the team whose document it is.
    LeadDocument, LeadTeam, "the team's teacher, until the edition is archived", any;
}
