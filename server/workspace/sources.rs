//! From where it is known what happened in a team: one function for each source.

mod choosing;
mod papers;
mod telling;

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect,
};
use tables::ids::{PersonId, ReportId, TeamFileId};
use tables::kinds::{MeetingState, TaskState};
use tables::{
    answer_revision, canvas_revision, diary_entry, event, evidence, meeting, occasion, report, task,
    team_comment, team_file, team_file_version, team_member,
};

use super::happenings::{Happening, Key, Scope, Source};
use crate::clock::day_in_italy;
use crate::error::Result;

/// The team's report, if it has begun.
pub(super) async fn report_of(
    conn: &impl ConnectionTrait,
    team: tables::ids::TeamId,
) -> Result<Option<report::Model>> {
    Ok(report::Entity::find().filter(report::Column::TeamId.eq(team)).one(conn).await?)
}

/// What a source has for a page.
pub(super) async fn read(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    source: Source,
    report: Option<ReportId>,
) -> Result<Vec<Happening>> {
    match source {
        Source::Report => moves(conn, scope, report).await,
        Source::SentBack => choosing::sent_back(conn, scope).await,
        Source::Proposed => choosing::proposed(conn, scope).await,
        Source::Closed => choosing::closed(conn, scope).await,
        Source::Opened => choosing::opened(conn, scope).await,
        Source::Post => telling::post_steps(conn, scope).await,
        Source::Verdict => telling::verdicts(conn, scope).await,
        Source::Handed => telling::handed(conn, scope).await,
        Source::Comment => comments(conn, scope).await,
        Source::Remark => papers::remarks(conn, scope).await,
        Source::Meeting => meetings(conn, scope).await,
        Source::Occasion => occasions(conn, scope).await,
        Source::File => files(conn, scope).await,
        Source::Diary => diary(conn, scope).await,
        Source::Done => tasks_done(conn, scope).await,
        Source::Task => tasks(conn, scope).await,
        Source::Canvas => canvas(conn, scope).await,
        Source::Evidence => pieces(conn, scope, report).await,
        Source::Answer => answers(conn, scope, report).await,
        Source::Document => papers::documents(conn, scope).await,
        Source::Draft => telling::drafts(conn, scope).await,
        Source::Chart => papers::charts(conn, scope).await,
        Source::Selection => papers::selections(conn, scope).await,
        Source::Reason => choosing::reasons(conn, scope).await,
        Source::Listed => choosing::listed(conn, scope).await,
    }
}

fn happened(
    source: Source,
    at: DateTime<Utc>,
    key: Key,
    who: impl Into<Option<PersonId>>,
    what: impl Into<String>,
    href: String,
) -> Happening {
    Happening { source, at, key, who: who.into(), deed: "", what: what.into(), href }
}

async fn moves(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    report: Option<ReportId>,
) -> Result<Vec<Happening>> {
    use event::Column;
    let Some(report) = report else { return Ok(Vec::new()) };
    let deeds = [("report.chosen", "chosen"), ("report.consent-asked", "asked"), ("report.sent", "sent")];
    let found = event::Entity::find()
        .filter(Column::Subject.eq(format!("report:{report}")))
        .filter(Column::Kind.is_in(deeds.map(|(kind, _)| kind)));
    let rows = scope
        .narrow(found, Source::Report, (Column::At, Column::ActorId), (None, Column::Id))
        .all(conn)
        .await?;
    let own: Vec<PersonId> = team_member::Entity::find()
        .select_only()
        .column(team_member::Column::PersonId)
        .filter(team_member::Column::TeamId.eq(scope.team))
        .into_tuple()
        .all(conn)
        .await?;
    let told = rows.into_iter().filter_map(|row| {
        let who = row.acting_as_id.or(row.actor_id)?;
        let (_, deed) = deeds.into_iter().find(|(kind, _)| *kind == row.kind)?;
        // Whoever is not of the team has said yes to what it proposed.
        let deed = if deed == "chosen" && !own.contains(&who) { "approved" } else { deed };
        let href = format!("/reports/{report}");
        Some(Happening { deed, ..happened(Source::Report, row.at, Key::number(row.id), who, "", href) })
    });
    Ok(told.collect())
}

async fn comments(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Happening>> {
    use team_comment::Column;
    // What a teacher has hidden is not told of either.
    let found =
        team_comment::Entity::find().filter(Column::TeamId.eq(scope.team)).filter(Column::HiddenAt.is_null());
    let rows = scope
        .narrow(found, Source::Comment, (Column::At, Column::AuthorId), (None, Column::Id))
        .all(conn)
        .await?;
    let told = rows.into_iter().map(|row| {
        let href = format!("/teams/{}/support#comment-{}", scope.team, row.id);
        happened(Source::Comment, row.at, Key::number(row.id.0), row.author_id, "", href)
    });
    Ok(told.collect())
}

async fn meetings(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Happening>> {
    use meeting::Column;
    let found = meeting::Entity::find()
        .filter(Column::ClassId.eq(scope.class))
        .filter(Condition::any().add(Column::TeamId.is_null()).add(Column::TeamId.eq(scope.team)))
        .filter(Column::State.eq(MeetingState::Accepted));
    let rows = scope
        .narrow(found, Source::Meeting, (Column::AcceptedAt, Column::OfferedBy), (None, Column::Id))
        .all(conn)
        .await?;
    let told = rows.into_iter().filter_map(|row| {
        let href = format!("/teams/{}/support#meeting-{}", scope.team, row.id);
        Some(happened(
            Source::Meeting,
            row.accepted_at?,
            Key::number(row.id.0),
            row.offered_by,
            row.topic,
            href,
        ))
    });
    Ok(told.collect())
}

async fn occasions(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Happening>> {
    use occasion::Column;
    let found = occasion::Entity::find().filter(Column::TeamId.eq(scope.team));
    let rows = scope
        .narrow(found, Source::Occasion, (Column::CreatedAt, Column::CreatedBy), (None, Column::Id))
        .all(conn)
        .await?;
    let told = rows.into_iter().map(|row| {
        let month = super::month::Month::of(day_in_italy(row.starts_at));
        let href = format!("/teams/{}/calendar?month={month}", scope.team);
        let key = Key::number(row.id.0);
        happened(Source::Occasion, row.created_at, key, row.created_by, row.title, href)
    });
    Ok(told.collect())
}

/// A version of a file.
#[derive(FromQueryResult)]
struct Brought {
    id: i64,
    team_file_id: TeamFileId,
    version: i32,
    added_by: PersonId,
    added_at: DateTime<Utc>,
    /// The file's now.
    title: String,
}

async fn files(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Happening>> {
    use team_file_version::Column;
    let file = team_file_version::Entity::belongs_to(team_file::Entity)
        .from(Column::TeamFileId)
        .to(team_file::Column::Id)
        .into();
    let found = team_file_version::Entity::find()
        .select_only()
        .columns([Column::Id, Column::TeamFileId, Column::Version, Column::AddedBy, Column::AddedAt])
        .column(team_file::Column::Title)
        .join(JoinType::InnerJoin, file)
        .filter(Column::TeamId.eq(scope.team));
    let rows = scope
        .narrow(found, Source::File, (Column::AddedAt, Column::AddedBy), (None, Column::Id))
        .into_model::<Brought>()
        .all(conn)
        .await?;
    let told = rows.into_iter().map(|row| {
        let href = format!("/teams/{}/files/{}", scope.team, row.team_file_id);
        let one = happened(Source::File, row.added_at, Key::number(row.id), row.added_by, row.title, href);
        Happening { deed: if row.version > 1 { "again" } else { "" }, ..one }
    });
    Ok(told.collect())
}

async fn diary(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Happening>> {
    use diary_entry::Column;
    let found =
        diary_entry::Entity::find().filter(Column::TeamId.eq(scope.team)).filter(Column::RemovedAt.is_null());
    let rows = scope
        .narrow(found, Source::Diary, (Column::WrittenAt, Column::AuthorId), (None, Column::Id))
        .all(conn)
        .await?;
    let told = rows.into_iter().map(|row| {
        let href = format!("/teams/{}/diary#entry-{}", scope.team, row.id);
        let key = Key::number(row.id.0);
        happened(Source::Diary, row.written_at, key, row.author_id, row.day.to_string(), href)
    });
    Ok(told.collect())
}

fn task_href(scope: &Scope, row: &task::Model) -> String {
    format!("/teams/{}/tasks#task-{}", scope.team, row.id)
}

async fn tasks_done(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Happening>> {
    use task::Column;
    let found = task::Entity::find()
        .filter(Column::TeamId.eq(scope.team))
        .filter(Column::State.eq(TaskState::Done))
        .filter(Column::RemovedAt.is_null());
    let rows = scope
        .narrow(found, Source::Done, (Column::DoneAt, Column::DoneBy), (None, Column::Id))
        .all(conn)
        .await?;
    let told = rows.into_iter().filter_map(|row| {
        let href = task_href(scope, &row);
        Some(happened(Source::Done, row.done_at?, Key::number(row.id.0), row.done_by?, row.title, href))
    });
    Ok(told.collect())
}

async fn tasks(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Happening>> {
    use task::Column;
    let found =
        task::Entity::find().filter(Column::TeamId.eq(scope.team)).filter(Column::RemovedAt.is_null());
    let rows = scope
        .narrow(found, Source::Task, (Column::CreatedAt, Column::CreatedBy), (None, Column::Id))
        .all(conn)
        .await?;
    let told = rows.into_iter().map(|row| {
        let href = task_href(scope, &row);
        happened(Source::Task, row.created_at, Key::number(row.id.0), row.created_by, row.title, href)
    });
    Ok(told.collect())
}

async fn canvas(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Happening>> {
    use canvas_revision::Column;
    let found = canvas_revision::Entity::find().filter(Column::TeamId.eq(scope.team));
    let by = (Column::SavedAt, Column::AuthorId);
    let key = (Some(Column::Field), Column::Revision);
    let rows = scope.narrow(found, Source::Canvas, by, key).all(conn).await?;
    let told = rows.into_iter().map(|row| {
        let href = format!("/teams/{}/canvas#box-{}", scope.team, row.field);
        let key = Key::named(&row.field, row.revision);
        happened(Source::Canvas, row.saved_at, key, row.author_id, row.field, href)
    });
    Ok(told.collect())
}

async fn pieces(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    report: Option<ReportId>,
) -> Result<Vec<Happening>> {
    use evidence::Column;
    let Some(report) = report else { return Ok(Vec::new()) };
    let found = evidence::Entity::find().filter(Column::ReportId.eq(report));
    let rows = scope
        .narrow(found, Source::Evidence, (Column::AddedAt, Column::AddedBy), (None, Column::Id))
        .all(conn)
        .await?;
    let told = rows.into_iter().map(|row| {
        let href = format!("/reports/{report}/evidence");
        let key = Key::number(row.id.0);
        let one = happened(Source::Evidence, row.added_at, key, row.added_by, row.title, href);
        Happening { deed: row.kind.as_str(), ..one }
    });
    Ok(told.collect())
}

async fn answers(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    report: Option<ReportId>,
) -> Result<Vec<Happening>> {
    use answer_revision::Column;
    let Some(report) = report else { return Ok(Vec::new()) };
    let found = answer_revision::Entity::find().filter(Column::ReportId.eq(report));
    let by = (Column::SavedAt, Column::AuthorId);
    let key = (Some(Column::Question), Column::Revision);
    let rows = scope.narrow(found, Source::Answer, by, key).all(conn).await?;
    let told = rows.into_iter().map(|row| {
        let href = format!("/reports/{report}/history/{}", row.question);
        let key = Key::named(&row.question, row.revision);
        happened(Source::Answer, row.saved_at, key, row.author_id, row.question, href)
    });
    Ok(told.collect())
}
