//! Review: back to the team and again, threads, two reviewers at once, the third part.

mod hiding;
mod impact;
mod return_;
mod taking;
mod threads;

use tables::kinds::Stage;
use tables::report;

use crate::support::Site;
use crate::support::browser::PageSeen;

/// The page after a form that worked.
fn worked(page: PageSeen) -> PageSeen {
    assert_eq!(page.status, 200, "{}: {}", page.path, page.text());
    page
}

/// The stages in the order in which a part came through them.
fn in_order(stages: &[Stage]) -> Vec<&'static str> {
    stages.iter().map(|stage| stage.as_str()).collect()
}

/// Team Chiave gets its published report back and gives it another title, which nobody sees yet.
async fn written_anew(site: &Site, report: &report::Model, title: &str) {
    let mut reviewer = site.as_one_of_the_story("teresa@demo.example").await;
    let page = worked(reviewer.get(&format!("/it/review/{}/main/return", report.id)).await);
    worked(page.form("return").set("reason", "C’è un dato nuovo.").submit(&mut reviewer).await);
    let mut team = site.as_one_of_the_story("gabbiano-bianco-359").await;
    let page = worked(team.get(&format!("/it/reports/{}/desk", report.id)).await);
    worked(page.form("question-title").set("value", title).submit(&mut team).await);
}

/// What it wrote goes its whole way and is published.
async fn published_anew(site: &Site, report: &report::Model) {
    let (base, place) = (format!("/it/reports/{}", report.id), format!("/it/review/{}/main", report.id));
    for (who, form) in [("gabbiano-bianco-359", "submission"), ("lapilli@demo.example", "consent")] {
        let mut browser = site.as_one_of_the_story(who).await;
        let page = worked(browser.get(&format!("{base}/{form}/main")).await);
        worked(page.form(form).submit(&mut browser).await);
    }
    let mut reviewer = site.as_one_of_the_story("teresa@demo.example").await;
    for form in ["take", "approval"] {
        let page = worked(reviewer.get(&place).await);
        worked(page.form(form).submit(&mut reviewer).await);
    }
    let page = worked(reviewer.get(&format!("{place}/publication")).await);
    let page = page.form("publication").submit(&mut reviewer).await;
    if page.status == 409 {
        worked(page.form("publication").set("all_the_same", "yes").submit(&mut reviewer).await);
    }
}
