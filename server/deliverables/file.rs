//! The files of a deliverable: for those who may read it, and out of the draft for its team.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use tables::deliverable_file::{Column, Entity, Model};
use tables::file;
use tables::ids::{DeliverableFileId, DeliverableId};

use super::access::{ReadPiece, WritePiece};
use super::piece::Piece;
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::schools::attachment;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::visit::Visit;

/// A file in an address.
pub(super) struct Upload(DeliverableFileId);

impl std::str::FromStr for Upload {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for Upload {
    const NAME: &'static str = "upload";
}

/// A file, as pages show it.
#[derive(Serialize)]
pub(super) struct FileView {
    id: i64,
    title: String,
    href: String,
    kilobytes: i64,
    picture: bool,
}

/// The files of the draft, or of a version.
pub(super) async fn of(
    visit: &Visit,
    piece: &Piece,
    id: DeliverableId,
    version: Option<i32>,
) -> Result<Vec<FileView>> {
    let file = Entity::belongs_to(file::Entity).from(Column::FileId).to(file::Column::Id).into();
    let rows = Entity::find()
        .join(JoinType::InnerJoin, file)
        .filter(Column::DeliverableId.eq(id))
        .order_by_asc(Column::Id)
        .select_two_required(file::Entity)
        .all(&visit.app.db)
        .await?;
    let is_in = |row: &Model| match version {
        None => row.until_version.is_none(),
        Some(number) => {
            row.since_version.is_some_and(|since| since <= number)
                && row.until_version.is_none_or(|until| until >= number)
        }
    };
    let view = |(row, file): (Model, file::Model)| FileView {
        id: row.id.0,
        title: row.title,
        href: visit.link(&format!("{}/files/{}", piece.path(), row.id)),
        kilobytes: file.bytes / 1024 + 1,
        picture: file.media_type.starts_with("image/"),
    };
    Ok(rows.into_iter().filter(|(row, _)| is_in(row)).map(view).collect())
}

async fn load(conn: &impl ConnectionTrait, piece: &Piece, id: DeliverableFileId) -> Result<Model> {
    let row = piece.row.as_ref().ok_or(Error::NotFound)?;
    let found = Entity::find_by_id(id).filter(Column::DeliverableId.eq(row.id)).one(conn).await?;
    found.ok_or(Error::NotFound)
}

pub(super) async fn show(may: ReadPiece, visit: Visit, At(Upload(id)): At<Upload>) -> Result<Response> {
    let row = load(&visit.app.db, &may.piece, id).await?;
    let file = file::Entity::find_by_id(row.file_id).one(&visit.app.db).await?.ok_or(Error::NotFound)?;
    attachment::answer(&visit.app, &file).await
}

/// Takes a file out of the draft; false if the team can't write now. What was handed in keeps it; else
/// its bytes go too.
async fn take_out(app: &App, may: &WritePiece, id: DeliverableFileId) -> Result<bool> {
    let tx = db::begin_write(&app.db).await?;
    let row = load(&tx, &may.piece, id).await?;
    let now = super::work::row(&tx, app, &may.piece, may.by.id).await?;
    if !super::piece::is_open(now.state) || row.until_version.is_some() {
        return Ok(false);
    }
    if row.since_version.is_some() {
        Entity::update_many()
            .col_expr(Column::UntilVersion, Expr::value(Some(now.versions)))
            .filter(Column::Id.eq(id))
            .filter(Column::UntilVersion.is_null())
            .exec(&tx)
            .await?;
        tx.commit().await?;
        return Ok(true);
    }
    Entity::delete_by_id(id).exec(&tx).await?;
    let gone = attachment::forget(&tx, row.file_id, &[]).await?;
    tx.commit().await?;
    if let Some(hash) = gone {
        attachment::erase(app, &hash).await?;
    }
    Ok(true)
}

pub(super) async fn remove(may: WritePiece, visit: Visit, At(Upload(id)): At<Upload>) -> Result<Response> {
    let path = may.piece.path();
    if take_out(&visit.app, &may, id).await? {
        visit.go_saying(&path, "success", visit.t("deliverables-file-removed")).await
    } else {
        visit.go_saying(&path, "warning", visit.t("deliverables-closed")).await
    }
}
