//! Closing an edition for ever. What its teams worked by stays as it is today: the rubric, and the words of
//! what the steps asked for.

use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Deserialize;
use tables::edition;
use tables::edition_step::{Column, Entity};
use tables::ids::EditionId;

use super::super::access::ChangePlan;
use super::super::{programme, rubric};
use super::show::{change_within, page_of};
use crate::db;
use crate::error::{Error, Result};
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::visit::Visit;

/// What archiving asks for: the name, typed, for it can't be undone.
#[derive(Deserialize)]
pub(super) struct ArchiveForm {
    #[serde(default)]
    sure: String,
}

/// Writes down what each step asks for, whole: a later list of the programme's changes none of it.
async fn keep_words(conn: &impl ConnectionTrait, edition: EditionId) -> Result<()> {
    let held = Entity::find().filter(Column::EditionId.eq(edition)).lock_exclusive().all(conn).await?;
    for step in held {
        Entity::update_many()
            .col_expr(Column::Deliverables, Expr::value(programme::kept(&step)?))
            .filter(Column::Id.eq(step.id))
            .exec(conn)
            .await?;
    }
    Ok(())
}

pub(super) async fn archive(
    may: ChangePlan,
    visit: Visit,
    Form(form): Form<ArchiveForm>,
) -> Result<Response> {
    // A draft is removed: closed, it would stay unread for ever.
    if !may.edition.public {
        return Err(Error::Forbidden);
    }
    if form.sure.trim() != may.edition.name {
        let mut errors = Errors::new();
        errors.add(
            "sure",
            visit.t_with("schools-edition-archive-unsure", &[("name", may.edition.name.as_str().into())]),
        );
        let page = page_of(&visit, &may.edition, errors).await?;
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    // A newer rubric is not the one by which this year's teams have worked.
    let rubric = rubric::of(&may.edition)?;
    let changes = [
        (edition::Column::ArchivedAt, Expr::value(visit.app.clock.now())),
        (edition::Column::RubricVersion, Expr::value(rubric.version.clone())),
        (edition::Column::Pinned, Expr::value(false)),
    ];
    let revision = may.edition.revision.to_string();
    let tx = db::begin_write(&visit.app.db).await?;
    let done = change_within(&tx, &visit, &may, &revision, "edition.archived", &changes).await?;
    if done {
        keep_words(&tx, may.edition.id).await?;
        tx.commit().await?;
    }
    let (kind, key) =
        if done { ("success", "schools-edition-archived") } else { ("warning", "schools-meanwhile") };
    visit.go_saying(&format!("/editions/{}", may.edition.id), kind, visit.t(key)).await
}
