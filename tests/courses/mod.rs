//! The course: its files, its pages, its quizzes.

mod content;
mod live;
mod module;
mod pages;
mod quiz;
