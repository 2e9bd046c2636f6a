//! Dissolving a team in which nobody is and that has written nothing.

use tables::ids::TeamId;

use super::access::ManageClass;
use super::show::path_of;
use super::teams::{self, Dissolved};
use crate::error::Result;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::visit::Visit;

/// The team of an address.
pub(super) struct TeamAt(TeamId);

impl std::str::FromStr for TeamAt {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for TeamAt {
    const NAME: &'static str = "team";
}

pub(super) async fn dissolve(
    may: ManageClass,
    visit: Visit,
    At(TeamAt(team)): At<TeamAt>,
) -> Result<Response> {
    let (kind, key) = match teams::dissolve(&visit.app, &may, team).await? {
        Dissolved::Done => ("info", "classes-team-dissolved"),
        Dissolved::InUse => ("warning", "classes-team-in-use"),
    };
    visit.go_saying(&path_of(&may), kind, visit.t(key)).await
}
