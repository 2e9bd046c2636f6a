//! What the demo's teams have done: shortlist, choice, answers, evidence, and each step of the way,
//! by the verbs and guards that the pages use.

use std::collections::BTreeMap;
use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};
use serde::Deserialize;
use tables::ids::{ReportId, TeamId};
use tables::kinds::{EvidenceKind, Part};

use super::{Cast, TeamSeed};
use crate::App;
use crate::error::{Error, Result};
use crate::people::access::Actor;
use crate::reports::access::{ConsentReport, EditReport};
use crate::reports::{answer, material, stage};
use crate::review::access::{AssignReport, JudgeReport, ReadThreads};
use crate::review::publication::{self, Published};
use crate::review::{remarks, stage as review};
use crate::teams::access::EditTeam;
use crate::teams::choice::{self, Chose};
use crate::teams::shortlist;

/// A team's work in `story.toml`.
#[derive(Deserialize)]
pub(super) struct Work {
    stage: String,
    /// The chosen project, as the story names it.
    pub(super) project: Option<String>,
    #[serde(default)]
    shortlist: Vec<String>,
    #[serde(default)]
    shortlist_notes: Vec<String>,
    #[serde(default)]
    answers: BTreeMap<String, toml::Value>,
    #[serde(default)]
    evidence: Vec<EvidenceSeed>,
    #[serde(default)]
    remarks: Vec<RemarkSeed>,
    reviewer: Option<String>,
    returned_reason: Option<String>,
    /// The lesson that the team has not finished.
    pub(super) lesson_reading: Option<String>,
}

#[derive(Deserialize)]
struct EvidenceSeed {
    kind: String,
    title: String,
    #[serde(default)]
    alt: String,
    url: Option<String>,
    question: Option<String>,
}

#[derive(Deserialize)]
struct RemarkSeed {
    question: String,
    author: String,
    text: String,
    #[serde(default)]
    resolved: bool,
}

/// How far a team has come, in the order of the way.
const WAY: [&str; 6] =
    ["draft", "awaiting-consent", "submitted", "in-review", "published", "published-impact"];

/// Has a team in that stage passed this point? A returned report has been in review.
fn reached(stage: &str, point: &str) -> bool {
    let place = |stage: &str| WAY.iter().position(|known| *known == stage);
    let stage = if stage == "returned" { "in-review" } else { stage };
    place(stage) >= place(point) && place(stage).is_some()
}

/// The slug of the n-th featured project of the demo's dataset.
fn featured(name: &str) -> Result<String> {
    let number: Option<usize> = name.strip_prefix("featured:").and_then(|number| number.parse().ok());
    let project = number.and_then(|number| generator::FEATURED.get(number));
    let project = project.ok_or_else(|| Error::internal(format!("{name:?} is no featured project")))?;
    Ok(project.slug.to_owned())
}

fn went_wrong(team: &TeamSeed, what: impl std::fmt::Debug) -> Error {
    Error::internal(format!("the demo's team {}: {what:?}", team.id))
}

/// Does all that a team of the story has done.
pub(super) async fn tell(
    app: &App,
    cast: &Cast<'_>,
    seed: &TeamSeed,
    team: TeamId,
    teacher: &str,
) -> Result<()> {
    let work = &seed.work;
    let Some(first) = seed.members.first() else { return Ok(()) };
    let member = cast.actor(first)?;
    let may = EditTeam::check(&app.db, member.clone(), team).await?;
    for (n, project) in work.shortlist.iter().enumerate() {
        let note = work.shortlist_notes.get(n).map_or("", String::as_str);
        shortlist::add(app, &may, &featured(project)?, note).await?;
    }
    let Some(project) = &work.project else { return Ok(()) };
    let report = match choice::choose(app, &may, &featured(project)?).await? {
        Chose::Done(report) => report,
        other => return Err(went_wrong(seed, other)),
    };
    write(app, seed, &member, report).await?;
    if !reached(&work.stage, "awaiting-consent") {
        return Ok(());
    }
    let teacher = cast.actor(teacher)?;
    send(app, &member, &teacher, report, Part::Main, reached(&work.stage, "submitted")).await?;
    if !reached(&work.stage, "in-review") {
        return Ok(());
    }
    let reviewer = cast.actor(work.reviewer.as_deref().unwrap_or_default())?;
    take(app, &reviewer, report, Part::Main).await?;
    remark(app, cast, seed, &reviewer, report).await?;
    if work.stage == "returned" {
        let may = JudgeReport::check(&app.db, reviewer.clone(), report, Part::Main).await?;
        let reason = work.returned_reason.as_deref().unwrap_or_default();
        review::return_(app, &may, may.part.revision, reason).await?;
    }
    if reached(&work.stage, "published") {
        publish(app, seed, &reviewer, report, Part::Main).await?;
    }
    if reached(&work.stage, "published-impact") {
        send(app, &member, &teacher, report, Part::Impact, true).await?;
        take(app, &reviewer, report, Part::Impact).await?;
        publish(app, seed, &reviewer, report, Part::Impact).await?;
    }
    Ok(())
}

async fn write(app: &App, seed: &TeamSeed, member: &Actor, report: ReportId) -> Result<()> {
    let may = EditReport::check(&app.db, member.clone(), report).await?;
    for (question, value) in &seed.work.answers {
        let value = serde_json::to_value(value)?;
        match answer::save(app, &may, question, 0, &value).await? {
            answer::Saved::Done { .. } => {}
            _ => return Err(went_wrong(seed, question)),
        }
    }
    for (n, one) in (0_u8..).zip(&seed.work.evidence) {
        let kind = EvidenceKind::parse(&one.kind).ok_or_else(|| went_wrong(seed, &one.kind))?;
        let upload = match kind {
            EvidenceKind::Photo => Some((format!("foto-{n}.png"), drawing(n)?.into())),
            EvidenceKind::Document | EvidenceKind::Link | EvidenceKind::Video | EvidenceKind::Chart => None,
        };
        let new = material::New {
            kind,
            question: one.question.clone(),
            title: one.title.clone(),
            alt: one.alt.clone(),
            url: one.url.clone(),
            chart: None,
            upload,
        };
        match material::add(app, &may, new).await? {
            material::Added::Done(_) => {}
            _ => return Err(went_wrong(seed, &one.title)),
        }
    }
    Ok(())
}

/// A picture that nobody takes for a photograph: stripes.
pub(super) fn drawing(n: u8) -> Result<Vec<u8>> {
    let picture = RgbImage::from_fn(960, 640, |x, y| {
        let shade = u8::try_from((x / 60 + y / 40) % 2 * 40).unwrap_or(0);
        Rgb([180 - shade, 205 - shade, 230u8.saturating_sub(n.saturating_mul(25)) - shade])
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).map_err(Error::internal)?;
    Ok(bytes.into_inner())
}

/// The team asks, and the teacher lets go if the story has come so far.
async fn send(
    app: &App,
    member: &Actor,
    teacher: &Actor,
    report: ReportId,
    part: Part,
    consent: bool,
) -> Result<()> {
    let may = EditReport::check(&app.db, member.clone(), report).await?;
    stage::ask(app, &may, part, 1).await?;
    if consent {
        let may = ConsentReport::check(&app.db, teacher.clone(), report, part).await?;
        stage::consent(app, &may, may.part.revision).await?;
    }
    Ok(())
}

async fn take(app: &App, reviewer: &Actor, report: ReportId, part: Part) -> Result<()> {
    let may = AssignReport::check(&app.db, reviewer.clone(), report, part).await?;
    review::assign(app, &may, may.part.revision, reviewer.id).await?;
    Ok(())
}

async fn remark(
    app: &App,
    cast: &Cast<'_>,
    seed: &TeamSeed,
    reviewer: &Actor,
    report: ReportId,
) -> Result<()> {
    let may = JudgeReport::check(&app.db, reviewer.clone(), report, Part::Main).await?;
    for one in &seed.work.remarks {
        let last = if seed.work.reviewer.as_ref() == Some(&one.author) {
            remarks::add(app, &may, &one.question, &one.text).await?
        } else {
            let author = ReadThreads::check(&app.db, cast.actor(&one.author)?, report).await?;
            remarks::reply(app, &author, &one.question, &one.text).await?
        };
        if one.resolved {
            remarks::resolve(app, &may, &one.question, last, true).await?;
        }
    }
    Ok(())
}

async fn publish(app: &App, seed: &TeamSeed, reviewer: &Actor, report: ReportId, part: Part) -> Result<()> {
    let may = JudgeReport::check(&app.db, reviewer.clone(), report, part).await?;
    review::approve(app, &may, may.part.revision).await?;
    match publication::publish(app, reviewer, report, part, true).await? {
        Published::Done { .. } => Ok(()),
        _ => Err(went_wrong(seed, "could not be published")),
    }
}
