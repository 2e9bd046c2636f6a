//! Hours that a class has to be somewhere, for its calendar: the features that plan them tell.

use chrono::{DateTime, Utc};
use tables::ids::TeamId;

/// An hour of a class, or of one of its teams.
pub struct Appointment {
    /// Says which it is, as long as it lives: `meeting:3`.
    pub key: String,
    /// What.
    pub topic: String,
    /// The team's name; none for the whole class.
    pub team: Option<String>,
    /// The team on whose page it is, if there is one.
    pub page_of: Option<TeamId>,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// How long it is.
    pub minutes: i32,
    /// Where, in words.
    pub place: String,
    /// The address of an online meeting; may be empty.
    pub link: String,
    /// The last change.
    pub changed_at: DateTime<Utc>,
    /// True once it was called off: calendar programs that have it must hear of it.
    pub cancelled: bool,
}
