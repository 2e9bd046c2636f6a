//! The session store, on the `session` table of either database.

use async_trait::async_trait;
use chrono::{TimeZone, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tables::ids::PersonId;
use tables::session;
use tower_sessions::cookie::SameSite;
use tower_sessions::cookie::time::Duration;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result, SessionStore};
use tower_sessions::{Expiry, SessionManagerLayer};

use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;

/// The cookie's name.
pub const COOKIE: &str = "coesa_session";

/// After so many days without a visit a session ends.
const DAYS: i64 = 14;

/// Keeps sessions in the database.
#[derive(Clone, Debug)]
pub struct Store {
    db: Db,
    clock: Clock,
}

impl Store {
    /// On that database.
    pub fn new(db: Db, clock: Clock) -> Self {
        Self { db, clock }
    }

    /// Removes what has expired; gives how many.
    pub async fn sweep(&self) -> std::result::Result<u64, sea_orm::DbErr> {
        let done = session::Entity::delete_many()
            .filter(session::Column::ExpiresAt.lt(self.clock.now()))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected)
    }
}

/// The layer with our cookie's rules.
pub fn layer(store: Store, config: &Config) -> SessionManagerLayer<Store> {
    SessionManagerLayer::new(store)
        .with_name(COOKIE)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_secure(config.base_url.starts_with("https://"))
        .with_expiry(Expiry::OnInactivity(Duration::days(DAYS)))
}

/// The table holds a hash, so that reading it opens nobody's session.
fn key(id: &Id) -> String {
    let digest = Sha256::digest(id.0.to_be_bytes());
    digest.iter().fold(String::with_capacity(64), |mut hex, byte| {
        use std::fmt::Write;
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn backend(error: impl std::fmt::Display) -> Error {
    Error::Backend(error.to_string())
}

impl Store {
    fn row(&self, record: &Record) -> Result<session::ActiveModel> {
        // By our own clock: the record's date is by the system's.
        let expires_at = self.clock.now() + chrono::Duration::days(DAYS);
        let used: Option<Used> = match record.data.get(USED) {
            Some(value) => {
                Some(serde_json::from_value(value.clone()).map_err(|e| Error::Encode(e.to_string()))?)
            }
            None => None,
        };
        let time = |millis: i64| Utc.timestamp_millis_opt(millis).single();
        Ok(session::ActiveModel {
            id: Set(key(&record.id)),
            data: Set(serde_json::to_value(&record.data).map_err(|e| Error::Encode(e.to_string()))?),
            expires_at: Set(expires_at),
            person_id: Set(used.as_ref().map(|used| PersonId(used.by))),
            created_at: Set(used.as_ref().and_then(|used| time(used.since))),
            last_used_at: Set(used.as_ref().and_then(|used| time(used.last))),
            device: Set(used.map(|used| used.device)),
        })
    }
}

/// The row's key of a session, for finding it among a person's own.
pub fn row_key(session: &tower_sessions::Session) -> Option<String> {
    session.id().as_ref().map(key)
}

/// Where a session's data say who uses it, on what and since when; the row has the same in columns.
pub const USED: &str = "used";

/// Who uses a session: kept beside the ticket, for the list of one's own sessions.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Used {
    /// The person at the keyboard.
    pub by: i64,
    /// Browser and system.
    pub device: String,
    /// Signed in, in milliseconds.
    pub since: i64,
    /// Last seen, in milliseconds.
    pub last: i64,
}

#[async_trait]
impl SessionStore for Store {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // 128 random bits: nobody else has them.
        let row = self.row(record)?;
        session::Entity::insert(row).exec_without_returning(&self.db).await.map_err(backend)?;
        Ok(())
    }

    async fn save(&self, record: &Record) -> Result<()> {
        // An update: a session that was ended while this request ran stays ended.
        let row = self.row(record)?;
        let id = key(&record.id);
        session::Entity::update_many()
            .set(row)
            .filter(session::Column::Id.eq(id))
            .exec(&self.db)
            .await
            .map_err(backend)?;
        Ok(())
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let row = session::Entity::find_by_id(key(id)).one(&self.db).await.map_err(backend)?;
        let Some(row) = row.filter(|row| row.expires_at > self.clock.now()) else { return Ok(None) };
        let expiry_date =
            tower_sessions::cookie::time::OffsetDateTime::from_unix_timestamp(row.expires_at.timestamp())
                .map_err(backend)?;
        let data = serde_json::from_value(row.data).map_err(|e| Error::Decode(e.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        session::Entity::delete_by_id(key(id)).exec(&self.db).await.map_err(backend)?;
        Ok(())
    }
}
