//! Where a school is, from its municipality.

use dataset::places::Municipality;

/// Code (three digits, as in the dataset) and name of each region.
pub fn regions() -> impl Iterator<Item = (String, &'static str)> {
    dataset::codes::REGIONS.iter().take(20).map(|(code, name)| ((*code).to_owned(), *name))
}

/// The name of that region; empty if there is none of that code.
pub fn region_name(code: &str) -> &'static str {
    dataset::codes::REGIONS.iter().take(20).find(|(known, _)| *known == code).map_or("", |(_, name)| *name)
}

/// The municipality of a school's code; none if it is not of today's municipalities.
pub fn municipality(istat: &str) -> Option<&'static Municipality> {
    dataset::places::by_istat(istat)
}

/// The region of a school's municipality; empty if unknown.
pub fn region_of(istat: &str) -> &'static str {
    municipality(istat).map_or("", |place| place.region.as_str())
}

/// `Bari (BA)`, or the code itself if it is of no municipality of today.
pub fn label(istat: &str) -> String {
    municipality(istat).map_or_else(|| istat.to_owned(), Municipality::label)
}

/// The beginnings (province codes) of the municipalities' codes in a region.
pub fn provinces_of(region: &str) -> Vec<&'static str> {
    let mut found: Vec<&str> = dataset::places::all()
        .iter()
        .filter(|place| place.region == region)
        .filter_map(|place| place.istat.get(..3))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}
