//! Staff invite adults by mail: the list of open invitations, a new one, sending again, withdrawing.

use chrono::{DateTime, Duration, Utc};
use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use tables::ids::InvitationId;
use tables::invitation::{self, Column, Entity};
use tables::kinds::Role;

use super::accept;
use super::access::{Actor, Staff};
use super::account;
use super::audit::{self, About};
use super::inviting::{DAYS, Invited, open_to, send, write_to};
use super::link::Token;
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::text::{Arg, Lang};
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// So many open ones are shown.
const MOST: u64 = 500;

/// Whom may staff of that role invite?
pub fn may_invite(by: Role, role: Role) -> bool {
    match role {
        Role::Student => false,
        Role::Teacher | Role::Supporter => super::access::is_staff(by),
        Role::Reviewer | Role::Editor | Role::Admin => by == Role::Admin,
    }
}

/// The roles that staff of that role may give by an invitation.
fn offered(by: Role) -> Vec<&'static str> {
    [Role::Teacher, Role::Supporter, Role::Reviewer, Role::Editor, Role::Admin]
        .into_iter()
        .filter(|role| may_invite(by, *role))
        .map(Role::as_str)
        .collect()
}

#[derive(Serialize)]
struct InvitationsPage<'a> {
    form: &'a InviteForm,
    roles: Vec<&'static str>,
    languages: [&'static str; 2],
    longest_name: usize,
    open: Vec<InvitationView>,
    errors: Errors,
}

impl Page for InvitationsPage<'_> {
    const TEMPLATE: &'static str = "people/invitations.html";
}

#[derive(Serialize)]
struct InvitationView {
    id: i64,
    name: String,
    email: String,
    role: &'static str,
    sent_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    over: bool,
    mine: bool,
}

#[derive(Deserialize, Serialize)]
#[serde(default)]
pub(super) struct InviteForm {
    name: String,
    email: String,
    role: String,
    language: String,
}

impl Default for InviteForm {
    fn default() -> Self {
        Self {
            name: String::new(),
            email: String::new(),
            role: Role::Teacher.as_str().to_owned(),
            language: Lang::It.as_str().to_owned(),
        }
    }
}

/// The path's `{invitation}`.
pub(super) struct Which(InvitationId);

impl std::str::FromStr for Which {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for Which {
    const NAME: &'static str = "invitation";
}

async fn listed(visit: &Visit, by: &Actor, form: &InviteForm, errors: Errors) -> Result<Response> {
    let now = visit.app.clock.now();
    let open = Entity::find()
        .filter(Column::ClosedAt.is_null())
        .order_by_desc(Column::SentAt)
        .order_by_desc(Column::Id)
        .limit(MOST)
        .all(&visit.app.db)
        .await?;
    let open = open
        .into_iter()
        .map(|row| InvitationView {
            id: row.id.0,
            name: row.name,
            email: row.email,
            role: row.role.as_str(),
            sent_at: row.sent_at,
            expires_at: row.expires_at,
            over: row.expires_at <= now,
            mine: may_invite(by.role, row.role),
        })
        .collect();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = InvitationsPage {
        form,
        roles: offered(by.role),
        languages: Lang::ALL.map(Lang::as_str),
        longest_name: accept::LONGEST_NAME,
        open,
        errors,
    };
    visit.show_with(status, &page)
}

pub(super) async fn show(Staff(actor): Staff, visit: Visit) -> Result<Response> {
    listed(&visit, &actor, &InviteForm::default(), Errors::new()).await
}

async fn check(visit: &Visit, by: &Actor, form: &InviteForm) -> Result<Result<(Role, Lang), Errors>> {
    let mut errors = Errors::new();
    if let Some(mistake) = accept::name_mistake(visit, &form.name) {
        errors.add("name", mistake);
    }
    let role = Role::parse(&form.role).filter(|role| may_invite(by.role, *role));
    if role.is_none() {
        errors.add("role", visit.t("invitations-role-wrong"));
    }
    let lang = Lang::parse(&form.language);
    if lang.is_none() {
        errors.add("language", visit.t("invitations-language-wrong"));
    }
    if !account::is_email(&form.email) {
        errors.add("email", visit.t("people-email-wrong"));
    } else if account::find(&visit.app, &form.email).await?.is_some() {
        errors.add("email", visit.t("invitations-known"));
    } else if open_to(&visit.app.db, &form.email).await?.is_some() {
        errors.add("email", visit.t("invitations-open-already"));
    }
    Ok(match (role, lang) {
        (Some(role), Some(lang)) if errors.is_empty() => Ok((role, lang)),
        _ => Err(errors),
    })
}

pub(super) async fn invite(
    Staff(actor): Staff,
    visit: Visit,
    Form(form): Form<InviteForm>,
) -> Result<Response> {
    let (role, lang) = match check(&visit, &actor, &form).await? {
        Ok(checked) => checked,
        Err(errors) => return listed(&visit, &actor, &form, errors).await,
    };
    let tx = db::begin_write(&visit.app.db).await?;
    // Asked once more where nobody else writes: the button may have been pressed twice.
    if open_to(&tx, &form.email).await?.is_some() {
        drop(tx);
        let mut errors = Errors::new();
        errors.add("email", visit.t("invitations-open-already"));
        return listed(&visit, &actor, &form, errors).await;
    }
    let to = Invited { name: &form.name, email: &form.email, role, lang };
    let row = write_to(&tx, &visit.app, &actor, &to).await?;
    tx.commit().await?;
    let said = visit.t_with("invitations-sent", &[("email", Arg::from(row.email))]);
    visit.go_saying("/people/invitations", "success", said).await
}

/// An open invitation that this person may manage.
async fn load(visit: &Visit, by: &Actor, id: InvitationId) -> Result<invitation::Model> {
    let row = Entity::find_by_id(id).filter(Column::ClosedAt.is_null()).one(&visit.app.db).await?;
    row.filter(|row| may_invite(by.role, row.role)).ok_or(Error::NotFound)
}

/// A new link; the one before opens nothing any more.
pub(super) async fn send_again(
    Staff(actor): Staff,
    visit: Visit,
    At(Which(id)): At<Which>,
) -> Result<Response> {
    let app = &visit.app;
    let row = load(&visit, &actor, id).await?;
    let (token, now) = (Token::fresh(), app.clock.now());
    let tx = db::begin_write(&app.db).await?;
    let done = Entity::update_many()
        .col_expr(Column::TokenHash, Expr::value(token.hash()))
        .col_expr(Column::SentAt, Expr::value(now))
        .col_expr(Column::ExpiresAt, Expr::value(now + Duration::days(DAYS)))
        .filter(Column::Id.eq(id))
        .filter(Column::ClosedAt.is_null())
        .filter(Column::TokenHash.eq(&row.token_hash))
        .exec(&tx)
        .await?;
    if done.rows_affected == 1 {
        send(&tx, app, &row, &token, &actor).await?;
        let about = About::new("invitation", id);
        audit::record(&tx, &app.clock, Some(&actor), "invitation.sent-again", about).await?;
        tx.commit().await?;
    }
    let said = visit.t_with("invitations-sent", &[("email", Arg::from(row.email))]);
    visit.go_saying("/people/invitations", "success", said).await
}

pub(super) async fn withdraw(
    Staff(actor): Staff,
    visit: Visit,
    At(Which(id)): At<Which>,
) -> Result<Response> {
    let app = &visit.app;
    let row = load(&visit, &actor, id).await?;
    let tx = db::begin_write(&app.db).await?;
    if close(&tx, app, &row, None).await? {
        let about = About::new("invitation", id);
        audit::record(&tx, &app.clock, Some(&actor), "invitation.withdrawn", about).await?;
        tx.commit().await?;
    }
    visit.go_saying("/people/invitations", "success", visit.t("invitations-withdrawn")).await
}

/// Closes an open invitation; false if somebody was faster.
pub(super) async fn close(
    conn: &impl ConnectionTrait,
    app: &App,
    row: &invitation::Model,
    accepted_by: Option<tables::ids::PersonId>,
) -> Result<bool> {
    let done = Entity::update_many()
        .col_expr(Column::ClosedAt, Expr::value(app.clock.now()))
        .col_expr(Column::AcceptedBy, Expr::value(accepted_by))
        .filter(Column::Id.eq(row.id))
        .filter(Column::ClosedAt.is_null())
        .filter(Column::TokenHash.eq(&row.token_hash))
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}
