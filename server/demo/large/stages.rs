//! What became of the large demo's reports: consent, review, remarks, publication, each step by the
//! verb and the guard that the pages use, on a clock that stands where it would have stood.

use std::fmt::Debug;

use chrono::{DateTime, Duration, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use tables::ids::ReportId;
use tables::kinds::{Part, Role, Stage};
use tables::{class, class_teacher, edition, evidence, mail, notice, person, report, report_part, team};

use super::dice::Dice;
use super::words::Words;
use super::{CODES, SEED};
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::people::access::Actor;
use crate::people::audit::{self, About};
use crate::reports::access::{ConsentReport, EditReport};
use crate::reports::stage::{self, Moved};
use crate::reports::{answer, missing};
use crate::review::access::{AssignReport, JudgeReport, ReadThreads};
use crate::review::publication::{self, Published};
use crate::review::{remarks, stage as review};

/// Questions under which reviewers write.
const REMARKED: [&str; 3] = ["results", "weaknesses", "objectives"];
/// Where a finished main part of the current edition goes.
const TARGETS: [(usize, Stage); 6] = [
    (9, Stage::AwaitingConsent),
    (12, Stage::Submitted),
    (12, Stage::InReview),
    (6, Stage::Returned),
    (4, Stage::Approved),
    (5, Stage::Published),
];
/// Where a finished impact part goes.
const IMPACT: [(usize, Stage); 3] =
    [(1, Stage::AwaitingConsent), (1, Stage::Submitted), (1, Stage::InReview)];

/// Something that somebody does about a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Ask,
    Consent,
    Assign,
    Remark(usize),
    Answer(usize),
    Return,
    Approve,
    Publish,
}

/// Who does it, to what, when.
struct Planned {
    at: DateTime<Utc>,
    report: ReportId,
    part: Part,
    act: Act,
    member: Actor,
    teacher: Actor,
    reviewer: Actor,
}

/// What is done so that a part gets there.
fn acts(dice: &mut Dice, part: Part, target: Stage) -> Vec<Act> {
    let mut acts = vec![Act::Ask, Act::Consent, Act::Assign];
    for n in 0..REMARKED.len() {
        if part == Part::Main && (target == Stage::Returned || dice.percent(40)) {
            acts.push(Act::Remark(n));
            if dice.percent(40) {
                acts.push(Act::Answer(n));
            }
        }
    }
    let until = match target {
        Stage::Draft => 0,
        Stage::AwaitingConsent => 1,
        Stage::Submitted => 2,
        Stage::InReview | Stage::Returned | Stage::Approved | Stage::Published => acts.len(),
    };
    acts.truncate(until);
    match target {
        Stage::Draft | Stage::AwaitingConsent | Stage::Submitted | Stage::InReview => {}
        Stage::Returned => acts.push(Act::Return),
        Stage::Approved => acts.push(Act::Approve),
        Stage::Published => acts.extend([Act::Approve, Act::Publish]),
    }
    acts
}

/// The reports of the generated classes of an edition; of all but that one, if `other`.
fn reports_of(edition: &edition::Model, other: bool) -> Select<report::Entity> {
    let column = class::Column::EditionId;
    let classes = class::Entity::find()
        .select_only()
        .column(class::Column::Id)
        .filter(if other { column.ne(edition.id) } else { column.eq(edition.id) })
        .filter(class::Column::JoinCode.starts_with(CODES))
        .into_query();
    let teams = team::Entity::find()
        .select_only()
        .column(team::Column::Id)
        .filter(team::Column::ClassId.in_subquery(classes))
        .into_query();
    report::Entity::find().filter(report::Column::TeamId.in_subquery(teams)).order_by_asc(report::Column::Id)
}

/// Publishes what waits in the earlier editions, in the order in which it was found ready.
pub(super) async fn publish(then: &App, current: &edition::Model, editor: &Actor) -> Result<()> {
    let ids = reports_of(current, true).select_only().column(report::Column::Id).into_query();
    let ready = report_part::Entity::find()
        .filter(report_part::Column::ReportId.in_subquery(ids))
        .filter(report_part::Column::Stage.eq(Stage::Approved))
        .order_by_asc(report_part::Column::ChangedAt)
        .all(&then.db)
        .await?;
    for part in ready {
        then.clock.set(part.changed_at + Duration::days(2));
        let published = publication::publish(then, editor, part.report_id, part.part, true).await?;
        if !matches!(published, Published::Done { .. }) {
            return Err(went_wrong(part.report_id, published));
        }
    }
    Ok(())
}

fn went_wrong(report: ReportId, what: impl Debug) -> Error {
    Error::internal(format!("the large demo's report {report}: {what:?}"))
}

/// The reports of the current edition that are ready to be sent go as far as chance has it, all of
/// them side by side, as the days pass.
pub(super) async fn walk(
    then: &App,
    words: &Words,
    current: &edition::Model,
    editor: &Actor,
    now: DateTime<Utc>,
) -> Result<()> {
    let reviewers = person::Entity::find()
        .filter(person::Column::Role.eq(Role::Reviewer))
        .order_by_asc(person::Column::Id)
        .all(&then.db)
        .await?;
    let mut planned = Vec::new();
    for report in reports_of(current, false).all(&then.db).await? {
        planned.extend(plan(then, &report, &reviewers, now).await?);
    }
    planned.sort_by_key(|one| one.at);
    let mut dice = Dice::new(SEED + 2);
    for one in planned {
        then.clock.set(one.at);
        one.act(then, words, editor, &mut dice).await?;
    }
    Ok(())
}

/// What is done about a report, if it is ready to be sent.
async fn plan(
    then: &App,
    report: &report::Model,
    reviewers: &[person::Model],
    now: DateTime<Utc>,
) -> Result<Vec<Planned>> {
    let form = then.forms.of(&report.form_version)?;
    let rows = answer::all(&then.db, report.id).await?;
    let answers = answer::values(&rows);
    let pieces =
        evidence::Entity::find().filter(evidence::Column::ReportId.eq(report.id)).all(&then.db).await?;
    let lacks = |part| !missing::missing(form, part, &answers, &report.snapshot, &pieces).is_empty();
    if lacks(Part::Main) {
        return Ok(Vec::new());
    }
    let mut dice = Dice::new(SEED ^ report.id.0.unsigned_abs());
    let reviewer = dice.pick(reviewers);
    let reviewer = Actor::new(reviewer.id, reviewer.role, reviewer.name.as_str());
    let (member, teacher) = (member_of(then, report).await?, teacher_of(then, report).await?);
    let ways = if lacks(Part::Impact) {
        vec![(Part::Main, dice.weighted(&TARGETS))]
    } else {
        vec![(Part::Main, Stage::Published), (Part::Impact, dice.weighted(&IMPACT))]
    };
    let mut at = rows.iter().map(|row| row.saved_at).max().unwrap_or(now);
    let mut planned = Vec::new();
    for (part, target) in ways {
        for act in acts(&mut dice, part, target) {
            at = dice.moment(at, at + (now - at) / 3);
            let (member, teacher, reviewer) = (member.clone(), teacher.clone(), reviewer.clone());
            planned.push(Planned { at, report: report.id, part, act, member, teacher, reviewer });
        }
    }
    Ok(planned)
}

/// Who began it.
async fn member_of(then: &App, report: &report::Model) -> Result<Actor> {
    let row = person::Entity::find_by_id(report.created_by).one(&then.db).await?.ok_or(Error::NotFound)?;
    Ok(Actor::new(row.id, row.role, row.name))
}

/// A teacher of its class.
async fn teacher_of(then: &App, report: &report::Model) -> Result<Actor> {
    let team = team::Entity::find_by_id(report.team_id).one(&then.db).await?.ok_or(Error::NotFound)?;
    let tie = class_teacher::Entity::find()
        .filter(class_teacher::Column::ClassId.eq(team.class_id))
        .order_by_asc(class_teacher::Column::PersonId)
        .one(&then.db)
        .await?
        .ok_or(Error::NotFound)?;
    let row = person::Entity::find_by_id(tie.person_id).one(&then.db).await?.ok_or(Error::NotFound)?;
    Ok(Actor::new(row.id, row.role, row.name))
}

impl Planned {
    /// Does it, unless an earlier run has: then the part stands elsewhere.
    async fn act(&self, then: &App, words: &Words, editor: &Actor, dice: &mut Dice) -> Result<()> {
        let (db, report, part) = (&then.db, self.report, self.part);
        let from = match self.act {
            Act::Ask => Stage::Draft,
            Act::Consent => Stage::AwaitingConsent,
            Act::Assign => Stage::Submitted,
            Act::Remark(_) | Act::Answer(_) | Act::Return | Act::Approve => Stage::InReview,
            Act::Publish => Stage::Approved,
        };
        let row = report_part::Entity::find_by_id((report, part)).one(db).await?.ok_or(Error::NotFound)?;
        if row.stage != from {
            return Ok(());
        }
        let judge = || JudgeReport::check(db, self.reviewer.clone(), report, part);
        let moved = match self.act {
            Act::Ask => {
                let may = EditReport::check(db, self.member.clone(), report).await?;
                stage::ask(then, &may, part, row.revision).await?
            }
            Act::Consent => {
                let may = ConsentReport::check(db, self.teacher.clone(), report, part).await?;
                stage::consent(then, &may, row.revision).await?
            }
            Act::Assign => {
                let may = AssignReport::check(db, editor.clone(), report, part).await?;
                review::assign(then, &may, row.revision, self.reviewer.id).await?
            }
            Act::Remark(n) => {
                remarks::add(then, &judge().await?, REMARKED[n], dice.pick(&words.remarks).as_str()).await?;
                Moved::Done
            }
            Act::Answer(n) => {
                let author = ReadThreads::check(db, self.member.clone(), report).await?;
                let text = dice.pick(&words.comments).as_str();
                remarks::reply(then, &author, REMARKED[n], text).await?;
                Moved::Done
            }
            Act::Return => {
                let reason = dice.pick(&words.returns).as_str();
                review::return_(then, &judge().await?, row.revision, reason).await?
            }
            Act::Approve => review::approve(then, &judge().await?, row.revision).await?,
            Act::Publish => match publication::publish(then, editor, report, part, true).await? {
                Published::Done { .. } => Moved::Done,
                other => return Err(went_wrong(report, other)),
            },
        };
        if moved == Moved::Done { Ok(()) } else { Err(went_wrong(report, self.act)) }
    }
}

/// The end: the earlier editions are archived. What was mailed days ago has gone out, and what was
/// told weeks ago has been read.
pub(super) async fn close(app: &App, current: &edition::Model, editor: &Actor) -> Result<()> {
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    mail::Entity::update_many()
        .col_expr(mail::Column::SentAt, Expr::col(mail::Column::CreatedAt))
        .filter(mail::Column::SentAt.is_null())
        .filter(mail::Column::CreatedAt.lt(now - Duration::days(1)))
        .exec(&tx)
        .await?;
    notice::Entity::update_many()
        .col_expr(notice::Column::ReadAt, Expr::col(notice::Column::CreatedAt))
        .filter(notice::Column::ReadAt.is_null())
        .filter(notice::Column::CreatedAt.lt(now - Duration::days(20)))
        .exec(&tx)
        .await?;
    let open = edition::Entity::find()
        .filter(edition::Column::Id.ne(current.id))
        .filter(edition::Column::ArchivedAt.is_null())
        .order_by_asc(edition::Column::StartsOn)
        .all(&tx)
        .await?;
    edition::Entity::update_many()
        .col_expr(edition::Column::ArchivedAt, Expr::value(now))
        .filter(edition::Column::Id.is_in(open.iter().map(|one| one.id)))
        .exec(&tx)
        .await?;
    for one in open {
        audit::record(&tx, &app.clock, Some(editor), "edition.archived", About::new("edition", one.id))
            .await?;
    }
    tx.commit().await?;
    Ok(())
}
