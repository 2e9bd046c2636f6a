//! The certificates of the demo's class that has finished, by the verbs that the pages use.

use sea_orm::EntityTrait;
use serde::Deserialize;
use tables::ids::PersonId;
use tables::kinds::CertificateKind;
use tables::{class, edition, school};

use super::{Cast, of};
use crate::App;
use crate::certificates::finished;
use crate::certificates::issue::{self, Names, New};
use crate::certificates::settings::Settings;
use crate::error::{Error, Result};
use crate::schools::moments;

const CERTIFICATES: &str = include_str!("../../seeds/demo/certificates.toml");

#[derive(Deserialize)]
struct Certificates {
    opens_on: String,
    signer_name: String,
    signer_office: String,
    by: String,
    student: Vec<StudentSeed>,
    teacher: Vec<TeacherSeed>,
}

#[derive(Deserialize)]
struct StudentSeed {
    person: String,
    teacher: String,
    given: String,
    family: String,
    hours: i32,
}

#[derive(Deserialize)]
struct TeacherSeed {
    person: String,
    given: String,
    family: String,
    hours: i32,
}

fn wrong(what: &str) -> Error {
    Error::internal(format!("seeds/demo/certificates.toml: {what}"))
}

/// Opens the edition's certificates and issues those of the story.
pub(super) async fn tell(app: &App, cast: &Cast<'_>) -> Result<()> {
    let seed: Certificates = toml::from_str(CERTIFICATES).map_err(|error| wrong(&error.to_string()))?;
    let edition = edition::Entity::find().one(&app.db).await?.ok_or(Error::NotFound)?;
    let settings = Settings {
        signer_name: seed.signer_name,
        signer_office: seed.signer_office,
        opens_on: moments::day(&seed.opens_on),
        ..Settings::usual()?
    };
    settings.save(&app.db, edition.id).await?;
    for one in seed.student {
        let person = of(cast.people, &one.person)?;
        let (class, student) = student(app, person).await?.ok_or_else(|| wrong(&one.person))?;
        let school =
            school::Entity::find_by_id(class.school_id).one(&app.db).await?.ok_or(Error::NotFound)?;
        let work = student.team.as_ref().map(|team| team.name.as_str()).zip(student.done.as_ref());
        let names = Names { given: one.given, family: one.family };
        let record = issue::record_of(app, &settings, &edition, &school, &class, names, work)?;
        let new = New { person, class: class.id, hours: one.hours, record };
        let teacher = cast.actor(&one.teacher)?;
        issue::issue(app, &teacher, CertificateKind::Student, edition.id, vec![new]).await?;
    }
    let by = cast.actor(&seed.by)?;
    for one in seed.teacher {
        let person = of(cast.people, &one.person)?;
        let teachers = finished::teachers(&app.db, edition.id, app.clock.today()).await?;
        let teacher = teachers.into_iter().find(|teacher| teacher.person.id == person);
        let teacher = teacher.ok_or_else(|| wrong(&one.person))?;
        let names = Names { given: one.given, family: one.family };
        let (school, class) = (&teacher.school, &teacher.class);
        let record = issue::record_of(app, &settings, &edition, school, class, names, None)?;
        let new = New { person, class: class.id, hours: one.hours, record };
        issue::issue(app, &by, CertificateKind::Teacher, edition.id, vec![new]).await?;
    }
    Ok(())
}

/// A student whose team has finished, with the class.
async fn student(app: &App, person: PersonId) -> Result<Option<(class::Model, finished::Student)>> {
    for class in class::Entity::find().all(&app.db).await? {
        let students = finished::students(&app.db, &class).await?;
        if let Some(one) = students.into_iter().find(|one| one.person.id == person && one.done.is_some()) {
            return Ok(Some((class, one)));
        }
    }
    Ok(None)
}
