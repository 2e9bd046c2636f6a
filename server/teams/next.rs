//! How far a team is, and what is next for its members until the report begins.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::ids::PersonId;
use tables::kinds::{Part, Role, Stage};
use tables::{report, report_part, team, team_member};

use super::shortlist;
use crate::db::Db;
use crate::error::Result;
use crate::people::NextStep;
use crate::text::Arg;
use crate::web::visit::{Actor, Visit};

/// The stations of a team's way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Nothing on the list yet.
    Shortlist,
    /// A list, and no choice.
    Choice,
    /// The report is written.
    Writing,
    /// It waits for the teacher.
    Consent,
    /// It is with the staff.
    Review,
    /// It is public; its third part is written.
    Impact,
    /// All of it is public.
    Done,
}

impl Step {
    /// Those that are shown; the last is reached when all of them are.
    pub(super) const ALL: [Self; 6] =
        [Self::Shortlist, Self::Choice, Self::Writing, Self::Consent, Self::Review, Self::Impact];

    /// As it stands in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Shortlist => "shortlist",
            Self::Choice => "choice",
            Self::Writing => "writing",
            Self::Consent => "consent",
            Self::Review => "review",
            Self::Impact => "impact",
            Self::Done => "done",
        }
    }
}

/// Where a team stands: `listed` projects on its list, and its report's parts, if it has begun.
pub fn step(listed: usize, parts: &[report_part::Model]) -> Step {
    let stage = |part: Part| parts.iter().find(|row| row.part == part).map(|row| row.stage);
    match stage(Part::Main) {
        None if listed == 0 => Step::Shortlist,
        None => Step::Choice,
        Some(Stage::Draft | Stage::Returned) => Step::Writing,
        Some(Stage::AwaitingConsent) => Step::Consent,
        Some(Stage::Submitted | Stage::InReview | Stage::Approved) => Step::Review,
        Some(Stage::Published) => match stage(Part::Impact) {
            Some(Stage::Published) => Step::Done,
            None
            | Some(
                Stage::Draft
                | Stage::AwaitingConsent
                | Stage::Submitted
                | Stage::InReview
                | Stage::Returned
                | Stage::Approved,
            ) => Step::Impact,
        },
    }
}

/// What is next for a student whose team has no report yet.
pub async fn next_steps(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    match actor.role {
        Role::Student => for_student(visit, actor).await,
        Role::Teacher | Role::Supporter | Role::Reviewer | Role::Editor | Role::Admin => Ok(Vec::new()),
    }
}

/// The teams that a person is in now.
pub async fn of_member(db: &Db, person: PersonId) -> Result<Vec<team::Model>> {
    let ties = team_member::Entity::find()
        .filter(team_member::Column::PersonId.eq(person))
        .filter(team_member::Column::LeftAt.is_null())
        .all(db)
        .await?;
    Ok(team::Entity::find()
        .filter(team::Column::Id.is_in(ties.into_iter().map(|row| row.team_id)))
        .order_by_asc(team::Column::Id)
        .all(db)
        .await?)
}

async fn for_student(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    let db = &visit.app.db;
    let mut steps = Vec::new();
    for team in of_member(db, actor.id).await? {
        let begun = report::Entity::find().filter(report::Column::TeamId.eq(team.id)).one(db).await?;
        if begun.is_some() {
            continue;
        }
        let listed = shortlist::of(db, team.id).await?.len();
        let step = step(listed, &[]).as_str();
        let args = [("team", Arg::from(team.name.as_str())), ("count", Arg::from(listed))];
        steps.push(NextStep {
            title: visit.t_with(&format!("teams-next-{step}-title"), &args),
            text: visit.t_with(&format!("teams-next-{step}-text"), &args),
            href: visit.link(&format!("/teams/{}", team.id)),
            action: visit.t(&format!("teams-next-{step}-action")),
            urgent: true,
        });
    }
    Ok(steps)
}
