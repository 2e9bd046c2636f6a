//! Choosing the school of an application: found in the register, or added to it.

use http::StatusCode;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use tables::application::{Column, Entity};
use tables::ids::SchoolId;
use tables::school;

use super::super::access::{ChangeApplication, OwnApplication};
use super::super::places;
use super::super::register::{self, KINDS, RecordForm};
use crate::error::Result;
use crate::web::Response;
use crate::web::form::{Errors, Form, Query};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// So many results are shown.
const MOST: u64 = 30;

#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    q: String,
}

#[derive(Serialize)]
struct SchoolPage {
    id: i64,
    q: String,
    /// True once something was searched.
    searched: bool,
    more: bool,
    rows: Vec<RowView>,
    kinds: [&'static str; 10],
    form: RecordForm,
    errors: Errors,
}

#[derive(Serialize)]
struct RowView {
    id: i64,
    code: String,
    name: String,
    place: String,
}

impl Page for SchoolPage {
    const TEMPLATE: &'static str = "schools/application_school.html";
}

async fn page(visit: &Visit, id: i64, q: String, form: RecordForm, errors: Errors) -> Result<SchoolPage> {
    let searched = !q.trim().is_empty();
    let mut rows = Vec::new();
    if searched {
        rows = school::Entity::find()
            .filter(register::found(&q))
            .order_by_asc(school::Column::Name)
            .order_by_asc(school::Column::Id)
            .limit(MOST + 1)
            .all(&visit.app.db)
            .await?;
    }
    let most = usize::try_from(MOST).unwrap_or(30);
    Ok(SchoolPage {
        id,
        q,
        searched,
        more: rows.len() > most,
        rows: rows
            .into_iter()
            .take(most)
            .map(|row| RowView {
                id: row.id.0,
                place: places::label(&row.municipality),
                code: row.code,
                name: row.name,
            })
            .collect(),
        kinds: KINDS,
        form,
        errors,
    })
}

pub(super) async fn show(
    ChangeApplication(may): ChangeApplication,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    // A code that was not found is carried into the form for adding the school.
    let code = register::normalised(&wanted.q);
    let form = RecordForm {
        code: if register::is_code(&code) { code } else { String::new() },
        ..RecordForm::default()
    };
    visit.show(&page(&visit, may.application.id.0, wanted.q, form, Errors::new()).await?)
}

/// A school of the register, or the fields of a new one.
#[derive(Deserialize)]
pub(super) struct ChoiceForm {
    #[serde(default)]
    school: String,
    #[serde(flatten)]
    new: RecordForm,
}

pub(super) async fn choose(
    ChangeApplication(may): ChangeApplication,
    visit: Visit,
    Form(form): Form<ChoiceForm>,
) -> Result<Response> {
    let id = may.application.id;
    let path = format!("/applications/{id}");
    if let Ok(school) = form.school.parse::<SchoolId>()
        && let Some(school) = school::Entity::find_by_id(school).one(&visit.app.db).await?
    {
        put(&visit, &may, school.id).await?;
        return visit.go_saying(&path, "success", visit.t("schools-application-school-chosen")).await;
    }
    let mut q = String::new();
    let errors = match form.new.check(&visit) {
        Ok(record) => {
            if let Some(school) = register::add(&visit, &may.by, &record).await? {
                put(&visit, &may, school).await?;
                let said = visit.t("schools-application-school-added");
                return visit.go_saying(&path, "warning", said).await;
            }
            // A code that is taken is searched at once: the school to choose stands above the form.
            q.clone_from(&form.new.code);
            let mut errors = Errors::new();
            errors.add("code", visit.t("schools-school-code-taken"));
            errors
        }
        Err(errors) => errors,
    };
    let page = page(&visit, id.0, q, form.new, errors).await?;
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

async fn put(visit: &Visit, may: &OwnApplication, school: SchoolId) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::SchoolId, Expr::value(school))
        .col_expr(Column::ChangedAt, Expr::value(visit.app.clock.now()))
        .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
        .filter(Column::Id.eq(may.application.id))
        .filter(Column::State.eq(may.application.state))
        .exec(&visit.app.db)
        .await?;
    Ok(())
}
