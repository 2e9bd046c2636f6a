//! How one wants to be told of each kind, and one's quiet hours.

use std::collections::BTreeMap;

use http::StatusCode;
use sea_orm::EntityTrait;
use serde::Serialize;
use tables::kinds::{Delivery, NoticeKind, Role};
use tables::person;

use super::{kinds, wishes};
use crate::clock::Quiet;
use crate::db;
use crate::error::{Error, Result};
use crate::people::access::{Actor, SignedIn};
use crate::web::Response;
use crate::web::form::{Errors, Fields};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct PreferencesPage {
    kinds: Vec<KindView>,
    form: BTreeMap<String, String>,
    errors: Errors,
    by_mail: bool,
    may_set_quiet: bool,
    hours: Vec<(String, String)>,
}

#[derive(Serialize)]
struct KindView {
    kind: &'static str,
    field: String,
    /// Value and label of what may be chosen; one alone is no choice.
    choices: Vec<(&'static str, String)>,
}

impl Page for PreferencesPage {
    const TEMPLATE: &'static str = "notices/preferences.html";
}

const QUIET_FROM: &str = "quiet-from";
const QUIET_UNTIL: &str = "quiet-until";

fn field_of(kind: NoticeKind) -> String {
    format!("kind-{}", kind.as_str())
}

fn may_set_quiet(person: &person::Model) -> bool {
    wishes::by_mail(person) && person.role != Role::Student
}

async fn own(visit: &Visit, actor: &Actor) -> Result<person::Model> {
    person::Entity::find_by_id(actor.id).one(&visit.app.db).await?.ok_or(Error::NotFound)
}

fn page(
    visit: &Visit,
    person: &person::Model,
    form: BTreeMap<String, String>,
    errors: Errors,
) -> PreferencesPage {
    let by_mail = wishes::by_mail(person);
    let kinds = kinds::of_role(person.role)
        .into_iter()
        .map(|kind| KindView {
            kind: kind.as_str(),
            field: field_of(kind),
            choices: kinds::choices(kind, by_mail)
                .into_iter()
                .map(|delivery| {
                    let label = visit.t(&format!("notices-delivery-{}", delivery.as_str()));
                    (delivery.as_str(), label)
                })
                .collect(),
        })
        .collect();
    let hours = (0..24).map(|hour| (hour.to_string(), format!("{hour:02}:00"))).collect();
    PreferencesPage { kinds, form, errors, by_mail, may_set_quiet: may_set_quiet(person), hours }
}

pub(super) async fn show(SignedIn(actor): SignedIn, visit: Visit) -> Result<Response> {
    let person = own(&visit, &actor).await?;
    let chosen = wishes::of(&visit.app.db, person.id).await?;
    let mut form: BTreeMap<String, String> = kinds::of_role(person.role)
        .into_iter()
        .map(|kind| {
            let wish = kinds::settled(kind, chosen.get(&kind).copied(), wishes::by_mail(&person));
            (field_of(kind), wish.as_str().to_owned())
        })
        .collect();
    let quiet = wishes::quiet(&visit.app.db, &[person.id]).await?;
    let quiet = wishes::quiet_of(person.role, quiet.get(&person.id).copied());
    form.insert(QUIET_FROM.to_owned(), quiet.from.to_string());
    form.insert(QUIET_UNTIL.to_owned(), quiet.until.to_string());
    visit.show(&page(&visit, &person, form, Errors::new()))
}

pub(super) async fn save(SignedIn(actor): SignedIn, visit: Visit, fields: Fields) -> Result<Response> {
    let person = own(&visit, &actor).await?;
    let mut errors = Errors::new();
    let mut wanted = Vec::new();
    for kind in kinds::of_role(person.role) {
        let (field, choices) = (field_of(kind), kinds::choices(kind, wishes::by_mail(&person)));
        // A kind that came into the programme after the page was opened is not in the form.
        if choices.len() < 2 || !fields.has(&field) {
            continue;
        }
        match Delivery::parse(fields.one(&field)).filter(|delivery| choices.contains(delivery)) {
            Some(delivery) => wanted.push((kind, delivery)),
            None => errors.add(field, visit.t("notices-preference-wrong")),
        }
    }
    let hour = |field: &str| fields.one(field).parse::<u32>().ok().filter(|hour| *hour < 24);
    let mut quiet = None;
    if may_set_quiet(&person) && fields.has(QUIET_FROM) {
        match (hour(QUIET_FROM), hour(QUIET_UNTIL)) {
            (Some(from), Some(until)) => quiet = Some(Quiet { from, until }),
            (None, _) => errors.add(QUIET_FROM, visit.t("notices-quiet-wrong")),
            (_, None) => errors.add(QUIET_UNTIL, visit.t("notices-quiet-wrong")),
        }
    }
    if !errors.is_empty() {
        let mut form = BTreeMap::new();
        for field in kinds::ALL.map(field_of).into_iter().chain([QUIET_FROM, QUIET_UNTIL].map(str::to_owned))
        {
            form.insert(field.clone(), fields.one(&field).to_owned());
        }
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, &person, form, errors));
    }
    let tx = db::begin_write(&visit.app.db).await?;
    for (kind, delivery) in wanted {
        wishes::choose(&tx, person.id, kind, delivery).await?;
    }
    if let Some(quiet) = quiet {
        wishes::choose_quiet(&tx, person.id, quiet).await?;
    }
    tx.commit().await?;
    visit.go_saying("/notices/preferences", "success", visit.t("notices-preferences-saved")).await
}
