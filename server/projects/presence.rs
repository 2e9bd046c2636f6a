//! Projects that the data lose, and have again. A file that is the whole dataset may lack one that
//! somebody works on or follows, and any file may mark it as not to be shown: an import says so among
//! what it moved, so that its page stays and whoever watches it is told; and says so again when a later
//! file has it back.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;
use dataset::Dataset;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, NotSet, QueryFilter, QueryOrder, QuerySelect, Set};
use tables::ids::ImportId;
use tables::{project_change, project_follower, report, shortlist_item};

use super::{changes, then_now};
use crate::App;
use crate::db::Db;
use crate::error::Result;

/// The field of a change that is about a project as a whole: `old` is its title when the data had it
/// last (nothing, if the publisher does not want it shown), `new` its title now that they have it again; the
/// other one is none.
pub const PRESENCE: &str = "presence";

/// Changes written at once.
const BATCH: usize = 500;

/// A project that the data have lost.
pub struct Lost {
    /// Its title when they had it last; none if the publisher does not want it shown.
    pub title: Option<String>,
    /// Of what day those data were.
    pub last: Option<NaiveDate>,
    /// The day of the first data without it.
    pub since: Option<NaiveDate>,
}

/// The project, if the data have lost it and somebody worked on it or followed it then.
pub async fn lost(app: &App, slug: &str) -> Result<Option<Lost>> {
    let row = project_change::Entity::find()
        .filter(project_change::Column::ProjectSlug.eq(slug))
        .filter(project_change::Column::Field.eq(PRESENCE))
        .filter(project_change::Column::ImportId.in_subquery(changes::whole()))
        .order_by_desc(project_change::Column::Id)
        .one(&app.db)
        .await?;
    let Some(row) = row.filter(is_lost) else { return Ok(None) };
    // What is served counts for more than what was said of it.
    if then_now::now(app, slug).await.is_some() {
        return Ok(None);
    }
    let title = row.old.filter(|title| !title.is_empty());
    Ok(Some(Lost { title, last: row.from_date, since: row.to_date }))
}

fn is_lost(row: &project_change::Model) -> bool {
    row.new.is_none()
}

/// A watched project, as an import found it.
struct Seen {
    slug: String,
    title: String,
    /// Does the new version have it?
    there: bool,
    /// Reference date of its data: the new ones, or the last.
    day: Option<NaiveDate>,
}

impl Seen {
    /// What is to be said of it, after what was `said` last; `day` is that of the import's data.
    fn change(
        self,
        said: Option<&project_change::Model>,
        import: ImportId,
        day: Option<NaiveDate>,
    ) -> Option<project_change::ActiveModel> {
        let was_lost = said.is_some_and(is_lost);
        if self.there != was_lost {
            return None;
        }
        let (old, new, from_date, to_date) = if self.there {
            (None, Some(self.title), said.and_then(|row| row.to_date), day.max(self.day))
        } else {
            (Some(self.title), None, self.day, day)
        };
        Some(project_change::ActiveModel {
            id: NotSet,
            import_id: Set(import),
            project_slug: Set(self.slug),
            field: Set(PRESENCE.to_owned()),
            old: Set(old),
            new: Set(new),
            from_date: Set(from_date),
            to_date: Set(to_date),
        })
    }
}

/// Slugs of the projects that are watched.
pub(super) async fn slugs(db: &Db) -> Result<BTreeSet<String>> {
    let said = said(db).await?;
    Ok(watched(db, &said).await?.into_keys().collect())
}

/// Writes which watched projects `now`, the version of an import, has lost, and which it has again. `before`
/// is the version that was served, if there is one; `day` that of the import's data.
pub(super) async fn compare(
    app: &App,
    before: Option<Arc<Dataset>>,
    now: Arc<Dataset>,
    import: ImportId,
    day: Option<NaiveDate>,
) -> Result<()> {
    let said = said(&app.db).await?;
    let watched = watched(&app.db, &said).await?;
    let seen = tokio::task::spawn_blocking(move || look(&now, before.as_deref(), watched)).await??;
    let rows: Vec<project_change::ActiveModel> = seen
        .into_iter()
        .filter_map(|one| {
            let said = said.get(&one.slug);
            one.change(said, import, day)
        })
        .collect();
    for rows in rows.chunks(BATCH) {
        let rows = rows.iter().cloned();
        project_change::Entity::insert_many(rows).exec_without_returning(&app.db).await?;
    }
    Ok(())
}

/// Takes away the titles of those of these projects that the data have lost: the publisher does not want
/// them shown.
pub(super) async fn untitle(app: &App, slugs: &[String]) -> Result<()> {
    if slugs.is_empty() {
        return Ok(());
    }
    project_change::Entity::update_many()
        .col_expr(project_change::Column::Old, Expr::value(""))
        .filter(project_change::Column::Field.eq(PRESENCE))
        .filter(project_change::Column::New.is_null())
        .filter(project_change::Column::ProjectSlug.is_in(slugs.iter().map(String::as_str)))
        .exec(&app.db)
        .await?;
    Ok(())
}

/// Slug and title of the projects that somebody reports on, follows, or has on a shortlist, and of those that
/// were `said` to be lost: whoever comes to one after it is back must not be told so.
async fn watched(db: &Db, said: &HashMap<String, project_change::Model>) -> Result<BTreeMap<String, String>> {
    let listed: Vec<(String, String)> = shortlist_item::Entity::find()
        .select_only()
        .columns([shortlist_item::Column::ProjectSlug, shortlist_item::Column::Title])
        .into_tuple()
        .all(db)
        .await?;
    let followed: Vec<(String, String)> = project_follower::Entity::find()
        .select_only()
        .columns([project_follower::Column::ProjectSlug, project_follower::Column::Title])
        .into_tuple()
        .all(db)
        .await?;
    let reported: Vec<(String, String)> = report::Entity::find()
        .select_only()
        .columns([report::Column::ProjectSlug, report::Column::ProjectTitle])
        .into_tuple()
        .all(db)
        .await?;
    let lost = said.values().filter(|row| is_lost(row));
    let lost = lost.map(|row| (row.project_slug.clone(), row.old.clone().unwrap_or_default()));
    Ok(lost.chain(listed).chain(followed).chain(reported).collect())
}

/// What was said last of each project that was ever lost.
async fn said(db: &Db) -> Result<HashMap<String, project_change::Model>> {
    let rows = project_change::Entity::find()
        .filter(project_change::Column::Field.eq(PRESENCE))
        .filter(project_change::Column::ImportId.in_subquery(changes::whole()))
        .order_by_asc(project_change::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.project_slug.clone(), row)).collect())
}

fn look(
    now: &Dataset,
    before: Option<&Dataset>,
    watched: BTreeMap<String, String>,
) -> dataset::Result<Vec<Seen>> {
    let see = |(slug, title): (String, String)| -> dataset::Result<Seen> {
        if let Some(project) = now.by_slug(&slug)? {
            return Ok(Seen { slug, title: project.title, there: true, day: project.reference_date });
        }
        let last = match before {
            Some(before) => before.by_slug(&slug)?,
            None => None,
        };
        let day = last.as_ref().and_then(|project| project.reference_date);
        Ok(Seen { slug, title: last.map_or(title, |project| project.title), there: false, day })
    };
    watched.into_iter().map(see).collect()
}
