//! A message from staff to the teachers of classes that they choose: all that the overview's filter shows,
//! or fewer.

use std::collections::HashSet;

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::class_teacher;
use tables::ids::{ClassId, PersonId};
use tables::kinds::NoticeKind;

use super::super::access::{ViewSelection, WriteToTeachers};
use super::facts::{self, Fact};
use super::page::Wanted;
use crate::db;
use crate::error::Result;
use crate::notices::{Notice, tell};
use crate::people::access::is_editor;
use crate::people::account::note;
use crate::text::Arg;
use crate::web::Response;
use crate::web::form::{Errors, Form, Query};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The longest subject.
const LONGEST_SUBJECT: usize = 120;
/// The longest text.
const LONGEST: usize = 4000;

/// To whom, and what.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct LetterForm {
    class: Vec<String>,
    /// All that the page showed, ticked or not.
    shown: Vec<String>,
    subject: String,
    words: String,
    /// Made with the page: a button that is pressed twice sends once.
    once: String,
    /// The overview's filter that led here, for the way back.
    filter: String,
}

#[derive(Serialize)]
struct LetterPage {
    edition: i64,
    edition_name: String,
    may_write: bool,
    /// Key, class and school, and whether its box is ticked.
    classes: Vec<(i64, String, bool)>,
    longest_subject: usize,
    longest: usize,
    form: LetterForm,
    errors: Errors,
}

impl Page for LetterPage {
    const TEMPLATE: &'static str = "schools/letter.html";
}

fn label(one: &Fact) -> String {
    format!("{}, {}", one.class.name, one.school_name())
}

/// The classes that the overview's filter shows, all ticked.
pub(super) async fn show(may: ViewSelection, visit: Visit, Query(wanted): Query<Wanted>) -> Result<Response> {
    let facts = facts::of(&visit.app.db, &may.edition, visit.app.clock.now()).await?;
    let mut rows = facts.classes;
    rows.retain(|one| wanted.fits(one, &facts.steps));
    wanted.sort(&mut rows);
    let once = format!("{:016x}", rand::random::<u64>());
    visit.show(&LetterPage {
        edition: may.edition.id.0,
        edition_name: may.edition.name.clone(),
        may_write: is_editor(may.by.role) && may.edition.archived_at.is_none(),
        classes: rows.iter().map(|one| (one.class.id.0, label(one), true)).collect(),
        longest_subject: LONGEST_SUBJECT,
        longest: LONGEST,
        form: LetterForm { once, filter: wanted.query(), ..LetterForm::default() },
        errors: Errors::new(),
    })
}

impl LetterForm {
    fn check(&self, visit: &Visit) -> Errors {
        let mut errors = Errors::new();
        for (field, text, longest) in
            [("subject", &self.subject, LONGEST_SUBJECT), ("words", &self.words, LONGEST)]
        {
            if text.trim().is_empty() {
                errors.add(field, visit.t(&format!("schools-letter-{field}-missing")));
            } else if text.chars().count() > longest {
                errors.add(field, visit.t_with("schools-too-long", &[("longest", longest.into())]));
            }
        }
        errors
    }
}

pub(super) async fn send(
    may: WriteToTeachers,
    visit: Visit,
    Form(form): Form<LetterForm>,
) -> Result<Response> {
    let app = &visit.app;
    let ids = |typed: &[String]| typed.iter().filter_map(|id| id.parse().ok()).collect::<HashSet<ClassId>>();
    let (ticked, shown) = (ids(&form.class), ids(&form.shown));
    let facts = facts::of(&app.db, &may.edition, app.clock.now()).await?;
    let chosen: Vec<ClassId> =
        facts.classes.iter().map(|one| one.class.id).filter(|id| ticked.contains(id)).collect();
    let ties = class_teacher::Entity::find()
        .filter(class_teacher::Column::ClassId.is_in(chosen.iter().copied()))
        .all(&app.db)
        .await?;
    let teachers: HashSet<PersonId> = ties.into_iter().map(|tie| tie.person_id).collect();
    let mut errors = form.check(&visit);
    if teachers.is_empty() {
        errors.add("class", visit.t("schools-letter-nobody"));
    }
    if !errors.is_empty() {
        let page = LetterPage {
            edition: may.edition.id.0,
            edition_name: may.edition.name.clone(),
            may_write: true,
            classes: facts
                .classes
                .iter()
                .filter(|one| shown.contains(&one.class.id))
                .map(|one| (one.class.id.0, label(one), ticked.contains(&one.class.id)))
                .collect(),
            longest_subject: LONGEST_SUBJECT,
            longest: LONGEST,
            form,
            errors,
        };
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let subject = form.subject.replace(char::is_control, " ").trim().to_owned();
    let words = form.words.replace('\0', "").replace("\r\n", "\n").trim().to_owned();
    let teachers: Vec<PersonId> = teachers.into_iter().collect();
    let notice = Notice::new(NoticeKind::Letter, "/classes")
        .with("edition", may.edition.name.as_str())
        .with("subject", subject.as_str())
        .quoting(words)
        .once(format!("letter:{}:{}", may.edition.id, form.once));
    let tx = db::begin_write(&app.db).await?;
    let told = tell(&tx, app, &teachers, &notice).await?;
    if told > 0 {
        let detail = json!({ "classes": chosen.len(), "teachers": told });
        let about = format!("edition:{}", may.edition.id);
        note(&tx, app, Some(&may.by), "edition.teachers-told", about, detail).await?;
    }
    tx.commit().await?;
    let wanted: Wanted = serde_urlencoded::from_str(&form.filter).unwrap_or_default();
    let path = format!("/overview/{}?{}", may.edition.id, wanted.query());
    let path = path.trim_end_matches('?');
    if told == 0 {
        return visit.go_saying(path, "warning", visit.t("schools-letter-told-before")).await;
    }
    let said = visit.t_with("schools-letter-sent", &[("count", Arg::from(told))]);
    visit.go_saying(path, "success", said).await
}
