//! A step of an edition: making one, changing it, its place among the others, taking it away.

use http::StatusCode;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::edition_step::{ActiveModel, Column, Entity, Model};
use tables::ids::{EditionId, StepId};
use tables::{edition, post};

use super::super::access::{ChangePlan, ViewPlan};
use super::super::{moments, programme};
use super::list;
use crate::db;
use crate::error::{Error, Result};
use crate::people::account::note;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The longest description.
const LONGEST_ABOUT: usize = 4000;
/// More points than any step is worth.
const MOST_POINTS: i32 = 1000;

#[derive(Serialize)]
struct StepPage {
    edition: i64,
    edition_name: String,
    /// None: a new one.
    id: Option<i64>,
    may_change: bool,
    lessons: Vec<(String, String)>,
    deliverables: Vec<(String, String)>,
    longest: usize,
    longest_about: usize,
    most_points: i32,
    form: StepForm,
    errors: Errors,
}

impl Page for StepPage {
    const TEMPLATE: &'static str = "schools/step.html";
}

/// A step, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct StepForm {
    name_it: String,
    name_en: String,
    about_it: String,
    about_en: String,
    opens_on: String,
    due_on: String,
    due_hour: String,
    points: String,
    lessons: Vec<String>,
    deliverables: Vec<String>,
}

/// The step of an address.
pub(super) struct Step(StepId);

impl std::str::FromStr for Step {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for Step {
    const NAME: &'static str = "step";
}

fn list_of(value: &serde_json::Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
}

impl StepForm {
    fn of(step: &Model) -> Self {
        let (due_on, due_hour) = moments::fields(step.due_at);
        Self {
            name_it: step.name_it.clone(),
            name_en: step.name_en.clone(),
            about_it: step.about_it.clone(),
            about_en: step.about_en.clone(),
            opens_on: step.opens_on.to_string(),
            due_on,
            due_hour,
            points: step.points.to_string(),
            lessons: list_of(&step.lessons),
            deliverables: list_of(&step.deliverables),
        }
    }

    /// The row, or the mistakes.
    fn check(&self, visit: &Visit, edition: &edition::Model) -> Result<Result<ActiveModel, Errors>> {
        let mut errors = Errors::new();
        for (field, text) in [("name_it", &self.name_it), ("name_en", &self.name_en)] {
            if text.trim().is_empty() {
                errors.add(field, visit.t("schools-step-name-missing"));
            } else if text.chars().count() > list::LONGEST_NAME {
                let longest = [("longest", list::LONGEST_NAME.into())];
                errors.add(field, visit.t_with("schools-too-long", &longest));
            }
        }
        for (field, text) in [("about_it", &self.about_it), ("about_en", &self.about_en)] {
            if text.chars().count() > LONGEST_ABOUT {
                errors.add(field, visit.t_with("schools-too-long", &[("longest", LONGEST_ABOUT.into())]));
            }
        }
        let opens_on = moments::day(&self.opens_on);
        let due_at = moments::moment(&self.due_on, &self.due_hour);
        match opens_on {
            None => errors.add("opens_on", visit.t("schools-day-missing")),
            Some(day) if day < edition.starts_on || day > edition.ends_on => {
                errors.add("opens_on", visit.t("schools-step-outside"));
            }
            Some(_) => {}
        }
        match (due_at, moments::day(&self.due_on)) {
            (None, None) => errors.add("due_on", visit.t("schools-day-missing")),
            (None, Some(_)) => errors.add("due_hour", visit.t("schools-hour-missing")),
            (Some(_), Some(day)) if day > edition.ends_on || day < edition.starts_on => {
                errors.add("due_on", visit.t("schools-step-outside"));
            }
            (Some(_), Some(day)) if opens_on.is_some_and(|opens| day < opens) => {
                errors.add("due_on", visit.t("schools-step-due-early"));
            }
            _ => {}
        }
        let points: Option<i32> =
            self.points.trim().parse().ok().filter(|points| (0..=MOST_POINTS).contains(points));
        if points.is_none() {
            errors.add("points", visit.t_with("schools-step-points-wrong", &[("most", MOST_POINTS.into())]));
        }
        let course = visit.app.course.lessons(visit.lang);
        let lessons: Vec<&String> =
            self.lessons.iter().filter(|id| course.iter().any(|lesson| lesson.id == **id)).collect();
        let known = programme::deliverables()?;
        let deliverables: Vec<&String> =
            self.deliverables.iter().filter(|id| known.iter().any(|one| one.id == **id)).collect();
        let (Some(opens_on), Some(due_at), Some(points), true) =
            (opens_on, due_at, points, errors.is_empty())
        else {
            return Ok(Err(errors));
        };
        let line = |text: &str| text.replace(char::is_control, " ").trim().to_owned();
        let lines = |text: &str| text.replace('\0', "").replace("\r\n", "\n").trim().to_owned();
        Ok(Ok(ActiveModel {
            id: NotSet,
            edition_id: Set(edition.id),
            position: NotSet,
            name_it: Set(line(&self.name_it)),
            name_en: Set(line(&self.name_en)),
            about_it: Set(lines(&self.about_it)),
            about_en: Set(lines(&self.about_en)),
            opens_on: Set(opens_on),
            due_at: Set(due_at),
            points: Set(points),
            lessons: Set(json!(lessons)),
            deliverables: Set(json!(deliverables)),
        }))
    }
}

fn page(
    visit: &Visit,
    edition: &edition::Model,
    id: Option<StepId>,
    form: StepForm,
    errors: Errors,
) -> Result<StepPage> {
    let lessons = visit.app.course.lessons(visit.lang);
    let deliverables = programme::deliverables()?;
    Ok(StepPage {
        edition: edition.id.0,
        edition_name: edition.name.clone(),
        id: id.map(|id| id.0),
        may_change: edition.archived_at.is_none(),
        lessons: lessons.iter().map(|lesson| (lesson.id.clone(), lesson.front.title.clone())).collect(),
        deliverables: deliverables
            .iter()
            .map(|one| (one.id.clone(), one.of(visit.lang).to_owned()))
            .collect(),
        longest: list::LONGEST_NAME,
        longest_about: LONGEST_ABOUT,
        most_points: MOST_POINTS,
        form,
        errors,
    })
}

async fn load(conn: &impl ConnectionTrait, edition: EditionId, step: StepId) -> Result<Model> {
    let row = Entity::find_by_id(step).filter(Column::EditionId.eq(edition)).one(conn).await?;
    row.ok_or(Error::NotFound)
}

pub(super) async fn new(may: ChangePlan, visit: Visit) -> Result<Response> {
    let form = StepForm { due_hour: "23:59".to_owned(), points: "0".to_owned(), ..StepForm::default() };
    visit.show(&page(&visit, &may.edition, None, form, Errors::new())?)
}

pub(super) async fn show(may: ViewPlan, visit: Visit, At(Step(id)): At<Step>) -> Result<Response> {
    let step = load(&visit.app.db, may.edition.id, id).await?;
    visit.show(&page(&visit, &may.edition, Some(id), StepForm::of(&step), Errors::new())?)
}

fn back(may: &ChangePlan) -> String {
    format!("/editions/{}", may.edition.id)
}

async fn noted(conn: &impl ConnectionTrait, visit: &Visit, may: &ChangePlan, step: StepId) -> Result<()> {
    let (kind, subject) = ("edition.steps-changed", format!("edition:{}", may.edition.id));
    note(conn, &visit.app, Some(&may.by), kind, subject, json!({ "step": step.0 })).await?;
    Ok(())
}

pub(super) async fn create(may: ChangePlan, visit: Visit, Form(form): Form<StepForm>) -> Result<Response> {
    let mut row = match form.check(&visit, &may.edition)? {
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
    let mut row = match form.check(&visit, &may.edition)? {
        Ok(row) => row,
        Err(errors) => {
            let page = page(&visit, &may.edition, Some(id), form, errors)?;
            return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let tx = db::begin_write(&visit.app.db).await?;
    super::must_be_live(&tx, may.edition.id).await?;
    load(&tx, may.edition.id, id).await?;
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
