//! Who may read, write and let go a report.

use std::str::FromStr;

use axum::extract::FromRequestParts;
use http::request::Parts;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::ids::ReportId;
use tables::kinds::{Part, Stage};
use tables::{report, report_part, team};

use super::stage::is_open;
use crate::App;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::people::access::Actor;
use crate::teams::access::{TeamTie, is_live, must_be_live, tie};
use crate::web::address::{Named, PathParts};
use crate::web::routes::Guard;
use crate::web::visit::Visit;

/// Has a part in this stage ever come to the staff? Before that it is the team's own.
pub fn is_with_staff(stage: Stage) -> bool {
    match stage {
        Stage::Draft | Stage::AwaitingConsent => false,
        Stage::Submitted | Stage::InReview | Stage::Returned | Stage::Approved | Stage::Published => true,
    }
}

/// May one with this tie read a part in this stage?
pub fn may_read(tie: TeamTie, stage: Stage) -> bool {
    match tie {
        TeamTie::Member | TeamTie::Teacher | TeamTie::Supporter => true,
        TeamTie::Staff => is_with_staff(stage),
        TeamTie::None => false,
    }
}

/// May one with this tie write in a part in this stage?
pub fn may_edit(tie: TeamTie, stage: Stage) -> bool {
    match tie {
        TeamTie::Member => is_open(stage),
        TeamTie::Teacher | TeamTie::Supporter | TeamTie::Staff | TeamTie::None => false,
    }
}

/// Does a part in this stage wait for the teacher's consent?
fn awaits_consent(stage: Stage) -> bool {
    match stage {
        Stage::AwaitingConsent => true,
        Stage::Draft
        | Stage::Submitted
        | Stage::InReview
        | Stage::Returned
        | Stage::Approved
        | Stage::Published => false,
    }
}

/// May one with this tie let a part in this stage go, or send it back to the team?
pub fn may_consent(tie: TeamTie, stage: Stage) -> bool {
    match tie {
        TeamTie::Teacher => awaits_consent(stage),
        TeamTie::Member | TeamTie::Supporter | TeamTie::Staff | TeamTie::None => false,
    }
}

/// May one with this tie take back the request for consent to a part in this stage?
pub fn may_withdraw(tie: TeamTie, stage: Stage) -> bool {
    match tie {
        TeamTie::Member => awaits_consent(stage),
        TeamTie::Teacher | TeamTie::Supporter | TeamTie::Staff | TeamTie::None => false,
    }
}

/// A part's name in an address.
pub struct Which(pub Part);

impl FromStr for Which {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Part::parse(name).map(Self).ok_or(())
    }
}

impl Named for Which {
    const NAME: &'static str = "part";
}

struct Loaded {
    report: report::Model,
    team: team::Model,
    parts: Vec<report_part::Model>,
    tie: TeamTie,
}

/// Loads a report for one who may read at least one of its parts; for others it is not there.
async fn load(db: &Db, by: &Actor, id: ReportId) -> Result<Loaded> {
    let report = report::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?;
    let team = team::Entity::find_by_id(report.team_id).one(db).await?.ok_or(Error::NotFound)?;
    let tie = tie(db, by, &team).await?;
    let mut parts = report_part::Entity::find().filter(report_part::Column::ReportId.eq(id)).all(db).await?;
    parts.sort_by_key(|part| part.part != Part::Main);
    if !parts.iter().any(|part| may_read(tie, part.stage)) {
        return Err(Error::NotFound);
    }
    Ok(Loaded { report, team, parts, tie })
}

/// Loads one part for one who may read it; what they may do with it is for the caller to ask.
async fn load_part(db: &Db, by: &Actor, id: ReportId, part: Part) -> Result<(Loaded, report_part::Model)> {
    let loaded = load(db, by, id).await?;
    let found = loaded.parts.iter().find(|row| row.part == part && may_read(loaded.tie, row.stage)).cloned();
    Ok((loaded, found.ok_or(Error::NotFound)?))
}

async fn named(parts: &mut Parts, app: &App) -> Result<(Actor, PathParts)> {
    let actor = Visit::from_request_parts(parts, app).await?.actor.ok_or(Error::SignInFirst)?;
    Ok((actor, PathParts::of(parts, app).await?))
}

/// Proof that `by` may read the report: those of its parts that [`ReadReport::may`] names.
pub struct ReadReport {
    /// Who.
    pub by: Actor,
    /// As what.
    pub tie: TeamTie,
    /// The report.
    pub report: report::Model,
    /// Its team.
    pub team: team::Model,
    /// Its parts, the main one first, as the guard saw them.
    pub parts: Vec<report_part::Model>,
    /// False: its edition is archived. What is archived is read, and never written again.
    pub live: bool,
    _proof: (),
}

impl ReadReport {
    /// Loads the report and proves the right.
    pub async fn check(db: &Db, by: Actor, id: ReportId) -> Result<Self> {
        let Loaded { report, team, parts, tie } = load(db, &by, id).await?;
        let live = is_live(db, &team).await?;
        Ok(Self { by, tie, report, team, parts, live, _proof: () })
    }

    /// The part as the guard saw it.
    pub fn part(&self, part: Part) -> Option<&report_part::Model> {
        self.parts.iter().find(|row| row.part == part)
    }

    /// May this person read that part?
    pub fn may(&self, part: Part) -> bool {
        self.part(part).is_some_and(|row| may_read(self.tie, row.stage))
    }

    /// May this person write in that part now?
    pub fn may_write(&self, part: Part) -> bool {
        self.live && self.part(part).is_some_and(|row| may_edit(self.tie, row.stage))
    }
}

/// Proof that `by` is in the report's team and that a part of it is open for writing: which one,
/// [`EditReport::is_open`] says.
pub struct EditReport {
    /// Who.
    pub by: Actor,
    /// The report.
    pub report: report::Model,
    /// Its team.
    pub team: team::Model,
    /// Its parts, the main one first, as the guard saw them.
    pub parts: Vec<report_part::Model>,
    _proof: (),
}

impl EditReport {
    /// Loads the report and proves the right.
    pub async fn check(db: &Db, by: Actor, id: ReportId) -> Result<Self> {
        let Loaded { report, team, parts, tie } = load(db, &by, id).await?;
        if !parts.iter().any(|part| may_edit(tie, part.stage)) {
            return Err(Error::Forbidden);
        }
        must_be_live(db, &team).await?;
        Ok(Self { by, report, team, parts, _proof: () })
    }

    /// The part as the guard saw it.
    pub fn part(&self, part: Part) -> Option<&report_part::Model> {
        self.parts.iter().find(|row| row.part == part)
    }

    /// Is that part open for writing?
    pub fn is_open(&self, part: Part) -> bool {
        self.part(part).is_some_and(|row| is_open(row.stage))
    }

    /// Who may write may read.
    pub fn read(self) -> ReadReport {
        let Self { by, report, team, parts, .. } = self;
        ReadReport { by, tie: TeamTie::Member, report, team, parts, live: true, _proof: () }
    }
}

/// Proof that `by` teaches the team's class. Whether `part` still waits for their consent, [`ConsentReport::is_open`]
/// says: whoever comes after a colleague keeps what they have typed.
pub struct ConsentReport {
    /// Who.
    pub by: Actor,
    /// The report.
    pub report: report::Model,
    /// Its team.
    pub team: team::Model,
    /// The part, as the guard saw it.
    pub part: report_part::Model,
    _proof: (),
}

impl ConsentReport {
    /// Loads the part and proves the right.
    pub async fn check(db: &Db, by: Actor, id: ReportId, part: Part) -> Result<Self> {
        let (Loaded { report, team, tie, .. }, part) = load_part(db, &by, id, part).await?;
        if tie != TeamTie::Teacher {
            return Err(Error::Forbidden);
        }
        must_be_live(db, &team).await?;
        Ok(Self { by, report, team, part, _proof: () })
    }

    /// Does the part wait for consent?
    pub fn is_open(&self) -> bool {
        may_consent(TeamTie::Teacher, self.part.stage)
    }
}

/// Proof that `by` is in the team and that `part` waits for the teacher's consent.
pub struct WithdrawReport {
    /// Who.
    pub by: Actor,
    /// The report.
    pub report: report::Model,
    /// The part, as the guard saw it.
    pub part: report_part::Model,
    _proof: (),
}

impl WithdrawReport {
    /// Loads the part and proves the right.
    pub async fn check(db: &Db, by: Actor, id: ReportId, part: Part) -> Result<Self> {
        let (Loaded { report, team, tie, .. }, part) = load_part(db, &by, id, part).await?;
        if !may_withdraw(tie, part.stage) {
            return Err(Error::Forbidden);
        }
        must_be_live(db, &team).await?;
        Ok(Self { by, report, part, _proof: () })
    }
}

macro_rules! guards {
    ($($name:ident, $access:literal $(, $part:ident)?;)*) => { $(
        impl Guard for $name {
            const ACCESS: &'static str = $access;
        }

        impl FromRequestParts<App> for $name {
            type Rejection = Error;

            async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
                let (actor, path) = named(parts, app).await?;
                Self::check(&app.db, actor, path.get("report")? $(, path.get::<Which>(stringify!($part))?.0)?).await
            }
        }
    )* };
}

guards! {
    ReadReport, "team, teacher, supporter; staff, once it was sent";
    EditReport, "team, while a part is open";
    ConsentReport, "class teacher", part;
    WithdrawReport, "team, while it waits for consent", part;
}
