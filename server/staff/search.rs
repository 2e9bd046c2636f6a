//! What is looked for in the audit log, and finding it: newest first, from a key downwards.

use chrono::{Days, NaiveDate};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use serde::{Deserialize, Serialize};
use tables::ids::{ClassId, EditionId, OrganisationId, PersonId, SchoolId, TeamId};
use tables::{class, edition, event, organisation, person, school, team};

use super::subjects;
use crate::clock::in_italy;
use crate::db::{Db, holding};
use crate::error::Result;
use crate::people::account;
use crate::web::form::Errors;
use crate::web::visit::Visit;

/// People or things of that name at most: whoever types one letter means nobody in particular.
const MOST: u64 = 200;

/// The form of the search, as it stands in the address.
#[derive(Clone, Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct AuditForm {
    pub(super) who: String,
    pub(super) action: String,
    pub(super) subject: String,
    pub(super) from: String,
    pub(super) until: String,
    #[serde(skip_serializing)]
    pub(super) before: String,
}

/// What was understood of it.
#[derive(Clone, Default)]
pub(super) struct Wanted {
    who: String,
    action: String,
    subject: String,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
}

impl AuditForm {
    /// The search; a day that can't be read is a mistake.
    pub(super) fn check(&self, visit: &Visit) -> Result<Wanted, Errors> {
        let mut errors = Errors::new();
        let mut day = |field: &str, text: &str| {
            let text = text.trim();
            let day = text.parse::<NaiveDate>().ok();
            if day.is_none() && !text.is_empty() {
                errors.add(field, visit.t("staff-audit-day-wrong"));
            }
            day
        };
        let (from, until) = (day("from", &self.from), day("until", &self.until));
        if from.zip(until).is_some_and(|(from, until)| from > until) {
            errors.add("until", visit.t("staff-audit-days-turned"));
        }
        let text = |text: &str| text.trim().to_owned();
        let (who, action, subject) = (text(&self.who), text(&self.action), text(&self.subject));
        if errors.is_empty() { Ok(Wanted { who, action, subject, from, until }) } else { Err(errors) }
    }

    /// The same search as a part of an address.
    pub(super) fn query(&self) -> String {
        serde_urlencoded::to_string(self).unwrap_or_default()
    }
}

impl Wanted {
    /// The events meant, newest first.
    pub(super) async fn select(&self, visit: &Visit) -> Result<Select<event::Entity>> {
        let db = &visit.app.db;
        let mut select = event::Entity::find().order_by_desc(event::Column::Id);
        if !self.action.is_empty() {
            select = select.filter(event::Column::Kind.eq(&self.action));
        }
        if !self.subject.is_empty() {
            select = select.filter(about(visit, &self.subject).await?);
        }
        if let Some(from) = self.from {
            select = select.filter(event::Column::At.gte(in_italy(from, 0)));
        }
        if let Some(until) = self.until {
            let next = until.checked_add_days(Days::new(1)).unwrap_or(until);
            select = select.filter(event::Column::At.lt(in_italy(next, 0)));
        }
        if !self.who.is_empty() {
            let people = people(db, &self.who).await?;
            let about = people.iter().map(|id| format!("person:{id}"));
            select = select.filter(
                Condition::any()
                    .add(event::Column::ActorId.is_in(people.iter().copied()))
                    .add(event::Column::ActingAsId.is_in(people.iter().copied()))
                    .add(event::Column::Subject.is_in(about)),
            );
        }
        Ok(select)
    }
}

/// The people whom a text means: by key, or by a part of a name or sign-in, in upper or lower case.
async fn people(db: &Db, text: &str) -> Result<Vec<PersonId>> {
    if let Ok(id) = text.parse::<PersonId>() {
        return Ok(vec![id]);
    }
    Ok(person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::Searchable.like(holding(&account::folded(text))))
        .order_by_asc(person::Column::Id)
        .limit(MOST)
        .into_tuple()
        .all(db)
        .await?)
}

/// The events about what a text means: a thing as the list shows it or as the log writes it, any thing of that
/// number, or those with these words in their names.
async fn about(visit: &Visit, text: &str) -> Result<Condition> {
    let column = event::Column::Subject;
    if let Some(subject) = subjects::typed(visit, text) {
        return Ok(Condition::all().add(column.eq(subject)));
    }
    if subjects::is_number(text) {
        return Ok(Condition::all().add(column.ends_with(format!(":{text}"))));
    }
    Ok(Condition::all().add(column.is_in(named(&visit.app.db, text).await?)))
}

/// The things with these words in their names, in upper or lower case, as the log writes them.
async fn named(db: &Db, text: &str) -> Result<Vec<String>> {
    let people = people(db, text).await?;
    let mut found: Vec<String> = people.into_iter().map(|id| format!("person:{id}")).collect();
    let schools: Vec<SchoolId> = school::Entity::find()
        .select_only()
        .column(school::Column::Id)
        .filter(school::Column::Searchable.like(holding(&dataset::text::fold(text))))
        .limit(MOST)
        .into_tuple()
        .all(db)
        .await?;
    found.extend(schools.into_iter().map(|id| format!("school:{id}")));
    // These have no column that is made for searching, and a database folds letters in its own way.
    let folded = dataset::text::fold(text);
    let has = |name: &str| dataset::text::fold(name).contains(&folded);
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    macro_rules! named {
        ($($kind:literal $table:ident $id:ident;)*) => { $(
            let rows: Vec<($id, String)> = $table::Entity::find()
                .select_only()
                .columns([$table::Column::Id, $table::Column::Name])
                .into_tuple()
                .all(db)
                .await?;
            let named = rows.into_iter().filter(|(_, name)| has(name)).take(most);
            found.extend(named.map(|(id, _)| format!("{}:{id}", $kind)));
        )* };
    }
    named! {
        "team" team TeamId;
        "class" class ClassId;
        "edition" edition EditionId;
        "organisation" organisation OrganisationId;
    }
    Ok(found)
}
