//! Out of which projects the large demo's teams choose: those of their own region.

use std::collections::HashMap;
use std::ops::ControlFlow;

use chrono::{Datelike, Days, NaiveDate};
use dataset::Filter;
use serde_json::json;

use super::dice::Dice;
use crate::App;
use crate::error::{Error, Result};
use crate::teams::choice::{self, Chosen};

/// The dataset's projects by region.
pub(super) struct Projects {
    app: App,
    by_region: HashMap<String, Vec<String>>,
    all: Vec<String>,
    known: HashMap<String, Chosen>,
}

impl Projects {
    pub(super) async fn gather(app: &App) -> Result<Self> {
        app.dataset.refresh(&app.db).await?;
        let dataset = app.dataset.current()?;
        let read = move || -> Result<_> {
            let mut by_region: HashMap<String, Vec<String>> = HashMap::new();
            let mut all = Vec::new();
            dataset.each(&Filter::default(), &mut |project| {
                for place in &project.places {
                    by_region.entry(place.region.code.clone()).or_default().push(project.slug.clone());
                }
                all.push(project.slug);
                ControlFlow::Continue(())
            })?;
            Ok((by_region, all))
        };
        let (by_region, all) = tokio::task::spawn_blocking(read).await??;
        Ok(Self { app: app.clone(), by_region, all, known: HashMap::new() })
    }

    /// One of that region, as a team chooses it on that day.
    pub(super) async fn choose(&mut self, dice: &mut Dice, region: &str, day: NaiveDate) -> Result<Chosen> {
        let slug = dice.pick(self.by_region.get(region).unwrap_or(&self.all)).clone();
        let mut chosen = if let Some(chosen) = self.known.get(&slug) {
            chosen.clone()
        } else {
            let found = choice::look_up(&self.app, &slug).await?;
            let found = found.ok_or_else(|| Error::internal("the demo's dataset has changed"))?;
            self.known.insert(slug, found.clone());
            found
        };
        if chosen.reference_date.is_some_and(|date| date > day) {
            back_to(&mut chosen, day, dice.between(15, 80));
        }
        Ok(chosen)
    }

    /// Some of that region, for a shortlist: slug and title.
    pub(super) async fn some(
        &mut self,
        dice: &mut Dice,
        region: &str,
        day: NaiveDate,
    ) -> Result<Vec<Chosen>> {
        let mut some: Vec<Chosen> = Vec::new();
        for _ in 0..dice.between(1, 3) {
            let one = self.choose(dice, region, day).await?;
            if some.iter().all(|other| other.slug != one.slug) {
                some.push(one);
            }
        }
        Ok(some)
    }
}

/// The data as they may have been at an earlier date: of the end of the last month that was even, with
/// so many hundredths of the payments.
fn back_to(chosen: &mut Chosen, day: NaiveDate, hundredths: i64) {
    let first = day.with_day(1).unwrap_or(day);
    let first =
        if first.month().is_multiple_of(2) { first.with_month(first.month() - 1) } else { Some(first) };
    let date = first.and_then(|first| first.checked_sub_days(Days::new(1)));
    chosen.reference_date = date;
    chosen.snapshot["reference_date"] = json!(date);
    if let Some(paid) = chosen.snapshot["payments_cents"].as_i64() {
        chosen.snapshot["payments_cents"] = json!(paid / 100 * hundredths);
    }
}
