//! How people want to be told: what they chose for each kind, and their quiet hours.

use std::collections::HashMap;

use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use tables::ids::PersonId;
use tables::kinds::{Delivery, NoticeKind, Role};
use tables::{notice, notice_preference, person, quiet_hours};

use super::kinds;
use crate::clock::Quiet;
use crate::error::Result;

/// Can this person be reached by mail?
pub fn by_mail(person: &person::Model) -> bool {
    person.email.is_some()
}

/// What one person chose, by kind.
pub async fn of(conn: &impl ConnectionTrait, person: PersonId) -> Result<HashMap<NoticeKind, Delivery>> {
    let rows = notice_preference::Entity::find()
        .filter(notice_preference::Column::PersonId.eq(person))
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|row| (row.kind, row.delivery)).collect())
}

/// What each of these people chose for that kind.
pub(super) async fn for_kind(
    conn: &impl ConnectionTrait,
    people: &[PersonId],
    kind: NoticeKind,
) -> Result<HashMap<PersonId, Delivery>> {
    let rows = notice_preference::Entity::find()
        .filter(notice_preference::Column::PersonId.is_in(people.iter().copied()))
        .filter(notice_preference::Column::Kind.eq(kind))
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|row| (row.person_id, row.delivery)).collect())
}

/// The quiet hours that each of these people chose.
pub(super) async fn quiet(
    conn: &impl ConnectionTrait,
    people: &[PersonId],
) -> Result<HashMap<PersonId, Quiet>> {
    let rows = quiet_hours::Entity::find()
        .filter(quiet_hours::Column::PersonId.is_in(people.iter().copied()))
        .all(conn)
        .await?;
    let hour = |hour: i32| u32::try_from(hour).unwrap_or_default();
    Ok(rows
        .into_iter()
        .map(|row| (row.person_id, Quiet { from: hour(row.from_hour), until: hour(row.until_hour) }))
        .collect())
}

/// The hours that hold: a student's are not theirs to choose.
pub fn quiet_of(role: Role, chosen: Option<Quiet>) -> Quiet {
    match role {
        Role::Student => Quiet::USUAL,
        Role::Teacher | Role::Supporter | Role::Reviewer | Role::Editor | Role::Admin => {
            chosen.unwrap_or(Quiet::USUAL)
        }
    }
}

/// Keeps a choice for a kind. What waits for a digest that the person does not want any more will not
/// be mailed; it stays in Coesa.
pub async fn choose(
    conn: &impl ConnectionTrait,
    person: PersonId,
    kind: NoticeKind,
    delivery: Delivery,
) -> Result<()> {
    let row =
        notice_preference::ActiveModel { person_id: Set(person), kind: Set(kind), delivery: Set(delivery) };
    notice_preference::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([notice_preference::Column::PersonId, notice_preference::Column::Kind])
                .update_column(notice_preference::Column::Delivery)
                .to_owned(),
        )
        .exec_without_returning(conn)
        .await?;
    notice::Entity::update_many()
        .col_expr(notice::Column::Digest, sea_orm::sea_query::Expr::value(None::<Delivery>))
        .filter(notice::Column::RecipientId.eq(person))
        .filter(notice::Column::Kind.eq(kind))
        .filter(notice::Column::DigestedAt.is_null())
        .filter(notice::Column::Digest.ne(delivery))
        .exec(conn)
        .await?;
    Ok(())
}

/// Keeps quiet hours.
pub async fn choose_quiet(conn: &impl ConnectionTrait, person: PersonId, quiet: Quiet) -> Result<()> {
    let hour = |hour: u32| i32::try_from(hour).unwrap_or_default();
    let row = quiet_hours::ActiveModel {
        person_id: Set(person),
        from_hour: Set(hour(quiet.from)),
        until_hour: Set(hour(quiet.until)),
    };
    quiet_hours::Entity::insert(row)
        .on_conflict(
            OnConflict::column(quiet_hours::Column::PersonId)
                .update_columns([quiet_hours::Column::FromHour, quiet_hours::Column::UntilHour])
                .to_owned(),
        )
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// No more mails of that kind: from now on in Coesa only. What can't be turned off stays.
pub async fn no_mail_of(conn: &impl ConnectionTrait, person: &person::Model, kind: NoticeKind) -> Result<()> {
    if kinds::choices(kind, true).contains(&Delivery::InApp) {
        choose(conn, person.id, kind, Delivery::InApp).await?;
    }
    Ok(())
}

/// No more digests of that cadence: all kinds in it are from now on in Coesa only.
pub async fn no_digest(conn: &impl ConnectionTrait, person: &person::Model, cadence: Delivery) -> Result<()> {
    let chosen = of(conn, person.id).await?;
    for kind in kinds::ALL {
        if kinds::settled(kind, chosen.get(&kind).copied(), by_mail(person)) == cadence {
            no_mail_of(conn, person, kind).await?;
        }
    }
    Ok(())
}
