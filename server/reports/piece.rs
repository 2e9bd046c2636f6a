//! A new piece of evidence, put together from what the form sent.

use tables::ids::ChartVersionId;
use tables::kinds::EvidenceKind;

use super::access::EditReport;
use super::material::New;
use crate::desk::charts::{self, ChartView};
use crate::error::Result;
use crate::web::upload::{Sent, Upload};
use crate::web::visit::Visit;

/// The chart that was chosen, if it is one of the team's that is not put away.
pub(super) async fn chosen_chart(visit: &Visit, may: &EditReport, id: &str) -> Result<Option<ChartView>> {
    let offered = charts::of_team(&visit.app.db, may.report.team_id).await?;
    Ok(offered.into_iter().find(|chart| chart.id.to_string() == id))
}

/// The piece; a chart brings its own title and description.
pub(super) fn new_piece(
    kind: EvidenceKind,
    question: Option<String>,
    upload: &Upload,
    chart: Option<ChartView>,
    file: Option<Sent>,
) -> New {
    let typed = |name: &str| upload.one(name).to_owned();
    let (title, alt) = match (&chart, kind) {
        (Some(chart), _) => (chart.content.title.clone(), chart.content.alt.clone()),
        (None, EvidenceKind::Photo) => (typed("title"), typed("alt")),
        (None, EvidenceKind::Document | EvidenceKind::Link | EvidenceKind::Video | EvidenceKind::Chart) => {
            (typed("title"), String::new())
        }
    };
    let linked = matches!(kind, EvidenceKind::Link | EvidenceKind::Video);
    New {
        kind,
        question,
        title,
        alt,
        url: linked.then(|| typed("url")),
        chart: chart.map(|chart| ChartVersionId(chart.version)),
        upload: file.map(|file| (file.name, file.bytes)),
    }
}
