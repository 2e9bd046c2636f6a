//! Messages to students and teams of a class: what was written, by whom, and the next.

use std::collections::HashMap;

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use tables::ids::{PersonId, TeamId};
use tables::{nudge as rows, person};

use super::access::{NudgeClass, ViewClass, may_nudge};
use super::nudge::{self, Sent, To};
use super::overview;
use crate::error::Result;
use crate::text::Arg;
use crate::web::Response;
use crate::web::form::{Errors, Form, Query};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// Messages shown, the newest.
const SHOWN: u64 = 100;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    to: String,
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct NudgeForm {
    to: String,
    phrase: String,
    words: String,
}

#[derive(Serialize)]
struct NudgesPage {
    class: i64,
    name: String,
    may_nudge: bool,
    form: NudgeForm,
    errors: Errors,
    /// Value and label of whom one may write to, an empty one first.
    readers: Vec<(String, String)>,
    phrases: Vec<(&'static str, String)>,
    longest: usize,
    nudges: Vec<NudgeView>,
}

#[derive(Serialize)]
struct NudgeView {
    author: String,
    to: String,
    said: String,
    at: String,
}

impl Page for NudgesPage {
    const TEMPLATE: &'static str = "classes/nudges.html";
}

pub(super) async fn show(may: ViewClass, visit: Visit, Query(wanted): Query<Wanted>) -> Result<Response> {
    let form = NudgeForm { to: wanted.to, ..NudgeForm::default() };
    visit.show(&page(&visit, &may, form, Errors::new()).await?)
}

async fn page(visit: &Visit, may: &ViewClass, form: NudgeForm, errors: Errors) -> Result<NudgesPage> {
    let db = &visit.app.db;
    let overview = overview::of(db, may.class.id, &[]).await?;
    let mut readers = vec![(String::new(), visit.t("classes-nudge-to-choose"))];
    readers.push(("class".to_owned(), visit.t("classes-nudge-to-class")));
    readers.extend(overview.teams.iter().map(|team| {
        let label = visit.t_with("classes-nudge-to-team", &[("team", Arg::from(team.name.as_str()))]);
        (format!("team:{}", team.id), label)
    }));
    readers.extend(
        overview.students.iter().map(|student| (format!("student:{}", student.id), student.name.clone())),
    );
    let written = rows::Entity::find()
        .filter(rows::Column::ClassId.eq(may.class.id))
        .order_by_desc(rows::Column::Id)
        .limit(SHOWN)
        .all(db)
        .await?;
    let people = written.iter().flat_map(|row| [Some(row.author_id), row.student_id]).flatten();
    let people = person::Entity::find().filter(person::Column::Id.is_in(people)).all(db).await?;
    let people: HashMap<PersonId, String> =
        people.into_iter().map(|person| (person.id, person.name)).collect();
    let teams: HashMap<TeamId, String> =
        overview.teams.iter().map(|team| (team.id, team.name.clone())).collect();
    let name = |id: &PersonId| people.get(id).cloned().unwrap_or_default();
    let nudges = written
        .iter()
        .map(|row| {
            let to = match (row.student_id, row.team_id) {
                (Some(student), _) => name(&student),
                (None, Some(team)) => teams.get(&team).cloned().unwrap_or_default(),
                (None, None) => visit.t("classes-nudge-to-class"),
            };
            NudgeView {
                author: name(&row.author_id),
                to,
                said: nudge::said(&visit.app, visit.lang, &row.phrase, &row.words),
                at: row.at.to_rfc3339(),
            }
        })
        .collect();
    let mut phrases = vec![("", visit.t("classes-nudge-phrase-none"))];
    phrases.extend(nudge::PHRASES.map(|key| (key, visit.t(&format!("classes-nudge-phrase-{key}")))));
    Ok(NudgesPage {
        class: may.class.id.0,
        name: may.class.name.clone(),
        may_nudge: may_nudge(may.tie) && may.edition.archived_at.is_none(),
        form,
        errors,
        readers,
        phrases,
        longest: nudge::LONGEST,
        nudges,
    })
}

impl NudgeForm {
    fn check(&self, visit: &Visit) -> Result<To, Errors> {
        let mut errors = Errors::new();
        let to = To::parse(&self.to);
        if to.is_none() {
            errors.add("to", visit.t("classes-nudge-to-missing"));
        }
        let known = self.phrase.is_empty() || nudge::PHRASES.contains(&self.phrase.as_str());
        if !known || (self.phrase.is_empty() && self.words.is_empty()) {
            errors.add("phrase", visit.t("classes-nudge-empty"));
        }
        if self.words.chars().count() > nudge::LONGEST {
            let longest = [("longest", Arg::from(nudge::LONGEST))];
            errors.add("words", visit.t_with("classes-nudge-long", &longest));
        }
        to.filter(|_| errors.is_empty()).ok_or(errors)
    }
}

pub(super) async fn send(may: NudgeClass, visit: Visit, Form(form): Form<NudgeForm>) -> Result<Response> {
    // Line breaks stay, what a database refuses does not.
    let words = form.words.replace("\r\n", "\n").replace(|c: char| c.is_control() && c != '\n', " ");
    let form = NudgeForm { words: words.trim().to_owned(), ..form };
    let (status, errors) = match form.check(&visit) {
        Err(errors) => (StatusCode::UNPROCESSABLE_ENTITY, errors),
        Ok(to) => {
            let mut errors = Errors::new();
            match nudge::send(&visit.app, &may, to, &form.phrase, &form.words).await? {
                Sent::Done(people) => {
                    let said = visit.t_with("classes-nudge-sent", &[("people", Arg::from(people))]);
                    let path = format!("/classes/{}/nudges", may.class.id);
                    let kind = if people == 0 { "warning" } else { "success" };
                    return visit.go_saying(&path, kind, said).await;
                }
                Sent::Gone => {
                    errors.add("to", visit.t("classes-nudge-to-gone"));
                    (StatusCode::UNPROCESSABLE_ENTITY, errors)
                }
                Sent::TooMany => {
                    errors.add("to", visit.t("classes-nudge-too-many"));
                    (StatusCode::TOO_MANY_REQUESTS, errors)
                }
            }
        }
    };
    let may = ViewClass::check(&visit.app.db, may.by, may.class.id).await?;
    visit.show_with(status, &page(&visit, &may, form, errors).await?)
}
