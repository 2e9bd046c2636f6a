//! The exchange with the portal OpenCoesione, in the words and codes in which Monithon does it, so
//! that a reader of the one can read the other.
//!
//! Asked with `?codice_locale_progetto=…`, it tells of that project only. The answer is `{"code": 200, "message": "Ok", "count": n, "body": [line, …]}`; a line is:
//!
//! | field | what |
//! |---|---|
//! | `codice_locale_progetto` | the project's local code (CLP), as the portal writes it |
//! | `url_opencoesione` | the project's page on the portal |
//! | `id_report_monithon` | our number of the report |
//! | `url_monithon` | the report's lasting page here |
//! | `data_report_monithon` | day of publication, `YYYYMMDD` |
//! | `giudizio_di_efficacia` | judgement, 1–4; null if not answered |
//! | `stato_di_avanzamento_al_monitoraggio` | progress observed, 1–7; null if not answered |
//!
//! What the judgement's codes mean depends on the progress: 1 is "potentially effective" with
//! progress 1, 2, 3, 4, 5, 7 and "effective" with 6; 2 is "with substantial risks" with 1 and 2,
//! "with problems" else; 3 is "useless or harmful", with 6 "ineffective or harmful"; 4 is "cannot
//! be assessed".

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::published::{self, Filter, Published, Sort};
use crate::clock::day_in_italy;
use crate::error::Result;
use crate::people::access::Anyone;
use crate::web::Response;
use crate::web::api::{self, Takes};
use crate::web::form::Query;
use crate::web::visit::Visit;

/// Lines are read from the database in portions of so many.
const PORTION: u64 = 200;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),* $(,)? })*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The code that others know it by.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The value of a code.
            pub fn parse(code: &str) -> Option<Self> {
                match code.trim() { $($code => Some(Self::$variant),)* _ => None }
            }
        }
    )* };
}

codes! {
    /// `stato_di_avanzamento`: the progress as observed, whatever the official dates say.
    Progress {
        /// Just started.
        JustStarted = "1",
        /// Selected over a year ago, never begun.
        NeverStarted = "2",
        /// Under way without real hitches.
        UnderWay = "3",
        /// Under way with substantial trouble or delay.
        InTrouble = "4",
        /// Still for at least a year.
        Blocked = "5",
        /// Completed.
        Completed = "6",
        /// Could not be verified.
        NotVerified = "7",
    }
    /// `giudizio_di_efficacia`: the judgement; its words depend on the progress.
    Effectiveness {
        /// Effective, or potentially so.
        Effective = "1",
        /// Useful, with problems or risks.
        WithProblems = "2",
        /// Useless, ineffective or harmful.
        Useless = "3",
        /// Cannot be assessed.
        NotAssessable = "4",
    }
}

/// A published report as others read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The project's local code.
    pub project_code: String,
    /// The project's page on the portal.
    pub project_address: String,
    /// The report's number.
    pub report: i64,
    /// The report's page.
    pub report_address: String,
    /// The day of publication.
    pub date: NaiveDate,
    /// The judgement.
    pub effectiveness: Option<Effectiveness>,
    /// The progress observed.
    pub progress: Option<Progress>,
}

/// The line as it travels.
#[derive(Serialize, Deserialize)]
struct Wire {
    codice_locale_progetto: String,
    url_opencoesione: String,
    id_report_monithon: Value,
    url_monithon: String,
    data_report_monithon: Value,
    giudizio_di_efficacia: Value,
    stato_di_avanzamento_al_monitoraggio: Value,
}

/// A line that can't be understood: which field, and what it said.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {said}")]
pub struct Unreadable {
    /// The field.
    pub field: &'static str,
    /// What it said.
    pub said: String,
}

impl Line {
    /// As JSON.
    pub fn print(&self) -> Value {
        json!({
            "codice_locale_progetto": self.project_code,
            "url_opencoesione": self.project_address,
            "id_report_monithon": self.report,
            "url_monithon": self.report_address,
            "data_report_monithon": self.date.format("%Y%m%d").to_string(),
            "giudizio_di_efficacia": self.effectiveness.map(Effectiveness::code),
            "stato_di_avanzamento_al_monitoraggio": self.progress.map(Progress::code),
        })
    }

    /// From JSON. Numbers may come as texts or as numbers: both were met.
    pub fn parse(line: &Value) -> Result<Self, Unreadable> {
        let wire =
            Wire::deserialize(line).map_err(|error| Unreadable { field: "line", said: error.to_string() })?;
        let date = text(&wire.data_report_monithon);
        Ok(Self {
            project_code: wire.codice_locale_progetto,
            project_address: wire.url_opencoesione,
            report: text(&wire.id_report_monithon).parse().map_err(|_| Unreadable {
                field: "id_report_monithon",
                said: wire.id_report_monithon.to_string(),
            })?,
            report_address: wire.url_monithon,
            date: NaiveDate::parse_from_str(&date, "%Y%m%d")
                .map_err(|_| Unreadable { field: "data_report_monithon", said: date })?,
            effectiveness: coded("giudizio_di_efficacia", &wire.giudizio_di_efficacia, Effectiveness::parse)?,
            progress: coded(
                "stato_di_avanzamento_al_monitoraggio",
                &wire.stato_di_avanzamento_al_monitoraggio,
                Progress::parse,
            )?,
        })
    }

    fn of(visit: &Visit, published: &Published) -> Self {
        let content = &published.content;
        let slug = &content.project.slug;
        let main = content.parts.iter().find(|part| part.part == "main");
        Self {
            project_code: content.project.code.clone(),
            project_address: format!("https://opencoesione.gov.it/it/progetti/{slug}/"),
            report: published.report.id.0,
            report_address: format!("{}/it{}", visit.app.config.base_url, published.path()),
            date: main.map_or_else(|| day_in_italy(published.at), |part| part.date),
            effectiveness: Effectiveness::parse(&content.facets.effectiveness),
            progress: Progress::parse(&content.facets.progress),
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), |text| text.trim().to_owned())
}

fn coded<T>(
    field: &'static str,
    value: &Value,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, Unreadable> {
    if value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty()) {
        return Ok(None);
    }
    let said = text(value);
    parse(&said).map(Some).ok_or(Unreadable { field, said })
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ExchangeForm {
    codice_locale_progetto: String,
}

/// What can be asked for.
pub fn parameters() -> [(&'static str, Takes); 1] {
    [("codice_locale_progetto", Takes::Any)]
}

/// All published reports, or those on one project.
pub(super) async fn show(_: Anyone, visit: Visit, Query(form): Query<ExchangeForm>) -> Result<Response> {
    if let Some(mistake) = api::mistake(&visit, &parameters()) {
        return Ok(mistake);
    }
    let project = form.codice_locale_progetto.trim();
    let filter = Filter { project: project.to_owned(), ..Filter::default() };
    let mut body = Vec::new();
    for page in 0.. {
        let portion = published::find(&visit.app, &filter, Sort::Newest, page * PORTION, PORTION).await?;
        let last = portion.is_empty();
        body.extend(portion.iter().map(|one| Line::of(&visit, one).print()));
        if last {
            break;
        }
    }
    let answer = json!({ "code": 200, "message": "Ok", "count": body.len(), "body": body });
    Ok(api::answer(&answer))
}
