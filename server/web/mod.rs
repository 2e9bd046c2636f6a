//! HTTP, without a word of our subject: routes that demand a guard, pages, forms, sessions, layers.

pub mod address;
pub mod api;
pub mod atom;
pub mod device;
pub mod file;
pub mod form;
pub mod grid;
pub mod layers;
pub mod page;
pub mod problem;
pub mod routes;
pub mod seal;
pub mod session;
pub mod sheet;
pub mod upload;
pub mod visit;

pub use axum::{
    Json,
    body::Body,
    response::{IntoResponse, Redirect, Response},
};
