//! The pictures that were uploaded for units.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::{file, lesson_figure};

use crate::courses::source::{Bytes, Picture};
use crate::db::Db;
use crate::error::{Error, Result};

/// A picture that was uploaded for a unit.
#[derive(Clone, Debug)]
pub struct Uploaded {
    /// The unit.
    pub lesson: String,
    /// `name.jpg`.
    pub name: String,
    /// What one sees.
    pub alt: String,
    /// The picture.
    pub picture: Picture,
}

/// The pictures of these units, by name.
pub async fn of(conn: &impl ConnectionTrait, units: Vec<String>) -> Result<Vec<Uploaded>> {
    use lesson_figure::{Column, Entity};
    let rows =
        Entity::find().filter(Column::Lesson.is_in(units)).order_by_asc(Column::Name).all(conn).await?;
    let ids = rows.iter().map(|row| row.file_id);
    let files = file::Entity::find().filter(file::Column::Id.is_in(ids)).all(conn).await?;
    let picture = |row: lesson_figure::Model| {
        let file = files.iter().find(|file| file.id == row.file_id)?;
        let size = |side: Option<i32>| side.and_then(|side| u32::try_from(side).ok()).unwrap_or(0);
        let (width, height) = (size(file.width), size(file.height));
        let picture = Picture { width, height, bytes: Bytes::Kept(file.hash.clone()) };
        Some(Uploaded { lesson: row.lesson, name: row.name, alt: row.alt, picture })
    };
    Ok(rows.into_iter().filter_map(picture).collect())
}

/// The file of a unit's picture.
pub async fn file(db: &Db, unit: &str, name: &str) -> Result<file::Model> {
    use lesson_figure::{Column, Entity};
    let found = Entity::find().filter(Column::Lesson.eq(unit)).filter(Column::Name.eq(name));
    let row = found.one(db).await?.ok_or(Error::NotFound)?;
    file::Entity::find_by_id(row.file_id).one(db).await?.ok_or(Error::NotFound)
}
