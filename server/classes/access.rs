//! How a person stands to a class, and what follows from it.

use axum::extract::FromRequestParts;
use http::request::Parts;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::ids::ClassId;
use tables::kinds::Role;
use tables::{class, class_feed, class_member, class_teacher, edition, person, school};

use super::{feed, given, teaching};
use crate::App;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::notices::token::Signer;
use crate::people::access::Actor;
use crate::web::address::PathParts;
use crate::web::routes::Guard;
use crate::web::visit::Visit;

/// How a person stands to a class now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassTie {
    /// Teaches it.
    Teacher,
    /// A student of it.
    Member,
    /// Given to it, or to one of its teams.
    Supporter,
    /// Reviewer, editor or admin.
    Staff,
    /// Nothing to do with it.
    None,
}

/// May one with this tie see who is in the class and how far they are?
pub fn may_view(tie: ClassTie) -> bool {
    match tie {
        ClassTie::Teacher | ClassTie::Staff => true,
        ClassTie::Member | ClassTie::Supporter | ClassTie::None => false,
    }
}

/// May this person change teams and give new passwords?
pub fn may_manage(by: &Actor, tie: ClassTie) -> bool {
    match tie {
        ClassTie::Teacher => true,
        ClassTie::Staff => match by.role {
            Role::Admin => true,
            Role::Student | Role::Teacher | Role::Supporter | Role::Reviewer | Role::Editor => false,
        },
        ClassTie::Member | ClassTie::Supporter | ClassTie::None => false,
    }
}

/// May one with this tie write to its students and teams?
pub fn may_nudge(tie: ClassTie) -> bool {
    match tie {
        ClassTie::Teacher => true,
        ClassTie::Member | ClassTie::Supporter | ClassTie::Staff | ClassTie::None => false,
    }
}

/// Finds the tie: a role has only one kind of tie.
pub async fn tie(db: &Db, by: &Actor, class: ClassId) -> Result<ClassTie> {
    let (tied, tie) = match by.role {
        Role::Reviewer | Role::Editor | Role::Admin => (true, ClassTie::Staff),
        Role::Teacher => {
            let row = class_teacher::Entity::find_by_id((class, by.id)).one(db).await?;
            (row.is_some(), ClassTie::Teacher)
        }
        Role::Student => {
            let row = class_member::Entity::find()
                .filter(class_member::Column::ClassId.eq(class))
                .filter(class_member::Column::PersonId.eq(by.id))
                .filter(class_member::Column::LeftAt.is_null())
                .one(db)
                .await?;
            (row.is_some(), ClassTie::Member)
        }
        Role::Supporter => (given::helps_class(db, by.id, class).await?, ClassTie::Supporter),
    };
    Ok(if tied { tie } else { ClassTie::None })
}

/// The class, its school and its school year, in one question.
async fn whole(db: &Db, id: ClassId) -> Result<Option<(class::Model, school::Model, edition::Model)>> {
    let found = class::Entity::find_by_id(id)
        .find_also_related(school::Entity)
        .find_also_related(edition::Entity)
        .one(db)
        .await?;
    Ok(found.and_then(|(class, school, edition)| Some((class, school?, edition?))))
}

macro_rules! guards {
    ($($(#[$doc:meta])* $name:ident, $access:literal, $may:expr, $writes:literal;)*) => { $(
        $(#[$doc])*
        pub struct $name {
            /// Who.
            pub by: Actor,
            /// The class.
            pub class: class::Model,
            /// Its school.
            pub school: school::Model,
            /// Its school year.
            pub edition: edition::Model,
            /// As what.
            pub tie: ClassTie,
            _proof: (),
        }

        impl $name {
            /// Loads the class and proves the right. A class that is none of one's business is not there.
            pub async fn check(db: &Db, by: Actor, id: ClassId) -> Result<Self> {
                let (class, school, edition) = whole(db, id).await?.ok_or(Error::NotFound)?;
                let tie = tie(db, &by, id).await?;
                if !may_view(tie) {
                    return Err(Error::NotFound);
                }
                let may: fn(&Actor, ClassTie) -> bool = $may;
                if !may(&by, tie) {
                    return Err(Error::Forbidden);
                }
                // What is archived is read, and never written again.
                if $writes && edition.archived_at.is_some() {
                    return Err(Error::Forbidden);
                }
                Ok(Self { by, class, school, edition, tie, _proof: () })
            }
        }

        impl Guard for $name {
            const ACCESS: &'static str = $access;
        }

        impl FromRequestParts<App> for $name {
            type Rejection = Error;

            async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
                let actor = Visit::from_request_parts(parts, app).await?.actor.ok_or(Error::SignInFirst)?;
                let id = PathParts::of(parts, app).await?.get("class")?;
                Self::check(&app.db, actor, id).await
            }
        }
    )* };
}

guards! {
    /// Proof that `by` may see the class and who is in it.
    ViewClass, "teachers of the class, staff", |_, tie| may_view(tie), false;
    /// Proof that `by` may write to its students and teams.
    NudgeClass, "teachers of the class; until the edition is archived", |_, tie| may_nudge(tie), true;
    /// Proof that `by` may change the class.
    ManageClass, "teachers of the class, admins; until the edition is archived", may_manage, true;
}

/// Proof that `by` may say who else teaches the class: invite, hand it over, withdraw an invitation.
pub struct LeadClass(pub ManageClass);

impl Guard for LeadClass {
    const ACCESS: &'static str = "main teacher of the class, admins; until the edition is archived";
}

impl FromRequestParts<App> for LeadClass {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let may = ManageClass::from_request_parts(parts, app).await?;
        let leads = teaching::leads(&app.db, &may, app.clock.today()).await?;
        leads.then_some(Self(may)).ok_or(Error::Forbidden)
    }
}

/// Proof that there may be classes to list: a teacher's own, all for staff.
pub struct ListClasses(pub Actor);

impl Guard for ListClasses {
    const ACCESS: &'static str = "teachers, staff";
}

impl FromRequestParts<App> for ListClasses {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let actor = Visit::from_request_parts(parts, app).await?.actor.ok_or(Error::SignInFirst)?;
        match actor.role {
            Role::Teacher | Role::Reviewer | Role::Editor | Role::Admin => Ok(Self(actor)),
            Role::Student | Role::Supporter => Err(Error::NotFound),
        }
    }
}

/// Proof that `by` belongs to the class: learns in it, teaches it, or helps one of its teams.
pub struct BelongToClass {
    /// Who.
    pub by: Actor,
    /// The class.
    pub class: class::Model,
    _proof: (),
}

impl BelongToClass {
    /// Loads the class and finds the tie. Staff look after all classes and belong to none.
    pub async fn check(db: &Db, by: Actor, id: ClassId) -> Result<Self> {
        let class = class::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?;
        match tie(db, &by, id).await? {
            ClassTie::Teacher | ClassTie::Member | ClassTie::Supporter => Ok(Self { by, class, _proof: () }),
            ClassTie::Staff | ClassTie::None => Err(Error::NotFound),
        }
    }
}

impl Guard for BelongToClass {
    const ACCESS: &'static str = "students, teachers and supporters of the class";
}

impl FromRequestParts<App> for BelongToClass {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let actor = Visit::from_request_parts(parts, app).await?.actor.ok_or(Error::SignInFirst)?;
        let id = PathParts::of(parts, app).await?.get("class")?;
        Self::check(&app.db, actor, id).await
    }
}

/// Proof that the caller knows the secret address of a class's calendar, that it has not been revoked,
/// and that its owner still belongs to the class. A calendar program has no session.
pub struct ReadFeed {
    /// The class.
    pub class: class::Model,
    /// Whose address it is.
    pub owner: person::Model,
    /// The address.
    pub feed: class_feed::Model,
    _proof: (),
}

impl Guard for ReadFeed {
    const ACCESS: &'static str = "whoever knows the secret address";
}

impl FromRequestParts<App> for ReadFeed {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let token: String = PathParts::of(parts, app).await?.get("feed")?;
        let token = token.strip_suffix(".ics").ok_or(Error::NotFound)?;
        let signer = Signer::load(&app.db).await?;
        let id: i64 =
            signer.read(feed::PURPOSE, token).and_then(|id| id.parse().ok()).ok_or(Error::NotFound)?;
        let feed = class_feed::Entity::find_by_id(id).one(&app.db).await?;
        let feed = feed.filter(|feed| feed.revoked_at.is_none()).ok_or(Error::NotFound)?;
        let owner = person::Entity::find_by_id(feed.person_id).one(&app.db).await?;
        let owner = owner.filter(|owner| owner.active).ok_or(Error::NotFound)?;
        let actor = Actor::new(owner.id, owner.role, "");
        let class = BelongToClass::check(&app.db, actor, feed.class_id).await?.class;
        Ok(Self { class, owner, feed, _proof: () })
    }
}
