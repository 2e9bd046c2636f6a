//! The page of one thing that a step asks for: what is good, the draft, where it stands, its versions.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use tables::deliverable;
use tables::kinds::{DeliverableState, Verdict};
use tables::{deliverable_version, person};

use super::access::{ReadPiece, may_extend};
use super::class_list::{self, Beside};
use super::file::{self, FileView};
use super::form::{self, Draft, Link};
use super::judgement::{self, may_accept, may_return};
use super::own;
use super::piece::{self, PieceView};
use crate::error::{Error, Result};
use crate::markdown;
use crate::schools::editions::must_be_live;
use crate::schools::moments;
use crate::schools::programme::Takes;
use crate::teams::access::may_edit;
use crate::web::Response;
use crate::web::form::Errors;
use crate::web::page::{Page, Typed};
use crate::web::visit::Visit;

#[derive(Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each says whether the page has a button")]
struct PiecePage {
    team: i64,
    team_name: String,
    class: i64,
    about: String,
    points: i32,
    piece: PieceView,
    path: String,
    takes: Vec<&'static str>,
    may_write: bool,
    may_take_back: bool,
    may_accept: bool,
    may_return: bool,
    may_extend: bool,
    /// A teacher or staff, who have a list of what waits.
    judges: bool,
    version: i32,
    /// What there is, for those who don't write now.
    content: Option<ContentView>,
    files: Vec<FileView>,
    most_files: u64,
    max_bytes: usize,
    limits: Limits,
    /// The fields of all forms of the page.
    form: Typed,
    /// What the team has made elsewhere and can hand in: keys and titles.
    own: Vec<(String, String)>,
    /// How many words the text has.
    counted: usize,
    /// How many it should have, at least and at most.
    length: Option<[usize; 2]>,
    /// The rows of links that are shown, and those that can be unfolded.
    rows: (Vec<usize>, Vec<usize>),
    /// `yes`: the fields hold what could not be saved; `theirs`: beside another's draft.
    came_back: Option<&'static str>,
    theirs: Option<TheirsView>,
    /// What was typed and could not be saved, because it is not the team's turn any more.
    unsaved: Option<Draft>,
    versions: Vec<VersionView>,
    /// Before and after this one among those that wait for the teacher.
    previous: Option<(String, String)>,
    next: Option<(String, String)>,
    waiting: usize,
    errors: Errors,
}

#[derive(Serialize)]
struct Limits {
    words: usize,
    title: usize,
    address: usize,
    answer: usize,
}

/// A text with its links, to be read.
#[derive(Serialize)]
pub(super) struct ContentView {
    html: String,
    links: Vec<Link>,
}

/// The draft that somebody else saved in the meantime.
#[derive(Serialize)]
struct TheirsView {
    by: String,
    at: String,
    words: String,
    links: Vec<Link>,
}

/// A version in the list of them.
#[derive(Serialize)]
struct VersionView {
    number: i32,
    href: String,
    at: String,
    by: Option<String>,
    verdict: Option<&'static str>,
    words: String,
}

impl Page for PiecePage {
    const TEMPLATE: &'static str = "deliverables/show.html";
}

/// What a form sent that has to be shown again.
#[derive(Default)]
pub(super) struct Again {
    pub(super) draft: Option<Draft>,
    /// Further fields: a file's title, an answer, a day.
    pub(super) fields: Vec<(&'static str, String)>,
    pub(super) theirs: Option<(deliverable::Model, String)>,
    pub(super) unsaved: Option<Draft>,
    pub(super) errors: Errors,
}

impl ContentView {
    pub(super) fn new(words: &str, links: &serde_json::Value) -> Result<Self> {
        Ok(Self { html: markdown::html(words), links: form::links_of(links)? })
    }
}

pub(super) async fn show(may: ReadPiece, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, &may, Again::default()).await?)
}

/// The page again, with what was typed.
pub(super) async fn again(
    visit: &Visit,
    status: StatusCode,
    by: crate::web::visit::Actor,
    which: &super::access::Which,
    again: Again,
) -> Result<Response> {
    let may = ReadPiece::check(&visit.app.db, by, which).await?;
    visit.show_with(status, &page(visit, &may, again).await?)
}

/// The fields of the draft's form.
fn fields(draft: &Draft, revision: i32) -> Typed {
    let mut fields = draft.fields();
    fields.insert("revision".to_owned(), revision.to_string());
    for name in ["own", "file-title", "answer", "day", "hour"] {
        fields.insert(name.to_owned(), String::new());
    }
    fields
}

async fn page(visit: &Visit, may: &ReadPiece, again: Again) -> Result<PiecePage> {
    let db = &visit.app.db;
    let piece = &may.piece;
    let live = match must_be_live(db, piece.step.edition_id).await {
        Ok(()) => true,
        Err(Error::Forbidden) => false,
        Err(error) => return Err(error),
    };
    let row = piece.row.as_ref();
    let state = row.map_or(DeliverableState::Draft, |row| row.state);
    let may_write = live && may_edit(may.tie) && piece::is_open(state);
    let stored = match row {
        Some(row) => Draft { words: row.words.clone(), links: form::links_of(&row.links)? },
        None => Draft::default(),
    };
    let content = match row {
        Some(row) if !may_write && row.revision > 0 => Some(ContentView::new(&row.words, &row.links)?),
        Some(_) | None => None,
    };
    let came_back = match (&again.theirs, &again.draft) {
        (Some(_), _) => Some("theirs"),
        (None, Some(_)) => Some("yes"),
        (None, None) => None,
    };
    let draft = again.draft.unwrap_or(stored);
    // Those that are filled in, and room for two more.
    let shown = (draft.links.len() + 2).min(form::MOST_LINKS);
    let mut form = fields(&draft, row.map_or(0, |row| row.revision));
    if let Some(due) = row.and_then(|row| row.due_at) {
        let (day, hour) = moments::fields(due);
        form.extend([("day".to_owned(), day), ("hour".to_owned(), hour)]);
    }
    form.extend(again.fields.into_iter().map(|(name, value)| (name.to_owned(), value)));
    let theirs = match again.theirs {
        Some((row, by)) => Some(TheirsView {
            by,
            at: row.changed_at.to_rfc3339(),
            links: form::links_of(&row.links)?,
            words: row.words,
        }),
        None => None,
    };
    let judges = super::access::may_judge(may.tie);
    let beside = if judges { class_list::beside(visit, piece).await? } else { Beside::default() };
    let link = |one: &piece::Piece| {
        (visit.link(&one.path()), format!("{}: {}", one.team.name, one.asked.of(visit.lang)))
    };
    Ok(PiecePage {
        team: piece.team.id.0,
        team_name: piece.team.name.clone(),
        class: piece.team.class_id.0,
        about: markdown::html(piece.asked.about(visit.lang)),
        points: piece.step.points,
        piece: piece.view(visit),
        path: piece.path(),
        takes: piece.asked.takes.iter().map(|takes| takes.as_str()).collect(),
        may_write,
        may_take_back: live && may_edit(may.tie) && state == DeliverableState::HandedIn,
        may_accept: live && may_accept(may.tie, state),
        may_return: live && may_return(may.tie, state),
        may_extend: live && may_extend(may.tie),
        judges,
        version: row.map_or(0, |row| row.versions),
        content,
        files: match row {
            Some(row) => file::of(visit, piece, row.id, None).await?,
            None => Vec::new(),
        },
        most_files: if piece.asked.takes(Takes::Files) { piece.asked.files } else { 0 },
        max_bytes: visit.app.config.upload_limit,
        limits: Limits {
            words: form::LONGEST_WORDS,
            title: form::LONGEST_TITLE,
            address: form::LONGEST_ADDRESS,
            answer: judgement::LONGEST,
        },
        form,
        own: if may_write { own::offered(visit, piece).await? } else { Vec::new() },
        counted: form::words_in(&draft.words),
        length: piece.asked.length,
        rows: ((0..shown).collect(), (shown..form::MOST_LINKS).collect()),
        came_back,
        theirs,
        unsaved: again.unsaved,
        versions: versions(visit, may).await?,
        previous: beside.previous.as_ref().map(link),
        next: beside.next.as_ref().map(link),
        waiting: beside.waiting,
        errors: again.errors,
    })
}

/// Its versions, the newest first.
async fn versions(visit: &Visit, may: &ReadPiece) -> Result<Vec<VersionView>> {
    let Some(row) = &may.piece.row else { return Ok(Vec::new()) };
    let db = &visit.app.db;
    let rows = deliverable_version::Entity::find()
        .filter(deliverable_version::Column::DeliverableId.eq(row.id))
        .order_by_desc(deliverable_version::Column::Number)
        .all(db)
        .await?;
    let authors = person::Entity::find()
        .filter(person::Column::Id.is_in(rows.iter().map(|version| version.handed_by)))
        .all(db)
        .await?;
    let view = |version: deliverable_version::Model| VersionView {
        number: version.number,
        href: visit.link(&format!("{}/versions/{}", may.piece.path(), version.number)),
        at: version.handed_at.to_rfc3339(),
        by: authors.iter().find(|one| one.id == version.handed_by).map(|one| one.name.clone()),
        verdict: version.verdict.map(Verdict::as_str),
        words: version.verdict_words,
    };
    Ok(rows.into_iter().map(view).collect())
}
