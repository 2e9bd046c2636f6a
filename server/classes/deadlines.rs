//! What classes have to do by when: the steps of their edition, and the end of the year.

use std::collections::HashMap;

use chrono_tz::Europe::Rome;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::ids::{ClassId, EditionId, TeamId};
use tables::{class, edition, edition_step, team};

use crate::App;
use crate::error::Result;
use crate::notices::Deadline;
use crate::schools::progress::steps::{self, Asked, Handed, State};
use crate::text::{Both, Lang};

/// The deadlines of a class; or those of all classes of the years that are not over, without what a
/// class has handed in already.
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
    let classes = classes.all(&app.db).await?;
    let steps = edition_step::Entity::find()
        .filter(edition_step::Column::EditionId.is_in(years.keys().copied()))
        .order_by_asc(edition_step::Column::Position)
        .all(&app.db)
        .await?;
    let handed = if of.is_none() { handed(app, &classes).await? } else { HashMap::new() };
    let mut deadlines = Vec::new();
    for class in &classes {
        let own = steps.iter().filter(|step| step.edition_id == class.edition_id);
        for step in own {
            if !is_done(app, step, handed.get(&class.id))? {
                deadlines.push(of_step(class.id, step));
            }
        }
        deadlines.extend(years.get(&class.edition_id).map(|year| end_of(app, class.id, year)));
    }
    Ok(deadlines)
}

/// What the teams of these classes have handed in, class by class.
async fn handed(app: &App, classes: &[class::Model]) -> Result<HashMap<ClassId, Vec<Handed>>> {
    let teams = team::Entity::find()
        .filter(team::Column::ClassId.is_in(classes.iter().map(|class| class.id)))
        .all(&app.db)
        .await?;
    let ids: Vec<TeamId> = teams.iter().map(|team| team.id).collect();
    let mut of_teams = steps::handed(&app.db, &ids).await?;
    let mut of_classes: HashMap<ClassId, Vec<Handed>> = HashMap::new();
    for team in teams {
        of_classes.entry(team.class_id).or_default().push(of_teams.remove(&team.id).unwrap_or_default());
    }
    Ok(of_classes)
}

/// Has every team of the class handed in what the step asks for? A step that is over and asked for
/// nothing leaves nothing to remind of.
fn is_done(app: &App, step: &edition_step::Model, teams: Option<&Vec<Handed>>) -> Result<bool> {
    let Some(teams) = teams else { return Ok(false) };
    let asked = Asked::of(step)?;
    let now = app.clock.now();
    Ok(teams.iter().all(|team| match steps::state(step, &asked, team, now) {
        State::Done | State::Over => true,
        State::Returned | State::Late(_) | State::Now | State::Later => false,
    }))
}

fn of_step(class: ClassId, step: &edition_step::Model) -> Deadline {
    Deadline {
        key: format!("step:{}", step.id),
        class,
        title: Both { it: step.name_it.clone(), en: step.name_en.clone() },
        due: step.due_at.with_timezone(&Rome).date_naive(),
        link: "/home".to_owned(),
    }
}

fn end_of(app: &App, class: ClassId, year: &edition::Model) -> Deadline {
    let title = |lang: Lang| app.texts.get(lang, "classes-deadline-end", &[]);
    Deadline {
        key: format!("edition:{}:end", year.id),
        class,
        title: Both { it: title(Lang::It), en: title(Lang::En) },
        due: year.ends_on,
        link: "/home".to_owned(),
    }
}
