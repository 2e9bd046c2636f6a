//! The places of the large demo's call: all whom it has admitted have one, and a few are left.

use std::collections::BTreeMap;

use sea_orm::{ActiveModelTrait, ConnectionTrait, Set};
use serde_json::json;
use tables::edition_call;

use super::Making;
use super::teams::Class;
use super::years::Year;
use crate::error::{Error, Result};
use crate::schools::{editions, places};

/// A region has one more place for each so many classes that were admitted from it.
const SPARE: usize = 10;
/// There is one more place in all for each so many classes: not every region can fill its quota.
const SPARE_IN_ALL: usize = 20;

/// Sets the quotas and the number of all places.
pub(super) async fn set(
    conn: &impl ConnectionTrait,
    making: &Making<'_>,
    year: &Year,
    admitted: &[Class],
) -> Result<()> {
    let call = editions::call_of(conn, year.id).await?;
    let call = call.ok_or_else(|| Error::internal("the demo's edition has no call"))?;
    let mut classes: BTreeMap<String, usize> = places::regions().map(|(code, _)| (code, 0)).collect();
    for class in admitted {
        *classes.entry(making.schools[class.school].place.region.clone()).or_default() += 1;
    }
    let quotas: BTreeMap<String, usize> = classes
        .into_iter()
        .map(|(code, classes)| (code, (classes + classes.div_ceil(SPARE)).max(1)))
        .collect();
    let all = admitted.len() + admitted.len().div_ceil(SPARE_IN_ALL);
    let row = edition_call::ActiveModel {
        quotas: Set(json!(quotas)),
        places: Set(i32::try_from(all).ok()),
        revision: Set(call.revision + 1),
        ..call.into()
    };
    row.update(conn).await?;
    Ok(())
}
