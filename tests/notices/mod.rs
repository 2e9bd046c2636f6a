//! Notices: the bell, the list, mails by preference, digests, reminders, the demo's mails.

mod deadlines;
mod demo_mail;
mod digest;
mod mails;
mod path;
mod preferences;
mod words;

use coesa::notices::{Notice, tell};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::ids::PersonId;
use tables::kinds::NoticeKind;
use tables::{mail, notice, person};

use crate::support::Site;

/// Tells one person something of that kind.
async fn told(site: &Site, person: &person::Model, kind: NoticeKind) -> usize {
    let said =
        Notice::new(kind, "/home").with("team", "Acqua").with("project", "Una scuola").with("what", "costo");
    tell(&site.app.db, &site.app, &[person.id], &said.with("part", "main").with("by", "staff")).await.unwrap()
}

/// A person's notices, oldest first.
async fn notices(site: &Site, person: PersonId) -> Vec<notice::Model> {
    notice::Entity::find()
        .filter(notice::Column::RecipientId.eq(person))
        .order_by_asc(notice::Column::Id)
        .all(&site.app.db)
        .await
        .unwrap()
}

/// The mails to a person, oldest first.
async fn mails(site: &Site, person: &person::Model) -> Vec<mail::Model> {
    let Some(address) = &person.email else { return Vec::new() };
    mail::Entity::find()
        .filter(mail::Column::Recipient.eq(address))
        .order_by_asc(mail::Column::Id)
        .all(&site.app.db)
        .await
        .unwrap()
}
