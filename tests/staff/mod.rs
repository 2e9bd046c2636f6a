//! The programme's desk.

mod audit;
