//! Who has done how much, for the teacher; a student sees their own line. Numbers say where somebody was
//! at work, not how good it was, and the page says so.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use tables::ids::PersonId;
use tables::{person, team_member};

use crate::classes;
use crate::error::Result;
use crate::schools::Wish;
use crate::schools::progress::acts::{self, Act};
use crate::teams::access::{CountTeam, TeamTie};
use crate::text;
use crate::web::Response;
use crate::web::address::At;
use crate::web::page::Page;
use crate::web::sheet::{Cell, Sheet};
use crate::web::visit::Visit;

/// What a column counts.
#[derive(Clone, Copy)]
enum Count {
    /// How often somebody did that.
    Times(Act),
    /// How many words they put into documents.
    Words,
    /// How many units they read.
    Lessons,
}

/// The columns in their order, each with the end of its text's key.
const COLUMNS: [(&str, Count); 16] = [
    ("answers", Count::Times(Act::Answer)),
    ("documents", Count::Times(Act::Document)),
    ("words", Count::Words),
    ("posts", Count::Times(Act::Post)),
    ("canvas", Count::Times(Act::Canvas)),
    ("selections", Count::Times(Act::Selection)),
    ("charts", Count::Times(Act::Chart)),
    ("reasons", Count::Times(Act::Reason)),
    ("tasks", Count::Times(Act::Task)),
    ("diary", Count::Times(Act::Diary)),
    ("files", Count::Times(Act::File)),
    ("photos", Count::Times(Act::Photo)),
    ("deliverables", Count::Times(Act::Deliverable)),
    ("comments", Count::Times(Act::Comment)),
    ("remarks", Count::Times(Act::Remark)),
    ("lessons", Count::Lessons),
];

#[derive(Serialize)]
struct ContributionsPage {
    id: i64,
    name: String,
    /// Everybody's lines, or the reader's own.
    all: bool,
    columns: [&'static str; 16],
    lines: Vec<Line>,
    /// The sums of the columns, for whoever sees everybody's lines.
    total: Option<Vec<i64>>,
}

#[derive(Serialize)]
struct Line {
    name: String,
    /// Is no longer in the team.
    gone: bool,
    counts: Vec<i64>,
    /// The share of what was saved in the report, documents and posts, in hundredths.
    share: Option<i64>,
}

impl Page for ContributionsPage {
    const TEMPLATE: &'static str = "workspace/contributions.html";
}

/// Who is or was in the team, each once; who is in it before those who are gone.
async fn everybody(conn: &impl ConnectionTrait, may: &CountTeam) -> Result<Vec<(person::Model, bool)>> {
    let ties =
        team_member::Entity::find().filter(team_member::Column::TeamId.eq(may.team.id)).all(conn).await?;
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(ties.iter().map(|tie| tie.person_id)))
        .order_by_asc(person::Column::Id)
        .all(conn)
        .await?;
    let people = text::by_name(people, |one| &one.name);
    let is_gone = |id: PersonId| !ties.iter().any(|tie| tie.person_id == id && tie.left_at.is_none());
    let mut all: Vec<(person::Model, bool)> = people
        .into_iter()
        .map(|person| (is_gone(person.id), person))
        .map(|(gone, one)| (one, gone))
        .collect();
    all.sort_by_key(|(_, gone)| *gone);
    Ok(all)
}

/// Does the reader see their own line only?
fn own_only(may: &CountTeam) -> bool {
    may.tie == TeamTie::Member
}

async fn lines(visit: &Visit, may: &CountTeam) -> Result<Vec<Line>> {
    let (db, team) = (&visit.app.db, may.team.id);
    let on_page = classes::counted(visit, may.team.class_id, team).await?;
    let done = acts::of_team(db, team).await?;
    let count = |person: PersonId, what: Count| -> i64 {
        let own = done.iter().filter(|one| one.person == person);
        match what {
            Count::Times(act) => own.filter(|one| one.act == act).map(|one| one.many).sum(),
            Count::Words => own.map(|one| one.words).sum(),
            Count::Lessons => on_page.iter().find(|one| one.person == person).map_or(0, |one| one.read),
        }
    };
    let all = everybody(db, may).await?.into_iter();
    Ok(all
        .filter(|(person, _)| !own_only(may) || person.id == may.by.id)
        .map(|(person, gone)| Line {
            counts: COLUMNS.map(|(_, what)| count(person.id, what)).to_vec(),
            share: on_page.iter().find(|one| one.person == person.id).and_then(|one| one.share),
            name: person.name,
            gone,
        })
        .collect())
}

/// The sums of the columns, for whoever sees everybody's lines.
fn total(may: &CountTeam, lines: &[Line]) -> Option<Vec<i64>> {
    let sum = |at: usize| -> i64 { lines.iter().filter_map(|line| line.counts.get(at)).sum() };
    (!own_only(may) && !lines.is_empty()).then(|| (0..COLUMNS.len()).map(sum).collect())
}

pub(super) async fn show(may: CountTeam, visit: Visit) -> Result<Response> {
    let lines = lines(&visit, &may).await?;
    visit.show(&ContributionsPage {
        id: may.team.id.0,
        all: !own_only(&may),
        total: total(&may, &lines),
        name: may.team.name,
        columns: COLUMNS.map(|(name, _)| name),
        lines,
    })
}

/// A line of the file.
fn row(name: String, counts: Vec<i64>, share: Option<i64>) -> Vec<Cell> {
    let mut cells = vec![Cell::from(name)];
    cells.extend(counts.into_iter().map(|count| Cell::from(usize::try_from(count).unwrap_or(0))));
    cells.push(share.map(Cell::Share).into());
    cells
}

pub(super) async fn download(may: CountTeam, visit: Visit, At(Wish(ending)): At<Wish>) -> Result<Response> {
    let mut header = vec![visit.t("classes-student")];
    header.extend(COLUMNS.map(|(name, _)| visit.t(&format!("workspace-count-{name}"))));
    header.push(visit.t("workspace-count-share"));
    let lines = lines(&visit, &may).await?;
    let total = total(&may, &lines);
    let total = total.map(|counts| row(visit.t("workspace-contributions-total"), counts, None));
    let rows = lines.into_iter().map(|line| row(line.name, line.counts, line.share)).chain(total);
    let name = format!("{}-{}", visit.t("workspace-contributions-file"), may.team.slug);
    Sheet { name, header, rows: rows.collect() }.download(ending)
}
