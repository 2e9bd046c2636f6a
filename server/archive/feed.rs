//! The published reports as an Atom feed: all of them, or those that a search leaves.

use super::list::{ListForm, address, choices};
use super::published::{self, Published, Sort};
use crate::error::Result;
use crate::people::access::Anyone;
use crate::text::Lang;
use crate::web::Response;
use crate::web::api::LICENCE;
use crate::web::atom::{Category, Entry, Feed};
use crate::web::form::Query;
use crate::web::visit::Visit;

/// So many reports are in it.
const MOST: u64 = 30;

pub(super) async fn show(_: Anyone, visit: Visit, Query(form): Query<ListForm>) -> Result<Response> {
    let filter = form.filter();
    let reports = published::find(&visit.app, &filter, Sort::Newest, 0, MOST).await?;
    let to = |path: &str| {
        let path = address(&visit.link(path), &choices(&filter, Sort::Newest));
        format!("{}{path}", visit.app.config.base_url)
    };
    let own = to("/rapporti/feed.xml");
    let feed = Feed {
        lang: visit.lang.as_str(),
        id: own.clone(),
        title: visit.t("archive-list-title"),
        subtitle: visit.t("archive-list-intro"),
        address: own,
        page: to("/rapporti"),
        updated: reports.first().map(|one| one.at.to_rfc3339()),
        rights: LICENCE.to_owned(),
        entries: reports.iter().map(|one| entry(&visit, one)).collect(),
    };
    feed.answer()
}

fn entry(visit: &Visit, one: &Published) -> Entry {
    let base = &visit.app.config.base_url;
    let (content, facets) = (&one.content, &one.content.facets);
    let judgement = Some(&facets.effectiveness).filter(|code| !code.is_empty());
    let judgement =
        judgement.map(|code| visit.app.texts.get(Lang::It, &format!("archive-effectiveness-{code}"), &[]));
    let about = [Some(content.project.title.clone()), judgement];
    let category =
        |scheme, term: &String, label: &String| Category { scheme, term: term.clone(), label: label.clone() };
    let categories = [
        category("theme", &facets.theme, &facets.theme_label),
        category("region", &facets.region, &content.region_name),
    ];
    Entry {
        // Whatever the language of the feed, students write in the programme's own.
        lang: Lang::It.as_str(),
        // The same in both languages' feeds: it is one report.
        id: format!("{base}/it{}", one.path()),
        address: format!("{base}{}", visit.link(&one.path())),
        title: content.title.clone(),
        summary: about.into_iter().flatten().collect::<Vec<_>>().join(". "),
        author: format!("{}, {} ({})", content.team, content.school, content.municipality),
        published: None,
        updated: one.at.to_rfc3339(),
        categories: categories.into_iter().filter(|one| !one.term.is_empty()).collect(),
        html: None,
    }
}
