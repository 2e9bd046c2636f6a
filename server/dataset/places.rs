//! Municipalities and provinces: by name, for files that write names without codes, and by ISTAT's
//! own code, for schools.
//!
//! Source: ISTAT's municipalities of 2023 (`seeds/geo/comuni.csv`).

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::fold;

/// A municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct Municipality {
    /// Its name.
    pub name: &'static str,
    /// Its region's code, three digits, as in the dataset.
    pub region: String,
    /// Its region's name.
    pub region_name: &'static str,
    /// A point inside it.
    pub lat: f64,
    /// A point inside it.
    pub lon: f64,
}

struct Places {
    /// (folded municipality, folded province) to the dataset's nine digits.
    municipalities: HashMap<(String, String), u32>,
    /// Folded province to the dataset's six digits.
    provinces: HashMap<String, u32>,
    labels: HashMap<u32, &'static str>,
    /// By ISTAT's six digits.
    by_istat: HashMap<&'static str, Municipality>,
}

static PLACES: LazyLock<Places> = LazyLock::new(|| {
    let mut places = Places {
        municipalities: HashMap::new(),
        provinces: HashMap::new(),
        labels: HashMap::new(),
        by_istat: HashMap::new(),
    };
    for line in include_str!("../../seeds/geo/comuni.csv").lines().skip(1) {
        let cells: Vec<&'static str> = line.split(';').collect();
        let [istat, name, _, _, province, _, region, region_name, lat, lon, ..] = cells[..] else { continue };
        let Ok(code) = format!("0{region}{istat}").parse::<u32>() else { continue };
        places.municipalities.insert((squeezed(name), squeezed(province)), code);
        places.provinces.insert(squeezed(province), code / 1000);
        places.labels.insert(code, name);
        places.labels.insert(code / 1000, province);
        let (Ok(lat), Ok(lon)) = (lat.parse(), lon.parse()) else { continue };
        let municipality = Municipality { name, region: format!("0{region}"), region_name, lat, lon };
        places.by_istat.insert(istat, municipality);
    }
    places
});

fn squeezed(name: &str) -> String {
    fold(name).replace(['-', '/'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The dataset's nine digits of a municipality, as a number.
pub fn municipality(name: &str, province: &str) -> Option<u32> {
    PLACES.municipalities.get(&(squeezed(name), squeezed(province))).copied()
}

/// The dataset's six digits of a province, as a number.
pub fn province(name: &str) -> Option<u32> {
    PLACES.provinces.get(&squeezed(name)).copied()
}

/// Name of a province (six digits) or municipality (nine digits), as ISTAT writes it.
pub fn label(code: u32) -> Option<&'static str> {
    PLACES.labels.get(&code).copied()
}

/// The municipality of that ISTAT code, six digits.
pub fn by_istat(code: &str) -> Option<&'static Municipality> {
    PLACES.by_istat.get(code)
}
