//! The outbox: written in the transaction that wants it, sent by the worker.

use sea_orm::entity::prelude::*;

/// The outbox: written in the transaction that wants it, sent by the worker.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "mail")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// An adult's address.
    pub recipient: String,
    /// Subject line.
    pub subject: String,
    /// Plain part; empty once it has gone.
    pub text: String,
    /// HTML part; empty once it has gone.
    pub html: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// Not before.
    pub next_try_at: DateTimeUtc,
    /// Tries so far.
    pub attempts: i32,
    /// The last error.
    pub failed_with: Option<String>,
    /// When it went out; empty: not yet.
    pub sent_at: Option<DateTimeUtc>,
    /// The address that a mail program's own button for unsubscribing posts to.
    pub unsubscribe: Option<String>,
    /// Hour (0 to 23, Italian time) from which it must wait; empty: it may go at any hour.
    pub quiet_from: Option<i32>,
    /// Hour at which it may go again.
    pub quiet_until: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}
