//! Who may read, judge, assign and publish a report's part, and who may speak in its threads.

use axum::extract::FromRequestParts;
use http::request::Parts;
use sea_orm::EntityTrait;
use tables::ids::ReportId;
use tables::kinds::{Part, Stage};
use tables::{report, report_part, team};

use super::stage;
use crate::App;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::people::access::{Actor, is_editor, is_staff};
use crate::reports::access::{ReadReport, may_read};
pub use crate::reports::access::{Which, is_with_staff};
use crate::reports::stage::{Step, after};
use crate::teams;
use crate::teams::access::TeamTie;
use crate::web::address::PathParts;
use crate::web::routes::Guard;
use crate::web::visit::Visit;

/// May `by` read this part in review?
pub fn may_review(by: &Actor, part: &report_part::Model) -> bool {
    is_staff(by.role) && is_with_staff(part.stage)
}

/// May `by` put remarks on this part, settle them, send it back, approve it? Its reviewer, and editors.
pub fn may_judge(by: &Actor, part: &report_part::Model) -> bool {
    may_review(by, part) && (is_editor(by.role) || part.reviewer_id == Some(by.id))
}

/// May `by` say who reviews this part? Editors; a reviewer may take what nobody has, and take up
/// again what came back to them.
pub fn may_assign(by: &Actor, part: &report_part::Model) -> bool {
    let free = part.stage == Stage::Submitted && part.reviewer_id.is_none_or(|reviewer| reviewer == by.id);
    may_review(by, part) && stage::may_assign(part.stage) && (is_editor(by.role) || free)
}

/// May `by` publish this part? Once it is approved: its reviewer, and editors.
pub fn may_publish(by: &Actor, part: &report_part::Model) -> bool {
    may_judge(by, part) && after(part.stage, Step::Publish).is_some()
}

async fn load(db: &Db, id: ReportId, part: Part) -> Result<(report::Model, report_part::Model)> {
    let report = report::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?;
    let part = report_part::Entity::find_by_id((id, part)).one(db).await?.ok_or(Error::NotFound)?;
    Ok((report, part))
}

async fn named(parts: &mut Parts, app: &App) -> Result<(Actor, ReportId, Part)> {
    let actor = Visit::from_request_parts(parts, app).await?.actor.ok_or(Error::SignInFirst)?;
    let path = PathParts::of(parts, app).await?;
    let Which(part) = path.get("part")?;
    Ok((actor, path.get("report")?, part))
}

/// Is the report's edition still under way?
async fn is_live(db: &Db, report: &report::Model) -> Result<bool> {
    let team = team::Entity::find_by_id(report.team_id).one(db).await?.ok_or(Error::NotFound)?;
    teams::access::is_live(db, &team).await
}

macro_rules! guards {
    ($($(#[$doc:meta])* $name:ident, $access:literal, $may:path, $writes:literal;)*) => { $(
        $(#[$doc])*
        pub struct $name {
            /// Who.
            pub by: Actor,
            /// The report.
            pub report: report::Model,
            /// Its part, as the guard saw it: what is written is conditional on its stage and revision.
            pub part: report_part::Model,
            _proof: (),
        }

        impl $name {
            /// Loads the part and proves the right. What is not for one's eyes is not there; what
            /// one may see but not do (now) is forbidden.
            pub async fn check(db: &Db, by: Actor, id: ReportId, part: Part) -> Result<Self> {
                let (report, part) = load(db, id, part).await?;
                if !may_review(&by, &part) {
                    return Err(Error::NotFound);
                }
                if !$may(&by, &part) {
                    return Err(Error::Forbidden);
                }
                // What is archived is read, and never written again.
                if $writes && !is_live(db, &report).await? {
                    return Err(Error::Forbidden);
                }
                Ok(Self { by, report, part, _proof: () })
            }
        }

        impl Guard for $name {
            const ACCESS: &'static str = $access;
        }

        impl FromRequestParts<App> for $name {
            type Rejection = Error;

            async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
                let (actor, id, part) = named(parts, app).await?;
                Self::check(&app.db, actor, id, part).await
            }
        }
    )* };
}

guards! {
    /// Proof that `by` may read `part` in review.
    ReviewReport, "staff, once it was sent", may_review, false;
    /// Proof that `by` may judge `part`.
    JudgeReport, "its reviewer, editors; until the edition is archived", may_judge, true;
    /// Proof that `by` may say who reviews `part`.
    AssignReport, "editors; reviewers what nobody has; until the edition is archived", may_assign, true;
    /// Proof that `by` may publish `part`.
    PublishReport, "its reviewer, editors, once approved; until the edition is archived", may_publish, true;
}

/// Proof that `by` may take a report back from the public and show it again, wherever its parts stand now:
/// the team may be writing the next version.
pub struct KeepPublic {
    /// Who.
    pub by: Actor,
    /// The report; it was published.
    pub report: report::Model,
    _proof: (),
}

impl KeepPublic {
    /// Loads the report and proves the right. What was never public is not there.
    pub async fn check(db: &Db, by: Actor, id: ReportId) -> Result<Self> {
        let report = report::Entity::find_by_id(id).one(db).await?;
        let report = report.filter(|report| report.slug.is_some() && is_staff(by.role));
        Ok(Self { by, report: report.ok_or(Error::NotFound)?, _proof: () })
    }
}

impl Guard for KeepPublic {
    const ACCESS: &'static str = "staff, once it was published";
}

impl FromRequestParts<App> for KeepPublic {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let actor = Visit::from_request_parts(parts, app).await?.actor.ok_or(Error::SignInFirst)?;
        let id = PathParts::of(parts, app).await?.get("report")?;
        Self::check(&app.db, actor, id).await
    }
}

/// How a person stands to a report's threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThreadTie {
    /// Now in the team.
    Member,
    /// Teaches the team's class.
    Teacher,
    /// Given to the team: reads along.
    Supporter,
    /// Reviewer, editor or admin.
    Staff,
}

impl ThreadTie {
    fn may_reply(self) -> bool {
        match self {
            Self::Member | Self::Teacher => true,
            Self::Supporter | Self::Staff => false,
        }
    }
}

/// Proof that `by` may read the threads of `report`, in those of its parts that are for their eyes.
pub struct ReadThreads {
    /// Who.
    pub by: Actor,
    /// The report.
    pub report: report::Model,
    /// The parts that they may read: before it was sent, what is said about one is the team's own.
    pub parts: Vec<report_part::Model>,
    /// As what.
    pub tie: ThreadTie,
    /// Is the edition still under way?
    live: bool,
    _proof: (),
}

impl ReadThreads {
    /// Loads the report and finds how the person stands to it.
    pub async fn check(db: &Db, by: Actor, id: ReportId) -> Result<Self> {
        let ReadReport { by, tie, report, team, mut parts, .. } = ReadReport::check(db, by, id).await?;
        parts.retain(|part| may_read(tie, part.stage));
        let tie = match tie {
            TeamTie::Member => ThreadTie::Member,
            TeamTie::Teacher => ThreadTie::Teacher,
            TeamTie::Supporter => ThreadTie::Supporter,
            TeamTie::Staff => ThreadTie::Staff,
            TeamTie::None => return Err(Error::NotFound),
        };
        let live = teams::access::is_live(db, &team).await?;
        Ok(Self { by, report, parts, tie, live, _proof: () })
    }

    /// May this person write in the threads on this page? Staff write on theirs; what is archived is read, and
    /// never written again.
    pub fn may_reply(&self) -> bool {
        self.live && self.tie.may_reply()
    }
}

impl Guard for ReadThreads {
    const ACCESS: &'static str = "team, teacher, supporter; staff, once it was sent";
}

impl FromRequestParts<App> for ReadThreads {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let actor = Visit::from_request_parts(parts, app).await?.actor.ok_or(Error::SignInFirst)?;
        let id = PathParts::of(parts, app).await?.get("report")?;
        Self::check(&app.db, actor, id).await
    }
}
