//! Adding reasons for and against, and taking one's own back. The forms are on the shortlist.

use serde::Deserialize;
use tables::kinds::PointSide;

use super::access::EditTeam;
use super::points::{self, Pointed};
use super::shortlist_page::{Item, Typed, path_of, refused, view};
use crate::error::Result;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Form};
use crate::web::visit::Visit;

/// A reason, and for which side.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct PointForm {
    side: String,
    words: String,
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

pub(super) async fn add(
    may: EditTeam,
    visit: Visit,
    At(Item(item)): At<Item>,
    Form(form): Form<PointForm>,
) -> Result<Response> {
    let path = path_of(may.team.id);
    let side = PointSide::parse(&form.side);
    let pointed = match side {
        Some(side) => points::add(&visit.app, &may, item, side, &form.words).await?,
        None => Pointed::Empty,
    };
    let message = match pointed {
        Pointed::Done => return visit.go_saying(&path, "success", visit.t("choosing-point-added")).await,
        Pointed::Gone => return visit.go_saying(&path, "warning", visit.t("teams-shortlist-gone")).await,
        Pointed::Empty => visit.t("choosing-point-empty"),
        Pointed::Long => visit.t_with("choosing-point-long", &[("max", points::LONGEST.into())]),
        Pointed::TooMany => visit.t("choosing-point-many"),
    };
    let mut errors = Errors::new();
    errors.add(format!("point-{item}"), message);
    let typed = Typed { point_on: Some((item, form.words)), ..Typed::default() };
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
    visit.go_saying(&path_of(may.team.id), "info", visit.t(key)).await
}
