//! Municipalities and provinces by name or code, for files and forms that write one or the other.
//!
//! Source: ISTAT's municipalities of 2023 (`seeds/geo/comuni.csv`).

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::fold;

/// A municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct Municipality {
    /// ISTAT code, six digits.
    pub istat: &'static str,
    /// Its name, as ISTAT writes it.
    pub name: &'static str,
    /// Cadastral code, `A662`: how the ministry of education names it.
    pub cadastral: &'static str,
    /// Its province's name.
    pub province: &'static str,
    /// Its province's letters, `BA`.
    pub sigla: &'static str,
    /// Its region's code, three digits, as in the dataset.
    pub region: String,
    /// Its region's name.
    pub region_name: &'static str,
    /// A point inside it.
    pub lat: f64,
    /// A point inside it.
    pub lon: f64,
    /// How many people live there.
    pub population: u32,
}

impl Municipality {
    /// `Bari (BA)`.
    pub fn label(&self) -> String {
        format!("{} ({})", self.name, self.sigla)
    }
}

struct Names {
    all: Vec<Municipality>,
    by_istat: HashMap<&'static str, usize>,
    by_cadastral: HashMap<&'static str, usize>,
    /// Squeezed name, without a province: some names are there twice.
    by_name: HashMap<String, Vec<usize>>,
    /// (folded municipality, folded province) to the dataset's nine digits.
    municipalities: HashMap<(String, String), u32>,
    /// Folded province to the dataset's six digits.
    provinces: HashMap<String, u32>,
    labels: HashMap<u32, &'static str>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names {
        all: Vec::new(),
        by_istat: HashMap::new(),
        by_cadastral: HashMap::new(),
        by_name: HashMap::new(),
        municipalities: HashMap::new(),
        provinces: HashMap::new(),
        labels: HashMap::new(),
    };
    for line in include_str!("../../seeds/geo/comuni.csv").lines().skip(1) {
        let cells: Vec<&'static str> = line.split(';').collect();
        let [istat, name, cadastral, _, province, sigla, region, region_name, lat, lon, population] =
            cells[..]
        else {
            continue;
        };
        let Ok(code) = format!("0{region}{istat}").parse::<u32>() else { continue };
        let (Ok(lat), Ok(lon), Ok(population)) = (lat.parse(), lon.parse(), population.parse()) else {
            continue;
        };
        let place = names.all.len();
        names.all.push(Municipality {
            istat,
            name,
            cadastral,
            province,
            sigla,
            region: format!("0{region}"),
            region_name,
            lat,
            lon,
            population,
        });
        names.by_istat.insert(istat, place);
        names.by_cadastral.insert(cadastral, place);
        names.by_name.entry(squeezed(name)).or_default().push(place);
        names.municipalities.insert((squeezed(name), squeezed(province)), code);
        names.provinces.insert(squeezed(province), code / 1000);
        names.labels.insert(code, name);
        names.labels.insert(code / 1000, province);
    }
    names
});

fn squeezed(name: &str) -> String {
    fold(name).replace(['-', '/'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All municipalities.
pub fn all() -> &'static [Municipality] {
    &NAMES.all
}

/// How many people live in that region (three digits), province (six) or municipality (nine); none for
/// what is none of them.
pub fn people(code: &str) -> Option<u64> {
    let (region, below) = code.split_at_checked(3)?;
    if !matches!(below.len(), 0 | 3 | 6) {
        return None;
    }
    let people = NAMES
        .all
        .iter()
        .filter(|place| place.region == region && place.istat.starts_with(below))
        .map(|place| u64::from(place.population))
        .sum();
    (people > 0).then_some(people)
}

/// How many people live in Italy.
pub fn people_in_all() -> u64 {
    NAMES.all.iter().map(|place| u64::from(place.population)).sum()
}

/// The municipality of that ISTAT code.
pub fn by_istat(code: &str) -> Option<&'static Municipality> {
    NAMES.by_istat.get(code).map(|place| &NAMES.all[*place])
}

/// The municipality of that cadastral code.
pub fn by_cadastral(code: &str) -> Option<&'static Municipality> {
    NAMES.by_cadastral.get(code.to_uppercase().as_str()).map(|place| &NAMES.all[*place])
}

/// The municipalities that somebody may mean who types `Bari`, `Samone (TO)`, an ISTAT code or a
/// cadastral code: none, one, or several of the same name.
pub fn named(typed: &str) -> Vec<&'static Municipality> {
    let typed = typed.trim();
    if let Some(found) = by_istat(typed).or_else(|| by_cadastral(typed)) {
        return vec![found];
    }
    let (name, sigla) = match typed.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        Some((name, sigla)) => (name, Some(sigla.trim().to_uppercase())),
        None => (typed, None),
    };
    let places = NAMES.by_name.get(&squeezed(name)).map_or(&[][..], Vec::as_slice);
    let mut found: Vec<&Municipality> = places.iter().map(|place| &NAMES.all[*place]).collect();
    if let Some(sigla) = sigla {
        found.retain(|one| one.sigla == sigla);
    }
    found
}

/// The dataset's nine digits of a municipality, as a number.
pub fn municipality(name: &str, province: &str) -> Option<u32> {
    NAMES.municipalities.get(&(squeezed(name), squeezed(province))).copied()
}

/// The dataset's six digits of a province, as a number.
pub fn province(name: &str) -> Option<u32> {
    NAMES.provinces.get(&squeezed(name)).copied()
}

/// Name of a province (six digits) or municipality (nine digits), as ISTAT writes it.
pub fn label(code: u32) -> Option<&'static str> {
    NAMES.labels.get(&code).copied()
}
