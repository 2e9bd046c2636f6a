//! What stands around a post: class, school, edition, step, the team's project and report. No person.

use dataset::places;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use tables::{class, edition, edition_step, post, report, school, team};

use crate::error::{Error, Result};

/// All that a version says beside what the team wrote.
pub(super) struct Around {
    pub(super) school: school::Model,
    pub(super) edition: edition::Model,
    pub(super) step: Option<edition_step::Model>,
    pub(super) report: Option<report::Model>,
}

impl Around {
    pub(super) async fn of(
        conn: &impl ConnectionTrait,
        team: &team::Model,
        post: &post::Model,
    ) -> Result<Self> {
        let class = class::Entity::find_by_id(team.class_id).one(conn).await?.ok_or(Error::NotFound)?;
        let school = school::Entity::find_by_id(class.school_id).one(conn).await?.ok_or(Error::NotFound)?;
        let edition =
            edition::Entity::find_by_id(class.edition_id).one(conn).await?.ok_or(Error::NotFound)?;
        let step = match post.step_id {
            Some(id) => edition_step::Entity::find_by_id(id).one(conn).await?,
            None => None,
        };
        let report = report::Entity::find().filter(report::Column::TeamId.eq(team.id)).one(conn).await?;
        Ok(Self { school, edition, step, report })
    }

    pub(super) fn place(&self) -> Option<&'static places::Municipality> {
        places::by_istat(&self.school.municipality)
    }
}
