//! Coesa.
fn main() {}
