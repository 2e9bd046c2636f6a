//! The public texts that can be pointed to: what they are called, where they are read, and where staff
//! look after them.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::ids::{PostId, ReportId};
use tables::kinds::FlagSubject;
use tables::{post, report};

use crate::App;
use crate::error::{Error, Result};
use crate::posts::public;
use crate::posts::publication;
use crate::review;

/// A public text.
pub(super) struct Subject {
    pub(super) kind: FlagSubject,
    pub(super) id: i64,
    pub(super) title: String,
    /// Its public page, below the language.
    pub(super) public: String,
    /// Where staff see it, below the language.
    pub(super) inside: String,
    /// Can it be taken back from the queue?
    pub(super) hideable: bool,
    /// Is it taken back already?
    pub(super) hidden: bool,
}

/// A post that is public now.
pub(super) async fn post_at(app: &App, slug: &str) -> Result<Subject> {
    let row = post::Entity::find().filter(post::Column::Slug.eq(slug)).one(&app.db).await?;
    let row = row.filter(|row| row.hidden_at.is_none()).ok_or(Error::NotFound)?;
    of_post(app, row).await
}

async fn of_post(app: &App, row: post::Model) -> Result<Subject> {
    let slug = row.slug.clone().ok_or(Error::NotFound)?;
    // As the public reads it: the team may be writing another.
    let title = match public::one(app, &slug).await? {
        Some(public) => public.content.title,
        None => match publication::newest(&app.db, row.id).await? {
            Some(version) => version.content["title"].as_str().unwrap_or_default().to_owned(),
            None => row.title.clone(),
        },
    };
    Ok(Subject {
        kind: FlagSubject::Post,
        id: row.id.0,
        title,
        public: format!("/blog/{slug}"),
        inside: format!("/teams/{}/posts/{}", row.team_id, row.id),
        hideable: row.hidden_at.is_none(),
        hidden: row.hidden_at.is_some(),
    })
}

/// A report that is public now.
pub(super) async fn report_at(app: &App, slug: &str) -> Result<Subject> {
    let row = report::Entity::find().filter(report::Column::Slug.eq(slug)).one(&app.db).await?;
    of_report(app, row.filter(|row| row.hidden_at.is_none()).ok_or(Error::NotFound)?).await
}

async fn of_report(app: &App, row: report::Model) -> Result<Subject> {
    // As the public reads it, or did before it was taken back.
    let last = review::publication::last(&app.db, row.id).await?;
    let title = last.and_then(|last| last.content["title"].as_str().map(str::to_owned));
    let slug = row.slug.ok_or(Error::NotFound)?;
    Ok(Subject {
        kind: FlagSubject::Report,
        id: row.id.0,
        title: title.unwrap_or(row.project_title),
        public: format!("/rapporti/{slug}/"),
        inside: format!("/review/{}/hiding", row.id),
        hideable: row.hidden_at.is_none(),
        hidden: row.hidden_at.is_some(),
    })
}

/// The text of that kind and key; none if it is gone.
pub(super) async fn find(app: &App, kind: FlagSubject, id: i64) -> Result<Option<Subject>> {
    match kind {
        FlagSubject::Post => match post::Entity::find_by_id(PostId(id)).one(&app.db).await? {
            Some(row) => of_post(app, row).await.map(Some),
            None => Ok(None),
        },
        FlagSubject::Report => match report::Entity::find_by_id(ReportId(id)).one(&app.db).await? {
            Some(row) => of_report(app, row).await.map(Some),
            None => Ok(None),
        },
    }
}
