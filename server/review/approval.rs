//! Finding a part ready to be published.

use serde::Deserialize;

use super::access::JudgeReport;
use super::show;
use super::stage::{self, Moved};
use crate::error::Result;
use crate::web::Response;
use crate::web::form::Form;
use crate::web::visit::Visit;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ApprovalForm {
    revision: String,
}

pub(super) async fn save(may: JudgeReport, visit: Visit, Form(form): Form<ApprovalForm>) -> Result<Response> {
    let path = show::path(&may.part);
    match stage::approve(&visit.app, &may, show::revision(&form.revision)?).await? {
        Moved::Done => visit.go_saying(&path, "success", visit.t("review-approved")).await,
        Moved::Stale => visit.go_saying(&path, "warning", visit.t("review-moved")).await,
    }
}
