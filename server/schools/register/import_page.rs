//! Importing the ministry's list from a page: first what it would do, then doing it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use http::StatusCode;
use serde::{Deserialize, Serialize};

use super::super::joining;
use super::differences::Difference;
use super::import::{self, Counts, Listed, Reason, Refused};
use crate::App;
use crate::error::{Error, Result};
use crate::people::access::Editor;
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::upload::Upload;
use crate::web::visit::Visit;

/// So many changes and left-out rows are shown; the files have all.
const MOST_SHOWN: usize = 100;
/// A file waits so long for its confirmation.
const KEPT_FOR: Duration = Duration::from_hours(24);

#[derive(Serialize)]
struct ImportPage {
    max_bytes: usize,
    preview: Option<PreviewView>,
    errors: Errors,
}

#[derive(Serialize)]
struct PreviewView {
    key: String,
    counts: Counts,
    /// The first values that change.
    changes: Vec<ChangeView>,
    /// How many change in all.
    all_changes: usize,
    rejected: Vec<RejectedView>,
}

#[derive(Serialize)]
struct ChangeView {
    code: String,
    name: String,
    what: String,
    old: String,
    new: String,
}

impl ChangeView {
    fn of(visit: &Visit, one: &Difference) -> Self {
        let (old, new) = one.in_words(visit);
        Self { code: one.code.clone(), name: one.name.clone(), what: one.what(visit), old, new }
    }
}

#[derive(Serialize)]
struct RejectedView {
    line: usize,
    code: String,
    reason: String,
}

impl Page for ImportPage {
    const TEMPLATE: &'static str = "schools/import.html";
}

fn page(visit: &Visit, preview: Option<PreviewView>, errors: Errors) -> ImportPage {
    ImportPage { max_bytes: visit.app.config.upload_limit, preview, errors }
}

pub(super) async fn show(Editor(_): Editor, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, None, Errors::new()))
}

/// Where uploads wait for their confirmation. The list is public data; it may lie there for a day.
fn folder(app: &App) -> PathBuf {
    app.config.data_dir.join("school-lists")
}

fn sweep(folder: &Path) -> Result<()> {
    for file in std::fs::read_dir(folder)? {
        let file = file?;
        let age = file.metadata()?.modified()?.elapsed().unwrap_or_default();
        if age > KEPT_FOR {
            std::fs::remove_file(file.path())?;
        }
    }
    Ok(())
}

/// Where the list of that key waits; a key of another form is none's.
fn place(app: &App, key: &str) -> Result<PathBuf> {
    if key.len() != 64 || !key.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Error::NotFound);
    }
    Ok(folder(app).join(key))
}

/// The list of that key, if it still waits for its confirmation.
pub(super) async fn listed(app: &App, key: &str) -> Result<Listed> {
    let bytes = match tokio::fs::read(place(app, key)?).await {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(Error::NotFound),
        Err(error) => return Err(error.into()),
    };
    read(bytes).await?.map_err(|_| Error::NotFound)
}

/// Why a row is left out, in words.
pub(super) fn reason(visit: &Visit, reason: Reason) -> String {
    visit.t(&format!("schools-import-reason-{}", reason.as_str()))
}

async fn read(bytes: Vec<u8>) -> Result<Result<Listed, Refused>> {
    Ok(tokio::task::spawn_blocking(move || import::read(&bytes)).await?)
}

fn refused(visit: &Visit, refused: &Refused) -> Result<Response> {
    let mut errors = Errors::new();
    let said = match refused {
        Refused::NoTable(_) => visit.t("schools-import-no-table"),
        Refused::Empty => visit.t("schools-import-empty"),
        Refused::Columns(names) => {
            visit.t_with("schools-import-columns", &[("names", names.as_str().into())])
        }
    };
    errors.add("file", said);
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(visit, None, errors))
}

pub(super) async fn preview(Editor(_): Editor, visit: Visit, upload: Upload) -> Result<Response> {
    let Some(sent) = upload.file.filter(|sent| !sent.bytes.is_empty()) else {
        let mut errors = Errors::new();
        errors.add("file", visit.t("schools-import-no-file"));
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, None, errors));
    };
    let bytes = sent.bytes.to_vec();
    let listed = match read(bytes.clone()).await? {
        Ok(listed) => listed,
        Err(why) => return refused(&visit, &why),
    };
    let folder = folder(&visit.app);
    let key = tokio::task::spawn_blocking(move || -> Result<String> {
        std::fs::create_dir_all(&folder)?;
        sweep(&folder)?;
        let key = joining::fingerprint(&bytes);
        std::fs::write(folder.join(&key), bytes)?;
        Ok(key)
    })
    .await??;
    let counts = import::preview(&visit.app, &listed).await?;
    let changes = import::differences(&visit.app, &listed).await?;
    let rejected = listed.rejected.into_iter().take(MOST_SHOWN);
    let preview = PreviewView {
        key,
        counts,
        changes: changes.iter().take(MOST_SHOWN).map(|one| ChangeView::of(&visit, one)).collect(),
        all_changes: changes.len(),
        rejected: rejected
            .map(|one| RejectedView { line: one.line, code: one.code, reason: reason(&visit, one.reason) })
            .collect(),
    };
    visit.show(&page(&visit, Some(preview), Errors::new()))
}

/// The file that was looked at.
#[derive(Deserialize)]
pub(super) struct ConfirmForm {
    #[serde(default)]
    key: String,
}

pub(super) async fn confirm(
    Editor(by): Editor,
    visit: Visit,
    Form(form): Form<ConfirmForm>,
) -> Result<Response> {
    let path = place(&visit.app, &form.key)?;
    let bytes = match tokio::fs::read(&path).await {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let said = visit.t("schools-import-gone");
            return visit.go_saying("/schools/import", "warning", said).await;
        }
        Err(error) => return Err(error.into()),
    };
    let listed = match read(bytes).await? {
        Ok(listed) => listed,
        Err(why) => return refused(&visit, &why),
    };
    let counts = import::run(&visit.app, Some(&by), &listed).await?;
    // Pressed twice, the list has been taken by the other: what it has is there once in any case.
    match tokio::fs::remove_file(&path).await {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        Ok(()) | Err(_) => {}
    }
    let args = [("new", counts.new.into()), ("changed", counts.changed.into()), ("same", counts.same.into())];
    visit.go_saying("/schools", "success", visit.t_with("schools-imported", &args)).await
}
