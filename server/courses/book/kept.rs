//! The books that have been made, for as long as somebody may ask for them again.

use std::sync::{Arc, Mutex, Weak};

use crate::courses::content::Course;
use crate::text::Lang;

/// More than the editions of a few years in both languages; the oldest goes first.
const MOST: usize = 16;

/// A book, and what it shows.
pub(super) struct Made {
    pub(super) lang: Lang,
    /// The version of the data.
    pub(super) data: Option<String>,
    pub(super) course: Weak<Course>,
    /// The file.
    pub(super) book: Arc<Vec<u8>>,
}

impl Made {
    fn shows(&self, lang: Lang, data: Option<&String>, course: *const Course) -> bool {
        self.lang == lang && self.data.as_ref() == data && std::ptr::eq(self.course.as_ptr(), course)
    }
}

/// The books that have been made.
#[derive(Default)]
pub struct Books(Mutex<Vec<Made>>);

impl Books {
    pub(super) fn find(
        &self,
        lang: Lang,
        data: Option<&String>,
        course: &Arc<Course>,
    ) -> Option<Arc<Vec<u8>>> {
        let books = self.0.lock().ok()?;
        let made = books.iter().find(|made| made.shows(lang, data, Arc::as_ptr(course)))?;
        Some(made.book.clone())
    }

    /// Keeps one, and forgets those of other data and of courses that nobody reads any more.
    pub(super) fn keep(&self, made: Made) {
        let Ok(mut books) = self.0.lock() else { return };
        books.retain(|old| {
            old.data == made.data
                && old.course.strong_count() > 0
                && !old.shows(made.lang, made.data.as_ref(), made.course.as_ptr())
        });
        if books.len() >= MOST {
            books.remove(0);
        }
        books.push(made);
    }
}
