//! Telling: the one way by which features let people know.

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, QuerySelect, Set};
use serde::Serialize;
use serde_json::{Map, Value};
use tables::ids::PersonId;
use tables::kinds::{Delivery, NoticeKind};
use tables::{notice, person};

use super::words::{QUOTE, Words};
use super::{kinds, unsubscribe, wishes};
use crate::App;
use crate::error::Result;
use crate::mail::{self, Letter, Manners};
use crate::text::Lang;

/// A notice that was read is kept so many days: a school year.
const KEPT_DAYS: i64 = 365;

/// What is to be told.
#[derive(Clone, Debug)]
pub struct Notice {
    kind: NoticeKind,
    params: Map<String, Value>,
    link: String,
    stack: Option<String>,
    once: Option<String>,
    has_letter: bool,
}

impl Notice {
    /// Of that kind, leading to that page (without the language).
    pub fn new(kind: NoticeKind, link: impl Into<String>) -> Self {
        Self { kind, params: Map::new(), link: link.into(), stack: None, once: None, has_letter: false }
    }

    /// A value of its words. Never a person's name: notices outlive accounts.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.params.insert(name.to_owned(), value.into());
        self
    }

    /// Somebody's own words, shown below; an object `{it, en}` is shown in the reader's language.
    #[must_use]
    pub fn quoting(self, words: impl Into<Value>) -> Self {
        self.with(QUOTE, words)
    }

    /// Unread ones of this kind and stack become one, with a count.
    #[must_use]
    pub fn stacked(mut self, stack: impl Into<String>) -> Self {
        self.stack = Some(stack.into());
        self
    }

    /// A letter of its own tells the same by mail, or has nobody to go to: this is kept in Coesa only.
    #[must_use]
    pub fn beside_letter(mut self) -> Self {
        self.has_letter = true;
        self
    }

    /// Each person is told this but once, however often it is said.
    #[must_use]
    pub fn once(mut self, key: impl Into<String>) -> Self {
        self.once = Some(key.into());
        self
    }
}

/// One notice as a mail.
#[derive(Serialize)]
#[serde(transparent)]
struct NoticeLetter(Words);

impl Letter for NoticeLetter {
    const TEMPLATE: &'static str = "notice";
}

/// Tells these people, each as they wish: a row in Coesa, and a mail at once or a place in a digest.
/// Closed accounts are left out. Gives how many were told.
pub async fn tell(
    conn: &impl ConnectionTrait,
    app: &App,
    recipients: &[PersonId],
    notice: &Notice,
) -> Result<usize> {
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(recipients.iter().copied()))
        .filter(person::Column::Active.eq(true))
        .all(conn)
        .await?;
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let chosen = wishes::for_kind(conn, &ids, notice.kind).await?;
    let quiet = wishes::quiet(conn, &ids).await?;
    let mut told = 0;
    for person in &people {
        let wish = kinds::settled(notice.kind, chosen.get(&person.id).copied(), wishes::by_mail(person));
        let wish = if notice.has_letter && wish != Delivery::Off { Delivery::InApp } else { wish };
        if wish == Delivery::Off {
            continue;
        }
        let kept = keep(conn, app, person.id, notice, wish).await?;
        if kept == Kept::Before {
            continue;
        }
        told += 1;
        // Of what is added to a notice that they have not looked at yet they have had a mail.
        if wish == Delivery::Now && kept == Kept::New {
            let quiet = wishes::quiet_of(person.role, quiet.get(&person.id).copied());
            send(conn, app, person, notice, quiet).await?;
        }
    }
    Ok(told)
}

async fn send(
    conn: &impl ConnectionTrait,
    app: &App,
    person: &person::Model,
    notice: &Notice,
    quiet: crate::clock::Quiet,
) -> Result<()> {
    let lang = Lang::parse(&person.language).unwrap_or_default();
    let words = Words::new(&app.texts, lang, notice.kind, &notice.params, 1, &notice.link);
    // What is about one's own account does not wait, and can't be ended.
    let manners = if notice.kind == NoticeKind::Security {
        Manners::default()
    } else {
        let address = unsubscribe::address(conn, app, person, notice.kind.as_str()).await?;
        Manners { unsubscribe: Some(address), quiet: Some(quiet), stranger: false }
    };
    mail::queue_with(conn, app, person, &NoticeLetter(words), manners).await
}

/// What became of a notice to one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kept {
    /// It is a row of its own.
    New,
    /// It is one more of a row that they have not looked at yet.
    Added,
    /// They have been told before.
    Before,
}

/// Writes the row, or adds to one that is there.
async fn keep(
    conn: &impl ConnectionTrait,
    app: &App,
    person: PersonId,
    notice: &Notice,
    wish: Delivery,
) -> Result<Kept> {
    let now = app.clock.now();
    let params = Value::Object(notice.params.clone());
    let digest = matches!(wish, Delivery::Daily | Delivery::Weekly).then_some(wish);
    if let Some(stack) = &notice.stack {
        let same = notice::Entity::update_many()
            .col_expr(notice::Column::Times, Expr::col(notice::Column::Times).add(1))
            .col_expr(notice::Column::CreatedAt, Expr::value(now))
            .col_expr(notice::Column::Params, Expr::value(params.clone()))
            .col_expr(notice::Column::Link, Expr::value(notice.link.clone()))
            .filter(notice::Column::RecipientId.eq(person))
            .filter(notice::Column::Kind.eq(notice.kind))
            .filter(notice::Column::Stack.eq(stack.as_str()))
            .filter(notice::Column::ReadAt.is_null())
            .filter(notice::Column::DigestedAt.is_null());
        let same = match digest {
            Some(cadence) => same.filter(notice::Column::Digest.eq(cadence)),
            None => same.filter(notice::Column::Digest.is_null()),
        };
        if same.exec(conn).await?.rows_affected > 0 {
            return Ok(Kept::Added);
        }
    }
    let row = notice::ActiveModel {
        id: NotSet,
        recipient_id: Set(person),
        kind: Set(notice.kind),
        params: Set(params),
        link: Set(notice.link.clone()),
        stack: Set(notice.stack.clone()),
        times: Set(1),
        once_key: Set(notice.once.as_ref().map(|key| once_key(key, person))),
        digest: Set(digest),
        digested_at: Set(None),
        created_at: Set(now),
        read_at: Set(None),
    };
    let written = notice::Entity::insert(row)
        .on_conflict(OnConflict::column(notice::Column::OnceKey).do_nothing().to_owned())
        .exec_without_returning(conn)
        .await?;
    Ok(if written > 0 { Kept::New } else { Kept::Before })
}

/// Forgets what was read long ago. What has not been read is kept.
pub async fn sweep(app: &App) -> Result<u64> {
    let long_ago = app.clock.now() - chrono::Duration::days(KEPT_DAYS);
    let done = notice::Entity::delete_many()
        .filter(notice::Column::ReadAt.lt(long_ago))
        .filter(notice::Column::CreatedAt.lt(long_ago))
        .exec(&app.db)
        .await?;
    Ok(done.rows_affected)
}

/// The unique key of what that person is told once.
fn once_key(key: &str, person: PersonId) -> String {
    format!("{key}:person:{person}")
}

/// Those of these people who have not been told what is told once by that key.
pub async fn not_yet_told(
    conn: &impl ConnectionTrait,
    people: &[PersonId],
    key: &str,
) -> Result<Vec<PersonId>> {
    let told: Vec<PersonId> = notice::Entity::find()
        .select_only()
        .column(notice::Column::RecipientId)
        .filter(notice::Column::OnceKey.is_in(people.iter().map(|person| once_key(key, *person))))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(people.iter().filter(|person| !told.contains(person)).copied().collect())
}
