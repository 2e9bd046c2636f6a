//! What a machine finds in a part of a report that should not be public: in answers, in what is said of
//! evidence, in the properties of PDFs, in the team's name. Team, teacher and staff see the same.

use tables::kinds::Part;
use tables::{report, team};

use super::{answer, material, questions, value};
use crate::App;
use crate::desk::charts;
use crate::error::Result;
use crate::privacy::{self, Finding, FoundView, Student, scan};
use crate::schools::attachment;
use crate::text::{Arg, Both, Lang};
use crate::web::visit::Visit;

/// Where something was found.
#[derive(Clone, Debug)]
pub enum Place {
    /// The team's name.
    Team,
    /// An answer.
    Question {
        /// The section that asks.
        section: String,
        /// The question.
        question: String,
        /// Its words.
        label: Both,
    },
    /// A piece of evidence.
    Evidence {
        /// Its caption.
        title: String,
    },
}

/// Something that was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// Where.
    pub place: Place,
    /// What.
    pub finding: Finding,
}

/// Can the part go out with it?
pub fn stops(found: &[Found]) -> bool {
    found.iter().any(|one| one.finding.stops())
}

/// Is there something of which a teacher must say that they have looked at it?
pub fn is_doubtful(found: &[Found]) -> bool {
    found.iter().any(|one| one.finding.is_doubtful())
}

/// Looks a part through: all that its publication would show of the team's own words.
pub async fn of(app: &App, team: &team::Model, report: &report::Model, part: Part) -> Result<Vec<Found>> {
    let db = &app.db;
    let students = privacy::of_team(db, team).await?;
    let mut found = look(&Place::Team, &team.name, &students);
    let form = questions::of(&report.form_version)?;
    let answers = answer::values(&answer::all(db, report.id).await?);
    for section in form.of_part(part) {
        for question in section.questions.iter().filter(|one| one.is_asked(&answers, &report.snapshot)) {
            let Some(value) = answers.get(&question.id) else { continue };
            let place = Place::Question {
                section: section.id.clone(),
                question: question.id.clone(),
                label: question.label.clone(),
            };
            let lines = value::lines(question, value, &answers, Lang::It);
            found.extend(look(&place, &lines.join("\n"), &students));
        }
    }
    let pieces = material::of(db, report.id).await?;
    let drawn = charts::versions(db, pieces.iter().filter_map(|(row, _)| row.chart_version_id)).await?;
    for (row, file) in pieces {
        if material::part_of(report, row.question.as_deref())? != part {
            continue;
        }
        let place = Place::Evidence { title: row.title.clone() };
        let mut said = vec![row.title, row.alt, row.url.unwrap_or_default()];
        if let Some(chart) = row.chart_version_id.and_then(|id| drawn.get(&id)) {
            let content = &chart.content;
            said.extend([content.title.clone(), content.alt.clone(), content.note.clone()]);
        }
        found.extend(look(&place, &said.join("\n"), &students));
        if let Some(file) = file {
            let named = authors(attachment::authors(app, &file).await?, &students);
            found.extend(named.into_iter().map(|finding| Found { place: place.clone(), finding }));
        }
    }
    Ok(found)
}

fn look(place: &Place, text: &str, students: &[Student]) -> Vec<Found> {
    let found = scan(text, students).into_iter();
    found.map(|finding| Found { place: place.clone(), finding }).collect()
}

/// What is to be said of the authors that a PDF names: a student among them stops it.
fn authors(named: Option<Vec<String>>, students: &[Student]) -> Vec<Finding> {
    let Some(named) = named else { return vec![Finding::Sealed] };
    named
        .into_iter()
        .flat_map(|author| {
            let mut found = scan(&author, students);
            found.retain(Finding::stops);
            if found.is_empty() { vec![Finding::Author(author)] } else { found }
        })
        .collect()
}

/// Ready to be shown; `address` says where each place is for that reader, and is empty for what is not.
pub fn views(visit: &Visit, found: &[Found], address: impl Fn(&Place) -> String) -> Vec<FoundView> {
    let view = |one: &Found| FoundView::at(&one.finding, one.place.words(visit), address(&one.place));
    found.iter().map(view).collect()
}

impl Place {
    fn words(&self, visit: &Visit) -> String {
        match self {
            Self::Team => visit.t("reports-found-team"),
            Self::Question { label, .. } => label.of(visit.lang).to_owned(),
            Self::Evidence { title } => {
                visit.t_with("reports-found-evidence", &[("title", Arg::from(title.as_str()))])
            }
        }
    }
}
