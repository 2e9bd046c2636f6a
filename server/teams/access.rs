//! How a person stands to a team, and what follows from it.

use axum::extract::FromRequestParts;
use http::request::Parts;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::ids::TeamId;
use tables::kinds::Role;
use tables::{class, class_teacher, team, team_member};

use crate::App;
use crate::classes::given;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::people::access::Actor;
use crate::web::address::PathParts;
use crate::web::routes::Guard;
use crate::web::visit::Visit;

/// How a person stands to a team now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeamTie {
    /// In the team.
    Member,
    /// Teaches the team's class.
    Teacher,
    /// Given to the team, alone or through an organisation.
    Supporter,
    /// Reviewer, editor or admin.
    Staff,
    /// Nothing to do with it.
    None,
}

/// May one with this tie see the team's place?
pub fn may_view(tie: TeamTie) -> bool {
    match tie {
        TeamTie::Member | TeamTie::Teacher | TeamTie::Supporter | TeamTie::Staff => true,
        TeamTie::None => false,
    }
}

/// May one with this tie change the shortlist, choose, write?
pub fn may_edit(tie: TeamTie) -> bool {
    match tie {
        TeamTie::Member => true,
        TeamTie::Teacher | TeamTie::Supporter | TeamTie::Staff | TeamTie::None => false,
    }
}

/// May one with this tie change its name, motto, picture and roles?
pub fn may_shape(tie: TeamTie) -> bool {
    match tie {
        TeamTie::Member | TeamTie::Teacher => true,
        TeamTie::Supporter | TeamTie::Staff | TeamTie::None => false,
    }
}

/// May one with this tie put tasks and days into its plan?
pub fn may_plan(tie: TeamTie) -> bool {
    match tie {
        TeamTie::Member | TeamTie::Teacher => true,
        TeamTie::Supporter | TeamTie::Staff | TeamTie::None => false,
    }
}

/// May one with this tie see who has done how much: all of it, or one's own?
pub fn may_count(tie: TeamTie) -> bool {
    match tie {
        TeamTie::Member | TeamTie::Teacher | TeamTie::Staff => true,
        TeamTie::Supporter | TeamTie::None => false,
    }
}

/// May one with this tie comment on its work, for all of it to read?
pub fn may_talk(tie: TeamTie) -> bool {
    match tie {
        TeamTie::Member | TeamTie::Teacher | TeamTie::Supporter => true,
        TeamTie::Staff | TeamTie::None => false,
    }
}

/// May one with this tie offer it a meeting?
pub fn may_support(tie: TeamTie) -> bool {
    match tie {
        TeamTie::Supporter => true,
        TeamTie::Member | TeamTie::Teacher | TeamTie::Staff | TeamTie::None => false,
    }
}

/// May one with this tie hide comments and answer offers?
pub fn may_lead(tie: TeamTie) -> bool {
    match tie {
        TeamTie::Teacher => true,
        TeamTie::Member | TeamTie::Supporter | TeamTie::Staff | TeamTie::None => false,
    }
}

/// May one with this tie call a meeting off, if it is theirs?
pub fn may_meet(tie: TeamTie) -> bool {
    may_support(tie) || may_lead(tie)
}

/// Refuses to write for a team whose edition is archived.
pub async fn must_be_live(db: &Db, team: &team::Model) -> Result<()> {
    let class = class::Entity::find_by_id(team.class_id).one(db).await?.ok_or(Error::NotFound)?;
    crate::schools::editions::must_be_live(db, class.edition_id).await
}

/// May anything still be written for the team?
pub async fn is_live(db: &Db, team: &team::Model) -> Result<bool> {
    match must_be_live(db, team).await {
        Ok(()) => Ok(true),
        Err(Error::Forbidden) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Finds the tie: a role has only one kind of tie.
pub async fn tie(db: &Db, by: &Actor, team: &team::Model) -> Result<TeamTie> {
    let (tied, tie) = match by.role {
        Role::Reviewer | Role::Editor | Role::Admin => (true, TeamTie::Staff),
        Role::Student => {
            let row = team_member::Entity::find()
                .filter(team_member::Column::TeamId.eq(team.id))
                .filter(team_member::Column::PersonId.eq(by.id))
                .filter(team_member::Column::LeftAt.is_null())
                .one(db)
                .await?;
            (row.is_some(), TeamTie::Member)
        }
        Role::Teacher => {
            let row = class_teacher::Entity::find_by_id((team.class_id, by.id)).one(db).await?;
            (row.is_some(), TeamTie::Teacher)
        }
        Role::Supporter => (given::helps_team(db, by.id, team).await?, TeamTie::Supporter),
    };
    Ok(if tied { tie } else { TeamTie::None })
}

macro_rules! guards {
    ($($(#[$doc:meta])* $name:ident, $access:literal, $may:path, $writes:literal;)*) => { $(
        $(#[$doc])*
        pub struct $name {
            /// Who.
            pub by: Actor,
            /// The team.
            pub team: team::Model,
            /// As what.
            pub tie: TeamTie,
            _proof: (),
        }

        impl $name {
            /// Loads the team and proves the right. A team that is none of one's business is not there.
            pub async fn check(db: &Db, by: Actor, id: TeamId) -> Result<Self> {
                let team = team::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?;
                let tie = tie(db, &by, &team).await?;
                if !may_view(tie) {
                    return Err(Error::NotFound);
                }
                if !$may(tie) {
                    // What only reads is not there for who may not see it.
                    return Err(if $writes { Error::Forbidden } else { Error::NotFound });
                }
                if $writes {
                    must_be_live(db, &team).await?;
                }
                Ok(Self { by, team, tie, _proof: () })
            }
        }

        impl Guard for $name {
            const ACCESS: &'static str = $access;
        }

        impl FromRequestParts<App> for $name {
            type Rejection = Error;

            async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
                let actor = Visit::from_request_parts(parts, app).await?.actor.ok_or(Error::SignInFirst)?;
                let id = PathParts::of(parts, app).await?.get("team")?;
                Self::check(&app.db, actor, id).await
            }
        }
    )* };
}

guards! {
    /// Proof that `by` may see the team's place.
    ViewTeam, "team, teacher, supporter, staff", may_view, false;
    /// Proof that `by` is in the team.
    EditTeam, "team, until the edition is archived", may_edit, true;
    /// Proof that `by` may comment on the team's work.
    TalkInTeam, "team, its teacher, its supporters; until the edition is archived", may_talk, true;
    /// Proof that `by` is a supporter of the team.
    SupportTeam, "supporters of the team, until the edition is archived", may_support, true;
    /// Proof that `by` teaches the team.
    LeadTeam, "the team's teacher, until the edition is archived", may_lead, true;
    /// Proof that `by` plans meetings with the team.
    MeetTeam, "the team's teacher and supporters, until the edition is archived", may_meet, true;
    /// Proof that `by` may change the team's name, picture and roles.
    ShapeTeam, "team, its teacher; until the edition is archived", may_shape, true;
    /// Proof that `by` may plan the team's work.
    PlanTeam, "team, its teacher; until the edition is archived", may_plan, true;
    /// Proof that `by` may see what each has done, or what they have done themselves.
    CountTeam, "team (each their own), teacher, staff", may_count, false;
}
