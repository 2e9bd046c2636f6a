//! Stories told over HTTP, and rules that a machine keeps. All of it runs on SQLite, and on
//! PostgreSQL when `TEST_DATABASE_URL` names a server where databases may be made.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

mod access;
mod api;
mod archive;
mod certificates;
mod classes;
mod courses;
mod deliverables;
mod demo;
mod desk;
mod documents;
mod edge;
mod generator;
mod mail;
mod notes;
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
mod serve;
mod staff;
mod supporters;
mod teams;
mod text;
mod web;
mod workspace;
