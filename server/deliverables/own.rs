//! What the team has made elsewhere in Coesa and can hand in: its canvas, posts, charts and documents.
//! Where links are handed in, the page itself is linked; where only a text is, a document's is copied.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use tables::ids::{ChartId, DocumentId, PostId, TeamId};
use tables::{canvas_field, chart, document, document_revision, post};

use super::form::{Draft, LONGEST_TITLE, Link, MOST_LINKS};
use super::piece::Piece;
use crate::error::Result;
use crate::schools::programme::Takes;
use crate::text::Arg;
use crate::web::visit::Visit;

/// So many of each sort are offered.
const MOST: u64 = 100;

/// One of the team's own things.
struct Own {
    /// As a form names it.
    key: String,
    /// What it is, in the reader's language.
    title: String,
    /// Its page, without the language.
    path: String,
    /// The document, if it is one.
    document: Option<DocumentId>,
}

/// Why something could not be put into the draft, as the key of a text.
type Refusal = &'static str;

/// What a form offers: keys and titles. Nothing where it could not be handed in.
pub(super) async fn offered(visit: &Visit, piece: &Piece) -> Result<Vec<(String, String)>> {
    let own = of_piece(visit, piece).await?;
    Ok(own.into_iter().map(|one| (one.key, one.title)).collect())
}

/// Puts what was chosen into the draft, unless it is there; `key` is empty where nothing was.
pub(super) async fn put(
    visit: &Visit,
    piece: &Piece,
    key: &str,
    draft: &mut Draft,
) -> Result<Result<(), Refusal>> {
    if key.is_empty() {
        return Ok(Ok(()));
    }
    let own = of_piece(visit, piece).await?;
    let Some(one) = own.into_iter().find(|one| one.key == key) else {
        return Ok(Err("deliverables-own-gone"));
    };
    if !piece.asked.takes(Takes::Links) {
        let text = text_of(&visit.app.db, one.document).await?;
        let both = [draft.words.trim(), text.trim()].join("\n\n");
        both.trim().clone_into(&mut draft.words);
        return Ok(Ok(()));
    }
    let url = visit.link(&one.path);
    if draft.links.iter().any(|link| link.url == url) {
        return Ok(Ok(()));
    }
    if draft.links.len() >= MOST_LINKS {
        return Ok(Err("deliverables-own-full"));
    }
    draft.links.push(Link { title: one.title.chars().take(LONGEST_TITLE).collect(), url });
    Ok(Ok(()))
}

async fn of_piece(visit: &Visit, piece: &Piece) -> Result<Vec<Own>> {
    let (db, team) = (&visit.app.db, piece.team.id);
    if piece.asked.takes(Takes::Links) {
        let mut own = canvas(visit, db, team).await?;
        own.extend(posts(visit, db, team).await?);
        own.extend(charts(visit, db, team).await?);
        own.extend(documents(visit, db, team).await?);
        return Ok(own);
    }
    if piece.asked.takes(Takes::Text) { documents(visit, db, team).await } else { Ok(Vec::new()) }
}

/// The title that it has in the list, and as a link.
fn named(visit: &Visit, kind: &str, title: &str) -> String {
    visit.t_with(&format!("deliverables-own-{kind}"), &[("title", Arg::from(title))])
}

async fn canvas(visit: &Visit, conn: &impl ConnectionTrait, team: TeamId) -> Result<Vec<Own>> {
    let written = canvas_field::Entity::find()
        .filter(canvas_field::Column::TeamId.eq(team))
        .filter(canvas_field::Column::Words.ne(""))
        .count(conn)
        .await?;
    let canvas = (written > 0).then(|| Own {
        key: "canvas".to_owned(),
        title: visit.t("deliverables-own-canvas"),
        path: format!("/teams/{team}/canvas"),
        document: None,
    });
    Ok(canvas.into_iter().collect())
}

async fn posts(visit: &Visit, conn: &impl ConnectionTrait, team: TeamId) -> Result<Vec<Own>> {
    use post::Column;
    let rows: Vec<(PostId, String)> = post::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Title])
        .filter(Column::TeamId.eq(team))
        .order_by_desc(Column::ChangedAt)
        .order_by_desc(Column::Id)
        .limit(MOST)
        .into_tuple()
        .all(conn)
        .await?;
    let own = rows.into_iter().map(|(id, title)| Own {
        key: format!("post-{id}"),
        title: named(visit, "post", &title),
        path: format!("/teams/{team}/posts/{id}"),
        document: None,
    });
    Ok(own.collect())
}

/// A chart's newest version: later ones do not change what was handed in.
async fn charts(visit: &Visit, conn: &impl ConnectionTrait, team: TeamId) -> Result<Vec<Own>> {
    use chart::Column;
    let rows: Vec<(ChartId, String, i32)> = chart::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Title, Column::Newest])
        .filter(Column::TeamId.eq(team))
        .filter(Column::ArchivedAt.is_null())
        .order_by_asc(Column::Title)
        .limit(MOST)
        .into_tuple()
        .all(conn)
        .await?;
    let own = rows.into_iter().map(|(id, title, newest)| Own {
        key: format!("chart-{id}"),
        title: named(visit, "chart", &title),
        path: format!("/teams/{team}/desk/charts/{id}?version={newest}"),
        document: None,
    });
    Ok(own.collect())
}

async fn documents(visit: &Visit, conn: &impl ConnectionTrait, team: TeamId) -> Result<Vec<Own>> {
    use document::Column;
    let rows: Vec<(DocumentId, String)> = document::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Title])
        .filter(Column::TeamId.eq(team))
        .filter(Column::ArchivedAt.is_null())
        .order_by_desc(Column::ChangedAt)
        .order_by_desc(Column::Id)
        .limit(MOST)
        .into_tuple()
        .all(conn)
        .await?;
    let own = rows.into_iter().map(|(id, title)| Own {
        key: format!("document-{id}"),
        title: named(visit, "document", &title),
        path: format!("/teams/{team}/documents/{id}"),
        document: Some(id),
    });
    Ok(own.collect())
}

/// What stands in a document now, in Markdown.
async fn text_of(conn: &impl ConnectionTrait, document: Option<DocumentId>) -> Result<String> {
    let Some(id) = document else { return Ok(String::new()) };
    let Some(row) = document::Entity::find_by_id(id).one(conn).await? else { return Ok(String::new()) };
    let now = document_revision::Entity::find_by_id((id, row.revision)).one(conn).await?;
    Ok(now.map(|revision| revision.text).unwrap_or_default())
}
