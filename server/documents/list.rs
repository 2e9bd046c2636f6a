//! A team's documents: those in use, those put away, and how to begin one.

use http::StatusCode;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use tables::ids::{PersonId, TeamId};
use tables::{document, document_revision};

use super::access::KeepDocument;
use super::keep::{self, MOST};
use super::names;
use super::save::{Draft, LONGEST_TITLE};
use super::start::Start;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::schools::progress::acts;
use crate::teams::access::{EditTeam, TeamTie, ViewTeam, may_edit, must_be_live};
use crate::text::Arg;
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct ListPage {
    id: i64,
    name: String,
    may_write: bool,
    documents: Vec<DocumentView>,
    archived: Vec<DocumentView>,
    /// Who wrote how much, for teachers.
    contributions: Vec<ContributionView>,
    starts: Vec<(&'static str, String)>,
    longest_title: usize,
    form: NewForm,
    errors: Errors,
}

#[derive(Serialize)]
struct DocumentView {
    id: i64,
    title: String,
    changed_by: Option<String>,
    changed_at: String,
}

#[derive(Serialize)]
struct ContributionView {
    name: String,
    saves: i64,
    words: i64,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "documents/list.html";
}

/// A new document, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct NewForm {
    title: String,
    start: String,
}

/// How much somebody has written in a team's documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// Who.
    pub person: PersonId,
    /// How many revisions.
    pub saves: i64,
    /// How many words they put in.
    pub words: i64,
}

/// How much each has written in the team's documents. What was begun with, or taken up again, is
/// nobody's.
pub async fn contributions(db: &Db, team: TeamId) -> Result<Vec<Contribution>> {
    let rows: Vec<(PersonId, i64, i64)> = document_revision::Entity::find()
        .select_only()
        .column(document_revision::Column::AuthorId)
        .column_as(document_revision::Column::Number.count(), "saves")
        .column_as(document_revision::Column::Words.sum(), "words")
        .join_rev(
            JoinType::InnerJoin,
            document::Entity::belongs_to(document_revision::Entity)
                .from(document::Column::Id)
                .to(document_revision::Column::DocumentId)
                .into(),
        )
        .filter(document::Column::TeamId.eq(team))
        .filter(acts::own_writing())
        .group_by(document_revision::Column::AuthorId)
        .order_by_desc(Expr::col(document_revision::Column::Words).sum())
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(person, saves, words)| Contribution { person, saves, words }).collect())
}

pub(super) async fn show(may: ViewTeam, visit: Visit) -> Result<Response> {
    shown(&visit, &may, NewForm::default(), Errors::new()).await
}

async fn shown(visit: &Visit, may: &ViewTeam, form: NewForm, errors: Errors) -> Result<Response> {
    let db = &visit.app.db;
    let live = match must_be_live(db, &may.team).await {
        Ok(()) => true,
        Err(Error::Forbidden) => false,
        Err(error) => return Err(error),
    };
    let rows = document::Entity::find()
        .filter(document::Column::TeamId.eq(may.team.id))
        .order_by_desc(document::Column::ChangedAt)
        .order_by_desc(document::Column::Id)
        .all(db)
        .await?;
    let written = match may.tie {
        TeamTie::Teacher => contributions(db, may.team.id).await?,
        TeamTie::Member | TeamTie::Supporter | TeamTie::Staff | TeamTie::None => Vec::new(),
    };
    let people = rows.iter().map(|row| row.changed_by).chain(written.iter().map(|one| one.person));
    let names = names(db, people.collect::<Vec<_>>()).await?;
    let (archived, documents): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.archived_at.is_some());
    let view = |row: document::Model| DocumentView {
        id: row.id.0,
        title: row.title,
        changed_by: names.get(&row.changed_by).cloned(),
        changed_at: row.changed_at.to_rfc3339(),
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ListPage {
        id: may.team.id.0,
        name: may.team.name.clone(),
        may_write: live && may_edit(may.tie),
        documents: documents.into_iter().map(view).collect(),
        archived: archived.into_iter().map(view).collect(),
        contributions: written
            .into_iter()
            .map(|one| ContributionView {
                name: names.get(&one.person).cloned().unwrap_or_default(),
                saves: one.saves,
                words: one.words,
            })
            .collect(),
        starts: Start::ALL
            .map(|start| (start.as_str(), visit.t(&format!("documents-start-{}", start.as_str()))))
            .to_vec(),
        longest_title: LONGEST_TITLE,
        form,
        errors,
    };
    visit.show_with(status, &page)
}

/// What is wrong with a title.
pub(super) fn wrong_title(visit: &Visit, title: &str) -> Option<String> {
    if title.is_empty() {
        return Some(visit.t("documents-title-missing"));
    }
    let args = [("longest", Arg::from(LONGEST_TITLE))];
    (title.chars().count() > LONGEST_TITLE).then(|| visit.t_with("schools-too-long", &args))
}

pub(super) async fn create(may: EditTeam, visit: Visit, Form(form): Form<NewForm>) -> Result<Response> {
    let mut errors = Errors::new();
    let start = Start::parse(&form.start);
    if start.is_none() {
        errors.add("start", visit.t("documents-start-missing"));
    }
    let draft = Draft::new(&form.title, start.map_or("", |start| start.text(visit.lang)));
    if let Some(mistake) = wrong_title(&visit, &draft.title) {
        errors.add("title", mistake);
    }
    if errors.is_empty() {
        if let Some(id) = keep::create(&visit.app, &may, &draft).await? {
            return Ok(visit.go(&format!("/teams/{}/documents/{id}/edit", may.team.id)));
        }
        let most = [("most", Arg::from(MOST.to_string()))];
        errors.add("", visit.t_with("documents-many", &most));
    }
    let may = ViewTeam::check(&visit.app.db, may.by, may.team.id).await?;
    shown(&visit, &may, form, errors).await
}

pub(super) async fn archive(may: KeepDocument, visit: Visit) -> Result<Response> {
    keep::shelve(&visit.app, &may, true).await?;
    let said = visit.t_with("documents-archived-done", &[("title", Arg::from(may.document.title.as_str()))]);
    visit.go_saying(&format!("/teams/{}/documents", may.of.team.id), "success", said).await
}

pub(super) async fn take_back(may: KeepDocument, visit: Visit) -> Result<Response> {
    keep::shelve(&visit.app, &may, false).await?;
    let path = format!("/teams/{}/documents/{}", may.of.team.id, may.document.id);
    visit.go_saying(&path, "success", visit.t("documents-returned-done")).await
}
