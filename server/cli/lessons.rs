//! The course, from the command line.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use coesa::App;
use coesa::courses::content::{self, Course};
use coesa::courses::source::Source;
use coesa::text::Lang;
use coesa::web::routes;

use super::{Done, Stop, say};

/// What can be done with the course.
#[derive(Subcommand)]
pub(super) enum Lessons {
    /// Check the course: prints every mistake with its file and line, and fails if there is one
    Check {
        /// Folder with `it` and `en` in it, instead of the course that is built in
        dir: Option<PathBuf>,
        /// Print the mistakes as JSON
        #[arg(long)]
        json: bool,
    },
    /// Write the course's files into a folder, as an edition reads them: with what staff have published
    Export {
        /// The folder, which is made; files of the same names are overwritten
        dir: PathBuf,
        /// The edition, as in its address (`2026-2027`); without it, the course that is built in
        #[arg(long)]
        edition: Option<String>,
    },
}

/// Checks a course.
pub(super) fn check(dir: Option<&Path>, json: bool) -> Done {
    let read;
    let source = match dir {
        Some(dir) => {
            read = Source::read(dir).map_err(|told| Stop(1, told))?;
            &read
        }
        None => content::source(),
    };
    let (course, mut mistakes) = Course::of(source, Some(routes::pages()));
    if let Some(dir) = dir {
        for mistake in &mut mistakes {
            let below = mistake.file.trim_start_matches("lessons/");
            mistake.file = dir.join(below).display().to_string();
        }
    }
    if json {
        say(&serde_json::to_string_pretty(&mistakes)?);
    } else {
        for mistake in &mistakes {
            say(&mistake.to_string());
        }
    }
    if mistakes.is_empty() {
        if !json {
            say(&format!("{} units in both languages, no mistakes", course.lessons(Lang::It).len()));
        }
        Ok(())
    } else {
        Err(Stop(1, format!("{} mistakes", mistakes.len())))
    }
}

/// Writes a course's files.
pub(super) async fn export(app: &App, dir: &Path, edition: Option<&str>) -> Done {
    let source = match edition {
        None => content::source().clone(),
        Some(slug) => {
            let found = coesa::courses::authoring::export::of_edition(app, slug).await?;
            found.ok_or_else(|| Stop(2, format!("there is no edition {slug:?}")))?
        }
    };
    source.write(dir, &app.files)?;
    say(&format!("{} units written to {}", source.units().len(), dir.display()));
    Ok(())
}
