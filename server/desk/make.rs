//! From a selection to a chart: the values worked out, drawn, and a first draft of its words.

use std::sync::Arc;

use dataset::{By, Dataset, Filter, places};

use super::content::{Content, Row, Source};
use super::draw::{self, Drawing};
use super::figures;
use super::kind::Kind;
use super::words;
use crate::App;
use crate::courses::live::Measure;
use crate::courses::points::{self, Wanted, by_name, measure_name};
use crate::error::Result;
use crate::projects::filter;
use crate::text::{Arg, Lang};

/// So many names of rows that say the same number are in a draft.
const NAMED: usize = 4;

/// What is to be drawn.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The selection.
    pub filter: Filter,
    /// How.
    pub kind: Kind,
    /// Along what.
    pub by: By,
    /// How much of what.
    pub measure: Measure,
}

/// A chart's words, as people give them.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Title.
    pub title: String,
    /// What a reader should see in it.
    pub alt: String,
    /// What the team says of it.
    pub note: String,
}

/// The values of a plan, in the order in which they are drawn. What cannot be told is left out.
pub async fn rows(app: &App, lang: Lang, dataset: &Arc<Dataset>, plan: &Plan) -> Result<Vec<Row>> {
    let own_people = matches!(plan.by, By::Region | By::Province);
    let per_head = plan.measure == Measure::CostPerHead;
    // Of values that all have the same inhabitants, those with the highest cost come first.
    let sorted_by = if per_head && !own_people { Measure::Cost } else { plan.measure };
    let wanted =
        Wanted { kind: plan.kind.shape(plan.by), by: plan.by, measure: sorted_by, limit: plan.kind.limit() };
    let points = points::of(app, lang, dataset, plan.filter.clone(), wanted).await?;
    // Bands without a project are drawn beside others; alone they say nothing.
    if points.iter().all(|point| point.totals.count == 0) {
        return Ok(Vec::new());
    }
    let everybody = figures::people(&plan.filter);
    let row = |point: points::Point| {
        let people = if own_people { places::people(&point.code) } else { everybody };
        let value = point.totals.measure(plan.measure, people.filter(|_| per_head))?;
        let shown = figures::in_words(app, lang, plan.measure, value);
        Some(Row { code: point.code, label: point.label, value, shown })
    };
    Ok(points.into_iter().filter_map(row).collect())
}

/// The chart of a plan, with those words.
pub async fn chart(
    app: &App,
    lang: Lang,
    dataset: &Arc<Dataset>,
    plan: &Plan,
    said: &Words,
) -> Result<Content> {
    let rows = rows(app, lang, dataset, plan).await?;
    let in_words = |value: f64| figures::in_words(app, lang, plan.measure, value);
    let (by, measure) = (by_name(plan.by), measure_name(plan.measure));
    let measure_label = app.texts.get(lang, &format!("courses-chart-{measure}"), &[]);
    let drawing = Drawing {
        title: &said.title,
        alt: &said.alt,
        lang,
        measure: &measure_label,
        rows: &rows,
        words: &in_words,
    };
    let svg = draw::svg(plan.kind, &drawing);
    Ok(Content {
        title: said.title.clone(),
        alt: said.alt.clone(),
        note: said.note.clone(),
        language: lang,
        kind: plan.kind.as_str().to_owned(),
        by: by.to_owned(),
        measure: measure.to_owned(),
        by_label: app.texts.get(lang, &format!("courses-chart-by-{by}"), &[]),
        measure_label,
        svg,
        rows,
        source: Source {
            words: words::of(app, lang, Some(dataset), &plan.filter),
            query: filter::query(&plan.filter, 1),
            data_of: dataset.manifest().reference_date.map(|date| date.to_string()),
            borders: plan.kind == Kind::Map,
            people: plan.measure == Measure::CostPerHead,
        },
    })
}

/// The same chart with other words: what was drawn stays.
pub fn reworded(app: &App, old: &Content, said: &Words) -> Content {
    let mut new =
        Content { title: said.title.clone(), alt: said.alt.clone(), note: said.note.clone(), ..old.clone() };
    // Title and alternative text are in the drawing too.
    if let (Some(kind), Some(measure)) = (Kind::parse(&old.kind), figures::measure(&old.measure)) {
        let in_words = |value: f64| figures::in_words(app, old.language, measure, value);
        new.svg = draw::svg(
            kind,
            &Drawing {
                title: &said.title,
                alt: &said.alt,
                lang: old.language,
                measure: &old.measure_label,
                rows: &old.rows,
                words: &in_words,
            },
        );
    }
    new
}

/// The names of all rows that say the same number: of two that are highest neither is left out.
fn alike(app: &App, lang: Lang, content: &Content, like: &Row) -> String {
    let all: Vec<&str> =
        content.rows.iter().filter(|row| row.shown == like.shown).map(|row| row.label.as_str()).collect();
    let labels = all[..all.len().min(NAMED)].join(", ");
    match all.len().saturating_sub(NAMED) {
        0 => labels,
        n => app.texts.get(lang, "desk-draft-and", &[("labels", labels.into()), ("n", Arg::from(n))]),
    }
}

/// First drafts of title and alternative text: what the numbers say, for the team to read and mend.
pub fn draft(app: &App, lang: Lang, name: &str, content: &Content) -> Words {
    let text = |key: &str, args: &[(&str, Arg)]| app.texts.get(lang, key, args);
    let by = content.by_label.to_lowercase();
    let common = [
        ("measure", Arg::from(content.measure_label.as_str())),
        ("by", Arg::from(by)),
        ("name", Arg::from(name)),
    ];
    let title = text("desk-draft-title", &common);
    let largest = content.rows.iter().max_by(|a, b| a.value.total_cmp(&b.value));
    let smallest = content.rows.iter().min_by(|a, b| a.value.total_cmp(&b.value));
    let (Some(largest), Some(smallest)) = (largest, smallest) else {
        return Words { title, alt: String::new(), note: String::new() };
    };
    let mut args = common.to_vec();
    let row = |row: &Row, label: &'static str, value: &'static str| {
        [(label, Arg::from(row.label.as_str())), (value, Arg::from(row.shown.as_str()))]
    };
    for (like, label, value) in [(largest, "most-label", "most"), (smallest, "least-label", "least")] {
        args.push((label, Arg::from(alike(app, lang, content, like))));
        args.push((value, Arg::from(like.shown.as_str())));
    }
    if let (Some(first), Some(last)) = (content.rows.first(), content.rows.last()) {
        args.extend(row(first, "first-label", "first"));
        args.extend(row(last, "last-label", "last"));
    }
    args.push(("n", Arg::from(content.rows.len())));
    let kind = if content.rows.len() == 1 { "one" } else { content.kind.as_str() };
    let alt = text(&format!("desk-draft-{kind}"), &args);
    Words { title, alt, note: String::new() }
}
