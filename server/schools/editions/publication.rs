//! Making an edition public, for good (from then on everybody reads of it, and its address stays), and making
//! it the current one.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Deserialize;
use serde_json::json;
use tables::{edition, edition_step};

use super::super::access::ChangePlan;
use super::list;
use super::show::change;
use crate::clock::day_in_italy;
use crate::db;
use crate::error::Result;
use crate::people::account::note;
use crate::web::Response;
use crate::web::form::Form;
use crate::web::visit::Visit;

/// What the button sends.
#[derive(Deserialize)]
pub(super) struct PublicationForm {
    #[serde(default)]
    revision: String,
}

pub(super) async fn publish(
    may: ChangePlan,
    visit: Visit,
    Form(form): Form<PublicationForm>,
) -> Result<Response> {
    let path = format!("/editions/{}", may.edition.id);
    if may.edition.public {
        return visit.go_saying(&path, "info", visit.t("schools-edition-public-before")).await;
    }
    let days = may.edition.starts_on..=may.edition.ends_on;
    let is_outside = |step: &edition_step::Model| {
        !days.contains(&step.opens_on) || !days.contains(&day_in_italy(step.due_at))
    };
    let steps = super::steps(&visit.app.db, may.edition.id).await?;
    let outside: Vec<String> =
        steps.iter().filter(|step| is_outside(step)).map(|step| super::name_of(step, visit.lang)).collect();
    if !outside.is_empty() {
        let args = [("steps", outside.join(", ").into())];
        return visit.go_saying(&path, "warning", visit.t_with("schools-publish-outside", &args)).await;
    }
    let changes = [(edition::Column::Public, Expr::value(true))];
    let done = change(&visit, &may, &form.revision, "edition.published", &changes).await?;
    let (kind, key) =
        if done { ("success", "schools-edition-published") } else { ("warning", "schools-meanwhile") };
    visit.go_saying(&path, kind, visit.t(key)).await
}

/// What the two buttons send.
#[derive(Deserialize)]
pub(super) struct PinForm {
    #[serde(default)]
    pinned: String,
}

/// Pins the edition as the current one, or lets dates decide again.
pub(super) async fn make_current(
    may: ChangePlan,
    visit: Visit,
    Form(form): Form<PinForm>,
) -> Result<Response> {
    let pin = form.pinned == "yes";
    if pin && !may.edition.public {
        let path = format!("/editions/{}", may.edition.id);
        return visit.go_saying(&path, "warning", visit.t("schools-edition-pin-draft")).await;
    }
    let tx = db::begin_write(&visit.app.db).await?;
    list::unpin(&tx).await?;
    if pin {
        edition::Entity::update_many()
            .col_expr(edition::Column::Pinned, Expr::value(true))
            .filter(edition::Column::Id.eq(may.edition.id))
            .filter(edition::Column::ArchivedAt.is_null())
            .exec(&tx)
            .await?;
    }
    let kind = if pin { "edition.pinned" } else { "edition.unpinned" };
    note(&tx, &visit.app, Some(&may.by), kind, format!("edition:{}", may.edition.id), json!({})).await?;
    tx.commit().await?;
    let key = if pin { "schools-edition-pinned" } else { "schools-edition-unpinned" };
    visit.go_saying(&format!("/editions/{}", may.edition.id), "success", visit.t(key)).await
}
