//! A certificate of hours in the programme. What it says is never changed; it can be ended.

use crate::ids::{CertificateId, ClassId, EditionId, PersonId};
use crate::kinds::CertificateKind;
use sea_orm::entity::prelude::*;

/// A certificate of hours in the programme. What it says is never changed; it can be ended.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "certificate")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: CertificateId,
    /// Its code, without dashes; unique.
    pub code: String,
    /// A student's or a teacher's.
    pub kind: CertificateKind,
    /// Whose.
    pub person_id: PersonId,
    /// The class.
    pub class_id: ClassId,
    /// The edition.
    pub edition_id: EditionId,
    /// For how many hours.
    pub hours: i32,
    /// Names and facts as they were when it was issued: the file is made of this alone.
    pub record: Json,
    /// Unique while it is valid: nobody has two for the same class. Empty when it has ended.
    pub live_key: Option<String>,
    /// Who issued it.
    pub issued_by: PersonId,
    /// When.
    pub issued_at: DateTimeUtc,
    /// When it was revoked or replaced.
    pub ended_at: Option<DateTimeUtc>,
    /// By whom.
    pub ended_by: Option<PersonId>,
    /// Why it was revoked; may be empty.
    pub reason: String,
    /// The one that is valid in its place.
    pub replaced_by: Option<CertificateId>,
}

impl ActiveModelBehavior for ActiveModel {}
