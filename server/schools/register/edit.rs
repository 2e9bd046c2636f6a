//! A school's page: its data, its classes, and making a new one.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::ids::SchoolId;
use tables::school::{Column, Entity, Model};
use tables::{application, class, edition, school_alias};

use super::kind::KINDS;
use super::record::{self, RecordForm};
use crate::db;
use crate::error::{Error, Result};
use crate::people::access::{Editor, Staff, is_editor};
use crate::people::account::note;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::seal::is_crossed;
use crate::web::visit::{Actor, Visit};

#[derive(Serialize)]
pub(super) struct SchoolPage {
    /// None: a new one.
    id: Option<i64>,
    name: String,
    may_change: bool,
    kinds: [&'static str; 10],
    classes: Vec<ClassView>,
    applications: usize,
    /// Codes of the entries that were merged into it.
    aliases: Vec<String>,
    form: RecordForm,
    merge: MergeView,
    errors: Errors,
}

#[derive(Serialize)]
struct ClassView {
    id: i64,
    name: String,
    edition: String,
}

/// The form for merging, as typed.
#[derive(Serialize, Default)]
pub(super) struct MergeView {
    pub(super) into: String,
    /// The school it would be merged into, once it was found.
    pub(super) found: Option<String>,
}

impl Page for SchoolPage {
    const TEMPLATE: &'static str = "schools/school.html";
}

/// The school of an address.
pub(super) struct School(pub(super) SchoolId);

impl std::str::FromStr for School {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for School {
    const NAME: &'static str = "school";
}

pub(super) async fn load(visit: &Visit, id: SchoolId) -> Result<Model> {
    Entity::find_by_id(id).one(&visit.app.db).await?.ok_or(Error::NotFound)
}

pub(super) async fn page(
    visit: &Visit,
    by: &Actor,
    school: Option<&Model>,
    form: RecordForm,
    merge: MergeView,
    errors: Errors,
) -> Result<SchoolPage> {
    let db = &visit.app.db;
    let (mut classes, mut applications) = (Vec::new(), 0);
    if let Some(school) = school {
        let editions = edition::Entity::find().all(db).await?;
        let rows = class::Entity::find()
            .filter(class::Column::SchoolId.eq(school.id))
            .order_by_desc(class::Column::EditionId)
            .order_by_asc(class::Column::Name)
            .all(db)
            .await?;
        classes = rows
            .into_iter()
            .map(|row| ClassView {
                id: row.id.0,
                name: row.name,
                edition: editions
                    .iter()
                    .find(|one| one.id == row.edition_id)
                    .map_or_else(String::new, |one| one.name.clone()),
            })
            .collect();
        applications = application::Entity::find()
            .filter(application::Column::SchoolId.eq(school.id))
            .all(db)
            .await?
            .len();
    }
    let aliases = match school {
        Some(school) => {
            school_alias::Entity::find()
                .filter(school_alias::Column::SchoolId.eq(school.id))
                .order_by_asc(school_alias::Column::Code)
                .all(db)
                .await?
        }
        None => Vec::new(),
    };
    Ok(SchoolPage {
        aliases: aliases.into_iter().map(|one| one.code).collect(),
        id: school.map(|school| school.id.0),
        name: school.map_or_else(String::new, |school| school.name.clone()),
        may_change: is_editor(by.role),
        kinds: KINDS,
        classes,
        applications,
        form,
        merge,
        errors,
    })
}

pub(super) async fn show(Staff(by): Staff, visit: Visit, At(School(id)): At<School>) -> Result<Response> {
    let school = load(&visit, id).await?;
    let form = RecordForm::of(&school);
    visit.show(&page(&visit, &by, Some(&school), form, MergeView::default(), Errors::new()).await?)
}

pub(super) async fn new(Editor(by): Editor, visit: Visit) -> Result<Response> {
    let form = RecordForm::default();
    visit.show(&page(&visit, &by, None, form, MergeView::default(), Errors::new()).await?)
}

pub(super) async fn create(
    Editor(by): Editor,
    visit: Visit,
    Form(form): Form<RecordForm>,
) -> Result<Response> {
    let errors = match form.check(&visit) {
        Ok(record) => match record::add(&visit, &by, &record).await? {
            Some(id) => {
                let said = visit.t("schools-school-added");
                return visit.go_saying(&format!("/schools/{id}"), "success", said).await;
            }
            None => taken(&visit),
        },
        Err(errors) => errors,
    };
    let page = page(&visit, &by, None, form, MergeView::default(), errors).await?;
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// A code that was merged.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct AliasForm {
    code: String,
}

/// Lets a merged code go: the next import of the list makes a school of it again.
pub(super) async fn let_go(
    Editor(by): Editor,
    visit: Visit,
    At(School(id)): At<School>,
    Form(form): Form<AliasForm>,
) -> Result<Response> {
    let school = load(&visit, id).await?;
    let tx = db::begin_write(&visit.app.db).await?;
    let gone = school_alias::Entity::delete_many()
        .filter(school_alias::Column::Code.eq(form.code.as_str()))
        .filter(school_alias::Column::SchoolId.eq(school.id))
        .exec(&tx)
        .await?;
    if gone.rows_affected > 0 {
        let detail = json!({ "code": form.code });
        note(&tx, &visit.app, Some(&by), "school.changed", format!("school:{id}"), detail).await?;
        tx.commit().await?;
        return visit.go_saying(&format!("/schools/{id}"), "success", visit.t("schools-alias-gone")).await;
    }
    visit.go_saying(&format!("/schools/{id}"), "warning", visit.t("schools-meanwhile")).await
}

fn taken(visit: &Visit) -> Errors {
    let mut errors = Errors::new();
    errors.add("code", visit.t("schools-school-code-taken"));
    errors
}

pub(super) async fn save(
    Editor(by): Editor,
    visit: Visit,
    At(School(id)): At<School>,
    Form(form): Form<RecordForm>,
) -> Result<Response> {
    let school = load(&visit, id).await?;
    let record = match form.check(&visit) {
        Ok(record) => record,
        Err(errors) => return unsaved(&visit, &by, &school, form, errors).await,
    };
    let tx = db::begin_write(&visit.app.db).await?;
    // Held until the end: of two who save at once the second sees what the first has written.
    let row = Entity::find_by_id(id).lock_exclusive().one(&tx).await?.ok_or(Error::NotFound)?;
    if is_crossed(&form.seen, &RecordForm::of(&row).seen, &form.seal()) {
        drop(tx);
        let mut errors = Errors::new();
        errors.add("", visit.t("schools-stale"));
        let page = page(&visit, &by, Some(&row), form, MergeView::default(), errors).await?;
        return visit.show_with(StatusCode::CONFLICT, &page);
    }
    if record::means_another(&tx, &record.code, Some(id)).await? {
        drop(tx);
        return unsaved(&visit, &by, &row, form, taken(&visit)).await;
    }
    // Back to a code that it had before a merge: that is no other name of it any more.
    school_alias::Entity::delete_by_id(record.code.clone()).exec(&tx).await?;
    let record = record::Record { institute_code: row.institute_code.clone(), ..record };
    let changed = tables::school::ActiveModel { id: Set(id), ..record.row() };
    match Entity::update_many().set(changed).filter(Column::Id.eq(id)).exec(&tx).await {
        Ok(_) => {}
        Err(error) if db::is_unique_violation(&error) => {
            drop(tx);
            return unsaved(&visit, &by, &row, form, taken(&visit)).await;
        }
        Err(error) => return Err(error.into()),
    }
    note(&tx, &visit.app, Some(&by), "school.changed", format!("school:{id}"), json!({})).await?;
    tx.commit().await?;
    visit.go_saying(&format!("/schools/{id}"), "success", visit.t("schools-saved")).await
}

/// The page with what was typed and what is wrong with it.
async fn unsaved(
    visit: &Visit,
    by: &Actor,
    school: &Model,
    form: RecordForm,
    errors: Errors,
) -> Result<Response> {
    let page = page(visit, by, Some(school), form, MergeView::default(), errors).await?;
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
