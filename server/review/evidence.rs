//! A report's evidence as it is now, in the shape in which it is published.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::ids::{EvidenceId, ReportId};
use tables::{evidence, file};

use super::content::{Evidence, File};
use crate::desk::charts;
use crate::error::Result;

/// All evidence of a report with its files; the cover first, then in the order of adding.
pub async fn of(conn: &impl ConnectionTrait, report: ReportId) -> Result<Vec<(EvidenceId, Evidence)>> {
    let rows = evidence::Entity::find()
        .filter(evidence::Column::ReportId.eq(report))
        .order_by_desc(evidence::Column::Cover)
        .order_by_asc(evidence::Column::Id)
        .all(conn)
        .await?;
    let wanted = rows.iter().filter_map(|row| row.file_id);
    let files: HashMap<_, _> = file::Entity::find()
        .filter(file::Column::Id.is_in(wanted))
        .all(conn)
        .await?
        .into_iter()
        .map(|file| (file.id, file))
        .collect();
    let charts = charts::versions(conn, rows.iter().filter_map(|row| row.chart_version_id)).await?;
    let file = |file: &file::Model| File {
        hash: file.hash.clone(),
        media_type: file.media_type.clone(),
        bytes: file.bytes,
        width: file.width,
        height: file.height,
    };
    let whole = |row: evidence::Model| {
        let one = Evidence {
            kind: row.kind.as_str().to_owned(),
            question: row.question,
            title: row.title,
            alt: row.alt,
            url: row.url,
            file: row.file_id.and_then(|id| files.get(&id)).map(file),
            chart: row.chart_version_id.and_then(|id| charts.get(&id).cloned()),
            cover: row.cover,
        };
        (row.id, one)
    };
    Ok(rows.into_iter().map(whole).collect())
}
