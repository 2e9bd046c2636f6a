//! Making accounts, and changing passwords.

use rand::RngExt;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, NotSet, QueryFilter, Set};
use tables::ids::PersonId;
use tables::kinds::Role;
use tables::{person, session};

use super::audit;
use crate::App;
use crate::error::Result;
use crate::text::Lang;
use crate::web::visit::Actor;

/// How a person signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignIn {
    /// An adult's e-mail address.
    Email(String),
    /// A student's personal sign-in.
    Name(String),
}

/// As sign-ins are compared: no blanks at the ends, lower case.
pub fn folded(text: &str) -> String {
    text.trim().to_lowercase()
}

/// What the directory searches and sorts by.
pub fn searchable(name: &str, signs_in_as: &str) -> String {
    format!("{} {}", folded(name), folded(signs_in_as))
}

/// Is that an address that a mail could go to? One `@`, something before it and a domain after it;
/// the mail itself finds out the rest.
pub fn is_email(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 254 && text.parse::<lettre::Address>().is_ok_and(|address| address.domain().contains('.'))
}

/// Makes an account and gives its row. A taken e-mail or sign-in is the database's unique violation.
pub async fn create(
    conn: &impl ConnectionTrait,
    app: &App,
    role: Role,
    name: &str,
    sign_in: SignIn,
    password_hash: String,
    lang: Lang,
) -> Result<person::Model, DbErr> {
    row(app, role, name, sign_in, password_hash, lang).insert(conn).await
}

/// The row of an account that is to be made, for making many at once.
pub fn row(
    app: &App,
    role: Role,
    name: &str,
    sign_in: SignIn,
    password_hash: String,
    lang: Lang,
) -> person::ActiveModel {
    let (email, sign_in_name) = match sign_in {
        SignIn::Email(email) => (Some(email.trim().to_owned()), None),
        SignIn::Name(name) => (None, Some(folded(&name))),
    };
    let searchable = searchable(name, email.as_deref().or(sign_in_name.as_deref()).unwrap_or_default());
    person::ActiveModel {
        id: NotSet,
        role: Set(role),
        name: Set(name.trim().to_owned()),
        email_folded: Set(email.as_deref().map(folded)),
        email: Set(email),
        sign_in_name: Set(sign_in_name),
        password_hash: Set(password_hash),
        session_epoch: Set(0),
        language: Set(lang.as_str().to_owned()),
        active: Set(true),
        created_at: Set(app.clock.now()),
        last_sign_in_at: Set(None),
        searchable: Set(searchable),
    }
}

/// The account that signs in so.
pub async fn find(app: &App, sign_in: &str) -> Result<Option<person::Model>> {
    let sign_in = folded(sign_in);
    let column = if sign_in.contains('@') { person::Column::EmailFolded } else { person::Column::SignInName };
    Ok(person::Entity::find().filter(column.eq(sign_in)).one(&app.db).await?)
}

/// Sets a password by its hash and ends all the person's sessions; false if there is no such account.
pub async fn put_hash(conn: &impl ConnectionTrait, person: PersonId, hash: String) -> Result<bool, DbErr> {
    let done = person::Entity::update_many()
        .col_expr(person::Column::PasswordHash, Expr::value(hash))
        .filter(person::Column::Id.eq(person))
        .exec(conn)
        .await?;
    end_sessions(conn, person).await?;
    Ok(done.rows_affected == 1)
}

/// Ends all of a person's sessions, and what an admin sees as that person.
pub async fn end_sessions(conn: &impl ConnectionTrait, person: PersonId) -> Result<(), DbErr> {
    person::Entity::update_many()
        .col_expr(person::Column::SessionEpoch, Expr::col(person::Column::SessionEpoch).add(1))
        .filter(person::Column::Id.eq(person))
        .exec(conn)
        .await?;
    session::Entity::delete_many().filter(session::Column::PersonId.eq(person)).exec(conn).await.map(drop)
}

/// Takes hold of a person's row until the transaction ends, so that two changes to the same account
/// wait for each other on both databases; false if there is no such active account.
pub async fn hold(conn: &impl ConnectionTrait, person: PersonId) -> Result<bool, DbErr> {
    let done = person::Entity::update_many()
        .col_expr(person::Column::Active, Expr::value(true))
        .filter(person::Column::Id.eq(person))
        .filter(person::Column::Active.eq(true))
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Gives a person another name; false if there is no such active account.
pub async fn rename(conn: &impl ConnectionTrait, person: &person::Model, name: &str) -> Result<bool, DbErr> {
    let signs_in_as = person.email.as_deref().or(person.sign_in_name.as_deref()).unwrap_or_default();
    let done = person::Entity::update_many()
        .col_expr(person::Column::Name, Expr::value(name))
        .col_expr(person::Column::Searchable, Expr::value(searchable(name, signs_in_as)))
        .filter(person::Column::Id.eq(person.id))
        .filter(person::Column::Active.eq(true))
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Writes down what happened, in the transaction that does it: [`audit::record`] for a subject that
/// is text already.
pub async fn note(
    conn: &impl ConnectionTrait,
    app: &App,
    actor: Option<&Actor>,
    kind: &str,
    subject: String,
    detail: serde_json::Value,
) -> Result<(), DbErr> {
    audit::record(conn, &app.clock, actor, kind, audit::About::of_subject(subject, detail)).await
}

const ANIMALS: [&str; 24] = [
    "airone", "aquila", "cervo", "cicogna", "corvo", "delfino", "falco", "fenice", "gabbiano", "gatto",
    "gufo", "istrice", "lepre", "lince", "lontra", "lupo", "marmotta", "orso", "picchio", "riccio",
    "rondine", "tasso", "volpe", "zebra",
];
const COLOURS: [&str; 12] = [
    "ambra", "argento", "avorio", "bianco", "blu", "corallo", "giallo", "indaco", "rosso", "turchese",
    "verde", "viola",
];

/// A new personal sign-in for a student: easy to type, says nothing about the person.
pub fn new_sign_in_name() -> String {
    drawn_sign_in_name(&mut rand::rng())
}

/// The same, drawn from that source.
pub fn drawn_sign_in_name(random: &mut impl RngExt) -> String {
    format!(
        "{}-{}-{}",
        ANIMALS[random.random_range(0..ANIMALS.len())],
        COLOURS[random.random_range(0..COLOURS.len())],
        random.random_range(100..1000),
    )
}

/// A new password to print on a card: 12 characters without look-alikes, about 58 bits.
pub fn new_password() -> String {
    const ALPHABET: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let mut random = rand::rng();
    let letters: Vec<char> =
        (0..12).map(|_| char::from(ALPHABET[random.random_range(0..ALPHABET.len())])).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}
