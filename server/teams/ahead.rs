//! What lies ahead of a team and what it did last, for the team's page.

use serde::Serialize;

/// What is to be handed in, the next tasks and days, and the last that happened.
#[derive(Default, Serialize)]
pub struct Ahead {
    /// What came back, what is late and what is due next, by when it is due.
    pub due: Vec<Due>,
    /// The reader's own, what is due first before the rest.
    pub tasks: Vec<Todo>,
    /// What is on the calendar next.
    pub days: Vec<Coming>,
    /// What happened last.
    pub last: Vec<Happened>,
}

/// Something to be handed in.
#[derive(Serialize)]
pub struct Due {
    /// What.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// Until when.
    pub due: String,
    /// How long is left, since when it is over, or that it came back.
    pub words: String,
    /// Does it need somebody now: is it late, or has it come back?
    pub urgent: bool,
}

/// A task.
#[derive(Serialize)]
pub struct Todo {
    /// What.
    pub title: String,
    /// Until when.
    pub due: Option<String>,
    /// Is that over?
    pub late: bool,
    /// Where it is.
    pub href: String,
}

/// Something on a day.
#[derive(Serialize)]
pub struct Coming {
    /// The day.
    pub day: String,
    /// From when to when, if it has hours.
    pub hours: Option<String>,
    /// What.
    pub title: String,
}

/// Something that happened.
#[derive(Serialize)]
pub struct Happened {
    /// When.
    pub at: String,
    /// A sentence.
    pub words: String,
    /// Where it is.
    pub href: String,
}
