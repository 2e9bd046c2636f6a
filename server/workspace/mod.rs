//! The work of a team between the lesson and the report: tasks, calendar, canvas, diary, files; what
//! happened, and who has done how much.
//!
//! All of it is the whole team's: members write, the teacher plans with them, supporters and staff
//! read. What one has written another may change, and so every change names the revision it began
//! from. What happened is read from the rows that the work itself leaves: there is no second log that
//! could say something else.

mod activity;
mod ahead;
mod attachment;
mod attachments;
mod calendar;
mod canvas;
mod canvas_boxes;
mod canvas_history;
mod contributions;
mod diary;
mod download;
mod entries;
mod entry;
mod excerpt;
mod files;
mod forget;
mod happenings;
mod month;
mod next;
mod occasion;
mod occasions;
mod people;
mod places;
mod preview;
mod reminders;
mod sources;
mod suggestions;
mod task;
mod task_form;
mod task_moves;
mod task_rows;
mod tasks;

pub use ahead::ahead;
pub use attachments::{Kept, New as NewFile, add as add_file, add_version};
pub use canvas_boxes::{Saved, save as save_box};
pub use entries::{Page as DiaryPage, write as write_diary};
pub use forget::{forget_team, sweep};
pub use month::Month;
pub use next::next_steps;
pub use occasions::{Plan, add as add_occasion, appointments};
pub use reminders::remind;
pub use suggestions::check;

use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/teams/{team}/tasks", tasks::show)
        .post("/teams/{team}/tasks/suggestions", tasks::suggest)
        .get("/teams/{team}/tasks/new", task::new)
        .post("/teams/{team}/tasks/new", task::create)
        .get("/teams/{team}/tasks/{task}", task::show)
        .post("/teams/{team}/tasks/{task}", task::save)
        .post("/teams/{team}/tasks/{task}/state", tasks::put_state)
        .post("/teams/{team}/tasks/{task}/removal", tasks::remove)
        .post("/teams/{team}/tasks/{task}/restoring", tasks::restore)
        .get("/teams/{team}/calendar", calendar::show)
        .get("/teams/{team}/calendar/new", occasion::new)
        .post("/teams/{team}/calendar/new", occasion::create)
        .get("/teams/{team}/calendar/{occasion}", occasion::show)
        .post("/teams/{team}/calendar/{occasion}", occasion::save)
        .post("/teams/{team}/calendar/{occasion}/cancellation", occasion::cancel)
        .post("/teams/{team}/calendar/{occasion}/restoring", occasion::restore)
        .get("/teams/{team}/canvas", canvas::show)
        .get("/teams/{team}/canvas/print", canvas::print)
        .post("/teams/{team}/canvas/{box}", canvas::save)
        .get("/teams/{team}/canvas/{box}/history", canvas_history::show)
        .post("/teams/{team}/canvas/{box}/history", canvas_history::restore)
        .get("/teams/{team}/diary", diary::show)
        .get("/teams/{team}/diary/new", entry::new)
        .post("/teams/{team}/diary/new", entry::create)
        .get("/teams/{team}/diary/{entry}", entry::show)
        .post("/teams/{team}/diary/{entry}", entry::save)
        .post("/teams/{team}/diary/{entry}/removal", entry::remove)
        .post("/teams/{team}/diary/{entry}/restoring", entry::restore)
        .get("/teams/{team}/files", files::show)
        .post("/teams/{team}/files", files::add)
        .get("/teams/{team}/files/{attachment}", attachment::show)
        .post("/teams/{team}/files/{attachment}", attachment::save)
        .post("/teams/{team}/files/{attachment}/versions", attachment::add_version)
        .post("/teams/{team}/files/{attachment}/archiving", attachment::archive)
        .post("/teams/{team}/files/{attachment}/restoring", attachment::restore)
        .get("/teams/{team}/files/{attachment}/{copy}/download", download::show)
        .get("/teams/{team}/files/{attachment}/{copy}/inline", download::inline)
        .get("/teams/{team}/files/{attachment}/{copy}/preview", preview::show)
        .get("/teams/{team}/files/{attachment}/{copy}/thumb", download::thumb)
        .get("/teams/{team}/activity", activity::show)
        .get("/teams/{team}/contributions", contributions::show)
        .get("/teams/{team}/contributions/{ending}", contributions::download)
}
