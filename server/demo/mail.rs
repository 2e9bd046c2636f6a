//! The demo's mails at a local page: there is no mail server in a demo, and its visitors want to see
//! what the people of the story are sent. Outside the demo none of this exists.

use axum::extract::FromRequestParts;
use http::header::{CONTENT_SECURITY_POLICY, HeaderValue};
use http::request::Parts;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use tables::mail;

use crate::App;
use crate::error::{Error, Result};
use crate::web::address::PathParts;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::routes::{Guard, Routes};
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Redirect, Response, layers};

/// Mails on one page of the list.
const SHOWN: u64 = 50;

/// A mail's own pages are as still as a picture: no script, no font, nothing from elsewhere.
const LETTER_CSP: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'self'; \
    form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

/// The addresses of the demo's mails.
pub fn routes() -> Routes {
    Routes::new()
        .plain_get("/demo/mail", front)
        .get("/demo/mail", list)
        .get("/demo/mail/{mail}", show)
        .plain_get("/demo/mail/{mail}/html", html)
}

/// Proof that this is the demo.
pub(super) struct InDemo;

impl Guard for InDemo {
    const ACCESS: &'static str = "anyone, in the demo only";
}

impl FromRequestParts<App> for InDemo {
    type Rejection = Error;

    async fn from_request_parts(_: &mut Parts, app: &App) -> Result<Self> {
        if app.config.demo { Ok(Self) } else { Err(Error::NotFound) }
    }
}

/// Proof that this is the demo, with the mail of the address.
pub(super) struct ReadMail(mail::Model);

impl Guard for ReadMail {
    const ACCESS: &'static str = "anyone, in the demo only";
}

impl FromRequestParts<App> for ReadMail {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        InDemo::from_request_parts(parts, app).await?;
        let id: i64 = PathParts::of(parts, app).await?.get("mail")?;
        mail::Entity::find_by_id(id).one(&app.db).await?.map(Self).ok_or(Error::NotFound)
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    before: String,
    to: String,
}

#[derive(Serialize)]
struct ListPage {
    mails: Vec<Line>,
    to: String,
    older: Option<String>,
}

#[derive(Serialize)]
struct Line {
    id: i64,
    to: String,
    subject: String,
    at: String,
    not_before: Option<String>,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "demo/mail.html";
}

#[derive(Serialize)]
struct LetterPage {
    id: i64,
    from: String,
    line: Line,
    text: String,
}

impl Page for LetterPage {
    const TEMPLATE: &'static str = "demo/letter.html";
}

fn line(row: &mail::Model) -> Line {
    let waits = row.sent_at.is_none() && row.next_try_at > row.created_at;
    Line {
        id: row.id,
        to: row.recipient.clone(),
        subject: row.subject.clone(),
        at: row.created_at.to_rfc3339(),
        not_before: waits.then(|| row.next_try_at.to_rfc3339()),
    }
}

async fn front(_: InDemo, visit: Visit) -> Response {
    Redirect::to(&visit.link("/demo/mail")).into_response()
}

async fn list(_: InDemo, visit: Visit, Query(wanted): Query<Wanted>) -> Result<Response> {
    let mut query = mail::Entity::find().order_by_desc(mail::Column::Id).limit(SHOWN + 1);
    if let Ok(before) = wanted.before.parse::<i64>() {
        query = query.filter(mail::Column::Id.lt(before));
    }
    let to = wanted.to.trim();
    if !to.is_empty() {
        query = query.filter(mail::Column::Recipient.contains(to));
    }
    let rows = query.all(&visit.app.db).await?;
    let mails: Vec<Line> = rows.iter().take(usize::try_from(SHOWN).unwrap_or(usize::MAX)).map(line).collect();
    let more = rows.len() > mails.len();
    let older = match mails.last() {
        Some(last) if more => {
            let query = serde_urlencoded::to_string([("to", to), ("before", &last.id.to_string())]);
            Some(visit.link(&format!("/demo/mail?{}", query.map_err(Error::internal)?)))
        }
        _ => None,
    };
    visit.show(&ListPage { mails, to: to.to_owned(), older })
}

async fn show(ReadMail(row): ReadMail, visit: Visit) -> Result<Response> {
    let from = visit.app.config.mail_from.clone();
    let mut response = visit.show(&LetterPage { id: row.id, from, line: line(&row), text: row.text })?;
    layers::allow_frames(&mut response, "'self'")?;
    Ok(response)
}

/// The HTML part, as a mail program would show it.
async fn html(ReadMail(row): ReadMail) -> Response {
    let mut response = ([(http::header::CONTENT_TYPE, "text/html; charset=utf-8")], row.html).into_response();
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(LETTER_CSP));
    response
}
