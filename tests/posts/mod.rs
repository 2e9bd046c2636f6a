//! The blog: from the first draft to the page that everybody reads, and back.

mod moderation;
mod path;
mod pieces;
mod public;
mod rules;
mod writing;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::post;

use crate::support::Site;

/// The post of the story with that title.
pub async fn titled(site: &Site, title: &str) -> post::Model {
    let found = post::Entity::find().filter(post::Column::Title.eq(title)).one(&site.app.db).await.unwrap();
    found.unwrap()
}

/// The public post of team Acqua.
pub const TUBES: &str = "Perché abbiamo scelto i tubi sotto le nostre strade";
/// The one that waits for its teacher.
pub const SITE: &str = "Che cosa c’era prima del cantiere";
/// The draft of team Acqua.
pub const LETTER: &str = "La lettera all’acquedotto";

/// Its address for the team.
pub fn path_of(post: &post::Model) -> String {
    format!("/it/teams/{}/posts/{}", post.team_id, post.id)
}
