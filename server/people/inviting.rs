//! An invitation and its mail, for whoever invites: the page of invitations, an organisation's page.

use chrono::Duration;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set};
use serde::Serialize;
use serde_json::json;
use tables::invitation::{self, Column, Entity};
use tables::kinds::Role;

use super::access::Actor;
use super::account;
use super::audit::{self, About};
use super::link::Token;
use crate::App;
use crate::error::Result;
use crate::mail::{self, Letter};
use crate::text::Lang;

/// An invitation's link opens so long.
pub(super) const DAYS: i64 = 14;

#[derive(Serialize)]
struct InviteLetter<'a> {
    token: &'a Token,
    role: &'static str,
    by: &'a str,
    days: i64,
}

impl Letter for InviteLetter<'_> {
    const TEMPLATE: &'static str = "account_invite";
}

/// Whom an invitation is for.
pub struct Invited<'a> {
    /// How we call them until they say it themselves.
    pub name: &'a str,
    /// Where it goes.
    pub email: &'a str,
    /// What they will be.
    pub role: Role,
    /// In which language we write.
    pub lang: Lang,
}

/// Invites somebody who has neither an account nor an open invitation.
pub async fn write_to(
    conn: &impl ConnectionTrait,
    app: &App,
    by: &Actor,
    to: &Invited<'_>,
) -> Result<invitation::Model> {
    let (token, now) = (Token::fresh(), app.clock.now());
    let row = invitation::ActiveModel {
        id: NotSet,
        email: Set(to.email.trim().to_owned()),
        email_folded: Set(account::folded(to.email)),
        name: Set(to.name.trim().to_owned()),
        role: Set(to.role),
        language: Set(to.lang.as_str().to_owned()),
        token_hash: Set(token.hash()),
        invited_by: Set(Some(by.id)),
        created_at: Set(now),
        sent_at: Set(now),
        expires_at: Set(now + Duration::days(DAYS)),
        closed_at: Set(None),
        accepted_by: Set(None),
    }
    .insert(conn)
    .await?;
    send(conn, app, &row, &token, by).await?;
    let about = About::new("invitation", row.id).with(json!({ "role": row.role.as_str() }));
    audit::record(conn, &app.clock, Some(by), "invitation.sent", about).await?;
    Ok(row)
}

/// The open invitation to that address.
pub async fn open_to(conn: &impl ConnectionTrait, email: &str) -> Result<Option<invitation::Model>> {
    Ok(Entity::find()
        .filter(Column::EmailFolded.eq(account::folded(email)))
        .filter(Column::ClosedAt.is_null())
        .one(conn)
        .await?)
}

/// Writes the mail with the link.
pub(super) async fn send(
    conn: &impl ConnectionTrait,
    app: &App,
    row: &invitation::Model,
    token: &Token,
    by: &Actor,
) -> Result<()> {
    let letter = InviteLetter { token, role: row.role.as_str(), by: &by.name, days: DAYS };
    let lang = Lang::parse(&row.language).unwrap_or_default();
    mail::queue_to(conn, app, &row.email, &row.name, lang, &letter).await
}
