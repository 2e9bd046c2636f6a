//! Who teaches a class: a second teacher, a substitute for some days, handing it over.
//!
//! Rights hang on `class_teacher` alone, so that every guard asks one simple question;
//! `class_teaching` says from when to when, and the former follows it day by day. Who is the main
//! teacher says who else teaches; those whom it concerns are told.

use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait,
    QueryFilter, QueryOrder, Set,
};
use serde_json::json;
use tables::class_teaching::{ActiveModel, Column, Entity, Model};
use tables::ids::{ClassId, PersonId};
use tables::kinds::{NoticeKind, Teaching};
use tables::{class, class_invitation, class_teacher, person};

use super::access::{ClassTie, ManageClass};
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::notices::{self, Notice};
use crate::people::account::{self, note};
use crate::schools::joining;
use crate::text;
use crate::web::visit::Actor;

async fn tie(conn: &impl ConnectionTrait, class: ClassId, person: PersonId) -> Result<()> {
    let row = class_teacher::ActiveModel { class_id: Set(class), person_id: Set(person) };
    let columns = [class_teacher::Column::ClassId, class_teacher::Column::PersonId];
    class_teacher::Entity::insert(row)
        .on_conflict(OnConflict::columns(columns).do_nothing().to_owned())
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

async fn untie(conn: &impl ConnectionTrait, class: ClassId, person: PersonId) -> Result<bool> {
    let done = class_teacher::Entity::delete_by_id((class, person)).exec(conn).await?;
    Ok(done.rows_affected == 1)
}

/// Ends somebody's teaching. Their last day is the one before, so that the look at the plan does not bring them
/// back today.
async fn end_now(
    conn: &impl ConnectionTrait,
    class: ClassId,
    person: PersonId,
    today: NaiveDate,
) -> Result<()> {
    let day = today.pred_opt().unwrap_or_default();
    Entity::update_many()
        .col_expr(Column::EndsOn, Expr::value(day))
        .filter(Column::ClassId.eq(class))
        .filter(Column::PersonId.eq(person))
        .filter(Condition::any().add(Column::EndsOn.is_null()).add(Column::EndsOn.gt(day)))
        .exec(conn)
        .await?;
    untie(conn, class, person).await?;
    Ok(())
}

/// What became of an accepted invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// The class is theirs, now or from the day that was said.
    Done,
    /// It was accepted or withdrawn before, or is too old.
    Closed,
}

/// Accepts an invitation, in the transaction that may have made the account.
pub async fn accept(
    conn: &impl ConnectionTrait,
    app: &App,
    by: &Actor,
    invitation: &class_invitation::Model,
) -> Result<Accepted> {
    let (now, today) = (app.clock.now(), app.clock.today());
    // The class first, as whoever takes its admission back does.
    if !joining::hold_class(conn, invitation.class_id).await? {
        return Ok(Accepted::Closed);
    }
    let closed = class_invitation::Entity::update_many()
        .col_expr(class_invitation::Column::ClosedAt, Expr::value(now))
        .col_expr(class_invitation::Column::AcceptedBy, Expr::value(by.id))
        .filter(class_invitation::Column::Id.eq(invitation.id))
        .filter(class_invitation::Column::ClosedAt.is_null())
        .filter(class_invitation::Column::ExpiresAt.gt(now))
        .exec(conn)
        .await?;
    if closed.rows_affected == 0 {
        return Ok(Accepted::Closed);
    }
    let class = invitation.class_id;
    let teachers = of(conn, class, today).await?;
    let before = teachers.iter().find(|one| one.person.id == by.id).map(|one| one.kind);
    // Who has come in some other way meanwhile stays what they are, unless the class becomes theirs.
    if before.is_some_and(|kind| kind == Teaching::Main || invitation.kind != Teaching::Main) {
        return Ok(Accepted::Done);
    }
    let hands_over = invitation.kind == Teaching::Main;
    if hands_over {
        end_now(conn, class, by.id, today).await?;
    }
    let starts_on = invitation.starts_on.unwrap_or(today);
    let row = ActiveModel {
        id: NotSet,
        class_id: Set(class),
        person_id: Set(by.id),
        kind: Set(invitation.kind),
        starts_on: Set(starts_on),
        ends_on: Set(invitation.ends_on),
    };
    row.insert(conn).await?;
    if starts_on <= today && invitation.ends_on.is_none_or(|last| last >= today) {
        tie(conn, class, by.id).await?;
    }
    let others = teachers.iter().filter(|one| one.person.id != by.id);
    let (gone, staying): (Vec<&Teacher>, Vec<&Teacher>) =
        others.partition(|one| hands_over && one.kind == Teaching::Main);
    for one in &gone {
        end_now(conn, class, one.person.id, today).await?;
    }
    if hands_over {
        close_hand_overs(conn, app, class).await?;
    }
    let detail = json!({ "as": invitation.kind.as_str(), "from": invitation.invited_by.0 });
    note(conn, app, Some(by), "class.teacher-came", format!("class:{class}"), detail).await?;
    tell(conn, app, class, &gone, "teacher-handed-over").await?;
    tell(conn, app, class, &staying, if hands_over { "teacher-changed" } else { "teacher-came" }).await?;
    Ok(Accepted::Done)
}

/// A class is handed over once: other invitations to take it over come to nothing.
async fn close_hand_overs(conn: &impl ConnectionTrait, app: &App, class: ClassId) -> Result<()> {
    class_invitation::Entity::update_many()
        .col_expr(class_invitation::Column::ClosedAt, Expr::value(app.clock.now()))
        .filter(class_invitation::Column::ClassId.eq(class))
        .filter(class_invitation::Column::Kind.eq(Teaching::Main))
        .filter(class_invitation::Column::ClosedAt.is_null())
        .exec(conn)
        .await?;
    Ok(())
}

/// Tells teachers what has changed about who teaches the class: `what` is a word of the text
/// `notices-application-title`.
async fn tell(
    conn: &impl ConnectionTrait,
    app: &App,
    class: ClassId,
    whom: &[&Teacher],
    what: &str,
) -> Result<()> {
    if whom.is_empty() {
        return Ok(());
    }
    let row = class::Entity::find_by_id(class).one(conn).await?.ok_or(Error::NotFound)?;
    let whom: Vec<PersonId> = whom.iter().map(|one| one.person.id).collect();
    let notice =
        Notice::new(NoticeKind::Application, "/classes").with("result", what).with("class", row.name);
    notices::tell(conn, app, &whom, &notice).await?;
    Ok(())
}

/// A teacher of a class, as the class's page lists them.
pub(super) struct Teacher {
    pub(super) person: person::Model,
    pub(super) kind: Teaching,
    pub(super) starts_on: Option<NaiveDate>,
    pub(super) ends_on: Option<NaiveDate>,
    /// May they do a teacher's work today?
    pub(super) now: bool,
}

impl Teacher {
    /// Has the class until further notice, as a substitute has not?
    fn stays(&self) -> bool {
        self.now && self.person.active && self.kind != Teaching::Substitute
    }
}

/// As what, from when, until when.
type Plan = (Teaching, Option<NaiveDate>, Option<NaiveDate>);

/// Somebody's plan that counts today: one that runs rather than one to come, the main teacher's rather than
/// another. Who has the class without any plan is its main teacher. None: their teaching has ended.
fn counts(plans: &[&Model], tied: bool, today: NaiveDate) -> Option<Plan> {
    if tied && !plans.iter().any(|plan| plan.starts_on <= today) {
        return Some((Teaching::Main, None, None));
    }
    plans
        .iter()
        .filter(|plan| plan.ends_on.is_none_or(|last| last >= today))
        .min_by_key(|plan| (plan.starts_on > today, plan.kind != Teaching::Main))
        .map(|plan| (plan.kind, Some(plan.starts_on), plan.ends_on))
}

/// Who teaches the class now or will.
pub(super) async fn of(
    conn: &impl ConnectionTrait,
    class: ClassId,
    today: NaiveDate,
) -> Result<Vec<Teacher>> {
    let ties =
        class_teacher::Entity::find().filter(class_teacher::Column::ClassId.eq(class)).all(conn).await?;
    let planned: Vec<Model> = Entity::find()
        .filter(Column::ClassId.eq(class))
        .order_by_asc(Column::StartsOn)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?;
    let mut ids: Vec<PersonId> = ties.iter().map(|tie| tie.person_id).collect();
    ids.extend(planned.iter().map(|row| row.person_id));
    let people = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(conn).await?;
    let mut people = text::by_name(people, |one| &one.name);
    people.sort_by_key(|person| !ties.iter().any(|tie| tie.person_id == person.id));
    let teacher = |person: person::Model| {
        let now = ties.iter().any(|tie| tie.person_id == person.id);
        let plans: Vec<&Model> = planned.iter().filter(|row| row.person_id == person.id).collect();
        let (kind, starts_on, ends_on) = counts(&plans, now, today)?;
        Some(Teacher { person, kind, starts_on, ends_on, now })
    };
    Ok(people.into_iter().filter_map(teacher).collect())
}

/// May `by` say who else teaches the class? The main teacher may, and admins; where there is no main teacher
/// (any more), those who teach it until further notice.
pub(super) async fn leads(conn: &impl ConnectionTrait, may: &ManageClass, today: NaiveDate) -> Result<bool> {
    if may.tie == ClassTie::Staff {
        return Ok(true);
    }
    let staying: Vec<Teacher> =
        of(conn, may.class.id, today).await?.into_iter().filter(Teacher::stays).collect();
    let has_main = staying.iter().any(|one| one.kind == Teaching::Main);
    Ok(staying.iter().any(|one| one.person.id == may.by.id && (!has_main || one.kind == Teaching::Main)))
}

/// Does whoever has that address teach the class already, so that this invitation would bring nothing?
pub(super) async fn teaches_already(
    conn: &impl ConnectionTrait,
    class: ClassId,
    email: &str,
    kind: Teaching,
    today: NaiveDate,
) -> Result<bool> {
    let folded = account::folded(email);
    let teachers = of(conn, class, today).await?;
    let same = teachers.iter().find(|one| one.person.email_folded.as_deref() == Some(folded.as_str()));
    // To whom teaches it beside the main teacher the class can be handed over.
    Ok(same.is_some_and(|one| one.kind == Teaching::Main || kind != Teaching::Main))
}

/// What became of a removal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Removed {
    /// They do not teach it any more.
    Done,
    /// A class is never left without a teacher.
    Last,
}

/// Ends somebody's teaching of the class: one's own, or another's if one says who teaches it.
pub(super) async fn remove(app: &App, may: &ManageClass, person: PersonId) -> Result<Removed> {
    let (class, today) = (may.class.id, app.clock.today());
    let tx = db::begin_write(&app.db).await?;
    joining::hold_class(&tx, class).await?;
    if person != may.by.id && !leads(&tx, may, today).await? {
        return Err(Error::Forbidden);
    }
    let teachers = of(&tx, class, today).await?;
    let (gone, others): (Vec<&Teacher>, Vec<&Teacher>) =
        teachers.iter().partition(|one| one.person.id == person);
    // A substitute goes after the last day: the class would be nobody's.
    if !others.iter().any(|one| one.stays()) {
        return Ok(Removed::Last);
    }
    end_now(&tx, class, person, today).await?;
    let detail = json!({ "person": person.0 });
    note(&tx, app, Some(&may.by), "class.teacher-left", format!("class:{class}"), detail).await?;
    if person == may.by.id {
        tell(&tx, app, class, &others, "teacher-left").await?;
    } else {
        tell(&tx, app, class, &gone, "teacher-removed").await?;
    }
    tx.commit().await?;
    Ok(Removed::Done)
}

/// Lets substitutes in on their first day, and out after their last.
pub async fn follow_plans(app: &App) -> Result<()> {
    let today = app.clock.today();
    let plans = || Entity::find().filter(Column::Kind.eq(Teaching::Substitute));
    let due = plans().filter(runs(today)).filter(Expr::exists(is_tied()).not());
    for plan in due.all(&app.db).await? {
        tie(&app.db, plan.class_id, plan.person_id).await?;
    }
    let over = plans().filter(Column::EndsOn.lt(today)).filter(Expr::exists(is_tied()));
    for plan in over.all(&app.db).await? {
        // Who also teaches it otherwise stays.
        let also = Entity::find()
            .filter(Column::ClassId.eq(plan.class_id))
            .filter(Column::PersonId.eq(plan.person_id))
            .filter(runs(today));
        if also.count(&app.db).await? == 0 {
            untie(&app.db, plan.class_id, plan.person_id).await?;
        }
    }
    Ok(())
}

/// The plans of that day.
fn runs(today: NaiveDate) -> Condition {
    let not_over = Condition::any().add(Column::EndsOn.is_null()).add(Column::EndsOn.gte(today));
    Condition::all().add(Column::StartsOn.lte(today)).add(not_over)
}

/// A row, if whoever a plan is for may do a teacher's work now.
fn is_tied() -> SelectStatement {
    use class_teacher::Column as Tie;
    let same = |tie: Tie, plan: Column| Expr::col(tie.as_column_ref()).equals(plan.as_column_ref());
    Query::select()
        .expr(Expr::val(1))
        .from(class_teacher::Entity)
        .and_where(same(Tie::ClassId, Column::ClassId))
        .and_where(same(Tie::PersonId, Column::PersonId))
        .take()
}
