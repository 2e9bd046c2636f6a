//! The queue: parts that were sent, oldest first; and, if asked for, those that are public or were taken
//! back from the public.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};
use serde::{Deserialize, Serialize};
use tables::ids::PersonId;
use tables::kinds::Stage;
use tables::report_part::{Column, Entity, Model};
use tables::{person, report, team};

use super::access::is_with_staff;
use super::{About, remarks};
use crate::App;
use crate::classes;
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
/// What the queue can be narrowed to.
const STATES: [State; 6] = [
    State::Waiting(Stage::Submitted),
    State::Waiting(Stage::InReview),
    State::Waiting(Stage::Returned),
    State::Waiting(Stage::Approved),
    State::Public,
    State::TakenBack,
];

/// The parts in these stages, of years that are not archived: nothing in the others goes on.
fn waiting(stages: &[Stage]) -> Condition {
    let teams = team::Entity::find()
        .select_only()
        .column(team::Column::Id)
        .filter(team::Column::ClassId.in_subquery(classes::live()))
        .into_query();
    let reports = report::Entity::find()
        .select_only()
        .column(report::Column::Id)
        .filter(report::Column::TeamId.in_subquery(teams))
        .into_query();
    Condition::all()
        .add(Column::Stage.is_in(stages.iter().copied()))
        .add(Column::ReportId.in_subquery(reports))
}

/// How a part stands to the staff and to the public.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// It waits for staff, in this stage.
    Waiting(Stage),
    /// It can be read by anybody, even if its team writes the next version.
    Public,
    /// It was public, and staff took it back.
    TakenBack,
}

impl State {
    /// As it stands in addresses and in text keys.
    fn as_str(self) -> &'static str {
        match self {
            Self::Waiting(stage) => stage.as_str(),
            Self::Public => Stage::Published.as_str(),
            Self::TakenBack => "taken-back",
        }
    }

    /// The parts that stand so.
    fn condition(self) -> Condition {
        let reports = report::Entity::find().select_only().column(report::Column::Id);
        let hidden = report::Column::HiddenAt;
        let reports = match self {
            Self::Waiting(stage) => return waiting(&[stage]),
            Self::Public => reports.filter(hidden.is_null()),
            Self::TakenBack => reports.filter(hidden.is_not_null()),
        };
        Condition::all()
            .add(Column::PublishedAt.is_not_null())
            .add(Column::ReportId.in_subquery(reports.into_query()))
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct QueueForm {
    stage: String,
    mine: String,
    page: String,
}

impl QueueForm {
    fn state(&self) -> Option<State> {
        STATES.into_iter().find(|state| state.as_str() == self.stage)
    }

    /// The parts asked for: all that wait, or those of one state.
    fn condition(&self) -> Condition {
        self.state().map_or_else(|| waiting(&WAITING), State::condition)
    }

    /// What waits begins with what waits longest; of the rest the newest comes first.
    fn order(&self) -> Order {
        match self.state() {
            None | Some(State::Waiting(_)) => Order::Asc,
            Some(State::Public | State::TakenBack) => Order::Desc,
        }
    }

    fn mine(&self) -> bool {
        self.mine == "yes"
    }

    fn page(&self) -> u64 {
        self.page.parse::<u64>().unwrap_or(1).clamp(1, 10_000)
    }

    fn query(&self, page: u64) -> String {
        let mut pairs = Vec::new();
        if let Some(state) = self.state() {
            pairs.push(("stage", state.as_str().to_owned()));
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
    /// Staff took it back from the public: where they show it again.
    hidden: Option<String>,
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
    /// Only some parts were asked for.
    narrowed: bool,
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
    let whose = whose(&actor, form.mine());
    let wanted = Entity::find().filter(whose.clone()).filter(form.condition());
    let total = wanted.clone().count(&app.db).await?;
    let pages = total.div_ceil(PER_PAGE).max(1);
    let page = form.page().min(pages);
    let parts = wanted
        .order_by(Column::ChangedAt, form.order())
        .order_by(Column::ReportId, form.order())
        .offset((page - 1) * PER_PAGE)
        .limit(PER_PAGE)
        .all(&app.db)
        .await?;
    let to = |page: u64| visit.link(&format!("/review?{}", form.query(page)));
    visit.show(&QueuePage {
        stages: stages(app, &whose, form.state()).await?,
        narrowed: form.state().is_some() || form.mine(),
        mine: form.mine(),
        rows: rows(app, &actor, parts).await?,
        total,
        page,
        pages,
        previous: (page > 1).then(|| to(page - 1)),
        next: (page < pages).then(|| to(page + 1)),
    })
}

/// The states to choose from, with how many parts stand so.
async fn stages(app: &App, whose: &Condition, chosen: Option<State>) -> Result<Vec<StageView>> {
    let mut stages = Vec::new();
    for state in STATES {
        let count = Entity::find().filter(whose.clone()).filter(state.condition()).count(&app.db).await?;
        stages.push(StageView { value: state.as_str(), count, chosen: chosen == Some(state) });
    }
    Ok(stages)
}

/// Where a part is seen: in review, or, while its team writes, where anybody reads it.
fn path(part: &Model, report: &report::Model) -> String {
    match &report.slug {
        Some(slug) if !is_with_staff(part.stage) => format!("/rapporti/{slug}/"),
        _ => format!("/review/{}/{}", part.report_id, part.part.as_str()),
    }
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
            path: path(&part, &about.report),
            part: part.part.as_str(),
            stage: part.stage.as_str(),
            hidden: (about.report.hidden_at.is_some() && part.published_at.is_some())
                .then(|| format!("/review/{}/hiding", part.report_id)),
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
    let mine = waiting(&[Stage::Submitted, Stage::InReview]).add(Column::ReviewerId.eq(actor.id));
    let free = waiting(&[Stage::Submitted]).add(Column::ReviewerId.is_null());
    let mut ready = waiting(&[Stage::Approved]);
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
