//! Which classes and teams a supporter helps: teams given one by one, and what staff gave to the
//! supporter's organisations for an edition, a school or a whole region.
//!
//! What is given is written down once, as staff said it; a class that comes later is in it too. Each
//! question costs two looks, however many teams there are.

use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
    QueryTrait,
};
use tables::ids::{ClassId, PersonId};
use tables::{
    class, organisation, organisation_assignment, organisation_member, school, team, team_supporter,
};

use crate::schools::places;
use crate::schools::register::in_region;

/// What the person's organisations were given, those that still help.
async fn assignments(
    conn: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Vec<organisation_assignment::Model>, DbErr> {
    let own = organisation_member::Entity::find()
        .select_only()
        .column(organisation_member::Column::OrganisationId)
        .filter(organisation_member::Column::PersonId.eq(person))
        .into_query();
    let active = organisation::Entity::find()
        .select_only()
        .column(organisation::Column::Id)
        .filter(organisation::Column::Active.eq(true))
        .filter(organisation::Column::Id.in_subquery(own))
        .into_query();
    organisation_assignment::Entity::find()
        .filter(organisation_assignment::Column::OrganisationId.in_subquery(active))
        .all(conn)
        .await
}

/// The schools that an assignment covers; none if it names nothing that is there.
fn schools(given: &organisation_assignment::Model) -> Option<SelectStatement> {
    let covered = match (&given.region, given.school_id) {
        // An empty condition would be true of every school.
        (Some(region), _) if places::provinces_of(region).is_empty() => return None,
        (Some(region), _) => in_region(region),
        (None, Some(school)) => Condition::all().add(school::Column::Id.eq(school)),
        (None, None) => return None,
    };
    Some(school::Entity::find().select_only().column(school::Column::Id).filter(covered).into_query())
}

/// The keys of the classes that these assignments cover; none if they cover nothing at all.
fn covered(given: &[organisation_assignment::Model]) -> Option<SelectStatement> {
    let mut any = Condition::any();
    for one in given {
        if let Some(schools) = schools(one) {
            let here = Condition::all()
                .add(class::Column::EditionId.eq(one.edition_id))
                .add(class::Column::SchoolId.in_subquery(schools));
            any = any.add(here);
        }
    }
    let classes = class::Entity::find().select_only().column(class::Column::Id);
    (!any.is_empty()).then(|| classes.filter(any).into_query())
}

/// The keys of the teams given to the person one by one.
fn own_teams(person: PersonId) -> SelectStatement {
    team_supporter::Entity::find()
        .select_only()
        .column(team_supporter::Column::TeamId)
        .filter(team_supporter::Column::PersonId.eq(person))
        .into_query()
}

/// Which teams a supporter helps: a condition on `team`.
pub async fn teams(conn: &impl ConnectionTrait, person: PersonId) -> Result<Condition, DbErr> {
    let any = Condition::any().add(team::Column::Id.in_subquery(own_teams(person)));
    Ok(match covered(&assignments(conn, person).await?) {
        Some(classes) => any.add(team::Column::ClassId.in_subquery(classes)),
        None => any,
    })
}

/// Which classes a supporter helps, or a team of which: a condition on `class`.
pub async fn classes(conn: &impl ConnectionTrait, person: PersonId) -> Result<Condition, DbErr> {
    let of_teams = team::Entity::find()
        .select_only()
        .column(team::Column::ClassId)
        .filter(team::Column::Id.in_subquery(own_teams(person)))
        .into_query();
    let any = Condition::any().add(class::Column::Id.in_subquery(of_teams));
    Ok(match covered(&assignments(conn, person).await?) {
        Some(classes) => any.add(class::Column::Id.in_subquery(classes)),
        None => any,
    })
}

/// Does the supporter help this team?
pub async fn helps_team(
    conn: &impl ConnectionTrait,
    person: PersonId,
    team: &team::Model,
) -> Result<bool, DbErr> {
    let condition = teams(conn, person).await?;
    Ok(team::Entity::find_by_id(team.id).filter(condition).count(conn).await? > 0)
}

/// Does the supporter help this class, or a team of it?
pub async fn helps_class(
    conn: &impl ConnectionTrait,
    person: PersonId,
    class: ClassId,
) -> Result<bool, DbErr> {
    let condition = classes(conn, person).await?;
    Ok(class::Entity::find_by_id(class).filter(condition).count(conn).await? > 0)
}
