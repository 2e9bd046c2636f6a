//! Watching: each new import tells teams, their teachers and followers what moved in their projects, and
//! which of these the data have lost or have again.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde_json::{Value, json};
use tables::ids::{ImportId, PersonId};
use tables::kinds::NoticeKind;
use tables::{class, dataset_import, edition, project_change, project_follower, report, team};

use super::circle;
use crate::App;
use crate::db::{self, Db};
use crate::error::Result;
use crate::notices::{Notice, tell};
use crate::projects::changes;
use crate::projects::presence::PRESENCE;
use crate::text::Lang;

/// So many values that moved are named in a notice; how many more there are is said.
const NAMED: usize = 6;
/// So many characters of a value stand in a notice.
const LONGEST: usize = 120;

/// Tells of imports that nobody was told of; gives how many people were told something. May run
/// twice at once: each person is told once of a project and an import.
pub async fn step(app: &App) -> Result<usize> {
    let new = dataset_import::Entity::find()
        .filter(dataset_import::Column::Version.is_not_null())
        .filter(dataset_import::Column::ToldAt.is_null())
        .order_by_asc(dataset_import::Column::Id)
        .all(&app.db)
        .await?;
    let ids: Vec<ImportId> = new.iter().map(|import| import.id).collect();
    let standing = standing(&app.db, ids.clone()).await?;
    let mut told = 0;
    for import in new {
        for (slug, mut moved) in watched(&app.db, &import).await? {
            moved.retain(|change| change.field != PRESENCE || standing.contains(&change.id));
            if moved.is_empty() {
                continue;
            }
            told += tell_of(app, &import, &slug, &moved).await?;
        }
    }
    // All at once: what stands of several imports is judged of them together, also if this is cut short.
    dataset_import::Entity::update_many()
        .col_expr(dataset_import::Column::ToldAt, Expr::value(app.clock.now()))
        .filter(dataset_import::Column::Id.is_in(ids))
        .filter(dataset_import::Column::ToldAt.is_null())
        .exec(&app.db)
        .await?;
    Ok(told)
}

/// Of what these imports say of projects as a whole, what is still so: of each project the last, unless it
/// is again as it was before them.
async fn standing(db: &Db, imports: Vec<ImportId>) -> Result<HashSet<i64>> {
    let rows = project_change::Entity::find()
        .filter(project_change::Column::Field.eq(PRESENCE))
        .filter(project_change::Column::ImportId.is_in(imports))
        .order_by_asc(project_change::Column::Id)
        .all(db)
        .await?;
    let mut by_slug: HashMap<String, Vec<i64>> = HashMap::new();
    for row in rows {
        by_slug.entry(row.project_slug).or_default().push(row.id);
    }
    // A project goes and comes back by turns.
    let turned = by_slug.into_values().filter(|rows| !rows.len().is_multiple_of(2));
    Ok(turned.filter_map(|rows| rows.last().copied()).collect())
}

/// What the import moved in projects that somebody watches.
async fn watched(
    db: &Db,
    import: &dataset_import::Model,
) -> Result<BTreeMap<String, Vec<project_change::Model>>> {
    let reported = report::Entity::find().select_only().column(report::Column::ProjectSlug).into_query();
    let followed = project_follower::Entity::find()
        .select_only()
        .column(project_follower::Column::ProjectSlug)
        .into_query();
    let rows = project_change::Entity::find()
        .filter(project_change::Column::ImportId.eq(import.id))
        .filter(
            project_change::Column::ProjectSlug
                .in_subquery(reported)
                .or(project_change::Column::ProjectSlug.in_subquery(followed)),
        )
        .order_by_asc(project_change::Column::Id)
        .all(db)
        .await?;
    let mut by_slug: BTreeMap<String, Vec<project_change::Model>> = BTreeMap::new();
    for row in rows {
        by_slug.entry(row.project_slug.clone()).or_default().push(row);
    }
    Ok(by_slug)
}

async fn tell_of(
    app: &App,
    import: &dataset_import::Model,
    slug: &str,
    moved: &[project_change::Model],
) -> Result<usize> {
    let people = watchers(&app.db, slug).await?;
    let Some(title) = title(app, slug).await?.filter(|_| !people.is_empty()) else { return Ok(0) };
    let notice = Notice::new(NoticeKind::ProjectChanged, format!("/progetti/{slug}/#changes"))
        .with("project", title)
        .with("what", what(app, moved))
        .once(format!("moved:{}:{slug}", import.id));
    let tx = db::begin_write(&app.db).await?;
    let told = tell(&tx, app, &people, &notice).await?;
    tx.commit().await?;
    Ok(told)
}

/// Teams with a report on it in editions that run, their teachers, and followers.
async fn watchers(db: &Db, slug: &str) -> Result<Vec<PersonId>> {
    let running = edition::Entity::find()
        .select_only()
        .column(edition::Column::Id)
        .filter(edition::Column::ArchivedAt.is_null())
        .into_query();
    let classes = class::Entity::find()
        .select_only()
        .column(class::Column::Id)
        .filter(class::Column::EditionId.in_subquery(running))
        .into_query();
    let reported = report::Entity::find()
        .select_only()
        .column(report::Column::TeamId)
        .filter(report::Column::ProjectSlug.eq(slug))
        .into_query();
    let teams = team::Entity::find()
        .filter(team::Column::Id.in_subquery(reported))
        .filter(team::Column::ClassId.in_subquery(classes))
        .all(db)
        .await?;
    let mut people = BTreeSet::new();
    for team in teams {
        people.extend(circle::members(db, team.id).await?);
        people.extend(circle::teachers(db, team.class_id).await?);
    }
    let followers: Vec<PersonId> = project_follower::Entity::find()
        .select_only()
        .column(project_follower::Column::PersonId)
        .filter(project_follower::Column::ProjectSlug.eq(slug))
        .into_tuple()
        .all(db)
        .await?;
    people.extend(followers);
    Ok(people.into_iter().collect())
}

/// As the data call it now; as those who watch it knew it, if the data have lost it.
async fn title(app: &App, slug: &str) -> Result<Option<String>> {
    if let Some(dataset) = app.dataset.find() {
        let wanted = slug.to_owned();
        if let Some(project) = tokio::task::spawn_blocking(move || dataset.by_slug(&wanted)).await?? {
            return Ok(Some(project.title));
        }
    }
    let kept = report::Entity::find().filter(report::Column::ProjectSlug.eq(slug)).one(&app.db).await?;
    if let Some(report) = kept {
        return Ok(Some(report.project_title));
    }
    let followed = project_follower::Entity::find()
        .filter(project_follower::Column::ProjectSlug.eq(slug))
        .one(&app.db)
        .await?;
    Ok(followed.map(|row| row.title))
}

/// `gone` or `back`, if the data have lost the project or have it again; else what moved in it, in both
/// languages.
fn what(app: &App, moved: &[project_change::Model]) -> Value {
    match moved.iter().find(|change| change.field == PRESENCE) {
        Some(change) if change.new.is_none() => json!("gone"),
        Some(_) => json!("back"),
        None => {
            let words: HashMap<&str, String> =
                Lang::ALL.into_iter().map(|lang| (lang.as_str(), list(app, lang, moved))).collect();
            json!(words)
        }
    }
}

/// "Pagamenti (da … a …); Attuatore (in più: …); e altri 3 dati".
fn list(app: &App, lang: Lang, moved: &[project_change::Model]) -> String {
    let mut sentences: Vec<String> =
        moved.iter().take(NAMED).map(|change| sentence(app, lang, change)).collect();
    if moved.len() > NAMED {
        let n = [("n", (moved.len() - NAMED).into())];
        sentences.push(app.texts.get(lang, "teams-watch-more", &n));
    }
    sentences.join("; ")
}

fn sentence(app: &App, lang: Lang, change: &project_change::Model) -> String {
    let (field, old, new) = changes::in_words(app, lang, change);
    // Two long lists, cut, would be the same.
    if let Some((came, went)) = changes::came_and_went(app, lang, change) {
        let key = match (came.is_empty(), went.is_empty()) {
            (_, true) => "teams-watch-came",
            (true, false) => "teams-watch-went",
            (false, false) => "teams-watch-came-and-went",
        };
        let args = [("field", field.into()), ("came", short(came).into()), ("went", short(went).into())];
        return app.texts.get(lang, key, &args);
    }
    let key = match (&old, &new) {
        (None, Some(_)) => "teams-watch-new",
        (Some(_), None) => "teams-watch-gone",
        (Some(_), Some(_)) | (None, None) => "teams-watch-moved",
    };
    let args = [
        ("field", field.into()),
        ("old", short(old.unwrap_or_default()).into()),
        ("new", short(new.unwrap_or_default()).into()),
    ];
    app.texts.get(lang, key, &args)
}

/// A value, cut where it is too long for a notice.
fn short(value: String) -> String {
    if value.chars().count() <= LONGEST {
        return value;
    }
    let cut: String = value.chars().take(LONGEST).collect();
    format!("{}…", cut.trim_end())
}
