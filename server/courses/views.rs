//! A text of the course as its reader sees it: what is live in it answered from today's data.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use dataset::{Dataset, Filter, Sort, codes};
use serde::{Deserialize, Serialize};

use super::chart_view::{self, ChartView};
use super::content::{Drawing, Lesson};
use super::document::{Activity, Document, Part, Query, Show};
use super::live::{self, Ask, Place};
use crate::error::Result;
use crate::projects::glossary;
use crate::projects::list::{CardView, counted, share};
use crate::web::visit::Visit;

/// The region that a page is asked for: it is in the address, and remembered nowhere.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    region: String,
}

impl Asked {
    /// As a form says it.
    pub(super) fn of(region: &str) -> Self {
        Self { region: region.to_owned() }
    }
}

/// Where "own" questions ask.
#[derive(Clone, Serialize)]
pub(crate) struct Region {
    /// Its code; none for all of Italy.
    pub(super) code: Option<String>,
    /// Is it the region of the reader's class?
    pub(super) of_class: bool,
    /// Code and name of each region.
    regions: Vec<(&'static str, &'static str)>,
}

impl Region {
    /// What the page was asked for, else the class's region, else Italy.
    pub(super) async fn of(visit: &Visit, asked: &Asked) -> Result<Self> {
        let own = live::own_region(visit).await?;
        let chosen = live::regions().find(|(code, _)| *code == asked.region).map(|(code, _)| code.to_owned());
        let code = if asked.region == "all" { None } else { chosen.or_else(|| own.clone()) };
        let mut sorted: Vec<_> = live::regions().collect();
        sorted.sort_by_key(|(_, name)| *name);
        Ok(Self { of_class: code.is_some() && code == own, code, regions: sorted })
    }

    /// All of Italy.
    pub(crate) fn italy() -> Self {
        Self { code: None, of_class: false, regions: Vec::new() }
    }
}

/// A part of a text, answered.
#[derive(Serialize)]
#[serde(tag = "part", rename_all = "lowercase")]
pub(super) enum PartView<'a> {
    Html { html: &'a str },
    Figure { file: &'a str, alt: &'a str, caption: &'a str, width: u32, height: u32 },
    Glossary { words: Vec<WordView> },
    Query(Box<QueryView<'a>>),
    Chart(Box<ChartView<'a>>),
    Activity(ActivityView<'a>),
    Quiz,
}

/// A word of the glossary. `anchor`: it is where links to it lead.
#[derive(Clone, Serialize)]
pub(super) struct WordView {
    id: String,
    term: &'static str,
    text: &'static str,
    anchor: bool,
}

#[derive(Serialize)]
pub(super) struct QueryView<'a> {
    number: usize,
    title: &'a str,
    own: bool,
    place: String,
    /// The reader's region, if there is nothing in it and all of Italy is shown in its place.
    instead: Option<String>,
    /// None as long as there is no dataset.
    found: Option<FoundView>,
    href: String,
    below: Vec<PartView<'a>>,
}

#[derive(Serialize)]
struct FoundView {
    total: i64,
    cost: i64,
    paid: i64,
    share: Option<i64>,
    /// None where only the totals are shown.
    items: Option<Vec<CardView>>,
    as_of: Option<String>,
}

#[derive(Serialize)]
pub(super) struct ActivityView<'a> {
    id: &'a str,
    title: &'a str,
    minutes: u32,
    group: &'a str,
    materials: &'a [String],
    parts: Vec<PartView<'a>>,
}

/// A text, answered.
#[derive(Serialize)]
pub(crate) struct TextView<'a> {
    pub(super) parts: Vec<PartView<'a>>,
    /// Words that are linked to and stand in no box.
    words: Vec<WordView>,
}

/// The figures beside a text, by name.
type Figures = BTreeMap<String, Drawing>;

/// Answers what is live in a unit's text.
pub(super) async fn text<'a>(visit: &Visit, lesson: &'a Lesson, region: &Region) -> Result<TextView<'a>> {
    answered(visit, &lesson.document, &lesson.figures, region).await
}

/// Answers what is live in any text of the course's manner.
pub(crate) async fn answered<'a>(
    visit: &Visit,
    document: &'a Document,
    figures: &'a Figures,
    region: &Region,
) -> Result<TextView<'a>> {
    let dataset = visit.app.dataset.find();
    let mut boxed = BTreeSet::new();
    let mut parts = Vec::new();
    for (number, part) in document.parts.iter().enumerate() {
        parts.push(match part {
            Part::Glossary(terms) => {
                let word = |id: &String| word(visit, id, boxed.insert(id.clone()));
                PartView::Glossary { words: terms.iter().filter_map(word).collect() }
            }
            Part::Query(asked) => {
                let view = query(visit, dataset.as_ref(), figures, asked, number, region).await?;
                PartView::Query(Box::new(view))
            }
            Part::Chart(chart) => {
                let place = place(visit, &chart.ask, region);
                let view =
                    chart_view::view(visit, dataset.as_ref(), chart, number, place, region.code.as_deref())
                        .await?;
                PartView::Chart(Box::new(view))
            }
            still => PartView::still(still, figures),
        });
    }
    Ok(TextView { parts, words: words(visit, document, &boxed) })
}

/// The words that stand in no box.
fn words(visit: &Visit, document: &Document, boxed: &BTreeSet<String>) -> Vec<WordView> {
    document.terms.iter().filter(|id| !boxed.contains(*id)).filter_map(|id| word(visit, id, true)).collect()
}

fn word(visit: &Visit, id: &str, anchor: bool) -> Option<WordView> {
    let term = *glossary::terms(visit.lang).get(id)?;
    Some(WordView { id: id.to_owned(), term: &term.term, text: &term.text, anchor })
}

impl<'a> PartView<'a> {
    /// A part that asks nothing of the data.
    fn still(part: &'a Part, figures: &'a Figures) -> Self {
        match part {
            Part::Html(html) => Self::Html { html },
            Part::Figure(figure) => {
                let size = figures.get(&figure.file).map_or((0, 0), Drawing::size);
                let (file, alt, caption) = (&figure.file, &figure.alt, &figure.caption);
                Self::Figure { file, alt, caption, width: size.0, height: size.1 }
            }
            Part::Activity(activity) => Self::Activity(ActivityView::of(activity, figures)),
            Part::Quiz | Part::Glossary(_) | Part::Query(_) | Part::Chart(_) => Self::Quiz,
        }
    }
}

impl<'a> ActivityView<'a> {
    pub(super) fn of(activity: &'a Activity, figures: &'a Figures) -> Self {
        let Activity { id, title, minutes, group, materials, parts } = activity;
        let parts = parts.iter().map(|part| PartView::still(part, figures)).collect();
        Self { id, title, minutes: *minutes, group, materials, parts }
    }
}

/// Where a question asks, in words.
pub(super) fn place(visit: &Visit, ask: &Ask, region: &Region) -> String {
    let name = |code: &str| {
        let found = codes::REGIONS.iter().find(|(known, _)| *known == code);
        found.map_or_else(|| code.to_owned(), |(_, name)| (*name).to_owned())
    };
    match (ask.place(), &region.code) {
        (Place::Own, Some(code)) => name(code),
        (Place::Regions(codes), _) => codes.iter().map(|code| name(code)).collect::<Vec<_>>().join(", "),
        (Place::Italy | Place::Own, _) => visit.t("courses-italy"),
    }
}

async fn query<'a>(
    visit: &Visit,
    dataset: Option<&Arc<Dataset>>,
    figures: &'a Figures,
    query: &'a Query,
    number: usize,
    region: &Region,
) -> Result<QueryView<'a>> {
    let search = |region: &Region| {
        let search = query.ask.filter(region.code.as_deref());
        match query.show {
            Show::Largest => Filter { sort: Sort::Cost, ..search },
            Show::List | Show::Totals => search,
        }
    };
    let (italy, mut asked, mut instead) = (Region::italy(), region, None);
    let found = match dataset {
        None => None,
        Some(dataset) => {
            let limit = usize::try_from(query.limit).unwrap_or(1);
            let mut found = visit.app.dataset.search(dataset, search(region), 1, limit).await?;
            // What is to be done with the list can't be done with an empty one.
            if counted(found.total) == 0 && query.ask.is_own() && region.code.is_some() {
                found = visit.app.dataset.search(dataset, search(&italy), 1, limit).await?;
                instead = Some(place(visit, &query.ask, region));
                asked = &italy;
            }
            let items = found.items.into_iter().map(CardView::from).collect();
            Some(FoundView {
                total: counted(found.total),
                cost: found.cost_cents,
                paid: found.payments_cents,
                share: share(Some(found.cost_cents), Some(found.payments_cents)),
                items: (query.show != Show::Totals).then_some(items),
                as_of: dataset.manifest().reference_date.map(|date| date.to_string()),
            })
        }
    };
    Ok(QueryView {
        number,
        title: &query.title,
        own: query.ask.is_own(),
        place: place(visit, &query.ask, asked),
        instead,
        found,
        href: visit.link(&live::path(&search(asked))),
        below: query.parts.iter().map(|part| PartView::still(part, figures)).collect(),
    })
}
