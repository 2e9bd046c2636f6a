//! Lists as Atom feeds (RFC 4287).

use std::io;

use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use http::{HeaderMap, HeaderValue};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

const ATOM: &str = "http://www.w3.org/2005/Atom";

/// A feed, ready to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// The language of its own words.
    pub lang: &'static str,
    /// What it is known by.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is about; may be empty.
    pub subtitle: String,
    /// Its own address.
    pub address: String,
    /// The page that shows the same.
    pub page: String,
    /// When something in it changed last, as RFC 3339; none: there is nothing in it.
    pub updated: Option<String>,
    /// Under what licence it is.
    pub rights: String,
    /// What is in it, newest first.
    pub entries: Vec<Entry>,
}

/// Something in a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The language of its words.
    pub lang: &'static str,
    /// What it is known by.
    pub id: String,
    /// Its page.
    pub address: String,
    /// Its title.
    pub title: String,
    /// What it says, in a sentence or two.
    pub summary: String,
    /// Its author.
    pub author: String,
    /// When it was published first, as RFC 3339; none: when it changed last.
    pub published: Option<String>,
    /// When it changed last, as RFC 3339.
    pub updated: String,
    /// What it is about.
    pub categories: Vec<Category>,
    /// All of it, as HTML.
    pub html: Option<String>,
}

/// What something is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Of what kind it is; may be empty.
    pub scheme: &'static str,
    /// Its code.
    pub term: String,
    /// Its name.
    pub label: String,
}

type Xml = Writer<Vec<u8>>;

/// XML has no place for most control characters.
fn plain(words: &str) -> String {
    words.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

fn text(xml: &mut Xml, name: &str, words: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&plain(words))).map(drop)
}

fn link(xml: &mut Xml, relation: &str, kind: &str, address: &str) -> io::Result<()> {
    let attributes = [("rel", relation), ("type", kind), ("href", address)];
    xml.create_element("link").with_attributes(attributes).write_empty().map(drop)
}

impl Feed {
    /// As an answer that caches may keep for five minutes.
    pub fn answer(&self) -> Result<Response> {
        let bytes = self.write()?;
        let hash = Sha256::digest(&bytes);
        let tag = format!("W/\"{:016x}\"", u64::from_be_bytes(*hash.first_chunk().unwrap_or(&[0; 8])));
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/atom+xml; charset=utf-8"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
        headers.insert(ETAG, HeaderValue::from_str(&tag).map_err(Error::internal)?);
        Ok((headers, bytes).into_response())
    }

    /// As XML.
    fn write(&self) -> io::Result<Vec<u8>> {
        // Of an empty one nothing has ever changed: the beginning of time says so.
        let never = || chrono::DateTime::UNIX_EPOCH.to_rfc3339();
        let updated = self.updated.clone().unwrap_or_else(never);
        let mut xml = Writer::new(Vec::new());
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let attributes = [("xmlns", ATOM), ("xml:lang", self.lang)];
        xml.create_element("feed").with_attributes(attributes).write_inner_content(|xml| {
            text(xml, "id", &self.id)?;
            text(xml, "title", &self.title)?;
            if !self.subtitle.is_empty() {
                text(xml, "subtitle", &self.subtitle)?;
            }
            text(xml, "updated", &updated)?;
            text(xml, "rights", &self.rights)?;
            link(xml, "self", "application/atom+xml", &self.address)?;
            link(xml, "alternate", "text/html", &self.page)?;
            self.entries.iter().try_for_each(|entry| entry.write(xml))
        })?;
        Ok(xml.into_inner())
    }
}

impl Entry {
    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        let entry = xml.create_element("entry").with_attribute(("xml:lang", self.lang));
        entry.write_inner_content(|xml| {
            text(xml, "id", &self.id)?;
            text(xml, "title", &self.title)?;
            if let Some(published) = &self.published {
                text(xml, "published", published)?;
            }
            text(xml, "updated", &self.updated)?;
            text(xml, "summary", &self.summary)?;
            xml.create_element("author").write_inner_content(|xml| text(xml, "name", &self.author))?;
            for category in &self.categories {
                category.write(xml)?;
            }
            link(xml, "alternate", "text/html", &self.address)?;
            if let Some(html) = &self.html {
                let content = xml.create_element("content").with_attribute(("type", "html"));
                content.write_text_content(BytesText::new(&plain(html)))?;
            }
            Ok(())
        })?;
        Ok(())
    }
}

impl Category {
    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        let scheme = Some(("scheme", self.scheme)).filter(|_| !self.scheme.is_empty());
        let rest = [("term", self.term.as_str()), ("label", self.label.as_str())];
        let element = xml.create_element("category").with_attributes(scheme.into_iter().chain(rest));
        element.write_empty().map(drop)
    }
}
