//! How long, in words: in days, then in hours, then in minutes.

use chrono::Duration;

use crate::text::Arg;
use crate::web::visit::Visit;

/// The unit in which one says it, and how many: rounded down, so that nobody is promised more time
/// than there is.
fn unit(long: Duration) -> (&'static str, i64) {
    let minutes = long.num_minutes().max(1);
    match minutes {
        0..60 => ("minutes", minutes),
        60..2880 => ("hours", minutes / 60),
        _ => ("days", minutes / 1440),
    }
}

/// In the reader's language.
pub(super) fn words(visit: &Visit, long: Duration) -> String {
    let (unit, many) = unit(long);
    let many = i32::try_from(many).unwrap_or(i32::MAX);
    visit.t_with(&format!("deliverables-span-{unit}"), &[("n", Arg::from(many))])
}
