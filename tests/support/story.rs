//! Teams and reports of the demo story, by the team's slug.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::kinds::Part;
use tables::{person, report, report_part, team};

use super::Site;

/// A team.
pub async fn team(site: &Site, slug: &str) -> team::Model {
    team::Entity::find().filter(team::Column::Slug.eq(slug)).one(&site.app.db).await.unwrap().unwrap()
}

/// A team's report.
pub async fn report(site: &Site, slug: &str) -> report::Model {
    let team = team(site, slug).await;
    let found = report::Entity::find().filter(report::Column::TeamId.eq(team.id));
    found.one(&site.app.db).await.unwrap().unwrap()
}

/// A part of a team's report, as it stands now.
pub async fn part(site: &Site, slug: &str, part: Part) -> report_part::Model {
    let report = report(site, slug).await;
    report_part::Entity::find_by_id((report.id, part)).one(&site.app.db).await.unwrap().unwrap()
}

/// Whoever signs in so.
pub async fn person(site: &Site, sign_in: &str) -> person::Model {
    coesa::people::account::find(&site.app, sign_in).await.unwrap().unwrap()
}
