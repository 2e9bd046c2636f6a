//! Questions and sections ready to show: in the editor, and read-only with their answers in words.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use serde_json::{Value, json};
use tables::ids::PersonId;
use tables::kinds::Part;
use tables::{answer, person, remark};

use super::access::ReadReport;
use super::questions::{Answers, Choice, Field, Form, Question, Section, codes};
use super::value;
use crate::db::Db;
use crate::error::Result;
use crate::projects::guide::Hint;
use crate::text::Lang;

/// So many empty rows are always offered at the end of a list.
const EMPTY_ROWS: usize = 3;

/// A question in the editor.
#[derive(Serialize)]
pub(super) struct QuestionView {
    pub(super) id: String,
    pub(super) kind: &'static str,
    pub(super) label: String,
    hint: Option<String>,
    required: bool,
    max: Option<usize>,
    pub(super) revision: i32,
    shown: bool,
    shown_when: Option<String>,
    text: String,
    options: Vec<OptionView>,
    columns: Vec<FieldView>,
    rows: Vec<Vec<String>>,
    place: PlaceView,
    pub(super) lines: Vec<String>,
    saved_by: Option<String>,
    saved_at: Option<String>,
    remarks: usize,
    pub(super) mistake: Option<String>,
    pub(super) theirs: Option<TheirsView>,
    /// What the guide says of the project that helps with this question.
    pub(super) guide: Vec<Hint>,
}

#[derive(Serialize)]
struct OptionView {
    value: String,
    label: String,
    hint: Option<String>,
    chosen: bool,
    /// What is written beside it; none: there is no field for it.
    text: Option<String>,
}

#[derive(Serialize)]
struct FieldView {
    id: String,
    kind: &'static str,
    label: String,
    options: Vec<(String, String)>,
}

#[derive(Serialize)]
struct PlaceView {
    address: String,
    postcode: String,
    lat: String,
    lon: String,
}

/// What someone else saved meanwhile.
#[derive(Serialize)]
pub(super) struct TheirsView {
    pub(super) author: String,
    pub(super) at: String,
    pub(super) lines: Vec<String>,
}

/// A section in the list of sections.
#[derive(Serialize)]
pub(super) struct NavView {
    pub(super) id: String,
    pub(super) part: &'static str,
    pub(super) title: String,
    pub(super) asked: usize,
    pub(super) done: usize,
    pub(super) current: bool,
}

/// A section with its answers in words.
#[derive(Serialize)]
pub(super) struct ReadSection {
    id: String,
    title: String,
    questions: Vec<ReadQuestion>,
}

#[derive(Serialize)]
struct ReadQuestion {
    id: String,
    label: String,
    lines: Vec<String>,
}

/// What is needed to draw a report's questions.
pub(super) struct Written {
    pub(super) rows: HashMap<String, answer::Model>,
    pub(super) answers: Answers,
    authors: HashMap<PersonId, String>,
    remarks: HashMap<String, usize>,
}

impl Written {
    /// Answers, their authors, and how many remarks on each question are not settled.
    pub(super) async fn load(db: &Db, may: &ReadReport) -> Result<Self> {
        let rows = super::answer::all(db, may.report.id).await?;
        let answers = super::answer::values(&rows);
        let authors = names(db, rows.iter().map(|row| row.author_id)).await?;
        let mut remarks = HashMap::new();
        let open = remark::Entity::find()
            .filter(remark::Column::ReportId.eq(may.report.id))
            .filter(remark::Column::ResolvedAt.is_null())
            .all(db)
            .await?;
        for remark in open {
            *remarks.entry(remark.question).or_insert(0) += 1;
        }
        let rows = rows.into_iter().map(|row| (row.question.clone(), row)).collect();
        Ok(Self { rows, answers, authors, remarks })
    }

    /// The name of an answer's author.
    pub(super) fn author(&self, id: PersonId) -> Option<String> {
        self.authors.get(&id).cloned()
    }
}

/// Names by person.
pub(super) async fn names(
    db: &Db,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<HashMap<PersonId, String>> {
    let rows = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// A question with its answer in the fields.
pub(super) fn question(
    section: &Section,
    question: &Question,
    written: &Written,
    project: &Value,
    lang: Lang,
) -> QuestionView {
    let row = written.rows.get(&question.id);
    let nothing = json!("");
    let value = row.map_or(&nothing, |row| &row.value);
    let mut view = QuestionView {
        id: question.id.clone(),
        kind: question.kind.as_str(),
        label: question.label.of(lang).to_owned(),
        hint: question.hint.as_ref().map(|hint| hint.of(lang).to_owned()),
        required: question.required,
        max: question.max,
        revision: row.map_or(0, |row| row.revision),
        shown: question.is_asked(&written.answers, project),
        shown_when: shown_when(section, question, &written.answers, project),
        text: String::new(),
        options: Vec::new(),
        columns: question.fields.iter().map(|field| column(field, &written.answers, lang)).collect(),
        rows: Vec::new(),
        place: PlaceView {
            address: String::new(),
            postcode: String::new(),
            lat: String::new(),
            lon: String::new(),
        },
        lines: Vec::new(),
        saved_by: row.and_then(|row| written.author(row.author_id)),
        saved_at: row.map(|row| row.saved_at.to_rfc3339()),
        remarks: written.remarks.get(&question.id).copied().unwrap_or(0),
        mistake: None,
        theirs: None,
        guide: Vec::new(),
    };
    view.fill(question, value, &written.answers, lang);
    view
}

impl QuestionView {
    /// Puts a value into the fields: the saved one, or what was typed.
    pub(super) fn fill(&mut self, question: &Question, value: &Value, answers: &Answers, lang: Lang) {
        self.text = value::plain(value);
        self.options = question.options.iter().map(|one| option(one, value, answers, lang)).collect();
        self.rows = value
            .as_array()
            .into_iter()
            .flatten()
            .map(|row| question.fields.iter().map(|field| value::plain(&row[field.id.as_str()])).collect())
            .collect();
        self.rows.extend((0..EMPTY_ROWS).map(|_| vec![String::new(); question.fields.len()]));
        self.place = PlaceView {
            address: value::plain(&value["address"]),
            postcode: value::plain(&value["postcode"]),
            lat: value::plain(&value["lat"]),
            lon: value::plain(&value["lon"]),
        };
        self.lines = value::lines(question, value, answers, lang);
    }
}

fn option(option: &Choice, value: &Value, answers: &Answers, lang: Lang) -> OptionView {
    let chosen = codes(value).contains(&option.value.as_str());
    OptionView {
        value: option.value.clone(),
        label: option.label(answers).of(lang).to_owned(),
        hint: option.hint.as_ref().map(|hint| hint.of(lang).to_owned()),
        chosen,
        text: option.text.then(|| if chosen { value::beside(value, &option.value) } else { String::new() }),
    }
}

fn column(field: &Field, answers: &Answers, lang: Lang) -> FieldView {
    FieldView {
        id: field.id.clone(),
        kind: field.kind.as_str(),
        label: field.label.of(lang).to_owned(),
        options: field
            .options
            .iter()
            .map(|one| (one.value.clone(), one.label(answers).of(lang).to_owned()))
            .collect(),
    }
}

/// The conditions that the editor's script watches, any of which is enough: only on answers of the
/// same page. If another page's answer or the project already asks for the question, it stays.
fn shown_when(section: &Section, question: &Question, answers: &Answers, project: &Value) -> Option<String> {
    let here = |id: &str| section.questions.iter().any(|one| one.id == id);
    let (near, far): (Vec<_>, Vec<_>) =
        question.shown_when.iter().partition(|when| when.question.as_deref().is_some_and(here));
    if near.is_empty() || far.iter().any(|when| when.is_met(answers, project)) {
        return None;
    }
    let watched: Vec<Value> =
        near.iter().map(|when| json!({ "question": when.question, "in": when.values })).collect();
    Some(Value::from(watched).to_string())
}

/// May the question come up on this page? One that only another page's answer or the project's
/// data could ask for, and do not, is not there.
pub(super) fn can_come_up(view: &QuestionView) -> bool {
    view.shown || view.shown_when.is_some()
}

/// The list of sections with how far each is; those that the person may not read are left out.
pub(super) fn nav(
    form: &Form,
    may: &ReadReport,
    answers: &Answers,
    current: Option<&str>,
    lang: Lang,
) -> Vec<NavView> {
    form.sections
        .iter()
        .filter(|section| may.may(section.part()))
        .map(|section| {
            let asked = section
                .questions
                .iter()
                .filter(|one| one.required && one.is_asked(answers, &may.report.snapshot));
            let answered = |one: &&Question| answers.get(&one.id).is_some_and(|v| !value::is_empty(v));
            NavView {
                id: section.id.clone(),
                part: section.part().as_str(),
                title: section.title.of(lang).to_owned(),
                asked: asked.clone().count(),
                done: asked.filter(answered).count(),
                current: current == Some(&section.id),
            }
        })
        .collect()
}

/// A part's sections with the answers in words: what is asked, and nothing else.
pub(super) fn read(
    form: &Form,
    part: Part,
    answers: &Answers,
    project: &Value,
    lang: Lang,
) -> Vec<ReadSection> {
    form.of_part(part)
        .map(|section| ReadSection {
            id: section.id.clone(),
            title: section.title.of(lang).to_owned(),
            questions: section
                .questions
                .iter()
                .filter(|one| one.is_asked(answers, project))
                .map(|one| ReadQuestion {
                    id: one.id.clone(),
                    label: one.label.of(lang).to_owned(),
                    lines: answers
                        .get(&one.id)
                        .map(|value| value::lines(one, value, answers, lang))
                        .unwrap_or_default(),
                })
                .collect(),
        })
        .filter(|section| !section.questions.is_empty())
        .collect()
}
