//! The link of an invitation: whoever reads the mail sets a name and a password, and has an account.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use tables::invitation::{self, Column, Entity};

use super::accept::{self, AcceptForm, Offer};
use super::access::Anyone;
use super::audit::{self, About};
use super::invitations::close;
use super::link::Token;
use super::told;
use crate::db;
use crate::error::Result;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::Form;
use crate::web::visit::Visit;

async fn opened(visit: &Visit, token: &Token) -> Result<Option<invitation::Model>> {
    Ok(Entity::find()
        .filter(Column::TokenHash.eq(token.hash()))
        .filter(Column::ClosedAt.is_null())
        .filter(Column::ExpiresAt.gt(visit.app.clock.now()))
        .one(&visit.app.db)
        .await?)
}

fn over(visit: &Visit) -> Result<Response> {
    told::link_over(visit, "invitations-link-over", ("people-to-sign-in", "/accedi"))
}

fn offer<'a>(path: &'a str, row: &'a invitation::Model) -> Offer<'a> {
    Offer { path, email: &row.email, role: row.role, invited: true }
}

pub(super) async fn open(_: Anyone, visit: Visit, At(token): At<Token>) -> Result<Response> {
    let Some(row) = opened(&visit, &token).await? else { return over(&visit) };
    let path = format!("/invito/{token}");
    accept::show(&visit, &offer(&path, &row), &row.name)
}

pub(super) async fn accept(
    _: Anyone,
    visit: Visit,
    At(token): At<Token>,
    Form(form): Form<AcceptForm>,
) -> Result<Response> {
    let app = &visit.app;
    let Some(row) = opened(&visit, &token).await? else { return over(&visit) };
    let path = format!("/invito/{token}");
    let offer = offer(&path, &row);
    if let Some(again) = accept::mistakes(&visit, &offer, &form).await? {
        return Ok(again);
    }
    let hash = app.passwords.hash(form.password.clone()).await?;
    let tx = db::begin_write(&app.db).await?;
    let Some(person) = accept::make(&tx, &visit, &offer, &form, hash).await? else { return over(&visit) };
    if !close(&tx, app, &row, Some(person.id)).await? {
        return over(&visit);
    }
    let about = About::person(person.id).with(json!({ "invitation": row.id.0 }));
    audit::record(&tx, &app.clock, None, "invitation.accepted", about).await?;
    crate::invitation_accepted(&tx, app, row.id, person.id).await?;
    tx.commit().await?;
    accept::welcome(&visit, &person).await
}
