//! Projects as people name them.

use dataset::Project;

use crate::App;
use crate::error::Result;

/// The longest thing that can name a project.
const LONGEST: usize = 500;

/// The project that was typed: a slug, a code, a CUP of one project, or the address of its page
/// here or on the portal.
pub async fn find(app: &App, typed: &str) -> Result<Option<Project>> {
    let dataset = app.dataset.current()?;
    let typed = typed.trim().to_owned();
    if typed.is_empty() || typed.len() > LONGEST {
        return Ok(None);
    }
    let own =
        typed.split_once("/progetti/").map(|(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or(rest));
    let slug = own.unwrap_or(&typed).to_lowercase();
    let found = tokio::task::spawn_blocking(move || -> dataset::Result<Option<Project>> {
        match dataset.by_slug(&slug)? {
            Some(project) => Ok(Some(project)),
            None => match dataset.pasted(&typed)? {
                Some(slug) => dataset.by_slug(&slug),
                None => Ok(None),
            },
        }
    });
    Ok(found.await??)
}
