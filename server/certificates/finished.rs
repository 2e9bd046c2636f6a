//! Who gets a certificate. The rule, in words: a team has finished when the first two parts of its report are
//! public, whatever has become of them since they were published, or when it has handed in all that the
//! edition's steps ask for here. Its students may be confirmed by their teacher, and the teachers of its class
//! by staff.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use tables::ids::{ClassId, EditionId, PersonId, SchoolId, TeamId};
use tables::kinds::CertificateKind;
use tables::{
    certificate, class, class_member, class_teacher, class_teaching, lesson_progress, person, report, school,
    team, team_member,
};

use crate::error::Result;
use crate::schools::editions;
use crate::schools::progress::steps::{self, Asked, Handed};
use crate::text;

/// What a team that has finished has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The project that it monitored; empty: it has none.
    pub project: String,
    /// Is its report public?
    pub published: bool,
}

/// A student of a class without a valid certificate.
pub struct Student {
    /// Who.
    pub person: person::Model,
    /// The team that they are in now.
    pub team: Option<team::Model>,
    /// What the team has done, if it has finished.
    pub done: Option<Done>,
    /// How many lessons the student has read.
    pub read: usize,
    /// One for this class was taken back.
    pub revoked: bool,
}

/// A teacher of a class that has finished, without a valid certificate for it.
pub struct Teacher {
    /// Who.
    pub person: person::Model,
    /// The class.
    pub class: class::Model,
    /// Its school.
    pub school: school::Model,
}

/// Has a team finished that handed in these? `asked`: what each step of the edition asks for.
fn has_handed_in_all(asked: &[Asked], handed: Option<&Handed>) -> bool {
    // An edition that asks for nothing says nothing about who has finished.
    let asks = asked.iter().any(|step| !step.is_empty());
    asks && handed.is_some_and(|handed| asked.iter().all(|step| handed.has_all(step)))
}

/// Those of these teams that have finished.
async fn done(
    conn: &impl ConnectionTrait,
    edition: EditionId,
    teams: &[TeamId],
) -> Result<HashMap<TeamId, Done>> {
    let asked = editions::steps(conn, edition).await?;
    let asked = asked.iter().map(Asked::of).collect::<Result<Vec<_>>>()?;
    let handed = steps::handed(conn, teams).await?;
    let reports =
        report::Entity::find().filter(report::Column::TeamId.is_in(teams.iter().copied())).all(conn).await?;
    let mut reports: HashMap<TeamId, report::Model> =
        reports.into_iter().map(|report| (report.team_id, report)).collect();
    let finished = teams.iter().filter_map(|team| {
        let report = reports.remove(team);
        // The version that is public stays so while the team writes the next, until staff hide it.
        let published = report.as_ref().is_some_and(|report| report.public_slug().is_some());
        let all = has_handed_in_all(&asked, handed.get(team));
        let project = report.map(|report| report.project_title).unwrap_or_default();
        (published || all).then_some((*team, Done { project, published }))
    });
    Ok(finished.collect())
}

/// Who has a valid certificate of that kind for one of these classes.
async fn holders(
    conn: &impl ConnectionTrait,
    kind: CertificateKind,
    classes: &[ClassId],
) -> Result<Vec<(ClassId, PersonId)>> {
    use certificate::Column;
    Ok(certificate::Entity::find()
        .select_only()
        .column(Column::ClassId)
        .column(Column::PersonId)
        .filter(Column::ClassId.is_in(classes.iter().copied()))
        .filter(Column::Kind.eq(kind))
        .filter(Column::EndedAt.is_null())
        .into_tuple()
        .all(conn)
        .await?)
}

/// Whose certificate for that class was taken back, without another in its place.
async fn revoked(conn: &impl ConnectionTrait, class: ClassId) -> Result<HashSet<PersonId>> {
    use certificate::Column;
    let people: Vec<PersonId> = certificate::Entity::find()
        .select_only()
        .column(Column::PersonId)
        .filter(Column::ClassId.eq(class))
        .filter(Column::Kind.eq(CertificateKind::Student))
        .filter(Column::EndedAt.is_not_null())
        .filter(Column::ReplacedBy.is_null())
        .into_tuple()
        .all(conn)
        .await?;
    Ok(people.into_iter().collect())
}

/// The students who are in a class now and have no valid certificate, by name.
pub async fn students(conn: &impl ConnectionTrait, class: &class::Model) -> Result<Vec<Student>> {
    let members = class_member::Entity::find()
        .select_only()
        .column(class_member::Column::PersonId)
        .filter(class_member::Column::ClassId.eq(class.id))
        .filter(class_member::Column::LeftAt.is_null())
        .into_query();
    let people = person::Entity::find()
        .filter(person::Column::Id.in_subquery(members))
        .order_by_asc(person::Column::Id)
        .all(conn)
        .await?;
    let people = text::by_name(people, |one| &one.name);
    let ids: Vec<PersonId> = people.iter().map(|one| one.id).collect();
    let teams = team::Entity::find().filter(team::Column::ClassId.eq(class.id)).all(conn).await?;
    let keys: Vec<TeamId> = teams.iter().map(|team| team.id).collect();
    let in_team: HashMap<PersonId, TeamId> = team_member::Entity::find()
        .filter(team_member::Column::TeamId.is_in(keys.iter().copied()))
        .filter(team_member::Column::LeftAt.is_null())
        .all(conn)
        .await?
        .into_iter()
        .map(|row| (row.person_id, row.team_id))
        .collect();
    let mut read: HashMap<PersonId, usize> = HashMap::new();
    let lessons = lesson_progress::Entity::find()
        .filter(lesson_progress::Column::PersonId.is_in(ids))
        .filter(lesson_progress::Column::ReadAt.is_not_null());
    for row in lessons.all(conn).await? {
        *read.entry(row.person_id).or_default() += 1;
    }
    let done = done(conn, class.edition_id, &keys).await?;
    let holders = holders(conn, CertificateKind::Student, &[class.id]).await?;
    let revoked = revoked(conn, class.id).await?;
    let students = people.into_iter().filter(|one| !holders.contains(&(class.id, one.id))).map(|person| {
        let team = in_team.get(&person.id).and_then(|id| teams.iter().find(|team| team.id == *id));
        Student {
            done: team.and_then(|team| done.get(&team.id)).cloned(),
            read: read.get(&person.id).copied().unwrap_or(0),
            team: team.cloned(),
            revoked: revoked.contains(&person.id),
            person,
        }
    });
    Ok(students.collect())
}

/// The teachers of an edition's classes in which a team has finished, who have no valid certificate: also those
/// who taught a class only for a while before `today`.
pub async fn teachers(
    conn: &impl ConnectionTrait,
    edition: EditionId,
    today: NaiveDate,
) -> Result<Vec<Teacher>> {
    let classes = class::Entity::find()
        .filter(class::Column::EditionId.eq(edition))
        .order_by_asc(class::Column::SchoolId)
        .order_by_asc(class::Column::Name)
        .all(conn)
        .await?;
    let ids: Vec<ClassId> = classes.iter().map(|class| class.id).collect();
    let teams =
        team::Entity::find().filter(team::Column::ClassId.is_in(ids.iter().copied())).all(conn).await?;
    let keys: Vec<TeamId> = teams.iter().map(|team| team.id).collect();
    let done = done(conn, edition, &keys).await?;
    let finished: Vec<&class::Model> = classes
        .iter()
        .filter(|class| teams.iter().any(|team| team.class_id == class.id && done.contains_key(&team.id)))
        .collect();
    let ids: Vec<ClassId> = finished.iter().map(|class| class.id).collect();
    let now = class_teacher::Entity::find()
        .filter(class_teacher::Column::ClassId.is_in(ids.iter().copied()))
        .all(conn)
        .await?;
    let planned = class_teaching::Entity::find()
        .filter(class_teaching::Column::ClassId.is_in(ids.iter().copied()))
        .filter(class_teaching::Column::StartsOn.lte(today))
        .all(conn)
        .await?;
    let mut teaching: HashSet<(ClassId, PersonId)> =
        now.into_iter().map(|row| (row.class_id, row.person_id)).collect();
    // Whoever left before their first day has not taught.
    let taught = planned.into_iter().filter(|row| row.ends_on.is_none_or(|last| last >= row.starts_on));
    teaching.extend(taught.map(|row| (row.class_id, row.person_id)));
    let holders = holders(conn, CertificateKind::Teacher, &ids).await?;
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(teaching.iter().map(|(_, person)| *person)))
        .all(conn)
        .await?;
    let people = text::by_name(people, |one| &one.name);
    let schools: HashMap<SchoolId, school::Model> = school::Entity::find()
        .filter(school::Column::Id.is_in(finished.iter().map(|class| class.school_id)))
        .all(conn)
        .await?
        .into_iter()
        .map(|school| (school.id, school))
        .collect();
    let mut all = Vec::new();
    for class in finished {
        let Some(school) = schools.get(&class.school_id) else { continue };
        let teaches = |one: &&person::Model| teaching.contains(&(class.id, one.id));
        for person in people.iter().filter(teaches).filter(|one| !holders.contains(&(class.id, one.id))) {
            all.push(Teacher { person: person.clone(), class: class.clone(), school: school.clone() });
        }
    }
    Ok(all)
}
