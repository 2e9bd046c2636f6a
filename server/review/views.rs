//! Questions, answers, threads and evidence, ready to show in one language.

use std::collections::BTreeMap;

use serde::Serialize;

use super::content::{Answer, Question, Section};
use super::remarks::ThreadView;
use crate::desk::charts::ChartView;
use crate::text::Lang;
use crate::web::form::Errors;

/// An answer, ready to show in one language.
#[derive(Serialize)]
pub struct AnswerView {
    kind: &'static str,
    paragraphs: Vec<String>,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl AnswerView {
    /// In that language.
    pub fn of(answer: &Answer, lang: Lang) -> Self {
        let (mut columns, mut rows, mut paragraphs) = (Vec::new(), Vec::new(), Vec::new());
        let kind = match answer {
            Answer::Text { text } => {
                paragraphs = text.lines().filter(|line| !line.trim().is_empty()).map(Into::into).collect();
                "text"
            }
            Answer::Choice { options } => {
                paragraphs = options.iter().map(|option| option.plain(lang)).collect();
                "choice"
            }
            Answer::Rows { columns: headings, rows: cells } => {
                columns = headings.iter().map(|heading| heading.of(lang).to_owned()).collect();
                rows = cells
                    .iter()
                    .map(|row| row.iter().map(|cell| cell.of(lang).to_owned()).collect())
                    .collect();
                "rows"
            }
            Answer::Place { address, point } => {
                paragraphs.extend((!address.is_empty()).then(|| address.clone()));
                paragraphs.extend(point.map(|point| format!("{:.5}, {:.5}", point.lat, point.lon)));
                "place"
            }
        };
        Self { kind, paragraphs, columns, rows }
    }
}

/// A question with its answer and its thread.
#[derive(Serialize)]
pub(super) struct QuestionView {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) answer: Option<AnswerView>,
    pub(super) thread: ThreadView,
    pub(super) evidence: Vec<EvidenceView>,
    /// What was typed into this thread, when it could not be taken.
    pub(super) body: String,
    pub(super) errors: Errors,
}

#[derive(Serialize)]
pub(super) struct SectionView {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) questions: Vec<QuestionView>,
}

#[derive(Clone, Serialize)]
pub(super) struct EvidenceView {
    pub(super) kind: String,
    pub(super) question: Option<String>,
    pub(super) title: String,
    pub(super) alt: String,
    pub(super) href: Option<String>,
    pub(super) thumb: Option<String>,
    pub(super) chart: Option<ChartView>,
}

/// The sections with their threads; takes what it uses out of `threads`.
pub(super) fn sections(
    sections: Vec<Section>,
    lang: Lang,
    threads: &mut BTreeMap<String, ThreadView>,
) -> Vec<SectionView> {
    let mut question = |asked: Question| QuestionView {
        label: asked.label.of(lang).to_owned(),
        answer: asked.answer.as_ref().map(|answer| AnswerView::of(answer, lang)),
        thread: threads.remove(&asked.id).unwrap_or_default(),
        evidence: Vec::new(),
        body: String::new(),
        errors: Errors::new(),
        id: asked.id,
    };
    sections
        .into_iter()
        .map(|section| SectionView {
            title: section.title.of(lang).to_owned(),
            questions: section.questions.into_iter().map(&mut question).collect(),
            id: section.id,
        })
        .collect()
}
