//! What of this site is open data, and how programs read it: addresses, parameters, fields and codes. What
//! lists can be asked for is told by the lists themselves, so that the page says what is true.

use dataset::codes;
use serde::Serialize;

use crate::archive::exchange::{Effectiveness, Progress};
use crate::error::Result;
use crate::people::access::Anyone;
use crate::projects::{filter, words};
use crate::web::Response;
use crate::web::api::Takes;
use crate::web::page::Page;
use crate::web::visit::Visit;
use crate::{archive, notes, posts};

/// What a list and its items tell, by the names of the fields.
struct Told {
    /// Its name: the last part of the address, and of text keys.
    name: &'static str,
    /// Fields of each item.
    items: &'static [&'static str],
    /// Those that an item has besides, asked for alone.
    alone: &'static [&'static str],
}

const TOLD: [Told; 4] = [
    Told {
        name: "projects",
        items: &[
            "slug",
            "code",
            "cup",
            "title",
            "theme",
            "nature",
            "state",
            "cycle",
            "cost_cents",
            "payments_cents",
            "start",
            "planned_end",
            "places",
            "reference_date",
        ],
        alone: &["summary", "source", "actual_end", "columns", "attribution"],
    },
    Told {
        name: "reports",
        items: &[
            "slug",
            "url",
            "api_url",
            "title",
            "team",
            "school",
            "municipality",
            "region",
            "edition",
            "theme",
            "project",
            "stato_di_avanzamento",
            "giudizio_di_efficacia",
            "version",
            "published_at",
            "licence",
        ],
        alone: &["place", "project_then", "project_at_publication", "form", "parts", "evidence", "versions"],
    },
    Told {
        name: "posts",
        items: &[
            "slug",
            "url",
            "api_url",
            "title",
            "summary",
            "tags",
            "team",
            "school",
            "municipality",
            "region",
            "edition",
            "step",
            "theme",
            "project",
            "version",
            "published_at",
            "updated_at",
            "licence",
        ],
        alone: &["text", "pieces"],
    },
    Told {
        name: "notes",
        items: &[
            "slug",
            "url",
            "api_url",
            "title",
            "summary",
            "author",
            "subjects",
            "version",
            "version_url",
            "published_at",
            "data_of",
            "licence",
        ],
        alone: &["text", "figures"],
    },
];

/// Facets whose codes are told, as in text keys, with their lists.
static CODED: [(&str, &[codes::Entry]); 6] = [
    ("theme", &codes::THEMES),
    ("nature", &codes::NATURES),
    ("state", &codes::STATES),
    ("cycle", &codes::CYCLES),
    ("cost", &codes::BANDS),
    ("region", &codes::REGIONS),
];

#[derive(Serialize)]
struct OpenDataPage {
    /// The site's own address.
    base: String,
    lists: Vec<ListView>,
    /// The exchange with the portal.
    exchange: Vec<ParameterView>,
    progress: Vec<(&'static str, String)>,
    /// Code, words, and how they depend on the progress.
    judgements: Vec<(&'static str, String, String)>,
    /// By facet: code and words.
    codes: Vec<(&'static str, Vec<(&'static str, String)>)>,
}

#[derive(Serialize)]
struct ListView {
    name: &'static str,
    parameters: Vec<ParameterView>,
    /// Name and what it says.
    fields: Vec<(&'static str, String)>,
    alone: Vec<(&'static str, String)>,
}

#[derive(Serialize)]
struct ParameterView {
    name: &'static str,
    about: String,
    /// What it takes, if that is a list.
    values: Vec<&'static str>,
}

impl Page for OpenDataPage {
    const TEMPLATE: &'static str = "about/open_data.html";
}

fn parameters(visit: &Visit, known: &[(&'static str, Takes)]) -> Vec<ParameterView> {
    let view = |one: &(&'static str, Takes)| ParameterView {
        name: one.0,
        about: visit.t(&format!("open-data-parameter-{}", one.0.replace('_', "-"))),
        values: match &one.1 {
            Takes::OneOf(values) => values.clone(),
            Takes::Any | Takes::Page => Vec::new(),
        },
    };
    known.iter().map(view).collect()
}

fn fields(visit: &Visit, names: &[&'static str]) -> Vec<(&'static str, String)> {
    let about = |name: &&'static str| visit.t(&format!("open-data-field-{}", name.replace('_', "-")));
    names.iter().map(|name| (*name, about(name))).collect()
}

fn list(visit: &Visit, told: &Told) -> ListView {
    let known = match told.name {
        "projects" => parameters(visit, &filter::parameters()),
        "reports" => parameters(visit, &archive::api::parameters()),
        "posts" => parameters(visit, &posts::api::parameters()),
        _ => parameters(visit, &notes::api::parameters()),
    };
    ListView {
        name: told.name,
        parameters: known,
        fields: fields(visit, told.items),
        alone: fields(visit, told.alone),
    }
}

pub(super) async fn show(_: Anyone, visit: Visit) -> Result<Response> {
    let coded = |(facet, list): (&'static str, &'static [codes::Entry])| {
        let called = |code: &str, label: &str| words::called(&visit.app, visit.lang, facet, code, label);
        let codes: Vec<_> = list.iter().map(|(code, label)| (*code, called(code, label))).collect();
        (facet, codes)
    };
    let observed = |one: &Progress| (one.code(), visit.t(&format!("archive-progress-{}", one.code())));
    let judged = |one: &Effectiveness| {
        let code = one.code();
        let words = visit.t(&format!("archive-effectiveness-{code}"));
        (code, words, visit.t(&format!("open-data-judgement-{code}")))
    };
    visit.show(&OpenDataPage {
        base: visit.app.config.base_url.clone(),
        lists: TOLD.iter().map(|told| list(&visit, told)).collect(),
        exchange: parameters(&visit, &archive::exchange::parameters()),
        progress: Progress::ALL.iter().map(observed).collect(),
        judgements: Effectiveness::ALL.iter().map(judged).collect(),
        codes: CODED.iter().copied().map(coded).collect(),
    })
}
