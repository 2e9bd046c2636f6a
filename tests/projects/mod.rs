mod crash;
mod import;
mod parse;
mod search;
