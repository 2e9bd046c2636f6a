//! The team's calendar, a month at a time: what the edition asks for by when, meetings, days of tasks,
//! and what the team has put in itself.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use tables::kinds::TaskState;

use super::month::Month;
use super::{occasions, task_rows};
use crate::classes::{AppointmentKind, deadlines_of};
use crate::clock::day_in_italy;
use crate::error::Result;
use crate::teams::access::is_live;
use crate::teams::access::{ViewTeam, may_plan};
use crate::text;
use crate::web::Response;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct CalendarPage {
    id: i64,
    name: String,
    may_plan: bool,
    /// Its first day, for its name.
    month: String,
    weeks: Vec<Vec<DayView>>,
    empty: bool,
    previous: String,
    next: String,
    /// The address of the present month, if another is shown.
    now: Option<String>,
}

#[derive(Serialize)]
struct DayView {
    day: String,
    number: u32,
    /// Of this month?
    inside: bool,
    today: bool,
    items: Vec<Item>,
}

/// Something on a day.
#[derive(Clone, Serialize)]
pub(super) struct Item {
    /// `step`, `meeting`, `task` or `occasion`.
    pub(super) kind: &'static str,
    pub(super) title: String,
    /// From when to when, if it has hours.
    pub(super) hours: Option<String>,
    pub(super) place: String,
    pub(super) href: Option<String>,
    pub(super) cancelled: bool,
    /// A task that is done.
    pub(super) done: bool,
}

impl Page for CalendarPage {
    const TEMPLATE: &'static str = "workspace/calendar.html";
}

/// The month of the address; the present one, if it says none.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct MonthQuery {
    month: String,
}

fn hours(starts_at: DateTime<Utc>, minutes: i32) -> String {
    format!("{}–{}", text::hour(starts_at), text::hour(starts_at + Duration::minutes(minutes.into())))
}

/// All that stands on the team's days from one to another, both included.
pub(super) async fn items(
    visit: &Visit,
    may: &ViewTeam,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<BTreeMap<NaiveDate, Vec<Item>>> {
    let app = &visit.app;
    let plans = may_plan(may.tie) && is_live(&app.db, &may.team).await?;
    let mut days: BTreeMap<NaiveDate, Vec<Item>> = BTreeMap::new();
    let mut put = |day: NaiveDate, item: Item| {
        if (from..=to).contains(&day) {
            days.entry(day).or_default().push(item);
        }
    };
    let plain = |kind, title: String| Item {
        kind,
        title,
        hours: None,
        place: String::new(),
        href: None,
        cancelled: false,
        done: false,
    };
    for one in deadlines_of(app, &may.team).await? {
        put(one.due, plain("step", one.title.of(visit.lang).to_owned()));
    }
    for row in task_rows::of_team(&app.db, may.team.id).await? {
        let Some(due) = row.due_on else { continue };
        let href = visit.link(&format!("/teams/{}/tasks#task-{}", may.team.id, row.id));
        let done = row.state == TaskState::Done;
        put(due, Item { href: Some(href), done, ..plain("task", row.title) });
    }
    for (_, one) in crate::appointments(app, &[may.team.class_id]).await? {
        // A whole class's meeting is each of its teams' too.
        if one.kind != AppointmentKind::Meeting || one.of_team.is_some_and(|team| team != may.team.id) {
            continue;
        }
        let item = Item {
            hours: Some(hours(one.starts_at, one.minutes)),
            href: Some(visit.link(&format!("/teams/{}/support#meetings", may.team.id))),
            cancelled: one.cancelled,
            place: one.place,
            ..plain("meeting", one.topic)
        };
        put(day_in_italy(one.starts_at), item);
    }
    // A day more at both ends: days in Italy begin before those in universal time.
    let start = (from - Duration::days(1)).and_time(chrono::NaiveTime::MIN).and_utc();
    let end = (to + Duration::days(2)).and_time(chrono::NaiveTime::MIN).and_utc();
    for row in occasions::between(&app.db, may.team.id, start, end).await? {
        let href = format!("/teams/{}/calendar/{}", may.team.id, row.id);
        let item = Item {
            hours: Some(hours(row.starts_at, row.minutes)),
            href: plans.then(|| visit.link(&href)),
            cancelled: row.cancelled_at.is_some(),
            place: row.place,
            ..plain("occasion", row.title)
        };
        put(day_in_italy(row.starts_at), item);
    }
    for items in days.values_mut() {
        items.sort_by(|a, b| a.hours.cmp(&b.hours));
    }
    Ok(days)
}

pub(super) async fn show(may: ViewTeam, visit: Visit, Query(query): Query<MonthQuery>) -> Result<Response> {
    let today = visit.app.clock.today();
    let month = query.month.parse().unwrap_or(Month::of(today));
    let mut days = items(&visit, &may, month.first(), month.last()).await?;
    let empty = days.is_empty();
    let address = |month: Month| visit.link(&format!("/teams/{}/calendar?month={month}", may.team.id));
    let weeks = month.weeks().into_iter().map(|week| {
        let view = |day: NaiveDate| DayView {
            day: day.to_string(),
            number: chrono::Datelike::day(&day),
            inside: Month::of(day) == month,
            today: day == today,
            items: days.remove(&day).unwrap_or_default(),
        };
        week.into_iter().map(view).collect()
    });
    let weeks = weeks.collect();
    visit.show(&CalendarPage {
        id: may.team.id.0,
        may_plan: may_plan(may.tie) && is_live(&visit.app.db, &may.team).await?,
        name: may.team.name,
        month: month.first().to_string(),
        weeks,
        empty,
        previous: address(month.previous()),
        next: address(month.next()),
        now: (month != Month::of(today)).then(|| address(Month::of(today))),
    })
}
