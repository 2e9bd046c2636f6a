//! The whole guide of a project, also as a sheet for a site visit.

use serde::Serialize;

use super::super::Slug;
use super::{Hint, of_slug, rules};
use crate::error::Result;
use crate::people::access::Anyone;
use crate::web::Response;
use crate::web::address::At;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct GuidePage {
    slug: String,
    title: String,
    reference_date: Option<String>,
    /// Hints by group, in order.
    groups: Vec<(&'static str, Vec<Hint>)>,
    /// How many rules were looked at.
    rules: usize,
}

impl Page for GuidePage {
    const TEMPLATE: &'static str = "projects/guide.html";
}

pub(in super::super) async fn show(_: Anyone, visit: Visit, At(Slug(slug)): At<Slug>) -> Result<Response> {
    let project = super::super::show::find(&visit, slug).await?;
    let mut groups: Vec<(&'static str, Vec<Hint>)> = Vec::new();
    for hint in of_slug(&visit.app, visit.lang, &project.slug).await? {
        match groups.last_mut().filter(|(group, _)| *group == hint.group) {
            Some((_, hints)) => hints.push(hint),
            None => groups.push((hint.group, vec![hint])),
        }
    }
    visit.show(&GuidePage {
        slug: project.slug,
        title: project.title,
        reference_date: project.reference_date.map(|date| date.to_string()),
        groups,
        rules: rules()?.len(),
    })
}
