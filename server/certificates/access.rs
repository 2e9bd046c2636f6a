//! Who may read a certificate, and who may correct one.

use axum::extract::FromRequestParts;
use http::request::Parts;
use sea_orm::EntityTrait;
use tables::certificate;
use tables::ids::CertificateId;
use tables::kinds::{CertificateKind, Role};

use crate::App;
use crate::classes::access::{ClassTie, tie};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::people::access::{Actor, is_editor, is_staff};
use crate::web::address::PathParts;
use crate::web::routes::Guard;
use crate::web::visit::Visit;

/// Proof that `by` may read the certificate: it is theirs, they teach the student's class, or are staff.
pub struct ReadCertificate {
    /// Who.
    pub by: Actor,
    /// The certificate.
    pub certificate: certificate::Model,
    /// May they replace and revoke it?
    pub may_correct: bool,
    _proof: (),
}

impl ReadCertificate {
    /// Loads it and proves the right. What is none of one's business is not there.
    pub async fn check(db: &Db, by: Actor, id: CertificateId) -> Result<Self> {
        let row = certificate::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?;
        let teaches = match row.kind {
            CertificateKind::Student => tie(db, &by, row.class_id).await? == ClassTie::Teacher,
            // Staff confirm teachers, also to their colleagues of the same class.
            CertificateKind::Teacher => false,
        };
        if !(row.person_id == by.id || teaches || is_staff(by.role)) {
            return Err(Error::NotFound);
        }
        let may_correct = teaches || is_editor(by.role);
        Ok(Self { by, certificate: row, may_correct, _proof: () })
    }
}

impl Guard for ReadCertificate {
    const ACCESS: &'static str = "whose it is; for a student's, teachers of the class; staff";
}

impl FromRequestParts<App> for ReadCertificate {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let actor = Visit::from_request_parts(parts, app).await?.actor.ok_or(Error::SignInFirst)?;
        let id = PathParts::of(parts, app).await?.get("certificate")?;
        Self::check(&app.db, actor, id).await
    }
}

/// Proof that `by` may replace and revoke the certificate: also when its edition is archived, because a
/// wrong name on a paper is wrong for ever.
pub struct CorrectCertificate {
    /// Who.
    pub by: Actor,
    /// The certificate.
    pub certificate: certificate::Model,
    _proof: (),
}

impl CorrectCertificate {
    /// Loads it and proves the right.
    pub async fn check(db: &Db, by: Actor, id: CertificateId) -> Result<Self> {
        let may = ReadCertificate::check(db, by, id).await?;
        if !may.may_correct {
            return Err(Error::Forbidden);
        }
        Ok(Self { by: may.by, certificate: may.certificate, _proof: () })
    }
}

impl Guard for CorrectCertificate {
    const ACCESS: &'static str = "for a student's, teachers of the class; editors";
}

impl FromRequestParts<App> for CorrectCertificate {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let actor = Visit::from_request_parts(parts, app).await?.actor.ok_or(Error::SignInFirst)?;
        let id = PathParts::of(parts, app).await?.get("certificate")?;
        Self::check(&app.db, actor, id).await
    }
}

/// Proof that one may have certificates of one's own.
pub struct OwnCertificates(pub Actor);

impl Guard for OwnCertificates {
    const ACCESS: &'static str = "students, teachers";
}

impl FromRequestParts<App> for OwnCertificates {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let actor = Visit::from_request_parts(parts, app).await?.actor.ok_or(Error::SignInFirst)?;
        match actor.role {
            Role::Student | Role::Teacher => Ok(Self(actor)),
            Role::Supporter | Role::Reviewer | Role::Editor | Role::Admin => Err(Error::NotFound),
        }
    }
}
