mod choice;
mod comparison;
mod criteria;
mod picker;
mod shortlist;
mod vote;
