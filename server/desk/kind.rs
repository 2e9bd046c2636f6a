//! How a team's chart is drawn, and along what.

use dataset::By;

use crate::courses::chart::Kind as Shape;
use crate::courses::points::by_name;

/// A team chooses among all that can be drawn.
pub use crate::courses::draw::Form as Kind;

/// Columns that can stand side by side and still be read; the rest are added up.
const MOST_COLUMNS: u32 = 8;
/// Bars below one another.
const MOST_BARS: u32 = 20;

impl Kind {
    /// All of them, the usual one first.
    pub const ALL: [Self; 5] = [Self::Bars, Self::Columns, Self::Lines, Self::Histogram, Self::Map];

    /// As it stands in addresses and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Columns => "columns",
            Self::Bars => "bars",
            Self::Lines => "lines",
            Self::Histogram => "histogram",
            Self::Map => "map",
        }
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Along what it always goes, whatever is asked for.
    pub fn fixed(self) -> Option<By> {
        match self {
            Self::Columns | Self::Bars => None,
            Self::Lines => Some(By::Year),
            Self::Histogram => Some(By::Band),
            Self::Map => Some(By::Region),
        }
    }

    /// In which order the course shows values that are drawn so along that dimension.
    pub(super) fn shape(self, by: By) -> Shape {
        match (self, by) {
            (_, By::Year) => Shape::Lines,
            (_, By::Band) => Shape::Histogram,
            (Self::Map, _) => Shape::Choropleth,
            (Self::Columns | Self::Bars | Self::Lines | Self::Histogram, _) => Shape::Bars,
        }
    }

    /// So many values are shown one by one.
    pub(super) fn limit(self) -> u32 {
        match self {
            Self::Columns => MOST_COLUMNS,
            Self::Bars | Self::Lines | Self::Histogram | Self::Map => MOST_BARS,
        }
    }
}

/// Along what a chart can go.
pub const BYS: [By; 9] =
    [By::Theme, By::Nature, By::State, By::Cycle, By::Region, By::Province, By::Fund, By::Band, By::Year];

/// The dimension of that name.
pub fn by(name: &str) -> Option<By> {
    BYS.into_iter().find(|by| by_name(*by) == name)
}
