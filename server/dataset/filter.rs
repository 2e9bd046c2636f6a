//! What is asked, and which rows have it.

use crate::codes::{self, Entry};
use crate::facets::{part, province_of};
use crate::order::Sort;
use crate::project::Coded;

/// What is asked. Values of one list are alternatives, lists and words must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Words and "phrases".
    pub words: String,
    /// Codes of themes.
    pub theme: Vec<String>,
    /// Codes of natures.
    pub nature: Vec<String>,
    /// Codes of states.
    pub state: Vec<String>,
    /// Codes of cycles.
    pub cycle: Vec<String>,
    /// Codes of regions, three digits.
    pub region: Vec<String>,
    /// Codes of provinces, six digits.
    pub province: Vec<String>,
    /// Codes of municipalities, nine digits.
    pub municipality: Vec<String>,
    /// Codes of funds.
    pub fund: Vec<String>,
    /// Codes of cost bands.
    pub cost: Vec<String>,
    /// The order.
    pub sort: Sort,
}

/// A bit for each dimension in which a row may not be among the chosen.
pub(crate) mod miss {
    pub(crate) const THEME: u32 = 1;
    pub(crate) const NATURE: u32 = 1 << 1;
    pub(crate) const STATE: u32 = 1 << 2;
    pub(crate) const CYCLE: u32 = 1 << 3;
    pub(crate) const REGION: u32 = 1 << 4;
    pub(crate) const PLACE: u32 = 1 << 5;
    pub(crate) const FUND: u32 = 1 << 6;
    pub(crate) const BAND: u32 = 1 << 7;
}

/// A bit that no code has: set where nothing is chosen, so that every row has it.
const ANY: u32 = 1 << 31;

/// The chosen values as bits, and the chosen places as numbers in order.
pub(crate) struct Chosen {
    theme: u32,
    nature: u32,
    state: u32,
    cycle: u32,
    region: u32,
    fund: u32,
    band: u32,
    regions: Vec<u32>,
    provinces: Vec<u32>,
    municipalities: Vec<u32>,
    /// The chosen provinces, and those of the chosen municipalities.
    near: Vec<u32>,
}

fn mask<'a>(chosen: &[String], list: &(impl Iterator<Item = &'a str> + Clone)) -> u32 {
    if chosen.is_empty() {
        return u32::MAX;
    }
    let places = chosen.iter().filter_map(|code| list.clone().position(|known| known == code));
    places.fold(0, |bits, place| bits | 1 << place)
}

fn codes_of(list: &'static [Entry]) -> impl Iterator<Item = &'static str> + Clone {
    list.iter().map(|(code, _)| *code)
}

fn numbers(chosen: &[String]) -> Vec<u32> {
    // What is no number is no place: it finds nothing, as any unknown value.
    let mut numbers: Vec<u32> = chosen.iter().map(|code| code.parse().unwrap_or(u32::MAX)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

impl Chosen {
    pub(crate) fn of(filter: &Filter, funds: &[Coded]) -> Self {
        let (provinces, municipalities) = (numbers(&filter.province), numbers(&filter.municipality));
        let mut near: Vec<u32> =
            provinces.iter().copied().chain(municipalities.iter().map(|place| province_of(*place))).collect();
        near.sort_unstable();
        near.dedup();
        Self {
            theme: mask(&filter.theme, &codes_of(&codes::THEMES)),
            nature: mask(&filter.nature, &codes_of(&codes::NATURES)),
            state: mask(&filter.state, &codes_of(&codes::STATES)),
            cycle: mask(&filter.cycle, &codes_of(&codes::CYCLES)),
            region: mask(&filter.region, &codes_of(&codes::REGIONS)),
            fund: mask(&filter.fund, &funds.iter().map(|fund| fund.code.as_str())),
            band: mask(&filter.cost, &codes_of(&codes::BANDS)),
            regions: numbers(&filter.region),
            provinces,
            municipalities,
            near,
        }
    }

    /// The dimensions that the packed values miss: all but places.
    #[inline]
    pub(crate) fn misses(&self, packed: u64) -> u32 {
        let one = |chosen: u32, place: usize, bit: u32| if chosen >> place & 1 == 0 { bit } else { 0 };
        let any = |chosen: u32, has: u32, bit: u32| if chosen & (has | ANY) == 0 { bit } else { 0 };
        one(self.theme, part::theme(packed), miss::THEME)
            | one(self.nature, part::nature(packed), miss::NATURE)
            | one(self.state, part::state(packed), miss::STATE)
            | one(self.cycle, part::cycle(packed), miss::CYCLE)
            | any(self.region, part::regions(packed), miss::REGION)
            | any(self.fund, part::funds(packed), miss::FUND)
            | one(self.band, part::band(packed), miss::BAND)
    }

    /// Are provinces or municipalities chosen?
    pub(crate) fn by_place(&self) -> bool {
        !self.near.is_empty()
    }

    /// Is one of these places among the chosen municipalities, or else provinces?
    #[inline]
    pub(crate) fn has_place(&self, mut places: impl Iterator<Item = u32>) -> bool {
        if self.municipalities.is_empty() {
            places.any(|place| self.provinces.binary_search(&province_of(place)).is_ok())
        } else {
            places.any(|place| self.municipalities.binary_search(&place).is_ok())
        }
    }

    /// Is this a province whose municipalities are counted?
    #[inline]
    pub(crate) fn is_near(&self, province: u32) -> bool {
        self.near.binary_search(&province).is_ok()
    }

    /// Are provinces counted?
    pub(crate) fn lists_provinces(&self) -> bool {
        !self.regions.is_empty() || !self.provinces.is_empty()
    }

    /// Is this a province that is counted: one of the chosen regions, if any are?
    #[inline]
    pub(crate) fn lists(&self, province: u32) -> bool {
        self.regions.is_empty() || self.regions.contains(&(province / 1000))
    }
}
