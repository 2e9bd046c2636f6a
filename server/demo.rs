//! The demo: an empty data folder is filled with one story, told through the same verbs that the
//! pages use, so that it can be clicked through as every role.

use crate::App;
use crate::error::Result;

/// The password of every demo sign-in.
pub const PASSWORD: &str = "coesa-demo-2026";

/// Fills an empty database; a filled one is left alone.
pub async fn fill(_app: &App) -> Result<()> {
    Ok(())
}

/// What the demo prints when it is ready.
pub fn welcome(app: &App) -> Vec<String> {
    vec![format!("Coesa demo: {}/it/", app.config.base_url)]
}
