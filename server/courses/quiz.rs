//! A unit's quiz: the questions, and what was right with the reasons.

use std::collections::BTreeMap;

use http::StatusCode;
use serde::Serialize;

use super::content::Lesson;
use super::given::{self, Answers, Gap, Given, Known, Mark};
use super::live;
use super::progress;
use super::quiz_content::{Question, Task};
use super::quiz_view::{QuestionView, Seed};
use super::show::LessonId;
use super::views::{Asked, Region};
use crate::App;
use crate::error::{Error, Result};
use crate::people::access::{Anyone, SignedIn};
use crate::text::Arg;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Fields, Query};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct QuizPage<'a> {
    /// Where the unit is read.
    base: &'a str,
    /// Nobody else sees this, and nothing is kept.
    preview: bool,
    /// What is asked: a form for something else is not marked.
    asked: String,
    title: &'a str,
    /// By what items are shuffled; goes with the form, so that its order stays.
    seed: String,
    /// Where questions about the own region ask, if there are any.
    region: Option<Region>,
    /// The result, once all questions are answered.
    score: Option<usize>,
    /// How often one has taken it, and may.
    used: i32,
    most: Option<i32>,
    /// Questions about the dataset that can't be asked as long as it can't answer.
    left_out: usize,
    /// Of what is shown as a result, not every question is still asked as it was.
    changed: bool,
    questions: Vec<QuestionView<'a>>,
    errors: Errors,
}

impl Page for QuizPage<'_> {
    const TEMPLATE: &'static str = "courses/quiz.html";
}

/// A quiz as it is asked now: with what the dataset says about it.
pub(super) struct Quiz<'a> {
    lesson: &'a Lesson,
    base: String,
    preview: bool,
    region: Region,
    known: BTreeMap<&'a str, Known>,
    allowance: progress::Allowance,
    used: i32,
}

/// What the dataset says now of each question that asks it, for somebody of that region; without those of
/// which it can't tell.
pub(super) async fn known<'a>(
    app: &App,
    lesson: &'a Lesson,
    region: Option<&str>,
) -> Result<BTreeMap<&'a str, Known>> {
    let as_of = app.dataset.find().and_then(|data| data.manifest().reference_date);
    let mut known = BTreeMap::new();
    for question in &lesson.questions {
        let Task::Data(task) = &question.task else { continue };
        let totals = live::totals(app, task.ask.filter(region)).await?;
        if let Some(value) = totals.and_then(|totals| totals.measure(task.measure, None)) {
            let region = region.map(str::to_owned).filter(|_| task.ask.is_own());
            let as_of = as_of.map(|date| date.to_string());
            known.insert(question.id.as_str(), Known { value, region, as_of });
        }
    }
    Ok(known)
}

/// How the question was marked, if it is still the one that was asked.
fn still<'m>(question: &Question, marks: &'m BTreeMap<String, Mark>) -> Option<&'m Mark> {
    marks.get(&question.id).filter(|mark| mark.version == question.version)
}

/// Can it be asked, with what the dataset says?
pub(super) fn can_ask(question: &Question, known: &BTreeMap<&str, Known>) -> bool {
    !matches!(question.task, Task::Data(_)) || known.contains_key(question.id.as_str())
}

impl<'a> Quiz<'a> {
    /// `asked` is what a visitor chose; those of a class are asked about its region.
    async fn of(visit: &Visit, lesson: &'a Lesson, asked: &Asked) -> Result<Self> {
        let base = format!("/lezioni/{}", lesson.id);
        let mut quiz = Self::preview(visit, lesson, base, asked).await?;
        quiz.preview = false;
        if let Some(actor) = &visit.actor {
            quiz.allowance = progress::allowance(&visit.app.db, actor.id).await?;
            quiz.used = progress::attempts(&visit.app.db, actor.id, lesson, quiz.allowance).await?;
        }
        Ok(quiz)
    }

    /// The quiz of a unit that is shown at `base` to its author alone: nothing of it is kept.
    pub(super) async fn preview(
        visit: &Visit,
        lesson: &'a Lesson,
        base: String,
        asked: &Asked,
    ) -> Result<Self> {
        if lesson.questions.is_empty() {
            return Err(Error::NotFound);
        }
        let mut here = Region::of(visit, &Asked::default()).await?;
        if !here.of_class {
            here = Region::of(visit, asked).await?;
        }
        let known = known(&visit.app, lesson, here.code.as_deref()).await?;
        let allowance = progress::Allowance::FREE;
        Ok(Self { lesson, base, preview: true, region: here, known, allowance, used: 0 })
    }

    /// The questions that can be asked.
    fn questions(&self) -> impl Iterator<Item = &'a Question> {
        self.lesson.questions.iter().filter(|question| can_ask(question, &self.known))
    }

    fn page<'p>(
        &'p self,
        visit: &Visit,
        seed: &Seed,
        answers: &Answers,
        marks: Option<&BTreeMap<String, Mark>>,
        errors: Errors,
    ) -> QuizPage<'p> {
        let view = |question: &'a Question| {
            let mark = marks.and_then(|marks| marks.get(&question.id));
            let view = QuestionView::of(question, answers.get(&question.id), mark, seed);
            view.with_data(visit, question, &self.region, mark)
        };
        let shown = |question: &&'a Question| match marks {
            Some(marks) => still(question, marks).is_some(),
            None => can_ask(question, &self.known),
        };
        let questions: Vec<_> = self.lesson.questions.iter().filter(shown).map(view).collect();
        let right = |marks: &BTreeMap<String, Mark>| {
            let all = self.lesson.questions.iter();
            all.filter(|question| still(question, marks).is_some_and(|mark| mark.right)).count()
        };
        let own = |question: &Question| matches!(&question.task, Task::Data(task) if task.ask.is_own());
        QuizPage {
            base: &self.base,
            preview: self.preview,
            asked: self.lesson.asked(),
            title: &self.lesson.front.title,
            seed: seed.to_string(),
            region: self.questions().any(own).then(|| self.region.clone()),
            score: marks.map(right),
            used: self.used,
            most: self.allowance.most,
            left_out: self.lesson.questions.len() - questions.len(),
            changed: marks.is_some_and(|marks| marks.len() > questions.len()),
            questions,
            errors,
        }
    }
}

pub(super) async fn show(
    _: Anyone,
    visit: Visit,
    At(id): At<LessonId>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let lesson = id.find(&visit).await?;
    Quiz::of(&visit, &lesson, &asked).await?.ask(&visit)
}

/// How the reader's last attempt went, which nobody else sees; without one, on to the quiz. Reading it
/// again makes no other attempt.
pub(super) async fn result(
    SignedIn(actor): SignedIn,
    visit: Visit,
    At(id): At<LessonId>,
) -> Result<Response> {
    let lesson = id.find(&visit).await?;
    let quiz = || visit.go(&format!("/lezioni/{}/quiz", lesson.id));
    let Some(last) = progress::last_attempt(&visit.app.db, actor.id, &lesson).await? else {
        return Ok(quiz());
    };
    let answers: Answers = serde_json::from_value(last.answers)?;
    let marks: BTreeMap<String, Mark> = serde_json::from_value(last.marks)?;
    if !lesson.questions.iter().any(|question| still(question, &marks).is_some()) {
        return Ok(quiz());
    }
    let region = marks.values().find_map(|mark| mark.known.as_ref()?.region.as_deref()).unwrap_or("all");
    let quiz = Quiz::of(&visit, &lesson, &Asked::of(region)).await?;
    visit.show(&quiz.page(&visit, &Seed::PRINTED, &answers, Some(&marks), Errors::new()))
}

/// What is said of a question that can't be marked.
fn gap_key(gap: Gap) -> &'static str {
    match gap {
        Gap::Missing => "courses-quiz-unanswered",
        Gap::OneOnly => "courses-quiz-one-only",
        Gap::SamePlace => "courses-quiz-same-place",
        Gap::NoNumber => "courses-quiz-no-number",
    }
}

pub(super) async fn answer(
    _: Anyone,
    visit: Visit,
    At(id): At<LessonId>,
    fields: Fields,
) -> Result<Response> {
    let lesson = id.find(&visit).await?;
    Quiz::of(&visit, &lesson, &Asked::of(fields.one("region"))).await?.take(&visit, &fields).await
}

impl Quiz<'_> {
    /// The page with the questions.
    pub(super) fn ask(&self, visit: &Visit) -> Result<Response> {
        let seed = match &visit.actor {
            Some(actor) => Seed::of_attempt(actor.id, self.used),
            None => Seed::of_visit(visit.app.clock.now()),
        };
        visit.show(&self.page(visit, &seed, &Answers::new(), None, Errors::new()))
    }

    /// Marks what was answered, keeps it unless it is a preview, and tells: what is kept has an address of
    /// its own, what is not is the answer itself.
    pub(super) async fn take(self, visit: &Visit, fields: &Fields) -> Result<Response> {
        let seed = Seed::parse(fields.one("seed"));
        let (mut answers, mut marks, mut errors) = (Answers::new(), BTreeMap::new(), Errors::new());
        for (number, question) in self.questions().enumerate() {
            let given = Given::of(question, fields);
            let known = self.known.get(question.id.as_str());
            match given.mark(question, known, visit.lang) {
                Ok(right) => {
                    let mark = Mark { right, version: question.version.clone(), known: known.cloned() };
                    marks.insert(question.id.clone(), mark);
                }
                Err(gap) => {
                    let number = [("number", Arg::from(number + 1))];
                    errors.add(given::field(question), visit.t_with(gap_key(gap), &number));
                }
            }
            answers.insert(question.id.clone(), given);
        }
        // Another version was published between question and answer: what fits it is still there.
        if fields.has("asked") && fields.one("asked") != self.lesson.asked() {
            let mut errors = Errors::new();
            errors.add("", visit.t("courses-quiz-changed"));
            let page = self.page(visit, &seed, &answers, None, errors);
            return visit.show_with(StatusCode::CONFLICT, &page);
        }
        if !errors.is_empty() {
            let page = self.page(visit, &seed, &answers, None, errors);
            return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
        if let (Some(actor), false) = (&visit.actor, self.preview) {
            let (app, lesson) = (&visit.app, self.lesson);
            let bounds = (self.allowance, seed.taken(actor.id));
            if !progress::record_attempt(app, actor.id, lesson, &answers, &marks, bounds).await? {
                let path = format!("{}/quiz", self.base);
                return visit.go_saying(&path, "warning", visit.t("courses-quiz-used-up")).await;
            }
            return Ok(visit.go(&format!("{}/quiz/risultato", self.base)));
        }
        visit.show(&self.page(visit, &seed, &answers, Some(&marks), errors))
    }
}
