//! Issuing, replacing and revoking certificates. All three leave an event and tell whose it is.

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set};
use serde_json::json;
use tables::certificate::{ActiveModel, Column, Entity, Model};
use tables::ids::{CertificateId, ClassId, EditionId, PersonId};
use tables::kinds::{CertificateKind, NoticeKind};
use tables::{class, edition, school};

use super::access::CorrectCertificate;
use super::record::{Record, live_key};
use super::settings::Settings;
use super::{code, finished};
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::notices::{Notice, tell};
use crate::people::access::Actor;
use crate::people::audit::{About, record};
use crate::schools::places;

/// The longest title of a project on paper.
const LONGEST_TITLE: usize = 220;

/// One that is to be issued.
pub struct New {
    /// Whose.
    pub person: PersonId,
    /// The class.
    pub class: ClassId,
    /// For how many hours.
    pub hours: i32,
    /// What it says.
    pub record: Record,
}

/// Names as they are printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// First name.
    pub given: String,
    /// Surname.
    pub family: String,
}

/// What a certificate says. Signs that the fonts lack are left out of what nobody can correct here (a
/// team's name may have a picture in it); in names of people they have been refused before.
pub fn record_of(
    app: &App,
    settings: &Settings,
    edition: &edition::Model,
    school: &school::Model,
    class: &class::Model,
    names: Names,
    work: Option<(&str, &finished::Done)>,
) -> Result<Record> {
    let mut project: String = work.map_or_else(String::new, |(_, done)| done.project.clone());
    if project.chars().count() > LONGEST_TITLE {
        project = project.chars().take(LONGEST_TITLE).chain(['…']).collect();
    }
    // Without fonts (the assets have not been built) nothing is printed, and nothing left out.
    let press = app.press.get().ok();
    let is_printed =
        |c: &char| press.as_ref().is_none_or(|press| press.unprintable(&c.to_string()).is_none());
    let plain = |text: &str| text.chars().filter(is_printed).collect();
    Ok(Record {
        given: names.given,
        family: names.family,
        school: plain(&school.name),
        municipality: plain(&places::label(&school.municipality)),
        class: plain(&class.name),
        edition: plain(&edition.name),
        starts_on: edition.starts_on,
        ends_on: edition.ends_on,
        team: work.map_or_else(String::new, |(team, _)| plain(team)),
        project: plain(&project),
        published: work.is_some_and(|(_, done)| done.published),
        signer_name: plain(&settings.signer_name),
        signer_office: plain(&settings.signer_office),
        issued_on: app.clock.today(),
        site: app.config.base_url.clone(),
    })
}

/// Issues them in one transaction; whoever has a valid one already is left out. Gives how many were
/// issued.
pub async fn issue(
    app: &App,
    by: &Actor,
    kind: CertificateKind,
    edition: EditionId,
    new: Vec<New>,
) -> Result<usize> {
    let tx = db::begin_write(&app.db).await?;
    let mut people = Vec::new();
    for one in new {
        let person = one.person;
        let Some(id) = insert(&tx, app, by, kind, edition, one).await? else { continue };
        let about = About::new("certificate", id).with(json!({ "person": person.0 }));
        record(&tx, &app.clock, Some(by), "certificate.issued", about).await?;
        people.push(person);
    }
    told(&tx, app, "issued", &people).await?;
    tx.commit().await?;
    Ok(people.len())
}

/// Writes one; none if the person has a valid one for that class.
async fn insert(
    conn: &impl ConnectionTrait,
    app: &App,
    by: &Actor,
    kind: CertificateKind,
    edition: EditionId,
    new: New,
) -> Result<Option<CertificateId>> {
    let code = code::new();
    let row = ActiveModel {
        id: NotSet,
        code: Set(code.clone()),
        kind: Set(kind),
        person_id: Set(new.person),
        class_id: Set(new.class),
        edition_id: Set(edition),
        hours: Set(new.hours),
        record: Set(serde_json::to_value(&new.record)?),
        live_key: Set(Some(live_key(kind, new.class, new.person))),
        issued_by: Set(by.id),
        issued_at: Set(app.clock.now()),
        ended_at: Set(None),
        ended_by: Set(None),
        reason: Set(String::new()),
        replaced_by: Set(None),
    };
    let there = OnConflict::column(Column::LiveKey).do_nothing().to_owned();
    if Entity::insert(row).on_conflict(there).exec_without_returning(conn).await? == 0 {
        return Ok(None);
    }
    let row = Entity::find().filter(Column::Code.eq(code)).one(conn).await?;
    Ok(row.map(|row| row.id))
}

/// Takes a certificate back. False: it had ended before.
pub async fn revoke(app: &App, may: &CorrectCertificate, reason: &str) -> Result<bool> {
    let tx = db::begin_write(&app.db).await?;
    if !end(&tx, app, may, reason).await? {
        return Ok(false);
    }
    let about = about(&may.certificate);
    record(&tx, &app.clock, Some(&may.by), "certificate.revoked", about).await?;
    told(&tx, app, "revoked", &[may.certificate.person_id]).await?;
    tx.commit().await?;
    Ok(true)
}

/// Issues another in its place, with other names or hours. None: it had ended before.
pub async fn replace(
    app: &App,
    may: &CorrectCertificate,
    names: Names,
    hours: i32,
) -> Result<Option<CertificateId>> {
    let old = &may.certificate;
    let new = Record {
        given: names.given,
        family: names.family,
        issued_on: app.clock.today(),
        site: app.config.base_url.clone(),
        ..Record::of(old)?
    };
    let tx = db::begin_write(&app.db).await?;
    if !end(&tx, app, may, "").await? {
        return Ok(None);
    }
    let new = New { person: old.person_id, class: old.class_id, hours, record: new };
    let new = insert(&tx, app, &may.by, old.kind, old.edition_id, new).await?.ok_or(Error::NotFound)?;
    Entity::update_many()
        .col_expr(Column::ReplacedBy, Expr::value(new))
        .filter(Column::Id.eq(old.id))
        .exec(&tx)
        .await?;
    let about = about(old).with(json!({ "person": old.person_id.0, "new": new.0 }));
    record(&tx, &app.clock, Some(&may.by), "certificate.replaced", about).await?;
    told(&tx, app, "replaced", &[old.person_id]).await?;
    tx.commit().await?;
    Ok(Some(new))
}

fn about(row: &Model) -> About {
    About::new("certificate", row.id).with(json!({ "person": row.person_id.0 }))
}

/// Ends the one that the guard saw, if it is valid.
async fn end(conn: &impl ConnectionTrait, app: &App, may: &CorrectCertificate, reason: &str) -> Result<bool> {
    let done = Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(Some(app.clock.now())))
        .col_expr(Column::EndedBy, Expr::value(Some(may.by.id)))
        .col_expr(Column::Reason, Expr::value(reason))
        .col_expr(Column::LiveKey, Expr::value(None::<String>))
        .filter(Column::Id.eq(may.certificate.id))
        .filter(Column::EndedAt.is_null())
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}

async fn told(conn: &impl ConnectionTrait, app: &App, what: &str, people: &[PersonId]) -> Result<()> {
    let notice = Notice::new(NoticeKind::Certificate, "/certificates").with("what", what);
    tell(conn, app, people, &notice).await?;
    Ok(())
}
