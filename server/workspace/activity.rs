//! What happened in the team, the newest first, in sentences.

use futures_util::future::try_join_all;
use serde::{Deserialize, Serialize};
use tables::ids::PersonId;
use tables::report;

use super::happenings::{self, Cursor, Happening, KINDS, Scope, Source};
use super::{people, sources};
use crate::error::Result;
use crate::teams::access::{ViewTeam, may_count};
use crate::teams::circle;
use crate::text::{self, Arg};
use crate::web::Response;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// So many lines are on a page.
const PER_PAGE: u64 = 30;

#[derive(Serialize)]
struct ActivityPage {
    id: i64,
    name: String,
    may_count: bool,
    lines: Vec<Line>,
    form: ActivityQuery,
    people: Vec<(String, String)>,
    kinds: Vec<(String, String)>,
    /// The address of what happened before.
    older: Option<String>,
    /// The address of the beginning, if this is not it.
    newest: Option<String>,
}

/// A line of the list.
#[derive(Serialize)]
pub(super) struct Line {
    pub(super) at: String,
    pub(super) words: String,
    pub(super) href: String,
}

impl Page for ActivityPage {
    const TEMPLATE: &'static str = "workspace/activity.html";
}

/// The address's choices.
#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct ActivityQuery {
    who: String,
    kind: String,
    #[serde(skip_serializing)]
    before: String,
}

/// A page of what happened, as a reader of the team's work may know it.
struct Read {
    report: Option<report::Model>,
    runs: Vec<Run>,
    /// Where the next page begins, if there is one.
    next: Option<Cursor>,
}

/// Something that happened, and how often in a row.
type Run = (Happening, usize);

/// Asks the sources at once: none needs another's answer.
async fn read(visit: &Visit, scope: &Scope, wanted: &[Source]) -> Result<Read> {
    let db = &visit.app.db;
    let report = sources::report_of(db, scope.team).await?;
    let id = report.as_ref().map(|one| one.id);
    let asked: Vec<_> = wanted.iter().map(|source| sources::read(db, scope, *source, id)).collect();
    let all = try_join_all(asked).await?.into_iter().flatten().collect();
    let (shown, next) = happenings::page(all, scope.limit);
    Ok(Read { report, runs: runs(shown), next })
}

/// The last things that happened: few, and fewer if several are one sentence.
pub(super) async fn latest(visit: &Visit, may: &ViewTeam) -> Result<Vec<Line>> {
    let scope = Scope {
        team: may.team.id,
        class: may.team.class_id,
        tie: may.tie,
        lang: visit.lang,
        who: None,
        before: None,
        limit: 8,
    };
    let mut read = read(visit, &scope, &Source::ALL).await?;
    read.runs.truncate(3);
    lines(visit, read.report.as_ref(), read.runs).await
}

/// What one person did to one thing several times in a row is one sentence.
fn runs(all: Vec<Happening>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for one in all {
        let same = |last: &Happening| {
            (last.source, last.who, last.deed, &last.what) == (one.source, one.who, one.deed, &one.what)
        };
        match runs.last_mut() {
            Some((last, times)) if same(last) => *times += 1,
            _ => runs.push((one, 1)),
        }
    }
    runs
}

/// The sentences.
async fn lines(visit: &Visit, report: Option<&report::Model>, runs: Vec<Run>) -> Result<Vec<Line>> {
    let names = people::called(visit, runs.iter().filter_map(|(one, _)| one.who)).await?;
    let mut lines = Vec::new();
    for (one, times) in runs {
        let gone = || visit.t("workspace-activity-somebody");
        let who = one.who.and_then(|who| names.get(&who).cloned());
        let args = [
            ("who", Arg::from(who.unwrap_or_else(gone))),
            ("what", Arg::from(what(visit, report, &one)?)),
            ("deed", Arg::from(one.deed)),
            ("times", Arg::from(times)),
        ];
        lines.push(Line {
            at: one.at.to_rfc3339(),
            words: visit.t_with(&format!("workspace-activity-{}", one.source.as_str()), &args),
            href: visit.link(&one.href),
        });
    }
    Ok(lines)
}

/// What it was about, in the reader's words.
fn what(visit: &Visit, report: Option<&report::Model>, one: &Happening) -> Result<String> {
    Ok(match one.source {
        Source::Answer => {
            let form = match report {
                Some(report) => Some(visit.app.forms.of(&report.form_version)?),
                None => None,
            };
            let question = form.and_then(|form| form.question(&one.what));
            question
                .map_or_else(|| one.what.clone(), |(_, question)| question.label.of(visit.lang).to_owned())
        }
        Source::Canvas => visit.t(&format!("workspace-canvas-{}", one.what)),
        Source::Diary => {
            one.what.parse().map_or_else(|_| one.what.clone(), |day| text::date(visit.lang, day))
        }
        Source::Report
        | Source::SentBack
        | Source::Proposed
        | Source::Closed
        | Source::Opened
        | Source::Post
        | Source::Verdict
        | Source::Handed
        | Source::Comment
        | Source::Remark
        | Source::Meeting
        | Source::Occasion
        | Source::File
        | Source::Done
        | Source::Task
        | Source::Evidence
        | Source::Document
        | Source::Draft
        | Source::Chart
        | Source::Selection
        | Source::Reason
        | Source::Listed => one.what.clone(),
    })
}

pub(super) async fn show(
    may: ViewTeam,
    visit: Visit,
    Query(query): Query<ActivityQuery>,
) -> Result<Response> {
    let db = &visit.app.db;
    let mut known = people::members(db, may.team.id).await?;
    let teachers = circle::teachers(db, may.team.class_id).await?;
    known.extend(people::names(db, teachers).await?);
    let who = known.iter().find(|(id, _)| id.to_string() == query.who).map(|(id, _)| *id);
    let kind = KINDS.into_iter().find(|(name, _)| *name == query.kind);
    let wanted = kind.map_or(Source::ALL.as_slice(), |(_, wanted)| wanted);
    let before = Cursor::parse(&query.before);
    let begun = before.is_some();
    let scope = Scope {
        team: may.team.id,
        class: may.team.class_id,
        tie: may.tie,
        lang: visit.lang,
        who,
        before,
        limit: PER_PAGE,
    };
    let Read { report, runs, next } = read(&visit, &scope, wanted).await?;
    let lines = lines(&visit, report.as_ref(), runs).await?;
    let address = |before: Option<&Cursor>| {
        let who = who.map(|id: PersonId| id.to_string());
        let kind = kind.map(|(name, _)| name.to_owned());
        let pairs: Vec<(&str, String)> =
            [("who", who), ("kind", kind), ("before", before.map(ToString::to_string))]
                .into_iter()
                .filter_map(|(name, value)| Some((name, value?)))
                .collect();
        let query = serde_urlencoded::to_string(pairs).unwrap_or_default();
        visit.link(&format!("/teams/{}/activity?{query}", may.team.id))
    };
    let mut choices = vec![(String::new(), visit.t("workspace-activity-everybody"))];
    choices.extend(known.into_iter().map(|(id, name)| (id.to_string(), name)));
    let mut kinds = vec![(String::new(), visit.t("workspace-activity-everything"))];
    kinds.extend(
        KINDS
            .into_iter()
            .map(|(name, _)| (name.to_owned(), visit.t(&format!("workspace-activity-kind-{name}")))),
    );
    visit.show(&ActivityPage {
        id: may.team.id.0,
        name: may.team.name.clone(),
        may_count: may_count(may.tie),
        lines,
        people: choices,
        kinds,
        older: next.as_ref().map(|next| address(Some(next))),
        newest: begun.then(|| address(None)),
        form: query,
    })
}
