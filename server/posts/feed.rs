//! The blog as an Atom feed: all of it, or one tag's or one edition's.

use super::index::{ListForm, address, choices};
use super::public::{self, PublicPost};
use super::views;
use crate::error::Result;
use crate::people::access::Anyone;
use crate::text::Lang;
use crate::web::Response;
use crate::web::api::LICENCE;
use crate::web::atom::{Category, Entry, Feed};
use crate::web::form::Query;
use crate::web::visit::Visit;

/// So many posts are in it.
const MOST: u64 = 30;

pub(super) async fn show(_: Anyone, visit: Visit, Query(form): Query<ListForm>) -> Result<Response> {
    let filter = form.filter();
    let posts = public::find(&visit.app, &filter, 0, MOST).await?;
    let to = |path: &str| {
        let path = address(&visit.link(path), &choices(&filter));
        format!("{}{path}", visit.app.config.base_url)
    };
    let own = to("/blog/feed.xml");
    let feed = Feed {
        lang: visit.lang.as_str(),
        id: own.clone(),
        title: visit.t("posts-blog-title"),
        subtitle: visit.t("posts-blog-intro"),
        address: own,
        page: to("/blog"),
        updated: posts.iter().map(|post| post.at).max().map(|at| at.to_rfc3339()),
        rights: LICENCE.to_owned(),
        entries: posts.iter().map(|post| entry(&visit, post)).collect(),
    };
    feed.answer()
}

fn entry(visit: &Visit, post: &PublicPost) -> Entry {
    let base = &visit.app.config.base_url;
    let content = &post.content;
    let tags = public::with_keys(&content.tags).into_iter();
    Entry {
        // Whatever the language of the feed, students write in the programme's own.
        lang: Lang::It.as_str(),
        // The same in both languages' feeds: it is one post.
        id: format!("{base}/it{}", post.path()),
        address: format!("{base}{}", visit.link(&post.path())),
        title: content.title.clone(),
        summary: content.summary.clone(),
        author: format!("{}, {} ({})", content.team, content.school, content.municipality),
        published: Some(post.first_at.to_rfc3339()),
        updated: post.at.to_rfc3339(),
        categories: tags.map(|(key, label)| Category { scheme: "", term: key, label }).collect(),
        html: Some(views::parts(&content.body, &[]).into_iter().filter_map(|part| part.html).collect()),
    }
}
