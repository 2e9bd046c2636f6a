//! The teacher reads the whole part before it leaves the school, with what a machine has found in it, and lets
//! it go or sends it back.

use http::StatusCode;
use serde::{Deserialize, Serialize};
use tables::kinds::Part;

use super::access::{ConsentReport, ReadReport, Which, may_consent};
use super::evidence::{self, EvidenceView};
use super::found::{self, Place};
use super::stage::{self, Moved};
use super::views::{self, ReadSection};
use super::{answer, questions, submission};
use crate::error::{Error, Result};
use crate::privacy::FoundView;
use crate::teams::access::TeamTie;
use crate::text::Arg;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The longest reason, in characters.
const LONGEST_REASON: usize = 5000;

#[derive(Serialize)]
struct ConsentPage {
    report: i64,
    team: String,
    project: String,
    part: &'static str,
    revision: i32,
    sections: Vec<ReadSection>,
    evidence: Vec<EvidenceView>,
    found: Vec<FoundView>,
    /// Something that was found keeps it from going out.
    stops: bool,
    /// The teacher has to say that they have looked.
    doubtful: bool,
    /// Does the part still wait for an answer, and is it as the page shows it?
    open: bool,
    form: DecisionForm,
    errors: Errors,
}

impl Page for ConsentPage {
    const TEMPLATE: &'static str = "reports/consent.html";
}

/// The decision, as typed.
#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct DecisionForm {
    revision: String,
    /// `yes` lets it go, anything else sends it back.
    decision: String,
    reason: String,
    /// `yes`: what looks like a student's name and surname is none.
    looked: String,
}

/// A teacher who follows the mail's link after a colleague has decided is told so.
pub(super) async fn show(may: ReadReport, visit: Visit, At(Which(part)): At<Which>) -> Result<Response> {
    let row = may.part(part).ok_or(Error::NotFound)?;
    if !may_consent(may.tie, row.stage) {
        return match may.tie {
            TeamTie::Teacher => {
                let path = format!("/reports/{}", may.report.id);
                visit.go_saying(&path, "info", visit.t("reports-consent-over")).await
            }
            TeamTie::Member | TeamTie::Supporter | TeamTie::Staff | TeamTie::None => Err(Error::Forbidden),
        };
    }
    let may = ConsentReport::check(&visit.app.db, may.by, may.report.id, part).await?;
    visit.show(&page(&visit, &may, DecisionForm::default(), Errors::new()).await?)
}

async fn page(
    visit: &Visit,
    may: &ConsentReport,
    typed: DecisionForm,
    errors: Errors,
) -> Result<ConsentPage> {
    let db = &visit.app.db;
    let form = questions::of(&may.report.form_version)?;
    let answers = answer::values(&answer::all(db, may.report.id).await?);
    let part: Part = may.part.part;
    let evidence = evidence::views(visit, &may.report).await?;
    let found = found::of(&visit.app, &may.team, &may.report, part).await?;
    let address = |place: &Place| match place {
        Place::Team => visit.link(&format!("/teams/{}/profile", may.team.id)),
        Place::Question { question, .. } => format!("#question-{question}"),
        Place::Evidence { .. } => visit.link(&format!("/reports/{}/evidence", may.report.id)),
    };
    Ok(ConsentPage {
        report: may.report.id.0,
        team: may.team.name.clone(),
        project: may.report.project_title.clone(),
        part: part.as_str(),
        revision: may.part.revision,
        sections: views::read(form, part, &answers, &may.report.snapshot, visit.lang),
        evidence: evidence.into_iter().filter(|one| one.part == part.as_str()).collect(),
        stops: found::stops(&found),
        doubtful: found::is_doubtful(&found),
        open: may.is_open(),
        found: found::views(visit, &found, address),
        form: typed,
        errors,
    })
}

pub(super) async fn save(
    may: ConsentReport,
    visit: Visit,
    Form(form): Form<DecisionForm>,
) -> Result<Response> {
    let based_on = submission::based_on(&form.revision)?;
    if !may.is_open() {
        return late(&visit, may, form).await;
    }
    let (moved, key) = if form.decision == "yes" {
        let found = found::of(&visit.app, &may.team, &may.report, may.part.part).await?;
        let mut errors = Errors::new();
        if found::stops(&found) {
            errors.add("", visit.t("reports-consent-stopped"));
        } else if found::is_doubtful(&found) && form.looked != "yes" {
            errors.add("looked", visit.t("privacy-looked-missing"));
        }
        if !errors.is_empty() {
            let page = page(&visit, &may, form, errors).await?;
            return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
        (stage::consent(&visit.app, &may, based_on).await?, "reports-consent-given")
    } else {
        let reason = form.reason.replace("\r\n", "\n").trim().to_owned();
        let mut errors = Errors::new();
        if reason.is_empty() {
            errors.add("reason", visit.t("reports-reason-empty"));
        } else if reason.chars().count() > LONGEST_REASON {
            let max = [("max", Arg::from(LONGEST_REASON))];
            errors.add("reason", visit.t_with("reports-mistake-long", &max));
        }
        if !errors.is_empty() {
            let page = page(&visit, &may, form, errors).await?;
            return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
        (stage::send_back(&visit.app, &may, based_on, &reason).await?, "reports-sent-back")
    };
    match moved {
        Moved::Done => submission::say(&visit, may.report.id, moved, key).await,
        Moved::Stale => {
            let may = ConsentReport::check(&visit.app.db, may.by, may.report.id, may.part.part).await?;
            late(&visit, may, form).await
        }
    }
}

/// The page as it is now, with what was typed: a colleague was first, or the team took its request back.
async fn late(visit: &Visit, may: ConsentReport, form: DecisionForm) -> Result<Response> {
    let mut errors = Errors::new();
    errors.add("", visit.t(if may.is_open() { "reports-consent-moved" } else { "reports-consent-over" }));
    visit.show_with(StatusCode::CONFLICT, &page(visit, &may, form, errors).await?)
}
