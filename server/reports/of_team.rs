//! From a team to its report: on to it, or why there is none to read.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use tables::report;

use super::access::ReadReport;
use crate::error::{Error, Result};
use crate::teams::access::ViewTeam;
use crate::web::Response;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct NonePage {
    team: i64,
    team_name: String,
    /// There is one, which the reader may not read yet.
    begun: bool,
}

impl Page for NonePage {
    const TEMPLATE: &'static str = "reports/none.html";
}

pub(super) async fn show(may: ViewTeam, visit: Visit) -> Result<Response> {
    let db = &visit.app.db;
    let row = report::Entity::find().filter(report::Column::TeamId.eq(may.team.id)).one(db).await?;
    let begun = row.is_some();
    if let Some(row) = row {
        match ReadReport::check(db, may.by.clone(), row.id).await {
            Ok(_) => return Ok(visit.go(&format!("/reports/{}", row.id))),
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    visit.show(&NonePage { team: may.team.id.0, team_name: may.team.name.clone(), begun })
}
