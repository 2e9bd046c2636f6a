//! The documents that a team writes together: notes, minutes, requests, plans, in Markdown.
//!
//! Two may write in the same one at once. A save is put together with what others wrote elsewhere in it,
//! and shown beside it where both wrote in the same place; each text that ever arrived stays a row of
//! its own. The history shows saves of one writer within some minutes as one; storage keeps all of
//! them, because another's unsent text may have been written on any of them.

pub mod access;
pub mod comments;
mod compare;
pub mod difference;
mod edit;
mod history;
pub mod keep;
mod list;
pub mod mentions;
pub mod merge;
pub mod passages;
pub mod save;
mod show;
pub mod start;
mod talk;

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::ids::PersonId;
use tables::person;

use crate::db::Db;
use crate::error::Result;
use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/teams/{team}/documents", list::show)
        .post("/teams/{team}/documents", list::create)
        .get("/teams/{team}/documents/{document}", show::show)
        .get("/teams/{team}/documents/{document}/text", show::download)
        .get("/teams/{team}/documents/{document}/edit", edit::show)
        .post("/teams/{team}/documents/{document}/edit", edit::save)
        .post("/teams/{team}/documents/{document}/preview", edit::preview)
        .get("/teams/{team}/documents/{document}/history", history::show)
        .post("/teams/{team}/documents/{document}/history", history::restore)
        .get("/teams/{team}/documents/{document}/difference", compare::show)
        .post("/teams/{team}/documents/{document}/archiving", list::archive)
        .post("/teams/{team}/documents/{document}/return", list::take_back)
        .post("/teams/{team}/documents/{document}/comments", talk::comment)
        .post("/teams/{team}/documents/{document}/comments/{saying}/answers", talk::answer)
        .post("/teams/{team}/documents/{document}/comments/{saying}/settling", talk::settle)
        .post("/teams/{team}/documents/{document}/comments/{saying}/reopening", talk::reopen)
        .post("/teams/{team}/documents/{document}/comments/{saying}/hiding", talk::hide)
        .post("/teams/{team}/documents/{document}/comments/{saying}/showing", talk::unhide)
}

/// How these people are called.
async fn names(db: &Db, ids: impl IntoIterator<Item = PersonId>) -> Result<HashMap<PersonId, String>> {
    let rows = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
