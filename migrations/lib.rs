//! The database's schema: one change a file, written with the schema builder, for SQLite and
//! PostgreSQL alike. A published file is never edited; changes add.
#![expect(
    clippy::too_many_lines,
    reason = "a migration is a list, written in the builder's own small language"
)]

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::{MigrationTrait, async_trait};

mod m20261123_090000_people;
mod m20261123_091000_schools;
mod m20261123_092000_courses;
mod m20261123_093000_reports;
mod m20261123_094000_work;
mod m20261123_095000_dataset;
mod m20261123_160000_audit;
mod m20261123_160100_mail_links;
mod m20261123_160200_directory;
mod m20261123_160300_invitations;
mod m20261123_160400_second_factor;
mod m20261123_160500_identities;
mod m20261123_161000_editions;
mod m20261123_161100_applications;
mod m20261123_161200_membership;
mod m20261123_162000_notices;
mod m20261123_162100_mail_manners;
mod m20261123_162200_nudges;
mod m20261123_162300_class_feeds;
mod m20261123_164000_supporters;
mod m20261123_164100_comments;
mod m20261123_164200_meetings;
mod m20261124_040000_certificates;
mod m20261124_090000_following;
mod m20261124_100000_quizzes;
mod m20261124_110000_edition_pages;
mod m20261130_010000_choosing;
mod m20261130_020000_documents;
mod m20261130_030000_tasks;
mod m20261130_030100_canvas;
mod m20261130_030200_team_files;
mod m20261130_030300_occasions;
mod m20261130_030400_diary;
mod m20261130_040000_desk;
mod m20261130_050000_posts;
mod m20261130_060000_deliverables;
mod m20261130_061000_reading_places;
mod m20261130_070000_authoring;
mod m20261130_080000_notes;
mod m20261130_090000_taken_back;
mod m20261130_100000_school_aliases;
mod m20261130_101000_acts;
mod m20261130_102000_rubric_weights;
mod m20261130_104000_public_editions;
mod m20261130_105000_diary_removal;

/// All changes, in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_090000_people::Migration),
            Box::new(m20261123_091000_schools::Migration),
            Box::new(m20261123_092000_courses::Migration),
            Box::new(m20261123_093000_reports::Migration),
            Box::new(m20261123_094000_work::Migration),
            Box::new(m20261123_095000_dataset::Migration),
            Box::new(m20261123_160000_audit::Migration),
            Box::new(m20261123_160100_mail_links::Migration),
            Box::new(m20261123_160200_directory::Migration),
            Box::new(m20261123_160300_invitations::Migration),
            Box::new(m20261123_160400_second_factor::Migration),
            Box::new(m20261123_160500_identities::Migration),
            Box::new(m20261123_161000_editions::Migration),
            Box::new(m20261123_161100_applications::Migration),
            Box::new(m20261123_161200_membership::Migration),
            Box::new(m20261123_162000_notices::Migration),
            Box::new(m20261123_162100_mail_manners::Migration),
            Box::new(m20261123_162200_nudges::Migration),
            Box::new(m20261123_162300_class_feeds::Migration),
            Box::new(m20261123_164000_supporters::Migration),
            Box::new(m20261123_164100_comments::Migration),
            Box::new(m20261123_164200_meetings::Migration),
            Box::new(m20261124_040000_certificates::Migration),
            Box::new(m20261124_090000_following::Migration),
            Box::new(m20261124_100000_quizzes::Migration),
            Box::new(m20261124_110000_edition_pages::Migration),
            Box::new(m20261130_020000_documents::Migration),
            Box::new(m20261130_030000_tasks::Migration),
            Box::new(m20261130_030100_canvas::Migration),
            Box::new(m20261130_030200_team_files::Migration),
            Box::new(m20261130_030300_occasions::Migration),
            Box::new(m20261130_030400_diary::Migration),
            Box::new(m20261130_070000_authoring::Migration),
            Box::new(m20261130_080000_notes::Migration),
            Box::new(m20261130_060000_deliverables::Migration),
            Box::new(m20261130_061000_reading_places::Migration),
            Box::new(m20261130_010000_choosing::Migration),
            Box::new(m20261130_040000_desk::Migration),
            Box::new(m20261130_050000_posts::Migration),
            Box::new(m20261130_090000_taken_back::Migration),
            Box::new(m20261130_100000_school_aliases::Migration),
            Box::new(m20261130_101000_acts::Migration),
            Box::new(m20261130_102000_rubric_weights::Migration),
            Box::new(m20261130_104000_public_editions::Migration),
            Box::new(m20261130_105000_diary_removal::Migration),
        ]
    }
}
