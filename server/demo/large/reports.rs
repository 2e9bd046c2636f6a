//! The large demo's shortlists and reports, as far as teams write them.

use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, NotSet, QuerySelect, Set};
use serde_json::{Value, json};
use tables::ids::{PersonId, ReportId, TeamId};
use tables::kinds::{EvidenceKind, Part, Role, Stage};
use tables::{answer, answer_revision, evidence, file, report, report_part, shortlist_item};

use super::answers::{self, Asked};
use super::pace::Way;
use super::projects::Projects;
use super::teams::{Class, Team};
use super::years::Year;
use super::{Making, insert_all};
use crate::App;
use crate::error::{Error, Result};
use crate::files::Stored;
use crate::people::audit::About;

/// A report that has begun.
pub(super) struct Begun {
    id: ReportId,
    way: Way,
    members: Vec<PersonId>,
    snapshot: Value,
    title: String,
    /// Place in [`Making::schools`].
    school: usize,
    since: DateTime<Utc>,
    until: DateTime<Utc>,
}

/// Pictures that nobody takes for photographs, kept once for all reports.
pub(super) async fn photos(app: &App) -> Result<Vec<Stored>> {
    let app = app.clone();
    let keep = move || {
        let drawings = (0..8).map(super::super::reports::drawing);
        drawings
            .map(|drawing| {
                let kept = app.files.keep(&drawing?)?;
                kept.map_err(|refusal| Error::internal(format!("the large demo's picture: {refusal}")))
            })
            .collect()
    };
    tokio::task::spawn_blocking(keep).await?
}

/// When the team chose its project: most in time, some late.
fn chosen_at(making: &mut Making<'_>, year: &Year) -> DateTime<Utc> {
    if making.dice.percent(75) {
        making.dice.moment((year.choice_due - Duration::days(25)).max(year.began), year.choice_due)
    } else {
        making.dice.moment(year.choice_due, (year.choice_due + Duration::days(9)).min(year.until))
    }
}

/// Fills shortlists and lets those teams choose that have come so far.
pub(super) async fn begin(
    conn: &impl ConnectionTrait,
    making: &mut Making<'_>,
    projects: &mut Projects,
    year: &Year,
    classes: &[Class],
    teams: &[Team],
) -> Result<Vec<Begun>> {
    let form = making.app.forms.newest().ok_or_else(|| Error::internal("there is no form"))?;
    let (mut items, mut rows, mut begun) = (Vec::new(), Vec::new(), Vec::new());
    for team in teams.iter().filter(|team| team.way != Way::Nowhere) {
        let [first, ..] = team.members[..] else { continue };
        let class = &classes[team.class];
        let region = making.schools[class.school].place.region.clone();
        let since = chosen_at(making, year);
        let some = projects.some(&mut making.dice, &region, since.date_naive()).await?;
        items.extend(some.iter().map(|one| shortlist_item::ActiveModel {
            id: NotSet,
            team_id: Set(team.id),
            project_slug: Set(one.slug.clone()),
            title: Set(one.title.clone()),
            note: Set(String::new()),
            added_by: Set(first),
            added_at: Set(year.began.max(since - Duration::days(9))),
        }));
        if team.way == Way::Looking {
            continue;
        }
        let Some(chosen) = some.into_iter().next() else { continue };
        rows.push(report::ActiveModel {
            id: NotSet,
            team_id: Set(team.id),
            form_version: Set(form.version.clone()),
            project_slug: Set(chosen.slug),
            project_code: Set(chosen.code),
            project_title: Set(chosen.title.clone()),
            snapshot: Set(chosen.snapshot.clone()),
            snapshot_date: Set(chosen.reference_date),
            snapshot_import: Set(chosen.version.filter(|_| !year.past)),
            slug: Set(None),
            hidden_at: Set(None),
            created_by: Set(first),
            created_at: Set(since),
        });
        begun.push((team, class, chosen.title, chosen.snapshot, since));
    }
    insert_all(conn, items).await?;
    insert_all(conn, rows).await?;
    let ids: HashMap<TeamId, ReportId> = report::Entity::find()
        .select_only()
        .columns([report::Column::TeamId, report::Column::Id])
        .into_tuple()
        .all(conn)
        .await?
        .into_iter()
        .collect();
    let lost = || Error::internal("the large demo lost a report");
    let (mut parts, mut all) = (Vec::new(), Vec::new());
    for (team, class, title, snapshot, since) in begun {
        let id = ids.get(&team.id).copied().ok_or_else(lost)?;
        parts.extend(parts_of(making, year, team, class, id, since));
        let about = About::new("report", id).with(json!({ "team": team.id.0 }));
        making.happened(since, team.members[0], Role::Student, "report.chosen", about);
        // What is ready was finished some days ago, and has been on its way since.
        let finished =
            if team.way == Way::Writing || year.past { Duration::zero() } else { Duration::days(12) };
        let until = team.last_active.min(year.until - finished).max(since + Duration::hours(1));
        all.push(Begun {
            id,
            way: team.way,
            members: team.members.clone(),
            snapshot,
            title,
            school: class.school,
            since,
            until: until.min(year.until),
        });
    }
    insert_all(conn, parts).await?;
    Ok(all)
}

/// Both parts. What was to be public in an earlier edition waits, approved, to be published.
fn parts_of(
    making: &mut Making<'_>,
    year: &Year,
    team: &Team,
    class: &Class,
    report: ReportId,
    since: DateTime<Utc>,
) -> Vec<report_part::ActiveModel> {
    let reviewer = *making.dice.pick(&making.reviewers);
    let span = year.until - since;
    let sent = making.dice.moment(since + span / 3, since + span / 3 * 2);
    [(Part::Main, sent, vec![Way::Main, Way::Both]), (Part::Impact, sent + span / 6, vec![Way::Both])]
        .into_iter()
        .map(|(part, sent, written)| {
            let over = year.past && written.contains(&team.way);
            report_part::ActiveModel {
                report_id: Set(report),
                part: Set(part),
                stage: Set(if over { Stage::Approved } else { Stage::Draft }),
                revision: Set(if over { 5 } else { 1 }),
                consent_by: Set(over.then_some(class.teacher)),
                sent_at: Set(over.then_some(sent)),
                reviewer_id: Set(over.then_some(reviewer)),
                returned_reason: Set(None),
                published_at: Set(None),
                changed_at: Set(if over { sent + span / 12 } else { since }),
            }
        })
        .collect()
}

/// Writes the answers, each as often as teams save, and the evidence.
pub(super) async fn write(
    conn: &impl ConnectionTrait,
    making: &mut Making<'_>,
    begun: &[Begun],
    photos: &[Stored],
) -> Result<()> {
    let form = making.app.forms.newest().ok_or_else(|| Error::internal("there is no form"))?;
    let (mut current, mut all, mut pieces) = (Vec::new(), Vec::new(), Vec::new());
    for one in begun {
        let place = making.schools[one.school].place;
        let share = if one.way == Way::Writing {
            u32::try_from(making.dice.between(15, 85)).unwrap_or(50)
        } else {
            100
        };
        let asked = Asked {
            form,
            place,
            title: &one.title,
            snapshot: &one.snapshot,
            impact: one.way == Way::Both,
            share,
        };
        for (question, value) in answers::of(making, &asked)? {
            let revisions = 1 + making.dice.below(3);
            let mut at = making.dice.moment(one.since, one.until);
            for n in 1..=revisions {
                let revision = i32::try_from(n).map_err(Error::internal)?;
                let author = *making.dice.pick(&one.members);
                let own = if n < revisions { answers::begun(&value) } else { value.clone() };
                if n == revisions {
                    current.push(answer::ActiveModel {
                        report_id: Set(one.id),
                        question: Set(question.clone()),
                        revision: Set(revision),
                        value: Set(own.clone()),
                        author_id: Set(author),
                        saved_at: Set(at),
                    });
                }
                all.push(answer_revision::ActiveModel {
                    report_id: Set(one.id),
                    question: Set(question.clone()),
                    revision: Set(revision),
                    value: Set(own),
                    author_id: Set(author),
                    saved_at: Set(at),
                });
                at = making.dice.moment(at, one.until);
            }
        }
        if one.way != Way::Writing || making.dice.percent(40) {
            pieces.extend(evidence_of(conn, making, one, photos).await?);
        }
    }
    insert_all(conn, current).await?;
    insert_all(conn, all).await?;
    insert_all(conn, pieces).await
}

/// A photo with a row of its own for its file, and a link.
async fn evidence_of(
    conn: &impl ConnectionTrait,
    making: &mut Making<'_>,
    one: &Begun,
    photos: &[Stored],
) -> Result<Vec<evidence::ActiveModel>> {
    let stored = making.dice.pick(photos).clone();
    let (title, alt) = making.dice.pick(&making.words.photos).clone();
    let added_by = *making.dice.pick(&one.members);
    let file = file::ActiveModel {
        id: NotSet,
        hash: Set(stored.hash),
        name: Set("foto.png".to_owned()),
        media_type: Set(stored.media_type.to_owned()),
        bytes: Set(stored.bytes),
        width: Set(stored.size.map(|size| size.0)),
        height: Set(stored.size.map(|size| size.1)),
        added_at: Set(one.until),
    };
    let file = file.insert(conn).await?.id;
    let piece = |kind, title: String, alt: String, question: &str| evidence::ActiveModel {
        id: NotSet,
        report_id: Set(one.id),
        kind: Set(kind),
        question: Set(Some(question.to_owned())),
        title: Set(title),
        alt: Set(alt),
        url: Set(None),
        file_id: Set(None),
        chart_version_id: Set(None),
        cover: Set(false),
        added_by: Set(added_by),
        added_at: Set(one.until),
    };
    let photo = piece(EvidenceKind::Photo, title, alt, "progress_description");
    let link = piece(EvidenceKind::Link, "La delibera (demo)".to_owned(), String::new(), "origin");
    Ok(vec![
        evidence::ActiveModel { file_id: Set(Some(file)), cover: Set(true), ..photo },
        evidence::ActiveModel { url: Set(Some("https://demo.example/delibera".to_owned())), ..link },
    ])
}
