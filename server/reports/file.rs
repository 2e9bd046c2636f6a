//! The files of a report that is not public: only for those who may read it.

use http::HeaderValue;
use http::header::CONTENT_DISPOSITION;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::kinds::EvidenceKind;
use tables::{evidence, file};

use super::access::ReadReport;
use super::evidence::Piece;
use super::material;
use crate::error::{Error, Result};
use crate::web::Response;
use crate::web::address::At;
use crate::web::file::{PRIVATE, stream};
use crate::web::visit::Visit;

pub(super) async fn show(may: ReadReport, visit: Visit, At(piece): At<Piece>) -> Result<Response> {
    let (row, file) = find(&may, &visit, &piece).await?;
    let mut response = stream(visit.app.files.path(&file.hash), &file.media_type, PRIVATE).await?;
    if row.kind != EvidenceKind::Photo {
        // Never opened in the page's own place, whatever is in it.
        let name: String =
            file.name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }).collect();
        let value = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
        response.headers_mut().insert(CONTENT_DISPOSITION, value.map_err(Error::internal)?);
    }
    Ok(response)
}

pub(super) async fn thumb(may: ReadReport, visit: Visit, At(piece): At<Piece>) -> Result<Response> {
    let (row, file) = find(&may, &visit, &piece).await?;
    if row.kind != EvidenceKind::Photo {
        return Err(Error::NotFound);
    }
    stream(visit.app.files.thumbnail_path(&file.hash), "image/jpeg", PRIVATE).await
}

/// The piece and its file, if it is of this report and of a part that the person may read.
async fn find(may: &ReadReport, visit: &Visit, piece: &Piece) -> Result<(evidence::Model, file::Model)> {
    let db = &visit.app.db;
    let row = evidence::Entity::find_by_id(piece.0)
        .filter(evidence::Column::ReportId.eq(may.report.id))
        .one(db)
        .await?
        .ok_or(Error::NotFound)?;
    if !may.may(material::part_of(&may.report, row.question.as_deref())?) {
        return Err(Error::NotFound);
    }
    let id = row.file_id.ok_or(Error::NotFound)?;
    let file = file::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?;
    Ok((row, file))
}
