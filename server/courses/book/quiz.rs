//! The quizzes as print: the questions at the end of each unit, their answers at the end of the book.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::courses::content::Lesson;
use crate::courses::given::{Known, Mark};
use crate::courses::live;
use crate::courses::quiz;
use crate::courses::quiz_content::{DataTask, Question, Task};
use crate::courses::quiz_view::{self, QuestionView, Seed};
use crate::courses::views::Region;
use crate::error::Result;
use crate::projects::words;
use crate::text::Lang;
use crate::web::visit::Visit;

/// The questions of a unit, without a word of what is right.
#[derive(Serialize)]
pub(super) struct AskedView<'a> {
    questions: Vec<QuestionView<'a>>,
    /// Questions about the dataset that can't be asked as long as it can't answer.
    left_out: usize,
}

/// What is right in a unit's quiz.
#[derive(Serialize)]
pub(super) struct UnitAnswers<'a> {
    id: &'a str,
    title: &'a str,
    answers: Vec<AnswerView<'a>>,
}

#[derive(Serialize)]
struct AnswerView<'a> {
    question: QuestionView<'a>,
    /// The search that answers it, in words; none for what no search answers.
    search: Option<String>,
    /// Name of each region and the answer there, where it depends on where one is.
    regions: Vec<(&'static str, String)>,
}

/// The chapter of all answers.
#[derive(Serialize)]
pub(super) struct AnswersPage<'a> {
    pub(super) lang: Lang,
    pub(super) address: &'a str,
    pub(super) units: Vec<UnitAnswers<'a>>,
}

/// A unit's quiz with its answers; without answers, if nothing can be asked.
pub(super) async fn printed<'a>(
    visit: &Visit,
    lesson: &'a Lesson,
) -> Result<(AskedView<'a>, Option<UnitAnswers<'a>>)> {
    let italy = Region::italy();
    let known = quiz::known(&visit.app, lesson, None).await?;
    let can: Vec<&Question> =
        lesson.questions.iter().filter(|question| quiz::can_ask(question, &known)).collect();
    let (mut questions, mut answers) = (Vec::new(), Vec::new());
    for question in can {
        let asked = QuestionView::of(question, None, None, &Seed::PRINTED);
        questions.push(asked.with_data(visit, question, &italy, None));
        answers.push(answer(visit, question, &known, &italy).await?);
    }
    let left_out = lesson.questions.len() - questions.len();
    let answers =
        (!answers.is_empty()).then(|| UnitAnswers { id: &lesson.id, title: &lesson.front.title, answers });
    Ok((AskedView { questions, left_out }, answers))
}

/// A question as somebody sees it who has answered it right.
async fn answer<'a>(
    visit: &Visit,
    question: &'a Question,
    known: &BTreeMap<&str, Known>,
    italy: &Region,
) -> Result<AnswerView<'a>> {
    let known = known.get(question.id.as_str()).cloned();
    let mark = Mark { right: true, version: question.version.clone(), known };
    let view = QuestionView::of(question, None, Some(&mark), &Seed::PRINTED);
    let view = view.with_data(visit, question, italy, Some(&mark));
    let (mut search, mut regions) = (None, Vec::new());
    if let Task::Data(task) = &question.task {
        let dataset = visit.app.dataset.find();
        search = Some(words::of(&visit.app, visit.lang, dataset.as_deref(), &task.ask.filter(None)));
        if task.ask.is_own() {
            regions = by_region(visit, task).await?;
        }
    }
    Ok(AnswerView { question: view, search, regions })
}

/// The answer in each region, by name; without those where it can't be told.
async fn by_region(visit: &Visit, task: &DataTask) -> Result<Vec<(&'static str, String)>> {
    let totals = live::by_region(&visit.app, &task.ask).await?;
    let told = |(code, name): (&'static str, &'static str)| {
        let value = totals.get(code)?.measure(task.measure, None)?;
        Some((name, quiz_view::told(visit.lang, task, value)))
    };
    let mut regions: Vec<_> = live::regions().filter_map(told).collect();
    regions.sort_by_key(|(name, _)| *name);
    Ok(regions)
}
