//! Admitting, putting on the waiting list, refusing: several at once, with the mails shown first and, where
//! places have a number, what becomes of them.

use std::collections::{HashMap, HashSet};

use http::StatusCode;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, QuerySelect, Set,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::ids::{ApplicationId, ClassId, EditionId};
use tables::kinds::{ApplicationState, Teaching};
use tables::{application, class, class_teacher, class_teaching, edition_call};

use super::super::access::DecideApplications;
use super::super::joining::new_join_code;
use super::super::letters::{self, Preview};
use super::super::{editions, invitations};
use super::balance::{Balance, Line};
use super::candidates::{self, Candidate};
use super::retraction;
use crate::db;
use crate::error::{Error, Result};
use crate::people::account::note;
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The longest reason.
const LONGEST: usize = 4000;

/// What is decided, for which applications, and why.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct DecisionForm {
    application: Vec<String>,
    decision: String,
    reason: String,
    /// `yes` once the mails were shown.
    sure: String,
    /// `yes`: even if there are not so many places.
    over: String,
}

#[derive(Serialize)]
struct DecisionPage {
    edition: i64,
    edition_name: String,
    rows: Vec<RowView>,
    /// Of these, admitted before: their classes are taken away.
    retracted: usize,
    /// Chosen, but decided before or taken back, or with somebody in the class.
    left_out: usize,
    /// What it does to the places; nothing where there is no limit.
    balance: Vec<Line>,
    /// There are not so many places.
    over: bool,
    longest: usize,
    form: DecisionForm,
    errors: Errors,
}

#[derive(Serialize)]
struct RowView {
    id: i64,
    class: String,
    school: String,
    state: &'static str,
    second_email: String,
    mail: Preview,
}

impl Page for DecisionPage {
    const TEMPLATE: &'static str = "schools/decision.html";
}

fn decision(text: &str) -> Option<ApplicationState> {
    let state = ApplicationState::parse(text)?;
    match state {
        ApplicationState::Admitted | ApplicationState::Waiting | ApplicationState::Refused => Some(state),
        ApplicationState::Draft | ApplicationState::Submitted | ApplicationState::Withdrawn => None,
    }
}

/// What is chosen, as it stands now.
struct Chosen {
    rows: Vec<Candidate>,
    /// Decided before or taken back, or with somebody in the class.
    left_out: usize,
    /// What it does to the places; none: it takes none.
    balance: Option<Balance>,
}

impl Chosen {
    async fn now(
        visit: &Visit,
        edition: EditionId,
        form: &DecisionForm,
        state: ApplicationState,
    ) -> Result<Self> {
        let db = &visit.app.db;
        let ids: HashSet<ApplicationId> = form.application.iter().filter_map(|id| id.parse().ok()).collect();
        let all = candidates::of(db, edition).await?;
        let call = editions::call_of(db, edition).await?;
        let is_chosen =
            |one: &Candidate| ids.contains(&one.row.id) && one.is_decidable() && one.row.state != state;
        let balance = call
            .filter(|_| state == ApplicationState::Admitted)
            .map(|call| Balance::of(&call, &all, is_chosen));
        let (rows, left): (Vec<Candidate>, Vec<Candidate>) =
            all.into_iter().filter(|one| ids.contains(&one.row.id)).partition(is_chosen);
        Ok(Self { rows, left_out: left.len(), balance })
    }

    /// Of these, admitted before: their classes are taken away.
    fn retracted(&self) -> usize {
        self.rows.iter().filter(|one| one.row.state == ApplicationState::Admitted).count()
    }

    /// Are they more than there are places left?
    fn is_over(&self) -> bool {
        self.balance.as_ref().is_some_and(Balance::is_over)
    }
}

/// What keeps a decision from being taken; only the length of the reason while the mails are looked at.
fn mistakes(
    visit: &Visit,
    chosen: &Chosen,
    form: &DecisionForm,
    state: ApplicationState,
    reason: &str,
) -> Errors {
    let mut errors = Errors::new();
    if reason.chars().count() > LONGEST {
        errors.add("reason", visit.t_with("schools-too-long", &[("longest", LONGEST.into())]));
    }
    if form.sure != "yes" {
        return errors;
    }
    if reason.is_empty() && chosen.retracted() > 0 {
        errors.add("reason", visit.t("schools-decision-retraction-reason"));
    } else if reason.is_empty() && state == ApplicationState::Refused {
        // Who is refused is told why.
        errors.add("reason", visit.t("schools-decision-reason-missing"));
    }
    if chosen.is_over() && form.over != "yes" {
        errors.add("over", visit.t("schools-decision-over-missing"));
    }
    errors
}

pub(super) async fn decide(
    may: DecideApplications,
    visit: Visit,
    Form(form): Form<DecisionForm>,
) -> Result<Response> {
    let state = decision(&form.decision).ok_or(Error::BadRequest("error-bad-form"))?;
    let reason = form.reason.replace('\0', "").replace("\r\n", "\n").trim().to_owned();
    let path = format!("/selection/{}/ranking", may.edition.id);
    let mut chosen = Chosen::now(&visit, may.edition.id, &form, state).await?;
    if chosen.rows.is_empty() {
        return visit.go_saying(&path, "warning", visit.t("schools-decision-none")).await;
    }
    let mut errors = mistakes(&visit, &chosen, &form, state, &reason);
    if form.sure == "yes" && errors.is_empty() {
        match run(&visit, &may, &chosen.rows, state, &reason, form.over == "yes").await? {
            Ran::Done(count) => {
                let said = visit.t_with("schools-decision-done", &[("count", count.into())]);
                return visit.go_saying(&path, "success", said).await;
            }
            Ran::Over => {
                chosen = Chosen::now(&visit, may.edition.id, &form, state).await?;
                errors.add("over", visit.t("schools-decision-over-missing"));
            }
        }
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.show_with(status, &page(&visit, &may, &chosen, state, form, errors)?)
}

fn page(
    visit: &Visit,
    may: &DecideApplications,
    chosen: &Chosen,
    state: ApplicationState,
    form: DecisionForm,
    errors: Errors,
) -> Result<DecisionPage> {
    let mut views = Vec::new();
    for one in &chosen.rows {
        let Some(teacher) = &one.teacher else { continue };
        let mail = letters::preview(&visit.app, teacher, &one.row, &may.edition, state, form.reason.trim())?;
        let second = state == ApplicationState::Admitted;
        views.push(RowView {
            id: one.row.id.0,
            class: one.row.class_name.clone(),
            school: one.school_name(),
            state: one.row.state.as_str(),
            second_email: if second { one.row.second_email.clone() } else { String::new() },
            mail,
        });
    }
    Ok(DecisionPage {
        edition: may.edition.id.0,
        edition_name: may.edition.name.clone(),
        retracted: chosen.retracted(),
        rows: views,
        left_out: chosen.left_out,
        balance: chosen.balance.as_ref().map(Balance::lines).unwrap_or_default(),
        over: chosen.is_over(),
        longest: LONGEST,
        form,
        errors,
    })
}

/// What became of a decision.
enum Ran {
    /// So many are decided.
    Done(usize),
    /// They are more than there are places left, and nobody has said that it is meant: none is decided.
    Over,
}

/// The places, with these rows admitted. The call is held until the transaction ends: of two decisions at
/// once the second counts whom the first has admitted.
async fn held(
    conn: &impl ConnectionTrait,
    edition: EditionId,
    rows: &[Candidate],
) -> Result<Option<Balance>> {
    let call = edition_call::Entity::find_by_id(edition).lock_exclusive().one(conn).await?;
    let Some(call) = call else { return Ok(None) };
    let seen: HashMap<ApplicationId, (ApplicationState, i32)> =
        rows.iter().map(|one| (one.row.id, (one.row.state, one.row.revision))).collect();
    let all = candidates::of(conn, edition).await?;
    let is_chosen = |one: &Candidate| seen.get(&one.row.id) == Some(&(one.row.state, one.row.revision));
    Ok(Some(Balance::of(&call, &all, is_chosen)))
}

/// All in one transaction: an application that somebody else has decided meanwhile is left alone.
async fn run(
    visit: &Visit,
    may: &DecideApplications,
    rows: &[Candidate],
    state: ApplicationState,
    reason: &str,
    even_over: bool,
) -> Result<Ran> {
    let app = &visit.app;
    let tx = db::begin_write(&app.db).await?;
    editions::must_be_live(&tx, may.edition.id).await?;
    let balance =
        if state == ApplicationState::Admitted { held(&tx, may.edition.id, rows).await? } else { None };
    if !even_over && balance.as_ref().is_some_and(Balance::is_over) {
        return Ok(Ran::Over);
    }
    let mut done = 0;
    for one in rows {
        let row = &one.row;
        let retracted = row.class_id.filter(|_| row.state == ApplicationState::Admitted);
        if let Some(class) = retracted
            && !retraction::is_free(&tx, class).await?
        {
            continue;
        }
        let update = application::Entity::update_many()
            .col_expr(application::Column::State, Expr::value(state))
            .col_expr(application::Column::Reason, Expr::value(reason))
            .col_expr(application::Column::DecidedAt, Expr::value(app.clock.now()))
            .col_expr(application::Column::DecidedBy, Expr::value(may.by.id))
            .col_expr(application::Column::Revision, Expr::col(application::Column::Revision).add(1))
            .filter(application::Column::Id.eq(row.id))
            .filter(application::Column::State.eq(row.state))
            .filter(application::Column::Revision.eq(row.revision))
            .exec(&tx)
            .await?;
        if update.rows_affected == 0 {
            continue;
        }
        if let Some(class) = retracted {
            retraction::take_away(&tx, app, row, class).await?;
        }
        let mut class = None;
        if state == ApplicationState::Admitted {
            class = Some(admit(&tx, visit, may, one).await?);
        }
        let (of_region, of_all) = balance.as_ref().map_or((None, None), |balance| balance.excess(one));
        let detail = json!({
            "state": state.as_str(),
            "class": class.map(|id| id.0),
            "over_quota": of_region,
            "over_places": of_all,
        });
        note(&tx, app, Some(&may.by), "application.decided", format!("application:{}", row.id), detail)
            .await?;
        letters::decided(&tx, app, row, &may.edition, state, reason).await?;
        done += 1;
    }
    tx.commit().await?;
    Ok(Ran::Done(done))
}

/// The class of an admitted application: its code, its teacher, the second teacher's invitation.
async fn admit(
    conn: &impl ConnectionTrait,
    visit: &Visit,
    may: &DecideApplications,
    one: &Candidate,
) -> Result<ClassId> {
    let row = &one.row;
    let school = one.school.as_ref().ok_or_else(|| Error::internal("an application without a school"))?;
    let made = class::ActiveModel {
        id: NotSet,
        school_id: Set(school.id),
        edition_id: Set(may.edition.id),
        name: Set(row.class_name.clone()),
        join_code: Set(new_join_code()),
        joining_open: Set(true),
        choice_approval: Set(false),
    };
    let class = made.insert(conn).await?;
    let tie = class_teacher::ActiveModel { class_id: Set(class.id), person_id: Set(row.teacher_id) };
    class_teacher::Entity::insert(tie).exec_without_returning(conn).await?;
    let teaching = class_teaching::ActiveModel {
        id: NotSet,
        class_id: Set(class.id),
        person_id: Set(row.teacher_id),
        kind: Set(Teaching::Main),
        starts_on: Set(visit.app.clock.today()),
        ends_on: Set(None),
    };
    teaching.insert(conn).await?;
    application::Entity::update_many()
        .col_expr(application::Column::ClassId, Expr::value(class.id))
        .filter(application::Column::Id.eq(row.id))
        .exec(conn)
        .await?;
    if let Some(teacher) = one.teacher.as_ref().filter(|_| !row.second_email.is_empty()) {
        let new = invitations::New {
            class: &class,
            school: &school.name,
            kind: Teaching::Second,
            email: &row.second_email,
            days: None,
            by: teacher,
        };
        invitations::invite(conn, &visit.app, &new).await?;
    }
    Ok(class.id)
}
