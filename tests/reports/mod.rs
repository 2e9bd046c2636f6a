//! Reports: uploads, history, what is found before they go out, and the rules that need no site.

mod found;
mod history;
mod mend;
mod place;
mod rows;
mod rules;
mod upload;
