//! The codes on students' cards, by which they sign in for the first time.
//!
//! Nobody thinks up passwords for the students of a list, and none is hashed for them, for five
//! thousand would take minutes. Each account begins without one and with a code of 100 bits, drawn
//! by chance, which is shown once, on the card in the answer to the import; the table keeps its
//! SHA-256. That is as safe as a slow hash is for a password: a slow hash only makes up for what
//! people think up, and 2^100 codes can't be tried at any speed. The code opens one thing once,
//! choosing a password, and only for some months; whoever tries codes is slowed; a teacher voids a
//! lost card by giving a password.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use serde_json::json;
use tables::ids::PersonId;
use tables::{activation, person};

use crate::App;
use crate::db;
use crate::error::Result;
use crate::people::account::{self, note};
use crate::schools::joining;

/// A code is good for so many days.
const DAYS: i64 = 120;

/// What the table keeps of a code.
pub(super) fn row(person: PersonId, code: &str, now: DateTime<Utc>) -> activation::ActiveModel {
    activation::ActiveModel {
        person_id: Set(person),
        code_hash: Set(joining::hash(code)),
        created_at: Set(now),
        expires_at: Set(now + chrono::Duration::days(DAYS)),
    }
}

/// Chooses the password of the account that a card's code opens; none if the code opens nothing.
pub(super) async fn activate(app: &App, code: &str, password: String) -> Result<Option<person::Model>> {
    if find(&app.db, app, code).await?.is_none() {
        return Ok(None);
    }
    let hash = app.passwords.hash(password).await?;
    let tx = db::begin_write(&app.db).await?;
    let Some(row) = find(&tx, app, code).await? else { return Ok(None) };
    // Once: of two who use one code at once, one finds nothing to take.
    let taken = activation::Entity::delete_many()
        .filter(activation::Column::PersonId.eq(row.person_id))
        .filter(activation::Column::CodeHash.eq(row.code_hash))
        .exec(&tx)
        .await?;
    if taken.rows_affected == 0 || !account::put_hash(&tx, row.person_id, hash).await? {
        return Ok(None);
    }
    let subject = format!("person:{}", row.person_id);
    note(&tx, app, None, "person.activated", subject, json!({})).await?;
    let person = person::Entity::find_by_id(row.person_id).one(&tx).await?;
    tx.commit().await?;
    Ok(person.filter(|person| person.active))
}

async fn find(conn: &impl ConnectionTrait, app: &App, code: &str) -> Result<Option<activation::Model>> {
    if joining::folded(code).is_empty() {
        return Ok(None);
    }
    Ok(activation::Entity::find()
        .filter(activation::Column::CodeHash.eq(joining::hash(code)))
        .filter(activation::Column::ExpiresAt.gt(app.clock.now()))
        .one(conn)
        .await?)
}

/// Takes expired codes away.
pub async fn sweep(app: &App) -> Result<()> {
    activation::Entity::delete_many()
        .filter(activation::Column::ExpiresAt.lt(app.clock.now()))
        .exec(&app.db)
        .await?;
    Ok(())
}
