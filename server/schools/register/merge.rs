//! Two entries for one school become one: everything of the first goes to the second.

use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use serde::Deserialize;
use serde_json::json;
use tables::ids::SchoolId;
use tables::school::{Column, Entity, Model};
use tables::{application, class, organisation_assignment, post_listed, school_alias};

use super::super::places;
use super::edit::{self, MergeView, School};
use super::record::{self, RecordForm};
use crate::db;
use crate::error::Result;
use crate::people::access::Editor;
use crate::people::account::note;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Form};
use crate::web::visit::{Actor, Visit};

/// The other school's code; `sure` once its name was shown.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct MergeForm {
    into: String,
    sure: String,
}

pub(super) async fn merge(
    Editor(by): Editor,
    visit: Visit,
    At(School(id)): At<School>,
    Form(form): Form<MergeForm>,
) -> Result<Response> {
    let school = edit::load(&visit, id).await?;
    let into = record::of_code(&visit.app.db, &form.into).await?;
    let mut errors = Errors::new();
    let mut view = MergeView { into: form.into.clone(), found: None };
    match into {
        None => errors.add("into", visit.t("schools-merge-unknown")),
        Some(into) if into.id == id => errors.add("into", visit.t("schools-merge-itself")),
        Some(into) if form.sure == "yes" => {
            return if run(&visit, &by, &school, &into).await? {
                let said = visit.t_with("schools-merged", &[("name", school.name.into())]);
                visit.go_saying(&format!("/schools/{}", into.id), "success", said).await
            } else {
                let said = visit.t("schools-meanwhile");
                visit.go_saying("/schools", "warning", said).await
            };
        }
        Some(into) => {
            view.found =
                Some(format!("{} – {}, {}", into.code, into.name, places::label(&into.municipality)));
        }
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let record = RecordForm::of(&school);
    let page = edit::page(&visit, &by, Some(&school), record, view, errors).await?;
    visit.show_with(status, &page)
}

/// In one transaction: classes and applications move, the entry goes; false if it was gone already.
async fn run(visit: &Visit, by: &Actor, from: &Model, into: &Model) -> Result<bool> {
    let tx = db::begin_write(&visit.app.db).await?;
    let classes = class::Entity::update_many()
        .col_expr(class::Column::SchoolId, Expr::value(into.id))
        .filter(class::Column::SchoolId.eq(from.id))
        .exec(&tx)
        .await?;
    let applications = application::Entity::update_many()
        .col_expr(application::Column::SchoolId, Expr::value(into.id))
        .filter(application::Column::SchoolId.eq(from.id))
        .exec(&tx)
        .await?;
    hand_over(&tx, from.id, into.id).await?;
    post_listed::Entity::update_many()
        .col_expr(post_listed::Column::SchoolId, Expr::value(into.id))
        .filter(post_listed::Column::SchoolId.eq(from.id))
        .exec(&tx)
        .await?;
    // Whoever merges the same at once waits here, and comes too late.
    let held = Entity::update_many()
        .col_expr(Column::Id, Expr::value(from.id))
        .filter(Column::Id.eq(from.id))
        .exec(&tx)
        .await?;
    if held.rows_affected == 0 || Entity::find_by_id(into.id).one(&tx).await?.is_none() {
        return Ok(false);
    }
    // The list may still have the old code: from now on it means the school that stays.
    school_alias::Entity::update_many()
        .col_expr(school_alias::Column::SchoolId, Expr::value(into.id))
        .filter(school_alias::Column::SchoolId.eq(from.id))
        .exec(&tx)
        .await?;
    let alias = school_alias::ActiveModel { code: Set(from.code.clone()), school_id: Set(into.id) };
    school_alias::Entity::insert(alias).exec_without_returning(&tx).await?;
    Entity::delete_by_id(from.id).exec(&tx).await?;
    let detail = json!({
        "from": from.id.0,
        "from_code": from.code,
        "classes": classes.rows_affected,
        "applications": applications.rows_affected,
    });
    note(&tx, &visit.app, Some(by), "school.merged", format!("school:{}", into.id), detail).await?;
    tx.commit().await?;
    Ok(true)
}

/// What supporters were given of the one is the other's now; what they had of both is there once.
async fn hand_over(conn: &impl ConnectionTrait, from: SchoolId, into: SchoolId) -> Result<()> {
    use organisation_assignment::{Column as Given, Entity as Assignment};
    let both = Assignment::find().filter(Given::SchoolId.eq(into)).all(conn).await?;
    for one in both {
        Assignment::delete_many()
            .filter(Given::SchoolId.eq(from))
            .filter(Given::OrganisationId.eq(one.organisation_id))
            .filter(Given::EditionId.eq(one.edition_id))
            .exec(conn)
            .await?;
    }
    Assignment::update_many()
        .col_expr(Given::SchoolId, Expr::value(into))
        .filter(Given::SchoolId.eq(from))
        .exec(conn)
        .await?;
    Ok(())
}
