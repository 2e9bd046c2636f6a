//! One application, and its points in each criterion.

use http::StatusCode;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, Set};
use serde::Serialize;
use serde_json::json;
use tables::application_score::{ActiveModel, Column, Entity};
use tables::edition;
use tables::ids::ApplicationId;

use super::super::access::{ScoreApplications, ViewSelection};
use super::super::editions::{call_of, criteria};
use super::super::places;
use super::super::programme::Criterion;
use super::candidates::{self, Candidate};
use super::{list, ranking};
use crate::db;
use crate::error::{Error, Result};
use crate::people::account::note;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Fields};
use crate::web::page::{Page, Typed};
use crate::web::visit::Visit;

/// The most points in a criterion.
const MOST: i32 = 5;
/// The longest comment.
const LONGEST: usize = 2000;

#[derive(Serialize)]
struct ScorePage {
    edition: i64,
    edition_name: String,
    id: i64,
    may_score: bool,
    class: String,
    class_year: String,
    students: Option<i32>,
    subjects: String,
    teacher: String,
    email: String,
    second_email: String,
    school: String,
    code: String,
    kind: String,
    place: String,
    region: &'static str,
    new_school: bool,
    earlier: String,
    wants_supporter: bool,
    idea: String,
    motivation: String,
    /// Its address.
    consent: Option<String>,
    state: &'static str,
    reason: String,
    sent_at: String,
    total: i32,
    most: i32,
    criteria: Vec<CriterionView>,
    form: Typed,
    errors: Errors,
}

#[derive(Serialize)]
struct CriterionView {
    id: String,
    label: String,
    weight: i32,
}

impl Page for ScorePage {
    const TEMPLATE: &'static str = "schools/candidate.html";
}

/// The application of an address.
pub(super) struct Application(pub(super) ApplicationId);

impl std::str::FromStr for Application {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for Application {
    const NAME: &'static str = "application";
}

async fn load(visit: &Visit, edition: &edition::Model, id: ApplicationId) -> Result<Candidate> {
    let all = candidates::of(&visit.app.db, edition.id).await?;
    all.into_iter().find(|one| one.row.id == id).ok_or(Error::NotFound)
}

async fn criteria_of(visit: &Visit, edition: &edition::Model) -> Result<Vec<Criterion>> {
    let call = call_of(&visit.app.db, edition.id).await?;
    Ok(call.as_ref().map(criteria).transpose()?.unwrap_or_default())
}

fn typed(one: &Candidate, criteria: &[Criterion]) -> Typed {
    let mut form = Typed::new();
    for criterion in criteria {
        let score = one.scores.iter().find(|score| score.criterion == criterion.id);
        form.insert(
            format!("points_{}", criterion.id),
            score.map_or_else(String::new, |score| score.points.to_string()),
        );
        form.insert(
            format!("comment_{}", criterion.id),
            score.map_or_else(String::new, |score| score.comment.clone()),
        );
    }
    form
}

pub(super) async fn show(
    may: ViewSelection,
    visit: Visit,
    At(Application(id)): At<Application>,
) -> Result<Response> {
    let one = load(&visit, &may.edition, id).await?;
    let criteria = criteria_of(&visit, &may.edition).await?;
    let form = typed(&one, &criteria);
    visit.show(&page(&visit, &may.edition, &one, &criteria, form, Errors::new()))
}

fn page(
    visit: &Visit,
    edition: &edition::Model,
    one: &Candidate,
    criteria: &[Criterion],
    form: Typed,
    errors: Errors,
) -> ScorePage {
    let row = &one.row;
    let school = one.school.as_ref();
    let of_school =
        |part: fn(&tables::school::Model) -> &String| school.map_or_else(String::new, |s| part(s).clone());
    ScorePage {
        edition: edition.id.0,
        edition_name: edition.name.clone(),
        id: row.id.0,
        may_score: edition.archived_at.is_none(),
        class: row.class_name.clone(),
        class_year: row.class_year.clone(),
        students: row.students,
        subjects: row.subjects.clone(),
        teacher: one.teacher.as_ref().map_or_else(String::new, |teacher| teacher.name.clone()),
        email: one.teacher.as_ref().and_then(|teacher| teacher.email.clone()).unwrap_or_default(),
        second_email: row.second_email.clone(),
        school: of_school(|school| &school.name),
        code: of_school(|school| &school.code),
        kind: of_school(|school| &school.kind),
        place: school.map_or_else(String::new, |school| places::label(&school.municipality)),
        region: places::region_name(one.region()),
        new_school: one.new_school,
        earlier: row.earlier.clone(),
        wants_supporter: row.wants_supporter,
        idea: row.idea.clone(),
        motivation: row.motivation.clone(),
        consent: row.consent_file_id.map(|_| visit.link(&format!("/applications/{}/consent", row.id))),
        state: row.state.as_str(),
        reason: row.reason.clone(),
        sent_at: row.submitted_at.unwrap_or(row.changed_at).to_rfc3339(),
        total: ranking::total(criteria, &list::points(one)).0,
        most: MOST,
        criteria: criteria
            .iter()
            .map(|criterion| CriterionView {
                id: criterion.id.clone(),
                label: criterion.of(visit.lang).to_owned(),
                weight: criterion.weight,
            })
            .collect(),
        form,
        errors,
    }
}

pub(super) async fn save(
    may: ScoreApplications,
    visit: Visit,
    At(Application(id)): At<Application>,
    fields: Fields,
) -> Result<Response> {
    let one = load(&visit, &may.edition, id).await?;
    let criteria = criteria_of(&visit, &may.edition).await?;
    let mut errors = Errors::new();
    let mut form = Typed::new();
    let mut rows = Vec::new();
    let now = visit.app.clock.now();
    for criterion in &criteria {
        let names = [format!("points_{}", criterion.id), format!("comment_{}", criterion.id)];
        let points = fields.one(&names[0]).to_owned();
        let comment = fields.one(&names[1]).replace('\0', "").replace("\r\n", "\n");
        let number = points.parse::<i32>().ok().filter(|points| (0..=MOST).contains(points));
        if !points.is_empty() && number.is_none() {
            errors.add(&names[0], visit.t_with("schools-score-wrong", &[("most", MOST.into())]));
        }
        if number.is_none() && points.is_empty() && !comment.is_empty() {
            errors.add(&names[0], visit.t("schools-score-missing"));
        }
        if comment.chars().count() > LONGEST {
            errors.add(&names[1], visit.t_with("schools-too-long", &[("longest", LONGEST.into())]));
        }
        if let Some(points) = number {
            rows.push(ActiveModel {
                application_id: Set(id),
                criterion: Set(criterion.id.clone()),
                points: Set(points),
                comment: Set(comment.clone()),
                scored_by: Set(may.by.id),
                scored_at: Set(now),
            });
        }
        let [points_name, comment_name] = names;
        form.insert(points_name, points);
        form.insert(comment_name, comment);
    }
    if !errors.is_empty() {
        let page = page(&visit, &may.edition, &one, &criteria, form, errors);
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let tx = db::begin_write(&visit.app.db).await?;
    let scored = rows.len();
    if scored > 0 {
        let replaced = [Column::Points, Column::Comment, Column::ScoredBy, Column::ScoredAt];
        Entity::insert_many(rows)
            .on_conflict(
                OnConflict::columns([Column::ApplicationId, Column::Criterion])
                    .update_columns(replaced)
                    .to_owned(),
            )
            .exec_without_returning(&tx)
            .await?;
    }
    let detail = json!({ "criteria": scored });
    note(&tx, &visit.app, Some(&may.by), "application.scored", format!("application:{id}"), detail).await?;
    tx.commit().await?;
    let path = format!("/selection/{}/applications/{id}", may.edition.id);
    visit.go_saying(&path, "success", visit.t("schools-saved")).await
}
