//! Who is told what about something that a step asks for.

use sea_orm::ConnectionTrait;
use serde_json::json;
use tables::ids::PersonId;
use tables::kinds::NoticeKind;

use super::piece::Piece;
use crate::App;
use crate::error::Result;
use crate::notices::{Notice, tell};
use crate::teams::circle;
use crate::text::Both;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    HandedIn,
    Accepted,
    Returned,
    Extended,
}

impl What {
    fn as_str(self) -> &'static str {
        match self {
            Self::HandedIn => "handed-in",
            Self::Accepted => "accepted",
            Self::Returned => "returned",
            Self::Extended => "extended",
        }
    }
}

/// Tells the teachers of what was handed in, and the team of what became of it; also the teachers, if it
/// was not they who did it.
pub(super) async fn told(
    conn: &impl ConnectionTrait,
    app: &App,
    piece: &Piece,
    what: What,
    by: PersonId,
    words: &str,
) -> Result<()> {
    let mut people = circle::teachers(conn, piece.team.class_id).await?;
    match what {
        What::HandedIn => {}
        What::Accepted | What::Returned | What::Extended => {
            if people.contains(&by) {
                people.clear();
            }
            people.extend(circle::members(conn, piece.team.id).await?);
        }
    }
    people.retain(|person| *person != by);
    let Both { it, en } = piece.asked.both();
    let mut notice = Notice::new(NoticeKind::Deliverable, piece.path())
        .with("what", what.as_str())
        .with("team", piece.team.name.as_str())
        .with("asked", json!({ "it": it, "en": en }));
    if !words.is_empty() {
        notice = notice.quoting(words);
    }
    tell(conn, app, &people, &notice).await?;
    Ok(())
}
