//! What happened in a team, put together from the rows that the work leaves: where a page of it begins,
//! and how sources are read so that no row is shown twice or left out.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select, Value};
use tables::ids::{ClassId, PersonId, TeamId};

use crate::teams::access::TeamTie;
use crate::text::Lang;

/// From where something is known. At one moment, the order of these is that of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    /// The report has moved on.
    Report,
    /// A teacher sent the proposed project back.
    SentBack,
    /// The team has proposed a project to its teachers.
    Proposed,
    /// A vote is closed. Who voted last is nobody's business, and so nobody has closed it.
    Closed,
    /// A vote is open.
    Opened,
    /// A post has moved on.
    Post,
    /// What became of something handed in.
    Verdict,
    /// Something was handed in.
    Handed,
    /// A comment.
    Comment,
    /// A comment on a document.
    Remark,
    /// A meeting that takes place.
    Meeting,
    /// Something in the calendar.
    Occasion,
    /// A version of a file.
    File,
    /// A page of the diary.
    Diary,
    /// A task that is done.
    Done,
    /// A task that was written.
    Task,
    /// A text of the canvas.
    Canvas,
    /// Evidence of the report.
    Evidence,
    /// An answer of the report.
    Answer,
    /// A text of a document.
    Document,
    /// A text of a post.
    Draft,
    /// A version of a chart.
    Chart,
    /// A search of the dataset that the team keeps.
    Selection,
    /// A reason for or against a project on the list.
    Reason,
    /// A project on the list.
    Listed,
}

/// What one may ask for alone.
pub(super) const KINDS: [(&str, &[Source]); 11] = [
    ("report", &[Source::Report, Source::Evidence, Source::Answer]),
    (
        "list",
        &[Source::SentBack, Source::Proposed, Source::Closed, Source::Opened, Source::Reason, Source::Listed],
    ),
    ("canvas", &[Source::Canvas]),
    ("documents", &[Source::Remark, Source::Document]),
    ("desk", &[Source::Chart, Source::Selection]),
    ("posts", &[Source::Post, Source::Draft]),
    ("deliverables", &[Source::Verdict, Source::Handed]),
    ("tasks", &[Source::Done, Source::Task]),
    ("diary", &[Source::Diary]),
    ("files", &[Source::File]),
    ("people", &[Source::Comment, Source::Meeting, Source::Occasion]),
];

impl Source {
    /// All of them, in their order.
    pub(super) const ALL: [Self; 25] = [
        Self::Report,
        Self::SentBack,
        Self::Proposed,
        Self::Closed,
        Self::Opened,
        Self::Post,
        Self::Verdict,
        Self::Handed,
        Self::Comment,
        Self::Remark,
        Self::Meeting,
        Self::Occasion,
        Self::File,
        Self::Diary,
        Self::Done,
        Self::Task,
        Self::Canvas,
        Self::Evidence,
        Self::Answer,
        Self::Document,
        Self::Draft,
        Self::Chart,
        Self::Selection,
        Self::Reason,
        Self::Listed,
    ];

    /// In addresses, and the end of its text's key.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::SentBack => "sent-back",
            Self::Proposed => "proposed",
            Self::Closed => "closed",
            Self::Opened => "opened",
            Self::Post => "post",
            Self::Verdict => "verdict",
            Self::Handed => "handed",
            Self::Comment => "comment",
            Self::Remark => "remark",
            Self::Meeting => "meeting",
            Self::Occasion => "occasion",
            Self::File => "file",
            Self::Diary => "diary",
            Self::Done => "done",
            Self::Task => "task",
            Self::Canvas => "canvas",
            Self::Evidence => "evidence",
            Self::Answer => "answer",
            Self::Document => "document",
            Self::Draft => "draft",
            Self::Chart => "chart",
            Self::Selection => "selection",
            Self::Reason => "reason",
            Self::Listed => "listed",
        }
    }

    /// Does the name in its rows' keys stand for a key of another table?
    fn is_under_another(self) -> bool {
        matches!(self, Self::Document | Self::Draft | Self::Handed | Self::Verdict)
    }

    /// The name in a key as its column holds it; none: it can't be one.
    fn name(self, name: &str) -> Option<Value> {
        if self.is_under_another() { name.parse::<i64>().ok().map(Value::from) } else { Some(name.into()) }
    }
}

/// Something that happened.
#[derive(Clone, Debug)]
pub(super) struct Happening {
    pub(super) source: Source,
    pub(super) at: DateTime<Utc>,
    /// Its row's key within the source.
    pub(super) key: Key,
    /// None where nobody is named.
    pub(super) who: Option<PersonId>,
    /// Which of several sentences; most sources have one.
    pub(super) deed: &'static str,
    /// What it was about: words of the team, or an id to be looked up.
    pub(super) what: String,
    /// The page, below the team's or of the report.
    pub(super) href: String,
}

/// A row's key: a number, or a name (another row's key can be one) with a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    name: String,
    number: i64,
}

impl Key {
    pub(super) fn number(number: i64) -> Self {
        Self { name: String::new(), number }
    }

    pub(super) fn named(name: &str, number: i32) -> Self {
        Self { name: name.to_owned(), number: number.into() }
    }

    /// The key of a row that is counted under a row of another table.
    pub(super) fn under(other: i64, number: i32) -> Self {
        Self { name: other.to_string(), number: number.into() }
    }
}

/// The last row of a page: the next page begins after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cursor {
    at: DateTime<Utc>,
    source: Source,
    key: Key,
}

impl Cursor {
    pub(super) fn after(last: &Happening) -> Self {
        Self { at: last.at, source: last.source, key: last.key.clone() }
    }

    /// As an address has it.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(4, '.');
        let at = DateTime::from_timestamp_nanos(parts.next()?.parse().ok()?);
        let name = parts.next()?;
        let source = Source::ALL.into_iter().find(|source| source.as_str() == name)?;
        let number = parts.next()?.parse().ok()?;
        let name = parts.next()?;
        source.name(name)?;
        Some(Self { at, source, key: Key { name: name.to_owned(), number } })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let nanos = self.at.timestamp_nanos_opt().unwrap_or(0);
        write!(f, "{nanos}.{}.{}.{}", self.source.as_str(), self.key.number, self.key.name)
    }
}

/// What is asked for.
pub(super) struct Scope {
    pub(super) team: TeamId,
    /// The team's class.
    pub(super) class: ClassId,
    /// How the reader stands to it.
    pub(super) tie: TeamTie,
    /// The reader's language.
    pub(super) lang: Lang,
    pub(super) who: Option<PersonId>,
    pub(super) before: Option<Cursor>,
    pub(super) limit: u64,
}

impl Scope {
    /// The rows of a source that may be on the page, in the list's order: `at` when, `by` who, `name` and
    /// `number` the row's key.
    pub(super) fn narrow<E: EntityTrait>(
        &self,
        select: Select<E>,
        source: Source,
        (at, by): (E::Column, E::Column),
        (name, number): (Option<E::Column>, E::Column),
    ) -> Select<E> {
        let mut select = select.filter(at.is_not_null());
        if let Some(who) = self.who {
            select = select.filter(by.eq(who));
        }
        if let Some(cursor) = &self.before {
            let mut after = Condition::any().add(at.lt(cursor.at));
            // Of what happened at the same moment, the sources before it have been shown.
            if source > cursor.source {
                after = after.add(at.eq(cursor.at));
            } else if source == cursor.source {
                let lower = number.lt(cursor.key.number);
                let beyond: Condition = match name.zip(source.name(&cursor.key.name)) {
                    None => Condition::all().add(lower),
                    Some((name, value)) => Condition::any()
                        .add(name.lt(value.clone()))
                        .add(Condition::all().add(name.eq(value)).add(lower)),
                };
                after = after.add(Condition::all().add(at.eq(cursor.at)).add(beyond));
            }
            select = select.filter(after);
        }
        select = select.order_by_desc(at);
        if let Some(name) = name {
            select = select.order_by_desc(name);
        }
        select.order_by_desc(number).limit(self.limit + 1)
    }
}

/// One page out of what the sources gave, and where the next begins, if there is one.
pub(super) fn page(mut all: Vec<Happening>, limit: u64) -> (Vec<Happening>, Option<Cursor>) {
    // Each source comes in its own order, which a stable sort keeps.
    all.sort_by(|a, b| b.at.cmp(&a.at).then(a.source.cmp(&b.source)));
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = all.len() > limit;
    all.truncate(limit);
    let next = all.last().filter(|_| more).map(Cursor::after);
    (all, next)
}
