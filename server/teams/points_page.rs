//! What is written on a project of the list: reasons for and against, one's own taken back, the note. The
//! forms are on the shortlist; each line is one form, so that nothing typed in it gets lost.

use tables::kinds::PointSide;

use super::access::EditTeam;
use super::points::{self, Pointed};
use super::shortlist::{self, Noted};
use super::shortlist_page::{Item, Typed, UNSENT, path_of, refused, too_long, view};
use crate::error::Result;
use crate::text::Arg;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Fields};
use crate::web::visit::Visit;

/// What was typed on a line.
struct LineForm {
    /// `pro` or `con`: a reason is added; else the note alone is saved.
    side: String,
    words: String,
    /// None: the form has no note.
    note: Option<String>,
    /// The note that the page showed.
    seen: String,
}

impl LineForm {
    fn typed(fields: &Fields) -> Self {
        let one = |name: &str| fields.one(name).to_owned();
        let note = fields.has("note").then(|| one("note"));
        Self { side: one("side"), words: one("words"), note, seen: one("seen") }
    }
}

/// A reason in an address.
pub(super) struct Point(i64);

impl std::str::FromStr for Point {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for Point {
    const NAME: &'static str = "point";
}

/// The line on the list's page.
fn place(may: &EditTeam, item: i64) -> String {
    format!("{}#item-{item}", path_of(may.team.id))
}

/// Saves the note, if there is one; mistakes are added. False: the project is not on the list any more.
async fn save_note(
    visit: &Visit,
    may: &EditTeam,
    item: i64,
    form: &LineForm,
    errors: &mut Errors,
) -> Result<bool> {
    let listed = shortlist::of(&visit.app.db, may.team.id).await?;
    if !listed.iter().any(|line| line.id == item) {
        return Ok(false);
    }
    let plain = |text: &str| text.replace("\r\n", "\n").trim().to_owned();
    // Whoever has not touched the note does not mind what others have made of it.
    let Some(note) = form.note.as_ref().filter(|note| plain(note) != plain(&form.seen)) else {
        return Ok(true);
    };
    if let Some(message) = too_long(visit, note) {
        errors.add(format!("note-{item}"), message);
        return Ok(true);
    }
    match shortlist::note(&visit.app, may, item, &form.seen, note).await? {
        Noted::Done => Ok(true),
        Noted::Gone => Ok(false),
        Noted::Moved(theirs) => {
            let said = visit.t_with("teams-note-moved", &[("theirs", Arg::from(theirs))]);
            errors.add(format!("note-{item}"), said);
            Ok(true)
        }
    }
}

/// Saves the note and adds the reason, as the button says that was pressed.
pub(super) async fn write(
    may: EditTeam,
    visit: Visit,
    At(Item(item)): At<Item>,
    fields: Fields,
) -> Result<Response> {
    let form = LineForm::typed(&fields);
    let mut errors = Errors::new();
    if !save_note(&visit, &may, item, &form, &mut errors).await? {
        let path = path_of(may.team.id);
        return visit.go_saying(&path, "warning", visit.t("teams-shortlist-gone")).await;
    }
    if errors.is_empty() {
        let side = PointSide::parse(&form.side);
        let pointed = match side {
            Some(side) => points::add(&visit.app, &may, item, side, &form.words).await?,
            None if form.note.is_some() => {
                if !form.words.trim().is_empty() {
                    visit.keep(UNSENT, (item, &form.words)).await?;
                }
                return visit.go_saying(&place(&may, item), "success", visit.t("teams-note-saved")).await;
            }
            None => Pointed::Empty,
        };
        let message = match pointed {
            Pointed::Done => {
                return visit.go_saying(&place(&may, item), "success", visit.t("choosing-point-added")).await;
            }
            Pointed::Gone => {
                let path = path_of(may.team.id);
                return visit.go_saying(&path, "warning", visit.t("teams-shortlist-gone")).await;
            }
            Pointed::Empty => visit.t("choosing-point-empty"),
            Pointed::Long => visit.t_with("choosing-point-long", &[("max", points::LONGEST.into())]),
            Pointed::TooMany => visit.t("choosing-point-many"),
        };
        errors.add(format!("point-{item}"), message);
    }
    let typed = Typed {
        point_on: Some((item, form.words)),
        note_on: form.note.map(|note| (item, note)),
        ..Typed::default()
    };
    refused(&visit, &view(&visit, may).await?, typed, errors).await
}

pub(super) async fn remove(
    may: EditTeam,
    visit: Visit,
    At(Item(item)): At<Item>,
    At(Point(point)): At<Point>,
) -> Result<Response> {
    let key = if points::remove(&visit.app, &may, item, point).await? {
        "choosing-point-removed"
    } else {
        "choosing-point-gone"
    };
    visit.go_saying(&place(&may, item), "info", visit.t(key)).await
}
