//! The call for applications of an edition.

use crate::ids::EditionId;
use sea_orm::entity::prelude::*;

/// The call for applications of an edition.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "edition_call")]
pub struct Model {
    /// The edition.
    #[sea_orm(primary_key, auto_increment = false)]
    pub edition_id: EditionId,
    /// From when teachers may apply.
    pub opens_at: DateTimeUtc,
    /// Until when.
    pub closes_at: DateTimeUtc,
    /// What teachers read above the form, in Italian.
    pub intro_it: String,
    /// The same in English.
    pub intro_en: String,
    /// By what applications are scored: id, words, weight.
    pub criteria: Json,
    /// Region code to the number of its places.
    pub quotas: Json,
    /// All places; empty: no limit but the quotas.
    pub places: Option<i32>,
    /// Raised at each change.
    pub revision: i32,
}

impl ActiveModelBehavior for ActiveModel {}
