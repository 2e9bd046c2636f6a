mod crash;
mod import;
mod parse;
