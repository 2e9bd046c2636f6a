//! A class's students from a list: read and checked first, written in one transaction or not at all.
//! How they sign in for the first time, `card_code` says.

use std::collections::{HashMap, HashSet};

use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set};
use serde_json::json;
use tables::ids::{PersonId, TeamId};
use tables::kinds::Role;
use tables::{class_member, person, team, team_member};

use super::access::ManageClass;
use super::card_code::{self, Card};
use super::{roster, teams};
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
    /// The name is none: a number, an address, a piece of code.
    NoName,
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
            Self::NoName => "no-name",
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
    /// Somebody of that name is in that team of the class: there is nothing to write.
    pub there: bool,
    /// The team is not there yet, and would be made.
    pub new_team: bool,
}

impl Row {
    /// May the name be a first name and a surname? It is taken all the same: some have two first names.
    pub fn has_surname(&self) -> bool {
        let letters = |word: &str| word.chars().filter(|sign| sign.is_alphabetic()).count();
        self.mistake.is_none() && self.name.split_whitespace().filter(|word| letters(word) > 1).count() > 1
    }
}

/// Who and what is in a class before a list is taken.
pub(super) struct There {
    /// Folded names of its students; of each, the name of the team in lower case, empty where there is none.
    students: HashMap<String, String>,
    /// Names of its teams, in lower case.
    teams: HashSet<String>,
}

impl There {
    /// Is somebody of that name in the class?
    fn has(&self, name: &str) -> bool {
        self.students.contains_key(&dataset::text::fold(name))
    }
}

/// Headings of the column of names.
const NAMES: [&str; 18] = [
    "nome",
    "nomi",
    "name",
    "names",
    "first name",
    "nome di battesimo",
    "soprannome",
    "nickname",
    "studente",
    "studentessa",
    "studenti",
    "student",
    "students",
    "alunno",
    "alunna",
    "alunni",
    "allievo",
    "allievi",
];
/// Headings of the column of teams.
const TEAMS: [&str; 8] = ["squadra", "squadre", "nome squadra", "team", "teams", "gruppo", "gruppi", "group"];
/// Words of a title above a list, without which a single cell may be a name.
const TITLES: [&str; 8] = ["classe", "elenco", "alunni", "studenti", "class", "list", "students", "pupils"];
/// So many rows a title may have.
const MOST_TITLE: usize = 4;

fn heads(headings: &[&str], cell: &str) -> bool {
    headings.contains(&dataset::text::fold(cell).trim())
}

/// The words of a row in which only one cell has something.
fn single(cells: &[String]) -> Vec<String> {
    let mut full = cells.iter().filter(|cell| !cell.trim().is_empty());
    match (full.next(), full.next()) {
        (Some(cell), None) => dataset::text::fold(cell).split_whitespace().map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// Takes off what stands above the list: a title, and the headings. Gives the columns of names and of teams.
fn take_top(grid: &mut Grid) -> (usize, Option<usize>) {
    let title = |cells: &[String]| single(cells).len() > 1;
    let above = grid.rows.iter().take(MOST_TITLE).take_while(|(_, cells)| title(cells)).count();
    let heading = (0..=above)
        .find(|at| grid.rows.get(*at).is_some_and(|(_, cells)| cells.iter().any(|cell| heads(&NAMES, cell))));
    if let Some(at) = heading {
        grid.rows.drain(..at);
        let names = grid.take_header();
        let place = |headings: &[&str]| names.iter().position(|name| heads(headings, name));
        return (place(&NAMES).unwrap_or(0), place(&TEAMS));
    }
    let named =
        |words: &[String]| words.len() > 1 && words.iter().any(|word| TITLES.contains(&word.as_str()));
    if grid.rows.first().is_some_and(|(_, cells)| named(&single(cells))) {
        grid.rows.remove(0);
    }
    (0, Some(1))
}

/// Can it be what somebody is called?
fn is_name(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.contains(['@', '<', '>'])
}

/// A name without the number that it has in a register: `12. `, `3) `.
fn without_number(text: &str) -> &str {
    let rest = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let name = rest.trim_start_matches(|sign: char| sign.is_whitespace() || ".)-–°º:".contains(sign));
    // Digits that something else follows are no number of a row: that is for the check to say.
    let numbered =
        rest.len() < text.len() && name.len() < rest.len() && name.starts_with(char::is_alphabetic);
    if numbered { name } else { text }
}

/// The rows of a list, each with its mistake.
pub(super) fn check(mut grid: Grid, there: &There) -> Vec<Row> {
    let (name_at, team_at) = take_top(&mut grid);
    let mut seen = HashSet::new();
    grid.rows
        .into_iter()
        .map(|(line, cells)| {
            let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim()).to_owned();
            let (name, team) = (cell(name_at), team_at.map_or_else(String::new, cell));
            let name = without_number(&name).to_owned();
            let folded = dataset::text::fold(&name);
            let team_key = team.to_lowercase();
            let is_there = there.students.get(&folded).is_some_and(|at| *at == team_key);
            let mistake = if name.is_empty() {
                Some(RowMistake::Empty)
            } else if !is_name(&name) {
                Some(RowMistake::NoName)
            } else if name.chars().count() > roster::LONGEST_NAME {
                Some(RowMistake::Long)
            } else if team.chars().count() > teams::LONGEST_NAME {
                Some(RowMistake::TeamLong)
            } else if there.students.contains_key(&folded) && !is_there {
                Some(RowMistake::There)
            } else if !seen.insert(folded) {
                Some(RowMistake::Twice)
            } else {
                None
            };
            let new_team = mistake.is_none() && !team.is_empty() && !there.teams.contains(&team_key);
            Row { line, name, team, mistake, there: is_there && mistake.is_none(), new_team }
        })
        .collect()
}

/// Who is in the class now, and its teams.
pub(super) async fn there(conn: &impl ConnectionTrait, may: &ManageClass) -> Result<There> {
    let teams = team::Entity::find().filter(team::Column::ClassId.eq(may.class.id)).all(conn).await?;
    let teams: HashMap<TeamId, String> =
        teams.into_iter().map(|team| (team.id, team.name.to_lowercase())).collect();
    let in_team: HashMap<PersonId, TeamId> = team_member::Entity::find()
        .filter(team_member::Column::TeamId.is_in(teams.keys().copied()))
        .filter(team_member::Column::LeftAt.is_null())
        .all(conn)
        .await?
        .into_iter()
        .map(|row| (row.person_id, row.team_id))
        .collect();
    let students = roster::people(conn, may.class.id)
        .await?
        .into_iter()
        .map(|person| {
            let team = in_team.get(&person.id).and_then(|id| teams.get(id)).cloned();
            (dataset::text::fold(&person.name), team.unwrap_or_default())
        })
        .collect();
    Ok(There { students, teams: teams.into_values().collect() })
}

/// What became of an import.
pub(super) enum Imported {
    /// All are in.
    Done(Vec<Card>),
    /// A row can't be taken (any more): nothing was written.
    Refused,
}

/// Writes all rows whose students are not there, or none.
pub(super) async fn run(app: &App, may: &ManageClass, rows: &[Row], lang: Lang) -> Result<Imported> {
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    // Two imports of one class wait for each other here, on both databases.
    joining::hold_class(&tx, may.class.id).await?;
    let there = there(&tx, may).await?;
    let new: Vec<&Row> = rows.iter().filter(|row| !row.there).collect();
    if new.iter().any(|row| row.mistake.is_some() || there.has(&row.name)) {
        return Ok(Imported::Refused);
    }
    let rows = new;
    let teams = teams_of(&tx, may, &rows).await?;
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
    card_code::put(&tx, &codes).await?;
    let (subject, detail) = (format!("class:{}", may.class.id), json!({ "students": rows.len() }));
    note(&tx, app, Some(&may.by), "class.roster-imported", subject, detail).await?;
    tx.commit().await?;
    Ok(Imported::Done(cards))
}

/// The class's teams by folded name, with those that the list names and that are not there yet.
async fn teams_of(
    conn: &impl ConnectionTrait,
    may: &ManageClass,
    rows: &[&Row],
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
