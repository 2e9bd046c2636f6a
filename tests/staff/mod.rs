//! The programme's desk.

mod audit;
mod data;
