//! A post as those read it who may before everybody does: where it stands, what can be done, the text as
//! it will look, its public versions.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use tables::{edition_step, post_version};

use super::access::{
    ReadPost, WritePost, may_check, may_keep, may_reopen, may_show_again, may_withdraw, may_write,
};
use super::draft::{self, Text};
use super::views::{self, PartView};
use super::{letters, pieces};
use crate::error::{Error, Result};
use crate::schools::editions;
use crate::teams::access::is_live;
use crate::web::Response;
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each says whether the page has a button")]
struct ReadPage {
    id: i64,
    name: String,
    post: i64,
    revision: i32,
    title: String,
    summary: String,
    tags: Vec<String>,
    step: Option<String>,
    state: &'static str,
    changed_at: String,
    returned_reason: Option<String>,
    public: Option<String>,
    hidden_why: Option<&'static str>,
    hidden_words: String,
    hidden_by_staff: bool,
    parts: Vec<PartView>,
    /// A video of it can be played in the page.
    plays: bool,
    versions: Vec<VersionView>,
    may_write: bool,
    may_withdraw: bool,
    may_reopen: bool,
    may_check: bool,
    may_hide: bool,
    may_show: bool,
    may_remove: bool,
}

impl Page for ReadPage {
    const TEMPLATE: &'static str = "posts/read.html";
}

#[derive(Serialize)]
struct VersionView {
    number: i32,
    at: String,
}

/// The revision of the post that a page showed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct RevisionForm {
    pub(super) revision: String,
}

impl RevisionForm {
    pub(super) fn number(&self) -> Result<i32> {
        self.revision.parse().map_err(|_| Error::BadRequest("error-bad-form"))
    }
}

pub(super) async fn show(may: ReadPost, visit: Visit) -> Result<Response> {
    let db = &visit.app.db;
    let (post, tie) = (&may.post, may.tie);
    let live = is_live(db, &may.team).await?;
    let step = match post.step_id {
        Some(id) => edition_step::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    let rows = pieces::of(db, post.id).await?;
    let versions = post_version::Entity::find()
        .filter(post_version::Column::PostId.eq(post.id))
        .order_by_desc(post_version::Column::Number)
        .all(db)
        .await?;
    let text = Text::of(post);
    let hidden = post.hidden_at.is_some();
    let parts = views::parts(&text.body, &views::of_rows(&visit, &letters::path_of(post), &rows));
    let players = views::players(&parts);
    let page = ReadPage {
        id: may.team.id.0,
        name: may.team.name.clone(),
        post: post.id.0,
        revision: post.revision,
        parts,
        plays: !players.is_empty(),
        title: text.title,
        summary: text.summary,
        tags: text.tags,
        step: step.map(|step| editions::name_of(&step, visit.lang)),
        state: post.state.as_str(),
        changed_at: post.changed_at.to_rfc3339(),
        returned_reason: post.returned_reason.clone(),
        public: post.slug.as_ref().filter(|_| !hidden).map(|slug| format!("/blog/{slug}")),
        hidden_why: post.hidden_why.filter(|_| hidden).map(tables::kinds::Concern::as_str),
        hidden_words: post.hidden_words.clone(),
        hidden_by_staff: post.hidden_by_staff,
        versions: versions
            .into_iter()
            .map(|one| VersionView { number: one.number, at: one.published_at.to_rfc3339() })
            .collect(),
        may_write: live && may_write(tie, post),
        may_withdraw: live && may_withdraw(tie, post),
        may_reopen: live && may_reopen(tie, post),
        may_check: live && may_check(tie, post),
        may_hide: !hidden && may_keep(tie, post),
        may_show: hidden && may_show_again(tie, post),
        may_remove: live && may_write(tie, post) && post.slug.is_none(),
    };
    views::show(&visit, StatusCode::OK, &page, &players)
}

pub(super) async fn remove(may: WritePost, visit: Visit, Form(form): Form<RevisionForm>) -> Result<Response> {
    let (team, path) = (may.team.id, letters::path_of(&may.post));
    if draft::remove(&visit.app, &may, form.number()?).await? {
        let said = visit.t("posts-removed");
        visit.go_saying(&format!("/teams/{team}/posts"), "info", said).await
    } else {
        visit.go_saying(&path, "warning", visit.t("posts-moved")).await
    }
}
