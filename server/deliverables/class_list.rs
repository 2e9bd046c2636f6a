//! What the teams of a class have handed in, for their teacher to work through.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use tables::ids::ClassId;
use tables::kinds::DeliverableState;
use tables::{class, team};

use super::piece::{self, Piece, PieceView};
use crate::classes::access::ViewClass;
use crate::error::{Error, Result};
use crate::schools::editions;
use crate::web::Response;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The filters, in their order.
const FILTERS: [&str; 5] = ["waiting", "late", "returned", "accepted", "all"];

#[derive(Serialize)]
struct ClassPage {
    id: i64,
    name: String,
    filter: &'static str,
    /// Each with how many there are.
    filters: Vec<(&'static str, usize)>,
    pieces: Vec<PieceView>,
}

impl Page for ClassPage {
    const TEMPLATE: &'static str = "deliverables/class_list.html";
}

/// The filter, as in the address.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    show: String,
}

fn fits(piece: &Piece, filter: &str, now: DateTime<Utc>) -> bool {
    match filter {
        "waiting" => piece.state() == Some(DeliverableState::HandedIn),
        "late" => piece.is_late(now),
        "returned" => piece.state() == Some(DeliverableState::Returned),
        "accepted" => piece.state() == Some(DeliverableState::Accepted),
        _ => true,
    }
}

/// All that the teams of the class are asked for: what was handed in first comes first, then by step.
async fn of_class(conn: &impl ConnectionTrait, class: &class::Model) -> Result<Vec<Piece>> {
    let teams = team::Entity::find()
        .filter(team::Column::ClassId.eq(class.id))
        .order_by_asc(team::Column::Name)
        .order_by_asc(team::Column::Id)
        .all(conn)
        .await?;
    let steps = editions::steps(conn, class.edition_id).await?;
    let mut pieces = piece::of_teams(conn, &teams, &steps).await?;
    let handed = |piece: &Piece| piece.row.as_ref().and_then(|row| row.handed_at);
    pieces.sort_by_key(|piece| (handed(piece).is_none(), handed(piece)));
    Ok(pieces)
}

pub(super) async fn show(may: ViewClass, visit: Visit, Query(wanted): Query<Wanted>) -> Result<Response> {
    let now = visit.app.clock.now();
    let filter = FILTERS.into_iter().find(|filter| *filter == wanted.show).unwrap_or(FILTERS[0]);
    let pieces = of_class(&visit.app.db, &may.class).await?;
    let count = |filter| pieces.iter().filter(|piece| fits(piece, filter, now)).count();
    visit.show(&ClassPage {
        id: may.class.id.0,
        name: may.class.name.clone(),
        filter,
        filters: FILTERS.map(|filter| (filter, count(filter))).to_vec(),
        pieces: pieces
            .iter()
            .filter(|piece| fits(piece, filter, now))
            .map(|piece| piece.view(&visit))
            .collect(),
    })
}

/// What waits for the teacher around one of them.
#[derive(Default)]
pub(super) struct Beside {
    pub(super) previous: Option<Piece>,
    pub(super) next: Option<Piece>,
    /// How many others wait.
    pub(super) waiting: usize,
}

/// What waits in the class of that one, before it and after it.
pub(super) async fn beside(visit: &Visit, piece: &Piece) -> Result<Beside> {
    let db = &visit.app.db;
    let class: ClassId = piece.team.class_id;
    let class = class::Entity::find_by_id(class).one(db).await?.ok_or(Error::NotFound)?;
    let at = |piece: &Piece| piece.row.as_ref().map(|row| (row.handed_at, row.id));
    let here = at(piece);
    let mut found = Beside::default();
    for one in of_class(db, &class).await? {
        if one.state() != Some(DeliverableState::HandedIn) || one.which() == piece.which() {
            continue;
        }
        found.waiting += 1;
        if at(&one) < here {
            found.previous = Some(one);
        } else if found.next.is_none() {
            found.next = Some(one);
        }
    }
    Ok(found)
}
