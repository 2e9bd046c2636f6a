//! What is looked for in the audit log, and finding it: newest first, from a key downwards.

use chrono::{Days, NaiveDate};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use serde::{Deserialize, Serialize};
use tables::ids::PersonId;
use tables::{event, person};

use crate::clock::in_italy;
use crate::error::Result;
use crate::web::form::Errors;
use crate::web::visit::Visit;

/// People of that name at most: whoever types one letter means nobody in particular.
const MOST_PEOPLE: u64 = 200;

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
    pub(super) async fn select(&self, conn: &impl ConnectionTrait) -> Result<Select<event::Entity>> {
        let mut select = event::Entity::find().order_by_desc(event::Column::Id);
        if !self.action.is_empty() {
            select = select.filter(event::Column::Kind.eq(&self.action));
        }
        if !self.subject.is_empty() {
            select = select.filter(event::Column::Subject.eq(&self.subject));
        }
        if let Some(from) = self.from {
            select = select.filter(event::Column::At.gte(in_italy(from, 0)));
        }
        if let Some(until) = self.until {
            let next = until.checked_add_days(Days::new(1)).unwrap_or(until);
            select = select.filter(event::Column::At.lt(in_italy(next, 0)));
        }
        if !self.who.is_empty() {
            let people = people(conn, &self.who).await?;
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

/// The people whom a text means: by key, or by a part of a name or sign-in.
async fn people(conn: &impl ConnectionTrait, text: &str) -> Result<Vec<PersonId>> {
    if let Ok(id) = text.parse::<PersonId>() {
        return Ok(vec![id]);
    }
    let folded = text.to_lowercase();
    Ok(person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(
            Condition::any()
                .add(person::Column::Name.contains(text))
                .add(person::Column::EmailFolded.contains(&folded))
                .add(person::Column::SignInName.contains(&folded)),
        )
        .order_by_asc(person::Column::Id)
        .limit(MOST_PEOPLE)
        .into_tuple()
        .all(conn)
        .await?)
}
