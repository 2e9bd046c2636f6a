//! How much each criterion of the rubric counts in an edition. No points by the rubric are kept in Coesa, so
//! that a change until the edition is archived touches nothing but what everybody reads.

use std::collections::BTreeMap;

use http::StatusCode;
use sea_orm::sea_query::Expr;
use tables::edition;

use super::super::access::ChangePlan;
use super::super::rubric::{self, Criterion, MOST_WEIGHT};
use super::show::{change, page_of};
use crate::error::Result;
use crate::web::Response;
use crate::web::form::{Errors, Fields};
use crate::web::page::Typed;
use crate::web::visit::Visit;

fn field(one: &Criterion) -> String {
    format!("weight_{}", one.id)
}

/// The fields as the edition has them.
pub(super) fn typed(edition: &edition::Model) -> Result<Typed> {
    let weighted = rubric::weighted(edition)?.into_iter();
    let mut typed: Typed = weighted.map(|(one, weight)| (field(one), weight.to_string())).collect();
    typed.insert("revision".to_owned(), edition.revision.to_string());
    Ok(typed)
}

/// How much it counts, as typed: nothing is as much as in the rubric. None: it is no such number.
fn weight(one: &Criterion, text: &str) -> Option<i32> {
    match text {
        "" => Some(one.weight),
        text => text.parse().ok().filter(|weight| (1..=MOST_WEIGHT).contains(weight)),
    }
}

pub(super) async fn save(may: ChangePlan, visit: Visit, fields: Fields) -> Result<Response> {
    let revision = fields.one("revision");
    let mut typed = Typed::from([("revision".to_owned(), revision.to_owned())]);
    let (mut own, mut errors) = (BTreeMap::new(), Errors::new());
    for one in &rubric::of(&may.edition)?.criteria {
        let (name, text) = (field(one), fields.one(&field(one)));
        match weight(one, text) {
            Some(weight) if weight == one.weight => {}
            Some(weight) => {
                own.insert(one.id.as_str(), weight);
            }
            None => {
                let most = [("most", MOST_WEIGHT.into())];
                errors.add(name.as_str(), visit.t_with("schools-rubric-weight-wrong", &most));
            }
        }
        typed.insert(name, text.to_owned());
    }
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if errors.is_empty() {
        let changes = [(edition::Column::RubricWeights, Expr::value(serde_json::to_value(&own)?))];
        if change(&visit, &may, revision, "edition.rubric-changed", &changes).await? {
            let path = format!("/editions/{}", may.edition.id);
            return visit.go_saying(&path, "success", visit.t("schools-saved")).await;
        }
        errors.add("", visit.t("schools-stale"));
        status = StatusCode::CONFLICT;
    }
    let mut page = page_of(&visit, &may.edition, errors).await?;
    page.weights = typed;
    visit.show_with(status, &page)
}
