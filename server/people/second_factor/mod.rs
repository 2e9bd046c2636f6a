//! The second factor: codes from an app that shares a secret with us, and codes on paper for the day
//! when the app is gone. Secrets are sealed with the site's key, paper codes are kept as hashes.

pub(super) mod code;
pub(super) mod set_up;

use chrono::{DateTime, Utc};
use rand::RngExt;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, NotSet, PaginatorTrait, QueryFilter, Set};
use serde::Serialize;
use tables::ids::PersonId;
use tables::{person, recovery_code, second_factor};
use totp_rs::{Builder, Totp};

use crate::App;
use crate::error::{Error, Result};
use crate::mail::{self, Letter};

/// So many codes on paper.
const RECOVERY_CODES: usize = 10;
/// The secret's length, as RFC 4226 recommends it.
const SECRET_BYTES: usize = 20;

/// Is the second factor of that person in force?
pub async fn is_on(conn: &impl ConnectionTrait, person: PersonId) -> Result<bool, DbErr> {
    let row = second_factor::Entity::find_by_id(person)
        .filter(second_factor::Column::ConfirmedAt.is_not_null())
        .one(conn)
        .await?;
    Ok(row.is_some())
}

/// What a mail about it tells.
#[derive(Serialize)]
struct FactorLetter {
    /// `on`, `off`, `codes`, `reset`: end of the texts' keys.
    what: &'static str,
}

impl Letter for FactorLetter {
    const TEMPLATE: &'static str = "account_second_factor";
}

/// Tells a person what happened to their second factor.
async fn tell(
    conn: &impl ConnectionTrait,
    app: &App,
    person: &person::Model,
    what: &'static str,
) -> Result<()> {
    mail::queue(conn, app, person, &FactorLetter { what }).await?;
    crate::tell_of_security(conn, app, person.id, "second-factor").await
}

fn belongs_to(person: PersonId) -> String {
    format!("second factor of person {person}")
}

fn totp(secret: Vec<u8>, account_name: &str) -> Result<Totp> {
    // Apps split the label at a colon.
    let account_name = account_name.replace(':', " ");
    Builder::new()
        .with_secret(secret)
        .with_issuer(Some("Coesa"))
        .with_account_name(account_name.as_str())
        .build()
        .map_err(Error::internal)
}

/// A new secret, in force when its first code has come back; one in force stays as it is.
async fn begin(app: &App, person: PersonId) -> Result<()> {
    let secret: [u8; SECRET_BYTES] = rand::random();
    let sealed = app.keys.seal(&secret, &belongs_to(person))?;
    let now = app.clock.now();
    let row = second_factor::ActiveModel {
        person_id: Set(person),
        sealed: Set(sealed.clone()),
        last_step: Set(0),
        created_at: Set(now),
        confirmed_at: Set(None),
    };
    second_factor::Entity::insert(row)
        .on_conflict(OnConflict::column(second_factor::Column::PersonId).do_nothing().to_owned())
        .exec_without_returning(&app.db)
        .await?;
    second_factor::Entity::update_many()
        .col_expr(second_factor::Column::Sealed, Expr::value(sealed))
        .col_expr(second_factor::Column::LastStep, Expr::value(0_i64))
        .col_expr(second_factor::Column::CreatedAt, Expr::value(now))
        .filter(second_factor::Column::PersonId.eq(person))
        .filter(second_factor::Column::ConfirmedAt.is_null())
        .exec(&app.db)
        .await?;
    Ok(())
}

/// The secret that waits for its first code.
async fn waiting(app: &App, person: &person::Model) -> Result<Option<Totp>> {
    let row = second_factor::Entity::find_by_id(person.id)
        .filter(second_factor::Column::ConfirmedAt.is_null())
        .one(&app.db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let name = super::profile::sign_in_of(person);
    app.keys.open(&row.sealed, &belongs_to(person.id)).map(|secret| totp(secret, &name)).transpose()
}

/// Accepts a code of the app once: the step it belongs to must be later than the last one accepted.
async fn accept(
    conn: &impl ConnectionTrait,
    app: &App,
    row: &second_factor::Model,
    typed: &str,
) -> Result<bool> {
    let Some(secret) = app.keys.open(&row.sealed, &belongs_to(row.person_id)) else {
        tracing::error!(person.id = row.person_id.0, "a second factor was sealed with another secret key");
        return Ok(false);
    };
    let now = u64::try_from(app.clock.now().timestamp()).map_err(Error::internal)?;
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let Some(step) = totp(secret, "")?.check(&digits, now) else { return Ok(false) };
    let step = i64::try_from(step).map_err(Error::internal)?;
    let done = second_factor::Entity::update_many()
        .col_expr(second_factor::Column::LastStep, Expr::value(step))
        .filter(second_factor::Column::PersonId.eq(row.person_id))
        .filter(second_factor::Column::Sealed.eq(&row.sealed))
        .filter(second_factor::Column::LastStep.lt(step))
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Puts the waiting secret in force, if that is a code of it.
async fn confirm(
    conn: &impl ConnectionTrait,
    app: &App,
    person: PersonId,
    typed: &str,
    at: DateTime<Utc>,
) -> Result<bool> {
    let row = second_factor::Entity::find_by_id(person)
        .filter(second_factor::Column::ConfirmedAt.is_null())
        .one(conn)
        .await?;
    let Some(row) = row else { return Ok(false) };
    if !accept(conn, app, &row, typed).await? {
        return Ok(false);
    }
    let done = second_factor::Entity::update_many()
        .col_expr(second_factor::Column::ConfirmedAt, Expr::value(at))
        .filter(second_factor::Column::PersonId.eq(person))
        .filter(second_factor::Column::ConfirmedAt.is_null())
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}

/// What a typed code was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Checked {
    /// The app's.
    Code,
    /// One from the paper; so many are left.
    Recovery { left: u64 },
    /// Neither, or used before.
    Wrong,
}

async fn check(app: &App, person: PersonId, typed: &str) -> Result<Checked> {
    let row = second_factor::Entity::find_by_id(person)
        .filter(second_factor::Column::ConfirmedAt.is_not_null())
        .one(&app.db)
        .await?;
    let Some(row) = row else { return Ok(Checked::Wrong) };
    if !typed.chars().any(char::is_alphabetic) {
        let right = accept(&app.db, app, &row, typed).await?;
        return Ok(if right { Checked::Code } else { Checked::Wrong });
    }
    let used = recovery_code::Entity::update_many()
        .col_expr(recovery_code::Column::UsedAt, Expr::value(app.clock.now()))
        .filter(recovery_code::Column::PersonId.eq(person))
        .filter(recovery_code::Column::Hash.eq(hash(app, person, typed)))
        .filter(recovery_code::Column::UsedAt.is_null())
        .exec(&app.db)
        .await?;
    if used.rows_affected == 0 {
        return Ok(Checked::Wrong);
    }
    Ok(Checked::Recovery { left: left(&app.db, person).await? })
}

fn hash(app: &App, person: PersonId, code: &str) -> String {
    let bare: String = code.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    app.keys.hash(&format!("recovery code of person {person}: {bare}"))
}

/// Codes on paper that have not been used.
async fn left(conn: &impl ConnectionTrait, person: PersonId) -> Result<u64, DbErr> {
    recovery_code::Entity::find()
        .filter(recovery_code::Column::PersonId.eq(person))
        .filter(recovery_code::Column::UsedAt.is_null())
        .count(conn)
        .await
}

/// New codes for the paper, to be shown once; the old ones are worth nothing any more.
async fn new_codes(conn: &impl ConnectionTrait, app: &App, person: PersonId) -> Result<Vec<String>> {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz";
    const ALL: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    forget_codes(conn, person).await?;
    let mut codes = Vec::with_capacity(RECOVERY_CODES);
    {
        let mut random = rand::rng();
        for _ in 0..RECOVERY_CODES {
            // A letter in front, so that no code from the paper looks like one from the app.
            let first = LETTERS[random.random_range(0..LETTERS.len())];
            let rest = (0..9).map(|_| ALL[random.random_range(0..ALL.len())]);
            let code: String = std::iter::once(first).chain(rest).map(char::from).collect();
            codes.push(format!("{}-{}", &code[..5], &code[5..]));
        }
    }
    let rows = codes.iter().map(|code| recovery_code::ActiveModel {
        id: NotSet,
        person_id: Set(person),
        hash: Set(hash(app, person, code)),
        used_at: Set(None),
    });
    recovery_code::Entity::insert_many(rows).exec_without_returning(conn).await?;
    Ok(codes)
}

async fn forget_codes(conn: &impl ConnectionTrait, person: PersonId) -> Result<(), DbErr> {
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::PersonId.eq(person))
        .exec(conn)
        .await
        .map(drop)
}

/// Takes a person's second factor away; false if there was none.
pub(super) async fn remove(conn: &impl ConnectionTrait, person: PersonId) -> Result<bool, DbErr> {
    forget_codes(conn, person).await?;
    let done = second_factor::Entity::delete_by_id(person).exec(conn).await?;
    Ok(done.rows_affected == 1)
}

/// Takes it away because its owner has lost it, ends all sessions and tells the owner: for an admin,
/// and for the command line when the admin is the one who has lost it. False if there was none.
pub async fn reset(
    conn: &impl ConnectionTrait,
    app: &App,
    person: &person::Model,
    by: Option<&super::access::Actor>,
) -> Result<bool> {
    if !remove(conn, person.id).await? {
        return Ok(false);
    }
    super::account::end_sessions(conn, person.id).await?;
    tell(conn, app, person, "reset").await?;
    let about = super::audit::About::person(person.id);
    super::audit::record(conn, &app.clock, by, "person.second-factor-reset", about).await?;
    Ok(true)
}
