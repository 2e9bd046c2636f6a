//! Notices: what a person should know, in Coesa and by mail, as each person wishes for each kind.
//!
//! Every feature tells by one verb, [`tell`], in the transaction that does what is told. It writes a
//! row for each recipient and, where the recipient wants it, a mail in the outbox or a place in the
//! next digest. Words are made when they are read, in the reader's language; a row holds values only,
//! and no person's name. Mails keep out of quiet hours; those about one's own account do not wait
//! and can't be turned off. Reminders and digests run on the site's clock, as often as one likes:
//! unique keys see to it that nothing is told twice.

pub mod access;
pub mod deadlines;
pub mod digest;
pub mod kinds;
mod list;
mod preferences;
pub mod tell;
pub mod token;
mod unsubscribe;
pub mod wishes;
pub mod words;

pub use deadlines::{Deadline, Whom};
pub use tell::{Notice, tell};

use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/notices", list::show)
        .post("/notices/read", list::read_all)
        .post("/notices/{notice}/read", list::read)
        .get("/notices/preferences", preferences::show)
        .post("/notices/preferences", preferences::save)
        .get("/unsubscribe/{token}", unsubscribe::show)
        .post("/unsubscribe/{token}", unsubscribe::save)
}
