//! Each person's own home page: what is next.

use serde::Serialize;

use super::access::SignedIn;
use crate::error::Result;
use crate::web::Response;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// One thing to do, or to look at.
#[derive(Serialize)]
pub struct NextStep {
    /// What it is.
    pub title: String,
    /// Why, or how far it is.
    pub text: String,
    /// Where to.
    pub href: String,
    /// What the button says.
    pub action: String,
    /// True for the one thing that waits for this person.
    pub urgent: bool,
}

#[derive(Serialize)]
struct HomePage {
    /// Key and name of the teams that the visitor is in.
    teams: Vec<(i64, String)>,
    steps: Vec<NextStep>,
}

impl Page for HomePage {
    const TEMPLATE: &'static str = "people/home.html";
}

pub(super) async fn show(SignedIn(actor): SignedIn, visit: Visit) -> Result<Response> {
    let mut steps = crate::next_steps(&visit, &actor).await?;
    // What waits for this person comes first; the rest keeps the features' order.
    steps.sort_by_key(|step| !step.urgent);
    visit.show(&HomePage { teams: crate::teams_of(&visit).await?, steps })
}
