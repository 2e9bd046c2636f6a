//! The blog as an Atom feed (RFC 4287): all of it, or one tag's or one edition's.

use http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use http::{HeaderMap, HeaderValue};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use sha2::{Digest, Sha256};

use super::index::{ListForm, address, choices};
use super::public::{self, PublicPost};
use super::views;
use crate::error::{Error, Result};
use crate::people::access::Anyone;
use crate::web::form::Query;
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Response};

/// So many posts are in it.
const MOST: u64 = 30;
const ATOM: &str = "http://www.w3.org/2005/Atom";
const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

pub(super) async fn show(_: Anyone, visit: Visit, Query(form): Query<ListForm>) -> Result<Response> {
    let filter = form.filter();
    let posts = public::find(&visit.app, &filter, 0, MOST).await?;
    let own = address(&visit.link("/blog/feed.xml"), &choices(&filter));
    let page = address(&visit.link("/blog"), &choices(&filter));
    let xml = write(&visit, &posts, &own, &page).map_err(Error::internal)?;
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/atom+xml; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
    let hash = Sha256::digest(&xml);
    let tag = format!("W/\"{:016x}\"", u64::from_be_bytes(*hash.first_chunk().unwrap_or(&[0; 8])));
    headers.insert(ETAG, HeaderValue::from_str(&tag).map_err(Error::internal)?);
    Ok((headers, xml).into_response())
}

type Out = Writer<Vec<u8>>;

fn text(out: &mut Out, name: &str, words: &str) -> std::io::Result<()> {
    // XML has no place for most control characters.
    let words: String = words.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    out.create_element(name).write_text_content(BytesText::new(&words))?;
    Ok(())
}

fn link(out: &mut Out, rel: &str, kind: &str, href: &str) -> std::io::Result<()> {
    out.create_element("link")
        .with_attribute(("rel", rel))
        .with_attribute(("type", kind))
        .with_attribute(("href", href))
        .write_empty()?;
    Ok(())
}

fn write(visit: &Visit, posts: &[PublicPost], own: &str, page: &str) -> std::io::Result<Vec<u8>> {
    let base = &visit.app.config.base_url;
    let newest = posts.iter().map(|post| post.at).max();
    let mut out = Writer::new(Vec::new());
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    out.create_element("feed")
        .with_attribute(("xmlns", ATOM))
        .with_attribute(("xml:lang", visit.lang.as_str()))
        .write_inner_content(|out| {
            text(out, "title", &visit.t("posts-blog-title"))?;
            text(out, "subtitle", &visit.t("posts-blog-intro"))?;
            text(out, "id", &format!("{base}{own}"))?;
            // With nothing in it, it has never changed: the beginning of time says so.
            text(out, "updated", &newest.unwrap_or_default().to_rfc3339())?;
            text(out, "rights", LICENCE)?;
            link(out, "self", "application/atom+xml", &format!("{base}{own}"))?;
            link(out, "alternate", "text/html", &format!("{base}{page}"))?;
            for post in posts {
                out.create_element("entry").write_inner_content(|out| entry(visit, out, post))?;
            }
            Ok(())
        })?;
    Ok(out.into_inner())
}

fn entry(visit: &Visit, out: &mut Out, post: &PublicPost) -> std::io::Result<()> {
    let base = &visit.app.config.base_url;
    let content = &post.content;
    text(out, "title", &content.title)?;
    // The same in both languages' feeds: it is one post.
    text(out, "id", &format!("{base}/it{}", post.path()))?;
    link(out, "alternate", "text/html", &format!("{base}{}", visit.link(&post.path())))?;
    text(out, "published", &post.first_at.to_rfc3339())?;
    text(out, "updated", &post.at.to_rfc3339())?;
    out.create_element("author").write_inner_content(|out| {
        text(out, "name", &format!("{}, {} ({})", content.team, content.school, content.municipality))
    })?;
    for (key, label) in public::with_keys(&content.tags) {
        out.create_element("category")
            .with_attribute(("term", key.as_str()))
            .with_attribute(("label", label.as_str()))
            .write_empty()?;
    }
    text(out, "summary", &content.summary)?;
    let html: String = views::parts(&content.body, &[]).into_iter().filter_map(|part| part.html).collect();
    let html: String = html.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    out.create_element("content")
        .with_attribute(("type", "html"))
        .write_text_content(BytesText::new(&html))?;
    Ok(())
}
