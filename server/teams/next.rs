//! How far a team is, and what is next for its members until the report begins.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tables::ids::{ClassId, PersonId};
use tables::kinds::{Part, ProposalState, Role, Stage};
use tables::{choice_proposal, class_teacher, report, report_part, team, team_member};

use super::{shortlist, vote};
use crate::classes;
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

/// What is next for a student whose team has no report yet, and for a teacher whom a team asks.
pub async fn next_steps(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    match actor.role {
        Role::Student => for_student(visit, actor).await,
        Role::Teacher => for_teacher(visit, actor).await,
        Role::Supporter | Role::Reviewer | Role::Editor | Role::Admin => Ok(Vec::new()),
    }
}

/// The teams that a person is in now, of years that are not archived.
pub async fn of_member(db: &Db, person: PersonId) -> Result<Vec<team::Model>> {
    let ties = team_member::Entity::find()
        .filter(team_member::Column::PersonId.eq(person))
        .filter(team_member::Column::LeftAt.is_null())
        .all(db)
        .await?;
    Ok(team::Entity::find()
        .filter(team::Column::Id.is_in(ties.into_iter().map(|row| row.team_id)))
        .filter(team::Column::ClassId.in_subquery(classes::live()))
        .order_by_asc(team::Column::Id)
        .all(db)
        .await?)
}

async fn for_student(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    let db = &visit.app.db;
    let mut steps = Vec::new();
    for team in of_member(db, actor.id).await? {
        let begun = report::Entity::find().filter(report::Column::TeamId.eq(team.id)).one(db).await?;
        let args = [("team", Arg::from(team.name.as_str()))];
        if let Some(open) = vote::open_of(db, team.id).await?
            && !vote::has_voted(&visit.app, open, actor.id).await?
        {
            steps.push(step_to(visit, "choosing-next-vote", &args, &format!("/teams/{}/vote", team.id)));
        }
        if begun.is_some() {
            continue;
        }
        let listed = shortlist::of(db, team.id).await?.len();
        let args = [("team", Arg::from(team.name.as_str())), ("count", Arg::from(listed))];
        let step = step(listed, &[]);
        let place = if step == Step::Choice { "/shortlist" } else { "" };
        let path = format!("/teams/{}{place}", team.id);
        steps.push(step_to(visit, &format!("teams-next-{}", step.as_str()), &args, &path));
    }
    Ok(steps)
}

fn step_to(visit: &Visit, key: &str, args: &[(&str, Arg)], path: &str) -> NextStep {
    NextStep {
        title: visit.t_with(&format!("{key}-title"), args),
        text: visit.t_with(&format!("{key}-text"), args),
        href: visit.link(path),
        action: visit.t(&format!("{key}-action")),
        urgent: true,
    }
}

/// The choices that wait for this teacher's yes.
async fn for_teacher(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    let db = &visit.app.db;
    let taught: Vec<ClassId> = class_teacher::Entity::find()
        .select_only()
        .column(class_teacher::Column::ClassId)
        .filter(class_teacher::Column::PersonId.eq(actor.id))
        .filter(class_teacher::Column::ClassId.in_subquery(classes::live()))
        .into_tuple()
        .all(db)
        .await?;
    let teams = team::Entity::find()
        .filter(team::Column::ClassId.is_in(taught))
        .order_by_asc(team::Column::Id)
        .all(db)
        .await?;
    let waiting = choice_proposal::Entity::find()
        .filter(choice_proposal::Column::TeamId.is_in(teams.iter().map(|team| team.id)))
        .filter(choice_proposal::Column::State.eq(ProposalState::Waiting))
        .all(db)
        .await?;
    let mut steps = Vec::new();
    for team in teams {
        let Some(row) = waiting.iter().find(|row| row.team_id == team.id) else { continue };
        let args = [("team", Arg::from(team.name)), ("project", Arg::from(row.title.as_str()))];
        steps.push(step_to(visit, "choosing-next-proposal", &args, &format!("/teams/{}/shortlist", team.id)));
    }
    Ok(steps)
}
