//! What a team's own page shows of what it hands in: what came back, what is late, what is due next.

use chrono::{DateTime, Utc};
use sea_orm::EntityTrait;
use tables::kinds::DeliverableState;
use tables::{class, edition, edition_step};

use super::list::tracked_at;
use super::piece::{self, Piece, left};
use crate::error::Result;
use crate::schools::progress::steps::{self, Handed};
use crate::schools::{editions, programme};
use crate::teams::access::ViewTeam;
use crate::teams::ahead::Due;
use crate::web::visit::Visit;

/// So many that need somebody now are shown, and so many others.
const URGENT: usize = 6;
const OTHERS: usize = 3;

/// For a team's page; nothing in an edition that is over.
pub async fn due(visit: &Visit, may: &ViewTeam) -> Result<Vec<Due>> {
    let db = &visit.app.db;
    let today = visit.app.clock.today();
    let Some(class) = class::Entity::find_by_id(may.team.class_id).one(db).await? else {
        return Ok(Vec::new());
    };
    let year = edition::Entity::find_by_id(class.edition_id).one(db).await?;
    if year.is_none_or(|year| year.archived_at.is_some() || year.ends_on < today) {
        return Ok(Vec::new());
    }
    let mut steps = editions::steps(db, class.edition_id).await?;
    steps.retain(|step| step.opens_on <= today);
    let pieces = piece::of_teams(db, std::slice::from_ref(&may.team), &steps).await?;
    let handed = steps::handed(db, &[may.team.id]).await?.remove(&may.team.id).unwrap_or_default();
    let mut open: Vec<(DateTime<Utc>, Due)> =
        pieces.iter().filter(|piece| piece.is_open()).map(|piece| of_piece(visit, piece)).collect();
    for step in &steps {
        open.extend(tracked(visit, may, step, &handed)?);
    }
    open.sort_by_key(|(due, _)| *due);
    let (mut urgent, mut others) = (0, 0);
    open.retain(|(_, one)| {
        let (shown, most) = if one.urgent { (&mut urgent, URGENT) } else { (&mut others, OTHERS) };
        *shown += 1;
        *shown <= most
    });
    Ok(open.into_iter().map(|(_, one)| one).collect())
}

/// Something that is handed in on a page of its own.
fn of_piece(visit: &Visit, piece: &Piece) -> (DateTime<Utc>, Due) {
    let view = piece.view(visit);
    let returned = piece.state() == Some(DeliverableState::Returned);
    let one = Due {
        title: view.name,
        href: view.href,
        due: view.due,
        words: view.left.unwrap_or_else(|| visit.t("deliverables-state-returned")),
        urgent: returned || view.is_over,
    };
    (piece.due(), one)
}

/// What a step asks for that is made elsewhere on the site and is not there yet.
fn tracked(
    visit: &Visit,
    may: &ViewTeam,
    step: &edition_step::Model,
    handed: &Handed,
) -> Result<Vec<(DateTime<Utc>, Due)>> {
    let mut open = Vec::new();
    for asked in programme::asked(step)? {
        let Some(track) = asked.track else { continue };
        let (None, place) = tracked_at(track, handed) else { continue };
        let one = Due {
            title: asked.of(visit.lang).to_owned(),
            href: visit.link(&format!("/teams/{}/{place}", may.team.id)),
            due: step.due_at.to_rfc3339(),
            words: left(visit, step.due_at),
            urgent: visit.app.clock.now() > step.due_at,
        };
        open.push((step.due_at, one));
    }
    Ok(open)
}
