//! The order of the layers around every request, outermost first: request id, log line, panics,
//! headers, unchanged answers, compression, error pages, time limit, forgery check, session, visit, size limit.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderName,
    IF_NONE_MATCH,
};
use http::{HeaderValue, Method, StatusCode};
use serde::Serialize;
use sha2::{Digest, Sha256};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;

use crate::App;
use crate::error::{Error, Result};
use crate::text::{Arg, Lang};
use crate::web::page::{Finished, Page};
use crate::web::problem::problem;
use crate::web::{api, session, visit};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Nothing inline, nothing from other hosts; `data:` is for the style sheet's small pictures.
pub const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

/// Lets this page hold frames from these places, apart by blanks; no other page holds any.
pub fn allow_frames(page: &mut Response, from: &str) -> Result<()> {
    let policy = HeaderValue::from_str(&format!("{CSP}; frame-src {from}")).map_err(Error::internal)?;
    page.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    Ok(())
}

/// Puts all layers around the routes.
pub fn around(router: Router<App>, app: &App) -> Router {
    let store = session::Store::new(app.db.clone(), app.clock.clone());
    let compressible =
        SizeAbove::new(512).and(NotForContentType::IMAGES).and(NotForContentType::new("font/"));
    let seconds = Duration::from_secs(app.config.request_seconds);
    // The last layer added is the outermost.
    router
        .fallback(|| async { Error::NotFound })
        .method_not_allowed_fallback(|| async { StatusCode::METHOD_NOT_ALLOWED })
        .layer(axum::extract::DefaultBodyLimit::disable())
        // Inside of the visit, which reads no body: who is told that a file is too large is still signed in.
        .layer(RequestBodyLimitLayer::new(app.config.upload_limit))
        .layer(from_fn_with_state(app.clone(), visit::layer))
        .layer(session::layer(store, &app.config))
        .layer(CsrfLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, seconds))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(app.clone(), error_pages))
        // Even at the first level packing is a seventh of a project page's time.
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(compressible))
        .layer(from_fn(not_modified))
        .layer(from_fn_with_state(app.clone(), headers))
        .layer(from_fn(log))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .with_state(app.clone())
}

fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    Error::internal("a handler panicked").into_response()
}

/// One line a request: its route's pattern, never the address as typed, which may hold a name.
async fn log(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let id = request
        .extensions()
        .get::<RequestId>()
        .and_then(|id| id.header_value().to_str().ok())
        .unwrap_or_default()
        .to_owned();
    let response = next.run(request).await;
    let millis = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    let status = response.status().as_u16();
    let route = route.as_deref().unwrap_or("-");
    if let Some(error) = response.extensions().get::<Arc<Error>>()
        && error.status() == StatusCode::INTERNAL_SERVER_ERROR
    {
        tracing::error!(request.id = id, %method, route, status, millis, error = %error, "failed");
    } else {
        tracing::info!(request.id = id, %method, route, status, millis, "answered");
    }
    response
}

/// What the caller has already is not sent again.
async fn not_modified(request: Request, next: Next) -> Response {
    let known = request.headers().get(IF_NONE_MATCH).cloned();
    let mut response = next.run(request).await;
    let tag = response.headers().get(ETAG).and_then(|tag| tag.to_str().ok());
    let same = known.as_ref().and_then(|known| known.to_str().ok()).zip(tag).is_some_and(|(known, tag)| {
        let tag = tag.trim_start_matches("W/");
        known.split(',').map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == tag)
    });
    if same && response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        *response.body_mut() = Body::empty();
        for name in [CONTENT_TYPE, CONTENT_LENGTH, CONTENT_ENCODING] {
            response.headers_mut().remove(name);
        }
    }
    response
}

async fn headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let reads = [Method::GET, Method::HEAD].contains(request.method());
    let open = reads && api::is_of_api(request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if open {
        api::open(headers);
    }
    for (name, value) in [
        ("content-security-policy", CSP),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("permissions-policy", "geolocation=(), camera=(self), microphone=()"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    if app.config.base_url.starts_with("https://") {
        headers.insert("strict-transport-security", HeaderValue::from_static("max-age=31536000"));
    }
    response
}

/// A key for the caller's network address, for slowing down guesses. The address itself is never
/// kept: the key is salted anew at each start. Behind a proxy it is what the proxy has written, which is
/// the last: a caller may send lines of their own before it.
pub fn caller_key(app: &App, request: &http::request::Parts) -> String {
    let forwarded = app
        .config
        .behind_proxy
        .then(|| {
            let last = request.headers.get_all("x-forwarded-for").iter().next_back()?;
            last.to_str().ok()?.rsplit(',').next()
        })
        .flatten()
        .map(|address| address.trim().to_owned());
    let address = forwarded.unwrap_or_else(|| {
        request
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or_else(String::new, |info| info.0.ip().to_string())
    });
    let mut hash = Sha256::new();
    hash.update(app.salt);
    hash.update(address.as_bytes());
    format!("{:x?}", &hash.finalize()[..12])
}

#[derive(Serialize)]
struct ErrorPage {
    status: u16,
    title: String,
    detail: String,
    request_id: String,
}

impl Page for ErrorPage {
    const TEMPLATE: &'static str = "layout/error.html";
}

/// Turns a bare error answer into a page or a problem that says what to do.
async fn error_pages(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let uri = request.uri().clone();
    let get = request.method() == Method::GET;
    let of_api = api::is_of_api(&path);
    let wants_json = of_api
        || request
            .headers()
            .get(http::header::ACCEPT)
            .is_some_and(|accept| accept.as_bytes().starts_with(b"application/json"));
    let accept_language = request
        .headers()
        .get(http::header::ACCEPT_LANGUAGE)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default()
        .to_owned();
    let request_id = request
        .extensions()
        .get::<RequestId>()
        .and_then(|id| id.header_value().to_str().ok())
        .unwrap_or_default()
        .to_owned();
    let response = next.run(request).await;
    let status = response.status();
    if status.as_u16() < 400 || response.extensions().get::<Finished>().is_some() {
        return response;
    }
    let lang = crate::web::address::lang_of(&path).unwrap_or_else(|| visit::preferred(&accept_language));
    let error = response.extensions().get::<Arc<Error>>().cloned();
    if status == StatusCode::UNAUTHORIZED && get && !wants_json {
        let mut target = uri.path().to_owned();
        if let Some(query) = uri.query() {
            target = format!("{target}?{query}");
        }
        let next = serde_urlencoded::to_string([("next", target)]).unwrap_or_default();
        return Redirect::to(&format!("/{}/accedi?{next}", lang.as_str())).into_response();
    }
    if status == StatusCode::METHOD_NOT_ALLOWED
        && get
        && !wants_json
        && let Some(page) = crate::web::address::page_above(uri.path())
    {
        return Redirect::to(&page).into_response();
    }
    let (title, detail) = words(&app, lang, status, error.as_deref(), of_api);
    let mut made = if wants_json {
        problem(status, &title, &detail)
    } else {
        let reader = response.extensions().get::<visit::Reader>();
        page(&app, lang, &uri, reader, &ErrorPage { status: status.as_u16(), title, detail, request_id })
    };
    *made.status_mut() = status;
    if let Some(after) = response.headers().get(http::header::RETRY_AFTER) {
        made.headers_mut().insert(http::header::RETRY_AFTER, after.clone());
    }
    if let Some(error) = error {
        made.extensions_mut().insert(error);
    }
    made
}

/// Title and detail. Of the API they are for whoever writes a program, who has no button to press.
fn words(app: &App, lang: Lang, status: StatusCode, error: Option<&Error>, of_api: bool) -> (String, String) {
    let megabytes = [("megabytes", Arg::from(app.config.upload_limit / (1024 * 1024)))];
    let t = |key: &str| app.texts.get(lang, key, &megabytes);
    let key = match status {
        StatusCode::NOT_FOUND => "not-found",
        StatusCode::FORBIDDEN if matches!(error, Some(Error::OnlyOneself)) => "oneself",
        StatusCode::FORBIDDEN => "forbidden",
        StatusCode::UNAUTHORIZED => "sign-in",
        StatusCode::TOO_MANY_REQUESTS => "too-many",
        StatusCode::PAYLOAD_TOO_LARGE => "too-large",
        StatusCode::METHOD_NOT_ALLOWED => "method",
        StatusCode::SERVICE_UNAVAILABLE => "not-ready",
        status if status.is_client_error() => "bad-request",
        _ => "internal",
    };
    // All of the API can be read and nothing written, wherever it is asked from.
    let key = if of_api && key == "forbidden" { "method" } else { key };
    if of_api && matches!(key, "not-found" | "method" | "bad-request") {
        return (t(&format!("error-api-{key}-title")), t(&format!("error-api-{key}-detail")));
    }
    let detail = match error {
        Some(Error::BadRequest(key)) => t(key),
        _ => t(&format!("error-{key}-detail")),
    };
    (t(&format!("error-{key}-title")), detail)
}

fn page(
    app: &App,
    lang: Lang,
    uri: &http::Uri,
    reader: Option<&visit::Reader>,
    page: &ErrorPage,
) -> Response {
    match app.pages.render_for(lang, uri, reader, page) {
        Ok(shown) => {
            // It names its request, so no two are alike; and none is to be kept.
            let mut response = shown.into_response();
            response.headers_mut().remove(ETAG);
            response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
        Err(error) => {
            // Only a broken error template comes here; plain text still tells the reader.
            tracing::error!(%error, "the error page could not be drawn");
            let mut response = format!("{}\n{}", page.title, page.detail).into_response();
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
            response
        }
    }
}
