//! What classes have to do by when: the steps of their edition, and the end of the year.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::ids::{ClassId, EditionId, TeamId};
use tables::{class, edition, edition_step, team};

use crate::App;
use crate::clock::day_in_italy;
use crate::error::{Error, Result};
use crate::notices::{Deadline, Whom};
use crate::schools::editions;
use crate::schools::progress::steps::{self, Asked, Handed, State};
use crate::text::{Both, Lang};

/// The deadlines of a class; or those of all classes of the years that are neither over nor archived, without what a
/// class has handed in already.
pub async fn deadlines(app: &App, of: Option<ClassId>) -> Result<Vec<Deadline>> {
    let mut years = edition::Entity::find();
    if of.is_none() {
        years = years
            .filter(edition::Column::EndsOn.gte(app.clock.today()))
            .filter(edition::Column::ArchivedAt.is_null());
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
            match handed.get(&class.id) {
                Some(teams) => deadlines.extend(of_teams(app, class.id, step, teams)?),
                None => deadlines.push(of_step(class.id, step)),
            }
        }
        deadlines.extend(years.get(&class.edition_id).map(|year| end_of(app, class.id, year)));
    }
    Ok(deadlines)
}

/// The deadlines of a team: what it has handed in too, each on the day that holds for this team.
pub async fn deadlines_of(app: &App, team: &team::Model) -> Result<Vec<Deadline>> {
    let class = class::Entity::find_by_id(team.class_id).one(&app.db).await?.ok_or(Error::NotFound)?;
    let year = edition::Entity::find_by_id(class.edition_id).one(&app.db).await?.ok_or(Error::NotFound)?;
    let handed = steps::handed(&app.db, &[team.id]).await?.remove(&team.id).unwrap_or_default();
    let mut deadlines = Vec::new();
    for step in editions::steps(&app.db, year.id).await? {
        let due = day_in_italy(steps::due(&step, &Asked::of(&step)?, &handed));
        deadlines.push(Deadline { due, ..of_step(class.id, &step) });
    }
    deadlines.push(end_of(app, class.id, &year));
    Ok(deadlines)
}

/// What the teams of these classes have handed in, class by class.
async fn handed(app: &App, classes: &[class::Model]) -> Result<HashMap<ClassId, Vec<(TeamId, Handed)>>> {
    let teams = team::Entity::find()
        .filter(team::Column::ClassId.is_in(classes.iter().map(|class| class.id)))
        .all(&app.db)
        .await?;
    let ids: Vec<TeamId> = teams.iter().map(|team| team.id).collect();
    let mut of_teams = steps::handed(&app.db, &ids).await?;
    let mut of_classes: HashMap<ClassId, Vec<(TeamId, Handed)>> = HashMap::new();
    for team in teams {
        of_classes
            .entry(team.class_id)
            .or_default()
            .push((team.id, of_teams.remove(&team.id).unwrap_or_default()));
    }
    Ok(of_classes)
}

/// What a step still asks of a class's teams: of the whole class, if none of them has done it and all have
/// the same time; else of each that has not, and of the teachers. A step that is over and asked for nothing
/// leaves nothing to remind of.
fn of_teams(
    app: &App,
    class: ClassId,
    step: &edition_step::Model,
    teams: &[(TeamId, Handed)],
) -> Result<Vec<Deadline>> {
    let asked = Asked::of(step)?;
    let now = app.clock.now();
    let undone: Vec<(TeamId, NaiveDate)> = teams
        .iter()
        .filter(|(_, handed)| match steps::state(step, &asked, handed, now) {
            State::Done | State::Over => false,
            State::Returned(_) | State::Late(_) | State::Now | State::Later => true,
        })
        .map(|(team, handed)| (*team, day_in_italy(steps::due(step, &asked, handed))))
        .collect();
    let of_class = of_step(class, step);
    let Some(last) = undone.iter().map(|(_, due)| *due).max() else { return Ok(Vec::new()) };
    if undone.len() == teams.len() && undone.iter().all(|(_, due)| *due == last) {
        return Ok(vec![Deadline { due: last, ..of_class }]);
    }
    let mut all: Vec<Deadline> = undone
        .into_iter()
        .map(|(team, due)| Deadline {
            // Whoever was reminded with the whole class is not reminded again because another team was faster.
            whom: Whom::Team(team),
            due,
            link: format!("/teams/{team}/deliverables"),
            ..of_class.clone()
        })
        .collect();
    all.push(Deadline { whom: Whom::Teachers, due: last, ..of_class });
    Ok(all)
}

fn of_step(class: ClassId, step: &edition_step::Model) -> Deadline {
    Deadline {
        key: format!("step:{}", step.id),
        class,
        title: editions::names_of(step),
        whom: Whom::Class,
        due: day_in_italy(step.due_at),
        link: "/home".to_owned(),
    }
}

fn end_of(app: &App, class: ClassId, year: &edition::Model) -> Deadline {
    let title = |lang: Lang| app.texts.get(lang, "classes-deadline-end", &[]);
    Deadline {
        key: format!("edition:{}:end", year.id),
        class,
        title: Both { it: title(Lang::It), en: title(Lang::En) },
        whom: Whom::Class,
        due: year.ends_on,
        link: "/home".to_owned(),
    }
}
