//! Documents: writing them together, their history, what is said on them.

mod comments;
mod difference;
mod merge;
mod pages;
mod writing;

use coesa::documents::access::WriteDocument;
use coesa::people::access::Actor;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::ids::DocumentId;
use tables::{document, document_revision};

use crate::support::{Site, story};

/// A document of the story's team Acqua, and its address.
async fn document(site: &Site) -> (document::Model, String) {
    let team = story::team(site, "acqua").await;
    let rows = document::Entity::find().filter(document::Column::TeamId.eq(team.id));
    let row = rows.order_by_asc(document::Column::Id).one(&site.app.db).await.unwrap().unwrap();
    let address = format!("/it/teams/{}/documents/{}", team.id, row.id);
    (row, address)
}

/// All texts of a document, the oldest first.
async fn revisions(site: &Site, id: DocumentId) -> Vec<document_revision::Model> {
    document_revision::Entity::find()
        .filter(document_revision::Column::DocumentId.eq(id))
        .order_by_asc(document_revision::Column::Number)
        .all(&site.app.db)
        .await
        .unwrap()
}

/// What is the document now.
async fn text(site: &Site, id: DocumentId) -> String {
    let row = document::Entity::find_by_id(id).one(&site.app.db).await.unwrap().unwrap();
    let key = (id, row.revision);
    document_revision::Entity::find_by_id(key).one(&site.app.db).await.unwrap().unwrap().text
}

/// That person's right to write in it.
async fn right(site: &Site, sign_in: &str, row: &document::Model) -> WriteDocument {
    let person = story::person(site, sign_in).await;
    let actor = Actor::new(person.id, person.role, person.name);
    WriteDocument::check(&site.app.db, actor, row.team_id, row.id).await.unwrap()
}
