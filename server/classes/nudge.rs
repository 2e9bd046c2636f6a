//! A teacher's short word to a student, a team or the class: written down, told, and never too often.

use chrono::Duration;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter,
    QuerySelect, Set,
};
use serde_json::json;
use tables::ids::{PersonId, TeamId};
use tables::kinds::NoticeKind;
use tables::{class, nudge, team, team_member};

use super::access::NudgeClass;
use super::roster;
use crate::App;
use crate::db;
use crate::error::Result;
use crate::notices::{Notice, tell};
use crate::people::audit::{About, record};
use crate::text::Lang;

/// The fixed texts: `classes-nudge-phrase-…`.
pub const PHRASES: [&str; 6] =
    ["read-lesson", "choose-project", "go-on", "answer-remarks", "talk-to-me", "well-done"];
/// The longest own words, in characters.
pub const LONGEST: usize = 280;
/// So many to one student, one team or the whole class in a day.
pub const A_DAY: u64 = 3;
/// So many in one class in a day.
const A_DAY_IN_CLASS: u64 = 60;

/// To whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// One student.
    Student(PersonId),
    /// All members of a team.
    Team(TeamId),
    /// Everybody in the class.
    Class,
}

impl To {
    /// As forms say it: `class`, `student:5`, `team:3`.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "class" {
            return Some(Self::Class);
        }
        let (kind, id) = text.split_once(':')?;
        match kind {
            "student" => id.parse().ok().map(Self::Student),
            "team" => id.parse().ok().map(Self::Team),
            _ => None,
        }
    }

    fn row(self) -> (Option<PersonId>, Option<TeamId>) {
        match self {
            Self::Student(student) => (Some(student), None),
            Self::Team(team) => (None, Some(team)),
            Self::Class => (None, None),
        }
    }
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// So many people were told.
    Done(usize),
    /// Whom it was for is not in this class (any more).
    Gone,
    /// There were enough today.
    TooMany,
}

/// Sends it.
pub async fn send(app: &App, may: &NudgeClass, to: To, phrase: &str, words: &str) -> Result<Sent> {
    let class = may.class.id;
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    // Holds the class until the end, so that two who send at once are counted one after the other.
    class::Entity::update_many()
        .col_expr(class::Column::Name, Expr::col(class::Column::Name))
        .filter(class::Column::Id.eq(class))
        .exec(&tx)
        .await?;
    let mut notice = Notice::new(NoticeKind::Nudge, "/home");
    let people = match to {
        To::Student(student) => {
            if !roster::is_member(&tx, class, student).await? {
                return Ok(Sent::Gone);
            }
            notice = notice.with("to", "student");
            vec![student]
        }
        To::Team(id) => {
            let team = team::Entity::find_by_id(id).one(&tx).await?;
            let Some(team) = team.filter(|team| team.class_id == class) else { return Ok(Sent::Gone) };
            notice = Notice::new(NoticeKind::Nudge, format!("/teams/{id}"))
                .with("to", "team")
                .with("team", team.name);
            members(&tx, id).await?
        }
        To::Class => {
            notice = notice.with("to", "class");
            roster::people(&tx, class).await?.into_iter().map(|person| person.id).collect()
        }
    };
    let today = || nudge::Entity::find().filter(nudge::Column::ClassId.eq(class)).filter(since(now));
    let (student_id, team_id) = to.row();
    let same = match to {
        To::Student(student) => today().filter(nudge::Column::StudentId.eq(student)),
        To::Team(team) => today().filter(nudge::Column::TeamId.eq(team)),
        To::Class => {
            today().filter(nudge::Column::StudentId.is_null()).filter(nudge::Column::TeamId.is_null())
        }
    };
    if same.count(&tx).await? >= A_DAY || today().count(&tx).await? >= A_DAY_IN_CLASS {
        return Ok(Sent::TooMany);
    }
    let row = nudge::ActiveModel {
        id: NotSet,
        class_id: Set(class),
        author_id: Set(may.by.id),
        student_id: Set(student_id),
        team_id: Set(team_id),
        phrase: Set(phrase.to_owned()),
        words: Set(words.to_owned()),
        at: Set(now),
    };
    let id = row.insert(&tx).await?.id;
    let about = About::new("class", class).with(json!({
        "nudge": id, "student": student_id.map(|id| id.0), "team": team_id.map(|id| id.0),
    }));
    record(&tx, &app.clock, Some(&may.by), "class.nudged", about).await?;
    let quote = |lang: Lang| said(app, lang, phrase, words);
    let notice = notice
        .with("class", may.class.name.as_str())
        .quoting(json!({ "it": quote(Lang::It), "en": quote(Lang::En) }));
    let told = tell(&tx, app, &people, &notice).await?;
    tx.commit().await?;
    Ok(Sent::Done(told))
}

/// The fixed text and the own words, a line each.
pub fn said(app: &App, lang: Lang, phrase: &str, words: &str) -> String {
    let mut lines = Vec::new();
    if PHRASES.contains(&phrase) {
        lines.push(app.texts.get(lang, &format!("classes-nudge-phrase-{phrase}"), &[]));
    }
    if !words.is_empty() {
        lines.push(words.to_owned());
    }
    lines.join("\n")
}

fn since(now: chrono::DateTime<chrono::Utc>) -> Expr {
    nudge::Column::At.gt(now - Duration::days(1))
}

async fn members(conn: &impl ConnectionTrait, team: TeamId) -> Result<Vec<PersonId>> {
    Ok(team_member::Entity::find()
        .select_only()
        .column(team_member::Column::PersonId)
        .filter(team_member::Column::TeamId.eq(team))
        .filter(team_member::Column::LeftAt.is_null())
        .into_tuple()
        .all(conn)
        .await?)
}
