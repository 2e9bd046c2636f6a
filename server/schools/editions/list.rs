//! All editions, and beginning a new one.

use std::collections::HashMap;

use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, NotSet, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::ids::EditionId;
use tables::{class, edition, edition_call, edition_step};

use super::super::moments;
use super::super::programme::{self, in_lang};
use super::usual;
use crate::db;
use crate::error::Result;
use crate::people::access::{Actor, Editor};
use crate::people::account::note;
use crate::text::Lang;
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The longest name of an edition.
pub(super) const LONGEST_NAME: usize = 80;
/// As the form says that an edition begins with no step.
const EMPTY: &str = "empty";
/// The longest description of a step, or of what it asks for.
pub(super) const LONGEST_ABOUT: usize = 4000;

#[derive(Serialize)]
struct ListPage {
    rows: Vec<RowView>,
    /// The names of the programme's usual steps.
    usual: String,
    form: NewForm,
    errors: Errors,
}

#[derive(Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each says what the row shows")]
struct RowView {
    id: i64,
    name: String,
    starts_on: String,
    ends_on: String,
    current: bool,
    pinned: bool,
    archived: bool,
    public: bool,
    steps: usize,
    classes: i64,
    call: Option<(String, String)>,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "schools/editions.html";
}

/// What a new edition needs.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct NewForm {
    name: String,
    starts_on: String,
    ends_on: String,
    /// Unless it is [`EMPTY`], the edition begins with the usual steps.
    begin: String,
}

pub(super) async fn show(Editor(_): Editor, visit: Visit) -> Result<Response> {
    let form = NewForm { begin: "usual".to_owned(), ..NewForm::default() };
    visit.show(&page(&visit, form, Errors::new()).await?)
}

async fn page(visit: &Visit, form: NewForm, errors: Errors) -> Result<ListPage> {
    let db = &visit.app.db;
    let editions = edition::Entity::find().order_by_desc(edition::Column::StartsOn).all(db).await?;
    let current = super::current(db, visit.app.clock.today()).await?.map(|one| one.id);
    let classes: HashMap<EditionId, i64> = class::Entity::find()
        .select_only()
        .column(class::Column::EditionId)
        .column_as(class::Column::Id.count(), "classes")
        .group_by(class::Column::EditionId)
        .into_tuple()
        .all(db)
        .await?
        .into_iter()
        .collect();
    let steps = edition_step::Entity::find().all(db).await?;
    let calls = edition_call::Entity::find().all(db).await?;
    let rows = editions
        .into_iter()
        .map(|one| RowView {
            id: one.id.0,
            current: Some(one.id) == current,
            pinned: one.pinned,
            archived: one.archived_at.is_some(),
            public: one.public,
            steps: steps.iter().filter(|step| step.edition_id == one.id).count(),
            classes: classes.get(&one.id).copied().unwrap_or(0),
            call: calls
                .iter()
                .find(|call| call.edition_id == one.id)
                .map(|call| (call.opens_at.to_rfc3339(), call.closes_at.to_rfc3339())),
            name: one.name,
            starts_on: one.starts_on.to_string(),
            ends_on: one.ends_on.to_string(),
        })
        .collect();
    let usual =
        programme::usual_steps()?.iter().map(|step| in_lang(visit.lang, &step.name_it, &step.name_en));
    Ok(ListPage { rows, usual: usual.collect::<Vec<_>>().join(", "), form, errors })
}

/// A name as a part of addresses.
pub(super) fn slug_of(name: &str) -> String {
    let slug = dataset::text::slugify(&name.replace(['/', '–'], "-"));
    if slug.is_empty() { "edizione".to_owned() } else { slug }
}

/// The mistakes in names and descriptions, Italian first, each with its field: a name there must be in each of
/// the edition's languages; `missing` is the text for where it is not.
pub(super) fn check_words(
    visit: &Visit,
    edition: &edition::Model,
    names: [(&str, &str); 2],
    about: [(&str, &str); 2],
    missing: &str,
) -> Errors {
    let mut errors = Errors::new();
    let written = super::languages(edition);
    for (lang, (field, name)) in Lang::ALL.into_iter().zip(names) {
        if name.trim().is_empty() && written.contains(&lang) {
            errors.add(field, visit.t(missing));
        }
    }
    let names = names.map(|(field, text)| (field, text, LONGEST_NAME));
    let about = about.map(|(field, text)| (field, text, LONGEST_ABOUT));
    for (field, text, longest) in names.into_iter().chain(about) {
        if text.chars().count() > longest {
            errors.add(field, visit.t_with("schools-too-long", &[("longest", longest.into())]));
        }
    }
    errors
}

/// The mistakes in name and days.
pub(super) fn check(visit: &Visit, name: &str, starts_on: &str, ends_on: &str) -> Errors {
    let mut errors = Errors::new();
    if name.trim().is_empty() {
        errors.add("name", visit.t("schools-edition-name-missing"));
    } else if name.trim().chars().count() > LONGEST_NAME {
        errors.add("name", visit.t_with("schools-too-long", &[("longest", LONGEST_NAME.into())]));
    }
    let (from, to) = (moments::day(starts_on), moments::day(ends_on));
    if from.is_none() {
        errors.add("starts_on", visit.t("schools-day-missing"));
    }
    if to.is_none() {
        errors.add("ends_on", visit.t("schools-day-missing"));
    }
    if let (Some(from), Some(to)) = (from, to)
        && to <= from
    {
        errors.add("ends_on", visit.t("schools-edition-ends-early"));
    }
    errors
}

pub(super) async fn create(Editor(by): Editor, visit: Visit, Form(form): Form<NewForm>) -> Result<Response> {
    let mut errors = check(&visit, &form.name, &form.starts_on, &form.ends_on);
    if let (Some(starts_on), Some(ends_on), true) =
        (moments::day(&form.starts_on), moments::day(&form.ends_on), errors.is_empty())
    {
        let row = edition::ActiveModel {
            id: NotSet,
            slug: Set(slug_of(&form.name)),
            name: Set(form.name.replace(char::is_control, " ").trim().to_owned()),
            starts_on: Set(starts_on),
            ends_on: Set(ends_on),
            public: Set(false),
            ..Default::default()
        };
        let with_steps = form.begin != EMPTY;
        match insert(&visit, &by, row, with_steps).await? {
            Some(id) => {
                let said =
                    visit.t(if with_steps { "schools-usual-taken" } else { "schools-edition-created" });
                return visit.go_saying(&format!("/editions/{id}"), "success", said).await;
            }
            None => errors.add("name", visit.t("schools-edition-name-taken")),
        }
    }
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, form, errors).await?)
}

async fn insert(
    visit: &Visit,
    by: &Actor,
    row: edition::ActiveModel,
    with_steps: bool,
) -> Result<Option<EditionId>> {
    let tx = db::begin_write(&visit.app.db).await?;
    let edition = match row.insert(&tx).await {
        Ok(edition) => edition,
        Err(error) if db::is_unique_violation(&error) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    if with_steps {
        usual::insert(&tx, &visit.app, &edition).await?;
    }
    note(&tx, &visit.app, Some(by), "edition.created", format!("edition:{}", edition.id), json!({})).await?;
    tx.commit().await?;
    Ok(Some(edition.id))
}

/// Takes the pin off all editions.
pub(super) async fn unpin(conn: &impl sea_orm::ConnectionTrait) -> Result<()> {
    edition::Entity::update_many()
        .col_expr(edition::Column::Pinned, Expr::value(false))
        .filter(edition::Column::Pinned.eq(true))
        .exec(conn)
        .await?;
    Ok(())
}
