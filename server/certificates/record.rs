//! What a certificate says, and how it stands.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use tables::certificate::{Column, Entity, Model};
use tables::ids::{ClassId, PersonId};
use tables::kinds::CertificateKind;

use crate::error::Result;

/// What a certificate says: names and facts as they were on the day of issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// First name.
    pub given: String,
    /// Surname.
    pub family: String,
    /// The school's name.
    pub school: String,
    /// Its municipality.
    pub municipality: String,
    /// The class.
    pub class: String,
    /// The edition's name.
    pub edition: String,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// A student's team; empty for a teacher.
    pub team: String,
    /// The project that the team monitored; empty for a teacher.
    pub project: String,
    /// Is the team's report public?
    pub published: bool,
    /// Who signs.
    pub signer_name: String,
    /// As what.
    pub signer_office: String,
    /// The day of issue, in Italy.
    pub issued_on: NaiveDate,
    /// The site's address on that day: the code is checked there.
    pub site: String,
}

impl Record {
    /// Of a certificate.
    pub fn of(row: &Model) -> Result<Self> {
        Ok(serde_json::from_value(row.record.clone())?)
    }

    /// As it is printed.
    pub fn name(&self) -> String {
        format!("{} {}", self.given, self.family)
    }
}

/// How a certificate stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It holds.
    Valid,
    /// It was taken back.
    Revoked,
    /// Another holds in its place.
    Replaced,
}

impl State {
    /// Of a certificate.
    pub fn of(row: &Model) -> Self {
        match (row.ended_at, row.replaced_by) {
            (None, _) => Self::Valid,
            (Some(_), Some(_)) => Self::Replaced,
            (Some(_), None) => Self::Revoked,
        }
    }

    /// The end of its text's key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Revoked => "revoked",
            Self::Replaced => "replaced",
        }
    }
}

/// The unique key of the one that is valid.
pub(super) fn live_key(kind: CertificateKind, class: ClassId, person: PersonId) -> String {
    format!("{}:class:{class}:person:{person}", kind.as_str())
}

/// All of a person, newest first.
pub(super) async fn of_person(conn: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Model>> {
    let rows = Entity::find().filter(Column::PersonId.eq(person)).order_by_desc(Column::Id);
    Ok(rows.all(conn).await?)
}

/// All students' certificates of a class, newest first.
pub(super) async fn of_class(conn: &impl ConnectionTrait, class: ClassId) -> Result<Vec<Model>> {
    let rows = Entity::find()
        .filter(Column::ClassId.eq(class))
        .filter(Column::Kind.eq(CertificateKind::Student))
        .order_by_desc(Column::Id);
    Ok(rows.all(conn).await?)
}
