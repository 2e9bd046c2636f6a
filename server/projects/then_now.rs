//! A project's data then (the report's snapshot) and now (the dataset being served).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::App;

/// What is compared: small on purpose, the rest is on the project's own page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProjectState {
    /// The state in the portal's words.
    pub state: Option<String>,
    /// Public money.
    pub cost_cents: Option<i64>,
    /// Paid so far.
    pub payments_cents: Option<i64>,
    /// Planned end.
    pub planned_end: Option<NaiveDate>,
    /// Actual end.
    pub actual_end: Option<NaiveDate>,
    /// Of what day these data are.
    pub reference_date: Option<NaiveDate>,
}

/// The project as the dataset has it now; none if there is no dataset, or it has no such project.
/// A dataset that can't be read just now must not keep a report from being read.
pub async fn now(app: &App, slug: &str) -> Option<ProjectState> {
    let dataset = app.dataset.find()?;
    let slug = slug.to_owned();
    let project = tokio::task::spawn_blocking(move || dataset.by_slug(&slug)).await.ok()?;
    match project {
        Ok(project) => project.map(|project| ProjectState {
            state: project.state.map(|state| state.label),
            cost_cents: project.cost_cents,
            payments_cents: project.payments_cents,
            planned_end: project.planned_end,
            actual_end: project.actual_end,
            reference_date: project.reference_date,
        }),
        Err(error) => {
            tracing::error!(%error, "the dataset could not be read");
            None
        }
    }
}

/// The project as the report's snapshot has it.
pub fn then(snapshot: &serde_json::Value, date: Option<NaiveDate>) -> ProjectState {
    let at = |name: &str| &snapshot[name];
    let day = |name: &str| at(name).as_str().and_then(|text| text.parse().ok());
    ProjectState {
        // The state may be a text, or a code with its label.
        state: at("state").as_str().or_else(|| at("state")["label"].as_str()).map(ToOwned::to_owned),
        cost_cents: at("cost_cents").as_i64(),
        payments_cents: at("payments_cents").as_i64(),
        planned_end: day("planned_end"),
        actual_end: day("actual_end"),
        reference_date: day("reference_date").or(date),
    }
}
