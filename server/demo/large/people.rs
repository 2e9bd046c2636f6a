//! The large demo's schools and people.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use dataset::places::{self, Municipality};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use tables::ids::{PersonId, SchoolId};
use tables::kinds::Role;
use tables::{person, school};

use super::{CHUNK, Making, insert_all};
use crate::error::{Error, Result};
use crate::people::account::{self, SignIn};
use crate::schools::register;
use crate::text::Lang;

/// Smaller municipalities have no upper school.
const SMALLEST: u32 = 8_000;
/// Kinds of upper schools, as their codes have them.
const KINDS: [&str; 6] = ["PS", "IS", "TF", "TD", "RC", "PM"];

/// The middle of invented schools' codes.
const CODES: &str = "98";

/// A school.
pub(super) struct School {
    pub(super) id: SchoolId,
    pub(super) place: &'static Municipality,
}

/// A person who is to be made.
pub(super) struct New {
    pub(super) role: Role,
    pub(super) name: String,
    pub(super) sign_in: SignIn,
    pub(super) since: DateTime<Utc>,
    pub(super) last_seen: Option<DateTime<Utc>>,
    pub(super) active: bool,
}

/// Schools over all regions, more of them where more people live.
pub(super) async fn schools(
    conn: &impl ConnectionTrait,
    making: &mut Making<'_>,
    many: usize,
) -> Result<Vec<School>> {
    let large: Vec<(usize, &'static Municipality)> = places::all()
        .iter()
        .filter(|place| place.population >= SMALLEST)
        .filter_map(|place| Some((usize::try_from(place.population).ok()?, place)))
        .collect();
    let mut regions: Vec<&str> = places::all().iter().map(|place| place.region.as_str()).collect();
    regions.sort_unstable();
    regions.dedup();
    let mut rows = Vec::new();
    let mut chosen = Vec::new();
    for n in 0..many {
        let here = regions.get(n).copied();
        let near: Vec<_> = large
            .iter()
            .filter(|(_, place)| here.is_none_or(|region| place.region == region))
            .copied()
            .collect();
        let place = making.dice.weighted(&near);
        let name = making.dice.pick(&making.words.schools);
        let code = format!("{}{}{CODES}{:03}X", place.sigla, making.dice.pick(&KINDS), n + 1);
        let name = format!("Istituto Dimostrativo «{name}» di {}", place.name);
        rows.push(register::Record::new(&code, &name, place.istat).row());
        chosen.push((code, place));
    }
    insert_all(conn, rows).await?;
    let ids: HashMap<String, SchoolId> = school::Entity::find()
        .select_only()
        .columns([school::Column::Code, school::Column::Id])
        .into_tuple()
        .all(conn)
        .await?
        .into_iter()
        .collect();
    chosen.into_iter().map(|(code, place)| Ok(School { id: found(&ids, &code)?, place })).collect()
}

/// The schools that were made so.
pub(super) async fn known_schools(conn: &impl ConnectionTrait) -> Result<Vec<School>> {
    let rows = school::Entity::find()
        .filter(school::Column::Code.like(format!("____{CODES}___X")))
        .order_by_asc(school::Column::Id)
        .all(conn)
        .await?;
    let of = |row: school::Model| Some(School { id: row.id, place: places::by_istat(&row.municipality)? });
    Ok(rows.into_iter().filter_map(of).collect())
}

/// The key of what was just written.
pub(super) fn found<K: Copy>(ids: &HashMap<String, K>, name: &str) -> Result<K> {
    ids.get(name).copied().ok_or_else(|| Error::internal(format!("the large demo lost {name}")))
}

/// Makes these people, all with the demo's one password hash: its sign-ins are told to everybody, and
/// five thousand hashes would take minutes. Gives their keys, in order.
pub(super) async fn make(
    conn: &impl ConnectionTrait,
    making: &Making<'_>,
    people: Vec<New>,
) -> Result<Vec<PersonId>> {
    let mut names = Vec::new();
    let mut rows = Vec::new();
    for new in people {
        let row =
            account::row(making.app, new.role, &new.name, new.sign_in.clone(), making.hash.clone(), Lang::It);
        rows.push(person::ActiveModel {
            created_at: Set(new.since),
            last_sign_in_at: Set(new.last_seen),
            active: Set(new.active),
            ..row
        });
        names.push(match new.sign_in {
            SignIn::Email(address) => address,
            SignIn::Name(name) => name,
        });
    }
    insert_all(conn, rows).await?;
    let mut ids: HashMap<String, PersonId> = HashMap::new();
    for chunk in names.chunks(CHUNK) {
        for column in [person::Column::EmailFolded, person::Column::SignInName] {
            let rows: Vec<(Option<String>, PersonId)> = person::Entity::find()
                .select_only()
                .columns([column, person::Column::Id])
                .filter(column.is_in(chunk.iter().map(String::as_str)))
                .into_tuple()
                .all(conn)
                .await?;
            ids.extend(rows.into_iter().filter_map(|(name, id)| Some((name?, id))));
        }
    }
    names.iter().map(|name| found(&ids, name)).collect()
}

/// So many adults; their addresses are `surname.number@demo.example`.
pub(super) fn adults(making: &mut Making<'_>, role: Role, many: usize, since: DateTime<Utc>) -> Vec<New> {
    (0..many)
        .map(|_| {
            making.adults += 1;
            let surname = making.dice.pick(&making.words.surnames).clone();
            let first = making.dice.pick(&making.words.first_names).clone();
            let name = match role {
                Role::Teacher if making.dice.percent(50) => format!("Prof. {surname}"),
                Role::Teacher => format!("Prof.ssa {surname}"),
                Role::Student | Role::Supporter | Role::Reviewer | Role::Editor | Role::Admin => {
                    format!("{first} {surname}")
                }
            };
            let address = format!("{}.{}@demo.example", surname.to_lowercase(), making.adults);
            let last_seen = making.dice.moment(since, making.now);
            New {
                role,
                name,
                sign_in: SignIn::Email(address),
                since,
                last_seen: Some(last_seen),
                active: true,
            }
        })
        .collect()
}

/// The names of so many students of one class: first names, with a letter where one is there twice.
pub(super) fn first_names(making: &mut Making<'_>, many: usize) -> Vec<String> {
    let mut taken = HashSet::new();
    let mut names = Vec::new();
    while names.len() < many {
        let first = making.dice.pick(&making.words.first_names).clone();
        let letter = making.dice.pick(&making.words.surnames).chars().next().unwrap_or('X');
        let name = if taken.contains(&first) { format!("{first} {letter}.") } else { first };
        if taken.insert(name.clone()) {
            names.push(name);
        }
    }
    names
}

/// A sign-in that nobody has.
pub(super) fn sign_in(making: &mut Making<'_>) -> SignIn {
    loop {
        let name = account::drawn_sign_in_name(&mut making.dice.0);
        if making.sign_ins.insert(name.clone()) {
            return SignIn::Name(name);
        }
    }
}
