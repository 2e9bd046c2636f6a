mod choice;
mod comparison;
mod criteria;
mod home;
mod picker;
mod shortlist;
mod vote;
