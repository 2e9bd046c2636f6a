//! Projects that a person follows: what imports move in them is told.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::Serialize;
use tables::project_follower::{ActiveModel, Column, Entity};

use super::{Slug, presence, show};
use crate::error::{Error, Result};
use crate::people::access::SignedIn;
use crate::text::Arg;
use crate::web::Response;
use crate::web::address::At;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct FollowingPage {
    projects: Vec<Followed>,
}

#[derive(Serialize)]
struct Followed {
    slug: String,
    title: String,
    since: String,
}

impl Page for FollowingPage {
    const TEMPLATE: &'static str = "projects/following.html";
}

/// Does the reader follow it? None for visitors.
pub(super) async fn is_followed(visit: &Visit, slug: &str) -> Result<Option<bool>> {
    let Some(actor) = &visit.actor else { return Ok(None) };
    let row = Entity::find_by_id((actor.id, slug.to_owned())).one(&visit.app.db).await?;
    Ok(Some(row.is_some()))
}

pub(super) async fn list(SignedIn(actor): SignedIn, visit: Visit) -> Result<Response> {
    let rows = Entity::find()
        .filter(Column::PersonId.eq(actor.id))
        .order_by_desc(Column::Since)
        .all(&visit.app.db)
        .await?;
    let projects = rows
        .into_iter()
        .map(|row| Followed { slug: row.project_slug, title: row.title, since: row.since.to_rfc3339() })
        .collect();
    visit.show(&FollowingPage { projects })
}

pub(super) async fn follow(
    SignedIn(actor): SignedIn,
    visit: Visit,
    At(Slug(slug)): At<Slug>,
) -> Result<Response> {
    // One that the data have lost may be back one day.
    let title = match show::find(&visit, slug.clone()).await {
        Err(Error::NotFound) => {
            let lost = presence::lost(&visit.app, &slug).await?.ok_or(Error::NotFound)?;
            lost.title.unwrap_or_else(|| slug.clone())
        }
        project => project?.title,
    };
    let row = ActiveModel {
        person_id: Set(actor.id),
        project_slug: Set(slug.clone()),
        title: Set(title.clone()),
        since: Set(visit.app.clock.now()),
    };
    Entity::insert(row)
        .on_conflict(OnConflict::columns([Column::PersonId, Column::ProjectSlug]).do_nothing().to_owned())
        .exec_without_returning(&visit.app.db)
        .await?;
    let said = visit.t_with("projects-followed", &[("title", Arg::from(title))]);
    visit.go_saying(&format!("/progetti/{slug}/"), "success", said).await
}

/// Also of a project that the data have lost.
pub(super) async fn leave(
    SignedIn(actor): SignedIn,
    visit: Visit,
    At(Slug(slug)): At<Slug>,
) -> Result<Response> {
    Entity::delete_by_id((actor.id, slug)).exec(&visit.app.db).await?;
    visit.go_saying("/following", "info", visit.t("projects-unfollowed")).await
}
