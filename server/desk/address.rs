//! Selections and charts in addresses: which of the team's is meant.

use std::num::ParseIntError;
use std::str::FromStr;

use tables::ids::{ChartId, SelectionId};

use crate::web::address::Named;

/// A selection in an address.
pub(super) struct SelectionNo(pub(super) SelectionId);

impl FromStr for SelectionNo {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for SelectionNo {
    const NAME: &'static str = "selection";
}

/// A chart in an address.
pub(super) struct ChartNo(pub(super) ChartId);

impl FromStr for ChartNo {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for ChartNo {
    const NAME: &'static str = "chart";
}

/// What a download ends with.
pub(super) struct EndingNo(pub(super) String);

impl FromStr for EndingNo {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

impl Named for EndingNo {
    const NAME: &'static str = "ending";
}
