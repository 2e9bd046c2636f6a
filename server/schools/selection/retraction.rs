//! Taking an admission back: the class that it made goes with it, as long as nobody has been in it.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use tables::ids::{ApplicationId, ClassId};
use tables::{application, class, class_feed, class_invitation, class_teacher, class_teaching, nudge};

use super::super::joining;
use super::candidates::classes_in_use;
use crate::error::Result;

/// Takes the class away, within the transaction of the decision; false if somebody has come into it
/// meanwhile, and then nothing has changed.
pub(super) async fn take_away(
    conn: &impl ConnectionTrait,
    application: ApplicationId,
    class: ClassId,
) -> Result<bool> {
    // Whoever is just coming in comes first or waits.
    joining::hold_class(conn, class).await?;
    if !classes_in_use(conn, [class].into_iter()).await?.is_empty() {
        return Ok(false);
    }
    application::Entity::update_many()
        .col_expr(application::Column::ClassId, Expr::value(None::<ClassId>))
        .filter(application::Column::Id.eq(application))
        .exec(conn)
        .await?;
    macro_rules! forget {
        ($($table:ident)*) => { $(
            $table::Entity::delete_many().filter($table::Column::ClassId.eq(class)).exec(conn).await?;
        )* };
    }
    // What the admission made, and what only teachers have added to it.
    forget!(class_teacher class_teaching class_invitation class_feed nudge);
    class::Entity::delete_by_id(class).exec(conn).await?;
    Ok(true)
}
