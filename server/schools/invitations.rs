//! Inviting a colleague to teach a class, by e-mail. The link is the proof that the mail was read;
//! its token is in the mail alone, the table holds a hash.

use chrono::{Duration, NaiveDate};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter, Set,
};
use tables::class_invitation::{ActiveModel, Column, Entity};
use tables::ids::ClassId;
use tables::kinds::Teaching;
use tables::{class, person};

use super::joining;
use super::letters::Invited;
use crate::App;
use crate::error::Result;
use crate::mail;
use crate::people::account;
use crate::text::Lang;

/// An invitation is good for so many days.
const DAYS: i64 = 30;

/// Whom to invite, and as what.
pub struct New<'a> {
    /// The class.
    pub class: &'a class::Model,
    /// Its school's name.
    pub school: &'a str,
    /// As what; `Main` takes the class over.
    pub kind: Teaching,
    /// Where the mail goes.
    pub email: &'a str,
    /// A substitute's first and last day.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Who invites.
    pub by: &'a person::Model,
}

/// Does an invitation to the class wait for the answer of that address?
pub async fn waits(conn: &impl ConnectionTrait, app: &App, class: ClassId, email: &str) -> Result<bool> {
    let waiting = Entity::find()
        .filter(Column::ClassId.eq(class))
        .filter(Column::EmailFolded.eq(account::folded(email)))
        .filter(Column::ClosedAt.is_null())
        .filter(Column::ExpiresAt.gt(app.clock.now()))
        .count(conn)
        .await?;
    Ok(waiting > 0)
}

/// Writes an invitation and its mail.
pub async fn invite(conn: &impl ConnectionTrait, app: &App, new: &New<'_>) -> Result<()> {
    let now = app.clock.now();
    let token = joining::new_token();
    let row = ActiveModel {
        id: NotSet,
        class_id: Set(new.class.id),
        kind: Set(new.kind),
        email: Set(new.email.trim().to_owned()),
        email_folded: Set(account::folded(new.email)),
        starts_on: Set(new.days.map(|days| days.0)),
        ends_on: Set(new.days.map(|days| days.1)),
        token_hash: Set(joining::hash(&token)),
        invited_by: Set(new.by.id),
        created_at: Set(now),
        expires_at: Set(now + Duration::days(DAYS)),
        closed_at: Set(None),
        accepted_by: Set(None),
    };
    row.insert(conn).await?;
    let known = person::Entity::find()
        .filter(person::Column::EmailFolded.eq(account::folded(new.email)))
        .one(conn)
        .await?;
    let language = known.as_ref().map_or(new.by.language.as_str(), |person| person.language.as_str());
    let name = known.as_ref().map_or("", |person| person.name.as_str());
    let letter = Invited {
        class: &new.class.name,
        school: new.school,
        inviter: &new.by.name,
        kind: new.kind.as_str(),
        path: format!("/invitations/class/{token}"),
    };
    let lang = Lang::parse(language).unwrap_or_default();
    mail::queue_to(conn, app, new.email.trim(), name, lang, &letter).await
}
