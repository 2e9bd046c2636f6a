//! Where and when somebody's class is.

use dataset::places;
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};
use tables::ids::EditionId;
use tables::kinds::Role;
use tables::{class, class_member, class_teacher, school};

use crate::db::Db;
use crate::error::Result;
use crate::people::access::Actor;

/// The edition of somebody's class: of the one that a student is in, or of the newest that a teacher
/// teaches. One question to the database, and none for those who have no class.
pub async fn edition_of(db: &Db, actor: &Actor) -> Result<Option<EditionId>> {
    let found = class::Entity::find().select_only().column(class::Column::EditionId);
    let (id, inner) = (class::Column::Id, JoinType::InnerJoin);
    let found = match actor.role {
        Role::Student => {
            let members = class::Entity::belongs_to(class_member::Entity);
            found
                .join(inner, members.from(id).to(class_member::Column::ClassId).into())
                .filter(class_member::Column::PersonId.eq(actor.id))
                .filter(class_member::Column::LeftAt.is_null())
        }
        Role::Teacher => {
            let teachers = class::Entity::belongs_to(class_teacher::Entity);
            found
                .join(inner, teachers.from(id).to(class_teacher::Column::ClassId).into())
                .filter(class_teacher::Column::PersonId.eq(actor.id))
        }
        Role::Supporter | Role::Reviewer | Role::Editor | Role::Admin => return Ok(None),
    };
    Ok(found.order_by_desc(id).into_tuple().one(db).await?)
}

/// The dataset's code of the region of somebody's class: of the one that a student is in, or of the
/// newest that a teacher teaches.
pub async fn region_of(db: &Db, actor: &Actor) -> Result<Option<String>> {
    let class = match actor.role {
        Role::Student => class_member::Entity::find()
            .filter(class_member::Column::PersonId.eq(actor.id))
            .filter(class_member::Column::LeftAt.is_null())
            .order_by_desc(class_member::Column::ClassId)
            .one(db)
            .await?
            .map(|row| row.class_id),
        Role::Teacher => class_teacher::Entity::find()
            .filter(class_teacher::Column::PersonId.eq(actor.id))
            .order_by_desc(class_teacher::Column::ClassId)
            .one(db)
            .await?
            .map(|row| row.class_id),
        Role::Supporter | Role::Reviewer | Role::Editor | Role::Admin => None,
    };
    let Some(class) = class else { return Ok(None) };
    let Some(class) = class::Entity::find_by_id(class).one(db).await? else { return Ok(None) };
    let school = school::Entity::find_by_id(class.school_id).one(db).await?;
    let place = school.and_then(|school| places::by_istat(&school.municipality));
    Ok(place.map(|place| place.region.clone()))
}
