//! Pages: a struct that knows its template, in one envelope for all.

use std::collections::BTreeMap;

use axum::response::{IntoResponse, Response};
use chrono::{DateTime, NaiveDate, Utc};
use http::HeaderValue;
use http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, ETAG};
use minijinja::value::{Kwargs, Serde, Value};
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior};
use rust_embed::RustEmbed;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::clock::day_in_italy;
use crate::error::Result;
use crate::text::{self, Arg, Lang, Texts};
use crate::web::visit::{Actor, Flash, Reader, Visit};

#[derive(RustEmbed)]
#[folder = "templates/"]
#[exclude = "assets/*"]
#[exclude = "text/*"]
struct Files;

/// What a page shows, ready to show; never a table's row.
pub trait Page: Serialize {
    /// The template, named as the page's file.
    const TEMPLATE: &'static str;
    /// True for what no cache may keep even if nobody is signed in: pages behind a secret link.
    const PRIVATE: bool = false;
}

/// A rendered page.
pub struct Shown {
    html: String,
    lang: Lang,
    private: bool,
}

/// Marks an answer that the error layer must leave as it is.
#[derive(Clone, Copy)]
pub struct Finished;

impl IntoResponse for Shown {
    fn into_response(self) -> Response {
        let tag = (!self.private).then(|| etag(self.html.as_bytes()));
        let mut response = self.html.into_response();
        let headers = response.headers_mut();
        if let Some(tag) = tag {
            headers.insert(ETAG, tag);
        }
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(self.lang.as_str()));
        let cache = if self.private { "private, no-store" } else { "public, max-age=60" };
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
        headers.insert(http::header::VARY, HeaderValue::from_static("Cookie"));
        response.extensions_mut().insert(Finished);
        response
    }
}

/// A weak tag of what an answer says: compressed or not, it is the same.
fn etag(body: &[u8]) -> HeaderValue {
    let hash = Sha256::digest(body);
    let tag = format!("W/\"{:016x}\"", u64::from_be_bytes(*hash.first_chunk().unwrap_or(&[0; 8])));
    HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static("W/\"\""))
}

#[derive(Serialize)]
struct Envelope<'a, P> {
    lang: Lang,
    path_other_lang: String,
    here: &'a str,
    viewer: Option<Viewer<'a>>,
    flash: Option<&'a Flash>,
    /// The person as whom an admin looks at the site.
    acting_as: Option<&'a str>,
    demo: bool,
    page: &'a P,
}

#[derive(Serialize)]
struct Viewer<'a> {
    id: i64,
    name: &'a str,
    role: &'static str,
    unread: u64,
}

impl<'a> Viewer<'a> {
    fn of(actor: &'a Actor, unread: u64) -> Self {
        Self { id: actor.id.0, name: &actor.name, role: actor.role.as_str(), unread }
    }
}

/// What the frame around a page shows of its reader.
#[derive(Default)]
struct Around<'a> {
    viewer: Option<Viewer<'a>>,
    flash: Option<&'a Flash>,
    acting_as: Option<&'a str>,
    demo: bool,
}

/// All templates, compiled once for each language.
pub struct Pages {
    it: Environment<'static>,
    en: Environment<'static>,
}

impl Pages {
    /// Compiles every template; a broken one stops the start.
    pub fn load(texts: &std::sync::Arc<Texts>) -> Result<Self, minijinja::Error> {
        Ok(Self { it: environment(Lang::It, texts)?, en: environment(Lang::En, texts)? })
    }

    fn environment(&self, lang: Lang) -> &Environment<'static> {
        match lang {
            Lang::It => &self.it,
            Lang::En => &self.en,
        }
    }

    /// Names of all templates.
    pub fn names() -> Vec<String> {
        Files::iter().map(|name| name.to_string()).collect()
    }

    /// Draws a page.
    pub fn render<P: Page>(&self, visit: &Visit, page: &P) -> Result<Shown> {
        let viewer = visit.actor.as_ref().map(|actor| Viewer::of(actor, visit.unread));
        self.draw(
            visit.lang,
            &visit.here,
            Around {
                viewer,
                flash: visit.flash.as_ref(),
                acting_as: visit.acting_as(),
                demo: visit.app.config.demo,
            },
            page,
        )
    }

    /// Draws a page where the visit is over, or never began: the error page.
    pub fn render_for<P: Page>(
        &self,
        lang: Lang,
        here: &http::Uri,
        reader: Option<&Reader>,
        page: &P,
    ) -> Result<Shown> {
        let around = Around {
            viewer: reader.map(|reader| Viewer::of(&reader.actor, reader.unread)),
            acting_as: reader.and_then(|reader| reader.actor.acting_as()),
            ..Around::default()
        };
        self.draw(lang, here, around, page)
    }

    fn draw<P: Page>(&self, lang: Lang, here: &http::Uri, around: Around<'_>, page: &P) -> Result<Shown> {
        let private = P::PRIVATE || around.viewer.is_some() || around.acting_as.is_some();
        let path_other_lang = crate::web::address::in_other_language(here, lang);
        let Around { viewer, flash, acting_as, demo } = around;
        let envelope =
            Envelope { lang, path_other_lang, here: here.path(), viewer, flash, acting_as, demo, page };
        let html = self.environment(lang).get_template(P::TEMPLATE)?.render(Serde(&envelope))?;
        Ok(Shown { html, lang, private })
    }

    /// Draws a part of a mail: the context alone, no envelope.
    pub fn render_plain(&self, lang: Lang, template: &str, context: &impl Serialize) -> Result<String> {
        Ok(self.environment(lang).get_template(template)?.render(Serde(context))?)
    }
}

fn environment(lang: Lang, texts: &std::sync::Arc<Texts>) -> Result<Environment<'static>, minijinja::Error> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_auto_escape_callback(|name| {
        if std::path::Path::new(name).extension().is_some_and(|e| e == "html") {
            AutoEscape::Html
        } else {
            AutoEscape::None
        }
    });
    let words = texts.clone();
    env.add_function("t", move |key: &str, kwargs: Kwargs| {
        let mut args = Vec::new();
        let names: Vec<String> = kwargs.args().map(ToOwned::to_owned).collect();
        for name in &names {
            let value: Value = kwargs.get(name)?;
            let arg = match value.as_i64() {
                Some(number) if value.is_number() => {
                    i32::try_from(number).map_or_else(|_| Arg::Text(number.to_string()), Arg::from)
                }
                _ => Arg::Text(value.to_string()),
            };
            args.push((name.as_str(), arg));
        }
        words.find(lang, key, &args).ok_or_else(|| {
            minijinja::Error::new(ErrorKind::InvalidOperation, format!("there is no text {key:?}"))
        })
    });
    env.add_function("link", move |path: &str| format!("/{}{path}", lang.as_str()));
    env.add_function("asset", |name: &str| crate::assets::address(name));
    env.add_filter("money", move |cents: i64| text::money(lang, cents));
    env.add_filter("euro", move |cents: i64| text::euro(lang, cents));
    env.add_filter("number", move |n: i64| text::number(lang, n));
    env.add_filter("percent", text::percent);
    env.add_filter("date", move |iso: &str| iso_date(iso).map(|date| text::date(lang, date)));
    env.add_filter("day", move |iso: &str| iso_date(iso).map(|date| text::short_date(lang, date)));
    env.add_filter("moment", move |iso: &str| iso_moment(iso).map(|at| text::moment(lang, at)));
    for name in Files::iter() {
        let Some(file) = Files::get(&name) else { continue };
        let source = String::from_utf8(file.data.into_owned()).map_err(|_| {
            minijinja::Error::new(ErrorKind::SyntaxError, format!("templates/{name} is not UTF-8"))
        })?;
        env.add_template_owned(name.to_string(), source)?;
    }
    Ok(env)
}

fn not_a_time(iso: &str) -> minijinja::Error {
    minijinja::Error::new(ErrorKind::InvalidOperation, format!("{iso:?} is not a date"))
}

/// A day; of a moment the day in Italy.
fn iso_date(iso: &str) -> Result<NaiveDate, minijinja::Error> {
    if let Ok(at) = iso.parse() {
        return Ok(day_in_italy(at));
    }
    iso.get(..10).and_then(|day| day.parse().ok()).ok_or_else(|| not_a_time(iso))
}

fn iso_moment(iso: &str) -> Result<DateTime<Utc>, minijinja::Error> {
    iso.parse().map_err(|_| not_a_time(iso))
}

/// Fields of a form as they were typed, for showing it again.
pub type Typed = BTreeMap<String, String>;
