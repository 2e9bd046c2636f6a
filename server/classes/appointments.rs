//! Hours that a class has to be somewhere, for its calendar: the features that plan them tell.

use chrono::{DateTime, Utc};
use tables::ids::TeamId;

/// What kind of hour it is: calendars say it in its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// With somebody who helps.
    Meeting,
    /// A team's own.
    Occasion,
}

/// An hour of a class, or of one of its teams.
pub struct Appointment {
    /// What kind it is.
    pub kind: Kind,
    /// Says which it is, as long as it lives: `meeting:3`.
    pub key: String,
    /// What.
    pub topic: String,
    /// The team's name; none for the whole class.
    pub team: Option<String>,
    /// The team; none for the whole class.
    pub of_team: Option<TeamId>,
    /// The page where it is, without the language, if there is one.
    pub page: Option<String>,
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
    /// How often it was changed since it was first told.
    pub changes: u32,
    /// True once it was called off: calendar programs that have it must hear of it.
    pub cancelled: bool,
}
