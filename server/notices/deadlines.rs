//! Reminders of deadlines: a week before, the day before, and once when it is over. Which deadlines
//! there are is for the features to say.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;
use tables::ids::{ClassId, PersonId, TeamId};
use tables::kinds::NoticeKind;
use tables::{class_member, class_teacher, team_member};

use super::tell::{Notice, tell};
use crate::App;
use crate::db::{self, Db};
use crate::error::Result;
use crate::text::Both;

/// After so many days nobody is told any more that something was due.
const FORGIVEN: i64 = 7;

/// Whom a deadline concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// The class's students and teachers.
    Class,
    /// Its teachers: some of its teams have done it.
    Teachers,
    /// The students of one team.
    Team(TeamId),
}

/// Something that a class should have done by a day.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// Says which it is, as long as it lives: `edition:3:end`.
    pub key: String,
    /// Whose.
    pub class: ClassId,
    /// Who of the class is reminded.
    pub whom: Whom,
    /// What.
    pub title: Both,
    /// The last day, in Italy.
    pub due: NaiveDate,
    /// The page where it is done, without the language.
    pub link: String,
}

/// The reminder for a deadline so many days away, if any.
fn stage(days: i64) -> Option<&'static str> {
    match days {
        2..=7 => Some("week"),
        0..=1 => Some("day"),
        days if (-FORGIVEN..0).contains(&days) => Some("over"),
        _ => None,
    }
}

/// Reminds whoever has not been; gives how many were. A server that slept over the day itself is late,
/// and says how many days are left; who comes into the class later is told then.
pub async fn step(app: &App, deadlines: &[Deadline]) -> Result<usize> {
    let today = app.clock.today();
    let mut told = 0;
    for deadline in deadlines {
        let days = (deadline.due - today).num_days();
        let Some(stage) = stage(days) else { continue };
        // A day that was moved is another deadline, of which people are told anew.
        let key = format!("deadline:{}:{}:class:{}:{stage}", deadline.key, deadline.due, deadline.class);
        let new = not_yet_told(&app.db, deadline, &key).await?;
        if new.is_empty() {
            continue;
        }
        let notice = Notice::new(NoticeKind::Deadline, deadline.link.clone())
            .with("title", json!({ "it": deadline.title.it, "en": deadline.title.en }))
            .with("due", deadline.due.to_string())
            .with("days", days)
            .with("stage", stage)
            .once(key);
        let tx = db::begin_write(&app.db).await?;
        told += tell(&tx, app, &new, &notice).await?;
        tx.commit().await?;
    }
    Ok(told)
}

/// Whom it concerns and who have not had this reminder.
async fn not_yet_told(db: &Db, deadline: &Deadline, key: &str) -> Result<Vec<PersonId>> {
    let students = match deadline.whom {
        Whom::Teachers => Vec::new(),
        Whom::Class => {
            let all = class_member::Entity::find().filter(class_member::Column::ClassId.eq(deadline.class));
            let all = all.filter(class_member::Column::LeftAt.is_null());
            all.select_only().column(class_member::Column::PersonId).into_tuple().all(db).await?
        }
        Whom::Team(team) => {
            let all = team_member::Entity::find().filter(team_member::Column::TeamId.eq(team));
            let all = all.filter(team_member::Column::LeftAt.is_null());
            all.select_only().column(team_member::Column::PersonId).into_tuple().all(db).await?
        }
    };
    let teachers = match deadline.whom {
        Whom::Team(_) => Vec::new(),
        Whom::Class | Whom::Teachers => {
            let all = class_teacher::Entity::find().filter(class_teacher::Column::ClassId.eq(deadline.class));
            all.select_only().column(class_teacher::Column::PersonId).into_tuple().all(db).await?
        }
    };
    let people: Vec<PersonId> = students.into_iter().chain(teachers).collect();
    super::tell::not_yet_told(db, &people, key).await
}
