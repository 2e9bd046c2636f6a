//! A class's students from a list: read and checked first, written in one transaction or not at all.
//! How they sign in for the first time, `card_code` says.

use std::collections::{HashMap, HashSet};

use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set};
use serde_json::json;
use tables::ids::{PersonId, TeamId};
use tables::kinds::Role;
use tables::{activation, class_member, person, team, team_member};

use super::access::ManageClass;
use super::{card_code, roster, teams};
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::people::account::{self, SignIn, note};
use crate::people::password;
use crate::schools::joining;
use crate::text::Lang;
use crate::web::grid::Grid;

/// More rows than any list of a school has.
pub(super) const MOST: usize = 6000;
/// Rows in one insertion: both databases bound the values of a statement.
const CHUNK: usize = 500;

/// Why a row can't be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowMistake {
    /// No name.
    Empty,
    /// The name is too long.
    Long,
    /// The name was there before, further up.
    Twice,
    /// Somebody of that name is in the class.
    There,
    /// The team's name is too long.
    TeamLong,
}

impl RowMistake {
    /// The end of its text's key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Long => "long",
            Self::Twice => "twice",
            Self::There => "there",
            Self::TeamLong => "team-long",
        }
    }
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Line in the file.
    pub line: usize,
    /// First name or nickname.
    pub name: String,
    /// The team's name; empty: none.
    pub team: String,
    /// What is wrong with it.
    pub mistake: Option<RowMistake>,
}

/// The rows of a list, each with its mistake. `there`: folded names of who is in the class.
pub(super) fn check(mut grid: Grid, there: &HashSet<String>) -> Vec<Row> {
    let fold = |text: &str| dataset::text::fold(text);
    let is_name = |cell: &str| ["nome", "name", "studente", "student"].contains(&fold(cell).as_str());
    let header = grid.rows.first().is_some_and(|(_, cells)| cells.iter().any(|cell| is_name(cell)));
    let (mut name_at, mut team_at) = (0, Some(1));
    if header {
        let names = grid.take_header();
        name_at = names.iter().position(|name| is_name(name)).unwrap_or(0);
        team_at = names.iter().position(|name| ["squadra", "team"].contains(&name.as_str()));
    }
    let mut seen = HashSet::new();
    grid.rows
        .into_iter()
        .map(|(line, cells)| {
            let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim()).to_owned();
            let (name, team) = (cell(name_at), team_at.map_or_else(String::new, cell));
            let mistake = if name.is_empty() {
                Some(RowMistake::Empty)
            } else if name.chars().count() > roster::LONGEST_NAME {
                Some(RowMistake::Long)
            } else if team.chars().count() > teams::LONGEST_NAME {
                Some(RowMistake::TeamLong)
            } else if there.contains(&fold(&name)) {
                Some(RowMistake::There)
            } else if !seen.insert(fold(&name)) {
                Some(RowMistake::Twice)
            } else {
                None
            };
            Row { line, name, team, mistake }
        })
        .collect()
}

/// Folded names of who is in the class now.
pub(super) async fn names_of(conn: &impl ConnectionTrait, may: &ManageClass) -> Result<HashSet<String>> {
    let names: Vec<String> = roster::people(conn, may.class.id)
        .await?
        .into_iter()
        .map(|person| dataset::text::fold(&person.name))
        .collect();
    Ok(names.into_iter().collect())
}

/// A student who is in now, with the code for the card: it is nowhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Card {
    /// First name or nickname.
    pub name: String,
    /// The personal sign-in.
    pub sign_in: String,
    /// With it the student chooses a password, once.
    pub code: String,
}

/// What became of an import.
pub(super) enum Imported {
    /// All are in.
    Done(Vec<Card>),
    /// A row can't be taken (any more): nothing was written.
    Refused,
}

/// Writes all rows or none.
pub(super) async fn run(app: &App, may: &ManageClass, rows: &[Row], lang: Lang) -> Result<Imported> {
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    // Two imports of one class wait for each other here, on both databases.
    joining::hold_class(&tx, may.class.id).await?;
    let there = names_of(&tx, may).await?;
    if rows.iter().any(|row| row.mistake.is_some() || there.contains(&dataset::text::fold(&row.name))) {
        return Ok(Imported::Refused);
    }
    let teams = teams_of(&tx, may, rows).await?;
    let names = free_names(&tx, rows.len()).await?;
    let cards: Vec<Card> = rows
        .iter()
        .zip(&names)
        .map(|(row, sign_in)| Card {
            name: row.name.clone(),
            sign_in: sign_in.clone(),
            code: joining::new_card_code(),
        })
        .collect();
    let person = |card: &Card| {
        let sign_in = SignIn::Name(card.sign_in.clone());
        account::row(app, Role::Student, &card.name, sign_in, password::UNSET.to_owned(), lang)
    };
    for chunk in cards.chunks(CHUNK) {
        person::Entity::insert_many(chunk.iter().map(person)).exec_without_returning(&tx).await?;
    }
    let ids = ids_of(&tx, &names).await?;
    let id =
        |card: &Card| ids.get(&card.sign_in).copied().ok_or_else(|| Error::internal("a student is lost"));
    let (mut members, mut in_team, mut codes) = (Vec::new(), Vec::new(), Vec::new());
    for (row, card) in rows.iter().zip(&cards) {
        let person_id = id(card)?;
        members.push(class_member::ActiveModel {
            id: NotSet,
            class_id: Set(may.class.id),
            person_id: Set(person_id),
            joined_at: Set(now),
            left_at: Set(None),
        });
        if let Some(team_id) = teams.get(&row.team.to_lowercase()) {
            in_team.push(team_member::ActiveModel {
                id: NotSet,
                team_id: Set(*team_id),
                person_id: Set(person_id),
                joined_at: Set(now),
                left_at: Set(None),
            });
        }
        codes.push(card_code::row(person_id, &card.code, now));
    }
    for chunk in members.chunks(CHUNK) {
        class_member::Entity::insert_many(chunk.to_vec()).exec_without_returning(&tx).await?;
    }
    for chunk in in_team.chunks(CHUNK) {
        team_member::Entity::insert_many(chunk.to_vec()).exec_without_returning(&tx).await?;
    }
    for chunk in codes.chunks(CHUNK) {
        activation::Entity::insert_many(chunk.to_vec()).exec_without_returning(&tx).await?;
    }
    let (subject, detail) = (format!("class:{}", may.class.id), json!({ "students": rows.len() }));
    note(&tx, app, Some(&may.by), "class.roster-imported", subject, detail).await?;
    tx.commit().await?;
    Ok(Imported::Done(cards))
}

/// The class's teams by folded name, with those that the list names and that are not there yet.
async fn teams_of(
    conn: &impl ConnectionTrait,
    may: &ManageClass,
    rows: &[Row],
) -> Result<HashMap<String, TeamId>> {
    let there = team::Entity::find().filter(team::Column::ClassId.eq(may.class.id)).all(conn).await?;
    let mut teams: HashMap<String, TeamId> =
        there.into_iter().map(|team| (team.name.to_lowercase(), team.id)).collect();
    for row in rows {
        let key = row.team.to_lowercase();
        if key.is_empty() || teams.contains_key(&key) {
            continue;
        }
        let made = team::ActiveModel {
            id: NotSet,
            class_id: Set(may.class.id),
            name: Set(row.team.clone()),
            slug: Set(teams::free_slug(conn, &row.team).await?),
            motto: Set(String::new()),
            ..Default::default()
        };
        teams.insert(key, made.insert(conn).await?.id);
    }
    Ok(teams)
}

/// So many sign-ins that nobody has.
async fn free_names(conn: &impl ConnectionTrait, count: usize) -> Result<Vec<String>> {
    let mut names: HashSet<String> = HashSet::new();
    // Each round loses those that are taken; a few rounds are enough unless the words run out.
    for _ in 0..20 {
        let mut fresh: HashSet<String> = HashSet::new();
        let mut draws = 0;
        while names.len() + fresh.len() < count && draws < count * 20 {
            draws += 1;
            let name = account::new_sign_in_name();
            if !names.contains(&name) {
                fresh.insert(name);
            }
        }
        let fresh: Vec<String> = fresh.into_iter().collect();
        let taken = ids_of(conn, &fresh).await?;
        names.extend(fresh.into_iter().filter(|name| !taken.contains_key(name)));
        if names.len() == count {
            return Ok(names.into_iter().collect());
        }
    }
    Err(Error::internal("no free sign-ins were found: the words for them must become more"))
}

async fn ids_of(conn: &impl ConnectionTrait, names: &[String]) -> Result<HashMap<String, PersonId>> {
    let mut ids = HashMap::new();
    for chunk in names.chunks(CHUNK) {
        let rows = person::Entity::find()
            .filter(person::Column::SignInName.is_in(chunk.iter().map(String::as_str)))
            .all(conn)
            .await?;
        ids.extend(rows.into_iter().filter_map(|row| Some((row.sign_in_name?, row.id))));
    }
    Ok(ids)
}
