//! What the team lets others read: posts on their way to the public, and what it hands in.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QuerySelect, Select,
};
use tables::ids::{DeliverableId, PersonId, PostId, StepId};
use tables::kinds::Verdict;
use tables::{deliverable, deliverable_version, edition_step, event, post, post_revision};

use super::super::happenings::{Happening, Key, Scope, Source};
use super::happened;
use crate::error::Result;
use crate::schools::programme;
use crate::teams::access::TeamTie;

/// May one with this tie know of a post that has not been public? As posts themselves have it.
fn sees_drafts(tie: TeamTie) -> bool {
    match tie {
        TeamTie::Member | TeamTie::Teacher | TeamTie::Supporter => true,
        TeamTie::Staff | TeamTie::None => false,
    }
}

/// Which posts are the team's and such that the reader may know of them.
fn known(scope: &Scope) -> Condition {
    let own = Condition::all().add(post::Column::TeamId.eq(scope.team));
    if sees_drafts(scope.tie) { own } else { own.add(post::Column::Slug.is_not_null()) }
}

/// These posts, by title.
async fn posts(conn: &impl ConnectionTrait, scope: &Scope) -> Result<HashMap<PostId, String>> {
    let found = post::Entity::find()
        .select_only()
        .columns([post::Column::Id, post::Column::Title])
        .filter(known(scope));
    let rows: Vec<(PostId, String)> = found.into_tuple().all(conn).await?;
    Ok(rows.into_iter().collect())
}

fn post_href(scope: &Scope, id: PostId) -> String {
    format!("/teams/{}/posts/{id}", scope.team)
}

/// A text of a post, without its words.
#[derive(FromQueryResult)]
struct Text {
    post_id: PostId,
    revision: i32,
    author_id: PersonId,
    saved_at: DateTime<Utc>,
    /// The post's now.
    title: String,
}

pub(super) async fn drafts(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Happening>> {
    use post_revision::Column;
    let post =
        post_revision::Entity::belongs_to(post::Entity).from(Column::PostId).to(post::Column::Id).into();
    let found = post_revision::Entity::find()
        .select_only()
        .columns([Column::PostId, Column::Revision, Column::AuthorId, Column::SavedAt])
        .column(post::Column::Title)
        .join(JoinType::InnerJoin, post)
        .filter(known(scope));
    let by = (Column::SavedAt, Column::AuthorId);
    let key = (Some(Column::PostId), Column::Revision);
    let rows = scope.narrow(found, Source::Draft, by, key).into_model::<Text>().all(conn).await?;
    let told = rows.into_iter().map(|row| {
        let key = Key::under(row.post_id.0, row.revision);
        let href = post_href(scope, row.post_id);
        let one = happened(Source::Draft, row.saved_at, key, row.author_id, row.title, href);
        Happening { deed: if row.revision == 1 { "begun" } else { "" }, ..one }
    });
    Ok(told.collect())
}

/// The steps of posts: handed over, sent back, published, taken back, shown again.
pub(super) async fn post_steps(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Happening>> {
    use event::Column;
    let posts = posts(conn, scope).await?;
    if posts.is_empty() {
        return Ok(Vec::new());
    }
    let of: HashMap<String, PostId> = posts.keys().map(|id| (format!("post:{id}"), *id)).collect();
    let deeds = [
        ("post.asked", "asked"),
        ("post.returned", "returned"),
        ("post.published", "published"),
        ("post.hidden", "hidden"),
        ("post.shown", "shown"),
    ];
    let found = event::Entity::find()
        .filter(Column::Subject.is_in(of.keys().map(String::as_str)))
        .filter(Column::Kind.is_in(deeds.map(|(kind, _)| kind)));
    let rows = scope
        .narrow(found, Source::Post, (Column::At, Column::ActorId), (None, Column::Id))
        .all(conn)
        .await?;
    let told = rows.into_iter().filter_map(|row| {
        let who = row.acting_as_id.or(row.actor_id)?;
        let (_, deed) = deeds.into_iter().find(|(kind, _)| *kind == row.kind)?;
        let id = *of.get(&row.subject)?;
        let title = posts.get(&id)?.as_str();
        let one = happened(Source::Post, row.at, Key::number(row.id), who, title, post_href(scope, id));
        Some(Happening { deed, ..one })
    });
    Ok(told.collect())
}

/// What these steps ask for, by step and id: names in the reader's language.
async fn asked(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    steps: impl Iterator<Item = StepId>,
) -> Result<HashMap<(StepId, String), String>> {
    let steps: Vec<StepId> = steps.collect();
    let mut names = HashMap::new();
    if steps.is_empty() {
        return Ok(names);
    }
    let found = edition_step::Entity::find().filter(edition_step::Column::Id.is_in(steps));
    for step in found.all(conn).await? {
        for one in programme::asked(&step)? {
            names.insert((step.id, one.id.clone()), one.of(scope.lang).to_owned());
        }
    }
    Ok(names)
}

fn piece_href(scope: &Scope, step: StepId, asked: &str) -> String {
    format!("/teams/{}/deliverables/{step}/{asked}", scope.team)
}

/// What the team has handed in: which versions of what.
fn versions(scope: &Scope) -> Select<deliverable_version::Entity> {
    use deliverable_version::Column;
    let work = deliverable_version::Entity::belongs_to(deliverable::Entity)
        .from(Column::DeliverableId)
        .to(deliverable::Column::Id)
        .into();
    deliverable_version::Entity::find()
        .select_only()
        .columns([Column::DeliverableId, Column::Number])
        .columns([deliverable::Column::StepId, deliverable::Column::Asked])
        .join(JoinType::InnerJoin, work)
        .filter(deliverable::Column::TeamId.eq(scope.team))
}

/// A version that was handed in, without what is in it.
#[derive(FromQueryResult)]
struct Version {
    deliverable_id: DeliverableId,
    number: i32,
    handed_by: PersonId,
    handed_at: DateTime<Utc>,
    step_id: StepId,
    asked: String,
}

pub(super) async fn handed(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Happening>> {
    use deliverable_version::Column;
    let found = versions(scope).columns([Column::HandedBy, Column::HandedAt]);
    let by = (Column::HandedAt, Column::HandedBy);
    let key = (Some(Column::DeliverableId), Column::Number);
    let rows = scope.narrow(found, Source::Handed, by, key).into_model::<Version>().all(conn).await?;
    let names = asked(conn, scope, rows.iter().map(|row| row.step_id)).await?;
    // What its step does not ask for any more has no page.
    let told = rows.into_iter().filter_map(|row| {
        let href = piece_href(scope, row.step_id, &row.asked);
        let name = names.get(&(row.step_id, row.asked))?.as_str();
        let key = Key::under(row.deliverable_id.0, row.number);
        let one = happened(Source::Handed, row.handed_at, key, row.handed_by, name, href);
        Some(Happening { deed: if row.number > 1 { "again" } else { "" }, ..one })
    });
    Ok(told.collect())
}

/// What became of a version, without what was said.
#[derive(FromQueryResult)]
struct Judged {
    deliverable_id: DeliverableId,
    number: i32,
    verdict: Verdict,
    verdict_by: PersonId,
    verdict_at: DateTime<Utc>,
    step_id: StepId,
    asked: String,
}

/// What became of it: the last word on each version.
pub(super) async fn verdicts(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Happening>> {
    use deliverable_version::Column;
    let found = versions(scope)
        .columns([Column::Verdict, Column::VerdictBy, Column::VerdictAt])
        .filter(Column::Verdict.is_not_null())
        .filter(Column::VerdictBy.is_not_null());
    let by = (Column::VerdictAt, Column::VerdictBy);
    let key = (Some(Column::DeliverableId), Column::Number);
    let rows = scope.narrow(found, Source::Verdict, by, key).into_model::<Judged>().all(conn).await?;
    let names = asked(conn, scope, rows.iter().map(|row| row.step_id)).await?;
    let told = rows.into_iter().filter_map(|row| {
        let href = piece_href(scope, row.step_id, &row.asked);
        let name = names.get(&(row.step_id, row.asked))?.as_str();
        let key = Key::under(row.deliverable_id.0, row.number);
        let one = happened(Source::Verdict, row.verdict_at, key, row.verdict_by, name, href);
        Some(Happening { deed: row.verdict.as_str(), ..one })
    });
    Ok(told.collect())
}
