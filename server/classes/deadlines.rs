//! What classes have to do by when. So far one thing: the work ends with the school year.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::ids::{ClassId, EditionId};
use tables::{class, edition};

use crate::App;
use crate::error::Result;
use crate::notices::Deadline;
use crate::text::{Both, Lang};

/// The deadlines of a class, or of all classes of the years that are not over.
pub async fn deadlines(app: &App, of: Option<ClassId>) -> Result<Vec<Deadline>> {
    let mut years = edition::Entity::find();
    if of.is_none() {
        years = years.filter(edition::Column::EndsOn.gte(app.clock.today()));
    }
    let years: HashMap<EditionId, edition::Model> =
        years.all(&app.db).await?.into_iter().map(|year| (year.id, year)).collect();
    let mut classes = class::Entity::find().filter(class::Column::EditionId.is_in(years.keys().copied()));
    if let Some(of) = of {
        classes = classes.filter(class::Column::Id.eq(of));
    }
    let title = |lang: Lang| app.texts.get(lang, "classes-deadline-end", &[]);
    let title = Both { it: title(Lang::It), en: title(Lang::En) };
    let classes = classes.all(&app.db).await?;
    Ok(classes
        .into_iter()
        .filter_map(|class| {
            let year = years.get(&class.edition_id)?;
            Some(Deadline {
                key: format!("edition:{}:end", year.id),
                class: class.id,
                title: title.clone(),
                due: year.ends_on,
                link: "/home".to_owned(),
            })
        })
        .collect())
}
