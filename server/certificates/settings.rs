//! What an edition's certificates say, and from when they are issued.

use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use tables::edition_certificates::{ActiveModel, Column, Entity};
use tables::ids::EditionId;
use tables::kinds::CertificateKind;

use crate::error::Result;
use crate::schools::programme;

/// What an edition's certificates say, and from when they are issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The hours of a student who did the whole path.
    pub student_hours: i32,
    /// The hours of a teacher's training.
    pub teacher_hours: i32,
    /// Who signs.
    pub signer_name: String,
    /// As what.
    pub signer_office: String,
    /// First day on which they are issued; none: not yet.
    pub opens_on: Option<NaiveDate>,
    /// 0 while nobody has saved them.
    pub revision: i32,
}

impl Settings {
    /// Those of an edition; the programme's usual ones while nobody has saved any.
    pub async fn of(conn: &impl ConnectionTrait, edition: EditionId) -> Result<Self> {
        let Some(row) = Entity::find_by_id(edition).one(conn).await? else { return Self::usual() };
        Ok(Self {
            student_hours: row.student_hours,
            teacher_hours: row.teacher_hours,
            signer_name: row.signer_name,
            signer_office: row.signer_office,
            opens_on: row.opens_on,
            revision: row.revision,
        })
    }

    /// The programme's usual ones. Nobody signs yet, and so none is issued.
    pub fn usual() -> Result<Self> {
        let usual = programme::certificates()?;
        Ok(Self {
            student_hours: usual.student_hours,
            teacher_hours: usual.teacher_hours,
            signer_name: String::new(),
            signer_office: usual.signer_office.clone(),
            opens_on: None,
            revision: 0,
        })
    }

    /// The most hours that one of that kind may be given.
    pub fn hours(&self, kind: CertificateKind) -> i32 {
        match kind {
            CertificateKind::Student => self.student_hours,
            CertificateKind::Teacher => self.teacher_hours,
        }
    }

    /// Are certificates issued on that day?
    pub fn is_open(&self, today: NaiveDate) -> bool {
        !self.signer_name.is_empty() && self.opens_on.is_some_and(|day| day <= today)
    }

    /// Saves them, if nobody else has since `self.revision`.
    pub async fn save(&self, conn: &impl ConnectionTrait, edition: EditionId) -> Result<bool> {
        if self.revision == 0 {
            let row = ActiveModel {
                edition_id: Set(edition),
                student_hours: Set(self.student_hours),
                teacher_hours: Set(self.teacher_hours),
                signer_name: Set(self.signer_name.clone()),
                signer_office: Set(self.signer_office.clone()),
                opens_on: Set(self.opens_on),
                revision: Set(1),
            };
            let there = OnConflict::column(Column::EditionId).do_nothing().to_owned();
            return Ok(Entity::insert(row).on_conflict(there).exec_without_returning(conn).await? > 0);
        }
        let done = Entity::update_many()
            .col_expr(Column::StudentHours, Expr::value(self.student_hours))
            .col_expr(Column::TeacherHours, Expr::value(self.teacher_hours))
            .col_expr(Column::SignerName, Expr::value(self.signer_name.as_str()))
            .col_expr(Column::SignerOffice, Expr::value(self.signer_office.as_str()))
            .col_expr(Column::OpensOn, Expr::value(self.opens_on))
            .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
            .filter(Column::EditionId.eq(edition))
            .filter(Column::Revision.eq(self.revision))
            .exec(conn)
            .await?;
        Ok(done.rows_affected == 1)
    }
}
