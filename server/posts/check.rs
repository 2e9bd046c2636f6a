//! The teacher's check: the post as it will look, a list of what to look for, and the decision.

use http::StatusCode;
use serde::{Deserialize, Serialize};

use super::access::{CheckPost, ReadPost, may_check};
use super::ask::ReviewView;
use super::draft::Text;
use super::publication::{self, Published};
use super::state::{self, Moved};
use super::views::{self, PartView};
use super::{letters, pieces};
use crate::error::{Error, Result};
use crate::teams::access::TeamTie;
use crate::text::Arg;
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// What a teacher confirms before a post goes out.
pub(super) const POINTS: [&str; 4] = ["people", "alt", "consent", "sources"];
/// The longest word to the team, in characters.
const LONGEST_REASON: usize = 3000;

#[derive(Serialize)]
struct CheckPage {
    id: i64,
    name: String,
    post: i64,
    revision: i32,
    title: String,
    summary: String,
    tags: Vec<String>,
    parts: Vec<PartView>,
    /// A video of it can be played in the page.
    plays: bool,
    pictures: Vec<PictureView>,
    review: ReviewView,
    points: [&'static str; 4],
    form: DecisionForm,
    longest: usize,
    /// True if an older version is public.
    again: bool,
    errors: Errors,
}

impl Page for CheckPage {
    const TEMPLATE: &'static str = "posts/check.html";
}

#[derive(Serialize)]
struct PictureView {
    title: String,
    alt: String,
    consent: &'static str,
}

/// The decision, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct DecisionForm {
    revision: String,
    /// `publish`, or anything else to send it back.
    decision: String,
    reason: String,
    points: Vec<String>,
    /// `yes`: what looks like a student's name and surname is none.
    looked: String,
}

/// A teacher who follows the notice after a colleague has decided is told so.
pub(super) async fn show(may: ReadPost, visit: Visit) -> Result<Response> {
    if !may_check(may.tie, &may.post) {
        return match may.tie {
            TeamTie::Teacher => {
                let path = letters::path_of(&may.post);
                visit.go_saying(&path, "info", visit.t("posts-check-over")).await
            }
            TeamTie::Member | TeamTie::Supporter | TeamTie::Staff | TeamTie::None => Err(Error::Forbidden),
        };
    }
    let may = CheckPost::check(&visit.app.db, may.by, may.team.id, may.post.id).await?;
    shown(&visit, &may, DecisionForm::default(), Errors::new()).await
}

async fn shown(visit: &Visit, may: &CheckPost, form: DecisionForm, errors: Errors) -> Result<Response> {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = page(visit, may, form, errors).await?;
    views::show(visit, status, &page, &views::players(&page.parts))
}

async fn page(visit: &Visit, may: &CheckPost, form: DecisionForm, errors: Errors) -> Result<CheckPage> {
    let db = &visit.app.db;
    let rows = pieces::of(db, may.post.id).await?;
    let text = Text::of(&may.post);
    let parts = views::parts(&text.body, &views::of_rows(visit, &letters::path_of(&may.post), &rows));
    Ok(CheckPage {
        id: may.team.id.0,
        name: may.team.name.clone(),
        post: may.post.id.0,
        revision: may.post.revision,
        plays: !views::players(&parts).is_empty(),
        parts,
        title: text.title,
        summary: text.summary,
        tags: text.tags,
        pictures: rows
            .iter()
            .map(|held| &held.row)
            .filter(|row| row.file_id.is_some())
            .map(|row| PictureView {
                title: row.title.clone(),
                alt: row.alt.clone(),
                consent: row.consent.map_or("none", tables::kinds::PictureConsent::as_str),
            })
            .collect(),
        review: ReviewView::of(publication::review(db, &may.team, &may.post).await?),
        points: POINTS,
        form,
        longest: LONGEST_REASON,
        again: may.post.slug.is_some(),
        errors,
    })
}

pub(super) async fn save(may: CheckPost, visit: Visit, Form(form): Form<DecisionForm>) -> Result<Response> {
    let based_on: i32 = form.revision.parse().map_err(|_| Error::BadRequest("error-bad-form"))?;
    let mut errors = Errors::new();
    let path = letters::path_of(&may.post);
    let moved = if form.decision == "publish" {
        if POINTS.iter().any(|point| !form.points.iter().any(|ticked| ticked == point)) {
            errors.add("points", visit.t("posts-check-points-missing"));
        }
        let review = publication::review(&visit.app.db, &may.team, &may.post).await?;
        if !review.stops() && review.is_doubtful() && form.looked != "yes" {
            errors.add("looked", visit.t("privacy-looked-missing"));
        }
        if !errors.is_empty() {
            return shown(&visit, &may, form, errors).await;
        }
        match publication::publish(&visit.app, &may, based_on).await? {
            Published::Done { .. } => {
                return visit.go_saying(&path, "success", visit.t("posts-published")).await;
            }
            Published::Asked => {
                return visit.go_saying(&path, "info", visit.t("posts-published-asked")).await;
            }
            Published::Stopped(_) => {
                errors.add("", visit.t("posts-check-stopped"));
                return shown(&visit, &may, form, errors).await;
            }
            Published::Moved => Moved::Stale,
        }
    } else {
        let reason = form.reason.replace("\r\n", "\n").trim().to_owned();
        if reason.is_empty() {
            errors.add("reason", visit.t("posts-reason-missing"));
        } else if reason.chars().count() > LONGEST_REASON {
            let args = [("longest", Arg::from(LONGEST_REASON))];
            errors.add("reason", visit.t_with("schools-too-long", &args));
        }
        if !errors.is_empty() {
            return shown(&visit, &may, form, errors).await;
        }
        state::send_back(&visit.app, &may, based_on, &reason).await?
    };
    let (kind, key) = match moved {
        Moved::Done => ("success", "posts-returned"),
        Moved::Stale => ("warning", "posts-moved"),
    };
    visit.go_saying(&path, kind, visit.t(key)).await
}
