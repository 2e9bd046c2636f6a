//! Stories told over HTTP, and rules that a machine keeps. All of it runs on SQLite, and on
//! PostgreSQL when `TEST_DATABASE_URL` names a server where databases may be made.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

mod classes;
mod courses;
mod demo;
mod generator;
mod mail;

mod path;
mod people;
mod projects;
mod rules;
mod schools;
mod text;
mod web;
