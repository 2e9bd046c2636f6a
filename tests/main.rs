//! Stories told over HTTP, and rules that a machine keeps. All of it runs on SQLite, and on
//! PostgreSQL when `TEST_DATABASE_URL` names a server where databases may be made.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

mod access;
mod certificates;
mod classes;
mod courses;
mod demo;
mod desk;
mod generator;
mod mail;
mod notices;
mod path;
mod people;
mod posts;
mod privacy;
mod projects;
mod reports;
mod review;
mod rules;
mod schema;
mod schools;
mod staff;
mod supporters;
mod text;
mod web;
