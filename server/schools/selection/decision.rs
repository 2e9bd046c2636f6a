//! Admitting, putting on the waiting list, refusing: several at once, with the mails shown first.

use std::collections::HashSet;

use http::StatusCode;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::ids::{ApplicationId, ClassId};
use tables::kinds::{ApplicationState, Teaching};
use tables::{application, class, class_teacher, class_teaching};

use super::super::access::DecideApplications;
use super::super::joining::new_join_code;
use super::super::letters::{self, Preview};
use super::super::{editions, invitations};
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

pub(super) async fn decide(
    may: DecideApplications,
    visit: Visit,
    Form(form): Form<DecisionForm>,
) -> Result<Response> {
    let chosen: HashSet<ApplicationId> = form.application.iter().filter_map(|id| id.parse().ok()).collect();
    let state = decision(&form.decision).ok_or(Error::BadRequest("error-bad-form"))?;
    let reason = form.reason.replace('\0', "").replace("\r\n", "\n").trim().to_owned();
    let all = candidates::of(&visit.app.db, may.edition.id).await?;
    let (rows, left): (Vec<Candidate>, Vec<Candidate>) = all
        .into_iter()
        .filter(|one| chosen.contains(&one.row.id))
        .partition(|one| one.is_decidable() && one.row.state != state);
    if rows.is_empty() {
        let path = format!("/selection/{}/ranking", may.edition.id);
        return visit.go_saying(&path, "warning", visit.t("schools-decision-none")).await;
    }
    let mut errors = Errors::new();
    if reason.chars().count() > LONGEST {
        errors.add("reason", visit.t_with("schools-too-long", &[("longest", LONGEST.into())]));
    }
    let retracted = rows.iter().filter(|one| one.row.state == ApplicationState::Admitted).count();
    if retracted > 0 && reason.is_empty() && form.sure == "yes" {
        errors.add("reason", visit.t("schools-decision-retraction-reason"));
    }
    // Who is refused is told why.
    if state == ApplicationState::Refused && retracted == 0 && reason.is_empty() && form.sure == "yes" {
        errors.add("reason", visit.t("schools-decision-reason-missing"));
    }
    if form.sure == "yes" && errors.is_empty() {
        let done = run(&visit, &may, &rows, state, &reason).await?;
        let path = format!("/selection/{}/ranking", may.edition.id);
        let args = [("count", done.into())];
        return visit.go_saying(&path, "success", visit.t_with("schools-decision-done", &args)).await;
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = page(&visit, &may, &rows, left.len(), state, form, errors)?;
    visit.show_with(status, &page)
}

fn page(
    visit: &Visit,
    may: &DecideApplications,
    rows: &[Candidate],
    left_out: usize,
    state: ApplicationState,
    form: DecisionForm,
    errors: Errors,
) -> Result<DecisionPage> {
    let mut views = Vec::new();
    for one in rows {
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
        retracted: rows.iter().filter(|one| one.row.state == ApplicationState::Admitted).count(),
        rows: views,
        left_out,
        longest: LONGEST,
        form,
        errors,
    })
}

/// All in one transaction: an application that somebody else has decided meanwhile is left alone.
async fn run(
    visit: &Visit,
    may: &DecideApplications,
    rows: &[Candidate],
    state: ApplicationState,
    reason: &str,
) -> Result<usize> {
    let app = &visit.app;
    let tx = db::begin_write(&app.db).await?;
    editions::must_be_live(&tx, may.edition.id).await?;
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
        let detail = json!({ "state": state.as_str(), "class": class.map(|id| id.0) });
        note(&tx, app, Some(&may.by), "application.decided", format!("application:{}", row.id), detail)
            .await?;
        letters::decided(&tx, app, row, &may.edition, state, reason).await?;
        done += 1;
    }
    tx.commit().await?;
    Ok(done)
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
