//! How the team chooses its project: reasons, votes, what it proposes. Of a vote it is told that it is open
//! and that it is closed; who has voted is written nowhere, and so not whose ballot closed it either.

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect,
};
use tables::ids::PersonId;
use tables::kinds::PointSide;
use tables::{choice_proposal, event, shortlist_item, shortlist_point, team_vote};

use super::super::happenings::{Happening, Key, Scope, Source};
use super::happened;
use crate::error::Result;

fn shortlist(scope: &Scope) -> String {
    format!("/teams/{}/shortlist", scope.team)
}

pub(super) async fn listed(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Happening>> {
    use shortlist_item::Column;
    let found = shortlist_item::Entity::find().filter(Column::TeamId.eq(scope.team));
    let rows = scope
        .narrow(found, Source::Listed, (Column::AddedAt, Column::AddedBy), (None, Column::Id))
        .all(conn)
        .await?;
    let told = rows.into_iter().map(|row| {
        let href = format!("/progetti/{}/", row.project_slug);
        happened(Source::Listed, row.added_at, Key::number(row.id), row.added_by, row.title, href)
    });
    Ok(told.collect())
}

#[derive(FromQueryResult)]
struct Point {
    id: i64,
    item_id: i64,
    side: PointSide,
    author_id: PersonId,
    at: DateTime<Utc>,
    /// The project's.
    title: String,
}

pub(super) async fn reasons(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Happening>> {
    use shortlist_point::Column;
    let item = shortlist_point::Entity::belongs_to(shortlist_item::Entity)
        .from(Column::ItemId)
        .to(shortlist_item::Column::Id)
        .into();
    let found = shortlist_point::Entity::find()
        .select_only()
        .columns([Column::Id, Column::ItemId, Column::Side, Column::AuthorId, Column::At])
        .column(shortlist_item::Column::Title)
        .join(JoinType::InnerJoin, item)
        .filter(shortlist_item::Column::TeamId.eq(scope.team));
    let rows = scope
        .narrow(found, Source::Reason, (Column::At, Column::AuthorId), (None, Column::Id))
        .into_model::<Point>()
        .all(conn)
        .await?;
    let told = rows.into_iter().map(|row| {
        let href = format!("{}#item-{}", shortlist(scope), row.item_id);
        let one = happened(Source::Reason, row.at, Key::number(row.id), row.author_id, row.title, href);
        Happening { deed: row.side.as_str(), ..one }
    });
    Ok(told.collect())
}

pub(super) async fn opened(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Happening>> {
    use team_vote::Column;
    let found = team_vote::Entity::find().filter(Column::TeamId.eq(scope.team));
    let rows = scope
        .narrow(found, Source::Opened, (Column::OpenedAt, Column::OpenedBy), (None, Column::Id))
        .all(conn)
        .await?;
    let told = rows.into_iter().map(|row| {
        let href = format!("/teams/{}/vote", scope.team);
        let key = Key::number(row.id.0);
        let one = happened(Source::Opened, row.opened_at, key, row.opened_by, "", href);
        Happening { deed: if row.run_off_of.is_some() { "run-off" } else { "" }, ..one }
    });
    Ok(told.collect())
}

pub(super) async fn closed(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Happening>> {
    use team_vote::Column;
    // Among what one person did it is not.
    if scope.who.is_some() {
        return Ok(Vec::new());
    }
    let found = team_vote::Entity::find().filter(Column::TeamId.eq(scope.team));
    let rows = scope
        .narrow(found, Source::Closed, (Column::ClosedAt, Column::OpenedBy), (None, Column::Id))
        .all(conn)
        .await?;
    let told = rows.into_iter().filter_map(|row| {
        let href = format!("/teams/{}/vote#vote-{}", scope.team, row.id);
        Some(happened(Source::Closed, row.closed_at?, Key::number(row.id.0), None::<PersonId>, "", href))
    });
    Ok(told.collect())
}

/// The newest proposal: of those before it there is no row.
pub(super) async fn proposed(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Happening>> {
    use choice_proposal::Column;
    let found = choice_proposal::Entity::find().filter(Column::TeamId.eq(scope.team));
    let rows = scope
        .narrow(found, Source::Proposed, (Column::ProposedAt, Column::ProposedBy), (None, Column::TeamId))
        .all(conn)
        .await?;
    let told = rows.into_iter().map(|row| {
        let key = Key::number(row.team_id.0);
        happened(Source::Proposed, row.proposed_at, key, row.proposed_by, row.title, shortlist(scope))
    });
    Ok(told.collect())
}

/// The teacher's no. The yes is told with the report that it begins.
pub(super) async fn sent_back(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Happening>> {
    use event::Column;
    let found = event::Entity::find()
        .filter(Column::Subject.eq(format!("team:{}", scope.team)))
        .filter(Column::Kind.eq("choice.returned"));
    let rows = scope
        .narrow(found, Source::SentBack, (Column::At, Column::ActorId), (None, Column::Id))
        .all(conn)
        .await?;
    let told = rows.into_iter().filter_map(|row| {
        let who = row.acting_as_id.or(row.actor_id)?;
        Some(happened(Source::SentBack, row.at, Key::number(row.id), who, "", shortlist(scope)))
    });
    Ok(told.collect())
}
