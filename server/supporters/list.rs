//! All organisations: search, sort, page by page.

use std::collections::{BTreeMap, HashMap};

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};
use tables::ids::OrganisationId;
use tables::kinds::OrganisationKind;
use tables::organisation::{Column, Entity};
use tables::{organisation_assignment, organisation_member};

use super::record::KINDS;
use crate::db::{Db, holding};
use crate::error::Result;
use crate::people::access::{Staff, is_editor};
use crate::schools::paging::{PER_PAGE, Pages, SortLink, Sorting};
use crate::schools::places;
use crate::schools::register::words;
use crate::web::Response;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    q: String,
    kind: String,
    sort: String,
    page: String,
}

#[derive(Serialize)]
struct ListPage {
    form: Wanted,
    kinds: [&'static str; 4],
    columns: BTreeMap<&'static str, SortLink>,
    rows: Vec<RowView>,
    pages: Pages,
    may_change: bool,
}

#[derive(Serialize)]
struct RowView {
    id: i64,
    name: String,
    kind: &'static str,
    place: String,
    active: bool,
    people: i64,
    gifts: i64,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "supporters/list.html";
}

pub(super) async fn show(Staff(by): Staff, visit: Visit, Query(form): Query<Wanted>) -> Result<Response> {
    let columns = ["name", "kind", "place"];
    let mut condition = words(&form.q)
        .iter()
        .fold(Condition::all(), |all, word| all.add(Column::Searchable.like(holding(word))));
    if let Some(kind) = OrganisationKind::parse(&form.kind) {
        condition = condition.add(Column::Kind.eq(kind));
    }
    let db = &visit.app.db;
    let total = Entity::find().filter(condition.clone()).count(db).await?;
    let choices = vec![("q", form.q.clone()), ("kind", form.kind.clone()), ("sort", form.sort.clone())];
    let total = usize::try_from(total).unwrap_or(usize::MAX);
    let pages = Pages::new(&visit, "/organisations", &choices, &form.page, total);
    let sorting = Sorting::new(&form.sort, &columns);
    let column = match sorting.by {
        "kind" => Column::Kind,
        "place" => Column::Municipality,
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
    let ids: Vec<OrganisationId> = rows.iter().map(|row| row.id).collect();
    let (people, gifts) = (people(db, &ids).await?, gifts(db, &ids).await?);
    let links = columns.map(|column| (column, sorting.link(&visit, "/organisations", &choices, column)));
    visit.show(&ListPage {
        kinds: KINDS.map(OrganisationKind::as_str),
        columns: links.into_iter().collect(),
        rows: rows
            .into_iter()
            .map(|row| RowView {
                id: row.id.0,
                kind: row.kind.as_str(),
                place: places::label(&row.municipality),
                active: row.active,
                people: people.get(&row.id).copied().unwrap_or(0),
                gifts: gifts.get(&row.id).copied().unwrap_or(0),
                name: row.name,
            })
            .collect(),
        pages,
        may_change: is_editor(by.role),
        form,
    })
}

async fn people(db: &Db, of: &[OrganisationId]) -> Result<HashMap<OrganisationId, i64>> {
    use organisation_member::Column;
    let rows: Vec<(OrganisationId, i64)> = organisation_member::Entity::find()
        .select_only()
        .column(Column::OrganisationId)
        .column_as(Column::PersonId.count(), "people")
        .filter(Column::OrganisationId.is_in(of.iter().copied()))
        .group_by(Column::OrganisationId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

async fn gifts(db: &Db, of: &[OrganisationId]) -> Result<HashMap<OrganisationId, i64>> {
    use organisation_assignment::Column;
    let rows: Vec<(OrganisationId, i64)> = organisation_assignment::Entity::find()
        .select_only()
        .column(Column::OrganisationId)
        .column_as(Column::Id.count(), "gifts")
        .filter(Column::OrganisationId.is_in(of.iter().copied()))
        .group_by(Column::OrganisationId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}
