//! The codes on students' cards, by which they sign in for the first time.
//!
//! Nobody thinks up passwords for the students of a list, and none is hashed for them, for five
//! thousand would take minutes. Each account begins without one and with a code of 100 bits, drawn
//! by chance, which is shown once, on the card in the answer to what made it; the table keeps its
//! SHA-256. That is as safe as a slow hash is for a password: a slow hash only makes up for what
//! people think up, and 2^100 codes can't be tried at any speed. The code opens one thing once,
//! choosing a password, and only for some months; whoever tries codes is slowed; a teacher voids a
//! lost card by giving a password, or those of all who have not come in yet by making new ones.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Set,
};
use serde_json::json;
use tables::ids::{ClassId, PersonId};
use tables::{activation, class_member, person};

use super::access::ManageClass;
use crate::App;
use crate::db;
use crate::error::Result;
use crate::people::account::{self, note};
use crate::people::{password, strength};
use crate::schools::joining;
use crate::text;

/// A code is good for so many days.
const DAYS: i64 = 120;
/// Rows in one insertion: both databases bound the values of a statement.
const CHUNK: usize = 500;

/// A student with the code for the card: it is nowhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Card {
    /// First name or nickname.
    pub name: String,
    /// The personal sign-in.
    pub sign_in: String,
    /// With it the student chooses a password, once.
    pub code: String,
}

/// Has the student, who was on a list, not come in yet? The account has no password.
pub(super) fn is_waiting(student: &person::Model) -> bool {
    student.active && student.password_hash == password::UNSET
}

/// What the table keeps of a code.
pub(super) fn row(person: PersonId, code: &str, now: DateTime<Utc>) -> activation::ActiveModel {
    activation::ActiveModel {
        person_id: Set(person),
        code_hash: Set(joining::hash(code)),
        created_at: Set(now),
        expires_at: Set(now + chrono::Duration::days(DAYS)),
    }
}

/// Writes the rows of new codes.
pub(super) async fn put(conn: &impl ConnectionTrait, codes: &[activation::ActiveModel]) -> Result<()> {
    for chunk in codes.chunks(CHUNK) {
        activation::Entity::insert_many(chunk.to_vec()).exec_without_returning(conn).await?;
    }
    Ok(())
}

/// Keys of who is in the class now.
fn members(class: ClassId) -> SelectStatement {
    class_member::Entity::find()
        .select_only()
        .column(class_member::Column::PersonId)
        .filter(class_member::Column::ClassId.eq(class))
        .filter(class_member::Column::LeftAt.is_null())
        .into_query()
}

/// The same as [`is_waiting`], as a question.
fn waiting(class: ClassId) -> Condition {
    Condition::all()
        .add(person::Column::Id.in_subquery(members(class)))
        .add(person::Column::PasswordHash.eq(password::UNSET))
        .add(person::Column::Active.eq(true))
}

/// When the newest of the class's codes was made, as a form carries it: what has changed once others are made.
pub(super) async fn newest(conn: &impl ConnectionTrait, class: ClassId) -> Result<String> {
    let newest: Option<activation::Model> = activation::Entity::find()
        .filter(activation::Column::PersonId.in_subquery(members(class)))
        .order_by_desc(activation::Column::CreatedAt)
        .one(conn)
        .await?;
    Ok(newest.map_or_else(String::new, |row| row.created_at.to_rfc3339()))
}

/// Makes new codes for all of the class who have not come in yet, by name; those from before open nothing any
/// more. None: others were made since the newest was that one, or everybody has come in.
pub(super) async fn renew(app: &App, may: &ManageClass, seen: &str) -> Result<Option<Vec<Card>>> {
    let (class, now) = (may.class.id, app.clock.now());
    let tx = db::begin_write(&app.db).await?;
    // An import, or another renewal, waits here.
    joining::hold_class(&tx, class).await?;
    if newest(&tx, class).await? != seen {
        return Ok(None);
    }
    // The codes first, as whoever uses one does: who is just choosing a password has it, or finds no code.
    let whose = person::Entity::find().select_only().column(person::Column::Id).filter(waiting(class));
    activation::Entity::delete_many()
        .filter(activation::Column::PersonId.in_subquery(whose.into_query()))
        .exec(&tx)
        .await?;
    person::Entity::update_many()
        .col_expr(person::Column::Active, Expr::value(true))
        .filter(waiting(class))
        .exec(&tx)
        .await?;
    let students =
        person::Entity::find().filter(waiting(class)).order_by_asc(person::Column::Id).all(&tx).await?;
    let students = text::by_name(students, |one| &one.name);
    if students.is_empty() {
        return Ok(None);
    }
    let (mut cards, mut codes) = (Vec::new(), Vec::new());
    for student in students {
        let Some(sign_in) = student.sign_in_name else { continue };
        let code = joining::new_card_code();
        codes.push(row(student.id, &code, now));
        cards.push(Card { name: student.name, sign_in, code });
    }
    put(&tx, &codes).await?;
    let (subject, detail) = (format!("class:{class}"), json!({ "students": cards.len() }));
    note(&tx, app, Some(&may.by), "class.cards-renewed", subject, detail).await?;
    tx.commit().await?;
    Ok(Some(cards))
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

/// What whoever knows the owner of the account would try as its password; nothing if the code opens none.
pub(super) async fn about(app: &App, code: &str) -> Result<Vec<String>> {
    let Some(row) = find(&app.db, app, code).await? else { return Ok(Vec::new()) };
    match person::Entity::find_by_id(row.person_id).one(&app.db).await? {
        Some(person) => Ok(strength::about(&app.db, &person).await?),
        None => Ok(Vec::new()),
    }
}

/// Takes expired codes away.
pub async fn sweep(app: &App) -> Result<()> {
    activation::Entity::delete_many()
        .filter(activation::Column::ExpiresAt.lt(app.clock.now()))
        .exec(&app.db)
        .await?;
    Ok(())
}
