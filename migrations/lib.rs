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
mod m20261123_161000_editions;
mod m20261123_161100_applications;
mod m20261123_161200_membership;

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
            Box::new(m20261123_161000_editions::Migration),
            Box::new(m20261123_161100_applications::Migration),
            Box::new(m20261123_161200_membership::Migration),
        ]
    }
}
