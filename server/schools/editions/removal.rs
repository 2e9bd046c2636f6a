//! Removing an edition that nothing hangs on: one made by mistake, or twice.

use http::StatusCode;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use serde::Deserialize;
use serde_json::json;
use tables::ids::EditionId;
use tables::{
    application, certificate, class, edition, edition_call, edition_certificates, edition_lesson,
    edition_page, edition_step, organisation_assignment,
};

use super::super::access::ChangePlan;
use super::show::page_of;
use crate::db;
use crate::error::{Error, Result};
use crate::people::account::note;
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::visit::Visit;

/// What removing asks for: the name, typed, for it can't be undone.
#[derive(Deserialize)]
pub(super) struct RemovalForm {
    #[serde(default)]
    removal_sure: String,
}

/// Does nothing hang on the edition: no class, application or certificate, no organisation's help?
pub(super) async fn is_free(conn: &impl ConnectionTrait, edition: EditionId) -> Result<bool> {
    macro_rules! has {
        ($table:ident) => {
            $table::Entity::find().filter($table::Column::EditionId.eq(edition)).count(conn).await? > 0
        };
    }
    Ok(!(has!(class) || has!(application) || has!(certificate) || has!(organisation_assignment)))
}

/// Takes away the edition and what is its own: steps, pages, call, what certificates say, choice of units.
async fn take_away(conn: &impl ConnectionTrait, edition: EditionId) -> Result<()> {
    macro_rules! forget {
        ($($table:ident)*) => { $(
            $table::Entity::delete_many().filter($table::Column::EditionId.eq(edition)).exec(conn).await?;
        )* };
    }
    forget!(edition_step edition_page edition_call edition_certificates edition_lesson);
    edition::Entity::delete_by_id(edition).exec(conn).await?;
    Ok(())
}

pub(super) async fn remove(may: ChangePlan, visit: Visit, Form(form): Form<RemovalForm>) -> Result<Response> {
    let (id, name) = (may.edition.id, may.edition.name.as_str());
    if form.removal_sure.trim() != name {
        let mut errors = Errors::new();
        let unsure = visit.t_with("schools-edition-remove-unsure", &[("name", name.into())]);
        errors.add("removal_sure", unsure);
        let page = page_of(&visit, &may.edition, errors).await?;
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let tx = db::begin_write(&visit.app.db).await?;
    // Held, so that who is just applying finds it gone, or is found here.
    let held = edition::Entity::find_by_id(id).lock_exclusive().one(&tx).await?;
    held.filter(|one| one.archived_at.is_none()).ok_or(Error::Forbidden)?;
    if !is_free(&tx, id).await? {
        let said = visit.t("schools-edition-in-use");
        return visit.go_saying(&format!("/editions/{id}"), "warning", said).await;
    }
    take_away(&tx, id).await?;
    let detail = json!({ "name": name });
    note(&tx, &visit.app, Some(&may.by), "edition.removed", format!("edition:{id}"), detail).await?;
    tx.commit().await?;
    // The choice of units went with it.
    visit.app.courses.refresh(&visit.app).await?;
    visit
        .go_saying("/editions", "info", visit.t_with("schools-edition-removed", &[("name", name.into())]))
        .await
}
