//! The queue: parts that were sent, oldest first.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use tables::ids::PersonId;
use tables::kinds::Stage;
use tables::person;
use tables::report_part::{Column, Entity, Model};

use super::{About, remarks};
use crate::App;
use crate::error::Result;
use crate::people::NextStep;
use crate::people::access::{Staff, is_editor, is_staff};
use crate::text::Arg;
use crate::web::Response;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::{Actor, Visit};

const PER_PAGE: u64 = 25;
/// What waits for staff, in the order of a part's way.
const WAITING: [Stage; 4] = [Stage::Submitted, Stage::InReview, Stage::Returned, Stage::Approved];

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct QueueForm {
    stage: String,
    mine: String,
    page: String,
}

impl QueueForm {
    fn stage(&self) -> Option<Stage> {
        Stage::parse(&self.stage).filter(|stage| WAITING.contains(stage))
    }

    fn mine(&self) -> bool {
        self.mine == "yes"
    }

    fn page(&self) -> u64 {
        self.page.parse::<u64>().unwrap_or(1).clamp(1, 10_000)
    }

    fn query(&self, page: u64) -> String {
        let mut pairs = Vec::new();
        if let Some(stage) = self.stage() {
            pairs.push(("stage", stage.as_str().to_owned()));
        }
        if self.mine() {
            pairs.push(("mine", "yes".to_owned()));
        }
        if page > 1 {
            pairs.push(("page", page.to_string()));
        }
        serde_urlencoded::to_string(pairs).unwrap_or_default()
    }
}

#[derive(Serialize)]
struct StageView {
    value: &'static str,
    count: u64,
    chosen: bool,
}

#[derive(Serialize)]
struct RowView {
    path: String,
    part: &'static str,
    stage: &'static str,
    days: i64,
    team: String,
    project: String,
    school: String,
    region: &'static str,
    reviewer: Option<String>,
    mine: bool,
    open: usize,
}

#[derive(Serialize)]
struct QueuePage {
    stages: Vec<StageView>,
    stage: String,
    mine: bool,
    rows: Vec<RowView>,
    total: u64,
    page: u64,
    pages: u64,
    previous: Option<String>,
    next: Option<String>,
}

impl Page for QueuePage {
    const TEMPLATE: &'static str = "review/queue.html";
}

/// Who has it: the actor, or anyone.
fn whose(actor: &Actor, mine: bool) -> Condition {
    let all = Condition::all();
    if mine { all.add(Column::ReviewerId.eq(actor.id)) } else { all }
}

pub(super) async fn show(
    Staff(actor): Staff,
    visit: Visit,
    Query(form): Query<QueueForm>,
) -> Result<Response> {
    let app = &visit.app;
    let counts = counts(app, &whose(&actor, form.mine())).await?;
    let wanted = form.stage().map_or_else(|| WAITING.to_vec(), |stage| vec![stage]);
    let total: u64 = wanted.iter().filter_map(|stage| counts.get(stage)).sum();
    let pages = total.div_ceil(PER_PAGE).max(1);
    let page = form.page().min(pages);
    let parts = Entity::find()
        .filter(whose(&actor, form.mine()))
        .filter(Column::Stage.is_in(wanted))
        .order_by_asc(Column::ChangedAt)
        .order_by_asc(Column::ReportId)
        .offset((page - 1) * PER_PAGE)
        .limit(PER_PAGE)
        .all(&app.db)
        .await?;
    let to = |page: u64| visit.link(&format!("/review?{}", form.query(page)));
    visit.show(&QueuePage {
        stages: WAITING
            .iter()
            .map(|stage| StageView {
                value: stage.as_str(),
                count: counts.get(stage).copied().unwrap_or_default(),
                chosen: form.stage() == Some(*stage),
            })
            .collect(),
        stage: form.stage().map_or_else(String::new, |stage| stage.as_str().to_owned()),
        mine: form.mine(),
        rows: rows(app, &actor, parts).await?,
        total,
        page,
        pages,
        previous: (page > 1).then(|| to(page - 1)),
        next: (page < pages).then(|| to(page + 1)),
    })
}

async fn counts(app: &App, whose: &Condition) -> Result<HashMap<Stage, u64>> {
    let mut counts = HashMap::new();
    for stage in WAITING {
        let found =
            Entity::find().filter(whose.clone()).filter(Column::Stage.eq(stage)).count(&app.db).await?;
        counts.insert(stage, found);
    }
    Ok(counts)
}

async fn rows(app: &App, actor: &Actor, parts: Vec<Model>) -> Result<Vec<RowView>> {
    let reports: Vec<_> = parts.iter().map(|part| part.report_id).collect();
    let about = About::load(&app.db, &reports).await?;
    let open = remarks::open(&app.db, &reports).await?;
    let reviewers: Vec<PersonId> = parts.iter().filter_map(|part| part.reviewer_id).collect();
    let reviewers: HashMap<PersonId, String> = person::Entity::find()
        .filter(person::Column::Id.is_in(reviewers))
        .all(&app.db)
        .await?
        .into_iter()
        .map(|person| (person.id, person.name))
        .collect();
    let now = app.clock.now();
    let mut rows = Vec::new();
    for part in parts {
        let Some(about) = about.get(&part.report_id) else { continue };
        rows.push(RowView {
            path: format!("/review/{}/{}", part.report_id, part.part.as_str()),
            part: part.part.as_str(),
            stage: part.stage.as_str(),
            days: (now - part.changed_at).num_days(),
            team: about.team.name.clone(),
            project: about.report.project_title.clone(),
            school: about.school.name.clone(),
            region: about.region_name(),
            reviewer: part.reviewer_id.and_then(|id| reviewers.get(&id).cloned()),
            mine: part.reviewer_id == Some(actor.id),
            open: remarks::count(open.get(&part.report_id), &about.report, part.part)?,
        });
    }
    Ok(rows)
}

async fn oldest(app: &App, condition: Condition) -> Result<Option<Model>> {
    Ok(Entity::find().filter(condition).order_by_asc(Column::ChangedAt).one(&app.db).await?)
}

/// What waits for this person: their own first, then what nobody has, then what can be published.
pub(super) async fn next_steps(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    let mut steps = Vec::new();
    if !is_staff(actor.role) {
        return Ok(steps);
    }
    let app = &visit.app;
    let now = app.clock.now();
    let mine = Condition::all()
        .add(Column::ReviewerId.eq(actor.id))
        .add(Column::Stage.is_in([Stage::Submitted, Stage::InReview]));
    let free = Condition::all().add(Column::Stage.eq(Stage::Submitted)).add(Column::ReviewerId.is_null());
    let mut ready = Condition::all().add(Column::Stage.eq(Stage::Approved));
    if !is_editor(actor.role) {
        ready = ready.add(Column::ReviewerId.eq(actor.id));
    }
    let waiting = [
        ("mine", mine, "mine=yes".to_owned()),
        ("new", free, format!("stage={}", Stage::Submitted.as_str())),
        ("ready", ready, format!("stage={}", Stage::Approved.as_str())),
    ];
    for (what, condition, query) in waiting {
        let count = Entity::find().filter(condition.clone()).count(&app.db).await?;
        let Some(oldest) = oldest(app, condition).await? else { continue };
        let count = i32::try_from(count).unwrap_or(i32::MAX);
        let days = i32::try_from((now - oldest.changed_at).num_days()).unwrap_or(i32::MAX);
        let args = [("count", Arg::from(count)), ("days", Arg::from(days))];
        steps.push(NextStep {
            title: visit.t_with(&format!("review-next-{what}-title"), &args),
            text: visit.t_with(&format!("review-next-{what}-text"), &args),
            href: visit.link(&format!("/review?{query}")),
            action: visit.t(&format!("review-next-{what}-action")),
            urgent: steps.is_empty(),
        });
    }
    Ok(steps)
}
