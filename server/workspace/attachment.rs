//! One file of the team: its versions, what is said of it, a new version, putting it away.

use http::StatusCode;
use serde::{Deserialize, Serialize};
use tables::ids::TeamFileId;
use tables::team_file::Model;

use super::attachments::{self, Changed, Kept, MOST_VERSIONS, Version};
use super::files::{FileForm, LONGEST_LINE, LONGEST_WORDS, Ways, kind, refusal, size};
use super::people::{self, line};
use super::places::Attachment;
use crate::error::{Error, Result};
use crate::teams::access::is_live;
use crate::teams::access::{EditTeam, PlanTeam, ViewTeam, may_edit, may_plan};
use crate::text::Arg;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::upload::Upload;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct FilePage {
    id: i64,
    team: String,
    file: i64,
    title: String,
    description: String,
    alt: String,
    archived: bool,
    may_write: bool,
    may_archive: bool,
    versions: Vec<VersionView>,
    max_bytes: usize,
    longest_line: usize,
    longest_words: usize,
    form: FileForm,
    revision: i32,
    errors: Errors,
    /// Mistakes of the form for a new version, by its fields' names.
    version_errors: Errors,
    /// All mistakes, by their fields' ids: two forms of the page have fields of one name.
    summary: Errors,
    version_alt: String,
    theirs: Option<Theirs>,
}

#[derive(Serialize)]
struct VersionView {
    version: i32,
    name: String,
    kind: &'static str,
    size: String,
    by: String,
    at: String,
    ways: Ways,
}

/// What somebody else has saved meanwhile.
#[derive(Serialize)]
struct Theirs {
    title: String,
    description: String,
    alt: String,
    at: String,
}

impl Page for FilePage {
    const TEMPLATE: &'static str = "workspace/attachment.html";
}

/// What is said of a file, and which revision the page showed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct DescribeForm {
    title: String,
    description: String,
    alt: String,
    revision: String,
}

/// What the page shows again.
#[derive(Default)]
struct Again {
    form: Option<FileForm>,
    errors: Errors,
    version_errors: Errors,
    summary: Errors,
    version_alt: Option<String>,
    theirs: Option<Theirs>,
}

async fn page(visit: &Visit, may: &ViewTeam, row: Model, again: Again) -> Result<FilePage> {
    let db = &visit.app.db;
    let versions = attachments::versions(db, [row.id]).await?;
    let names = people::names(db, versions.iter().map(|(version, _)| version.added_by)).await?;
    let live = is_live(db, &may.team).await?;
    let view = |one: Version| {
        let ways = Ways::to(visit, &one);
        let (version, file) = one;
        VersionView {
            version: version.version,
            kind: kind(&file),
            size: size(visit.lang, file.bytes),
            by: names.get(&version.added_by).cloned().unwrap_or_default(),
            at: version.added_at.to_rfc3339(),
            ways,
            name: file.name,
        }
    };
    let versions = versions.into_iter().map(view).collect();
    let form = again.form.unwrap_or_else(|| FileForm {
        title: row.title.clone(),
        description: row.description.clone(),
        alt: row.alt.clone(),
    });
    let archived = row.archived_at.is_some();
    Ok(FilePage {
        id: may.team.id.0,
        team: may.team.name.clone(),
        file: row.id.0,
        archived,
        may_write: live && may_edit(may.tie) && !archived,
        may_archive: live && may_plan(may.tie),
        versions,
        max_bytes: visit.app.config.upload_limit,
        longest_line: LONGEST_LINE,
        longest_words: LONGEST_WORDS,
        form,
        revision: row.revision,
        summary: if again.summary.is_empty() { again.errors.clone() } else { again.summary },
        errors: again.errors,
        version_errors: again.version_errors,
        version_alt: again.version_alt.unwrap_or_else(|| row.alt.clone()),
        theirs: again.theirs,
        title: row.title,
        description: row.description,
        alt: row.alt,
    })
}

pub(super) async fn show(
    may: ViewTeam,
    visit: Visit,
    At(Attachment(id)): At<Attachment>,
) -> Result<Response> {
    let row = attachments::load(&visit.app.db, may.team.id, id).await?;
    visit.show(&page(&visit, &may, row, Again::default()).await?)
}

fn path_of(team: tables::ids::TeamId, id: TeamFileId) -> String {
    format!("/teams/{team}/files/{id}")
}

async fn again(
    visit: &Visit,
    may: EditTeam,
    id: TeamFileId,
    status: StatusCode,
    again: Again,
) -> Result<Response> {
    let may = ViewTeam::check(&visit.app.db, may.by, may.team.id).await?;
    let row = attachments::load(&visit.app.db, may.team.id, id).await?;
    visit.show_with(status, &page(visit, &may, row, again).await?)
}

pub(super) async fn save(
    may: EditTeam,
    visit: Visit,
    At(Attachment(id)): At<Attachment>,
    Form(form): Form<DescribeForm>,
) -> Result<Response> {
    let based_on: i32 = form.revision.parse().map_err(|_| Error::BadRequest("error-bad-form"))?;
    let form = FileForm { title: form.title, description: form.description, alt: form.alt };
    let checked = match form.check(&visit) {
        Ok(checked) => checked,
        Err(errors) => {
            let shown = Again { form: Some(form), errors, ..Again::default() };
            return again(&visit, may, id, StatusCode::UNPROCESSABLE_ENTITY, shown).await;
        }
    };
    match attachments::describe(&visit.app, &may, id, based_on, checked).await? {
        Changed::Done => {
            visit.go_saying(&path_of(may.team.id, id), "success", visit.t("schools-saved")).await
        }
        Changed::Stale(row) => {
            let mut errors = Errors::new();
            errors.add("", visit.t("workspace-conflict"));
            let theirs = Theirs {
                at: row.changed_at.to_rfc3339(),
                title: row.title,
                description: row.description,
                alt: row.alt,
            };
            let shown = Again { form: Some(form), errors, theirs: Some(theirs), ..Again::default() };
            again(&visit, may, id, StatusCode::CONFLICT, shown).await
        }
    }
}

pub(super) async fn add_version(
    may: EditTeam,
    visit: Visit,
    At(Attachment(id)): At<Attachment>,
    mut upload: Upload,
) -> Result<Response> {
    let alt = line(upload.one("alt"));
    let mistake = if people::is_longer(&alt, LONGEST_LINE) {
        Some(("alt", visit.t_with("schools-too-long", &[("longest", Arg::from(LONGEST_LINE))])))
    } else if let Some(sent) = upload.file.take() {
        let sent = (sent.name, sent.bytes);
        match attachments::add_version(&visit.app, &may, id, &alt, sent).await? {
            Kept::Full => {
                let most = usize::try_from(MOST_VERSIONS).unwrap_or(0);
                Some(("", visit.t_with("workspace-file-versions-full", &[("most", Arg::from(most))])))
            }
            kept @ (Kept::Done(_) | Kept::Refused(_) | Kept::Undescribed | Kept::Archived | Kept::NoRoom) => {
                refusal(&visit, kept)
            }
        }
    } else {
        Some(("file", visit.t("schools-import-no-file")))
    };
    let Some((field, message)) = mistake else {
        let said = visit.t("workspace-file-version-added");
        return visit.go_saying(&path_of(may.team.id, id), "success", said).await;
    };
    let mut shown = Again { version_alt: Some(alt), ..Again::default() };
    shown.version_errors.add(field, message.clone());
    let at = if field.is_empty() { String::new() } else { format!("version-{field}") };
    shown.summary.add(at, message);
    again(&visit, may, id, StatusCode::UNPROCESSABLE_ENTITY, shown).await
}

pub(super) async fn archive(
    may: PlanTeam,
    visit: Visit,
    At(Attachment(id)): At<Attachment>,
) -> Result<Response> {
    put(&may, &visit, id, true, "workspace-file-archived").await
}

pub(super) async fn restore(
    may: PlanTeam,
    visit: Visit,
    At(Attachment(id)): At<Attachment>,
) -> Result<Response> {
    put(&may, &visit, id, false, "workspace-file-restored").await
}

async fn put(may: &PlanTeam, visit: &Visit, id: TeamFileId, away: bool, key: &str) -> Result<Response> {
    let (kind, key) = if attachments::archive(&visit.app, may, id, away).await? {
        ("success", key)
    } else {
        ("info", "reports-unchanged")
    };
    visit.go_saying(&path_of(may.team.id, id), kind, visit.t(key)).await
}
