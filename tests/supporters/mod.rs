//! Supporters: organisations, what they are given, what their people see and do.

mod comments;
mod meetings;
mod organisations;
mod sight;

use tables::ids::PersonId;
use tables::kinds::{OrganisationKind, Role};
use tables::organisation_member;
use tables::person;

use coesa::supporters::Record;
use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use tables::organisation;

use crate::support::{Browser, Site};

/// An editor, signed in.
async fn editor(site: &Site) -> Browser {
    let editor = site.adult(Role::Editor, "Norma").await;
    site.signed_in(&editor).await
}

/// An organisation in Bologna with one supporter.
async fn organisation(site: &Site) -> (organisation::Model, person::Model) {
    let record = Record::new("Associazione di prova", OrganisationKind::Association, "037006", "");
    let row = record.begin(site.app.clock.now()).insert(&site.app.db).await.unwrap();
    let person = site.adult(Role::Supporter, "Ugo").await;
    enter(site, &row, person.id).await;
    (row, person)
}

async fn enter(site: &Site, organisation: &organisation::Model, person: PersonId) {
    let tie = organisation_member::ActiveModel {
        organisation_id: Set(organisation.id),
        person_id: Set(person),
        added_at: Set(site.app.clock.now()),
    };
    organisation_member::Entity::insert(tie).exec_without_returning(&site.app.db).await.unwrap();
}
