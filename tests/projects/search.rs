//! The search beside a plain reading of all projects.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use dataset::words::{Words, asked};
use dataset::{Coded, Dataset, FacetValue, Filter, Project, Sort, codes};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, TestRunner};

use super::import::{generated, import, write};
use crate::support::Site;

const FACETS: [&str; 9] =
    ["theme", "nature", "state", "cycle", "region", "province", "municipality", "fund", "cost"];

/// A project as far as the search goes.
struct Plain {
    slug: String,
    row: u64,
    /// Its codes, by facet.
    codes: BTreeMap<&'static str, BTreeSet<String>>,
    stems: BTreeSet<String>,
    cost: Option<i64>,
    paid: Option<i64>,
    start: u32,
}

impl Plain {
    fn of(project: &Project, words: &mut Words) -> Self {
        use chrono::Datelike;
        let one = |coded: &Option<Coded>| -> BTreeSet<String> {
            coded.iter().map(|coded| coded.code.clone()).collect()
        };
        let mut codes = BTreeMap::from([
            ("theme", one(&project.theme)),
            ("nature", one(&project.nature)),
            ("state", one(&project.state)),
            ("cycle", one(&project.cycle)),
            ("region", project.places.iter().map(|place| place.region.code.clone()).collect()),
            ("fund", project.funds.iter().map(|fund| fund.code.clone()).collect()),
            (
                "cost",
                project
                    .cost_cents
                    .map(|cost| codes::BANDS[codes::band(cost)].0.to_owned())
                    .into_iter()
                    .collect(),
            ),
        ]);
        for place in &project.places {
            let municipality = place.municipality.as_ref().map(|municipality| municipality.code.clone());
            let province = municipality.as_ref().map(|code| code[..6].to_owned());
            let province = province.or(place.province.as_ref().map(|province| province.code.clone()));
            codes.entry("province").or_default().extend(province);
            codes.entry("municipality").or_default().extend(municipality);
        }
        let column =
            |name: &&str| project.columns.iter().find(|(known, _)| known == name).map(|(_, text)| text);
        let texts = [
            "OC_TITOLO_PROGETTO",
            "OC_SINTESI_PROGETTO",
            "DEN_COMUNE",
            "DEN_PROVINCIA",
            "OC_DENOM_BENEFICIARIO",
            "OC_DENOM_ATTUATORE",
        ];
        Self {
            slug: project.slug.clone(),
            row: project.row,
            codes,
            stems: texts.iter().filter_map(column).flat_map(|text| words.stems(text)).collect(),
            cost: project.cost_cents,
            paid: project.payments_cents,
            start: project
                .start
                .map_or(0, |date| date.year().unsigned_abs() * 10_000 + date.month() * 100 + date.day()),
        }
    }

    /// Has it what is chosen in that facet, or is nothing chosen there?
    fn fits(&self, filter: &Filter, facet: &str) -> bool {
        let chosen = coesa::projects::filter::chosen(filter, facet);
        let none = BTreeSet::new();
        chosen.is_empty() || chosen.iter().any(|code| self.codes.get(facet).unwrap_or(&none).contains(code))
    }

    /// Has it all that is asked, but for what is chosen in the facets that are left out?
    fn has(&self, filter: &Filter, stems: &[String], left_out: &[&str]) -> bool {
        let mut facets: Vec<&str> = FACETS.into_iter().filter(|facet| !left_out.contains(facet)).collect();
        // A municipality is asked for in place of its province.
        facets.retain(|facet| *facet != "province" || filter.municipality.is_empty());
        stems.iter().all(|stem| self.stems.contains(stem))
            && facets.iter().all(|facet| self.fits(filter, facet))
    }

    /// Where it stands in an order.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "only for ordering")]
    fn place(&self, sort: Sort) -> (i64, u64) {
        let last = i64::MAX;
        let rank = match sort {
            Sort::Relevance | Sort::Cost => self.cost.map_or(last, |cost| -cost),
            Sort::CostAsc => self.cost.unwrap_or(last),
            Sort::Newest => -i64::from(self.start),
            Sort::Oldest if self.start == 0 => last,
            Sort::Oldest => self.start.into(),
            Sort::SharePaid => match (self.cost, self.paid) {
                (Some(cost), Some(paid)) if cost > 0 => -((paid as f64 / cost as f64 * 1e9) as i64),
                _ => last,
            },
        };
        (rank, self.row)
    }
}

/// Count of each value in a facet, as they should be.
fn counted(all: &[Plain], filter: &Filter, stems: &[String], facet: &str) -> BTreeMap<String, u64> {
    // Places leave the choice of provinces and of municipalities aside alike.
    let places = ["province", "municipality"];
    let left_out: &[&str] = if places.contains(&facet) { &places } else { &[facet] };
    let mut near: BTreeSet<&str> = filter.province.iter().map(String::as_str).collect();
    near.extend(filter.municipality.iter().map(|code| &code[..6]));
    let listed = |code: &str| match facet {
        "province" => {
            let of_region =
                filter.region.is_empty() || filter.region.iter().any(|region| code.starts_with(region));
            of_region && !(filter.region.is_empty() && filter.province.is_empty())
        }
        "municipality" => near.contains(&code[..6]),
        _ => true,
    };
    let mut counts = BTreeMap::new();
    for project in all.iter().filter(|project| project.has(filter, stems, left_out)) {
        for code in project.codes.get(facet).into_iter().flatten().filter(|code| listed(code)) {
            *counts.entry(code.clone()).or_default() += 1;
        }
    }
    counts
}

fn check(dataset: &Dataset, all: &[Plain], filter: &Filter, page: usize) {
    let stems = &asked(&filter.words).words;
    let mut expected: Vec<&Plain> = all.iter().filter(|project| project.has(filter, stems, &[])).collect();
    expected.sort_by_key(|project| project.place(filter.sort));
    // Twice: computed, and remembered.
    for _ in 0..2 {
        let found = dataset.search(filter, page, 20).unwrap();
        assert_eq!(found.total, expected.len() as u64, "{filter:?}");
        assert_eq!(found.cost_cents, expected.iter().filter_map(|project| project.cost).sum::<i64>());
        assert_eq!(found.payments_cents, expected.iter().filter_map(|project| project.paid).sum::<i64>());
        let facets = &found.facets;
        let values: [&Vec<FacetValue>; 9] = [
            &facets.theme,
            &facets.nature,
            &facets.state,
            &facets.cycle,
            &facets.region,
            &facets.province,
            &facets.municipality,
            &facets.fund,
            &facets.cost,
        ];
        for (facet, values) in FACETS.into_iter().zip(values) {
            let counts = values.iter().filter(|value| value.count > 0);
            let counts: BTreeMap<String, u64> =
                counts.map(|value| (value.code.to_string(), value.count)).collect();
            assert_eq!(counts, counted(all, filter, stems, facet), "{facet} of {filter:?}");
        }
        for sums in &found.by_region {
            let there = |project: &&&Plain| project.codes["region"].contains(sums.code);
            let (count, cost) = (
                expected.iter().filter(there).count() as u64,
                expected.iter().filter(there).filter_map(|project| project.cost).sum::<i64>(),
            );
            assert_eq!((sums.count, sums.cost_cents), (count, cost), "region {} of {filter:?}", sums.code);
        }
        let slugs: Vec<&str> = found.items.iter().map(|card| card.slug.as_str()).collect();
        let begin = ((page - 1) * 20).min(expected.len());
        if filter.words.is_empty() || filter.sort != Sort::Relevance {
            let page = &expected[begin..(begin + 20).min(expected.len())];
            assert_eq!(
                slugs,
                page.iter().map(|project| project.slug.as_str()).collect::<Vec<_>>(),
                "{filter:?}"
            );
        } else {
            // Which of them fits best is the index's to say.
            assert_eq!(slugs.len(), expected.len().saturating_sub(begin).min(20));
            assert!(slugs.iter().all(|slug| expected.iter().any(|project| project.slug == *slug)));
        }
    }
}

/// Filters of codes and words that are there, with places that belong together or not.
fn filters(all: &[Plain]) -> impl Strategy<Value = (Filter, usize)> {
    let codes: Vec<(&'static str, String)> = FACETS
        .into_iter()
        .flat_map(|facet| {
            let codes: BTreeSet<&String> =
                all.iter().filter_map(|project| project.codes.get(facet)).flatten().collect();
            codes.into_iter().map(move |code| (facet, code.clone())).collect::<Vec<_>>()
        })
        .collect();
    let by_facet: Vec<Vec<String>> = FACETS
        .into_iter()
        .map(|facet| codes.iter().filter(|(of, _)| *of == facet).map(|(_, code)| code.clone()).collect())
        .collect();
    let mut stems: BTreeMap<&String, u32> = BTreeMap::new();
    all.iter().flat_map(|project| &project.stems).for_each(|stem| *stems.entry(stem).or_default() += 1);
    let mut stems: Vec<_> = stems.into_iter().collect();
    stems.sort_by_key(|(stem, many)| (Reverse(*many), *stem));
    // Numbers are words, but a stem with a letter may be cut again when it is asked for.
    let stable = |stem: &String| asked(stem).words == [stem.clone()];
    let words: Vec<String> =
        stems.into_iter().map(|(stem, _)| stem.clone()).filter(stable).take(200).collect();
    let sorts = vec![Sort::Relevance, Sort::Cost, Sort::CostAsc, Sort::Newest, Sort::Oldest, Sort::SharePaid];
    let chosen = vec((0..FACETS.len(), any::<Index>()), 0..4);
    (chosen, vec(select(words), 0..3), any::<bool>(), select(sorts), 1..40_usize).prop_map(
        move |(chosen, words, with_words, sort, page)| {
            let mut filter = Filter { sort, ..Filter::default() };
            if with_words {
                filter.words = words.join(" ");
            }
            for (facet, at) in chosen {
                let code = at.get(&by_facet[facet]);
                if !coesa::projects::filter::chosen(&filter, FACETS[facet]).contains(code) {
                    filter = coesa::projects::filter::toggled(&filter, FACETS[facet], code);
                }
            }
            (filter, page)
        },
    )
}

#[tokio::test]
async fn the_search_finds_counts_and_orders_as_a_plain_reading_does() {
    let site = Site::new().await;
    import(&site, &write(&site, "a.csv", &generated(3000, 0))).await;
    let dataset = site.app.dataset.current().unwrap();
    let (mut all, mut words) = (Vec::new(), Words::default());
    dataset
        .each(&Filter::default(), &mut |project| {
            all.push(Plain::of(&project, &mut words));
            ControlFlow::Continue(())
        })
        .unwrap();
    assert!(all.is_sorted_by_key(|project| project.place(Sort::Cost)), "all of it comes in order");
    let mut runner = TestRunner::new(Config { cases: 300, failure_persistence: None, ..Config::default() });
    let checked = runner.run(&filters(&all), |(filter, page)| {
        check(&dataset, &all, &filter, page);
        Ok(())
    });
    if let Err(error) = checked {
        panic!("{error}");
    }
}

#[tokio::test]
async fn a_version_of_an_older_program_is_opened_all_the_same() {
    let site = Site::new().await;
    import(&site, &write(&site, "a.csv", &generated(300, 0))).await;
    let (root, version) = (site.app.dataset.folder(), site.app.dataset.version().unwrap());
    let filter = Filter { sort: Sort::Newest, ..Filter::default() };
    let slugs = |dataset: &Dataset| {
        let found = dataset.search(&filter, 1, 20).unwrap();
        (found.total, found.items.into_iter().map(|card| card.slug).collect::<Vec<_>>())
    };
    let before = slugs(&site.app.dataset.current().unwrap());
    std::fs::remove_dir_all(root.join(&version).join("kinds")).unwrap();
    assert_eq!(slugs(&Dataset::open(root, &version).unwrap()), before);
    // Half of it is not taken for the whole.
    std::fs::write(root.join(&version).join("kinds/groups.rows"), b"").unwrap();
    assert!(Dataset::open(root, &version).is_err());
}
