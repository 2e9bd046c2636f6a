//! The edge: headers, errors, health.

use http::StatusCode;
use http::header::{ACCEPT, ACCEPT_LANGUAGE};

use crate::support::Site;

#[tokio::test]
async fn the_front_door_leads_to_the_browsers_language() {
    let site = Site::new().await;
    let seen = site.visitor().get_with("/", &[(ACCEPT_LANGUAGE, "fr, en-GB;q=0.9, it;q=0.1")]).await;
    assert_eq!(seen.path, "/en/");
    assert_eq!(site.visitor().get("/").await.path, "/it/");
}

#[tokio::test]
async fn every_answer_has_the_security_headers_and_a_request_id() {
    let site = Site::new().await;
    for path in ["/it/accedi", "/it/nowhere", "/healthz"] {
        let seen = site.visitor().get(path).await;
        let csp = seen.headers["content-security-policy"].to_str().unwrap();
        assert!(csp.starts_with("default-src 'none'") && !csp.contains("unsafe"), "{path}: {csp}");
        assert_eq!(seen.headers["x-content-type-options"], "nosniff");
        assert!(seen.headers.contains_key("x-request-id"), "{path}");
    }
}

#[tokio::test]
async fn a_missing_page_says_what_to_do_in_the_readers_language() {
    let site = Site::new().await;
    for lang in ["it", "en"] {
        let seen = site.visitor().get(&format!("/{lang}/nowhere")).await;
        assert_eq!(seen.status, StatusCode::NOT_FOUND);
        assert_eq!(seen.attributes("html", "lang"), [lang]);
        assert!(!seen.attributes("main a", "href").is_empty(), "a way on");
    }
}

#[tokio::test]
async fn a_script_gets_a_problem_instead_of_a_page() {
    let site = Site::new().await;
    let seen = site.visitor().get_with("/en/nowhere", &[(ACCEPT, "application/json")]).await;
    assert_eq!(seen.headers["content-type"], "application/problem+json");
    assert_eq!(seen.json()["status"], 404);
}

#[tokio::test]
async fn health_and_readiness_answer() {
    let site = Site::new().await;
    assert_eq!(site.visitor().get("/healthz").await.status, StatusCode::OK);
    assert_eq!(site.visitor().get("/readyz").await.status, StatusCode::OK);
}
