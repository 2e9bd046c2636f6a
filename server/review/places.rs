//! Municipalities by their ISTAT codes, from `seeds/geo`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct Municipality {
    /// ISTAT code, six digits.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its region's code, three digits, as in the dataset.
    pub region: String,
    /// Its region's name.
    pub region_name: String,
    /// A point inside it.
    pub lat: f64,
    /// A point inside it.
    pub lon: f64,
}

static MUNICIPALITIES: LazyLock<HashMap<String, Municipality>> = LazyLock::new(|| {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(include_str!("../../seeds/geo/comuni.csv").as_bytes());
    let mut found = HashMap::new();
    for row in reader.records().flatten() {
        let cell = |place: usize| row.get(place).unwrap_or_default();
        found.insert(
            cell(0).to_owned(),
            Municipality {
                code: cell(0).to_owned(),
                name: cell(1).to_owned(),
                region: format!("0{}", cell(6)),
                region_name: cell(7).to_owned(),
                lat: cell(8).parse().unwrap_or_default(),
                lon: cell(9).parse().unwrap_or_default(),
            },
        );
    }
    found
});

/// The municipality of that ISTAT code.
pub fn municipality(code: &str) -> Option<&'static Municipality> {
    MUNICIPALITIES.get(code)
}
