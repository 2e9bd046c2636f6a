//! The parts of this feature's addresses, by name.

use std::str::FromStr;

use tables::ids::{DiaryEntryId, OccasionId, TaskId, TeamFileId};

use crate::web::address::Named;

macro_rules! named {
    ($($(#[$doc:meta])* $name:ident($id:ty) = $text:literal;)*) => { $(
        $(#[$doc])*
        pub(super) struct $name(pub(super) $id);

        impl FromStr for $name {
            type Err = <$id as FromStr>::Err;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl Named for $name {
            const NAME: &'static str = $text;
        }
    )* };
}

named! {
    /// A task.
    Task(TaskId) = "task";
    /// Something in the calendar.
    Occasion(OccasionId) = "occasion";
    /// A box of the canvas.
    CanvasBox(String) = "box";
    /// A page of the diary.
    Entry(DiaryEntryId) = "entry";
    /// A file.
    Attachment(TeamFileId) = "attachment";
    /// A version of it.
    Version(i32) = "copy";
}
