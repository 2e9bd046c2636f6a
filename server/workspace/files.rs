//! The team's files: what there is, and bringing another.

use std::collections::HashMap;

use http::StatusCode;
use serde::{Deserialize, Serialize};
use tables::file;
use tables::ids::TeamFileId;

use super::attachments::{self, Kept, MOST_BYTES, New, Version};
use super::excerpt;
use super::people::{self, is_longer, line, words};
use crate::error::Result;
use crate::teams::access::is_live;
use crate::teams::access::{EditTeam, ViewTeam, may_edit};
use crate::text::{Arg, Lang, number};
use crate::web::Response;
use crate::web::form::{Errors, Query};
use crate::web::page::Page;
use crate::web::upload::Upload;
use crate::web::visit::Visit;

/// The longest title and alternative text.
pub(super) const LONGEST_LINE: usize = 200;
/// The longest description.
pub(super) const LONGEST_WORDS: usize = 1000;

#[derive(Serialize)]
struct FilesPage {
    id: i64,
    name: String,
    may_write: bool,
    archived: bool,
    files: Vec<FileView>,
    /// How much of the room is taken, in words.
    taken: String,
    room: String,
    max_bytes: usize,
    longest_line: usize,
    longest_words: usize,
    form: FileForm,
    errors: Errors,
}

#[derive(Serialize)]
struct FileView {
    id: i64,
    title: String,
    description: String,
    alt: String,
    kind: &'static str,
    size: String,
    versions: i32,
    ways: Ways,
    by: String,
    at: String,
}

/// The addresses of what there is of a version.
#[derive(Serialize)]
pub(super) struct Ways {
    /// Its small picture, if it is one.
    thumb: Option<String>,
    /// The page with its text, if that can be shown.
    preview: Option<String>,
    /// What the browser shows, if it is a PDF.
    inline: Option<String>,
    download: String,
}

impl Ways {
    pub(super) fn to(visit: &Visit, (version, file): &Version) -> Self {
        let (team, id) = (version.team_id, version.team_file_id);
        let address = |end: &str| visit.link(&format!("/teams/{team}/files/{id}/{}/{end}", version.version));
        Self {
            thumb: file.media_type.starts_with("image/").then(|| address("thumb")),
            preview: excerpt::is_readable(file).then(|| address("preview")),
            inline: (kind(file) == "pdf").then(|| address("inline")),
            download: address("download"),
        }
    }
}

impl Page for FilesPage {
    const TEMPLATE: &'static str = "workspace/files.html";
}

/// What is said of a file, as typed.
#[derive(Clone, Default, Serialize)]
pub(super) struct FileForm {
    pub(super) title: String,
    pub(super) description: String,
    pub(super) alt: String,
}

/// Those in use, or those put away.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct FilesQuery {
    show: String,
}

impl FileForm {
    /// As sent with a file.
    pub(super) fn of(upload: &Upload) -> Self {
        Self {
            title: upload.one("title").to_owned(),
            description: upload.one("description").to_owned(),
            alt: upload.one("alt").to_owned(),
        }
    }

    /// Title, description and alternative text as they are kept.
    pub(super) fn check(&self, visit: &Visit) -> Result<[String; 3], Errors> {
        let mut errors = Errors::new();
        let (title, description, alt) = (line(&self.title), words(&self.description), line(&self.alt));
        if title.is_empty() {
            errors.add("title", visit.t("workspace-file-title-missing"));
        }
        for (field, text, longest) in [
            ("title", &title, LONGEST_LINE),
            ("description", &description, LONGEST_WORDS),
            ("alt", &alt, LONGEST_LINE),
        ] {
            if is_longer(text, longest) {
                errors.add(field, visit.t_with("schools-too-long", &[("longest", Arg::from(longest))]));
            }
        }
        if errors.is_empty() { Ok([title, description, alt]) } else { Err(errors) }
    }
}

/// What kind of file it is, as its text's key ends.
pub(super) fn kind(file: &file::Model) -> &'static str {
    match file.media_type.as_str() {
        "application/pdf" => "pdf",
        kind if kind.starts_with("image/") => "picture",
        kind if kind.contains("spreadsheet") => "sheet",
        kind if kind.contains("presentation") => "slides",
        _ => "text",
    }
}

/// How large: `48 kB`, `1,2 MB`.
pub(super) fn size(lang: Lang, bytes: i64) -> String {
    let tenths = bytes.saturating_mul(10) / (1024 * 1024);
    let comma = match lang {
        Lang::It => ',',
        Lang::En => '.',
    };
    match tenths {
        0..10 => format!("{}\u{a0}kB", bytes / 1024 + 1),
        10..10240 => format!("{}{comma}{}\u{a0}MB", tenths / 10, tenths % 10),
        _ => format!("{}\u{a0}GB", number(lang, tenths / 10240)),
    }
}

/// What is wrong with an upload, on its field.
pub(super) fn refusal(visit: &Visit, kept: Kept) -> Option<(&'static str, String)> {
    let most = |most: usize| [("most", Arg::from(most))];
    match kept {
        Kept::Done(_) => None,
        Kept::Refused(refusal) => Some(("file", visit.t(refusal.text_key()))),
        Kept::Undescribed => Some(("alt", visit.t("workspace-file-alt-missing"))),
        Kept::Full => {
            let count = usize::try_from(attachments::MOST).unwrap_or(usize::MAX);
            Some(("", visit.t_with("workspace-files-full", &most(count))))
        }
        Kept::Archived => Some(("", visit.t("workspace-file-is-away"))),
        Kept::NoRoom => {
            let room = [("room", Arg::from(size(visit.lang, MOST_BYTES)))];
            Some(("file", visit.t_with("workspace-files-no-room", &room)))
        }
    }
}

async fn page(visit: &Visit, may: &ViewTeam, archived: bool, typed: (FileForm, Errors)) -> Result<FilesPage> {
    let db = &visit.app.db;
    let rows = attachments::of_team(db, may.team.id, archived).await?;
    let mut newest: HashMap<TeamFileId, Version> = HashMap::new();
    for version in attachments::versions(db, rows.iter().map(|row| row.id)).await? {
        newest.entry(version.0.team_file_id).or_insert(version);
    }
    let names = people::names(db, newest.values().map(|(version, _)| version.added_by)).await?;
    let files = rows.into_iter().filter_map(|row| {
        let newest = newest.get(&row.id)?;
        let (version, file) = newest;
        Some(FileView {
            id: row.id.0,
            kind: kind(file),
            size: size(visit.lang, file.bytes),
            versions: row.version,
            ways: Ways::to(visit, newest),
            by: names.get(&version.added_by).cloned().unwrap_or_default(),
            at: version.added_at.to_rfc3339(),
            title: row.title,
            description: row.description,
            alt: row.alt,
        })
    });
    let files = files.collect();
    Ok(FilesPage {
        id: may.team.id.0,
        name: may.team.name.clone(),
        may_write: may_edit(may.tie) && is_live(db, &may.team).await?,
        archived,
        files,
        taken: size(visit.lang, attachments::bytes_of(db, may.team.id).await?),
        room: size(visit.lang, MOST_BYTES),
        max_bytes: visit.app.config.upload_limit,
        longest_line: LONGEST_LINE,
        longest_words: LONGEST_WORDS,
        form: typed.0,
        errors: typed.1,
    })
}

pub(super) async fn show(may: ViewTeam, visit: Visit, Query(query): Query<FilesQuery>) -> Result<Response> {
    visit.show(&page(&visit, &may, query.show == "archived", (FileForm::default(), Errors::new())).await?)
}

pub(super) async fn add(may: EditTeam, visit: Visit, mut upload: Upload) -> Result<Response> {
    let form = FileForm::of(&upload);
    let errors = match (form.check(&visit), upload.file.take()) {
        (Ok([title, description, alt]), Some(sent)) => {
            let new = New { title, description, alt, upload: (sent.name, sent.bytes) };
            let kept = attachments::add(&visit.app, &may, new).await?;
            match refusal(&visit, kept) {
                None => {
                    let path = format!("/teams/{}/files", may.team.id);
                    return visit.go_saying(&path, "success", visit.t("workspace-file-added")).await;
                }
                Some((field, message)) => {
                    let mut errors = Errors::new();
                    errors.add(field, message);
                    errors
                }
            }
        }
        (checked, file) => {
            let mut errors = checked.err().unwrap_or_default();
            if file.is_none() {
                errors.add("file", visit.t("schools-import-no-file"));
            }
            errors
        }
    };
    let may = ViewTeam::check(&visit.app.db, may.by, may.team.id).await?;
    let page = page(&visit, &may, false, (form, errors)).await?;
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
