mod crash;
mod guide;
mod import;
mod parse;
mod search;
mod watch;
