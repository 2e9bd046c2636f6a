//! A team's page with those who help it: what they said, which meetings they offer.

use chrono::Duration;
use http::StatusCode;
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use tables::class;
use tables::ids::{CommentId, MeetingId, PersonId, TeamId};
use tables::kinds::MeetingState;
use tables::meeting::Model;

use super::comments::{self, CommentView, Said};
use super::meeting_form::{LONGEST as LONGEST_LINE, MeetingForm, contact};
use super::meetings::{self, Offered, page_of};
use crate::error::{Error, Result};
use crate::schools::editions::must_be_live;
use crate::teams::access::{LeadTeam, MeetTeam, SupportTeam, TalkInTeam, TeamTie, ViewTeam, may_talk};
use crate::text::Arg;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::{Actor, Visit};

#[derive(Serialize)]
struct SupportPage<'a> {
    id: i64,
    name: &'a str,
    class: String,
    comments: Vec<CommentView>,
    longest: usize,
    longest_line: usize,
    meetings: Vec<MeetingView>,
    may_talk: bool,
    may_lead: bool,
    may_offer: bool,
    words: String,
    offer: &'a MeetingForm,
    errors: Errors,
}

/// A meeting as its page and the team's show it.
#[derive(Serialize)]
pub(super) struct MeetingView {
    id: i64,
    topic: String,
    by: String,
    /// `team`, or `class` for all of it.
    whom: &'static str,
    starts_at: String,
    minutes: i32,
    place: String,
    link: String,
    state: &'static str,
    word: String,
    /// A word as typed, that came back.
    typed: String,
    /// Waits for an answer that this reader may give.
    answerable: bool,
    cancellable: bool,
    over: bool,
}

impl Page for SupportPage<'_> {
    const TEMPLATE: &'static str = "supporters/team.html";
}

/// The page's forms, as typed, and what is wrong with them.
#[derive(Default)]
struct Typed {
    words: String,
    offer: MeetingForm,
    /// A word on this meeting.
    word: Option<(MeetingId, String)>,
    errors: Errors,
}

/// A comment, as typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct CommentForm {
    words: String,
}

/// A teacher's answer, or a word on calling a meeting off.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct WordForm {
    /// `accept` or `decline`.
    answer: String,
    word: String,
}

macro_rules! named {
    ($($name:ident($id:ty) = $text:literal;)*) => { $(
        /// The path's parameter of that name.
        pub(super) struct $name($id);

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl Named for $name {
            const NAME: &'static str = $text;
        }
    )* };
}

named! {
    Comment(CommentId) = "comment";
    Meeting(MeetingId) = "meeting";
}

async fn shown(visit: &Visit, may: &ViewTeam, typed: Typed) -> Result<Response> {
    let app = &visit.app;
    let class = class::Entity::find_by_id(may.team.class_id).one(&app.db).await?.ok_or(Error::NotFound)?;
    let live = match must_be_live(&app.db, class.edition_id).await {
        Ok(()) => true,
        Err(Error::Forbidden) => false,
        Err(error) => return Err(error),
    };
    let status = if typed.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = SupportPage {
        id: may.team.id.0,
        name: &may.team.name,
        class: class.name,
        comments: comments::of_team(&app.db, may.team.id, may.tie, may.by.id).await?,
        longest: comments::LONGEST,
        longest_line: LONGEST_LINE,
        meetings: views(visit, may, live, &typed).await?,
        may_talk: live && may_talk(may.tie),
        may_lead: live && may.tie == TeamTie::Teacher,
        may_offer: live && may.tie == TeamTie::Supporter,
        words: typed.words,
        offer: &typed.offer,
        errors: typed.errors,
    };
    visit.show_with(status, &page)
}

/// The team's meetings, as this reader sees them: students hear of one when it takes place.
async fn views(visit: &Visit, may: &ViewTeam, live: bool, typed: &Typed) -> Result<Vec<MeetingView>> {
    let app = &visit.app;
    let now = app.clock.now();
    let mut rows = meetings::of_team(&app.db, &may.team, now).await?;
    rows.retain(|row| may_see(may, row));
    let people: Vec<PersonId> = rows.iter().map(|row| row.offered_by).collect();
    let names = comments::names_of(&app.db, &people).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let ahead = row.starts_at > now;
            let own = may.tie == TeamTie::Supporter && row.offered_by == may.by.id;
            let stands = matches!(row.state, MeetingState::Offered | MeetingState::Accepted);
            MeetingView {
                id: row.id.0,
                by: names.get(&row.offered_by).cloned().unwrap_or_default(),
                whom: if row.team_id.is_some() { "team" } else { "class" },
                starts_at: row.starts_at.to_rfc3339(),
                minutes: row.minutes,
                state: row.state.as_str(),
                answerable: live
                    && ahead
                    && may.tie == TeamTie::Teacher
                    && row.state == MeetingState::Offered,
                cancellable: live && ahead && stands && (own || may.tie == TeamTie::Teacher),
                over: row.starts_at + Duration::minutes(row.minutes.into()) < now,
                topic: row.topic,
                place: row.place,
                link: row.link,
                word: row.word,
                typed: match &typed.word {
                    Some((id, word)) if *id == row.id => word.clone(),
                    _ => String::new(),
                },
            }
        })
        .collect())
}

/// An offer is for teachers until they say yes; a supporter sees their own and those that take place.
fn may_see(may: &ViewTeam, row: &Model) -> bool {
    // Also when it was called off since: better said than silently gone.
    let settled = row.accepted_at.is_some();
    match may.tie {
        TeamTie::Teacher | TeamTie::Staff => true,
        TeamTie::Supporter => settled || row.offered_by == may.by.id,
        TeamTie::Member => settled,
        TeamTie::None => false,
    }
}

pub(super) async fn show(may: ViewTeam, visit: Visit) -> Result<Response> {
    shown(&visit, &may, Typed::default()).await
}

pub(super) async fn comment(
    may: TalkInTeam,
    visit: Visit,
    Form(form): Form<CommentForm>,
) -> Result<Response> {
    let message = match comments::say(&visit.app, &may, &form.words).await? {
        Said::Done(id) => {
            let said = visit.t("supporters-comment-done");
            let path = format!("{}#comment-{id}", page_of(may.team.id));
            return visit.go_saying(&path, "success", said).await;
        }
        Said::Contacts(found) => {
            visit.t_with("supporters-comment-contacts", &[("found", Arg::from(found.join(", ")))])
        }
        Said::Empty => visit.t("supporters-comment-empty"),
        Said::Long => visit.t_with("schools-too-long", &[("longest", Arg::from(comments::LONGEST))]),
        Said::TooMany => visit.t("supporters-comment-many"),
    };
    let mut errors = Errors::new();
    errors.add("words", message);
    let may = ViewTeam::check(&visit.app.db, may.by, may.team.id).await?;
    shown(&visit, &may, Typed { words: form.words, errors, ..Typed::default() }).await
}

pub(super) async fn take_back(
    may: TalkInTeam,
    visit: Visit,
    At(Comment(id)): At<Comment>,
) -> Result<Response> {
    comments::take_back(&visit.app, &may, id).await?;
    visit.go_saying(&page_of(may.team.id), "success", visit.t("supporters-comment-taken-back-done")).await
}

pub(super) async fn hide(may: LeadTeam, visit: Visit, At(Comment(id)): At<Comment>) -> Result<Response> {
    comments::hide(&visit.app, &may, id, true).await?;
    visit.go_saying(&page_of(may.team.id), "success", visit.t("supporters-comment-hidden-done")).await
}

pub(super) async fn unhide(may: LeadTeam, visit: Visit, At(Comment(id)): At<Comment>) -> Result<Response> {
    comments::hide(&visit.app, &may, id, false).await?;
    visit.go_saying(&page_of(may.team.id), "success", visit.t("supporters-comment-shown-done")).await
}

pub(super) async fn offer(may: SupportTeam, visit: Visit, Form(form): Form<MeetingForm>) -> Result<Response> {
    let errors = match form.check(&visit, &may).await? {
        Ok(checked) => match meetings::offer(&visit.app, &may, checked).await? {
            Offered::Done => {
                let said = visit.t("supporters-meeting-offered");
                return visit.go_saying(&page_of(may.team.id), "success", said).await;
            }
            Offered::TooMany => {
                let mut errors = Errors::new();
                errors.add("", visit.t("supporters-meeting-many"));
                errors
            }
        },
        Err(errors) => errors,
    };
    let may = ViewTeam::check(&visit.app.db, may.by, may.team.id).await?;
    shown(&visit, &may, Typed { offer: form, errors, ..Typed::default() }).await
}

/// The page again, with the word that was wrong.
async fn said_wrong(
    visit: &Visit,
    by: Actor,
    team: TeamId,
    meeting: MeetingId,
    mistake: String,
    word: String,
) -> Result<Response> {
    let may = ViewTeam::check(&visit.app.db, by, team).await?;
    meetings::load(&visit.app.db, &may.team, meeting).await?;
    let mut errors = Errors::new();
    errors.add(format!("word-{meeting}"), mistake);
    shown(visit, &may, Typed { word: Some((meeting, word)), errors, ..Typed::default() }).await
}

/// A word of at most a line or two, without addresses and numbers; the mistake in it otherwise.
fn wrong_word(visit: &Visit, word: &str) -> Option<String> {
    let args = [("longest", Arg::from(LONGEST_LINE))];
    let too_long = word.trim().chars().count() > LONGEST_LINE;
    if too_long { Some(visit.t_with("schools-too-long", &args)) } else { contact(visit, word) }
}

pub(super) async fn answer(
    may: LeadTeam,
    visit: Visit,
    At(Meeting(id)): At<Meeting>,
    Form(form): Form<WordForm>,
) -> Result<Response> {
    let mistake = match form.answer.as_str() {
        "decline" if form.word.trim().is_empty() => Some(visit.t("supporters-meeting-word-missing")),
        "accept" | "decline" => wrong_word(&visit, &form.word),
        _ => Some(visit.t("supporters-meeting-answer-missing")),
    };
    if let Some(mistake) = mistake {
        return said_wrong(&visit, may.by, may.team.id, id, mistake, form.word).await;
    }
    let yes = form.answer == "accept";
    let (kind, key) = match (meetings::answer(&visit.app, &may, id, yes, form.word.trim()).await?, yes) {
        (true, true) => ("success", "supporters-meeting-accepted"),
        (true, false) => ("success", "supporters-meeting-declined"),
        (false, _) => ("warning", "supporters-meeting-moved"),
    };
    visit.go_saying(&page_of(may.team.id), kind, visit.t(key)).await
}

pub(super) async fn cancel(
    may: MeetTeam,
    visit: Visit,
    At(Meeting(id)): At<Meeting>,
    Form(form): Form<WordForm>,
) -> Result<Response> {
    if let Some(mistake) = wrong_word(&visit, &form.word) {
        return said_wrong(&visit, may.by, may.team.id, id, mistake, form.word).await;
    }
    let (kind, key) = if meetings::cancel(&visit.app, &may, id, form.word.trim()).await? {
        ("success", "supporters-meeting-cancelled")
    } else {
        ("warning", "supporters-meeting-moved")
    };
    visit.go_saying(&page_of(may.team.id), kind, visit.t(key)).await
}
