//! The files of an edition's course: the program's own, with what staff have published in their place, so
//! that it can go back among the program's.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::edition;

use super::version;
use crate::App;
use crate::courses::content;
use crate::courses::served::Choice;
use crate::courses::source::Source;
use crate::error::Result;
use crate::text::Lang;

/// The files as the edition of that slug reads them; none if there is no such edition.
pub async fn of_edition(app: &App, slug: &str) -> Result<Option<Source>> {
    app.courses.refresh(app).await?;
    let found = edition::Entity::find().filter(edition::Column::Slug.eq(slug)).one(&app.db).await?;
    let Some(edition) = found else { return Ok(None) };
    let choices = app.courses.choices(edition.id);
    let mut source = content::source().clone();
    for unit in choices.keys() {
        let folders = Lang::ALL.map(|lang| format!("{}/{unit}/", lang.as_str()));
        let other = |path: &String| !folders.iter().any(|folder| path.starts_with(folder));
        source.texts.retain(|path, _| other(path));
        source.pictures.retain(|path, _| other(path));
    }
    let versions = choices.values().filter_map(|choice| match choice {
        Choice::Version(id) => Some(*id),
        Choice::Hidden => None,
    });
    for (_, _, of_unit) in version::sources(app, versions.collect::<Vec<_>>()).await? {
        source.texts.extend(of_unit.texts);
        source.pictures.extend(of_unit.pictures);
    }
    Ok(Some(source))
}
