//! The page of an application: saved at any time, sent when it is whole, taken back.

use http::StatusCode;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use serde_json::json;
use tables::application::{Column, Entity, Model};
use tables::kinds::ApplicationState;
use tables::{class_teacher, file, person, school};

use super::super::access::{ChangeApplication, OwnApplication};
use super::super::{editions, letters, places};
use super::consent;
use super::form::{self, ApplicationForm, SentForm, missing};
use crate::db;
use crate::error::{Error, Result};
use crate::people::account::note;
use crate::web::Response;
use crate::web::form::Errors;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct ApplicationPage {
    id: i64,
    edition: String,
    intro: String,
    closes_at: String,
    state: &'static str,
    open: bool,
    reason: String,
    class: Option<i64>,
    school: Option<SchoolView>,
    consent: Option<String>,
    missing: Vec<&'static str>,
    /// Value and words of each.
    /// The first is none.
    years: Vec<(&'static str, String)>,
    longest: usize,
    longest_text: usize,
    most_students: i32,
    max_bytes: usize,
    form: ApplicationForm,
    errors: Errors,
}

#[derive(Serialize)]
struct SchoolView {
    code: String,
    name: String,
    place: String,
    region: &'static str,
}

impl Page for ApplicationPage {
    const TEMPLATE: &'static str = "schools/application.html";
}

pub(super) async fn show(may: OwnApplication, visit: Visit) -> Result<Response> {
    let form = ApplicationForm::of(&may.application);
    visit.show(&page(&visit, &may, &may.application, form, Errors::new()).await?)
}

async fn page(
    visit: &Visit,
    may: &OwnApplication,
    row: &Model,
    form: ApplicationForm,
    errors: Errors,
) -> Result<ApplicationPage> {
    let db = &visit.app.db;
    let school = match row.school_id {
        Some(id) => school::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    let consent = match row.consent_file_id {
        Some(id) => file::Entity::find_by_id(id).one(db).await?.map(|file| file.name),
        None => None,
    };
    // Whoever has handed the class over has no place in it any more.
    let class = match row.class_id {
        Some(class) => class_teacher::Entity::find_by_id((class, may.by.id)).one(db).await?,
        None => None,
    };
    Ok(ApplicationPage {
        id: row.id.0,
        edition: may.edition.name.clone(),
        intro: editions::intro_of(&may.call, visit.lang).to_owned(),
        closes_at: may.call.closes_at.to_rfc3339(),
        state: row.state.as_str(),
        open: may.open,
        reason: row.reason.clone(),
        class: class.map(|tie| tie.class_id.0),
        school: school.map(|school| SchoolView {
            place: places::label(&school.municipality),
            region: places::region_name(places::region_of(&school.municipality)),
            code: school.code,
            name: school.name,
        }),
        consent,
        missing: missing(row),
        years: std::iter::once(("", visit.t("schools-choose")))
            .chain(form::YEARS.map(|year| (year, year.to_owned())))
            .collect(),
        longest: form::LONGEST,
        longest_text: form::LONGEST_TEXT,
        most_students: form::MOST_STUDENTS,
        max_bytes: visit.app.config.upload_limit,
        form,
        errors,
    })
}

/// What became of a save.
enum Saved {
    /// It is kept, and sent if that was wanted.
    Done,
    /// Somebody else (the same teacher, elsewhere) has changed it since.
    Stale,
    /// The teacher has sent one for the same class of the same school.
    Twice,
}

pub(super) async fn save(
    ChangeApplication(may): ChangeApplication,
    visit: Visit,
    SentForm { mut form, consent: upload }: SentForm,
) -> Result<Response> {
    let own = person::Entity::find_by_id(may.by.id).one(&visit.app.db).await?.ok_or(Error::NotFound)?;
    let mut errors = form.check(&visit, own.email.as_deref().unwrap_or_default());
    let mut row = form.onto(&may.application);
    let is_upload = upload.is_some() || form.action == "consent";
    match upload {
        Some(upload) => match consent::keep(&visit, &may, upload).await? {
            Ok(file) => {
                row.consent_file_id = Some(file);
                form.count_change();
            }
            Err(key) => errors.add("consent", visit.t(key)),
        },
        None if is_upload => errors.add("consent", visit.t("schools-import-no-file")),
        None => {}
    }
    let was_sent = may.application.state == ApplicationState::Submitted;
    let send = form.action == "send";
    // What was sent stays whole: it may be changed, but not emptied.
    if send || was_sent {
        for field in missing(&row) {
            errors.add(field, visit.t(&format!("schools-application-missing-{}", field.replace('_', "-"))));
        }
    }
    // A draft is kept even when something is still missing before it can be sent, and when the file is none.
    let keep_draft = (send || is_upload) && !was_sent && form.check(&visit, "").is_empty();
    if !errors.is_empty() {
        errors.put_in_order(&form::ORDER);
        if keep_draft && let Saved::Done = write(&visit, &may, &row, &form.revision, false).await? {
            form.count_change();
        }
        let page = page(&visit, &may, &row, form, errors).await?;
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let path = format!("/applications/{}", row.id);
    let status = match write(&visit, &may, &row, &form.revision, send).await? {
        Saved::Done => {
            if form.action == "school" {
                return Ok(visit.go(&format!("{path}/school")));
            }
            let key = match (send, is_upload) {
                (true, _) => "schools-application-sent",
                (false, true) => "schools-application-consent-kept",
                (false, false) => "schools-application-saved",
            };
            return visit.go_saying(&path, "success", visit.t(key)).await;
        }
        Saved::Stale => {
            // It is the same person elsewhere: with their words before them they may put them in its place.
            form.revision = may.application.revision.to_string();
            errors.add("", visit.t("schools-application-stale"));
            StatusCode::CONFLICT
        }
        Saved::Twice => {
            errors.add("class_name", visit.t("schools-application-twice"));
            StatusCode::UNPROCESSABLE_ENTITY
        }
    };
    visit.show_with(status, &page(&visit, &may, &row, form, errors).await?)
}

/// Do both names mean one class? `4B`, `4 b` and `4ª B` do.
fn is_same_class(one: &str, other: &str) -> bool {
    let letters = |name: &str| -> String {
        let plain = name.replace(['ª', 'º', '°', '^'], "");
        dataset::text::fold(&plain).chars().filter(|sign| sign.is_alphanumeric()).collect()
    };
    letters(one) == letters(other)
}

async fn write(
    visit: &Visit,
    may: &OwnApplication,
    row: &Model,
    revision: &str,
    send: bool,
) -> Result<Saved> {
    let Ok(revision) = revision.parse::<i32>() else { return Ok(Saved::Stale) };
    let now = visit.app.clock.now();
    let tx = db::begin_write(&visit.app.db).await?;
    if send {
        let others = Entity::find()
            .filter(Column::TeacherId.eq(row.teacher_id))
            .filter(Column::EditionId.eq(row.edition_id))
            .filter(Column::SchoolId.eq(row.school_id))
            .filter(Column::Id.ne(row.id))
            .filter(Column::State.is_not_in([ApplicationState::Draft, ApplicationState::Withdrawn]))
            .all(&tx)
            .await?;
        if others.iter().any(|other| is_same_class(&other.class_name, &row.class_name)) {
            return Ok(Saved::Twice);
        }
    }
    let mut update = Entity::update_many()
        .col_expr(Column::ClassName, Expr::value(row.class_name.clone()))
        .col_expr(Column::ClassYear, Expr::value(row.class_year.clone()))
        .col_expr(Column::Subjects, Expr::value(row.subjects.clone()))
        .col_expr(Column::Students, Expr::value(row.students))
        .col_expr(Column::SecondEmail, Expr::value(row.second_email.clone()))
        .col_expr(Column::Earlier, Expr::value(row.earlier.clone()))
        .col_expr(Column::WantsSupporter, Expr::value(row.wants_supporter))
        .col_expr(Column::Idea, Expr::value(row.idea.clone()))
        .col_expr(Column::Motivation, Expr::value(row.motivation.clone()))
        .col_expr(Column::ChangedAt, Expr::value(now))
        .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Revision.eq(revision))
        .filter(Column::State.eq(may.application.state));
    let first = send && may.application.state != ApplicationState::Submitted;
    if first {
        // Whoever was first stays first: changing what was sent does not move it back in the queue.
        update = update
            .col_expr(Column::State, Expr::value(ApplicationState::Submitted))
            .col_expr(Column::SubmittedAt, Expr::value(now));
    }
    if update.exec(&tx).await?.rows_affected == 0 {
        return Ok(Saved::Stale);
    }
    if first {
        let subject = format!("application:{}", row.id);
        note(&tx, &visit.app, Some(&may.by), "application.sent", subject, json!({})).await?;
        letters::received(&tx, &visit.app, row, &may.edition).await?;
    }
    tx.commit().await?;
    Ok(Saved::Done)
}

pub(super) async fn withdraw(ChangeApplication(may): ChangeApplication, visit: Visit) -> Result<Response> {
    let id = may.application.id;
    let tx = db::begin_write(&visit.app.db).await?;
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::value(ApplicationState::Withdrawn))
        .col_expr(Column::ChangedAt, Expr::value(visit.app.clock.now()))
        .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::State.is_in([ApplicationState::Draft, ApplicationState::Submitted]))
        .exec(&tx)
        .await?;
    if done.rows_affected == 1 {
        let subject = format!("application:{id}");
        note(&tx, &visit.app, Some(&may.by), "application.withdrawn", subject, json!({})).await?;
        tx.commit().await?;
    }
    visit.go_saying(&format!("/applications/{id}"), "info", visit.t("schools-application-withdrawn")).await
}

#[cfg(test)]
mod tests {
    use super::is_same_class;

    #[test]
    fn a_class_is_the_same_however_its_name_is_typed() {
        for other in ["4B", "4b", " 4 B ", "4ª B", "4^b", "4-B"] {
            assert!(is_same_class("4B", other), "{other}");
        }
        assert!(!is_same_class("4B", "4C") && !is_same_class("4B", "14B"));
    }
}
