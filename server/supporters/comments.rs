//! What is said about a team's work: for the whole team, its teachers, its supporters and staff. There
//! is no field for whom it is meant, and so nothing goes from one adult to one student.

use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde::Serialize;
use serde_json::json;
use tables::ids::{CommentId, PersonId, TeamId};
use tables::kinds::{NoticeKind, Role};
use tables::team_comment::{ActiveModel, Column, Entity};
use tables::{organisation, organisation_member, person, team};

use crate::App;
use crate::classes::given;
use crate::db::{self, Db};
use crate::error::Result;
use crate::notices::{Notice, tell};
use crate::people::audit::About;
use crate::privacy::{Finding, scan};
use crate::teams::access::{LeadTeam, TalkInTeam, TeamTie};
use crate::teams::circle;
use crate::teams::cover::{Notes, cover};
use crate::web::form::PRESSED_TWICE;

/// The longest comment.
pub(super) const LONGEST: usize = 2000;
/// So many comments may one person write to a team in a day.
const A_DAY: u64 = 20;
/// So many are shown.
const MOST: u64 = 200;

/// What became of a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is there, and people were told.
    Done(CommentId),
    /// Nothing in it.
    Empty,
    /// Too long.
    Long,
    /// Telephone numbers or e-mail addresses are in it: these.
    Contacts(Vec<String>),
    /// Too many of this person today.
    TooMany,
}

/// A comment as one who stands so to the team sees it.
#[derive(Serialize)]
pub(super) struct CommentView {
    pub(super) id: i64,
    pub(super) author: String,
    /// The author's organisations.
    pub(super) from: String,
    /// `student`, `teacher` or `supporter`.
    pub(super) role: &'static str,
    pub(super) at: DateTime<Utc>,
    /// None: hidden from this reader.
    pub(super) words: Option<String>,
    pub(super) hidden: bool,
    /// Its author has taken it back.
    pub(super) taken_back: bool,
    /// This reader's own.
    pub(super) own: bool,
}

/// Does one who stands so still read what a teacher has hidden?
fn may_read_hidden(tie: TeamTie) -> bool {
    match tie {
        TeamTie::Teacher | TeamTie::Staff => true,
        TeamTie::Member | TeamTie::Supporter | TeamTie::None => false,
    }
}

/// The team's comments as `reader` sees them, the oldest first: the last of them, if there are very many.
pub(super) async fn of_team(
    db: &Db,
    team: TeamId,
    tie: TeamTie,
    reader: PersonId,
) -> Result<Vec<CommentView>> {
    let mut rows = Entity::find()
        .filter(Column::TeamId.eq(team))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(MOST)
        .all(db)
        .await?;
    rows.reverse();
    let authors: Vec<PersonId> = rows.iter().map(|row| row.author_id).collect();
    let names = organisations_of(db, &authors).await?;
    let people: HashMap<PersonId, person::Model> = person::Entity::find()
        .filter(person::Column::Id.is_in(authors))
        .all(db)
        .await?
        .into_iter()
        .map(|person| (person.id, person))
        .collect();
    Ok(rows
        .into_iter()
        .map(|row| {
            let author = people.get(&row.author_id);
            let hidden = row.hidden_at.is_some();
            CommentView {
                id: row.id.0,
                author: author.map_or_else(String::new, |author| author.name.clone()),
                from: names.get(&row.author_id).map_or_else(String::new, |names| names.join(", ")),
                role: author.map_or(Role::Student, |author| author.role).as_str(),
                at: row.at,
                words: (!hidden || may_read_hidden(tie)).then_some(row.words),
                hidden,
                taken_back: hidden && row.hidden_by == Some(row.author_id),
                own: row.author_id == reader,
            }
        })
        .collect())
}

/// How these supporters are called: a name, and their organisations.
pub(super) async fn names_of(db: &Db, people: &[PersonId]) -> Result<HashMap<PersonId, String>> {
    let organisations = organisations_of(db, people).await?;
    let rows =
        person::Entity::find().filter(person::Column::Id.is_in(people.iter().copied())).all(db).await?;
    let called = |row: person::Model| {
        let from = organisations.get(&row.id).map(|names| names.join(", "));
        (row.id, from.map_or_else(|| row.name.clone(), |from| format!("{}, {from}", row.name)))
    };
    Ok(rows.into_iter().map(called).collect())
}

/// The names of these people's organisations that help.
pub(super) async fn organisations_of(db: &Db, people: &[PersonId]) -> Result<HashMap<PersonId, Vec<String>>> {
    let ties = organisation_member::Entity::find()
        .filter(organisation_member::Column::PersonId.is_in(people.iter().copied()))
        .all(db)
        .await?;
    let rows = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(ties.iter().map(|tie| tie.organisation_id)))
        .filter(organisation::Column::Active.eq(true))
        .order_by_asc(organisation::Column::Name)
        .all(db)
        .await?;
    let mut names: HashMap<PersonId, Vec<String>> = HashMap::new();
    for row in rows {
        for tie in ties.iter().filter(|tie| tie.organisation_id == row.id) {
            names.entry(tie.person_id).or_default().push(row.name.clone());
        }
    }
    Ok(names)
}

/// The addresses and numbers in a text, by which adults and students could write to each other elsewhere.
pub(super) fn contacts(text: &str) -> Vec<String> {
    let found = scan(text, &[]).into_iter().filter(Finding::is_contact);
    found.map(|one| one.words().to_owned()).collect()
}

/// Writes a comment, and tells the team, its teachers, and supporters who have written there before.
pub(super) async fn say(app: &App, may: &TalkInTeam, words: &str) -> Result<Said> {
    let words = words.trim();
    if words.is_empty() {
        return Ok(Said::Empty);
    }
    if words.chars().count() > LONGEST {
        return Ok(Said::Long);
    }
    let contacts = contacts(words);
    if !contacts.is_empty() {
        return Ok(Said::Contacts(contacts));
    }
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    let today = Entity::find()
        .filter(Column::TeamId.eq(may.team.id))
        .filter(Column::AuthorId.eq(may.by.id))
        .filter(Column::At.gt(now - Duration::days(1)));
    if today.count(&tx).await? >= A_DAY {
        return Ok(Said::TooMany);
    }
    let last = Entity::find().filter(Column::TeamId.eq(may.team.id)).order_by_desc(Column::Id);
    if let Some(last) = last.one(&tx).await?
        && (last.author_id, last.words.as_str()) == (may.by.id, words)
        && last.hidden_at.is_none()
        && last.at > now - PRESSED_TWICE
    {
        return Ok(Said::Done(last.id));
    }
    let mut readers = circle::members(&tx, may.team.id).await?;
    readers.extend(circle::teachers(&tx, may.team.class_id).await?);
    readers.extend(supporters_in(&tx, &may.team).await?);
    readers.retain(|reader| *reader != may.by.id);
    let row = ActiveModel {
        id: NotSet,
        team_id: Set(may.team.id),
        author_id: Set(may.by.id),
        words: Set(words.to_owned()),
        at: Set(now),
        hidden_at: Set(None),
        hidden_by: Set(None),
    };
    let id = row.insert(&tx).await?.id;
    // Without the words: what a teacher hides must not stay in notices and mails.
    let notice = Notice::new(NoticeKind::Comment, format!("/teams/{}/support", may.team.id))
        .with("place", may.team.name.as_str())
        .stacked(format!("team:{}:comments", may.team.id));
    tell(&tx, app, &readers, &notice).await?;
    tx.commit().await?;
    Ok(Said::Done(id))
}

/// The supporters who have written to the team and still help it.
async fn supporters_in(conn: &impl ConnectionTrait, team: &team::Model) -> Result<Vec<PersonId>> {
    let authors: Vec<PersonId> = Entity::find()
        .select_only()
        .column(Column::AuthorId)
        .distinct()
        .filter(Column::TeamId.eq(team.id))
        .into_tuple()
        .all(conn)
        .await?;
    let supporters = person::Entity::find()
        .filter(person::Column::Id.is_in(authors))
        .filter(person::Column::Role.eq(Role::Supporter))
        .all(conn)
        .await?;
    let mut still = Vec::new();
    for supporter in supporters {
        if given::helps_team(conn, supporter.id, team).await? {
            still.push(supporter.id);
        }
    }
    Ok(still)
}

/// Takes one's own comment back: teachers and staff read it still, so that nobody can say something to students
/// and leave no trace of it. False: it was so.
pub(super) async fn take_back(app: &App, may: &TalkInTeam, id: CommentId) -> Result<bool> {
    let own = Condition::all()
        .add(Column::Id.eq(id))
        .add(Column::TeamId.eq(may.team.id))
        .add(Column::AuthorId.eq(may.by.id));
    let notes = Notes::<Entity> { at: Column::HiddenAt, by: Column::HiddenBy };
    let about = About::new("comment", id).with(json!({ "team": may.team.id.0 }));
    cover(app, &may.by, own, notes, true, about).await
}

/// Hides a comment of the team from its members and supporters, or shows it again, unless its author has taken it
/// back. False: it was so.
pub(super) async fn hide(app: &App, may: &LeadTeam, id: CommentId, hide: bool) -> Result<bool> {
    let mut which = Condition::all().add(Column::Id.eq(id)).add(Column::TeamId.eq(may.team.id));
    if !hide {
        let by_another = Expr::col(Column::HiddenBy).ne(Expr::col(Column::AuthorId));
        which = which.add(Condition::any().add(Column::HiddenBy.is_null()).add(by_another));
    }
    let notes = Notes::<Entity> { at: Column::HiddenAt, by: Column::HiddenBy };
    let about = About::new("comment", id).with(json!({ "team": may.team.id.0 }));
    cover(app, &may.by, which, notes, hide, about).await
}
