//! What those who help a team have said and offered, for the team's page.

use serde::Serialize;

/// The last of what was said, and the meetings to come.
#[derive(Default, Serialize)]
pub struct Beside {
    /// The newest last.
    pub comments: Vec<Saying>,
    /// Those that take place and are not over.
    pub meetings: Vec<Appointment>,
}

/// A comment.
#[derive(Serialize)]
pub struct Saying {
    /// Who, and for whom they speak.
    pub by: String,
    /// When.
    pub at: String,
    /// What.
    pub words: String,
}

/// A meeting.
#[derive(Serialize)]
pub struct Appointment {
    /// What it is about.
    pub topic: String,
    /// When it begins.
    pub starts_at: String,
    /// A place or `online`'s address.
    pub place: String,
}
