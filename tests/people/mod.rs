mod class_at_once;
mod sign_in;
