//! A site of its own for each test, and a browser that can only do what a person could.

pub mod browser;
pub mod mail;
pub mod oidc;
pub mod site;
pub mod story;

pub use browser::Browser;
pub use site::Site;
