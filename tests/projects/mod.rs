mod crash;
mod guide;
mod import;
mod parse;
mod presence;
mod search;
mod watch;
