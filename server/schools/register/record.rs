//! A school's data: as typed, checked, and written.

use dataset::text::fold;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::ids::SchoolId;
use tables::school::{ActiveModel, Column, Entity, Model};
use tables::school_alias;

use super::super::places;
use super::kind::{KINDS, kind_of_code};
use crate::db;
use crate::error::Result;
use crate::people::account::{is_email, note};
use crate::web::form::Errors;
use crate::web::seal::seal;
use crate::web::visit::{Actor, Visit};

const LONGEST: usize = 200;

/// A school's data, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Codice meccanografico.
    pub code: String,
    /// Its name.
    pub name: String,
    /// ISTAT code.
    pub municipality: String,
    /// One of the kinds; empty: the code says it.
    pub kind: String,
    /// Street and number.
    pub address: String,
    /// CAP.
    pub postcode: String,
    /// Its office's address.
    pub email: String,
    /// Its site.
    pub website: String,
    /// Code of its institute.
    pub institute_code: String,
}

/// A code as it is kept: upper case, no blanks.
pub fn normalised(code: &str) -> String {
    code.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect()
}

/// Does it have the form of a codice meccanografico? `^[A-Z]{2}[A-Z0-9]{2}[0-9]{5}[A-Z0-9]$`
pub fn is_code(code: &str) -> bool {
    code.len() == 10
        && code.bytes().enumerate().all(|(at, byte)| match at {
            0 | 1 => byte.is_ascii_uppercase(),
            2 | 3 | 9 => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
            _ => byte.is_ascii_digit(),
        })
}

/// An address that a browser can open.
pub fn is_web_address(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

/// A site's address as it is kept: the ministry writes it without how it is opened, and so do people. None: it
/// is no address; nothing stays nothing.
fn whole_address(text: &str) -> Option<String> {
    if text.is_empty() || is_web_address(text) {
        return Some(text.to_owned());
    }
    let whole = format!("https://{text}");
    let is_host = text.contains('.') && !text.contains([' ', ':', '@']);
    (is_host && is_web_address(&whole)).then_some(whole)
}

/// Is that a CAP? Five digits.
fn is_postcode(text: &str) -> bool {
    text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The words of a search, as `searchable` has them.
pub fn words(query: &str) -> Vec<String> {
    fold(query).split_whitespace().take(8).map(str::to_owned).collect()
}

impl Record {
    /// With no more than what every school has; the kind is by the code.
    pub fn new(code: &str, name: &str, municipality: &str) -> Self {
        Self {
            code: normalised(code),
            name: name.to_owned(),
            municipality: municipality.to_owned(),
            kind: kind_of_code(code).to_owned(),
            address: String::new(),
            postcode: String::new(),
            email: String::new(),
            website: String::new(),
            institute_code: String::new(),
        }
    }

    /// As a row has them.
    pub(super) fn of(row: &Model) -> Self {
        Self {
            code: row.code.clone(),
            name: row.name.clone(),
            municipality: row.municipality.clone(),
            kind: row.kind.clone(),
            address: row.address.clone(),
            postcode: row.postcode.clone(),
            email: row.email.clone(),
            website: row.website.clone(),
            institute_code: row.institute_code.clone(),
        }
    }

    /// The same where it says something; what it does not say is as in the row.
    #[must_use]
    pub(super) fn over(&self, row: &Model) -> Self {
        let said = |new: &String, old: &String| if new.is_empty() { old.clone() } else { new.clone() };
        Self {
            code: said(&self.code, &row.code),
            name: said(&self.name, &row.name),
            municipality: said(&self.municipality, &row.municipality),
            kind: said(&self.kind, &row.kind),
            address: said(&self.address, &row.address),
            postcode: said(&self.postcode, &row.postcode),
            email: said(&self.email, &row.email),
            website: said(&self.website, &row.website),
            institute_code: said(&self.institute_code, &row.institute_code),
        }
    }

    /// What searches look into.
    pub(super) fn searchable(&self) -> String {
        let place = places::label(&self.municipality);
        fold(&format!("{} {} {place} {}", self.code, self.name, self.institute_code))
    }

    /// The columns; key left open.
    pub fn row(&self) -> ActiveModel {
        let kind = if self.kind.is_empty() { kind_of_code(&self.code) } else { self.kind.as_str() };
        ActiveModel {
            id: NotSet,
            code: Set(self.code.clone()),
            name: Set(self.name.clone()),
            municipality: Set(self.municipality.clone()),
            kind: Set(kind.to_owned()),
            address: Set(self.address.clone()),
            postcode: Set(self.postcode.clone()),
            email: Set(self.email.clone()),
            website: Set(self.website.clone()),
            institute_code: Set(self.institute_code.clone()),
            searchable: Set(self.searchable()),
        }
    }

    /// Does the row say the same?
    pub(super) fn is(&self, row: &Model) -> bool {
        *self == Self::of(row) && self.searchable() == row.searchable
    }
}

/// A school, as typed.
#[derive(Clone, Deserialize, Serialize, Default)]
#[serde(default)]
pub struct RecordForm {
    /// Codice meccanografico.
    pub code: String,
    /// Its name.
    pub name: String,
    /// A municipality's name, with its province where the name is there twice.
    pub municipality: String,
    /// One of the kinds; empty: by the code.
    pub kind: String,
    /// Street and number.
    pub address: String,
    /// CAP.
    pub postcode: String,
    /// Its office's address.
    pub email: String,
    /// Its site.
    pub website: String,
    /// The seal of the school as the form showed it; empty: a new one.
    pub seen: String,
}

impl RecordForm {
    /// As the form shows a row.
    pub fn of(row: &Model) -> Self {
        let mut form = Self {
            code: row.code.clone(),
            name: row.name.clone(),
            municipality: places::label(&row.municipality),
            kind: row.kind.clone(),
            address: row.address.clone(),
            postcode: row.postcode.clone(),
            email: row.email.clone(),
            website: row.website.clone(),
            seen: String::new(),
        };
        form.seen = form.seal();
        form
    }

    /// The seal of what is in its fields.
    pub(super) fn seal(&self) -> String {
        let who = [&self.code, &self.name, &self.municipality, &self.kind];
        let reach = [&self.address, &self.postcode, &self.email, &self.website];
        seal(who.into_iter().chain(reach).map(String::as_str))
    }

    /// The data, or the mistakes.
    pub fn check(&self, visit: &Visit) -> Result<Record, Errors> {
        let mut errors = Errors::new();
        let code = normalised(&self.code);
        if !is_code(&code) {
            errors.add("code", visit.t("schools-school-code-wrong"));
        }
        let line = |text: &str| text.replace(char::is_control, " ").trim().to_owned();
        if line(&self.name).is_empty() {
            errors.add("name", visit.t("schools-school-name-missing"));
        }
        let found = dataset::places::named(&self.municipality);
        match found[..] {
            [_] => {}
            [] if line(&self.municipality).is_empty() => {
                errors.add("municipality", visit.t("schools-school-municipality-missing"));
            }
            [] => errors.add("municipality", visit.t("schools-school-municipality-unknown")),
            _ => {
                let names: Vec<String> = found.iter().map(|one| one.label()).collect();
                let args = [("names", names.join(", ").into())];
                errors.add("municipality", visit.t_with("schools-school-municipality-several", &args));
            }
        }
        let (postcode, email) = (line(&self.postcode), line(&self.email));
        if !postcode.is_empty() && !is_postcode(&postcode) {
            errors.add("postcode", visit.t("schools-school-postcode-wrong"));
        }
        if !email.is_empty() && !is_email(&email) {
            errors.add("email", visit.t("schools-school-email-wrong"));
        }
        let website = whole_address(&line(&self.website));
        if website.is_none() {
            errors.add("website", visit.t("schools-school-website-wrong"));
        }
        for (field, text) in [
            ("name", &self.name),
            ("address", &self.address),
            ("postcode", &self.postcode),
            ("email", &self.email),
            ("website", &self.website),
        ] {
            if text.chars().count() > LONGEST {
                errors.add(field, visit.t_with("schools-too-long", &[("longest", LONGEST.into())]));
            }
        }
        let kind = if KINDS.contains(&self.kind.as_str()) { self.kind.clone() } else { String::new() };
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Record {
            kind: if kind.is_empty() { kind_of_code(&code).to_owned() } else { kind },
            code,
            name: line(&self.name),
            municipality: found.first().map_or("", |place| place.istat).to_owned(),
            address: line(&self.address),
            postcode,
            email,
            website: website.unwrap_or_default(),
            institute_code: String::new(),
        })
    }
}

/// The school of that code; one that was merged is the school into which it was.
pub async fn of_code(conn: &impl ConnectionTrait, code: &str) -> Result<Option<Model>> {
    let code = normalised(code);
    if let Some(school) = Entity::find().filter(Column::Code.eq(&code)).one(conn).await? {
        return Ok(Some(school));
    }
    match school_alias::Entity::find_by_id(code).one(conn).await? {
        Some(alias) => Ok(Entity::find_by_id(alias.school_id).one(conn).await?),
        None => Ok(None),
    }
}

/// Is that code one that means another school than this by now?
pub(super) async fn means_another(
    conn: &impl ConnectionTrait,
    code: &str,
    school: Option<SchoolId>,
) -> Result<bool> {
    let alias = school_alias::Entity::find_by_id(code).one(conn).await?;
    Ok(alias.is_some_and(|alias| Some(alias.school_id) != school))
}

/// Adds a school; none if one has that code, or had it before it was merged.
pub async fn add(visit: &Visit, by: &Actor, record: &Record) -> Result<Option<SchoolId>> {
    let tx = db::begin_write(&visit.app.db).await?;
    if means_another(&tx, &record.code, None).await? {
        return Ok(None);
    }
    let school = match record.row().insert(&tx).await {
        Ok(school) => school,
        Err(error) if db::is_unique_violation(&error) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let detail = json!({ "code": record.code });
    note(&tx, &visit.app, Some(by), "school.added", format!("school:{}", school.id), detail).await?;
    tx.commit().await?;
    Ok(Some(school.id))
}
