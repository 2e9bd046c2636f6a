//! People: signing in and out, roles, profiles.
//!
//! Students have a personal sign-in made of three words and no e-mail; adults sign in by e-mail.
//! A session holds a key only; role and ties are read at each request, so that taking a right away
//! works at once. Guesses are slowed by account and by address, and nobody is ever locked out.

pub mod access;
pub mod account;
pub mod audit;
mod home;
pub mod password;
mod profile;
mod sign_in;
pub mod throttle;

pub use home::NextStep;

use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/accedi", sign_in::show)
        .post("/accedi", sign_in::sign_in)
        .post("/sign-out", sign_in::sign_out)
        .get("/home", home::show)
        .get("/profile", profile::show)
        .post("/profile/password", profile::change_password)
}
