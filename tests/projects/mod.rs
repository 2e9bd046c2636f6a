mod import;
mod parse;
