//! Who may read, write and judge something that a step asks a team for.

use axum::extract::FromRequestParts;
use http::request::Parts;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::ids::{StepId, TeamId};
use tables::{class, deliverable, edition_step, team};

use super::piece::Piece;
use crate::App;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::people::access::Actor;
use crate::schools::{editions, programme};
use crate::teams::access::{TeamTie, may_edit, may_view, tie};
use crate::web::address::PathParts;
use crate::web::routes::Guard;
use crate::web::visit::Visit;

/// May one with this tie accept what was handed in, or return it? Staff return what was accepted.
pub fn may_judge(tie: TeamTie) -> bool {
    match tie {
        TeamTie::Teacher | TeamTie::Staff => true,
        TeamTie::Member | TeamTie::Supporter | TeamTie::None => false,
    }
}

/// May one with this tie give a team more time?
pub fn may_extend(tie: TeamTie) -> bool {
    match tie {
        TeamTie::Staff => true,
        TeamTie::Member | TeamTie::Teacher | TeamTie::Supporter | TeamTie::None => false,
    }
}

/// Which: a team, a step, and one of the things that it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Which {
    /// The team.
    pub team: TeamId,
    /// The step.
    pub step: StepId,
    /// The thing's id in the programme's list.
    pub asked: String,
}

/// Loads it, and finds how the person stands to its team. What is none of one's business, what the step
/// does not ask for, and what is handed in elsewhere is not there.
async fn find(db: &Db, by: &Actor, which: &Which) -> Result<(Piece, TeamTie)> {
    let team = team::Entity::find_by_id(which.team).one(db).await?.ok_or(Error::NotFound)?;
    let tie = tie(db, by, &team).await?;
    if !may_view(tie) {
        return Err(Error::NotFound);
    }
    let class = class::Entity::find_by_id(team.class_id).one(db).await?.ok_or(Error::NotFound)?;
    let step = edition_step::Entity::find_by_id(which.step)
        .filter(edition_step::Column::EditionId.eq(class.edition_id))
        .one(db)
        .await?
        .ok_or(Error::NotFound)?;
    let asked = programme::asked(&step)?.into_iter().find(|one| one.id == which.asked);
    let asked = asked.filter(|one| one.track.is_none()).ok_or(Error::NotFound)?;
    let row = deliverable::Entity::find()
        .filter(deliverable::Column::TeamId.eq(team.id))
        .filter(deliverable::Column::StepId.eq(step.id))
        .filter(deliverable::Column::Asked.eq(&asked.id))
        .one(db)
        .await?;
    Ok((Piece { team, step, asked, row }, tie))
}

macro_rules! guards {
    ($($(#[$doc:meta])* $name:ident, $access:literal, $may:path, $writes:literal;)*) => { $(
        $(#[$doc])*
        pub struct $name {
            /// Who.
            pub by: Actor,
            /// What.
            pub piece: Piece,
            /// As what.
            pub tie: TeamTie,
            _proof: (),
        }

        impl $name {
            /// Loads it and proves the right.
            pub async fn check(db: &Db, by: Actor, which: &Which) -> Result<Self> {
                let (piece, tie) = find(db, &by, which).await?;
                if !$may(tie) {
                    return Err(Error::Forbidden);
                }
                if $writes {
                    editions::must_be_live(db, piece.step.edition_id).await?;
                }
                Ok(Self { by, piece, tie, _proof: () })
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
                let which = Which {
                    team: parts.get("team")?,
                    step: parts.get("step")?,
                    asked: parts.get("deliverable")?,
                };
                Self::check(&app.db, actor, &which).await
            }
        }
    )* };
}

guards! {
    /// Proof that `by` may read what the team has made.
    ReadPiece, "team, teacher, supporter, staff", may_view, false;
    /// Proof that `by` is in the team.
    WritePiece, "team, until the edition is archived", may_edit, true;
    /// Proof that `by` may judge what the team has handed in.
    JudgePiece, "the team's teacher, staff; until the edition is archived", may_judge, true;
    /// Proof that `by` may give the team more time.
    ExtendPiece, "staff, until the edition is archived", may_extend, true;
}
