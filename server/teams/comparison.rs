//! The projects of a team's shortlist, or others, side by side, with how far they are from the school.

use dataset::places;
use sea_orm::EntityTrait;
use serde::Serialize;
use tables::ids::TeamId;
use tables::{class, school};

use super::access::ViewTeam;
use super::shortlist;
use crate::error::{Error, Result};
use crate::projects::comparison::{self, CompareForm, Comparison};
use crate::projects::presence;
use crate::web::Response;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct ComparisonPage {
    id: i64,
    team: String,
    comparison: Comparison,
}

impl Page for ComparisonPage {
    const TEMPLATE: &'static str = "teams/comparison.html";
}

/// Whoever names none means the first of the list that the data know still.
async fn first_of_list(visit: &Visit, team: TeamId) -> Result<Vec<String>> {
    let mut slugs = Vec::new();
    for item in shortlist::of(&visit.app.db, team).await? {
        if slugs.len() < comparison::MOST && presence::lost(&visit.app, &item.project_slug).await?.is_none() {
            slugs.push(item.project_slug);
        }
    }
    Ok(slugs)
}

pub(super) async fn show(may: ViewTeam, visit: Visit, Query(form): Query<CompareForm>) -> Result<Response> {
    let db = &visit.app.db;
    let class = class::Entity::find_by_id(may.team.class_id).one(db).await?.ok_or(Error::NotFound)?;
    let school = school::Entity::find_by_id(class.school_id).one(db).await?.ok_or(Error::NotFound)?;
    let named = if form.p.is_empty() { first_of_list(&visit, may.team.id).await? } else { form.p };
    let path = format!("/teams/{}/comparison", may.team.id);
    let comparison =
        comparison::compare(&visit, &path, &named, places::by_istat(&school.municipality)).await?;
    let page = ComparisonPage { id: may.team.id.0, team: may.team.name.clone(), comparison };
    visit.show_with(page.comparison.status(), &page)
}
