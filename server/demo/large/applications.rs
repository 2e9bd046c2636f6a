//! The large demo's applications: those that became its classes, and all the others.

use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, QuerySelect, Set};
use serde_json::json;
use tables::ids::{ApplicationId, ClassId, PersonId};
use tables::kinds::{ApplicationState, Role};
use tables::{application, application_score};

use super::teams::Class;
use super::years::Year;
use super::{Making, insert_all, people};
use crate::demo::year::CONSENT;
use crate::error::{Error, Result};
use crate::people::audit::About;
use crate::schools::{attachment, programme};

/// Beside those admitted, so many of a hundred classes.
const OTHERS: [(usize, ApplicationState); 5] = [
    (10, ApplicationState::Waiting),
    (17, ApplicationState::Refused),
    (4, ApplicationState::Withdrawn),
    (12, ApplicationState::Submitted),
    (7, ApplicationState::Draft),
];

/// An application to be made.
struct New {
    teacher: PersonId,
    school: usize,
    class_name: String,
    state: ApplicationState,
    class: Option<ClassId>,
}

fn class_year(name: &str) -> String {
    name.chars().take_while(char::is_ascii_digit).collect()
}

/// Makes them, with the points that staff gave to most.
pub(super) async fn make(
    conn: &impl ConnectionTrait,
    making: &mut Making<'_>,
    year: &Year,
    classes: &[Class],
) -> Result<()> {
    let admitted = classes.iter().map(|class| New {
        teacher: class.teacher,
        school: class.school,
        class_name: class.name.clone(),
        state: ApplicationState::Admitted,
        class: Some(class.id),
    });
    let mut all: Vec<New> = admitted.collect();
    all.extend(others(conn, making, year, classes.len()).await?);
    let kept = attachment::keep(making.app, CONSENT.into()).await?;
    let stored = kept.map_err(|refusal| Error::internal(format!("the demo's consent: {refusal}")))?;
    let mut rows = Vec::new();
    for new in &all {
        let consent = attachment::insert(conn, making.app, "consenso.pdf".to_owned(), stored.clone()).await?;
        let sent = making.dice.moment(year.began - Duration::days(70), year.began - Duration::days(25));
        let mut row = row(making, year, new, sent);
        row.consent_file_id = Set(Some(consent));
        rows.push(row);
    }
    insert_all(conn, rows).await?;
    told(conn, making, year).await
}

async fn others(
    conn: &impl ConnectionTrait,
    making: &mut Making<'_>,
    year: &Year,
    classes: usize,
) -> Result<Vec<New>> {
    let mut states = Vec::new();
    for (share, state) in OTHERS {
        states.extend(std::iter::repeat_n(state, (classes * share).div_ceil(100)));
    }
    let teachers = people::adults(making, Role::Teacher, states.len(), year.began - Duration::days(80));
    let teachers = people::make(conn, making, teachers).await?;
    Ok(states
        .into_iter()
        .zip(teachers)
        .map(|(state, teacher)| New {
            teacher,
            school: making.dice.below(making.schools.len()),
            class_name: format!("{}{}", making.dice.between(3, 5), making.dice.pick(&["A", "B", "F", "G"])),
            state,
            class: None,
        })
        .collect())
}

fn is_decided(state: ApplicationState) -> bool {
    match state {
        ApplicationState::Admitted | ApplicationState::Waiting | ApplicationState::Refused => true,
        ApplicationState::Draft | ApplicationState::Submitted | ApplicationState::Withdrawn => false,
    }
}

fn row(making: &mut Making<'_>, year: &Year, new: &New, sent: DateTime<Utc>) -> application::ActiveModel {
    let decided = is_decided(new.state).then(|| year.began - Duration::days(making.dice.between(3, 12)));
    let reason = match new.state {
        ApplicationState::Refused => making.dice.pick(&making.words.refusals).clone(),
        ApplicationState::Draft
        | ApplicationState::Submitted
        | ApplicationState::Withdrawn
        | ApplicationState::Admitted
        | ApplicationState::Waiting => String::new(),
    };
    // Who has sent nothing yet has begun lately.
    let begun = if new.state == ApplicationState::Draft { making.now - Duration::days(3) } else { sent };
    let earlier = if making.dice.percent(25) { "2024-2025" } else { "" };
    application::ActiveModel {
        id: NotSet,
        edition_id: Set(year.id),
        teacher_id: Set(new.teacher),
        school_id: Set(Some(making.schools[new.school].id)),
        class_name: Set(new.class_name.clone()),
        class_year: Set(class_year(&new.class_name)),
        subjects: Set(making.dice.pick(&making.words.subjects).clone()),
        students: Set(i32::try_from(making.dice.between(16, 29)).ok()),
        second_email: Set(String::new()),
        earlier: Set(earlier.to_owned()),
        wants_supporter: Set(making.dice.percent(60)),
        idea: Set(making.dice.pick(&making.words.ideas).clone()),
        motivation: Set(making.dice.pick(&making.words.motivations).clone()),
        consent_file_id: Set(None),
        state: Set(new.state),
        reason: Set(reason),
        revision: Set(if decided.is_some() { 3 } else { 2 }),
        created_at: Set(begun - Duration::days(2)),
        changed_at: Set(begun),
        submitted_at: Set((new.state != ApplicationState::Draft).then_some(begun)),
        decided_at: Set(decided),
        decided_by: Set(decided.map(|_| making.editor.id)),
        class_id: Set(new.class),
    }
}

/// What staff did with them: points, and the events of all of it.
async fn told(conn: &impl ConnectionTrait, making: &mut Making<'_>, year: &Year) -> Result<()> {
    type Written =
        (ApplicationId, PersonId, ApplicationState, DateTime<Utc>, Option<DateTime<Utc>>, Option<ClassId>);
    let rows: Vec<Written> = application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .column(application::Column::TeacherId)
        .column(application::Column::State)
        .column(application::Column::ChangedAt)
        .column(application::Column::DecidedAt)
        .column(application::Column::ClassId)
        .filter(application::Column::EditionId.eq(year.id))
        .filter(application::Column::Revision.gt(1))
        .into_tuple()
        .all(conn)
        .await?;
    let criteria = programme::criteria()?;
    let mut weights: HashMap<ApplicationState, i64> = HashMap::new();
    weights.insert(ApplicationState::Admitted, 3);
    weights.insert(ApplicationState::Waiting, 2);
    let mut scores = Vec::new();
    for (id, teacher, state, sent, decided, class) in rows {
        if state == ApplicationState::Draft {
            continue;
        }
        let about = About::new("application", id);
        making.happened(sent, teacher, Role::Teacher, "application.sent", about.clone());
        let judged = decided.is_some() || making.dice.percent(50);
        if judged && state != ApplicationState::Withdrawn {
            let by = *making.dice.pick(&making.reviewers);
            let at = sent + Duration::days(9);
            let least = weights.get(&state).copied().unwrap_or(0);
            for criterion in &criteria {
                scores.push(application_score::ActiveModel {
                    application_id: Set(id),
                    criterion: Set(criterion.id.clone()),
                    points: Set(i32::try_from(making.dice.between(least, (least + 3).min(5))).unwrap_or(0)),
                    comment: Set(String::new()),
                    scored_by: Set(by),
                    scored_at: Set(at),
                });
            }
            let with_points = about.clone().with(json!({ "criteria": criteria.len() }));
            making.happened(at, by, Role::Reviewer, "application.scored", with_points);
        }
        if let Some(at) = decided {
            let decided = about.with(json!({ "state": state.as_str(), "class": class.map(|id| id.0) }));
            making.happened(at, making.editor.id, Role::Editor, "application.decided", decided);
        }
    }
    insert_all(conn, scores).await
}
