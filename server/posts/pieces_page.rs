//! The page of a post's pictures, videos and charts: adding, saying what they are, taking away.

use http::StatusCode;
use serde::Serialize;
use tables::ids::{ChartVersionId, TeamId};
use tables::kinds::{PictureConsent, PieceKind};

use super::access::{ReadPost, Which, WritePost, may_write};
use super::draft::Text;
use super::pieces::{self, Added, Held, New, Said};
use super::views::{self, OwnPiece};
use super::{letters, video};
use crate::desk::charts::{self, ChartView};
use crate::error::{Error, Result};
use crate::teams::access::is_live;
use crate::text::Arg;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Fields};
use crate::web::page::{Page, Typed};
use crate::web::upload::Upload;
use crate::web::visit::Visit;

/// The longest caption or description, in characters.
const LONGEST: usize = 500;
/// The longest name of who made a picture.
const LONGEST_CREDIT: usize = 120;

#[derive(Serialize)]
struct PiecesPage {
    id: i64,
    name: String,
    post: i64,
    title: String,
    may_write: bool,
    pieces: Vec<OwnPiece>,
    consents: Vec<(&'static str, String)>,
    /// The team's charts: version and title.
    charts: Vec<(i64, String)>,
    sites: String,
    max_bytes: usize,
    longest: usize,
    longest_credit: usize,
    /// The values of all forms of the page: a field's name begins with its form's.
    form: Typed,
    errors: Errors,
}

impl Page for PiecesPage {
    const TEMPLATE: &'static str = "posts/pieces.html";
}

/// The fields of each form.
const FIELDS: [&str; 6] = ["title", "alt", "credit", "consent", "url", "version"];

/// What is typed in one of the page's forms.
struct SaidForm {
    /// What its fields' names begin with.
    prefix: String,
    values: [String; 6],
}

impl SaidForm {
    fn read(prefix: String, one: impl Fn(&str) -> String) -> Self {
        let value = |field: &str| {
            let typed = one(&format!("{prefix}{field}"));
            typed.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        Self { values: FIELDS.map(value), prefix }
    }

    fn typed(self) -> impl Iterator<Item = (String, String)> {
        let Self { prefix, values } = self;
        FIELDS.into_iter().zip(values).map(move |(field, value)| (format!("{prefix}{field}"), value))
    }

    fn url(&self) -> &str {
        &self.values[4]
    }

    /// A chart's version.
    fn version(&self) -> &str {
        &self.values[5]
    }

    fn said(&self) -> Said {
        let [title, alt, credit, consent, ..] = self.values.clone();
        Said { title, alt, credit, consent: PictureConsent::parse(&consent) }
    }

    /// What is wrong. A picture may come without consent: it is kept, and not published.
    fn check(&self, visit: &Visit, kind: PieceKind) -> Errors {
        let mut errors = Errors::new();
        let [title, alt, credit, ..] = &self.values;
        for (field, text, longest) in
            [("title", title, LONGEST), ("alt", alt, LONGEST), ("credit", credit, LONGEST_CREDIT)]
        {
            if text.chars().count() > longest {
                let args = [("longest", Arg::from(longest))];
                errors.add(format!("{}{field}", self.prefix), visit.t_with("schools-too-long", &args));
            }
        }
        match kind {
            PieceKind::Picture => {
                if alt.is_empty() {
                    errors.add(format!("{}alt", self.prefix), visit.t("posts-piece-alt-missing"));
                }
            }
            // A chart has its own words.
            PieceKind::Chart => {}
            PieceKind::Video => {
                if title.is_empty() {
                    errors.add(format!("{}title", self.prefix), visit.t("posts-piece-title-missing"));
                }
            }
        }
        errors
    }
}

/// A form that came back, and what is wrong in it.
type Again = Option<(SaidForm, Errors)>;

async fn page(visit: &Visit, may: &ReadPost, again: Again) -> Result<PiecesPage> {
    let db = &visit.app.db;
    let rows = pieces::of(db, may.post.id).await?;
    let text = Text::of(&may.post);
    let mut form = Typed::new();
    for prefix in ["picture-", "video-", "chart-"] {
        form.extend(SaidForm::read(prefix.to_owned(), |_| String::new()).typed());
    }
    for Held { row, .. } in &rows {
        let consent = row.consent.map_or("", PictureConsent::as_str).to_owned();
        let url = row.url.clone().unwrap_or_default();
        let values = [row.title.clone(), row.alt.clone(), row.credit.clone(), consent, url, String::new()];
        form.extend(SaidForm { prefix: format!("piece-{}-", row.id), values }.typed());
    }
    let mut errors = Errors::new();
    if let Some((typed, wrong)) = again {
        form.extend(typed.typed());
        errors = wrong;
    }
    Ok(PiecesPage {
        id: may.team.id.0,
        name: may.team.name.clone(),
        post: may.post.id.0,
        title: may.post.title.clone(),
        may_write: may_write(may.tie, &may.post) && is_live(db, &may.team).await?,
        pieces: views::own(visit, &letters::path_of(&may.post), &text.body, &rows),
        consents: [PictureConsent::Nobody, PictureConsent::Signed]
            .map(|one| (one.as_str(), visit.t(&format!("posts-consent-{}", one.as_str()))))
            .to_vec(),
        charts: charts_of(visit, may.team.id)
            .await?
            .into_iter()
            .map(|one| (one.version, one.content.title))
            .collect(),
        sites: video::sites(),
        max_bytes: visit.app.config.upload_limit,
        longest: LONGEST,
        longest_credit: LONGEST_CREDIT,
        form,
        errors,
    })
}

/// The charts that the team can show.
async fn charts_of(visit: &Visit, team: TeamId) -> Result<Vec<ChartView>> {
    charts::of_team(&visit.app.db, team).await
}

pub(super) async fn show(may: ReadPost, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, &may, None).await?)
}

fn path(may: &WritePost) -> String {
    format!("{}/pieces", letters::path_of(&may.post))
}

async fn refused(visit: &Visit, may: WritePost, form: SaidForm, errors: Errors) -> Result<Response> {
    let page = page(visit, &may.read(), Some((form, errors))).await?;
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

pub(super) async fn add(may: WritePost, visit: Visit, mut upload: Upload) -> Result<Response> {
    let kind = PieceKind::parse(upload.one("kind")).ok_or(Error::BadRequest("error-bad-form"))?;
    let mut form = SaidForm::read(format!("{}-", kind.as_str()), |name| upload.one(name).to_owned());
    let mut errors = form.check(&visit, kind);
    let new = match kind {
        PieceKind::Picture => {
            let file = upload.file.take();
            if file.is_none() {
                errors.add("picture-file", visit.t("reports-evidence-no-file"));
            }
            file.map(|file| New::Picture(file.name, file.bytes))
        }
        PieceKind::Video => {
            let video = video::parse(form.url());
            if video.is_none() {
                let args = [("sites", Arg::from(video::sites()))];
                errors.add("video-url", visit.t_with("posts-video-unknown", &args));
            }
            video.map(New::Video)
        }
        PieceKind::Chart => {
            let charts = charts_of(&visit, may.team.id).await?;
            let chosen = charts.into_iter().find(|one| one.version.to_string() == form.version());
            if chosen.is_none() {
                errors.add("chart-version", visit.t("posts-chart-missing"));
            }
            chosen.map(|one| {
                form.values[0] = one.content.title;
                New::Chart(ChartVersionId(one.version))
            })
        }
    };
    if let Some(new) = new.filter(|_| errors.is_empty()) {
        match pieces::add(&visit.app, &may, new, form.said()).await? {
            Added::Done(number) => {
                let mark = format!(":::{} {number}", views::word(kind.as_str()));
                let said = visit.t_with("posts-piece-added", &[("mark", Arg::from(mark))]);
                return visit.go_saying(&path(&may), "success", said).await;
            }
            Added::Refused(refusal) => errors.add("picture-file", visit.t(refusal.text_key())),
            Added::Full => {
                let most = i32::try_from(pieces::MOST).unwrap_or(i32::MAX);
                errors.add("", visit.t_with("posts-piece-many", &[("most", Arg::from(most))]));
            }
            Added::Closed => return Err(Error::Forbidden),
        }
    }
    refused(&visit, may, form, errors).await
}

pub(super) async fn change(
    may: WritePost,
    visit: Visit,
    At(Which(id)): At<Which>,
    fields: Fields,
) -> Result<Response> {
    let piece = pieces::one(&visit.app.db, may.post.id, id).await?.ok_or(Error::NotFound)?;
    if piece.kind == PieceKind::Chart {
        return Err(Error::BadRequest("error-bad-form"));
    }
    let form = SaidForm::read(format!("piece-{id}-"), |name| fields.one(name).to_owned());
    let errors = form.check(&visit, piece.kind);
    if !errors.is_empty() {
        return refused(&visit, may, form, errors).await;
    }
    let done = pieces::change(&visit.app, &may, id, form.said()).await?;
    back(&visit, &may, done, "posts-piece-changed").await
}

pub(super) async fn remove(may: WritePost, visit: Visit, At(Which(id)): At<Which>) -> Result<Response> {
    let done = pieces::remove(&visit.app, &may, id).await?;
    back(&visit, &may, done, "posts-piece-removed").await
}

async fn back(visit: &Visit, may: &WritePost, done: bool, key: &str) -> Result<Response> {
    let (kind, key) = if done { ("success", key) } else { ("warning", "posts-moved") };
    visit.go_saying(&path(may), kind, visit.t(key)).await
}
