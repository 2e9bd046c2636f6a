//! What became of the large demo's reports: consent, review, remarks, publication, each step by the
//! verb and the guard that the pages use, on a clock that stands where it would have stood.

use std::fmt::Debug;

use chrono::{DateTime, Duration, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use serde_json::json;
use tables::ids::ReportId;
use tables::kinds::{Part, Role, Stage};
use tables::{class, class_teacher, edition, evidence, mail, notice, person, report, report_part, team};

use super::dice::Dice;
use super::words::Words;
use super::{CODES, SEED, happened, insert_all};
use crate::App;
use crate::clock::Clock;
use crate::db;
use crate::error::{Error, Result};
use crate::people::access::Actor;
use crate::reports::access::{ConsentReport, EditReport};
use crate::reports::stage::{self, Moved};
use crate::reports::{answer, missing};
use crate::review::access::{AssignReport, JudgeReport, ReadThreads};
use crate::review::publication::{self, Published};
use crate::review::{remarks, stage as review};

/// Questions under which reviewers write.
const REMARKED: [&str; 3] = ["results", "weaknesses", "objectives"];
/// The way, in its order; what is returned has been in review.
const WAY: [Stage; 5] =
    [Stage::AwaitingConsent, Stage::Submitted, Stage::InReview, Stage::Approved, Stage::Published];

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

/// A report that goes its way.
struct Walk<'a> {
    then: &'a App,
    words: &'a Words,
    dice: Dice,
    editor: &'a Actor,
    report: ReportId,
    member: Actor,
    teacher: Actor,
    reviewer: Actor,
    now: DateTime<Utc>,
}

/// Goes all ways that have not been gone, and closes the earlier editions; false if all is done.
pub(super) async fn go(app: &App, words: &Words, current: &edition::Model, editor: &Actor) -> Result<bool> {
    let open: Vec<edition::Model> = edition::Entity::find()
        .filter(edition::Column::Id.ne(current.id))
        .filter(edition::Column::ArchivedAt.is_null())
        .order_by_asc(edition::Column::StartsOn)
        .all(&app.db)
        .await?;
    if open.is_empty() {
        return Ok(false);
    }
    let then = App::new(app.db.clone(), app.config.clone(), Clock::fixed(app.clock.now()))?;
    then.dataset.refresh(&then.db).await?;
    walk(&then, words, current, editor, app.clock.now()).await?;
    for one in open {
        publish(&then, &one, editor).await?;
        close(app, &one, editor).await?;
    }
    settle(app).await?;
    Ok(true)
}

/// The reports of an edition's generated classes.
fn reports_of(edition: &edition::Model) -> Select<report::Entity> {
    let classes = class::Entity::find()
        .select_only()
        .column(class::Column::Id)
        .filter(class::Column::EditionId.eq(edition.id))
        .filter(class::Column::JoinCode.starts_with(CODES))
        .into_query();
    let teams = team::Entity::find()
        .select_only()
        .column(team::Column::Id)
        .filter(team::Column::ClassId.in_subquery(classes))
        .into_query();
    report::Entity::find().filter(report::Column::TeamId.in_subquery(teams)).order_by_asc(report::Column::Id)
}

/// Publishes what waits in an earlier edition, in the order in which it was found ready.
async fn publish(then: &App, edition: &edition::Model, editor: &Actor) -> Result<()> {
    let ids: Vec<ReportId> =
        reports_of(edition).select_only().column(report::Column::Id).into_tuple().all(&then.db).await?;
    let ready = report_part::Entity::find()
        .filter(report_part::Column::ReportId.is_in(ids))
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

/// The reports of the current edition that are ready to be sent go as far as chance has it.
async fn walk(
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
    for report in reports_of(current).all(&then.db).await? {
        let form = then.forms.of(&report.form_version)?;
        let rows = answer::all(&then.db, report.id).await?;
        let answers = answer::values(&rows);
        let pieces =
            evidence::Entity::find().filter(evidence::Column::ReportId.eq(report.id)).all(&then.db).await?;
        let lacks = |part| !missing::missing(form, part, &answers, &report.snapshot, &pieces).is_empty();
        if lacks(Part::Main) {
            continue;
        }
        let mut dice = Dice::new(SEED ^ report.id.0.unsigned_abs());
        let reviewer = dice.pick(&reviewers);
        let mut walk = Walk {
            then,
            words,
            editor,
            report: report.id,
            member: member_of(then, &report).await?,
            teacher: teacher_of(then, &report).await?,
            reviewer: Actor::new(reviewer.id, reviewer.role, reviewer.name.as_str()),
            dice,
            now,
        };
        let since = rows.iter().map(|row| row.saved_at).max().unwrap_or(now);
        if lacks(Part::Impact) {
            let target = walk.dice.weighted(&TARGETS);
            walk.part(Part::Main, target, since).await?;
        } else {
            let target = walk.dice.weighted(&IMPACT);
            walk.part(Part::Main, Stage::Published, since).await?;
            walk.part(Part::Impact, target, since + (now - since) / 2).await?;
        }
    }
    Ok(())
}

/// Somebody of the team.
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

impl Walk<'_> {
    /// Takes a part to where it should stand, from wherever it stands.
    async fn part(&mut self, part: Part, target: Stage, since: DateTime<Utc>) -> Result<()> {
        let mut at = since;
        for _ in 0..WAY.len() {
            let row = report_part::Entity::find_by_id((self.report, part)).one(&self.then.db).await?;
            let stage = row.ok_or(Error::NotFound)?.stage;
            // A returned part has been in review; one that stands there has come far enough.
            let place = |stage| WAY.iter().position(|one| *one == stage);
            let goal = if target == Stage::Returned { Stage::InReview } else { target };
            if stage == target || stage == Stage::Returned || place(stage) >= place(goal) {
                break;
            }
            at = self.dice.moment(at, at + (self.now - at) / 2);
            self.then.clock.set(at);
            self.step(part, stage).await?;
        }
        match target {
            Stage::InReview if self.dice.percent(60) => self.remark(part, at).await,
            Stage::Returned => {
                self.remark(part, at).await?;
                self.send_back(part).await
            }
            Stage::Draft
            | Stage::AwaitingConsent
            | Stage::Submitted
            | Stage::InReview
            | Stage::Approved
            | Stage::Published => Ok(()),
        }
    }

    /// The next step of the way.
    async fn step(&self, part: Part, stage: Stage) -> Result<()> {
        let (then, report) = (self.then, self.report);
        let moved = match stage {
            Stage::Draft | Stage::Returned => {
                let may = EditReport::check(&then.db, self.member.clone(), report).await?;
                let revision = may.part(part).map_or(1, |row| row.revision);
                stage::ask(then, &may, part, revision).await?
            }
            Stage::AwaitingConsent => {
                let may = ConsentReport::check(&then.db, self.teacher.clone(), report, part).await?;
                stage::consent(then, &may, may.part.revision).await?
            }
            Stage::Submitted => {
                let may = AssignReport::check(&then.db, self.editor.clone(), report, part).await?;
                review::assign(then, &may, may.part.revision, self.reviewer.id).await?
            }
            Stage::InReview => {
                let may = JudgeReport::check(&then.db, self.reviewer.clone(), report, part).await?;
                review::approve(then, &may, may.part.revision).await?
            }
            Stage::Approved | Stage::Published => {
                return match publication::publish(then, self.editor, report, part, true).await? {
                    Published::Done { .. } => Ok(()),
                    other => Err(went_wrong(report, other)),
                };
            }
        };
        if moved == Moved::Done { Ok(()) } else { Err(went_wrong(report, moved)) }
    }

    /// The reviewer writes, and the team answers to some of it.
    async fn remark(&mut self, part: Part, since: DateTime<Utc>) -> Result<()> {
        if part == Part::Impact {
            return Ok(());
        }
        let (then, report) = (self.then, self.report);
        let may = JudgeReport::check(&then.db, self.reviewer.clone(), report, part).await?;
        let mut at = since;
        for question in REMARKED {
            at = self.dice.moment(at, at + (self.now - at) / 2);
            then.clock.set(at);
            let words = self.dice.pick(&self.words.remarks).as_str();
            let last = remarks::add(then, &may, question, words).await?;
            if self.dice.percent(40) {
                let author = ReadThreads::check(&then.db, self.member.clone(), report).await?;
                let words = self.dice.pick(&self.words.comments).as_str();
                remarks::reply(then, &author, question, words).await?;
            } else if self.dice.percent(30) {
                remarks::resolve(then, &may, question, last, true).await?;
            }
        }
        Ok(())
    }

    async fn send_back(&mut self, part: Part) -> Result<()> {
        let (then, report) = (self.then, self.report);
        let may = JudgeReport::check(&then.db, self.reviewer.clone(), report, part).await?;
        let reason = self.dice.pick(&self.words.returns);
        match review::return_(then, &may, may.part.revision, reason).await? {
            Moved::Done => Ok(()),
            Moved::Stale => Err(went_wrong(report, "could not be returned")),
        }
    }
}

/// What was mailed long ago has gone out, and what was told long ago has been read.
async fn settle(app: &App) -> Result<()> {
    let now = app.clock.now();
    mail::Entity::update_many()
        .col_expr(mail::Column::SentAt, Expr::col(mail::Column::CreatedAt))
        .filter(mail::Column::SentAt.is_null())
        .filter(mail::Column::CreatedAt.lt(now - Duration::days(1)))
        .exec(&app.db)
        .await?;
    notice::Entity::update_many()
        .col_expr(notice::Column::ReadAt, Expr::col(notice::Column::CreatedAt))
        .filter(notice::Column::ReadAt.is_null())
        .filter(notice::Column::CreatedAt.lt(now - Duration::days(20)))
        .exec(&app.db)
        .await?;
    Ok(())
}

/// Archives an edition, some weeks after its end.
async fn close(app: &App, edition: &edition::Model, editor: &Actor) -> Result<()> {
    let end = edition.ends_on.and_time(chrono::NaiveTime::MIN).and_utc() + Duration::days(60);
    let at = end.min(app.clock.now());
    let tx = db::begin_write(&app.db).await?;
    edition::Entity::update_many()
        .col_expr(edition::Column::ArchivedAt, Expr::value(at))
        .filter(edition::Column::Id.eq(edition.id))
        .filter(edition::Column::ArchivedAt.is_null())
        .exec(&tx)
        .await?;
    let event =
        happened(at, Some(editor.id), "edition.archived", format!("edition:{}", edition.id), json!({}));
    insert_all(&tx, vec![event]).await?;
    tx.commit().await?;
    Ok(())
}
