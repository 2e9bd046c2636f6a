//! An organisation's data: as typed, checked, and written.

use chrono::{DateTime, Utc};
use dataset::text::fold;
use sea_orm::{NotSet, Set};
use serde::{Deserialize, Serialize};
use tables::kinds::OrganisationKind;
use tables::organisation::{ActiveModel, Model};

use crate::schools::places;
use crate::schools::register::is_web_address;
use crate::web::form::Errors;
use crate::web::visit::Visit;

const LONGEST: usize = 200;
const LONGEST_NOTE: usize = 2000;

/// All kinds: each has a text.
pub(super) const KINDS: [OrganisationKind; 4] = [
    OrganisationKind::EuropeDirect,
    OrganisationKind::Association,
    OrganisationKind::StatisticsOffice,
    OrganisationKind::Other,
];

/// An organisation, as typed.
#[derive(Clone, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct RecordForm {
    name: String,
    kind: String,
    municipality: String,
    website: String,
    note: String,
    /// `yes`: its people help.
    active: String,
    /// The revision that the form shows.
    pub(super) revision: String,
}

impl Default for RecordForm {
    fn default() -> Self {
        Self {
            name: String::new(),
            kind: OrganisationKind::EuropeDirect.as_str().to_owned(),
            municipality: String::new(),
            website: String::new(),
            note: String::new(),
            active: String::new(),
            revision: String::new(),
        }
    }
}

/// An organisation's data, checked.
pub struct Record {
    name: String,
    kind: OrganisationKind,
    municipality: String,
    website: String,
    note: String,
    /// Do its people help?
    pub(super) active: bool,
}

impl RecordForm {
    /// The form of a new one: it helps from the start.
    pub(super) fn blank() -> Self {
        Self { active: "yes".to_owned(), ..Self::default() }
    }

    /// As the form shows a row.
    pub(super) fn of(row: &Model) -> Self {
        Self {
            name: row.name.clone(),
            kind: row.kind.as_str().to_owned(),
            municipality: places::label(&row.municipality),
            website: row.website.clone(),
            note: row.note.clone(),
            active: if row.active { "yes" } else { "" }.to_owned(),
            revision: row.revision.to_string(),
        }
    }

    /// The data, or the mistakes.
    pub(super) fn check(&self, visit: &Visit) -> Result<Record, Errors> {
        let mut errors = Errors::new();
        let line = |text: &str| text.replace(char::is_control, " ").trim().to_owned();
        let name = line(&self.name);
        if name.is_empty() {
            errors.add("name", visit.t("supporters-name-missing"));
        }
        let kind = OrganisationKind::parse(&self.kind);
        if kind.is_none() {
            errors.add("kind", visit.t("supporters-kind-wrong"));
        }
        let found = dataset::places::named(&self.municipality);
        match found[..] {
            [_] => {}
            [] => errors.add("municipality", visit.t("schools-school-municipality-unknown")),
            _ => {
                let names: Vec<String> = found.iter().map(|one| one.label()).collect();
                let args = [("names", names.join(", ").into())];
                errors.add("municipality", visit.t_with("schools-school-municipality-several", &args));
            }
        }
        let website = line(&self.website);
        if !website.is_empty() && !is_web_address(&website) {
            errors.add("website", visit.t("supporters-website-wrong"));
        }
        for (field, text, longest) in [
            ("name", &self.name, LONGEST),
            ("website", &self.website, LONGEST),
            ("note", &self.note, LONGEST_NOTE),
        ] {
            if text.chars().count() > longest {
                errors.add(field, visit.t_with("schools-too-long", &[("longest", longest.into())]));
            }
        }
        match (kind, found.first()) {
            (Some(kind), Some(place)) if errors.is_empty() => Ok(Record {
                name,
                kind,
                municipality: place.istat.to_owned(),
                website,
                note: self.note.trim().to_owned(),
                active: self.active == "yes",
            }),
            _ => Err(errors),
        }
    }
}

impl Record {
    /// The columns of a new one.
    pub fn begin(&self, now: DateTime<Utc>) -> ActiveModel {
        ActiveModel { revision: Set(1), created_at: Set(now), ..self.row() }
    }

    /// The columns; key, revision and when it was added are left open.
    pub(super) fn row(&self) -> ActiveModel {
        let place = places::label(&self.municipality);
        ActiveModel {
            id: NotSet,
            name: Set(self.name.clone()),
            kind: Set(self.kind),
            municipality: Set(self.municipality.clone()),
            website: Set(self.website.clone()),
            note: Set(self.note.clone()),
            active: Set(self.active),
            searchable: Set(fold(&format!("{} {place}", self.name))),
            revision: NotSet,
            created_at: NotSet,
        }
    }

    /// With no more than every organisation has.
    pub fn new(name: &str, kind: OrganisationKind, municipality: &str, website: &str) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            municipality: municipality.to_owned(),
            website: website.to_owned(),
            note: String::new(),
            active: true,
        }
    }
}
