//! Projects like this one: of the same theme and nature, in the same region.

use std::sync::Arc;

use dataset::{Dataset, Filter, codes};

use super::facts::{Facts, Similar};
use crate::error::Result;
use crate::projects::{Served, share};

/// With fewer a comparison says nothing.
const FEWEST: u64 = 20;

/// What is asked to find them; none for a project without theme, nature or cost, or in several
/// regions: it is like no others.
pub(super) fn filter(facts: &Facts) -> Option<Filter> {
    let (theme, nature) = (facts.theme.clone()?, facts.nature.clone()?);
    let [region] = facts.region_codes.as_slice() else { return None };
    facts.cost.filter(|cents| *cents > 0)?;
    Some(Filter {
        theme: vec![theme],
        nature: vec![nature],
        region: vec![region.clone()],
        ..Filter::default()
    })
}

/// Looks for them; none if they are too few to compare with.
pub(super) async fn find(served: &Served, dataset: &Arc<Dataset>, facts: &Facts) -> Result<Option<Similar>> {
    let (Some(filter), Some(cost)) = (filter(facts), facts.cost) else { return Ok(None) };
    let found = served.search(dataset, filter, 1, 1).await?;
    if found.total < FEWEST {
        return Ok(None);
    }
    let own = codes::band(cost);
    let lower = codes::BANDS.iter().take(own).map(|(code, _)| *code);
    let cheaper: u64 = lower
        .filter_map(|code| found.facets.cost.iter().find(|value| value.code == code))
        .map(|value| value.count)
        .sum();
    let percent = i64::try_from(cheaper * 100 / found.total).unwrap_or(0);
    Ok(Some(Similar {
        count: found.total,
        cheaper_percent: percent,
        paid_percent: share(Some(found.cost_cents), Some(found.payments_cents)).unwrap_or(0),
    }))
}
