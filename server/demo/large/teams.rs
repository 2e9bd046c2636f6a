//! The large demo's classes: teachers, students, teams, and how each gets on.

use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, QuerySelect, Set};
use serde_json::json;
use tables::ids::{ClassId, PersonId, TeamId};
use tables::kinds::{Role, Teaching};
use tables::{class, class_member, class_teacher, class_teaching, team, team_member};

use super::pace::{self, Pace, Way};
use super::people::{self, New, found};
use super::years::Year;
use super::{CODES, Making, insert_all};
use crate::error::Result;
use crate::people::audit::About;
use crate::review::content::slugified;

/// A class.
pub(super) struct Class {
    pub(super) id: ClassId,
    /// Place in [`Making::schools`].
    pub(super) school: usize,
    pub(super) name: String,
    pub(super) teacher: PersonId,
    pub(super) students: Vec<PersonId>,
}

/// A team.
pub(super) struct Team {
    pub(super) id: TeamId,
    /// Place among the classes.
    pub(super) class: usize,
    pub(super) members: Vec<PersonId>,
    pub(super) pace: Pace,
    pub(super) way: Way,
    /// The last moment at which it did something.
    pub(super) last_active: DateTime<Utc>,
}

/// Makes an edition's classes with all who are in them.
pub(super) async fn make(
    conn: &impl ConnectionTrait,
    making: &mut Making<'_>,
    year: &Year,
    many: usize,
    students: Option<usize>,
) -> Result<(Vec<Class>, Vec<Team>)> {
    let mut paces: Vec<Pace> = (0..many)
        .map(|n| match n * 100 / many.max(1) {
            _ if year.past => Pace::Working,
            0 | 1 => Pace::Empty,
            2..=7 => Pace::Silent,
            8..=21 => Pace::Stuck,
            _ => Pace::Working,
        })
        .collect();
    making.dice.shuffle(&mut paces);
    let sizes = pace::sizes(making, &paces, students);
    let mut classes = classes(conn, making, year, many).await?;
    let mut new = Vec::new();
    for size in &sizes {
        for name in people::first_names(making, *size) {
            let last_seen = making.dice.moment(year.began, year.until);
            new.push(New {
                role: Role::Student,
                name,
                sign_in: people::sign_in(making),
                since: year.began,
                // Some have a card and have never been here.
                last_seen: (!making.dice.percent(6)).then_some(last_seen),
                active: !year.past,
            });
        }
    }
    let mut ids = people::make(conn, making, new).await?.into_iter();
    for (class, size) in classes.iter_mut().zip(&sizes) {
        class.students = ids.by_ref().take(*size).collect();
    }
    let teams = teams(conn, making, year, &classes, &paces).await?;
    members(conn, making, year, &classes, &teams).await?;
    Ok((classes, teams))
}

async fn classes(
    conn: &impl ConnectionTrait,
    making: &mut Making<'_>,
    year: &Year,
    many: usize,
) -> Result<Vec<Class>> {
    let new = people::adults(making, Role::Teacher, many, year.began - Duration::days(60));
    let teachers = people::make(conn, making, new).await?;
    let mut rows = Vec::new();
    let mut made = Vec::new();
    for teacher in &teachers {
        making.classes += 1;
        let school = making.dice.below(making.schools.len());
        let name = format!("{}{}", making.dice.between(3, 5), making.dice.pick(&["A", "B", "C", "D", "E"]));
        let code = format!("{CODES}{:04}", making.classes);
        rows.push(class::ActiveModel {
            id: NotSet,
            school_id: Set(making.schools[school].id),
            edition_id: Set(year.id),
            name: Set(name.clone()),
            join_code: Set(code.clone()),
            joining_open: Set(!year.past),
            choice_approval: Set(false),
        });
        made.push((code, school, name, *teacher));
    }
    insert_all(conn, rows).await?;
    let ids: HashMap<String, ClassId> = class::Entity::find()
        .select_only()
        .columns([class::Column::JoinCode, class::Column::Id])
        .filter(class::Column::EditionId.eq(year.id))
        .into_tuple()
        .all(conn)
        .await?
        .into_iter()
        .collect();
    let mut classes = Vec::new();
    let (mut ties, mut teaching) = (Vec::new(), Vec::new());
    for (n, (code, school, name, teacher)) in made.into_iter().enumerate() {
        let id = found(&ids, &code)?;
        let mut both = vec![(teacher, Teaching::Main)];
        if n > 0 && making.dice.percent(30) {
            both.push((teachers[n - 1], Teaching::Second));
        }
        for (person, kind) in both {
            ties.push(class_teacher::ActiveModel { class_id: Set(id), person_id: Set(person) });
            teaching.push(class_teaching::ActiveModel {
                id: NotSet,
                class_id: Set(id),
                person_id: Set(person),
                kind: Set(kind),
                starts_on: Set(year.began.date_naive()),
                ends_on: Set(None),
            });
        }
        classes.push(Class { id, school, name, teacher, students: Vec::new() });
    }
    insert_all(conn, ties).await?;
    insert_all(conn, teaching).await?;
    Ok(classes)
}

async fn teams(
    conn: &impl ConnectionTrait,
    making: &mut Making<'_>,
    year: &Year,
    classes: &[Class],
    paces: &[Pace],
) -> Result<Vec<Team>> {
    let mut rows = Vec::new();
    let mut made = Vec::new();
    for (n, (class, pace)) in classes.iter().zip(paces).enumerate() {
        let two = class.students.len() >= 8 && making.dice.percent(40);
        let halves = if two {
            class.students.chunks(class.students.len().div_ceil(2))
        } else {
            class.students.chunks(class.students.len().max(1))
        };
        for members in halves {
            making.teams += 1;
            let name = making.dice.pick(&making.words.teams).clone();
            let slug = format!("{}-{}", slugified(&name, 40), making.teams);
            rows.push(team::ActiveModel {
                id: NotSet,
                class_id: Set(class.id),
                name: Set(name),
                slug: Set(slug.clone()),
                motto: Set(making.dice.pick(&making.words.mottos).clone()),
                ..Default::default()
            });
            // One who came late is in no team yet.
            let late = usize::from(members.len() > 8 && making.dice.percent(20));
            let members = members[..members.len() - late].to_vec();
            made.push((slug, n, members, *pace));
        }
    }
    insert_all(conn, rows).await?;
    let ids: HashMap<String, TeamId> = team::Entity::find()
        .select_only()
        .columns([team::Column::Slug, team::Column::Id])
        .into_tuple()
        .all(conn)
        .await?
        .into_iter()
        .collect();
    made.into_iter()
        .map(|(slug, class, members, pace)| {
            let way = pace::way_of(making, year, pace);
            let last_active = pace::last_active(making, year, pace);
            Ok(Team { id: found(&ids, &slug)?, class, members, pace, way, last_active })
        })
        .collect()
}

/// Who is in which class and team, and since when.
async fn members(
    conn: &impl ConnectionTrait,
    making: &mut Making<'_>,
    year: &Year,
    classes: &[Class],
    teams: &[Team],
) -> Result<()> {
    let left_at = year.past.then_some(year.until);
    let mut rows = Vec::new();
    for class in classes.iter().filter(|class| !class.students.is_empty()) {
        let joined = making.dice.moment(year.began, year.began + Duration::days(10));
        rows.extend(class.students.iter().map(|person| class_member::ActiveModel {
            id: NotSet,
            class_id: Set(class.id),
            person_id: Set(*person),
            joined_at: Set(joined),
            left_at: Set(left_at),
        }));
        let about = About::new("class", class.id).with(json!({ "students": class.students.len() }));
        making.happened(joined, class.teacher, Role::Teacher, "class.roster-imported", about);
    }
    insert_all(conn, rows).await?;
    let in_teams = teams.iter().flat_map(|team| {
        team.members.iter().map(|person| team_member::ActiveModel {
            id: NotSet,
            team_id: Set(team.id),
            person_id: Set(*person),
            joined_at: Set(year.began + Duration::days(10)),
            left_at: Set(left_at),
        })
    });
    insert_all(conn, in_teams.collect()).await
}
