//! Meetings: a supporter offers one to a team or to its class, a teacher says yes or no with a word,
//! and either calls it off. Nobody meets a student alone: a meeting is for a team or a class.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::json;
use tables::ids::{ClassId, MeetingId, PersonId, TeamId};
use tables::kinds::{MeetingState, NoticeKind};
use tables::meeting::{ActiveModel, Column, Entity, Model};
use tables::{class, class_member, class_teacher, team};

use super::meeting_form::Checked;
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::notices::{Notice, tell};
use crate::people::audit::{About, record};
use crate::teams::access::{LeadTeam, MeetTeam, SupportTeam, TeamTie};
use crate::teams::circle;
use crate::text::{self, Lang};
use crate::web::visit::Actor;

/// So many offers may wait for a class's teachers.
const OPEN: u64 = 10;

/// What became of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offered {
    /// The teachers were told.
    Done,
    /// Too many wait already.
    TooMany,
}

/// Offers a meeting.
pub(super) async fn offer(app: &App, may: &SupportTeam, form: Checked) -> Result<Offered> {
    let now = app.clock.now();
    let class_id = may.team.class_id;
    let tx = db::begin_write(&app.db).await?;
    let open = Entity::find()
        .filter(Column::ClassId.eq(class_id))
        .filter(Column::State.eq(MeetingState::Offered))
        .filter(Column::StartsAt.gt(now));
    // The same pressed twice is one offer.
    let same = open
        .clone()
        .filter(Column::OfferedBy.eq(may.by.id))
        .filter(Column::StartsAt.eq(form.starts_at))
        .filter(Column::Topic.eq(form.topic.as_str()));
    if same.count(&tx).await? > 0 {
        return Ok(Offered::Done);
    }
    if open.count(&tx).await? >= OPEN {
        return Ok(Offered::TooMany);
    }
    let row = ActiveModel {
        id: NotSet,
        class_id: Set(class_id),
        team_id: Set((!form.whole_class).then_some(may.team.id)),
        offered_by: Set(may.by.id),
        topic: Set(form.topic),
        place: Set(form.place),
        link: Set(form.link),
        starts_at: Set(form.starts_at),
        minutes: Set(form.minutes),
        state: Set(MeetingState::Offered),
        accepted_at: Set(None),
        word: Set(String::new()),
        changed_by: Set(may.by.id),
        changed_at: Set(now),
        created_at: Set(now),
    };
    let row = row.insert(&tx).await?;
    let about = About::new("meeting", row.id).with(json!({ "team": may.team.id.0 }));
    record(&tx, &app.clock, Some(&may.by), "meeting.offered", about).await?;
    let teachers = circle::teachers(&tx, class_id).await?;
    told(&tx, app, &row, &may.team, "offered", &teachers, None).await?;
    tx.commit().await?;
    Ok(Offered::Done)
}

/// A meeting of the team, or of its whole class.
pub(super) async fn load(conn: &impl ConnectionTrait, team: &team::Model, id: MeetingId) -> Result<Model> {
    let row = Entity::find_by_id(id).filter(Column::ClassId.eq(team.class_id)).one(conn).await?;
    row.filter(|row| row.team_id.is_none_or(|own| own == team.id)).ok_or(Error::NotFound)
}

/// A teacher's answer. False: it was answered or called off before, or its time has come.
pub(super) async fn answer(app: &App, may: &LeadTeam, id: MeetingId, yes: bool, word: &str) -> Result<bool> {
    let tx = db::begin_write(&app.db).await?;
    let row = load(&tx, &may.team, id).await?;
    let (state, action, what) = if yes {
        (MeetingState::Accepted, "meeting.accepted", "accepted")
    } else {
        (MeetingState::Declined, "meeting.declined", "declined")
    };
    if !put(&tx, app, &may.by, &row, &[MeetingState::Offered], state, word).await? {
        return Ok(false);
    }
    let about = About::new("meeting", id).with(json!({ "team": may.team.id.0 }));
    record(&tx, &app.clock, Some(&may.by), action, about).await?;
    let mut people = vec![row.offered_by];
    if yes {
        people.extend(invited(&tx, &row).await?);
    }
    told(&tx, app, &row, &may.team, what, &people, None).await?;
    tx.commit().await?;
    Ok(true)
}

/// Calls a meeting off: whoever offered it, or a teacher. False: it was so already, or is over.
pub(super) async fn cancel(app: &App, may: &MeetTeam, id: MeetingId, word: &str) -> Result<bool> {
    let tx = db::begin_write(&app.db).await?;
    let row = load(&tx, &may.team, id).await?;
    if !may_cancel(may, &row) {
        return Err(Error::NotFound);
    }
    let from = [MeetingState::Offered, MeetingState::Accepted];
    if !put(&tx, app, &may.by, &row, &from, MeetingState::Cancelled, word).await? {
        return Ok(false);
    }
    let about = About::new("meeting", id).with(json!({ "team": may.team.id.0 }));
    record(&tx, &app.clock, Some(&may.by), "meeting.cancelled", about).await?;
    let mut people = circle::teachers(&tx, row.class_id).await?;
    people.push(row.offered_by);
    // Students have heard of it only if it was to take place.
    if row.state == MeetingState::Accepted {
        people.extend(invited(&tx, &row).await?);
    }
    people.retain(|person| *person != may.by.id);
    told(&tx, app, &row, &may.team, "cancelled", &people, None).await?;
    tx.commit().await?;
    Ok(true)
}

/// A supporter's own, and any for a teacher.
pub(super) fn may_cancel(may: &MeetTeam, row: &Model) -> bool {
    may.tie == TeamTie::Teacher || row.offered_by == may.by.id
}

/// Moves it on, if it stands where it may and has not begun.
async fn put(
    conn: &impl ConnectionTrait,
    app: &App,
    by: &Actor,
    row: &Model,
    from: &[MeetingState],
    to: MeetingState,
    word: &str,
) -> Result<bool> {
    if !from.contains(&row.state) {
        return Ok(false);
    }
    let now = app.clock.now();
    let accepted_at = if to == MeetingState::Accepted { Some(now) } else { row.accepted_at };
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::value(to))
        .col_expr(Column::AcceptedAt, Expr::value(accepted_at))
        .col_expr(Column::Word, Expr::value(word))
        .col_expr(Column::ChangedBy, Expr::value(by.id))
        .col_expr(Column::ChangedAt, Expr::value(now))
        .filter(Column::Id.eq(row.id))
        .filter(Column::State.eq(row.state))
        .filter(Column::StartsAt.gt(now))
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The students whom a meeting is for.
pub(super) async fn invited(conn: &impl ConnectionTrait, row: &Model) -> Result<Vec<PersonId>> {
    match row.team_id {
        Some(team) => circle::members(conn, team).await,
        None => Ok(class_member::Entity::find()
            .select_only()
            .column(class_member::Column::PersonId)
            .filter(class_member::Column::ClassId.eq(row.class_id))
            .filter(class_member::Column::LeftAt.is_null())
            .into_tuple()
            .all(conn)
            .await?),
    }
}

/// Where the meetings stand on a team's page.
fn place_of(team: TeamId) -> String {
    format!("{}#meetings", page_of(team))
}

/// Tells people of a meeting, each with a page that is theirs to open: a class's meeting is on the pages of
/// all its teams, of which only teachers have them all. `key`: nobody hears it twice. How many were told.
pub(super) async fn told(
    conn: &impl ConnectionTrait,
    app: &App,
    row: &Model,
    team: &team::Model,
    what: &str,
    people: &[PersonId],
    key: Option<&str>,
) -> Result<usize> {
    let teachers = circle::teachers(conn, row.class_id).await?;
    let mut by_page: BTreeMap<String, Vec<PersonId>> = BTreeMap::new();
    for person in people {
        let page = match row.team_id {
            Some(own) => place_of(own),
            None if teachers.contains(person) => place_of(team.id),
            None if *person == row.offered_by => "/supporting".to_owned(),
            None => "/calendars".to_owned(),
        };
        by_page.entry(page).or_default().push(*person);
    }
    let mut count = 0;
    for (page, people) in by_page {
        let notice = notice_of(conn, app, row, team, what, page).await?;
        let notice = match key {
            Some(key) => notice.once(key.to_owned()),
            None => notice,
        };
        count += tell(conn, app, &people, &notice).await?;
    }
    Ok(count)
}

/// What people are told of a meeting.
async fn notice_of(
    conn: &impl ConnectionTrait,
    app: &App,
    row: &Model,
    team: &team::Model,
    what: &str,
    page: String,
) -> Result<Notice> {
    let class = class::Entity::find_by_id(row.class_id).one(conn).await?.ok_or(Error::NotFound)?;
    let whom = |lang: Lang| match row.team_id {
        Some(_) => team.name.clone(),
        None => app.texts.get(lang, "classes-show-title", &[("class", class.name.as_str().into())]),
    };
    let when = |lang: Lang| text::moment(lang, row.starts_at);
    Ok(Notice::new(NoticeKind::Meeting, page)
        .with("what", what)
        .with("topic", row.topic.as_str())
        .with("when", json!({ "it": when(Lang::It), "en": when(Lang::En) }))
        .with("for", json!({ "it": whom(Lang::It), "en": whom(Lang::En) })))
}

/// Meetings that a team may come to, and offers to it, that are not long over.
pub(super) async fn of_team(
    conn: &impl ConnectionTrait,
    team: &team::Model,
    now: DateTime<Utc>,
) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::ClassId.eq(team.class_id))
        .filter(Condition::any().add(Column::TeamId.is_null()).add(Column::TeamId.eq(team.id)))
        .filter(Column::StartsAt.gt(now - Duration::days(60)))
        .order_by_asc(Column::StartsAt)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}

/// These classes' meetings that take place, or were to.
pub(super) async fn of_classes(conn: &impl ConnectionTrait, classes: &[ClassId]) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::ClassId.is_in(classes.iter().copied()))
        .filter(
            // What was called off is said to those who had it in their calendars, and to nobody else.
            Condition::any().add(Column::State.eq(MeetingState::Accepted)).add(
                Condition::all()
                    .add(Column::State.eq(MeetingState::Cancelled))
                    .add(Column::AcceptedAt.is_not_null()),
            ),
        )
        .order_by_asc(Column::StartsAt)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}

/// The offers to a teacher's classes that wait for an answer, each with a team on whose page it is.
pub(super) async fn waiting(
    conn: &impl ConnectionTrait,
    teacher: PersonId,
    now: DateTime<Utc>,
) -> Result<Vec<(MeetingId, Option<TeamId>)>> {
    let classes =
        class_teacher::Entity::find().filter(class_teacher::Column::PersonId.eq(teacher)).all(conn).await?;
    let rows = Entity::find()
        .filter(Column::ClassId.is_in(classes.into_iter().map(|tie| tie.class_id)))
        .filter(Column::State.eq(MeetingState::Offered))
        .filter(Column::StartsAt.gt(now))
        .order_by_asc(Column::StartsAt)
        .all(conn)
        .await?;
    let teams = team::Entity::find()
        .filter(team::Column::ClassId.is_in(rows.iter().map(|row| row.class_id)))
        .order_by_asc(team::Column::Id)
        .all(conn)
        .await?;
    let of_class = |row: &Model| teams.iter().find(|team| team.class_id == row.class_id).map(|team| team.id);
    Ok(rows.iter().map(|row| (row.id, row.team_id.or_else(|| of_class(row)))).collect())
}

/// A team's page with those who help it.
pub(super) fn page_of(team: TeamId) -> String {
    format!("/teams/{team}/support")
}
