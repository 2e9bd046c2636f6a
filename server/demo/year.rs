//! The year around the demo's story: the edition's steps, its call, applications.

use std::collections::HashMap;

use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, NotSet, Set};
use serde::Deserialize;
use serde_json::json;
use tables::ids::{ApplicationId, EditionId, PersonId, SchoolId};
use tables::kinds::ApplicationState;
use tables::{application, application_score, edition_call, edition_page, edition_step};

use super::of;
use crate::App;
use crate::error::{Error, Result};
use crate::schools::{attachment, moments, programme};

const YEAR: &str = include_str!("../../seeds/demo/year.toml");
/// Stands for a signed page.
pub(super) const CONSENT: &[u8] = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

#[derive(Deserialize)]
struct Year {
    step: Vec<StepSeed>,
    page: Vec<PageSeed>,
    call: CallSeed,
    scored_by: String,
    application: Vec<ApplicationSeed>,
}

#[derive(Deserialize)]
struct StepSeed {
    name_it: String,
    name_en: String,
    about_it: String,
    about_en: String,
    opens_on: String,
    due_on: String,
    points: i32,
    lessons: Vec<String>,
    deliverables: Vec<String>,
}

#[derive(Deserialize)]
struct PageSeed {
    title_it: String,
    title_en: String,
    text_it: String,
    text_en: String,
}

#[derive(Deserialize)]
struct CallSeed {
    opens_on: String,
    closes_on: String,
    places: i32,
    intro_it: String,
    intro_en: String,
}

#[derive(Deserialize)]
struct ApplicationSeed {
    teacher: String,
    school: String,
    class_name: String,
    class_year: String,
    subjects: String,
    motivation: String,
    sent: bool,
    /// For each criterion of a new call.
    points: Vec<i32>,
}

fn wrong() -> Error {
    Error::internal("seeds/demo/year.toml has a day that is none")
}

/// Fills the edition's year.
pub(super) async fn tell(
    conn: &impl ConnectionTrait,
    app: &App,
    edition: EditionId,
    schools: &HashMap<&str, SchoolId>,
    people: &HashMap<&str, PersonId>,
) -> Result<()> {
    let year: Year =
        toml::from_str(YEAR).map_err(|error| Error::internal(format!("seeds/demo/year.toml: {error}")))?;
    for (position, step) in (1..).zip(year.step) {
        let row = edition_step::ActiveModel {
            id: NotSet,
            edition_id: Set(edition),
            position: Set(position),
            name_it: Set(step.name_it),
            name_en: Set(step.name_en),
            about_it: Set(step.about_it),
            about_en: Set(step.about_en),
            opens_on: Set(moments::day(&step.opens_on).ok_or_else(wrong)?),
            due_at: Set(moments::moment(&step.due_on, "23:59").ok_or_else(wrong)?),
            points: Set(step.points),
            lessons: Set(json!(step.lessons)),
            deliverables: Set(json!(step.deliverables)),
        };
        row.insert(conn).await?;
    }
    for page in year.page {
        let row = edition_page::ActiveModel {
            id: NotSet,
            edition_id: Set(edition),
            slug: Set(dataset::text::slugify(&page.title_it)),
            title_it: Set(page.title_it),
            title_en: Set(page.title_en),
            text_it: Set(page.text_it),
            text_en: Set(page.text_en),
            public: Set(true),
            revision: Set(1),
        };
        row.insert(conn).await?;
    }
    let call = edition_call::ActiveModel {
        edition_id: Set(edition),
        opens_at: Set(moments::moment(&year.call.opens_on, "00:00").ok_or_else(wrong)?),
        closes_at: Set(moments::moment(&year.call.closes_on, "23:59").ok_or_else(wrong)?),
        intro_it: Set(year.call.intro_it),
        intro_en: Set(year.call.intro_en),
        criteria: Set(serde_json::to_value(programme::criteria()?)?),
        quotas: Set(json!({})),
        places: Set(Some(year.call.places)),
        revision: Set(1),
    };
    call.insert(conn).await?;
    for one in year.application {
        let (school, teacher) = (of(schools, &one.school)?, of(people, &one.teacher)?);
        let id = apply(conn, app, edition, school, teacher, &one).await?;
        score(conn, app, id, of(people, &year.scored_by)?, one.points).await?;
    }
    Ok(())
}

async fn apply(
    conn: &impl ConnectionTrait,
    app: &App,
    edition: EditionId,
    school: SchoolId,
    teacher: PersonId,
    seed: &ApplicationSeed,
) -> Result<ApplicationId> {
    let now = app.clock.now();
    let kept = attachment::keep(app, CONSENT.into()).await?;
    let stored = kept.map_err(|refusal| Error::internal(format!("the demo's consent: {refusal}")))?;
    let consent = attachment::insert(conn, app, "consenso.pdf".to_owned(), stored).await?;
    let state = if seed.sent { ApplicationState::Submitted } else { ApplicationState::Draft };
    let row = application::ActiveModel {
        id: NotSet,
        edition_id: Set(edition),
        teacher_id: Set(teacher),
        school_id: Set(Some(school)),
        class_name: Set(seed.class_name.clone()),
        class_year: Set(seed.class_year.clone()),
        subjects: Set(seed.subjects.clone()),
        students: Set(Some(22)),
        second_email: Set(String::new()),
        earlier: Set(String::new()),
        wants_supporter: Set(true),
        idea: Set(String::new()),
        motivation: Set(seed.motivation.clone()),
        consent_file_id: Set(Some(consent)),
        state: Set(state),
        reason: Set(String::new()),
        revision: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
        submitted_at: Set(seed.sent.then_some(now)),
        decided_at: Set(None),
        decided_by: Set(None),
        class_id: Set(None),
    };
    Ok(row.insert(conn).await?.id)
}

async fn score(
    conn: &impl ConnectionTrait,
    app: &App,
    id: ApplicationId,
    by: PersonId,
    points: Vec<i32>,
) -> Result<()> {
    for (criterion, points) in programme::criteria()?.into_iter().zip(points) {
        let row = application_score::ActiveModel {
            application_id: Set(id),
            criterion: Set(criterion.id),
            points: Set(points),
            comment: Set(String::new()),
            scored_by: Set(by),
            scored_at: Set(app.clock.now()),
        };
        application_score::Entity::insert(row).exec_without_returning(conn).await?;
    }
    Ok(())
}
