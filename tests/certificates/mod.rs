//! Certificates: confirmed by teachers and staff, downloaded, checked by strangers, corrected.

mod check;
mod class;
mod code;
mod paper;
mod staff;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::kinds::NoticeKind;
use tables::{certificate, event, notice, person};

use crate::support::Site;

/// A teacher's class whose team «chiave» has published: Rosalia and Tariq are in it.
const LAPILLI: &str = "lapilli@demo.example";
const ROSALIA: &str = "gabbiano-bianco-359";
const TARIQ: &str = "istrice-giallo-506";
/// Teaches elsewhere.
const FERRI: &str = "ferri@demo.example";
/// Has a certificate in the story: Greta Serafini Lo Bianco.
const GRETA: &str = "picchio-rosso-639";

/// The newest certificate of a person.
async fn newest(site: &Site, person: &person::Model) -> Option<certificate::Model> {
    certificate::Entity::find()
        .filter(certificate::Column::PersonId.eq(person.id))
        .order_by_desc(certificate::Column::Id)
        .one(&site.app.db)
        .await
        .unwrap()
}

/// How often a person was told of certificates.
async fn told(site: &Site, person: &person::Model) -> usize {
    let rows = notice::Entity::find()
        .filter(notice::Column::RecipientId.eq(person.id))
        .filter(notice::Column::Kind.eq(NoticeKind::Certificate));
    rows.all(&site.app.db).await.unwrap().len()
}

/// The events about a certificate.
async fn events(site: &Site, row: &certificate::Model) -> Vec<String> {
    let rows = event::Entity::find()
        .filter(event::Column::Subject.eq(format!("certificate:{}", row.id)))
        .order_by_asc(event::Column::Id);
    rows.all(&site.app.db).await.unwrap().into_iter().map(|row| row.kind).collect()
}

/// A certificate as it is now.
async fn again(site: &Site, id: tables::ids::CertificateId) -> certificate::Model {
    certificate::Entity::find_by_id(id).one(&site.app.db).await.unwrap().unwrap()
}
