//! The classes of the years that are not archived: nothing is to be done next in the others.

use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use tables::{class, edition};

/// The keys of the classes in which things are still written, for the middle of another question.
pub fn live() -> SelectStatement {
    let years = edition::Entity::find()
        .select_only()
        .column(edition::Column::Id)
        .filter(edition::Column::ArchivedAt.is_null())
        .into_query();
    class::Entity::find()
        .select_only()
        .column(class::Column::Id)
        .filter(class::Column::EditionId.in_subquery(years))
        .into_query()
}
