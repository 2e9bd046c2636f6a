//! What people ask for: searches with and without words, and projects' pages. No two are the same,
//! so that nothing is answered from memory.

use std::collections::HashSet;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use rand::rngs::ChaCha8Rng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use serde_json::Value;
use tables::ids::TeamId;

use crate::Failed;
use crate::client::Client;

/// Titles from which words are taken: common words are asked for often, as people do.
const TITLES: usize = 20_000;
const SORTS: [&str; 5] = ["cost", "cost-asc", "newest", "oldest", "share"];
const FACETS: [&str; 7] = ["theme", "nature", "state", "cycle", "region", "fund", "cost"];

/// What searches are made of.
pub struct Makings {
    titles: Vec<Vec<String>>,
    /// The codes of each of [`FACETS`].
    codes: Vec<Vec<String>>,
    /// Regions with their provinces.
    provinces: Vec<(String, Vec<String>)>,
    chance: ChaCha8Rng,
    made: HashSet<String>,
}

fn codes(answer: &Value, facet: &str) -> Vec<String> {
    let values = answer["facets"][facet].as_array().into_iter().flatten();
    values.filter_map(|value| value["code"].as_str().map(str::to_owned)).collect()
}

impl Makings {
    /// From the file that was imported and from what the server says of it.
    pub async fn gather(file: &Path, host: &str) -> Result<Self, Failed> {
        let mut client = Client::connect(host).await?;
        let (_, all) = client.read("/api/v1/projects", "").await?;
        let all: Value = serde_json::from_slice(&all)?;
        let mut provinces = Vec::new();
        for region in codes(&all, "region") {
            let (_, answer) = client.read(&format!("/api/v1/projects?region={region}"), "").await?;
            provinces.push((region, codes(&serde_json::from_slice(&answer)?, "province")));
        }
        provinces.retain(|(_, provinces)| !provinces.is_empty());
        Ok(Self {
            titles: titles(file)?,
            codes: FACETS.iter().map(|facet| codes(&all, facet)).collect(),
            provinces,
            chance: ChaCha8Rng::seed_from_u64(7),
            made: HashSet::new(),
        })
    }

    /// So many searches below that path, with words or without.
    pub fn searches(&mut self, path: &str, with_words: bool, many: usize) -> Vec<String> {
        let mut searches = Vec::with_capacity(many);
        // Few words and codes make few searches: a small file must not keep us here for ever.
        for _ in 0..many * 20 {
            if searches.len() == many {
                break;
            }
            let address = format!("{path}?{}", self.query(with_words));
            if self.made.insert(address.clone()) {
                searches.push(address);
            }
        }
        searches
    }

    fn query(&mut self, with_words: bool) -> String {
        let chance = &mut self.chance;
        let mut pairs: Vec<(&str, String)> = Vec::new();
        if with_words && let Some(title) = self.titles.choose(chance) {
            let many = [1, 1, 2, 2, 3].choose(chance).copied().unwrap_or(1).min(title.len());
            let from = chance.random_range(0..=title.len() - many);
            let words = title[from..from + many].join(" ");
            pairs.push(("q", if chance.random_ratio(1, 20) { format!("\"{words}\"") } else { words }));
        }
        // Narrowing down step by step: none, one or a few, of different facets or of the same.
        let fewest = usize::from(!with_words);
        for _ in 0..chance.random_range(fewest..4) {
            let facet = chance.random_range(0..FACETS.len());
            if let Some(code) = self.codes[facet].choose(chance) {
                pairs.push((FACETS[facet], code.clone()));
            }
        }
        if chance.random_ratio(1, 8)
            && let Some((region, provinces)) = self.provinces.choose(chance)
            && let Some(province) = provinces.choose(chance)
        {
            pairs.push(("region", region.clone()));
            pairs.push(("province", province.clone()));
        }
        if chance.random_ratio(2, 5)
            && let Some(sort) = SORTS.choose(chance)
        {
            pairs.push(("sort", (*sort).to_owned()));
        }
        if chance.random_ratio(1, 5) {
            pairs.push(("page", chance.random_range(2..10).to_string()));
        }
        serde_urlencoded::to_string(pairs).unwrap_or_default()
    }

    /// So many addresses of units of the course: all of them for each region, again and again, as
    /// classes ask for them.
    pub async fn units(&self, host: &str, many: usize) -> Result<Vec<String>, Failed> {
        const LINK: &str = "href=\"/it/lezioni/";
        let mut client = Client::connect(host).await?;
        let (_, list) = client.read("/it/lezioni", "").await?;
        // Templates write a slash of an attribute as a reference.
        let list = String::from_utf8_lossy(&list).replace("&#x2f;", "/");
        let units = list.split(LINK).skip(1).filter_map(|rest| rest.split('"').next());
        let units: Vec<&str> = units.filter(|unit| !unit.contains(['.', '#', '/'])).collect();
        let regions = self.codes.get(4).map(Vec::as_slice).unwrap_or_default();
        if units.is_empty() || regions.is_empty() {
            return Err(Failed("no unit or no region to ask for".to_owned()));
        }
        let each = |unit: &&str| {
            let unit = (*unit).to_owned();
            regions.iter().map(move |region| format!("/it/lezioni/{unit}?region={region}"))
        };
        Ok(units.iter().flat_map(each).cycle().take(many).collect())
    }

    /// So many questions to a team's picker, around the largest towns, near and far, each with other
    /// weights.
    pub fn picks(&mut self, team: TeamId, reaches: &[&str], many: usize) -> Vec<String> {
        const TOWNS: [&str; 6] = ["058091", "063049", "015146", "082053", "001272", "072006"];
        const CRITERIA: [&str; 7] = ["near", "observable", "size", "state", "documents", "trouble", "fresh"];
        let chance = &mut self.chance;
        let one = |_| {
            let mut pairs = vec![
                ("place".to_owned(), TOWNS.choose(chance).copied().unwrap_or_default().to_owned()),
                ("reach".to_owned(), reaches.choose(chance).copied().unwrap_or_default().to_owned()),
            ];
            let weights = CRITERIA.map(|name| (format!("w-{name}"), chance.random_range(0..4).to_string()));
            pairs.extend(weights);
            format!("/it/teams/{team}/picker?{}", serde_urlencoded::to_string(pairs).unwrap_or_default())
        };
        (0..many).map(one).collect()
    }

    /// Addresses of so many projects' pages, from everywhere in the file. A few may be of rows that are
    /// not to be shown.
    pub fn projects(&mut self, file: &Path, many: usize) -> Result<Vec<String>, Failed> {
        const LINK: &[u8] = b"opencoesione.gov.it/progetti/";
        let mut file = File::open(file)?;
        let length = file.metadata()?.len();
        let mut slugs = HashSet::new();
        let mut piece = vec![0; 16 * 1024];
        for _ in 0..many * 2 {
            file.seek(SeekFrom::Start(self.chance.random_range(0..length.max(1))))?;
            let read = file.read(&mut piece)?;
            let piece = &piece[..read];
            let Some(at) = piece.windows(LINK.len()).position(|window| window == LINK) else { continue };
            let slug = piece[at + LINK.len()..].split(|byte| !byte.is_ascii_alphanumeric() && *byte != b'-');
            if let Some(slug) = slug.into_iter().next().and_then(|slug| std::str::from_utf8(slug).ok()) {
                slugs.insert(slug.to_lowercase());
            }
            if slugs.len() == many {
                break;
            }
        }
        let mut slugs: Vec<String> = slugs.into_iter().filter(|slug| !slug.is_empty()).collect();
        slugs.sort_unstable();
        Ok(slugs.into_iter().map(|slug| format!("/it/progetti/{slug}/")).collect())
    }
}

fn titles(file: &Path) -> Result<Vec<Vec<String>>, Failed> {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(file)?;
    let place = reader.byte_headers()?.iter().position(|name| name == b"OC_TITOLO_PROGETTO");
    let mut titles = Vec::new();
    for record in reader.byte_records().take(TITLES) {
        let title = String::from_utf8_lossy(&record?[place.unwrap_or(2)]).to_lowercase();
        let words: Vec<String> = title
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 3 && word.chars().all(char::is_alphabetic))
            .map(str::to_owned)
            .collect();
        if !words.is_empty() {
            titles.push(words);
        }
    }
    Ok(titles)
}
