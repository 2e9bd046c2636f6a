//! Who may read, write, check and take back a post.

use axum::extract::FromRequestParts;
use http::request::Parts;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::ids::{PieceId, PostId, TeamId};
use tables::kinds::PostState;
use tables::{post, team};

use crate::App;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::people::access::Actor;
use crate::teams::access::{TeamTie, must_be_live, tie};
use crate::web::address::{Named, PathParts};
use crate::web::routes::Guard;
use crate::web::visit::Visit;

/// May one with this tie read a post? Staff may, once it has been public: a draft is the class's own.
pub fn may_read(tie: TeamTie, was_public: bool) -> bool {
    match tie {
        TeamTie::Member | TeamTie::Teacher | TeamTie::Supporter => true,
        TeamTie::Staff => was_public,
        TeamTie::None => false,
    }
}

/// Does the team write in this state?
pub fn is_open(state: PostState) -> bool {
    match state {
        PostState::Draft | PostState::Returned => true,
        PostState::Awaiting | PostState::Published => false,
    }
}

/// Does a post in this state wait for the teacher?
fn awaits(state: PostState) -> bool {
    match state {
        PostState::Awaiting => true,
        PostState::Draft | PostState::Returned | PostState::Published => false,
    }
}

/// Is what the team has written last public?
fn is_published(state: PostState) -> bool {
    match state {
        PostState::Published => true,
        PostState::Draft | PostState::Returned | PostState::Awaiting => false,
    }
}

fn is_member(tie: TeamTie) -> bool {
    match tie {
        TeamTie::Member => true,
        TeamTie::Teacher | TeamTie::Supporter | TeamTie::Staff | TeamTie::None => false,
    }
}

/// May one with this tie write in a post in this state?
pub fn may_write(tie: TeamTie, post: &post::Model) -> bool {
    is_member(tie) && is_open(post.state)
}

/// May one with this tie take back the request for a check?
pub fn may_withdraw(tie: TeamTie, post: &post::Model) -> bool {
    is_member(tie) && awaits(post.state)
}

/// May one with this tie begin a new draft of what is public?
pub fn may_reopen(tie: TeamTie, post: &post::Model) -> bool {
    is_member(tie) && is_published(post.state)
}

/// May one with this tie publish what waits, or send it back?
pub fn may_check(tie: TeamTie, post: &post::Model) -> bool {
    match tie {
        TeamTie::Teacher => awaits(post.state),
        TeamTie::Member | TeamTie::Supporter | TeamTie::Staff | TeamTie::None => false,
    }
}

/// May one with this tie take the public version back?
pub fn may_keep(tie: TeamTie, post: &post::Model) -> bool {
    match tie {
        TeamTie::Teacher | TeamTie::Staff => post.slug.is_some(),
        TeamTie::Member | TeamTie::Supporter | TeamTie::None => false,
    }
}

/// May one with this tie show again what was taken back? What staff took back, only staff.
pub fn may_show_again(tie: TeamTie, post: &post::Model) -> bool {
    may_keep(tie, post) && (tie == TeamTie::Staff || !post.hidden_by_staff)
}

fn anybody(_: TeamTie, _: &post::Model) -> bool {
    true
}

macro_rules! guards {
    ($($(#[$doc:meta])* $name:ident, $access:literal, $may:path, $writes:literal;)*) => { $(
        $(#[$doc])*
        pub struct $name {
            /// Who.
            pub by: Actor,
            /// As what.
            pub tie: TeamTie,
            /// The team.
            pub team: team::Model,
            /// The post as the guard saw it.
            pub post: post::Model,
            _proof: (),
        }

        impl $name {
            /// Loads the post and proves the right. What one may not read is not there.
            pub async fn check(db: &Db, by: Actor, team: TeamId, post: PostId) -> Result<Self> {
                let team = team::Entity::find_by_id(team).one(db).await?.ok_or(Error::NotFound)?;
                let post = post::Entity::find_by_id(post)
                    .filter(post::Column::TeamId.eq(team.id))
                    .one(db)
                    .await?
                    .ok_or(Error::NotFound)?;
                let tie = tie(db, &by, &team).await?;
                if !may_read(tie, post.slug.is_some()) {
                    return Err(Error::NotFound);
                }
                if !$may(tie, &post) {
                    return Err(Error::Forbidden);
                }
                if $writes {
                    must_be_live(db, &team).await?;
                }
                Ok(Self { by, tie, team, post, _proof: () })
            }
        }

        impl Guard for $name {
            const ACCESS: &'static str = $access;
        }

        impl FromRequestParts<App> for $name {
            type Rejection = Error;

            async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
                let actor = Visit::from_request_parts(parts, app).await?.actor.ok_or(Error::SignInFirst)?;
                let path = PathParts::of(parts, app).await?;
                Self::check(&app.db, actor, path.get("team")?, path.get("post")?).await
            }
        }
    )* };
}

guards! {
    /// Proof that `by` may read the post.
    ReadPost, "team, teacher, supporter; staff, once it was public", anybody, false;
    /// Proof that `by` is in the team and the post is open for writing.
    WritePost, "team, while it is a draft", may_write, true;
    /// Proof that `by` is in the team and the post waits for the teacher.
    WithdrawPost, "team, while it waits for the teacher", may_withdraw, true;
    /// Proof that `by` is in the team and what it wrote last is public.
    ReopenPost, "team, once it is public", may_reopen, true;
    /// Proof that `by` teaches the team's class and the post waits for them.
    CheckPost, "class teacher, while it waits for the check", may_check, true;
    /// Proof that `by` may take the public version back. In an archived edition too.
    KeepPost, "class teacher and staff, once it was public", may_keep, false;
    /// Proof that `by` may show again what was taken back.
    ShowPost, "class teacher, if staff did not take it back; staff", may_show_again, false;
}

impl WritePost {
    /// Who may write may read.
    pub fn read(self) -> ReadPost {
        let Self { by, tie, team, post, .. } = self;
        ReadPost { by, tie, team, post, _proof: () }
    }
}

/// A piece's key in an address.
pub(super) struct Which(pub(super) PieceId);

impl std::str::FromStr for Which {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for Which {
    const NAME: &'static str = "piece";
}
