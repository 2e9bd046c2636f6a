//! Who teaches a class: a second teacher, a substitute for some days, handing it over.
//!
//! Rights hang on `class_teacher` alone, so that every guard asks one simple question;
//! `class_teaching` says from when to when, and the former follows it day by day.

use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter,
    QueryOrder, Set,
};
use serde_json::json;
use tables::class_teaching::{ActiveModel, Column, Entity, Model};
use tables::ids::{ClassId, PersonId};
use tables::kinds::Teaching;
use tables::{class_invitation, class_teacher, person};

use super::access::ManageClass;
use crate::App;
use crate::db;
use crate::error::Result;
use crate::people::account::note;
use crate::schools::joining;
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

async fn end(conn: &impl ConnectionTrait, class: ClassId, person: PersonId, day: NaiveDate) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::EndsOn, Expr::value(day))
        .filter(Column::ClassId.eq(class))
        .filter(Column::PersonId.eq(person))
        .filter(sea_orm::Condition::any().add(Column::EndsOn.is_null()).add(Column::EndsOn.gt(day)))
        .exec(conn)
        .await?;
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
    if invitation.kind == Teaching::Main && invitation.invited_by != by.id {
        end(conn, class, invitation.invited_by, today).await?;
        untie(conn, class, invitation.invited_by).await?;
    }
    let detail = json!({ "as": invitation.kind.as_str(), "from": invitation.invited_by.0 });
    note(conn, app, Some(by), "class.teacher-came", format!("class:{class}"), detail).await?;
    Ok(Accepted::Done)
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
        .await?
        .into_iter()
        .filter(|row| row.ends_on.is_none_or(|last| last >= today))
        .collect();
    let mut ids: Vec<PersonId> = ties.iter().map(|tie| tie.person_id).collect();
    ids.extend(planned.iter().map(|row| row.person_id));
    let mut people = person::Entity::find()
        .filter(person::Column::Id.is_in(ids))
        .order_by_asc(person::Column::Name)
        .all(conn)
        .await?;
    people.sort_by_key(|person| !ties.iter().any(|tie| tie.person_id == person.id));
    Ok(people
        .into_iter()
        .map(|person| {
            let plan = planned.iter().rfind(|row| row.person_id == person.id);
            Teacher {
                kind: plan.map_or(Teaching::Main, |row| row.kind),
                starts_on: plan.map(|row| row.starts_on),
                ends_on: plan.and_then(|row| row.ends_on),
                now: ties.iter().any(|tie| tie.person_id == person.id),
                person,
            }
        })
        .collect())
}

/// What became of a removal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Removed {
    /// They do not teach it any more.
    Done,
    /// A class is never left without a teacher.
    Last,
}

/// Ends somebody's teaching of the class.
pub(super) async fn remove(app: &App, may: &ManageClass, person: PersonId) -> Result<Removed> {
    let class = may.class.id;
    let tx = db::begin_write(&app.db).await?;
    joining::hold_class(&tx, class).await?;
    let others = class_teacher::Entity::find()
        .filter(class_teacher::Column::ClassId.eq(class))
        .filter(class_teacher::Column::PersonId.ne(person))
        .count(&tx)
        .await?;
    if others == 0 {
        return Ok(Removed::Last);
    }
    // The day before, so that the daily look at the plan does not bring them back today.
    let day = app.clock.today().pred_opt().unwrap_or_default();
    end(&tx, class, person, day).await?;
    untie(&tx, class, person).await?;
    let detail = json!({ "person": person.0 });
    note(&tx, app, Some(&may.by), "class.teacher-left", format!("class:{class}"), detail).await?;
    tx.commit().await?;
    Ok(Removed::Done)
}

/// Lets substitutes in on their first day, and out after their last.
pub async fn follow_plans(app: &App) -> Result<()> {
    let today = app.clock.today();
    let plans = Entity::find().filter(Column::Kind.eq(Teaching::Substitute)).all(&app.db).await?;
    for plan in &plans {
        let key = (plan.class_id, plan.person_id);
        let tied = class_teacher::Entity::find_by_id(key).one(&app.db).await?.is_some();
        let is_due = plan.starts_on <= today && plan.ends_on.is_none_or(|last| last >= today);
        if is_due && !tied {
            tie(&app.db, plan.class_id, plan.person_id).await?;
        }
        let is_over = plan.ends_on.is_some_and(|last| last < today);
        if is_over && tied {
            // Who also teaches it otherwise stays.
            let also = Entity::find()
                .filter(Column::ClassId.eq(plan.class_id))
                .filter(Column::PersonId.eq(plan.person_id))
                .filter(Column::StartsOn.lte(today))
                .filter(
                    sea_orm::Condition::any().add(Column::EndsOn.is_null()).add(Column::EndsOn.gte(today)),
                )
                .count(&app.db)
                .await?;
            if also == 0 {
                untie(&app.db, plan.class_id, plan.person_id).await?;
            }
        }
    }
    Ok(())
}
