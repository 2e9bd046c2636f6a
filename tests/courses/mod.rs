//! The course: its files, its pages, its quizzes.

mod authoring;
mod book;
mod content;
mod lines;
mod live;
mod module;
mod pages;
mod publishing;
mod quiz;
