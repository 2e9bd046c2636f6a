//! A step of an edition: making one, changing it, its place among the others, taking it away.

use std::borrow::Cow;

use http::StatusCode;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
    Set,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::edition_step::{Column, Entity, Model};
use tables::ids::{EditionId, StepId};
use tables::{deliverable, edition, post};

use super::super::access::{ChangePlan, ViewPlan};
use super::super::programme::{self, Deliverable};
use super::list;
use super::step_form::{MOST_POINTS, StepForm};
use crate::db;
use crate::error::{Error, Result};
use crate::people::account::note;
use crate::text::Lang;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::seal::is_crossed;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct StepPage {
    edition: i64,
    edition_name: String,
    /// None: a new one.
    id: Option<i64>,
    may_change: bool,
    lessons: Vec<(String, String)>,
    /// Id, name, and in which forms it is handed in.
    deliverables: Vec<(String, String, String)>,
    /// What it asks for of the programme's list: id, name, and whether in words of its own.
    standard: Vec<(String, String, bool)>,
    /// Those that were thought up for this step: id and name.
    own: Vec<(String, String)>,
    /// In which it must have a name.
    languages: Vec<&'static str>,
    longest: usize,
    longest_about: usize,
    most_points: i32,
    form: StepForm,
    errors: Errors,
}

impl Page for StepPage {
    const TEMPLATE: &'static str = "schools/step.html";
}

/// The step of an address.
pub(super) struct Step(pub(super) StepId);

impl std::str::FromStr for Step {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for Step {
    const NAME: &'static str = "step";
}

fn page(
    visit: &Visit,
    edition: &edition::Model,
    step: Option<&Model>,
    form: StepForm,
    errors: Errors,
) -> Result<StepPage> {
    let course = visit.app.courses.of(edition.id);
    let lessons = course.lessons(visit.lang);
    let asked = step.map(programme::asked).transpose()?.unwrap_or_default();
    let (own, standard): (Vec<_>, Vec<_>) = asked.iter().partition(|one| one.is_own());
    let adapted = |one: &Cow<'static, Deliverable>| matches!(one, Cow::Owned(_)) && !one.kept;
    let name = |one: &Deliverable| one.of(visit.lang).to_owned();
    Ok(StepPage {
        edition: edition.id.0,
        edition_name: edition.name.clone(),
        id: step.map(|step| step.id.0),
        may_change: edition.archived_at.is_none(),
        lessons: lessons.iter().map(|lesson| (lesson.id.clone(), lesson.front.title.clone())).collect(),
        deliverables: programme::offered(&asked)?
            .iter()
            .map(|one| (one.id.clone(), name(one), forms(visit, one)))
            .collect(),
        standard: standard.into_iter().map(|one| (one.id.clone(), name(one), adapted(one))).collect(),
        own: own.into_iter().map(|one| (one.id.clone(), name(one))).collect(),
        languages: super::languages(edition).into_iter().map(Lang::as_str).collect(),
        longest: list::LONGEST_NAME,
        longest_about: list::LONGEST_ABOUT,
        most_points: MOST_POINTS,
        form,
        errors,
    })
}

/// In which forms it is handed in.
fn forms(visit: &Visit, one: &Deliverable) -> String {
    if one.track.is_some() {
        return visit.t("schools-step-tracked");
    }
    let files = usize::try_from(one.files).unwrap_or(usize::MAX);
    let form = |takes: &programme::Takes| {
        visit.t_with(&format!("schools-step-takes-{}", takes.as_str()), &[("files", files.into())])
    };
    one.takes.iter().map(form).collect::<Vec<_>>().join(", ")
}

/// Something of the programme's list that a team has handed in at the step, and that would not be asked for
/// any more.
async fn handed_in(conn: &impl ConnectionTrait, step: StepId, kept: &[String]) -> Result<Option<String>> {
    let row = deliverable::Entity::find()
        .filter(deliverable::Column::StepId.eq(step))
        .filter(deliverable::Column::Versions.gt(0))
        .filter(deliverable::Column::Asked.is_not_in(kept.iter().cloned()))
        .filter(deliverable::Column::Asked.not_like(format!("{}%", programme::OWN)))
        .one(conn)
        .await?;
    Ok(row.map(|row| row.asked))
}

pub(super) async fn load(conn: &impl ConnectionTrait, edition: EditionId, step: StepId) -> Result<Model> {
    let row = Entity::find_by_id(step).filter(Column::EditionId.eq(edition)).one(conn).await?;
    row.ok_or(Error::NotFound)
}

/// The step, held until the transaction ends: two who change it at once wait for each other.
pub(super) async fn hold(conn: &impl ConnectionTrait, edition: EditionId, step: StepId) -> Result<Model> {
    let row =
        Entity::find_by_id(step).filter(Column::EditionId.eq(edition)).lock_exclusive().one(conn).await?;
    row.ok_or(Error::NotFound)
}

pub(super) async fn new(may: ChangePlan, visit: Visit) -> Result<Response> {
    let form = StepForm { due_hour: "23:59".to_owned(), points: "0".to_owned(), ..StepForm::default() };
    visit.show(&page(&visit, &may.edition, None, form, Errors::new())?)
}

pub(super) async fn show(may: ViewPlan, visit: Visit, At(Step(id)): At<Step>) -> Result<Response> {
    let step = load(&visit.app.db, may.edition.id, id).await?;
    visit.show(&page(&visit, &may.edition, Some(&step), StepForm::of(&step)?, Errors::new())?)
}

fn back(may: &ChangePlan) -> String {
    format!("/editions/{}", may.edition.id)
}

pub(super) async fn noted(
    conn: &impl ConnectionTrait,
    visit: &Visit,
    may: &ChangePlan,
    step: StepId,
) -> Result<()> {
    let (kind, subject) = ("edition.steps-changed", format!("edition:{}", may.edition.id));
    note(conn, &visit.app, Some(&may.by), kind, subject, json!({ "step": step.0 })).await?;
    Ok(())
}

pub(super) async fn create(may: ChangePlan, visit: Visit, Form(form): Form<StepForm>) -> Result<Response> {
    let mut row = match form.check(&visit, &may.edition, None)? {
        Ok(row) => row,
        Err(errors) => {
            let page = page(&visit, &may.edition, None, form, errors)?;
            return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let tx = db::begin_write(&visit.app.db).await?;
    super::must_be_live(&tx, may.edition.id).await?;
    let last = super::steps(&tx, may.edition.id).await?.last().map_or(0, |step| step.position);
    row.position = Set(last + 1);
    let step = row.insert(&tx).await?;
    noted(&tx, &visit, &may, step.id).await?;
    tx.commit().await?;
    visit.go_saying(&back(&may), "success", visit.t("schools-saved")).await
}

pub(super) async fn save(
    may: ChangePlan,
    visit: Visit,
    At(Step(id)): At<Step>,
    Form(form): Form<StepForm>,
) -> Result<Response> {
    let tx = db::begin_write(&visit.app.db).await?;
    super::must_be_live(&tx, may.edition.id).await?;
    let step = hold(&tx, may.edition.id, id).await?;
    let mut row = match form.check(&visit, &may.edition, Some(&step))? {
        Ok(row) => row,
        Err(errors) => {
            let page = page(&visit, &may.edition, Some(&step), form, errors)?;
            return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    if is_crossed(&form.seen, &StepForm::of(&step)?.seen, &form.seal()) {
        let mut errors = Errors::new();
        errors.add("", visit.t("schools-stale"));
        let page = page(&visit, &may.edition, Some(&step), form, errors)?;
        return visit.show_with(StatusCode::CONFLICT, &page);
    }
    if let Some(asked) = handed_in(&tx, id, &form.deliverables).await? {
        drop(tx);
        let all = programme::asked(&step)?;
        let what = all.iter().find(|one| one.id == asked);
        let what = what.map_or(asked.as_str(), |one| one.of(visit.lang));
        let mut errors = Errors::new();
        let args = [("what", what.into())];
        errors.add("deliverables", visit.t_with("schools-step-handed-in", &args));
        let page = page(&visit, &may.edition, Some(&step), form, errors)?;
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    row.id = Set(id);
    row.update(&tx).await?;
    noted(&tx, &visit, &may, id).await?;
    tx.commit().await?;
    visit.go_saying(&back(&may), "success", visit.t("schools-saved")).await
}

/// Up or down.
#[derive(Deserialize)]
pub(super) struct PlaceForm {
    #[serde(default)]
    to: String,
}

pub(super) async fn place(
    may: ChangePlan,
    visit: Visit,
    At(Step(id)): At<Step>,
    Form(form): Form<PlaceForm>,
) -> Result<Response> {
    let tx = db::begin_write(&visit.app.db).await?;
    super::must_be_live(&tx, may.edition.id).await?;
    let mut steps = super::steps(&tx, may.edition.id).await?;
    let at = steps.iter().position(|step| step.id == id).ok_or(Error::NotFound)?;
    let to = if form.to == "up" { at.saturating_sub(1) } else { (at + 1).min(steps.len() - 1) };
    steps.swap(at, to);
    for (position, step) in (1..).zip(&steps) {
        Entity::update_many()
            .col_expr(Column::Position, Expr::value(position))
            .filter(Column::Id.eq(step.id))
            .filter(Expr::col(Column::Position).ne(position))
            .exec(&tx)
            .await?;
    }
    noted(&tx, &visit, &may, id).await?;
    tx.commit().await?;
    Ok(visit.go(&back(&may)))
}

pub(super) async fn remove(may: ChangePlan, visit: Visit, At(Step(id)): At<Step>) -> Result<Response> {
    let tx = db::begin_write(&visit.app.db).await?;
    super::must_be_live(&tx, may.edition.id).await?;
    load(&tx, may.edition.id, id).await?;
    let work = deliverable::Entity::find().filter(deliverable::Column::StepId.eq(id)).count(&tx).await?;
    if work > 0 {
        return visit.go_saying(&back(&may), "warning", visit.t("schools-step-in-use")).await;
    }
    // What teams have written about it is about no step now.
    post::Entity::update_many()
        .col_expr(post::Column::StepId, Expr::value(None::<StepId>))
        .filter(post::Column::StepId.eq(id))
        .exec(&tx)
        .await?;
    Entity::delete_by_id(id).exec(&tx).await?;
    noted(&tx, &visit, &may, id).await?;
    tx.commit().await?;
    visit.go_saying(&back(&may), "info", visit.t("schools-step-removed")).await
}
