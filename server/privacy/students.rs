//! The students whose names a team's texts are searched for, and by what they are known.

use std::collections::{BTreeSet, HashMap};

use dataset::text::fold;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use tables::ids::PersonId;
use tables::kinds::CertificateKind;
use tables::{certificate, class_member, person, team, team_member};

use crate::error::Result;

/// Small words with which surnames begin: alone they are no surname.
pub(super) const PARTICLES: [&str; 20] = [
    "d", "da", "dal", "de", "degli", "dei", "del", "della", "delle", "dello", "di", "la", "le", "li", "lo",
    "lu", "mac", "san", "van", "von",
];
/// A surname's first word stands for all of it, if it has more letters than this.
const SHORT: usize = 3;

/// A name as a certificate has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Printed {
    /// First name.
    pub given: String,
    /// Surname.
    pub family: String,
}

impl Printed {
    fn new(given: &str, family: &str) -> Self {
        Self { given: given.trim().to_owned(), family: family.trim().to_owned() }
    }
}

/// A student, as far as texts are searched for them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Student {
    /// What the class calls them: a first name, if they did as the sign-up page says.
    pub name: String,
    /// What their certificates say: only those who have one are known by their surname.
    pub printed: BTreeSet<Printed>,
}

/// The words of a name, folded.
fn folded(name: &str) -> Vec<String> {
    let folded = fold(name);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

impl Student {
    /// Known by this name alone.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), printed: BTreeSet::new() }
    }

    /// The same with what a certificate says.
    #[must_use]
    pub fn with(mut self, given: &str, family: &str) -> Self {
        self.printed.insert(Printed::new(given, family));
        self
    }

    /// The first names by which they may be meant, folded.
    pub(super) fn firsts(&self) -> BTreeSet<String> {
        let given = self.printed.iter().map(|printed| printed.given.as_str());
        let first = |name: &str| folded(name).into_iter().find(|word| word.chars().count() > 1);
        [self.name.as_str()].into_iter().chain(given).filter_map(first).collect()
    }

    /// Name with surname, folded and without blanks, each way round.
    pub(super) fn wholes(&self) -> BTreeSet<String> {
        let mut wholes = BTreeSet::new();
        // Nobody has said where the surname begins: after the first word, mostly. A letter alone is none.
        let own = folded(&self.name);
        if let Some((first, rest)) =
            own.split_first().filter(|(_, rest)| rest.iter().any(|word| word.len() > 1))
        {
            wholes.extend([own.concat(), format!("{}{first}", rest.concat())]);
        }
        for Printed { given, family } in &self.printed {
            let (given, family) = (folded(given), folded(family));
            let mut firsts: BTreeSet<String> = given.first().cloned().into_iter().collect();
            firsts.extend([given.concat()].into_iter().chain(own.first().cloned()));
            let mut surnames = BTreeSet::from([family.concat()]);
            let stands_for_all = |word: &&String| word.len() > SHORT && !PARTICLES.contains(&word.as_str());
            surnames.extend(family.first().filter(stands_for_all).cloned());
            for first in firsts.iter().filter(|first| !first.is_empty()) {
                for surname in surnames.iter().filter(|surname| !surname.is_empty()) {
                    wholes.extend([format!("{first}{surname}"), format!("{surname}{first}")]);
                }
            }
        }
        wholes
    }
}

/// All students who are or were in the team's class or in the team.
pub async fn of_team(conn: &impl ConnectionTrait, team: &team::Model) -> Result<Vec<Student>> {
    let of_class = class_member::Entity::find().filter(class_member::Column::ClassId.eq(team.class_id));
    let of_team = team_member::Entity::find().filter(team_member::Column::TeamId.eq(team.id));
    let mut ids: BTreeSet<PersonId> =
        of_class.all(conn).await?.into_iter().map(|row| row.person_id).collect();
    ids.extend(of_team.all(conn).await?.into_iter().map(|row| row.person_id));
    let people =
        person::Entity::find().filter(person::Column::Id.is_in(ids.iter().copied())).all(conn).await?;
    // Those too that have ended: whoever was named wrongly is not to be named so either.
    let papers = certificate::Entity::find()
        .filter(certificate::Column::PersonId.is_in(ids.iter().copied()))
        .filter(certificate::Column::Kind.eq(CertificateKind::Student))
        .all(conn)
        .await?;
    let mut of_person: HashMap<PersonId, Student> =
        people.into_iter().map(|person| (person.id, Student::new(person.name))).collect();
    for paper in papers {
        let said = |field: &str| paper.record[field].as_str().unwrap_or_default();
        if let Some(student) = of_person.get_mut(&paper.person_id) {
            student.printed.insert(Printed::new(said("given"), said("family")));
        }
    }
    Ok(of_person.into_values().collect())
}
