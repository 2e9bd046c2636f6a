//! Names in a comment: `@Omar` tells Omar. Only those who belong to the team's work every day can be
//! called: its members and its teachers.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use tables::ids::PersonId;
use tables::{person, team};

use crate::error::Result;
use crate::teams::circle;
use crate::text;

/// Who can be called, by the names that the class knows.
pub async fn callable(conn: &impl ConnectionTrait, team: &team::Model) -> Result<Vec<(PersonId, String)>> {
    let mut ids = circle::members(conn, team.id).await?;
    ids.extend(circle::teachers(conn, team.class_id).await?);
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(ids))
        .filter(person::Column::Active.eq(true))
        .all(conn)
        .await?;
    let people = text::by_name(people, |one| &one.name);
    Ok(people.into_iter().map(|person| (person.id, person.name)).collect())
}

/// Those of these people whom the words call. Two of the same name are both called.
pub fn called(words: &str, people: &[(PersonId, String)]) -> Vec<PersonId> {
    let words = words.to_lowercase();
    let mut called = Vec::new();
    for (at, _) in words.match_indices('@') {
        // An address has letters before the sign.
        if words[..at].chars().next_back().is_some_and(char::is_alphanumeric) {
            continue;
        }
        let rest = &words[at + 1..];
        let is_named = |name: &str| {
            let after = rest.strip_prefix(name.to_lowercase().as_str());
            after.is_some_and(|after| !after.chars().next().is_some_and(char::is_alphanumeric))
        };
        let named: Vec<&(PersonId, String)> = people.iter().filter(|(_, name)| is_named(name)).collect();
        // "Anna Rita" is not Anna.
        let longest = named.iter().map(|(_, name)| name.len()).max().unwrap_or(0);
        called.extend(named.iter().filter(|(_, name)| name.len() == longest).map(|(id, _)| *id));
    }
    called.sort_unstable();
    called.dedup();
    called
}
