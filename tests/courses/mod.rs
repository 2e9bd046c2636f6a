//! The course: its files, its pages, its quizzes.

mod authoring;
mod content;
mod live;
mod module;
mod pages;
mod publishing;
mod quiz;
