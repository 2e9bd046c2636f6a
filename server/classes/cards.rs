//! The students' sign-ins on cards to print and cut. Codes are on them only in the answer to what made
//! them, an import or a renewal; passwords never.

use serde::{Deserialize, Serialize};
use tables::class;

use super::access::{ManageClass, ViewClass, may_manage};
use super::card_code::{self, Card};
use super::roster;
use crate::error::{Error, Result};
use crate::web::Response;
use crate::web::form::Form;
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
    /// For whoever may make new codes for those who have not come in yet, if there are any.
    renewal: Option<RenewalView>,
    cards: Vec<CardView>,
}

#[derive(Serialize)]
struct RenewalView {
    /// How many have not come in yet.
    waiting: usize,
    /// As the page sees the codes: those of a renewal since then are not made void unseen.
    newest: String,
}

/// A card.
#[derive(Serialize)]
struct CardView {
    name: String,
    sign_in: String,
    code: Option<String>,
    /// True where there is no password yet, and no code on the card either: it opens nothing.
    waiting: bool,
}

impl From<Card> for CardView {
    fn from(card: Card) -> Self {
        Self { name: card.name, sign_in: card.sign_in, code: Some(card.code), waiting: false }
    }
}

impl Page for CardsPage {
    const TEMPLATE: &'static str = "classes/cards.html";
}

impl CardsPage {
    fn new(visit: &Visit, class: &class::Model, school: &str, cards: Vec<CardView>) -> Self {
        let base = &visit.app.config.base_url;
        Self {
            id: class.id.0,
            class: class.name.clone(),
            school: school.to_owned(),
            code: class.join_code.clone(),
            join_address: format!("{base}{}", visit.link("/entra")),
            address: format!("{base}{}", visit.link("/accedi")),
            activation_address: format!("{base}{}", visit.link("/entra/tessera")),
            fresh: false,
            renewal: None,
            cards,
        }
    }

    /// Cards with their codes, right after these were made: the only time they are shown.
    pub(super) fn fresh(visit: &Visit, class: &class::Model, school: &str, cards: Vec<Card>) -> Self {
        let cards = cards.into_iter().map(CardView::from).collect();
        Self { fresh: true, ..Self::new(visit, class, school, cards) }
    }
}

pub(super) async fn show(may: ViewClass, visit: Visit) -> Result<Response> {
    let db = &visit.app.db;
    let students = roster::people(db, may.class.id).await?;
    let waiting = students.iter().filter(|student| card_code::is_waiting(student)).count();
    let cards = students
        .into_iter()
        .filter_map(|student| {
            let waiting = card_code::is_waiting(&student);
            Some(CardView { sign_in: student.sign_in_name?, name: student.name, code: None, waiting })
        })
        .collect();
    let mut page = CardsPage::new(&visit, &may.class, &may.school.name, cards);
    if waiting > 0 && may_manage(&may.by, may.tie) && may.edition.archived_at.is_none() {
        page.renewal = Some(RenewalView { waiting, newest: card_code::newest(db, may.class.id).await? });
    }
    visit.show(&page)
}

/// As the page saw the codes.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct RenewalForm {
    newest: String,
}

/// New codes for all who have not come in yet: they are in this answer alone, and in the database only as
/// hashes.
pub(super) async fn renew(may: ManageClass, visit: Visit, Form(form): Form<RenewalForm>) -> Result<Response> {
    // The cards that follow let people in: they are for the teacher's own eyes.
    if may.by.acted_by.is_some() {
        return Err(Error::Forbidden);
    }
    let Some(cards) = card_code::renew(&visit.app, &may, &form.newest).await? else {
        let path = format!("/classes/{}/cards", may.class.id);
        return visit.go_saying(&path, "info", visit.t("classes-cards-renew-stale")).await;
    };
    visit.show(&CardsPage::fresh(&visit, &may.class, &may.school.name, cards))
}
