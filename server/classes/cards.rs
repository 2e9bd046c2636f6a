//! The students' sign-ins on cards to print and cut. Codes are on them only in the answer to the
//! import that made them; passwords never.

use serde::Serialize;
use tables::class;

use super::access::ViewClass;
use super::roster;
use crate::error::Result;
use crate::web::Response;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The page of cards.
#[derive(Serialize)]
pub(super) struct CardsPage {
    id: i64,
    class: String,
    school: String,
    code: String,
    join_address: String,
    address: String,
    activation_address: String,
    /// True when the cards have codes that will never be shown again.
    fresh: bool,
    cards: Vec<CardView>,
}

/// A card.
#[derive(Serialize)]
pub(super) struct CardView {
    pub(super) name: String,
    pub(super) sign_in: String,
    pub(super) code: Option<String>,
}

impl Page for CardsPage {
    const TEMPLATE: &'static str = "classes/cards.html";
}

impl CardsPage {
    pub(super) fn new(
        visit: &Visit,
        class: &class::Model,
        school: &str,
        cards: Vec<CardView>,
        fresh: bool,
    ) -> Self {
        let base = &visit.app.config.base_url;
        Self {
            id: class.id.0,
            class: class.name.clone(),
            school: school.to_owned(),
            code: class.join_code.clone(),
            join_address: format!("{base}{}", visit.link("/entra")),
            address: format!("{base}{}", visit.link("/accedi")),
            activation_address: format!("{base}{}", visit.link("/entra/tessera")),
            fresh,
            cards,
        }
    }
}

pub(super) async fn show(may: ViewClass, visit: Visit) -> Result<Response> {
    let students = roster::people(&visit.app.db, may.class.id).await?;
    let cards = students
        .into_iter()
        .filter_map(|student| {
            Some(CardView { sign_in: student.sign_in_name?, name: student.name, code: None })
        })
        .collect();
    visit.show(&CardsPage::new(&visit, &may.class, &may.school.name, cards, false))
}
