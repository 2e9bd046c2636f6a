mod crash;
mod guide;
mod import;
mod pages;
mod parse;
mod presence;
mod search;
mod watch;
