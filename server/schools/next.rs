//! What is next for teachers who apply, and for the staff of the programme.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tables::ids::EditionId;
use tables::kinds::{ApplicationState, Role};
use tables::{application, edition, edition_call};

use crate::error::Result;
use crate::people::NextStep;
use crate::people::access::is_staff;
use crate::text::{self, Arg};
use crate::web::visit::{Actor, Visit};

/// What is next: a draft to finish, a call to answer, what was sent and is not decided; for staff
/// applications that wait for a decision.
pub async fn next_steps(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    if actor.role == Role::Teacher {
        for_teacher(visit, actor).await
    } else if is_staff(actor.role) {
        for_staff(visit).await
    } else {
        Ok(Vec::new())
    }
}

async fn for_teacher(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    let now = visit.app.clock.now();
    let running = running(visit).await?;
    let open = edition_call::Entity::find()
        .filter(edition_call::Column::OpensAt.lte(now))
        .filter(edition_call::Column::ClosesAt.gt(now))
        .filter(edition_call::Column::EditionId.is_in(running.keys().copied()))
        .order_by_asc(edition_call::Column::ClosesAt)
        .all(&visit.app.db)
        .await?;
    let own = application::Entity::find()
        .filter(application::Column::TeacherId.eq(actor.id))
        .filter(application::Column::EditionId.is_in(running.keys().copied()))
        .order_by_asc(application::Column::Id)
        .all(&visit.app.db)
        .await?;
    let mut steps = Vec::new();
    for call in open {
        let Some(name) = running.get(&call.edition_id) else { continue };
        let until = text::moment(visit.lang, call.closes_at);
        let args = [("edition", Arg::from(name.as_str())), ("until", Arg::from(until))];
        let mut mine = own.iter().filter(|one| one.edition_id == call.edition_id).peekable();
        let applied = mine.peek().is_some();
        let draft = mine.find(|one| one.state == ApplicationState::Draft);
        let (key, href) = match draft {
            Some(draft) => ("draft", format!("/applications/{}", draft.id)),
            None if applied => continue,
            None => ("call", "/applications".to_owned()),
        };
        steps.push(NextStep {
            title: visit.t_with(&format!("schools-next-{key}-title"), &args),
            text: visit.t_with(&format!("schools-next-{key}-text"), &args),
            href: visit.link(&href),
            action: visit.t(&format!("schools-next-{key}-action")),
            urgent: draft.is_some(),
        });
    }
    steps.extend(own.iter().filter_map(|one| sent(visit, one, running.get(&one.edition_id)?)));
    Ok(steps)
}

/// How an application stands that was sent and has not become a class, nor been refused.
fn sent(visit: &Visit, application: &application::Model, edition: &str) -> Option<NextStep> {
    let key = match application.state {
        ApplicationState::Submitted => "sent",
        ApplicationState::Waiting => "listed",
        ApplicationState::Draft
        | ApplicationState::Withdrawn
        | ApplicationState::Admitted
        | ApplicationState::Refused => return None,
    };
    let args = [("class", Arg::from(application.class_name.as_str())), ("edition", Arg::from(edition))];
    Some(NextStep {
        title: visit.t_with(&format!("schools-next-{key}-title"), &args),
        text: visit.t_with(&format!("schools-next-{key}-text"), &args),
        href: visit.link(&format!("/applications/{}", application.id)),
        action: visit.t("schools-next-sent-action"),
        urgent: false,
    })
}

/// The names of the editions that are not in the archive.
async fn running(visit: &Visit) -> Result<HashMap<EditionId, String>> {
    let running =
        edition::Entity::find().filter(edition::Column::ArchivedAt.is_null()).all(&visit.app.db).await?;
    Ok(running.into_iter().map(|edition| (edition.id, edition.name)).collect())
}

async fn for_staff(visit: &Visit) -> Result<Vec<NextStep>> {
    let running = running(visit).await?;
    let waiting: Vec<(EditionId, i64)> = application::Entity::find()
        .select_only()
        .column(application::Column::EditionId)
        .column_as(application::Column::Id.count(), "waiting")
        .filter(application::Column::State.eq(ApplicationState::Submitted))
        .filter(application::Column::EditionId.is_in(running.keys().copied()))
        .group_by(application::Column::EditionId)
        .order_by_asc(application::Column::EditionId)
        .into_tuple()
        .all(&visit.app.db)
        .await?;
    let step = |(edition, waiting): (EditionId, i64)| {
        let name = running.get(&edition).map_or("", String::as_str);
        let args = [
            ("count", Arg::from(usize::try_from(waiting).unwrap_or_default())),
            ("edition", Arg::from(name)),
        ];
        NextStep {
            title: visit.t_with("schools-next-waiting-title", &args),
            text: visit.t_with("schools-next-waiting-text", &args),
            href: visit.link(&format!("/selection/{edition}")),
            action: visit.t("schools-next-waiting-action"),
            urgent: false,
        }
    };
    let mut steps: Vec<NextStep> = waiting.into_iter().map(step).collect();
    steps.push(NextStep {
        title: visit.t("schools-next-overview-title"),
        text: visit.t("schools-next-overview-text"),
        href: visit.link("/overview"),
        action: visit.t("schools-next-overview-action"),
        urgent: false,
    });
    Ok(steps)
}
