//! A browser: cookies, redirects, and forms read from the page. It can only send fields that the
//! page has, so a field that a template forgot fails a test. On the way it checks what every page
//! must have.

use std::collections::{BTreeMap, BTreeSet};

use axum::body::Body;
use http::header::{ACCEPT, CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE};
use http::{HeaderMap, Method, Request, StatusCode};
use scraper::{ElementRef, Html, Selector};
use tower::ServiceExt;

/// One browser.
#[derive(Clone)]
pub struct Browser {
    router: axum::Router,
    cookies: BTreeMap<String, String>,
}

/// An answer, as a person sees it.
pub struct PageSeen {
    pub status: StatusCode,
    pub path: String,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Browser {
    pub fn new(router: axum::Router) -> Self {
        Self { router, cookies: BTreeMap::new() }
    }

    /// The same browser, with its cookies, in front of a copy of its site.
    pub fn before(&self, router: axum::Router) -> Self {
        Self { router, cookies: self.cookies.clone() }
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Sets a cookie, as somebody would who found it.
    pub fn put_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// Opens a page, following redirects.
    pub async fn get(&mut self, path: &str) -> PageSeen {
        self.send(Method::GET, path, None, &[]).await
    }

    /// Opens an address with further headers.
    pub async fn get_with(&mut self, path: &str, headers: &[(http::HeaderName, &str)]) -> PageSeen {
        self.send(Method::GET, path, None, headers).await
    }

    /// Posts fields straight to an address: for what no page would send.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> PageSeen {
        let body = serde_urlencoded::to_string(fields).unwrap();
        self.send(
            Method::POST,
            path,
            Some(("application/x-www-form-urlencoded".to_owned(), body.into_bytes())),
            &[],
        )
        .await
    }

    /// Sends one request and follows its redirects, a page at a time.
    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        body: Option<(String, Vec<u8>)>,
        headers: &[(http::HeaderName, &str)],
    ) -> PageSeen {
        let (mut method, mut path, mut body) = (method, path.to_owned(), body);
        for _ in 0..5 {
            let seen = self.send_once(&method, &path, body.take(), headers).await;
            if !seen.status.is_redirection() || seen.status == StatusCode::NOT_MODIFIED {
                seen.check();
                return seen;
            }
            seen.headers[LOCATION].to_str().unwrap().clone_into(&mut path);
            method = Method::GET;
        }
        panic!("{path} redirects without end");
    }

    /// Sends one request, and does not follow.
    pub async fn send_once(
        &mut self,
        method: &Method,
        path: &str,
        body: Option<(String, Vec<u8>)>,
        headers: &[(http::HeaderName, &str)],
    ) -> PageSeen {
        let mut request = Request::builder().method(method).uri(path).header(HOST, "coesa.test");
        if !self.cookies.is_empty() {
            let cookies: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(COOKIE, cookies.join("; "));
        }
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        if method != Method::GET && !headers.iter().any(|(name, _)| name == ORIGIN) {
            request = request.header(ORIGIN, "http://coesa.test");
        }
        let request = match body {
            Some((kind, bytes)) => request.header(CONTENT_TYPE, kind).body(Body::from(bytes)),
            None => request.body(Body::empty()),
        };
        let answer = self.router.clone().oneshot(request.unwrap()).await.unwrap();
        let (parts, body) = answer.into_parts();
        for cookie in parts.headers.get_all(SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (pair, rest) = cookie.split_once(';').unwrap_or((cookie, ""));
            let (name, value) = pair.split_once('=').unwrap();
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec();
        PageSeen { status: parts.status, path: path.to_owned(), headers: parts.headers, body }
    }
}

fn select(selector: &str) -> Selector {
    Selector::parse(selector).unwrap()
}

fn text_of(element: ElementRef) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

impl PageSeen {
    /// The page's source.
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// All that can be read on the page, blanks folded.
    pub fn text(&self) -> String {
        text_of(Html::parse_document(&self.html()).root_element())
    }

    /// Does the page say this?
    pub fn says(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// Texts of all elements of that selector.
    pub fn all(&self, selector: &str) -> Vec<String> {
        Html::parse_document(&self.html()).select(&select(selector)).map(text_of).collect()
    }

    /// An attribute of all elements of that selector.
    pub fn attributes(&self, selector: &str, attribute: &str) -> Vec<String> {
        Html::parse_document(&self.html())
            .select(&select(selector))
            .filter_map(|element| element.value().attr(attribute).map(str::to_owned))
            .collect()
    }

    /// The form with that id.
    pub fn form(&self, id: &str) -> FormSeen {
        let page = Html::parse_document(&self.html());
        let form = page
            .select(&select(&format!("form#{id}")))
            .next()
            .unwrap_or_else(|| panic!("{} ({}) has no form #{id}: {}", self.path, self.status, self.text()));
        let action = form.value().attr("action").filter(|action| !action.is_empty()).unwrap_or(&self.path);
        let method = if form.value().attr("method") == Some("post") { Method::POST } else { Method::GET };
        let mut fields = Vec::new();
        let mut known = BTreeSet::new();
        for field in form.select(&select("input[name], textarea[name], select[name], button[name]")) {
            let name = field.value().attr("name").unwrap().to_owned();
            known.insert(name.clone());
            let value = field.value().attr("value").unwrap_or_default().to_owned();
            match (field.value().name(), field.value().attr("type").unwrap_or("text")) {
                ("button", _) | ("input", "submit" | "file") => {}
                ("input", "checkbox" | "radio") if field.value().attr("checked").is_none() => {}
                ("textarea", _) => {
                    let text: String = field.text().collect();
                    fields.push((name, text.strip_prefix('\n').unwrap_or(&text).to_owned()));
                }
                ("select", _) => {
                    let chosen = field.select(&select("option[selected]")).next();
                    let option = chosen.or_else(|| field.select(&select("option")).next());
                    let value = option.and_then(|option| option.value().attr("value")).unwrap_or_default();
                    fields.push((name, value.to_owned()));
                }
                _ => fields.push((name, value)),
            }
        }
        FormSeen { action: action.to_owned(), method, fields, known }
    }

    /// What every page must have: one heading of the first rank, a language, labels, ids that are
    /// there once, pictures that say what they show.
    fn check(&self) {
        let html =
            self.headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        if !html {
            return;
        }
        let page = Html::parse_document(&self.html());
        let place = format!("{} ({})", self.path, self.status);
        assert_eq!(page.select(&select("h1")).count(), 1, "{place} must have one h1");
        assert_eq!(page.select(&select("html[lang]")).count(), 1, "{place} must say its language");
        let mut ids = BTreeSet::new();
        for element in page.select(&select("[id]")) {
            let id = element.value().attr("id").unwrap();
            assert!(ids.insert(id.to_owned()), "{place} has the id {id:?} twice");
        }
        for picture in page.select(&select("img")) {
            assert!(picture.value().attr("alt").is_some(), "{place} has a picture without alt");
        }
        for inline in ["[style]", "style", "script:not([src]):not([type='application/json'])", "[onclick]"] {
            assert_eq!(page.select(&select(inline)).count(), 0, "{place} has {inline}, which the CSP blocks");
        }
        let labelled: BTreeSet<String> = page
            .select(&select("label[for]"))
            .filter_map(|label| label.value().attr("for").map(str::to_owned))
            .collect();
        for field in page.select(&select("input, select, textarea")) {
            let kind = field.value().attr("type").unwrap_or("text");
            if matches!(kind, "hidden" | "submit") {
                continue;
            }
            let by_label = field.value().attr("id").is_some_and(|id| labelled.contains(id));
            let by_aria =
                field.value().attr("aria-label").or(field.value().attr("aria-labelledby")).is_some();
            assert!(by_label || by_aria, "{place}: the field {:?} has no label", field.value().attr("name"));
        }
    }
}

/// A form on a page.
pub struct FormSeen {
    pub action: String,
    method: Method,
    pub fields: Vec<(String, String)>,
    known: BTreeSet<String>,
}

impl FormSeen {
    /// Types into a field, or chooses a radio button.
    pub fn set(mut self, name: &str, value: &str) -> Self {
        assert!(
            self.known.contains(name),
            "the form {} has no field {name:?}: {:?}",
            self.action,
            self.known
        );
        self.fields.retain(|(field, _)| field != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Ticks one more box of that name.
    pub fn tick(mut self, name: &str, value: &str) -> Self {
        assert!(self.known.contains(name), "the form {} has no box {name:?}: {:?}", self.action, self.known);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Takes the tick from a box of that name.
    pub fn untick(mut self, name: &str, value: &str) -> Self {
        let before = self.fields.len();
        self.fields.retain(|(field, ticked)| field != name || ticked != value);
        assert!(self.fields.len() < before, "the form {} has no ticked box {name:?}, {value:?}", self.action);
        self
    }

    /// Sends it with a file, as the browser does when one has been picked.
    pub async fn submit_with(self, browser: &mut Browser, field: &str, name: &str, file: &[u8]) -> PageSeen {
        assert!(self.known.contains(field), "the form {} has no field {field:?}", self.action);
        self.submit_parts(browser, Some((field, name, file))).await
    }

    /// Sends it as the browser sends forms that can hold files: each field a part of its own.
    pub async fn submit_parts(self, browser: &mut Browser, file: Option<(&str, &str, &[u8])>) -> PageSeen {
        let body = self.parts(file);
        browser.send(Method::POST, &self.action, Some(body), &[]).await
    }

    /// Sends it so, without a file, as the script does that saves while one writes.
    pub async fn save_parts(self, browser: &mut Browser) -> PageSeen {
        let body = self.parts(None);
        browser.send(Method::POST, &self.action, Some(body), &[(ACCEPT, "application/json")]).await
    }

    /// Its fields, each a part of its own, and a file: the kind of the body, and the body.
    fn parts(&self, file: Option<(&str, &str, &[u8])>) -> (String, Vec<u8>) {
        let line = "coesa-boundary-7b1f";
        let mut body = Vec::new();
        for (name, value) in &self.fields {
            let head = format!("--{line}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend_from_slice(format!("{head}{value}\r\n").as_bytes());
        }
        if let Some((field, name, file)) = file {
            let kind = "application/octet-stream";
            let head = format!(
                "--{line}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
                 Content-Type: {kind}\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(file);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{line}--\r\n").as_bytes());
        (format!("multipart/form-data; boundary={line}"), body)
    }

    /// What a field holds.
    pub fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Sends it.
    pub async fn submit(self, browser: &mut Browser) -> PageSeen {
        let body = serde_urlencoded::to_string(&self.fields).unwrap();
        if self.method == Method::GET {
            return browser.get(&format!("{}?{body}", self.action)).await;
        }
        let kind = "application/x-www-form-urlencoded".to_owned();
        browser.send(Method::POST, &self.action, Some((kind, body.into_bytes())), &[]).await
    }
}
