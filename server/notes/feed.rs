//! Notes as an Atom feed.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

/// A feed, ready to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Feed {
    /// Its language.
    pub(super) lang: &'static str,
    /// Its title.
    pub(super) title: String,
    /// Its own address.
    pub(super) address: String,
    /// The page that shows the same.
    pub(super) page: String,
    /// When something in it changed last, as RFC 3339.
    pub(super) updated: String,
    /// Under what licence it is.
    pub(super) rights: String,
    /// Its notes, newest first.
    pub(super) entries: Vec<Entry>,
}

/// A note in a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The language of its words.
    pub(super) lang: &'static str,
    /// Its title.
    pub(super) title: String,
    /// What it says, in a sentence or two.
    pub(super) summary: String,
    /// Its author.
    pub(super) author: String,
    /// Its page: what it is known by.
    pub(super) address: String,
    /// When its newest version was published, as RFC 3339.
    pub(super) updated: String,
    /// What it is about: kind, code and name.
    pub(super) subjects: Vec<(&'static str, String, String)>,
}

type Xml = Writer<Vec<u8>>;

fn text(xml: &mut Xml, name: &str, words: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(words)).map(drop)
}

fn link(xml: &mut Xml, relation: &str, kind: &str, address: &str) -> io::Result<()> {
    let attributes = [("rel", relation), ("type", kind), ("href", address)];
    xml.create_element("link").with_attributes(attributes).write_empty().map(drop)
}

impl Feed {
    /// As XML.
    pub(super) fn write(&self) -> io::Result<Vec<u8>> {
        let mut xml = Writer::new(Vec::new());
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let attributes = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", self.lang)];
        xml.create_element("feed").with_attributes(attributes).write_inner_content(|xml| {
            text(xml, "id", &self.page)?;
            text(xml, "title", &self.title)?;
            text(xml, "updated", &self.updated)?;
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
            text(xml, "id", &self.address)?;
            text(xml, "title", &self.title)?;
            text(xml, "updated", &self.updated)?;
            text(xml, "summary", &self.summary)?;
            xml.create_element("author").write_inner_content(|xml| text(xml, "name", &self.author))?;
            for (kind, code, name) in &self.subjects {
                let attributes = [("scheme", *kind), ("term", code.as_str()), ("label", name.as_str())];
                xml.create_element("category").with_attributes(attributes).write_empty()?;
            }
            link(xml, "alternate", "text/html", &self.address)
        })?;
        Ok(())
    }
}
