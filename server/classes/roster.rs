//! Who is in a class: coming in by the class's code, new passwords.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Func};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, NotSet, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Set,
};
use serde_json::json;
use tables::ids::{ClassId, PersonId};
use tables::kinds::Role;
use tables::{activation, class, class_member, edition, person, team, team_member};

use super::access::ManageClass;
use crate::App;
use crate::db::{self, Db};
use crate::error::{Error, Result};
use crate::people::account::{self, SignIn, note};
use crate::schools::joining;
use crate::text::{self, Lang};
use crate::web::visit::Actor;

/// The longest first name or nickname.
pub const LONGEST_NAME: usize = 40;
/// The longest thing that is looked up as a code.
const LONGEST_CODE: usize = 60;
/// There are some 260 000 sign-ins to draw from.
const TRIES: usize = 12;

/// As class codes are compared: upper case, only letters and digits.
pub fn folded_code(typed: &str) -> String {
    typed.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// The class of that code, if its school year is not over.
pub async fn class_of_code(app: &App, typed: &str) -> Result<Option<class::Model>> {
    let code = folded_code(typed);
    if code.is_empty() || code.len() > LONGEST_CODE {
        return Ok(None);
    }
    let bare = |text: Expr, sign: &str| Func::cust("REPLACE").arg(text).arg(sign).arg("");
    let stored = bare(Expr::expr(bare(Expr::col(class::Column::JoinCode), "-")), " ");
    let open = class::Entity::find().filter(class::Column::JoiningOpen.eq(true));
    let mut found = open.filter(Expr::expr(stored).eq(code)).all(&app.db).await?;
    // Two codes that differ in a dash only: nobody should land in another class by chance.
    let (Some(class), None) = (found.pop(), found.pop()) else { return Ok(None) };
    let edition = edition::Entity::find_by_id(class.edition_id).one(&app.db).await?;
    let live =
        edition.is_some_and(|edition| edition.archived_at.is_none() && edition.ends_on >= app.clock.today());
    Ok(live.then_some(class))
}

/// The name of a class's school, which nobody's password should be.
pub(super) async fn school_of(app: &App, class: &class::Model) -> Result<Option<String>> {
    let school = tables::school::Entity::find_by_id(class.school_id).one(&app.db).await?;
    Ok(school.map(|school| school.name))
}

/// Who is in the class now, by name.
pub(super) async fn people(conn: &impl ConnectionTrait, class: ClassId) -> Result<Vec<person::Model>, DbErr> {
    let members = class_member::Entity::find()
        .select_only()
        .column(class_member::Column::PersonId)
        .filter(class_member::Column::ClassId.eq(class))
        .filter(class_member::Column::LeftAt.is_null())
        .into_query();
    let people = person::Entity::find()
        .filter(person::Column::Id.in_subquery(members))
        .order_by_asc(person::Column::Id)
        .all(conn)
        .await?;
    Ok(text::by_name(people, |one| &one.name))
}

/// Is the person in the class now?
pub async fn is_member(conn: &impl ConnectionTrait, class: ClassId, person: PersonId) -> Result<bool, DbErr> {
    let row = class_member::Entity::find()
        .filter(class_member::Column::ClassId.eq(class))
        .filter(class_member::Column::PersonId.eq(person))
        .filter(class_member::Column::LeftAt.is_null())
        .one(conn)
        .await?;
    Ok(row.is_some())
}

/// Writes down that a student is in a class from now on.
pub async fn enrol(
    conn: &impl ConnectionTrait,
    class: ClassId,
    person: PersonId,
    at: DateTime<Utc>,
) -> Result<(), DbErr> {
    class_member::ActiveModel {
        id: NotSet,
        class_id: Set(class),
        person_id: Set(person),
        joined_at: Set(at),
        left_at: Set(None),
    }
    .insert(conn)
    .await
    .map(drop)
}

/// Makes a student's account and puts it in the class. A taken sign-in is `None`.
pub async fn add_student(
    app: &App,
    class: ClassId,
    name: &str,
    sign_in_name: String,
    password_hash: String,
    lang: Lang,
) -> Result<Option<person::Model>> {
    let tx = db::begin_write(&app.db).await?;
    let sign_in = SignIn::Name(sign_in_name);
    // Its admission may just be taken back.
    if !joining::hold_class(&tx, class).await? {
        return Err(Error::NotFound);
    }
    let made = account::create(&tx, app, Role::Student, name, sign_in, password_hash, lang).await;
    let person = match made {
        Ok(person) => person,
        Err(error) if db::is_unique_violation(&error) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    enrol(&tx, class, person.id, app.clock.now()).await?;
    let detail = json!({ "person": person.id.0 });
    note(&tx, app, None, "class.joined", format!("class:{class}"), detail).await?;
    tx.commit().await?;
    Ok(Some(person))
}

/// A new student comes in: the same, under a sign-in made on the spot.
pub async fn join(
    app: &App,
    class: ClassId,
    name: &str,
    password: String,
    lang: Lang,
) -> Result<person::Model> {
    let hash = app.passwords.hash(password).await?;
    for _ in 0..TRIES {
        let sign_in = account::new_sign_in_name();
        if let Some(person) = add_student(app, class, name, sign_in, hash.clone(), lang).await? {
            return Ok(person);
        }
    }
    Err(Error::internal("no free sign-in was found: the words for them must become more"))
}

/// A student who has an account already comes in. False, and nothing happens, for one who is there.
pub async fn join_again(app: &App, class: ClassId, student: &Actor) -> Result<bool> {
    let tx = db::begin_write(&app.db).await?;
    if !joining::hold_class(&tx, class).await? || !account::hold(&tx, student.id).await? {
        return Err(Error::NotFound);
    }
    if is_member(&tx, class, student.id).await? {
        return Ok(false);
    }
    enrol(&tx, class, student.id, app.clock.now()).await?;
    let detail = json!({ "person": student.id.0 });
    note(&tx, app, Some(student), "class.joined", format!("class:{class}"), detail).await?;
    tx.commit().await?;
    Ok(true)
}

/// The student, if they are in that class now.
pub async fn student(db: &Db, class: ClassId, id: PersonId) -> Result<Option<person::Model>> {
    if !is_member(db, class, id).await? {
        return Ok(None);
    }
    Ok(person::Entity::find_by_id(id).one(db).await?)
}

/// What became of a new password.
pub enum Reset {
    /// It is this one, to be shown once.
    Done(String),
    /// It has changed since the page was shown: a page loaded anew must not take away what was just
    /// handed over.
    Stale,
    /// The student is not in the class any more.
    Gone,
}

/// Gives a student of the class a new password, if it is still the one of that epoch. All the
/// student's sessions end.
pub async fn reset_password(app: &App, may: &ManageClass, student: PersonId, epoch: i32) -> Result<Reset> {
    let password = account::new_password();
    let hash = app.passwords.hash(password.clone()).await?;
    let tx = db::begin_write(&app.db).await?;
    if !is_member(&tx, may.class.id, student).await? {
        return Ok(Reset::Gone);
    }
    let same = person::Entity::update_many()
        .col_expr(person::Column::Active, Expr::col(person::Column::Active))
        .filter(person::Column::Id.eq(student))
        .filter(person::Column::SessionEpoch.eq(epoch))
        .exec(&tx)
        .await?;
    if same.rows_affected == 0 || !account::put_hash(&tx, student, hash).await? {
        return Ok(Reset::Stale);
    }
    // The code on the card opens nothing any more.
    activation::Entity::delete_by_id(student).exec(&tx).await?;
    let detail = json!({ "class": may.class.id.0 });
    note(&tx, app, Some(&may.by), "person.password-reset", format!("person:{student}"), detail).await?;
    crate::tell_of_security(&tx, app, student, "student-password").await?;
    tx.commit().await?;
    Ok(Reset::Done(password))
}

/// A student leaves the class, and its teams: the rows say until when, what they wrote stays.
/// False if they were not in it any more.
pub async fn leave(app: &App, may: &ManageClass, student: PersonId) -> Result<bool> {
    let (class, now) = (may.class.id, app.clock.now());
    let tx = db::begin_write(&app.db).await?;
    // As whoever gives the student a team at the same moment does; a closed account leaves too.
    account::hold(&tx, student).await?;
    let left = class_member::Entity::update_many()
        .col_expr(class_member::Column::LeftAt, Expr::value(now))
        .filter(class_member::Column::ClassId.eq(class))
        .filter(class_member::Column::PersonId.eq(student))
        .filter(class_member::Column::LeftAt.is_null())
        .exec(&tx)
        .await?;
    if left.rows_affected == 0 {
        return Ok(false);
    }
    let teams =
        team::Entity::find().select_only().column(team::Column::Id).filter(team::Column::ClassId.eq(class));
    team_member::Entity::update_many()
        .col_expr(team_member::Column::LeftAt, Expr::value(now))
        .filter(team_member::Column::PersonId.eq(student))
        .filter(team_member::Column::LeftAt.is_null())
        .filter(team_member::Column::TeamId.in_subquery(teams.into_query()))
        .exec(&tx)
        .await?;
    let detail = json!({ "person": student.0 });
    note(&tx, app, Some(&may.by), "class.left", format!("class:{class}"), detail).await?;
    tx.commit().await?;
    Ok(true)
}

/// A student who left the class is in it again, in no team. False if they are there, have never been, or their
/// account is closed.
pub async fn readmit(app: &App, may: &ManageClass, student: PersonId) -> Result<bool> {
    let class = may.class.id;
    let tx = db::begin_write(&app.db).await?;
    if !joining::hold_class(&tx, class).await? || !account::hold(&tx, student).await? {
        return Ok(false);
    }
    let times = class_member::Entity::find()
        .filter(class_member::Column::ClassId.eq(class))
        .filter(class_member::Column::PersonId.eq(student))
        .all(&tx)
        .await?;
    if times.is_empty() || times.iter().any(|time| time.left_at.is_none()) {
        return Ok(false);
    }
    enrol(&tx, class, student, app.clock.now()).await?;
    let detail = json!({ "person": student.0 });
    note(&tx, app, Some(&may.by), "class.joined", format!("class:{class}"), detail).await?;
    tx.commit().await?;
    Ok(true)
}
