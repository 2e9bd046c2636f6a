//! A lesson's quiz: the questions, and what was right with the reasons.

use std::collections::BTreeMap;

use http::StatusCode;
use serde::Serialize;

use super::content::Lesson;
use super::progress;
use super::quiz_content::{Kind, Question};
use super::show::LessonId;
use crate::error::{Error, Result};
use crate::people::access::Anyone;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Fields};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// Question to the options that were chosen, in the question's order.
type Chosen<'a> = BTreeMap<&'a str, Vec<&'a str>>;

#[derive(Serialize)]
struct QuizPage<'a> {
    lesson: &'a str,
    title: &'a str,
    /// The result, once all questions are answered.
    score: Option<usize>,
    questions: Vec<QuestionView<'a>>,
    errors: Errors,
}

#[derive(Serialize)]
struct QuestionView<'a> {
    /// The field's name.
    name: String,
    text: &'a str,
    multiple: bool,
    right: bool,
    /// Ids of the options that were chosen.
    chosen: Vec<&'a str>,
    /// Id and text of each option, for the form.
    pairs: Vec<(&'a str, &'a str)>,
    /// The same with what is known afterwards, for the result.
    options: Vec<OptionView<'a>>,
}

#[derive(Serialize)]
struct OptionView<'a> {
    text: &'a str,
    chosen: bool,
    right: bool,
    feedback: &'a str,
}

impl Page for QuizPage<'_> {
    const TEMPLATE: &'static str = "courses/quiz.html";
}

/// Field names begin with a letter that no other id of the page begins with.
fn field_of(question: &Question) -> String {
    format!("q-{}", question.id)
}

/// What was chosen, of what there is.
fn chosen<'a>(lesson: &'a Lesson, fields: &Fields) -> Chosen<'a> {
    lesson
        .questions
        .iter()
        .map(|question| {
            let field = field_of(question);
            let sent: Vec<&str> = fields.all(&field).collect();
            let options = question.options.iter().map(|option| option.id.as_str());
            let chosen: Vec<&str> = options.filter(|option| sent.contains(option)).collect();
            (question.id.as_str(), chosen)
        })
        .collect()
}

fn is_right(question: &Question, chosen: &Chosen) -> bool {
    let mine = chosen.get(question.id.as_str()).map_or(&[][..], Vec::as_slice);
    question.options.iter().all(|option| option.right == mine.contains(&option.id.as_str()))
}

fn page<'a>(lesson: &'a Lesson, chosen: &Chosen<'a>, score: Option<usize>, errors: Errors) -> QuizPage<'a> {
    let questions = lesson
        .questions
        .iter()
        .map(|question| {
            let mine = chosen.get(question.id.as_str()).map_or(&[][..], Vec::as_slice);
            QuestionView {
                name: field_of(question),
                text: &question.text,
                multiple: question.kind == Kind::Multiple,
                right: is_right(question, chosen),
                chosen: mine.to_vec(),
                pairs: question.options.iter().map(|one| (one.id.as_str(), one.text.as_str())).collect(),
                options: question
                    .options
                    .iter()
                    .map(|option| OptionView {
                        text: &option.text,
                        chosen: mine.contains(&option.id.as_str()),
                        right: option.right,
                        feedback: &option.feedback,
                    })
                    .collect(),
            }
        })
        .collect();
    QuizPage { lesson: &lesson.id, title: &lesson.front.title, score, questions, errors }
}

fn with_quiz(visit: &Visit, id: &LessonId) -> Result<&'static Lesson> {
    let lesson = id.find(&visit.app, visit.lang)?;
    if lesson.questions.is_empty() { Err(Error::NotFound) } else { Ok(lesson) }
}

pub(super) async fn show(_: Anyone, visit: Visit, At(id): At<LessonId>) -> Result<Response> {
    let lesson = with_quiz(&visit, &id)?;
    visit.show(&page(lesson, &Chosen::new(), None, Errors::new()))
}

pub(super) async fn answer(
    _: Anyone,
    visit: Visit,
    At(id): At<LessonId>,
    fields: Fields,
) -> Result<Response> {
    let lesson = with_quiz(&visit, &id)?;
    let chosen = chosen(lesson, &fields);
    let mut errors = Errors::new();
    for question in &lesson.questions {
        let count = chosen.get(question.id.as_str()).map_or(0, Vec::len);
        match question.kind {
            _ if count == 0 => errors.add(field_of(question), visit.t("courses-quiz-unanswered")),
            Kind::Single if count > 1 => errors.add(field_of(question), visit.t("courses-quiz-one-only")),
            Kind::Single | Kind::Multiple | Kind::Other => {}
        }
    }
    if !errors.is_empty() {
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(lesson, &chosen, None, errors));
    }
    let score = lesson.questions.iter().filter(|question| is_right(question, &chosen)).count();
    if let Some(actor) = &visit.actor {
        let answers = serde_json::to_value(&chosen)?;
        let points = i32::try_from(score).unwrap_or(i32::MAX);
        progress::record_attempt(&visit.app, actor.id, lesson, answers, points).await?;
    }
    visit.show(&page(lesson, &chosen, Some(score), errors))
}
