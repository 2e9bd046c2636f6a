//! An edition: its plan.

use chrono::NaiveDate;
use http::StatusCode;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::{edition, edition_step};

use super::super::access::{ChangePlan, ViewPlan};
use super::super::moments;
use super::super::programme::{self, TeamRole};
use super::super::rubric;
use super::{list, removal, weights};
use crate::clock::day_in_italy;
use crate::db;
use crate::error::Result;
use crate::people::account::note;
use crate::text::Lang;
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::page::{Page, Typed};
use crate::web::visit::Visit;

/// More roles than any team needs.
const MOST_ROLES: usize = 40;
/// More attempts at a quiz than this are as good as any number.
const MOST_ATTEMPTS: i32 = 20;

#[derive(Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each says whether the page has a button")]
pub(super) struct EditionPage {
    id: i64,
    name: String,
    slug: String,
    archived_at: Option<String>,
    /// Everybody reads of it; until then it is a draft.
    public: bool,
    /// Nothing hangs on it.
    removable: bool,
    /// As it is now, for the buttons.
    revision: i32,
    current: bool,
    pinned: bool,
    may_change: bool,
    steps: Vec<StepView>,
    /// Those on days outside the edition's: id and name.
    outside: Vec<(i64, String)>,
    points: i32,
    pages: Vec<PageView>,
    call: Option<(String, String)>,
    forms: Vec<String>,
    rubrics: Vec<String>,
    /// Of its rubric: id and name.
    criteria: Vec<(&'static str, &'static str)>,
    /// How much each counts, as typed.
    pub(super) weights: Typed,
    most_weight: i32,
    form: PlanForm,
    longest: usize,
    errors: Errors,
}

#[derive(Serialize)]
struct StepView {
    id: i64,
    name: String,
    opens_on: String,
    due_at: String,
    points: i32,
    lessons: usize,
    deliverables: usize,
    outside: bool,
    first: bool,
    last: bool,
}

#[derive(Serialize)]
struct PageView {
    id: i64,
    title: String,
    public: bool,
}

impl Page for EditionPage {
    const TEMPLATE: &'static str = "schools/edition.html";
}

/// The plan, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct PlanForm {
    revision: String,
    name: String,
    school_year: String,
    starts_on: String,
    ends_on: String,
    languages: Vec<String>,
    form_version: String,
    rubric_version: String,
    team_roles: String,
    quiz_attempts: String,
}

impl PlanForm {
    fn of(edition: &edition::Model) -> Result<Self> {
        let roles = programme::roles_of(edition)?;
        let lines: Vec<String> = roles.iter().map(|role| format!("{} | {}", role.it, role.en)).collect();
        Ok(Self {
            revision: edition.revision.to_string(),
            name: edition.name.clone(),
            school_year: edition.school_year.clone(),
            starts_on: edition.starts_on.to_string(),
            ends_on: edition.ends_on.to_string(),
            languages: edition.languages.split(',').map(str::to_owned).collect(),
            form_version: edition.form_version.clone(),
            rubric_version: edition.rubric_version.clone(),
            team_roles: lines.join("\n"),
            quiz_attempts: edition.quiz_attempts.map(|most| most.to_string()).unwrap_or_default(),
        })
    }

    /// How often a student may take each quiz: a number, or (empty) as often as one likes. An error:
    /// it is neither.
    fn quiz_attempts(&self) -> Result<Option<i32>, ()> {
        match self.quiz_attempts.trim() {
            "" => Ok(None),
            typed => match typed.parse() {
                Ok(most) if (1..=MOST_ATTEMPTS).contains(&most) => Ok(Some(most)),
                _ => Err(()),
            },
        }
    }

    /// The roles, a line each: `Italiano | English`. A role that was there keeps its id, so that the
    /// students who have it keep it too.
    fn roles(&self, before: &[TeamRole]) -> Vec<TeamRole> {
        let mut roles: Vec<TeamRole> = Vec::new();
        for line in self.team_roles.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (it, en) = line.split_once('|').unwrap_or((line, line));
            let (it, en) = (it.trim().to_owned(), en.trim().to_owned());
            let known = before.iter().find(|role| role.it == it || role.en == en);
            let id = known.map_or_else(|| list::slug_of(&it), |role| role.id.clone());
            if !roles.iter().any(|role| role.id == id) {
                roles.push(TeamRole { id, it, en });
            }
        }
        roles
    }
}

pub(super) async fn show(may: ViewPlan, visit: Visit) -> Result<Response> {
    visit.show(&page_of(&visit, &may.edition, Errors::new()).await?)
}

/// The edition as it is, with mistakes in what was sent from its other forms.
pub(super) async fn page_of(visit: &Visit, edition: &edition::Model, errors: Errors) -> Result<EditionPage> {
    page(visit, edition, PlanForm::of(edition)?, errors).await
}

async fn page(
    visit: &Visit,
    edition: &edition::Model,
    form: PlanForm,
    errors: Errors,
) -> Result<EditionPage> {
    let db = &visit.app.db;
    let steps = super::steps(db, edition.id).await?;
    let call = super::call_of(db, edition.id).await?;
    let current = super::current(db, visit.app.clock.today()).await?;
    let last = steps.len().saturating_sub(1);
    let rubric = rubric::of(edition)?;
    let pages = super::page::pages(db, edition.id).await?;
    let pages = pages.iter().map(|one| PageView {
        id: one.id.0,
        title: super::page::told(one, visit.lang).0.to_owned(),
        public: one.public,
    });
    let removable = removal::is_free(db, edition.id).await?;
    let outside = steps.iter().filter(|step| is_outside(step, edition.starts_on, edition.ends_on));
    Ok(EditionPage {
        id: edition.id.0,
        name: edition.name.clone(),
        slug: edition.slug.clone(),
        archived_at: edition.archived_at.map(|at| at.to_rfc3339()),
        public: edition.public,
        removable,
        revision: edition.revision,
        current: current.is_some_and(|one| one.id == edition.id),
        pinned: edition.pinned,
        may_change: edition.archived_at.is_none(),
        points: steps.iter().map(|step| step.points).sum(),
        outside: outside.map(|step| (step.id.0, super::name_of(step, visit.lang))).collect(),
        steps: steps
            .iter()
            .enumerate()
            .map(|(at, step)| step_view(visit.lang, edition, step, at, last))
            .collect(),
        pages: pages.collect(),
        call: call.map(|call| (call.opens_at.to_rfc3339(), call.closes_at.to_rfc3339())),
        forms: visit.app.forms.versions().map(str::to_owned).collect(),
        rubrics: rubric::versions()?,
        criteria: rubric.criteria.iter().map(|one| (one.id.as_str(), one.name.of(visit.lang))).collect(),
        weights: weights::typed(edition)?,
        most_weight: rubric::MOST_WEIGHT,
        form,
        longest: list::LONGEST_NAME,
        errors,
    })
}

/// Does a step open or end on a day that is not one of these?
fn is_outside(step: &edition_step::Model, starts_on: NaiveDate, ends_on: NaiveDate) -> bool {
    let days = starts_on..=ends_on;
    !(days.contains(&step.opens_on) && days.contains(&day_in_italy(step.due_at)))
}

fn step_view(
    lang: Lang,
    edition: &edition::Model,
    step: &edition_step::Model,
    at: usize,
    last: usize,
) -> StepView {
    StepView {
        id: step.id.0,
        name: super::name_of(step, lang),
        opens_on: step.opens_on.to_string(),
        due_at: step.due_at.to_rfc3339(),
        points: step.points,
        lessons: step.lessons.as_array().map_or(0, Vec::len),
        deliverables: step.deliverables.as_array().map_or(0, Vec::len),
        outside: is_outside(step, edition.starts_on, edition.ends_on),
        first: at == 0,
        last: at == last,
    }
}

/// Has another edition the address that the name makes?
async fn is_taken(conn: &impl ConnectionTrait, edition: &edition::Model, slug: &str) -> Result<bool> {
    let others = edition::Entity::find()
        .filter(edition::Column::Slug.eq(slug))
        .filter(edition::Column::Id.ne(edition.id));
    Ok(others.count(conn).await? > 0)
}

/// Says that the plan is saved, and whether steps are outside its days now.
async fn saved(
    visit: &Visit,
    may: &ChangePlan,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
) -> Result<Response> {
    let steps = super::steps(&visit.app.db, may.edition.id).await?;
    let outside = steps.iter().any(|step| is_outside(step, starts_on, ends_on));
    let (kind, key) =
        if outside { ("warning", "schools-saved-outside") } else { ("success", "schools-saved") };
    visit.go_saying(&format!("/editions/{}", may.edition.id), kind, visit.t(key)).await
}

pub(super) async fn save(may: ChangePlan, visit: Visit, Form(form): Form<PlanForm>) -> Result<Response> {
    let mut errors = list::check(&visit, &form.name, &form.starts_on, &form.ends_on);
    let slug = list::slug_of(&form.name);
    if !may.edition.public && is_taken(&visit.app.db, &may.edition, &slug).await? {
        errors.add("name", visit.t("schools-edition-name-taken"));
    }
    if !form.form_version.is_empty() && !visit.app.forms.versions().any(|known| known == form.form_version) {
        errors.add("form_version", visit.t("schools-edition-form-unknown"));
    }
    if !form.rubric_version.is_empty() && !rubric::versions()?.contains(&form.rubric_version) {
        errors.add("rubric_version", visit.t("schools-edition-rubric-unknown"));
    }
    if form.school_year.chars().count() > 40 {
        errors.add("school_year", visit.t_with("schools-too-long", &[("longest", 40.into())]));
    }
    let languages: Vec<&str> = Lang::ALL
        .map(Lang::as_str)
        .into_iter()
        .filter(|lang| form.languages.iter().any(|l| l == lang))
        .collect();
    if languages.is_empty() {
        errors.add("languages", visit.t("schools-edition-languages-missing"));
    }
    let roles = form.roles(&programme::roles_of(&may.edition)?);
    if roles.is_empty() || roles.len() > MOST_ROLES {
        errors.add("team_roles", visit.t_with("schools-edition-roles-wrong", &[("most", MOST_ROLES.into())]));
    }
    let quiz_attempts = form.quiz_attempts();
    if quiz_attempts.is_err() {
        let args = [("most", MOST_ATTEMPTS.into())];
        errors.add("quiz_attempts", visit.t_with("schools-edition-attempts-wrong", &args));
    }
    if let (Some(starts_on), Some(ends_on), Ok(quiz_attempts), true) =
        (moments::day(&form.starts_on), moments::day(&form.ends_on), quiz_attempts, errors.is_empty())
    {
        let line = |text: &str| text.replace(char::is_control, " ").trim().to_owned();
        let mut changes = vec![
            (edition::Column::Name, Expr::value(line(&form.name))),
            (edition::Column::SchoolYear, Expr::value(line(&form.school_year))),
            (edition::Column::StartsOn, Expr::value(starts_on)),
            (edition::Column::EndsOn, Expr::value(ends_on)),
            (edition::Column::Languages, Expr::value(languages.join(","))),
            (edition::Column::FormVersion, Expr::value(form.form_version.clone())),
            (edition::Column::RubricVersion, Expr::value(form.rubric_version.clone())),
            (edition::Column::QuizAttempts, Expr::value(quiz_attempts)),
            (edition::Column::TeamRoles, Expr::value(serde_json::to_value(&roles)?)),
        ];
        if !may.edition.public {
            changes.push((edition::Column::Slug, Expr::value(slug)));
        }
        if change(&visit, &may, &form.revision, "edition.changed", &changes).await? {
            return saved(&visit, &may, starts_on, ends_on).await;
        }
        errors.add("", visit.t("schools-stale"));
        return visit.show_with(StatusCode::CONFLICT, &page(&visit, &may.edition, form, errors).await?);
    }
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, &may.edition, form, errors).await?)
}

/// Changes the edition if nobody else has since `revision`, and writes down what was done.
pub(super) async fn change(
    visit: &Visit,
    may: &ChangePlan,
    revision: &str,
    kind: &str,
    changes: &[(edition::Column, Expr)],
) -> Result<bool> {
    let tx = db::begin_write(&visit.app.db).await?;
    let done = change_within(&tx, visit, may, revision, kind, changes).await?;
    if done {
        tx.commit().await?;
    }
    Ok(done)
}

/// The same as a part of a transaction.
pub(super) async fn change_within(
    conn: &impl ConnectionTrait,
    visit: &Visit,
    may: &ChangePlan,
    revision: &str,
    kind: &str,
    changes: &[(edition::Column, Expr)],
) -> Result<bool> {
    let Ok(revision) = revision.parse::<i32>() else { return Ok(false) };
    let mut update = edition::Entity::update_many()
        .col_expr(edition::Column::Revision, Expr::col(edition::Column::Revision).add(1))
        .filter(edition::Column::Id.eq(may.edition.id))
        .filter(edition::Column::Revision.eq(revision))
        .filter(edition::Column::ArchivedAt.is_null());
    for (column, value) in changes {
        update = update.col_expr(*column, value.clone());
    }
    if update.exec(conn).await?.rows_affected == 0 {
        return Ok(false);
    }
    let subject = format!("edition:{}", may.edition.id);
    note(conn, &visit.app, Some(&may.by), kind, subject, json!({})).await?;
    Ok(true)
}
