//! Whose report it is: team, class, school, school year; loaded for many reports at once.

use std::collections::HashMap;
use std::hash::Hash;

use dataset::places;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use tables::ids::ReportId;
use tables::{class, edition, report, school, team};

use crate::error::{Error, Result};

/// A report with all that stands around it, and no person.
#[derive(Clone, Debug)]
pub struct About {
    /// The report.
    pub report: report::Model,
    /// Its team.
    pub team: team::Model,
    /// The team's class.
    pub class: class::Model,
    /// The class's school.
    pub school: school::Model,
    /// The class's school year.
    pub edition: edition::Model,
}

fn keyed<K: Eq + Hash, V>(rows: Vec<V>, key: impl Fn(&V) -> K) -> HashMap<K, V> {
    rows.into_iter().map(|row| (key(&row), row)).collect()
}

impl About {
    /// For each of these reports.
    pub async fn load(conn: &impl ConnectionTrait, ids: &[ReportId]) -> Result<HashMap<ReportId, Self>> {
        let reports =
            report::Entity::find().filter(report::Column::Id.is_in(ids.iter().copied())).all(conn).await?;
        let wanted = reports.iter().map(|report| report.team_id);
        let teams = team::Entity::find().filter(team::Column::Id.is_in(wanted)).all(conn).await?;
        let wanted = teams.iter().map(|team| team.class_id);
        let classes = class::Entity::find().filter(class::Column::Id.is_in(wanted)).all(conn).await?;
        let wanted = classes.iter().map(|class| class.school_id);
        let schools = school::Entity::find().filter(school::Column::Id.is_in(wanted)).all(conn).await?;
        let wanted = classes.iter().map(|class| class.edition_id);
        let editions = edition::Entity::find().filter(edition::Column::Id.is_in(wanted)).all(conn).await?;
        let teams = keyed(teams, |team| team.id);
        let classes = keyed(classes, |class| class.id);
        let schools = keyed(schools, |school| school.id);
        let editions = keyed(editions, |edition| edition.id);
        let whole = |report: report::Model| {
            let team = teams.get(&report.team_id)?.clone();
            let class = classes.get(&team.class_id)?.clone();
            let school = schools.get(&class.school_id)?.clone();
            let edition = editions.get(&class.edition_id)?.clone();
            Some((report.id, Self { report, team, class, school, edition }))
        };
        Ok(reports.into_iter().filter_map(whole).collect())
    }

    /// For one report.
    pub async fn of(conn: &impl ConnectionTrait, id: ReportId) -> Result<Self> {
        Self::load(conn, &[id]).await?.remove(&id).ok_or(Error::NotFound)
    }

    /// The school's municipality; none if its code is not of today's municipalities.
    pub fn municipality(&self) -> Option<&'static places::Municipality> {
        places::by_istat(&self.school.municipality)
    }

    /// The school's region, by name; empty if unknown.
    pub fn region_name(&self) -> &'static str {
        self.municipality().map_or("", |place| place.region_name)
    }
}
