//! The edge: what requests may hold, and by what a caller is known.

use axum::body::Body;
use axum::extract::FromRequest;
use coesa::web::form::Fields;
use coesa::web::layers::caller_key;
use http::header::CONTENT_TYPE;
use http::{HeaderName, Request, StatusCode};
use tables::kinds::Role;

use crate::support::Site;
use crate::support::site::PASSWORD;

#[tokio::test]
async fn forms_searches_and_addresses_hold_no_nul() {
    let site = Site::new().await;
    site.adult(Role::Admin, "Ada").await;
    site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.visitor();
    let home = browser.post("/it/accedi", &[("sign_in", "a\0da@coesa.test"), ("password", PASSWORD)]).await;
    assert_eq!(home.path, "/it/home", "{}", home.text());
    let found = browser.get("/it/people?q=bru%00ni").await;
    assert_eq!(found.all("tbody th .muted"), ["bruni@coesa.test"]);
    for path in ["/it/rapporti/%00/", "/it/accedi/password/%00"] {
        assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let form = Request::post("/").header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    let form = form.body(Body::from("so%00me=a%00b&some=%2500")).unwrap();
    let fields = Fields::from_request(form, &site.app).await.unwrap();
    assert_eq!(fields.all("some").collect::<Vec<_>>(), ["ab", "%00"]);
}

#[tokio::test]
async fn behind_a_proxy_a_caller_is_known_by_what_the_proxy_wrote_last() {
    let site = Site::with(|config| config.behind_proxy = true).await;
    let key = |lines: &[&str]| {
        let request = lines.iter().fold(Request::builder(), |request, line| {
            request.header(HeaderName::from_static("x-forwarded-for"), *line)
        });
        let (parts, ()) = request.body(()).unwrap().into_parts();
        caller_key(&site.app, &parts)
    };
    let own = key(&["198.51.100.7"]);
    assert_eq!(key(&["203.0.113.1", "198.51.100.7"]), own, "a line before the proxy's");
    assert_eq!(key(&["203.0.113.2, 198.51.100.7"]), own, "an entry before the proxy's");
    assert_ne!(key(&["198.51.100.7", "203.0.113.1"]), own);
}
