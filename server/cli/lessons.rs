//! The course, from the command line.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use coesa::courses::content::{self, Contents, Course};
use coesa::text::Lang;

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
}

pub(super) fn run(lessons: &Lessons) -> Done {
    let Lessons::Check { dir, json } = lessons;
    let files = match dir {
        Some(dir) => read(dir)?,
        None => content::built_in()?,
    };
    let routes = coesa::routes().table();
    let pages: Vec<&str> = routes.iter().map(|route| route.path).collect();
    let (course, mut mistakes) = Course::read(&files, Some(&pages));
    if let Some(dir) = dir {
        for mistake in &mut mistakes {
            let below = mistake.file.trim_start_matches("lessons/");
            mistake.file = dir.join(below).display().to_string();
        }
    }
    if *json {
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

/// The course's files below a folder, by path below it.
fn read(dir: &Path) -> Result<Contents, Stop> {
    let mut files = Contents::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder)
            .map_err(|error| Stop(1, format!("{} cannot be read: {error}", folder.display())))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let Ok(name) = path.strip_prefix(dir) else { continue };
            let name = name.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
            if content::is_content(&name) {
                let text = std::fs::read_to_string(&path)
                    .map_err(|error| Stop(1, format!("{} cannot be read: {error}", path.display())))?;
                files.insert(name, text);
            }
        }
    }
    Ok(files)
}
