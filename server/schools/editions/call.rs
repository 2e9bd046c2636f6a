//! The call of an edition: from when to when, what it says, criteria, places.

use http::StatusCode;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;
use serde_json::{Map, Value, json};
use tables::edition;
use tables::edition_call::{ActiveModel, Column, Entity, Model};

use super::super::access::{ChangePlan, ViewPlan};
use super::super::programme::{self, Criterion};
use super::super::{moments, places};
use super::list;
use crate::db;
use crate::error::Result;
use crate::people::account::note;
use crate::text::Arg;
use crate::web::Response;
use crate::web::form::{Errors, Fields};
use crate::web::page::{Page, Typed};
use crate::web::visit::Visit;

/// So many criteria have fields on the page.
const MOST_CRITERIA: usize = 8;
const LONGEST_INTRO: usize = 10_000;
const MOST_PLACES: u32 = 100_000;
const MOST_WEIGHT: i32 = 100;

#[derive(Serialize)]
struct CallPage {
    edition: i64,
    edition_name: String,
    may_change: bool,
    criteria: Vec<usize>,
    regions: Vec<(String, &'static str)>,
    /// What is said if the regions' places add up to more than all places.
    over: Option<String>,
    form: Typed,
    errors: Errors,
}

impl Page for CallPage {
    const TEMPLATE: &'static str = "schools/call.html";
}

/// The fields of a call; a new one begins with the programme's criteria.
fn typed(call: Option<&Model>) -> Result<Typed> {
    let mut form = Typed::new();
    let mut put = |name: &str, value: String| form.insert(name.to_owned(), value);
    let (opens, closes) = match call {
        Some(call) => (moments::fields(call.opens_at), moments::fields(call.closes_at)),
        None => ((String::new(), "00:00".to_owned()), (String::new(), "23:59".to_owned())),
    };
    put("opens_on", opens.0);
    put("opens_hour", opens.1);
    put("closes_on", closes.0);
    put("closes_hour", closes.1);
    put("intro_it", call.map_or_else(String::new, |call| call.intro_it.clone()));
    put("intro_en", call.map_or_else(String::new, |call| call.intro_en.clone()));
    put("places", call.and_then(|call| call.places).map_or_else(String::new, |n| n.to_string()));
    put("revision", call.map_or(0, |call| call.revision).to_string());
    let criteria = match call {
        Some(call) => super::criteria(call)?,
        None => programme::criteria()?,
    };
    for at in 0..MOST_CRITERIA {
        let one = criteria.get(at);
        put(&format!("criterion_id_{at}"), one.map_or_else(String::new, |one| one.id.clone()));
        put(&format!("criterion_it_{at}"), one.map_or_else(String::new, |one| one.it.clone()));
        put(&format!("criterion_en_{at}"), one.map_or_else(String::new, |one| one.en.clone()));
        put(&format!("weight_{at}"), one.map_or_else(String::new, |one| one.weight.to_string()));
    }
    for (code, _) in places::regions() {
        let quota = call.and_then(|call| super::quota(call, &code));
        put(&format!("quota_{code}"), quota.map_or_else(String::new, |n| n.to_string()));
    }
    Ok(form)
}

fn page(edition: &edition::Model, form: Typed, errors: Errors) -> CallPage {
    CallPage {
        edition: edition.id.0,
        edition_name: edition.name.clone(),
        may_change: edition.archived_at.is_none(),
        criteria: (0..MOST_CRITERIA).collect(),
        regions: places::regions().collect(),
        over: None,
        form,
        errors,
    }
}

pub(super) async fn show(may: ViewPlan, visit: Visit) -> Result<Response> {
    let call = super::call_of(&visit.app.db, may.edition.id).await?;
    let over = call.as_ref().and_then(|call| over(&visit, call.quotas.as_object()?, call.places));
    visit.show(&CallPage { over, ..page(&may.edition, typed(call.as_ref())?, Errors::new()) })
}

/// What is said if the regions' places add up to more than all places: each may have so many at most, and not
/// all of them can.
fn over(visit: &Visit, quotas: &Map<String, Value>, places: Option<i32>) -> Option<String> {
    let sum: i64 = quotas.values().filter_map(Value::as_i64).sum();
    let places = places.filter(|places| sum > i64::from(*places))?;
    let args = [("quotas", sum.to_string().into()), ("places", places.into())];
    Some(visit.t_with("schools-call-quotas-over", &args))
}

fn criteria(visit: &Visit, form: &Typed, errors: &mut Errors) -> Vec<Criterion> {
    let mut criteria: Vec<Criterion> = Vec::new();
    for at in 0..MOST_CRITERIA {
        let field = |name: &str| form.get(&format!("{name}_{at}")).map_or("", |text| text.trim()).to_owned();
        let (it, en, weight) = (field("criterion_it"), field("criterion_en"), field("weight"));
        if it.is_empty() && en.is_empty() {
            continue;
        }
        let weight = weight.parse().ok().filter(|weight| (1..=MOST_WEIGHT).contains(weight));
        if weight.is_none() {
            let args = [("n", Arg::from(at + 1)), ("most", MOST_WEIGHT.into())];
            errors.add(format!("weight_{at}"), visit.t_with("schools-call-weight-wrong", &args));
        }
        let names = if it.is_empty() {
            [&en, &en]
        } else if en.is_empty() {
            [&it, &it]
        } else {
            [&it, &en]
        };
        let known = field("criterion_id");
        let mut id = if known.is_empty() { list::slug_of(names[0]) } else { known };
        while criteria.iter().any(|one| one.id == id) {
            id.push_str("-2");
        }
        let (it, en) = (names[0].clone(), names[1].clone());
        criteria.push(Criterion { id, it, en, weight: weight.unwrap_or(1) });
    }
    if criteria.is_empty() {
        errors.add("criterion_it_0", visit.t("schools-call-criteria-missing"));
    }
    criteria
}

fn number(visit: &Visit, form: &Typed, field: &str, errors: &mut Errors) -> Option<i32> {
    let text = form.get(field).map_or("", |text| text.trim());
    if text.is_empty() {
        return None;
    }
    match text.parse::<u32>() {
        Ok(number) if number <= MOST_PLACES => i32::try_from(number).ok(),
        Ok(_) | Err(_) => {
            errors.add(field, visit.t("schools-number-wrong"));
            None
        }
    }
}

pub(super) async fn save(may: ChangePlan, visit: Visit, fields: Fields) -> Result<Response> {
    let before = super::call_of(&visit.app.db, may.edition.id).await?;
    // Only the fields that the page has; one that was not sent is empty.
    let form: Typed = typed(before.as_ref())?
        .into_keys()
        .map(|name| {
            let value = fields.one(&name).replace('\0', "").replace("\r\n", "\n");
            (name, value)
        })
        .collect();
    let mut errors = Errors::new();
    let get = |name: &str| form.get(name).map_or("", String::as_str);
    let moment = |what: &str| moments::moment(get(&format!("{what}_on")), get(&format!("{what}_hour")));
    let (opens_at, closes_at) = (moment("opens"), moment("closes"));
    for (field, at) in [("opens_on", opens_at), ("closes_on", closes_at)] {
        if at.is_none() {
            errors.add(field, visit.t("schools-moment-missing"));
        }
    }
    if let (Some(opens), Some(closes)) = (opens_at, closes_at)
        && closes <= opens
    {
        errors.add("closes_on", visit.t("schools-call-closes-early"));
    }
    for field in ["intro_it", "intro_en"] {
        if get(field).chars().count() > LONGEST_INTRO {
            errors.add(field, visit.t_with("schools-too-long", &[("longest", LONGEST_INTRO.into())]));
        }
    }
    let criteria = criteria(&visit, &form, &mut errors);
    let all = number(&visit, &form, "places", &mut errors);
    let mut quotas = Map::new();
    for (code, _) in places::regions() {
        if let Some(quota) = number(&visit, &form, &format!("quota_{code}"), &mut errors) {
            quotas.insert(code, json!(quota));
        }
    }
    let (Some(opens_at), Some(closes_at), true) = (opens_at, closes_at, errors.is_empty()) else {
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&may.edition, form, errors));
    };
    let over = over(&visit, &quotas, all);
    let row = ActiveModel {
        edition_id: Set(may.edition.id),
        opens_at: Set(opens_at),
        closes_at: Set(closes_at),
        intro_it: Set(get("intro_it").to_owned()),
        intro_en: Set(get("intro_en").to_owned()),
        criteria: Set(serde_json::to_value(&criteria)?),
        quotas: Set(Value::Object(quotas)),
        places: Set(all),
        revision: Set(1),
    };
    if put(&visit, &may, row, get("revision").parse().unwrap_or(-1)).await? {
        let path = format!("/editions/{}", may.edition.id);
        let saved = visit.t("schools-saved");
        let (kind, said) = match over {
            Some(over) => ("warning", format!("{saved} {over}")),
            None => ("success", saved),
        };
        return visit.go_saying(&path, kind, said).await;
    }
    errors.add("", visit.t("schools-stale"));
    visit.show_with(StatusCode::CONFLICT, &page(&may.edition, form, errors))
}

/// Writes the call if nobody has since `revision`; 0: there was none.
async fn put(visit: &Visit, may: &ChangePlan, row: ActiveModel, revision: i32) -> Result<bool> {
    let tx = db::begin_write(&visit.app.db).await?;
    super::must_be_live(&tx, may.edition.id).await?;
    if revision == 0 {
        match row.insert(&tx).await {
            Ok(_) => {}
            Err(error) if db::is_unique_violation(&error) => return Ok(false),
            Err(error) => return Err(error.into()),
        }
    } else {
        let done = Entity::update_many()
            .set(ActiveModel { edition_id: sea_orm::NotSet, revision: sea_orm::NotSet, ..row })
            .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
            .filter(Column::EditionId.eq(may.edition.id))
            .filter(Column::Revision.eq(revision))
            .exec(&tx)
            .await?;
        if done.rows_affected == 0 {
            return Ok(false);
        }
    }
    let subject = format!("edition:{}", may.edition.id);
    note(&tx, &visit.app, Some(&may.by), "edition.call-changed", subject, json!({})).await?;
    tx.commit().await?;
    Ok(true)
}
