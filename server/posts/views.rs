//! A post's text and pieces, ready to be drawn: the same for its own page and for everybody's.

use std::collections::BTreeSet;

use http::StatusCode;
use serde::Serialize;

use super::body::{self, Part};
use super::content::{Content, File, Piece, lacks};
use super::pieces::Held;
use super::video::{self, Player};
use crate::desk::charts::ChartView;
use crate::error::Result;
use crate::web::page::Page;
use crate::web::visit::Visit;
use crate::web::{Response, layers};

/// A part of the text: words or a piece.
#[derive(Serialize)]
pub(super) struct PartView {
    pub(super) html: Option<String>,
    pub(super) piece: Option<PieceView>,
}

/// A piece as readers see it.
#[derive(Clone, Serialize)]
pub(super) struct PieceView {
    pub(super) number: i32,
    pub(super) kind: String,
    pub(super) title: String,
    pub(super) alt: String,
    pub(super) credit: String,
    /// A picture's file, a video's page.
    pub(super) href: String,
    pub(super) thumb: String,
    pub(super) width: Option<i32>,
    pub(super) height: Option<i32>,
    /// A video's site.
    pub(super) site: String,
    /// The address of the video in its site's player, if that can stand in the page.
    pub(super) player: Option<String>,
    /// Where that player comes from.
    #[serde(skip)]
    origin: Option<&'static str>,
    pub(super) chart: Option<ChartView>,
}

impl PieceView {
    /// With a picture's file at that address.
    pub(super) fn of(piece: &Piece, file: impl Fn(&File) -> String) -> Self {
        let address = piece.file.as_ref().map(file);
        let video = piece.url.as_deref().and_then(video::parse);
        let player = video.as_ref().and_then(|video| video.player.as_ref());
        Self {
            number: piece.number,
            kind: piece.kind.clone(),
            chart: piece.chart.clone(),
            title: piece.title.clone(),
            alt: piece.alt.clone(),
            credit: piece.credit.clone(),
            thumb: address.as_ref().map_or_else(String::new, |address| format!("{address}/thumb")),
            width: piece.file.as_ref().and_then(|file| file.width),
            height: piece.file.as_ref().and_then(|file| file.height),
            site: video.as_ref().map_or_else(String::new, |video| video.site.clone()),
            player: player.map(Player::address),
            origin: player.map(Player::origin),
            href: address.or(video.map(|video| video.url)).unwrap_or_default(),
        }
    }
}

/// A text with its pieces.
pub(super) fn parts(source: &str, pieces: &[PieceView]) -> Vec<PartView> {
    let numbers: Vec<i32> = pieces.iter().map(|piece| piece.number).collect();
    let view = |part: Part| match part {
        Part::Html(html) => PartView { html: Some(html), piece: None },
        Part::Piece(number) => {
            PartView { html: None, piece: pieces.iter().find(|piece| piece.number == number).cloned() }
        }
    };
    body::parts(source, &numbers).into_iter().map(view).collect()
}

/// Where the players of a text's videos come from, each once.
pub(super) fn players(parts: &[PartView]) -> Vec<&'static str> {
    let pieces = parts.iter().filter_map(|part| part.piece.as_ref());
    let origins: BTreeSet<&'static str> = pieces.filter_map(|piece| piece.origin).collect();
    origins.into_iter().collect()
}

/// The page, which may hold the players of its text's videos, and no other frames.
pub(super) fn show<P: Page>(
    visit: &Visit,
    status: StatusCode,
    page: &P,
    players: &[&'static str],
) -> Result<Response> {
    let mut response = visit.show_with(status, page)?;
    if !players.is_empty() {
        layers::allow_frames(&mut response, &players.join(" "))?;
    }
    Ok(response)
}

/// The pieces of a version, with public addresses.
pub(super) fn of_content(content: &Content, slug: &str) -> Vec<PieceView> {
    let address = |file: &File| format!("/blog/{slug}/file/{}", file.hash);
    content.pieces.iter().map(|piece| PieceView::of(piece, address)).collect()
}

/// The pieces of a draft, with addresses for those who may read it.
pub(super) fn of_rows(visit: &Visit, path: &str, rows: &[Held]) -> Vec<PieceView> {
    rows.iter()
        .map(|held| {
            let address = visit.link(&format!("{path}/pieces/{}", held.row.id));
            let mut view = PieceView::of(&Piece::of(held), |_| address.clone());
            if held.file.is_some() {
                view.thumb = format!("{address}/thumb");
                view.href = format!("{address}/file");
            }
            view
        })
        .collect()
}

/// A piece as those see it who write the post.
#[derive(Serialize)]
pub(super) struct OwnPiece {
    pub(super) id: i64,
    pub(super) view: PieceView,
    /// What its mark says.
    pub(super) mark: String,
    pub(super) placed: bool,
    /// What keeps it from being published.
    pub(super) lacks: Option<&'static str>,
}

/// The word in a piece's mark.
pub(super) fn word(kind: &str) -> &'static str {
    match kind {
        "picture" => "foto",
        "video" => "video",
        "chart" => "grafico",
        _ => "pezzo",
    }
}

/// The pieces of a draft with their marks.
pub(super) fn own(visit: &Visit, path: &str, source: &str, rows: &[Held]) -> Vec<OwnPiece> {
    let numbers: Vec<i32> = rows.iter().map(|held| held.row.number).collect();
    let placed = body::placed(source, &numbers);
    of_rows(visit, path, rows)
        .into_iter()
        .zip(rows)
        .map(|(view, Held { row, .. })| OwnPiece {
            id: row.id.0,
            mark: format!(":::{} {}", word(&view.kind), view.number),
            placed: placed.contains(&view.number),
            lacks: lacks(row),
            view,
        })
        .collect()
}
