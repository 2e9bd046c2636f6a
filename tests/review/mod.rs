//! Review: back to the team and again, threads, two reviewers at once, the third part.

mod impact;
mod return_;
mod taking;
mod threads;

use tables::kinds::Stage;

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
