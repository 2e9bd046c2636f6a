//! Hours that a class has to be somewhere, for its calendar: the features that plan them tell.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use tables::ids::{ClassId, PersonId, TeamId};
use tables::kinds::Role;
use tables::{team, team_member};

use super::given;
use crate::App;
use crate::error::Result;

/// What kind of hour it is: calendars say it in its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// With somebody who helps.
    Meeting,
    /// A team's own.
    Occasion,
}

/// An hour of a class, or of one of its teams.
pub struct Appointment {
    /// What kind it is.
    pub kind: Kind,
    /// Says which it is, as long as it lives: `meeting:3`.
    pub key: String,
    /// What.
    pub topic: String,
    /// The team's name; none for the whole class.
    pub team: Option<String>,
    /// The team; none for the whole class.
    pub of_team: Option<TeamId>,
    /// The page where it is, without the language, if there is one.
    pub page: Option<String>,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// How long it is.
    pub minutes: i32,
    /// Where, in words.
    pub place: String,
    /// The address of an online meeting; may be empty.
    pub link: String,
    /// The last change.
    pub changed_at: DateTime<Utc>,
    /// How often it was changed since it was first told.
    pub changes: u32,
    /// True once it was called off: calendar programs that have it must hear of it.
    pub cancelled: bool,
}

/// Those of these classes that somebody who belongs to them may read: what the whole class does and, of what
/// teams do, students their own team's, supporters that of the teams given to them, teachers all.
pub(super) async fn readable(
    app: &App,
    (reader, role): (PersonId, Role),
    of: &[ClassId],
) -> Result<Vec<(ClassId, Appointment)>> {
    let mut all = crate::appointments(app, of).await?;
    let theirs = match role {
        Role::Student => {
            let now = team_member::Entity::find()
                .select_only()
                .column(team_member::Column::TeamId)
                .filter(team_member::Column::PersonId.eq(reader))
                .filter(team_member::Column::LeftAt.is_null())
                .into_query();
            Condition::all().add(team::Column::Id.in_subquery(now))
        }
        Role::Supporter => given::teams(&app.db, reader).await?,
        Role::Teacher | Role::Reviewer | Role::Editor | Role::Admin => return Ok(all),
    };
    let theirs: Vec<TeamId> = team::Entity::find()
        .select_only()
        .column(team::Column::Id)
        .filter(team::Column::ClassId.is_in(of.iter().copied()))
        .filter(theirs)
        .into_tuple()
        .all(&app.db)
        .await?;
    let theirs: HashSet<TeamId> = theirs.into_iter().collect();
    all.retain(|(_, one)| one.of_team.is_none_or(|team| theirs.contains(&team)));
    Ok(all)
}
