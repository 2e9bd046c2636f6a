//! All schools: search, sort, page by page.

use std::collections::BTreeMap;

use sea_orm::sea_query::LikeExpr;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};
use serde::{Deserialize, Serialize};
use tables::school::{Column, Entity};
use tables::school_alias;

use super::super::paging::{PER_PAGE, Pages, SortLink, Sorting};
use super::super::places;
use super::kind::KINDS;
use super::record::{is_code, normalised, words};
use crate::db::holding;
use crate::error::Result;
use crate::people::access::{Staff, is_editor};
use crate::web::Response;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    q: String,
    region: String,
    kind: String,
    sort: String,
    page: String,
}

#[derive(Serialize)]
struct ListPage {
    form: Wanted,
    regions: Vec<(String, &'static str)>,
    kinds: [&'static str; 10],
    columns: BTreeMap<&'static str, SortLink>,
    rows: Vec<RowView>,
    pages: Pages,
    may_change: bool,
}

#[derive(Serialize)]
struct RowView {
    id: i64,
    code: String,
    name: String,
    place: String,
    region: &'static str,
    kind: String,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "schools/schools.html";
}

/// The schools in which all words of a search are; or the one that a merged code means.
pub(crate) fn found(query: &str) -> Condition {
    let words = words(query);
    let all =
        words.iter().fold(Condition::all(), |all, word| all.add(Column::Searchable.like(holding(word))));
    let code = normalised(query);
    if !is_code(&code) {
        return all;
    }
    let merged = school_alias::Entity::find()
        .select_only()
        .column(school_alias::Column::SchoolId)
        .filter(school_alias::Column::Code.eq(code))
        .into_query();
    Condition::any().add(all).add(Column::Id.in_subquery(merged))
}

/// The schools of a region.
pub(crate) fn in_region(region: &str) -> Condition {
    let provinces = places::provinces_of(region);
    provinces.iter().fold(Condition::any(), |any, province| {
        any.add(Column::Municipality.like(LikeExpr::new(format!("{province}%"))))
    })
}

pub(super) async fn show(Staff(by): Staff, visit: Visit, Query(form): Query<Wanted>) -> Result<Response> {
    let columns = ["name", "code", "place", "kind"];
    let mut condition = found(&form.q);
    if !places::region_name(&form.region).is_empty() {
        condition = condition.add(in_region(&form.region));
    }
    if KINDS.contains(&form.kind.as_str()) {
        condition = condition.add(Column::Kind.eq(form.kind.as_str()));
    }
    let db = &visit.app.db;
    let total = Entity::find().filter(condition.clone()).count(db).await?;
    let choices = vec![
        ("q", form.q.clone()),
        ("region", form.region.clone()),
        ("kind", form.kind.clone()),
        ("sort", form.sort.clone()),
    ];
    let total = usize::try_from(total).unwrap_or(usize::MAX);
    let pages = Pages::new(&visit, "/schools", &choices, &form.page, total);
    let sorting = Sorting::new(&form.sort, &columns);
    let column = match sorting.by {
        "code" => Column::Code,
        "place" => Column::Municipality,
        "kind" => Column::Kind,
        _ => Column::Name,
    };
    let order = if sorting.down { Order::Desc } else { Order::Asc };
    let rows = Entity::find()
        .filter(condition)
        .order_by(column, order)
        .order_by_asc(Column::Id)
        .offset(u64::try_from(pages.offset()).unwrap_or(0))
        .limit(u64::try_from(PER_PAGE).unwrap_or(25))
        .all(db)
        .await?;
    let links = columns.map(|column| (column, sorting.link(&visit, "/schools", &choices, column)));
    visit.show(&ListPage {
        regions: places::regions().collect(),
        kinds: KINDS,
        columns: links.into_iter().collect(),
        rows: rows
            .into_iter()
            .map(|row| RowView {
                id: row.id.0,
                place: places::label(&row.municipality),
                region: places::region_name(places::region_of(&row.municipality)),
                code: row.code,
                name: row.name,
                kind: row.kind,
            })
            .collect(),
        pages,
        may_change: is_editor(by.role),
        form,
    })
}
