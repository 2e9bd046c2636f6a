//! One application, and its points in each criterion.

use std::collections::HashMap;

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use tables::ids::{ApplicationId, PersonId};
use tables::{application_score, edition, person};

use super::super::access::{ScoreApplications, ViewSelection};
use super::super::editions::{call_of, criteria};
use super::super::places;
use super::super::programme::Criterion;
use super::candidates::{self, Candidate};
use super::marks::{self, Mark, Saved, Sent};
use super::neighbours::{self, Around};
use super::{list, ranking};
use crate::error::{Error, Result};
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Fields, Query};
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
    /// The school in the register.
    school_id: Option<i64>,
    /// The class that was made of it.
    class_id: Option<i64>,
    around: Around,
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
    /// What somebody else has saved meanwhile.
    theirs: Vec<TheirView>,
    form: Typed,
    errors: Errors,
}

#[derive(Serialize)]
struct CriterionView {
    id: String,
    label: String,
    weight: i32,
}

#[derive(Serialize)]
struct TheirView {
    label: String,
    /// None: they took the points away.
    points: Option<i32>,
    comment: String,
    by: String,
    at: String,
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
    find(all, id)
}

fn find(all: Vec<Candidate>, id: ApplicationId) -> Result<Candidate> {
    all.into_iter().find(|one| one.row.id == id).ok_or(Error::NotFound)
}

async fn criteria_of(visit: &Visit, edition: &edition::Model) -> Result<Vec<Criterion>> {
    let call = call_of(&visit.app.db, edition.id).await?;
    Ok(call.as_ref().map(criteria).transpose()?.unwrap_or_default())
}

/// Fills in the fields of one criterion.
fn fill(form: &mut Typed, criterion: &str, mark: &Mark) {
    let points = mark.points.map_or_else(String::new, |points| points.to_string());
    form.insert(format!("points_{criterion}"), points);
    form.insert(format!("comment_{criterion}"), mark.comment.clone());
}

fn typed(one: &Candidate, criteria: &[Criterion]) -> Typed {
    let mut form = Typed::new();
    for criterion in criteria {
        let mark = Mark::of(&one.scores, &criterion.id);
        fill(&mut form, &criterion.id, &mark);
        form.insert(format!("seen_{}", criterion.id), mark.seal());
    }
    form
}

pub(super) async fn show(
    may: ViewSelection,
    visit: Visit,
    At(Application(id)): At<Application>,
    Query(wanted): Query<list::Wanted>,
) -> Result<Response> {
    let all = candidates::of(&visit.app.db, may.edition.id).await?;
    let criteria = criteria_of(&visit, &may.edition).await?;
    let around = neighbours::around(&visit, &may.edition, &criteria, &wanted, &all, id);
    let one = find(all, id)?;
    let form = typed(&one, &criteria);
    let page = page(&visit, &may.edition, &one, &criteria, form, Errors::new());
    visit.show(&ScorePage { around, ..page })
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
        school_id: row.school_id.map(|id| id.0),
        class_id: row.class_id.map(|id| id.0),
        around: Around::default(),
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
        theirs: Vec::new(),
        form,
        errors,
    }
}

pub(super) async fn save(
    may: ScoreApplications,
    visit: Visit,
    At(Application(id)): At<Application>,
    Query(wanted): Query<list::Wanted>,
    fields: Fields,
) -> Result<Response> {
    let all = candidates::of(&visit.app.db, may.edition.id).await?;
    let criteria = criteria_of(&visit, &may.edition).await?;
    let around = neighbours::around(&visit, &may.edition, &criteria, &wanted, &all, id);
    let one = find(all, id)?;
    let (form, sent, errors) = read(&visit, &fields, &criteria);
    if !errors.is_empty() {
        let page = page(&visit, &may.edition, &one, &criteria, form, errors);
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &ScorePage { around, ..page });
    }
    match marks::save(&visit.app, &may, id, &sent).await? {
        Saved::Done(removed) => {
            let said = match removed {
                0 => visit.t("schools-saved"),
                _ => visit.t_with("schools-score-removed", &[("count", removed.into())]),
            };
            let mut path = format!("/selection/{}/applications/{id}", may.edition.id);
            let query = wanted.query();
            if !query.is_empty() {
                path = format!("{path}?{query}");
            }
            visit.go_saying(&path, "success", said).await
        }
        Saved::Crossed => {
            let now = load(&visit, &may.edition, id).await?;
            let crossed = crossed(&visit, &may.edition, &now, &criteria, form, &sent).await?;
            visit.show_with(StatusCode::CONFLICT, &ScorePage { around, ..crossed })
        }
    }
}

/// What was typed, field by field and criterion by criterion, and the mistakes in it.
fn read(visit: &Visit, fields: &Fields, criteria: &[Criterion]) -> (Typed, Vec<Sent>, Errors) {
    let (mut form, mut sent, mut errors) = (Typed::new(), Vec::new(), Errors::new());
    for criterion in criteria {
        let names = ["points", "comment", "seen"].map(|field| format!("{field}_{}", criterion.id));
        let points = fields.one(&names[0]).to_owned();
        let comment = fields.one(&names[1]).replace('\0', "").replace("\r\n", "\n").trim().to_owned();
        let seen = fields.one(&names[2]).to_owned();
        let number = points.parse::<i32>().ok().filter(|points| (0..=MOST).contains(points));
        if !points.is_empty() && number.is_none() {
            errors.add(&names[0], visit.t_with("schools-score-wrong", &[("most", MOST.into())]));
        }
        if points.is_empty() && !comment.is_empty() {
            errors.add(&names[0], visit.t("schools-score-missing"));
        }
        if comment.chars().count() > LONGEST {
            errors.add(&names[1], visit.t_with("schools-too-long", &[("longest", LONGEST.into())]));
        }
        sent.push(Sent {
            criterion: criterion.id.clone(),
            mark: Mark { points: number, comment: comment.clone() },
            seen: seen.clone(),
        });
        form.extend(names.into_iter().zip([points, comment, seen]));
    }
    (form, sent, errors)
}

/// The form again, with what was typed and, beside it, what somebody else has saved meanwhile: the next
/// save is made knowing it. Fields that were left as they were take theirs.
async fn crossed(
    visit: &Visit,
    edition: &edition::Model,
    one: &Candidate,
    criteria: &[Criterion],
    mut form: Typed,
    sent: &[Sent],
) -> Result<ScorePage> {
    let names = names(visit, &one.scores).await?;
    let mut theirs = Vec::new();
    for (criterion, mine) in criteria.iter().zip(sent) {
        let now = Mark::of(&one.scores, &criterion.id);
        form.insert(format!("seen_{}", criterion.id), now.seal());
        if !mine.is_crossed(&now) {
            continue;
        }
        if mine.is_untouched() {
            fill(&mut form, &criterion.id, &now);
        }
        let score = one.scores.iter().find(|score| score.criterion == criterion.id);
        theirs.push(TheirView {
            label: criterion.of(visit.lang).to_owned(),
            by: score.and_then(|score| names.get(&score.scored_by)).cloned().unwrap_or_default(),
            at: score.map_or_else(String::new, |score| score.scored_at.to_rfc3339()),
            points: now.points,
            comment: now.comment,
        });
    }
    let mut errors = Errors::new();
    errors.add("", visit.t("schools-score-crossed"));
    Ok(ScorePage { theirs, ..page(visit, edition, one, criteria, form, errors) })
}

/// The names of those who scored.
async fn names(visit: &Visit, scores: &[application_score::Model]) -> Result<HashMap<PersonId, String>> {
    let rows: Vec<(PersonId, String)> = person::Entity::find()
        .select_only()
        .columns([person::Column::Id, person::Column::Name])
        .filter(person::Column::Id.is_in(scores.iter().map(|score| score.scored_by)))
        .into_tuple()
        .all(&visit.app.db)
        .await?;
    Ok(rows.into_iter().collect())
}
