//! A search of the dataset that a team keeps under a name, with its figures of that day.

use crate::ids::{PersonId, SelectionId, TeamId};
use sea_orm::entity::prelude::*;

/// A search of the dataset that a team keeps under a name, with its figures of that day.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "selection")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: SelectionId,
    /// Whose it is.
    pub team_id: TeamId,
    /// What the team calls it; unique in the team.
    pub name: String,
    /// What the team says of it.
    pub note: String,
    /// The search, as it stands in its address.
    pub query: String,
    /// How many projects it had when it was saved.
    pub saved_count: i64,
    /// Their public cost then, in cents.
    pub saved_cost: i64,
    /// Their payments then, in cents.
    pub saved_payments: i64,
    /// The reference date of the data then.
    pub saved_data_of: Option<Date>,
    /// Who saved it.
    pub saved_by: PersonId,
    /// When.
    pub saved_at: DateTimeUtc,
    /// Raised at each change of name, note or place.
    pub revision: i32,
    /// Who changed it last.
    pub changed_by: PersonId,
    /// When.
    pub changed_at: DateTimeUtc,
    /// Since when it is put away.
    pub archived_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
