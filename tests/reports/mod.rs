//! Reports: uploads, history, and the rules that need no site.

mod history;
mod rules;
mod upload;
