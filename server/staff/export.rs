//! The audit log as CSV: read and sent piece by piece, whatever its size. It names people by key only,
//! because a file goes where we can't follow it.

use std::collections::HashMap;

use chrono_tz::Europe::Rome;
use futures_util::stream;
use http::HeaderValue;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Select};
use tables::event;
use tables::ids::PersonId;
use tables::person;

use super::actions;
use super::search::AuditForm;
use crate::App;
use crate::error::{Error, Result};
use crate::people::access::Admin;
use crate::people::audit::{About, record};
use crate::text::Lang;
use crate::web::form::Query;
use crate::web::visit::Visit;
use crate::web::{Body, IntoResponse, Response};

/// Events read at once.
const PIECE: u64 = 500;

/// Keys of the columns' headings.
const COLUMNS: [&str; 10] = [
    "id",
    "at",
    "actor-id",
    "actor-role",
    "acting-as-id",
    "acting-as-role",
    "action",
    "action-text",
    "subject",
    "details",
];

/// How far an export is.
struct Export {
    app: App,
    lang: Lang,
    select: Select<event::Entity>,
    /// Only events with smaller keys are still to come; none: nothing is.
    below: Option<i64>,
    begun: bool,
}

pub(super) async fn download(
    Admin(by): Admin,
    visit: Visit,
    Query(form): Query<AuditForm>,
) -> Result<Response> {
    let wanted = form.check(&visit).map_err(|_| Error::BadRequest("error-bad-query"))?;
    let select = wanted.select(&visit).await?;
    let app = &visit.app;
    record(&app.db, &app.clock, Some(&by), "audit.exported", About::new("audit", "all")).await?;
    let export = Export { app: app.clone(), lang: visit.lang, select, below: Some(i64::MAX), begun: false };
    let pieces = stream::try_unfold(export, |mut export| async move {
        let piece = export.next().await.map_err(|error| {
            tracing::error!(%error, "an export of the audit log broke off");
            std::io::Error::other("broken off")
        })?;
        Ok::<_, std::io::Error>(piece.map(|piece| (piece, export)))
    });
    let mut response = Body::from_stream(pieces).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"audit.csv\""));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}

impl Export {
    async fn next(&mut self) -> Result<Option<Vec<u8>>> {
        let Some(below) = self.below else { return Ok(None) };
        let select = self.select.clone().filter(event::Column::Id.lt(below)).limit(PIECE);
        let rows = select.all(&self.app.db).await?;
        self.below = rows.last().map(|last| last.id);
        let mut piece = Vec::new();
        if !std::mem::replace(&mut self.begun, true) {
            // Spreadsheets take a file without this mark for one in an old Western encoding.
            piece.extend_from_slice("\u{feff}".as_bytes());
            let heading = |name: &str| self.app.texts.get(self.lang, &format!("staff-column-{name}"), &[]);
            write(&mut piece, COLUMNS.map(heading))?;
        }
        let ids = rows.iter().flat_map(|row| [row.actor_id, row.acting_as_id]).flatten();
        let people = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(&self.app.db).await?;
        let roles: HashMap<PersonId, &str> =
            people.into_iter().map(|person| (person.id, person.role.as_str())).collect();
        for row in rows {
            let id = |id: Option<PersonId>| id.map_or_else(String::new, |id| id.to_string());
            let role = |id: Option<PersonId>| {
                id.and_then(|id| roles.get(&id)).map_or_else(String::new, |role| (*role).to_owned())
            };
            let words = self.app.texts.find(self.lang, &actions::text_key(&row.kind), &[]);
            write(
                &mut piece,
                [
                    row.id.to_string(),
                    row.at.with_timezone(&Rome).to_rfc3339(),
                    id(row.actor_id),
                    role(row.actor_id),
                    id(row.acting_as_id),
                    role(row.acting_as_id),
                    row.kind,
                    words.unwrap_or_default(),
                    row.subject,
                    row.detail.to_string(),
                ],
            )?;
        }
        Ok((!piece.is_empty()).then_some(piece))
    }
}

fn write(piece: &mut Vec<u8>, fields: [String; COLUMNS.len()]) -> Result<()> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(piece);
    writer.write_record(fields).map_err(Error::internal)?;
    writer.flush().map_err(Error::internal)
}
