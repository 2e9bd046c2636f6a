//! The files: one certificate, or all of a class to be printed at once.

use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue};
use serde_json::json;
use tables::certificate;

use super::access::ReadCertificate;
use super::record::{self, State};
use super::{code, paper};
use crate::classes::access::ViewClass;
use crate::error::{Error, Result};
use crate::people::account::note;
use crate::text::Arg;
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Response};

/// A certificate in the language of the address. One that has ended can't be had any more.
pub(super) async fn one(may: ReadCertificate, visit: Visit) -> Result<Response> {
    let row = may.certificate;
    if State::of(&row) != State::Valid {
        return Err(Error::NotFound);
    }
    let code = code::shown(&row.code);
    let title = visit.t_with("certificates-file-title", &[("code", Arg::from(code.as_str()))]);
    let name = format!("{}-{code}", visit.t("certificates-file-name"));
    file(&visit, title, &name, &[row]).await
}

/// Those of a class's students that are valid, by surname.
pub(super) async fn of_class(may: ViewClass, visit: Visit) -> Result<Response> {
    let rows = record::of_class(&visit.app.db, may.class.id).await?;
    let mut named = Vec::new();
    for row in rows.into_iter().filter(|row| State::of(row) == State::Valid) {
        let record = record::Record::of(&row)?;
        named.push((dataset::text::fold(&format!("{} {}", record.family, record.given)), row));
    }
    named.sort_by(|(one, _), (other, _)| one.cmp(other));
    let rows: Vec<certificate::Model> = named.into_iter().map(|(_, row)| row).collect();
    let subject = format!("class:{}", may.class.id);
    let detail = json!({ "what": "certificates", "students": rows.len() });
    note(&visit.app.db, &visit.app, Some(&may.by), "class.exported", subject, detail).await?;
    let class = may.class.name.as_str();
    let title = visit.t_with("certificates-class-title", &[("class", Arg::from(class))]);
    let plain: String = class.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let name = format!("{}-{plain}", visit.t("certificates-file-name"));
    file(&visit, title, &name, &rows).await
}

async fn file(visit: &Visit, title: String, name: &str, rows: &[certificate::Model]) -> Result<Response> {
    let sheet = paper::sheet(&visit.app.texts, visit.lang, title, rows)?;
    let bytes = visit.app.press.print(sheet).await?;
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}.pdf\""));
    headers.insert(CONTENT_DISPOSITION, disposition.map_err(Error::internal)?);
    Ok((headers, bytes).into_response())
}
