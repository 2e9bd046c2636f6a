//! How far a team looks, and how far each place is.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use dataset::places::{self, Municipality};

/// How far a team looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// The municipality alone.
    Municipality,
    /// Municipalities whose point is so many kilometres away.
    Ten,
    /// The usual.
    #[default]
    TwentyFive,
    /// As far as one goes in a morning.
    Fifty,
    /// The province, with what is about all of it.
    Province,
    /// The region, with what is about all of it.
    Region,
}

impl Reach {
    /// The nearest first.
    pub const ALL: [Self; 6] =
        [Self::Municipality, Self::Ten, Self::TwentyFive, Self::Fifty, Self::Province, Self::Region];

    /// As in addresses and text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::Ten => "10",
            Self::TwentyFive => "25",
            Self::Fifty => "50",
            Self::Province => "province",
            Self::Region => "region",
        }
    }

    /// The reach of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reach| reach.as_str() == name)
    }

    /// The next further one.
    pub fn wider(self) -> Option<Self> {
        let place = Self::ALL.iter().position(|reach| *reach == self)?;
        Self::ALL.get(place + 1).copied()
    }

    fn holds(self, from: &Municipality, other: &Municipality, km: f64) -> bool {
        match self {
            Self::Municipality => other.istat == from.istat,
            Self::Ten => km <= 10.0,
            Self::TwentyFive => km <= 25.0,
            Self::Fifty => km <= 50.0,
            Self::Province => other.code() / 1000 == from.code() / 1000,
            Self::Region => other.region == from.region,
        }
    }
}

/// The places that a team looks at.
pub struct Area {
    /// Ranges of codes.
    pub ranges: Vec<RangeInclusive<u32>>,
    km: HashMap<u32, f64>,
}

impl Area {
    /// So far around a municipality.
    pub fn around(from: &Municipality, reach: Reach) -> Self {
        let far = places::all().iter().map(|other| (other, from.km_to(other)));
        let mut km: HashMap<u32, f64> = far
            .filter(|(other, km)| reach.holds(from, other, *km))
            .map(|(other, km)| (other.code(), km))
            .collect();
        // Two points in the same place may differ by the last digit of a float.
        km.insert(from.code(), 0.0);
        let below = |code: u32| code * 1000..=code * 1000 + 999;
        let province = from.code() / 1000;
        let region = province / 1000;
        // Municipalities of before a merger have no point, but they have a province.
        let ranges = match reach {
            Reach::Municipality | Reach::Ten | Reach::TwentyFive | Reach::Fifty => {
                let mut codes: Vec<u32> = km.keys().copied().collect();
                codes.sort_unstable();
                codes.into_iter().map(|code| code..=code).collect()
            }
            Reach::Province => vec![province..=province, below(province)],
            Reach::Region => {
                vec![region..=region, below(region), region * 1_000_000..=region * 1_000_000 + 999_999]
            }
        };
        Self { ranges, km }
    }

    /// How far that place is; none for what is no municipality that has a point.
    pub fn km(&self, place: u32) -> Option<f64> {
        self.km.get(&place).copied()
    }
}
