//! What is next: for students what is due, or came back; for teachers how many wait.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::ids::{ClassId, TeamId};
use tables::kinds::{DeliverableState, Role};
use tables::{class, class_teacher, deliverable, edition, team};

use super::piece::{self, Piece};
use crate::classes;
use crate::error::Result;
use crate::people::NextStep;
use crate::schools::editions;
use crate::teams;
use crate::text::{self, Arg};
use crate::web::visit::{Actor, Visit};

/// So many days before it is due a thing is urgent.
const SOON: i64 = 7;

/// What is next for a student or a teacher.
pub async fn next_steps(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    match actor.role {
        Role::Student => for_student(visit, actor).await,
        Role::Teacher => for_teacher(visit, actor).await,
        Role::Supporter | Role::Reviewer | Role::Editor | Role::Admin => Ok(Vec::new()),
    }
}

/// What came back, and else what is due next of what has opened.
async fn for_student(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    let db = &visit.app.db;
    let (now, today) = (visit.app.clock.now(), visit.app.clock.today());
    let mut next = Vec::new();
    for team in teams::of_member(db, actor.id).await? {
        let Some(class) = class::Entity::find_by_id(team.class_id).one(db).await? else { continue };
        let Some(year) = edition::Entity::find_by_id(class.edition_id).one(db).await? else { continue };
        if year.ends_on < today {
            continue;
        }
        let steps = editions::steps(db, class.edition_id).await?;
        let pieces = piece::of_teams(db, &[team], &steps).await?;
        let returned = |piece: &&Piece| piece.state() == Some(DeliverableState::Returned);
        next.extend(pieces.iter().filter(returned).map(|piece| step(visit, piece, "returned", true)));
        let open = pieces.iter().filter(|piece| {
            let waits = piece.state().is_none_or(|state| state == DeliverableState::Draft);
            waits && piece.step.opens_on <= today
        });
        if let Some(piece) = open.min_by_key(|piece| piece.due()) {
            let left = piece.due() - now;
            let key = if left < chrono::Duration::zero() { "late" } else { "due" };
            next.push(step(visit, piece, key, left.num_days() < SOON));
        }
    }
    Ok(next)
}

fn step(visit: &Visit, piece: &Piece, key: &str, urgent: bool) -> NextStep {
    let args = [
        ("asked", Arg::from(piece.asked.of(visit.lang))),
        ("team", Arg::from(piece.team.name.as_str())),
        ("due", Arg::from(text::moment(visit.lang, piece.due()))),
    ];
    NextStep {
        title: visit.t_with(&format!("deliverables-next-{key}-title"), &args),
        text: visit.t_with(&format!("deliverables-next-{key}-text"), &args),
        href: visit.link(&piece.path()),
        action: visit.t(&format!("deliverables-next-{key}-action")),
        urgent,
    }
}

/// A line for each class in which something waits.
async fn for_teacher(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    let db = &visit.app.db;
    let taught: Vec<ClassId> = class_teacher::Entity::find()
        .filter(class_teacher::Column::PersonId.eq(actor.id))
        .all(db)
        .await?
        .into_iter()
        .map(|row| row.class_id)
        .collect();
    let classes = class::Entity::find()
        .filter(class::Column::Id.is_in(taught))
        .filter(class::Column::Id.in_subquery(classes::live()))
        .order_by_asc(class::Column::Id)
        .all(db)
        .await?;
    let teams = team::Entity::find()
        .filter(team::Column::ClassId.is_in(classes.iter().map(|class| class.id)))
        .all(db)
        .await?;
    let waiting: Vec<TeamId> = deliverable::Entity::find()
        .filter(deliverable::Column::TeamId.is_in(teams.iter().map(|team| team.id)))
        .filter(deliverable::Column::State.eq(DeliverableState::HandedIn))
        .all(db)
        .await?
        .into_iter()
        .map(|row| row.team_id)
        .collect();
    let of_class = |class: &class::Model| {
        let of_it = |id: &&TeamId| teams.iter().any(|team| team.id == **id && team.class_id == class.id);
        waiting.iter().filter(of_it).count()
    };
    let line = |class: &class::Model| {
        let count = of_class(class);
        let args = [("count", Arg::from(count)), ("class", Arg::from(class.name.as_str()))];
        (count > 0).then(|| NextStep {
            title: visit.t_with("deliverables-next-waiting-title", &args),
            text: visit.t_with("deliverables-next-waiting-text", &args),
            href: visit.link(&format!("/classes/{}/deliverables", class.id)),
            action: visit.t("deliverables-next-waiting-action"),
            urgent: true,
        })
    };
    Ok(classes.iter().filter_map(line).collect())
}
