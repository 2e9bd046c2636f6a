//! The students' sign-ins on cards to print and cut; passwords are never on them.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use tables::{class_member, person};

use super::access::ViewClass;
use crate::error::Result;
use crate::web::Response;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct CardsPage {
    id: i64,
    class: String,
    school: String,
    code: String,
    join_address: String,
    address: String,
    cards: Vec<CardView>,
}

#[derive(Serialize)]
struct CardView {
    name: String,
    sign_in: String,
}

impl Page for CardsPage {
    const TEMPLATE: &'static str = "classes/cards.html";
}

pub(super) async fn show(may: ViewClass, visit: Visit) -> Result<Response> {
    let db = &visit.app.db;
    let members = class_member::Entity::find()
        .filter(class_member::Column::ClassId.eq(may.class.id))
        .filter(class_member::Column::LeftAt.is_null())
        .all(db)
        .await?;
    let students = person::Entity::find()
        .filter(person::Column::Id.is_in(members.into_iter().map(|row| row.person_id)))
        .order_by_asc(person::Column::Name)
        .order_by_asc(person::Column::Id)
        .all(db)
        .await?;
    let base = &visit.app.config.base_url;
    visit.show(&CardsPage {
        id: may.class.id.0,
        class: may.class.name,
        school: may.school.name,
        code: may.class.join_code,
        join_address: format!("{base}{}", visit.link("/entra")),
        address: format!("{base}{}", visit.link("/accedi")),
        cards: students
            .into_iter()
            .filter_map(|student| Some(CardView { sign_in: student.sign_in_name?, name: student.name }))
            .collect(),
    })
}
