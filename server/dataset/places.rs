//! Municipalities and provinces by name, for files that write names without codes.
//!
//! Source: ISTAT's municipalities of 2023 (`seeds/geo/comuni.csv`).

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::fold;

struct Names {
    /// (folded municipality, folded province) to the dataset's nine digits.
    municipalities: HashMap<(String, String), u32>,
    /// Folded province to the dataset's six digits.
    provinces: HashMap<String, u32>,
    labels: HashMap<u32, String>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names =
        Names { municipalities: HashMap::new(), provinces: HashMap::new(), labels: HashMap::new() };
    for line in include_str!("../../seeds/geo/comuni.csv").lines().skip(1) {
        let cells: Vec<&str> = line.split(';').collect();
        let [istat, name, _, _, province, _, region, ..] = cells[..] else { continue };
        let Ok(code) = format!("0{region}{istat}").parse::<u32>() else { continue };
        names.municipalities.insert((squeezed(name), squeezed(province)), code);
        names.provinces.insert(squeezed(province), code / 1000);
        names.labels.insert(code, name.to_owned());
        names.labels.insert(code / 1000, province.to_owned());
    }
    names
});

fn squeezed(name: &str) -> String {
    fold(name).replace(['-', '/'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
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
    NAMES.labels.get(&code).map(String::as_str)
}
