//! What a team's own page shows of its work: the reader's next tasks, the next days, what happened last.

use chrono::Duration;
use tables::kinds::TaskState;

use super::{activity, calendar, task_rows, tasks};
use crate::error::Result;
use crate::teams::access::ViewTeam;
use crate::teams::ahead::{Ahead, Coming, Happened, Todo};
use crate::web::visit::Visit;

/// So many of each are shown.
const SHOWN: usize = 3;
/// So many days are looked ahead.
const DAYS: i64 = 60;

/// For a team's page.
pub async fn ahead(visit: &Visit, may: &ViewTeam) -> Result<Ahead> {
    let app = &visit.app;
    let today = app.clock.today();
    let rows = task_rows::of_team(&app.db, may.team.id).await?;
    let does = task_rows::assignees(&app.db, rows.iter().map(|row| row.id)).await?;
    let mine = rows.into_iter().filter(|row| {
        row.state != TaskState::Done && does.get(&row.id).is_some_and(|who| who.contains(&may.by.id))
    });
    let todo = mine.take(SHOWN).map(|row| Todo {
        late: tasks::is_late(&row, today),
        due: row.due_on.map(|day| day.to_string()),
        href: visit.link(&format!("/teams/{}/tasks#task-{}", may.team.id, row.id)),
        title: row.title,
    });
    let tasks = todo.collect();
    let days = calendar::items(visit, may, today, today + Duration::days(DAYS)).await?;
    let coming = days.into_iter().flat_map(|(day, items)| {
        items.into_iter().filter(|item| !item.cancelled && item.kind != "task").map(move |item| Coming {
            day: day.to_string(),
            hours: item.hours,
            title: item.title,
        })
    });
    let days = coming.take(SHOWN).collect();
    let last = activity::latest(visit, may).await?;
    let last = last.into_iter().map(|one| Happened { at: one.at, words: one.words, href: one.href });
    Ok(Ahead { due: Vec::new(), tasks, days, last: last.collect() })
}
