//! People: signing in and out, roles, profiles; accounts from the first mail to the last session.
//!
//! Students have a personal sign-in made of three words and no e-mail; adults sign in by e-mail.
//! A session holds a key only; role and ties are read at each request, so that taking a right away
//! works at once. Guesses are slowed by account and by address, and nobody is ever locked out.
//! What is asked by mail is answered alike whether an address has an account or not.

pub mod accept;
pub mod access;
pub mod account;
pub mod acting;
pub mod audit;
mod confirm;
mod directory;
mod email;
pub mod entry;
mod home;
mod identities;
mod invitation;
pub mod invitations;
pub mod inviting;
pub mod link;
pub mod manage;
mod oidc;
pub mod password;
mod profile;
mod provider;
mod registration;
mod reset;
pub mod second_factor;
mod sessions;
mod sign_in;
pub mod strength;
pub mod throttle;
mod ties;
mod told;

pub use home::NextStep;

use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    way_in().merge(own_account()).merge(others())
}

/// Signing in and out, lost passwords, registration, invitations.
fn way_in() -> Routes {
    Routes::new()
        .get("/accedi", sign_in::show)
        .post("/accedi", sign_in::sign_in)
        .post("/sign-out", sign_in::sign_out)
        .get("/accedi/codice", second_factor::code::show)
        .post("/accedi/codice", second_factor::code::enter)
        .get("/accedi/password", reset::show)
        .post("/accedi/password", reset::ask)
        .get("/accedi/password/inviata", reset::sent)
        .get("/accedi/password/{token}", reset::open)
        .post("/accedi/password/{token}", reset::save)
        .get("/accedi/con/{provider}", provider::go)
        .plain_get("/oidc/{provider}/return", provider::back)
        .get("/registrazione", registration::show)
        .post("/registrazione", registration::register)
        .get("/registrazione/inviata", registration::sent)
        .get("/registrazione/{token}", registration::open)
        .post("/registrazione/{token}", registration::confirm)
        .get("/invito/{token}", invitation::open)
        .post("/invito/{token}", invitation::accept)
        .get("/email/{token}", email::open)
        .post("/email/{token}", email::confirm)
        .get("/email/{token}/undo", email::open_undo)
        .post("/email/{token}/undo", email::undo)
}

/// What one does with one's own account.
fn own_account() -> Routes {
    Routes::new()
        .get("/home", home::show)
        .get("/profile", profile::show)
        .post("/profile/password", profile::change_password)
        .get("/profile/email", email::show)
        .post("/profile/email", email::ask)
        .post("/profile/email/cancel", email::cancel)
        .post("/profile/data", profile::save)
        .get("/profile/sessions", sessions::show)
        .post("/profile/sessions/others/end", sessions::end_others)
        .post("/profile/sessions/{session}/end", sessions::end)
        .get("/profile/second-factor", second_factor::set_up::show)
        .post("/profile/second-factor/begin", second_factor::set_up::begin)
        .get("/profile/second-factor/set-up", second_factor::set_up::open)
        .post("/profile/second-factor/set-up", second_factor::set_up::confirm)
        .get("/profile/second-factor/qr.svg", second_factor::set_up::picture)
        .post("/profile/second-factor/codes", second_factor::set_up::codes)
        .post("/profile/second-factor/off", second_factor::set_up::turn_off)
        .get("/profile/identities", identities::show)
        .post("/profile/identities/{provider}", identities::ask_to_link)
        .post("/profile/identities/{provider}/remove", identities::remove)
}

/// What staff do with other people's accounts.
fn others() -> Routes {
    Routes::new()
        .get("/people", directory::show)
        .get("/people/invitations", invitations::show)
        .post("/people/invitations", invitations::invite)
        .post("/people/invitations/{invitation}/send", invitations::send_again)
        .post("/people/invitations/{invitation}/withdraw", invitations::withdraw)
        .get("/people/{person}", manage::show)
        .post("/people/{person}/deactivate", manage::deactivate)
        .post("/people/{person}/reactivate", manage::reactivate)
        .post("/people/{person}/role", manage::change_role)
        .post("/people/{person}/email", email::vouch)
        .post("/people/{person}/second-factor/reset", manage::reset_second_factor)
        .post("/people/{person}/acting", acting::begin)
        .post("/acting/end", acting::end)
}
