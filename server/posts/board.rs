//! The team's posts, by where they stand; and beginning one.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use tables::kinds::PostState;
use tables::{class, edition_step, post, team};

use super::draft;
use super::form::{self, LONGEST_TITLE};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::schools::editions;
use crate::teams::access::{EditTeam, TeamTie, ViewTeam, is_live};
use crate::text::Arg;
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct BoardPage {
    id: i64,
    name: String,
    groups: Vec<Group>,
    may_begin: bool,
    steps: Vec<(String, String)>,
    longest_title: usize,
    form: BeginForm,
    errors: Errors,
}

impl Page for BoardPage {
    const TEMPLATE: &'static str = "posts/board.html";
}

/// The posts that stand alike.
#[derive(Serialize)]
struct Group {
    state: &'static str,
    posts: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    id: i64,
    title: String,
    step: Option<String>,
    changed_at: String,
    /// The public address, if it is public.
    public: Option<String>,
    hidden: bool,
}

/// A new post, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct BeginForm {
    title: String,
    step: String,
}

/// The steps of a team's edition.
pub(super) async fn steps_of(db: &Db, team: &team::Model) -> Result<Vec<edition_step::Model>> {
    let class = class::Entity::find_by_id(team.class_id).one(db).await?.ok_or(Error::NotFound)?;
    editions::steps(db, class.edition_id).await
}

/// The same as options of a choice, "none" first.
pub(super) fn step_options(visit: &Visit, steps: &[edition_step::Model]) -> Vec<(String, String)> {
    let none = std::iter::once((String::new(), visit.t("posts-step-none")));
    none.chain(steps.iter().map(|step| (step.id.to_string(), editions::name_of(step, visit.lang)))).collect()
}

async fn page(visit: &Visit, may: &ViewTeam, form: BeginForm, errors: Errors) -> Result<BoardPage> {
    let db = &visit.app.db;
    let steps = steps_of(db, &may.team).await?;
    let mut rows = post::Entity::find()
        .filter(post::Column::TeamId.eq(may.team.id))
        .order_by_desc(post::Column::ChangedAt)
        .order_by_desc(post::Column::Id)
        .all(db)
        .await?;
    rows.retain(|row| super::access::may_read(may.tie, row.slug.is_some()));
    let line = |row: &post::Model| Line {
        id: row.id.0,
        title: row.title.clone(),
        step: steps
            .iter()
            .find(|step| Some(step.id) == row.step_id)
            .map(|step| editions::name_of(step, visit.lang)),
        changed_at: row.changed_at.to_rfc3339(),
        public: row.slug.as_ref().filter(|_| row.hidden_at.is_none()).map(|slug| format!("/blog/{slug}")),
        hidden: row.hidden_at.is_some(),
    };
    let order = [PostState::Returned, PostState::Draft, PostState::Awaiting, PostState::Published];
    let groups = order
        .into_iter()
        .map(|state| Group {
            state: state.as_str(),
            posts: rows.iter().filter(|row| row.state == state).map(line).collect(),
        })
        .filter(|group| !group.posts.is_empty())
        .collect();
    Ok(BoardPage {
        id: may.team.id.0,
        name: may.team.name.clone(),
        groups,
        may_begin: may.tie == TeamTie::Member && is_live(db, &may.team).await?,
        steps: step_options(visit, &steps),
        longest_title: LONGEST_TITLE,
        form,
        errors,
    })
}

pub(super) async fn show(may: ViewTeam, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, &may, BeginForm::default(), Errors::new()).await?)
}

pub(super) async fn begin(may: EditTeam, visit: Visit, Form(typed): Form<BeginForm>) -> Result<Response> {
    let steps = steps_of(&visit.app.db, &may.team).await?;
    let title = typed.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut errors = Errors::new();
    form::check_title(&visit, &title, &mut errors);
    let step = form::step_of(&typed.step, &steps).unwrap_or_else(|()| {
        errors.add("step", visit.t("posts-step-unknown"));
        None
    });
    if errors.is_empty() {
        if let Some(id) = draft::begin(&visit.app, &may, &title, step).await? {
            return Ok(visit.go(&format!("/teams/{}/posts/{id}/edit", may.team.id)));
        }
        let most = i32::try_from(draft::MOST).unwrap_or(i32::MAX);
        errors.add("", visit.t_with("posts-many", &[("most", Arg::from(most))]));
    }
    let may = ViewTeam::check(&visit.app.db, may.by, may.team.id).await?;
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, &may, typed, errors).await?)
}
