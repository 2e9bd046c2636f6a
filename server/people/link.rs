//! Links sent by mail: each opens one thing, once, for a while. The database holds a hash of the
//! token, so that reading it opens nothing.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::Duration;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, NotSet, PaginatorTrait, QueryFilter,
    QueryOrder, Set,
};
use serde::Serialize;
use sha2::{Digest, Sha256};
use tables::ids::PersonId;
use tables::mail_link::{self, Column, Entity};

use crate::App;
use crate::error::Result;
use crate::web::address::Named;

/// What a link opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A new password.
    Password,
    /// An account for whoever reads this address.
    Registration,
    /// A new e-mail address: its owner agrees.
    Email,
    /// The same: the owner of the old one agrees.
    EmailOld,
    /// Back to the old one.
    EmailUndo,
    /// Nothing: a mail without a link went out, and counts with the others.
    Notice,
}

impl Purpose {
    fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Registration => "registration",
            Self::Email => "email",
            Self::EmailOld => "email-old",
            Self::EmailUndo => "email-undo",
            Self::Notice => "notice",
        }
    }

    fn lasts(self) -> Duration {
        match self {
            Self::Password | Self::Notice => Duration::hours(1),
            Self::Registration => Duration::days(1),
            // Who has two mailboxes does not open both every day.
            Self::Email | Self::EmailOld => Duration::days(3),
            Self::EmailUndo => Duration::days(7),
        }
    }
}

/// So many mails an hour may be asked for one address: more would be a nuisance to its owner.
const MOST_AN_HOUR: u64 = 3;

/// A link's secret: 256 bits, known to the mail alone.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Token(String);

impl Token {
    /// A new one.
    pub fn fresh() -> Self {
        let bytes: [u8; 32] = rand::random();
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// As it is kept.
    pub fn hash(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.0.as_bytes()))
    }
}

impl std::fmt::Display for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for Token {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if text.len() <= 64 { Ok(Self(text.to_owned())) } else { Err(()) }
    }
}

impl Named for Token {
    const NAME: &'static str = "token";
}

/// For whom a link is made, and what it must remember.
#[derive(Clone, Debug, Default)]
pub struct For<'a> {
    /// The account.
    pub person: Option<PersonId>,
    /// The address.
    pub email: Option<&'a str>,
    /// What was asked for.
    pub data: serde_json::Value,
}

/// Makes a link; its token is in the answer alone.
pub async fn make(
    conn: &impl ConnectionTrait,
    app: &App,
    purpose: Purpose,
    whom: For<'_>,
) -> Result<Token, DbErr> {
    let token = Token::fresh();
    let now = app.clock.now();
    mail_link::ActiveModel {
        id: NotSet,
        purpose: Set(purpose.as_str().to_owned()),
        token_hash: Set(token.hash()),
        person_id: Set(whom.person),
        email_folded: Set(whom.email.map(super::account::folded)),
        data: Set(whom.data),
        created_at: Set(now),
        expires_at: Set(now + purpose.lasts()),
        used_at: Set(None),
    }
    .insert(conn)
    .await?;
    Ok(token)
}

/// The link of that token, if it still opens something.
pub async fn find(app: &App, purpose: Purpose, token: &Token) -> Result<Option<mail_link::Model>, DbErr> {
    Entity::find()
        .filter(Column::TokenHash.eq(token.hash()))
        .filter(Column::Purpose.eq(purpose.as_str()))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(app.clock.now()))
        .one(&app.db)
        .await
}

/// The link of that token, whether it still opens something or not.
pub async fn sent(app: &App, purpose: Purpose, token: &Token) -> Result<Option<mail_link::Model>, DbErr> {
    Entity::find()
        .filter(Column::TokenHash.eq(token.hash()))
        .filter(Column::Purpose.eq(purpose.as_str()))
        .one(&app.db)
        .await
}

/// Uses a link up; false if somebody was faster.
pub async fn use_up(conn: &impl ConnectionTrait, app: &App, link: &mail_link::Model) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(app.clock.now()))
        .filter(Column::Id.eq(link.id))
        .filter(Column::UsedAt.is_null())
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Takes back a person's open links of that kind.
pub async fn take_back(
    conn: &impl ConnectionTrait,
    app: &App,
    person: PersonId,
    purpose: Purpose,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(app.clock.now()))
        .filter(Column::PersonId.eq(person))
        .filter(Column::Purpose.eq(purpose.as_str()))
        .filter(Column::UsedAt.is_null())
        .exec(conn)
        .await
        .map(drop)
}

/// Has the person asked as often as is good for links of that kind in the last hour?
pub async fn is_enough_of(app: &App, person: PersonId, purpose: Purpose) -> Result<bool, DbErr> {
    let asked = Entity::find()
        .filter(Column::PersonId.eq(person))
        .filter(Column::Purpose.eq(purpose.as_str()))
        .filter(Column::CreatedAt.gt(app.clock.now() - Duration::hours(1)))
        .count(&app.db)
        .await?;
    Ok(asked >= MOST_AN_HOUR)
}

/// A person's open link of that kind, the newest.
pub async fn open_of(
    app: &App,
    person: PersonId,
    purpose: Purpose,
) -> Result<Option<mail_link::Model>, DbErr> {
    Entity::find()
        .filter(Column::PersonId.eq(person))
        .filter(Column::Purpose.eq(purpose.as_str()))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(app.clock.now()))
        .order_by_desc(Column::Id)
        .one(&app.db)
        .await
}

/// Was the person's link of that kind, and about just this, used?
pub async fn was_used(
    conn: &impl ConnectionTrait,
    person: PersonId,
    purpose: Purpose,
    data: &serde_json::Value,
) -> Result<bool, DbErr> {
    let used = Entity::find()
        .filter(Column::PersonId.eq(person))
        .filter(Column::Purpose.eq(purpose.as_str()))
        .filter(Column::UsedAt.is_not_null())
        .all(conn)
        .await?;
    Ok(used.iter().any(|link| link.data == *data))
}

/// Have as many mails as are good been asked for that address in the last hour?
pub async fn is_enough(app: &App, email: &str) -> Result<bool, DbErr> {
    let asked = Entity::find()
        .filter(Column::EmailFolded.eq(super::account::folded(email)))
        .filter(Column::CreatedAt.gt(app.clock.now() - Duration::hours(1)))
        .count(&app.db)
        .await?;
    Ok(asked >= MOST_AN_HOUR)
}

/// Forgets links that have been over for a month.
pub async fn sweep(app: &App) -> Result<(), DbErr> {
    let long_ago = app.clock.now() - Duration::days(30);
    Entity::delete_many().filter(Column::ExpiresAt.lt(long_ago)).exec(&app.db).await.map(drop)
}
