//! What a team asks of the picker: in the address, so that it can be shared, and remembered for the
//! next time.

use dataset::codes;
use dataset::places::{self, Municipality};
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, Set};
use serde_json::{Map, Value};
use tables::ids::TeamId;
use tables::team_picker::{ActiveModel, Column, Entity};

use super::area::Reach;
use super::criteria::{Criteria, MOST};
use crate::App;
use crate::db::Db;
use crate::error::Result;
use crate::teams::access::EditTeam;
use crate::web::form::Errors;
use crate::web::page::Typed;
use crate::web::visit::Visit;

/// The longest name of a municipality that is looked up.
const LONGEST_PLACE: usize = 100;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Wishes {
    /// From which municipality.
    pub from: &'static Municipality,
    /// How far.
    pub reach: Reach,
    /// Code of a theme; empty for all.
    pub theme: String,
    /// How much each criterion matters.
    pub weights: Vec<u8>,
}

/// The name of a criterion's field.
pub fn field_of(id: &str) -> String {
    format!("w-{id}")
}

impl Wishes {
    /// Of whoever has not asked for anything yet.
    pub fn usual(criteria: &Criteria, from: &'static Municipality) -> Self {
        Self { from, reach: Reach::default(), theme: String::new(), weights: criteria.weights() }
    }

    /// What the team asked last; what it no longer can ask is as usual.
    pub async fn remembered(db: &Db, criteria: &Criteria, team: TeamId) -> Result<Option<Self>> {
        let Some(row) = Entity::find_by_id(team).one(db).await? else { return Ok(None) };
        let Some(from) = places::by_istat(&row.municipality) else { return Ok(None) };
        let weight = |id: &str| {
            let weight = row.weights.get(id).and_then(Value::as_u64);
            weight.and_then(|weight| u8::try_from(weight).ok()).filter(|weight| *weight <= MOST)
        };
        Ok(Some(Self {
            from,
            reach: Reach::parse(&row.reach).unwrap_or_default(),
            theme: row.theme,
            weights: criteria.all.iter().map(|one| weight(&one.id).unwrap_or(one.weight)).collect(),
        }))
    }

    /// From what was typed; what was not is as in `self`.
    pub fn asked(&self, visit: &Visit, criteria: &Criteria, typed: &Typed) -> Result<Self, Errors> {
        let mut errors = Errors::new();
        let mut wishes = self.clone();
        if let Some(typed) = typed.get("place") {
            match place(visit, typed) {
                Ok(one) => wishes.from = one,
                Err(said) => errors.add("place", said),
            }
        }
        if let Some(reach) = typed.get("reach") {
            wishes.reach = Reach::parse(reach).unwrap_or_default();
        }
        if let Some(theme) = typed.get("theme") {
            let known = codes::THEMES.iter().any(|(code, _)| code == theme);
            wishes.theme = if known { theme.clone() } else { String::new() };
        }
        for (one, weight) in criteria.all.iter().zip(&mut wishes.weights) {
            let wanted = typed.get(&field_of(&one.id)).and_then(|text| text.parse().ok());
            *weight = wanted.filter(|wanted| *wanted <= MOST).unwrap_or(*weight);
        }
        if errors.is_empty() { Ok(wishes) } else { Err(errors) }
    }

    /// As the form shows them.
    pub fn typed(&self, criteria: &Criteria) -> Typed {
        form(criteria, self.from.label(), self.reach, &self.theme, &self.weights)
    }

    /// As the part of an address after `?`.
    pub fn query(&self, criteria: &Criteria, page: usize) -> String {
        let mut typed = self.typed(criteria);
        // The code is short, and means one place for ever.
        typed.insert("place".to_owned(), self.from.istat.to_owned());
        if page > 1 {
            typed.insert("page".to_owned(), page.to_string());
        }
        serde_urlencoded::to_string(typed).unwrap_or_default()
    }

    /// Remembers them for the team: the last to ask is whom it remembers.
    pub async fn remember(&self, app: &App, may: &EditTeam) -> Result<()> {
        let weights: Map<String, Value> = app
            .criteria
            .all
            .iter()
            .zip(&self.weights)
            .map(|(one, weight)| (one.id.clone(), Value::from(*weight)))
            .collect();
        let row = ActiveModel {
            team_id: Set(may.team.id),
            municipality: Set(self.from.istat.to_owned()),
            reach: Set(self.reach.as_str().to_owned()),
            theme: Set(self.theme.clone()),
            weights: Set(Value::Object(weights)),
            changed_at: Set(app.clock.now()),
        };
        let new = [Column::Municipality, Column::Reach, Column::Theme, Column::Weights, Column::ChangedAt];
        Entity::insert(row)
            .on_conflict(OnConflict::column(Column::TeamId).update_columns(new).to_owned())
            .exec_without_returning(&app.db)
            .await?;
        Ok(())
    }
}

/// The form of a team of which nobody knows from where it looks: as usual, with no municipality in it.
pub fn unplaced(criteria: &Criteria) -> Typed {
    form(criteria, String::new(), Reach::default(), "", &criteria.weights())
}

fn form(criteria: &Criteria, place: String, reach: Reach, theme: &str, weights: &[u8]) -> Typed {
    let mut typed = Typed::from([
        ("place".to_owned(), place),
        ("reach".to_owned(), reach.as_str().to_owned()),
        ("theme".to_owned(), theme.to_owned()),
    ]);
    let weights = criteria.all.iter().zip(weights);
    typed.extend(weights.map(|(one, weight)| (field_of(&one.id), weight.to_string())));
    typed
}

/// The municipality that was typed; if it is none, or several, what to do.
pub fn place(visit: &Visit, typed: &str) -> Result<&'static Municipality, String> {
    match found(typed)[..] {
        [one] => Ok(one),
        [] => Err(visit.t("picker-place-unknown")),
        ref several => {
            let names = several.iter().map(|one| one.label()).collect::<Vec<_>>().join(", ");
            Err(visit.t_with("picker-place-several", &[("names", names.into())]))
        }
    }
}

fn found(typed: &str) -> Vec<&'static Municipality> {
    if typed.chars().count() > LONGEST_PLACE { Vec::new() } else { places::named(typed) }
}
