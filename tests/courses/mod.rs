//! The course: its files, its pages, its quizzes.

mod content;
mod pages;
mod quiz;
