//! Taking an admission back: the class that it made goes with it, as long as nobody has been in it.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use tables::ids::{ClassId, PersonId};
use tables::kinds::NoticeKind;
use tables::{application, class, class_feed, class_invitation, class_teacher, class_teaching, nudge};

use super::super::letters;
use super::candidates::classes_in_use;
use crate::App;
use crate::error::Result;
use crate::notices::{Notice, tell};

/// Holds the class until the transaction ends, so that whoever is just coming in has come or finds it gone.
/// False if somebody is in it, or if it is gone.
pub(super) async fn is_free(conn: &impl ConnectionTrait, class: ClassId) -> Result<bool> {
    let held = class::Entity::find_by_id(class).lock_exclusive().one(conn).await?;
    Ok(held.is_some() && classes_in_use(conn, [class].into_iter()).await?.is_empty())
}

/// Takes away a class that is free, within the transaction of the decision. Tells who taught it beside the
/// applicant, who gets a letter.
pub(super) async fn take_away(
    conn: &impl ConnectionTrait,
    app: &App,
    row: &application::Model,
    class: ClassId,
) -> Result<()> {
    let ties =
        class_teacher::Entity::find().filter(class_teacher::Column::ClassId.eq(class)).all(conn).await?;
    let others: Vec<PersonId> =
        ties.into_iter().map(|tie| tie.person_id).filter(|id| *id != row.teacher_id).collect();
    application::Entity::update_many()
        .col_expr(application::Column::ClassId, Expr::value(None::<ClassId>))
        .filter(application::Column::Id.eq(row.id))
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
    let school = letters::school_name(conn, row).await?;
    let notice = Notice::new(NoticeKind::Application, "/classes")
        .with("result", "retracted")
        .with("class", row.class_name.as_str())
        .with("school", school);
    tell(conn, app, &others, &notice).await?;
    Ok(())
}
