//! The edge: headers, errors, health.

use chrono::{TimeZone, Utc};
use http::header::{ACCEPT, ACCEPT_LANGUAGE, CACHE_CONTROL, ETAG, IF_NONE_MATCH};
use http::{HeaderName, Method, StatusCode};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::kinds::Role;
use tables::report_part;

use crate::support::{Site, story};

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
async fn an_error_page_keeps_who_is_signed_in() {
    let site = Site::with(|config| config.upload_limit = 2048).await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.signed_in(&teacher).await;
    let long = "x".repeat(5000);
    let pages = [
        (browser.get("/it/nowhere").await, StatusCode::NOT_FOUND),
        (browser.post("/it/home", &[]).await, StatusCode::METHOD_NOT_ALLOWED),
        (browser.post("/it/accedi", &[("sign_in", long.as_str())]).await, StatusCode::PAYLOAD_TOO_LARGE),
    ];
    for (page, status) in pages {
        assert_eq!(page.status, status);
        assert_eq!(page.all("details.person summary span"), ["Bruni"], "{status}");
        assert!(page.attributes("a.enter", "href").is_empty(), "{status}");
        assert_eq!(page.attributes("main a.btn-primary", "href"), ["/it/home"], "{status}");
        assert_eq!(page.headers[CACHE_CONTROL], "no-store", "{status}");
    }
    let seen = site.visitor().get("/it/nowhere").await;
    assert_eq!(seen.attributes("a.enter", "href"), ["/it/accedi"]);
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
async fn a_slash_too_many_or_too_few_leads_to_the_page() {
    let site = Site::new().await;
    for (typed, meant) in [
        ("/it", "/it/"),
        ("/en", "/en/"),
        ("/it/progetti/?q=scuola", "/it/progetti?q=scuola"),
        ("/en/lezioni/welcome/", "/en/lezioni/welcome"),
        ("/it/progetti/1na1?da=mappa", "/it/progetti/1na1/?da=mappa"),
    ] {
        let seen = site.visitor().send_once(&Method::GET, typed, None, &[]).await;
        assert_eq!(seen.status, StatusCode::PERMANENT_REDIRECT, "{typed}");
        assert_eq!(seen.headers["location"], meant);
    }
}

#[tokio::test]
async fn the_address_of_a_form_leads_to_the_page_above_it() {
    let site = Site::new().await;
    for (path, page) in [
        ("/en/lezioni/welcome/read", "/en/lezioni/welcome"),
        ("/it/lezioni/welcome/place?seen=1", "/it/lezioni/welcome"),
    ] {
        let seen = site.visitor().get(path).await;
        assert_eq!((seen.status, seen.path.as_str()), (StatusCode::OK, page));
    }
}

#[tokio::test]
async fn the_day_of_a_moment_is_the_day_in_italy() {
    let site = Site::demo().await;
    // Half past midnight in Italy, and still yesterday in Greenwich.
    site.app.clock.set(Utc.with_ymd_and_hms(2026, 12, 1, 23, 30, 0).unwrap());
    let report = story::report(&site, "pagina").await;
    report_part::Entity::update_many()
        .col_expr(report_part::Column::ChangedAt, Expr::value(site.app.clock.now()))
        .filter(report_part::Column::ReportId.eq(report.id))
        .exec(&site.app.db)
        .await
        .unwrap();
    let mut team = site.as_one_of_the_story("airone-blu-478").await;
    let page = team.get(&format!("/it/reports/{}", report.id)).await;
    assert!(page.says("2 dicembre 2026") && !page.says("1º dicembre 2026"), "{}", page.text());
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

#[tokio::test]
async fn a_page_that_has_not_changed_is_not_sent_again() {
    let site = Site::new().await;
    let first = site.visitor().get("/it/").await;
    let tag = first.headers[ETAG].to_str().unwrap().to_owned();
    let again = site.visitor().get_with("/it/", &[(IF_NONE_MATCH, tag.as_str())]).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    assert_eq!(again.headers[ETAG], tag);
    let english = site.visitor().get_with("/en/", &[(IF_NONE_MATCH, tag.as_str())]).await;
    assert_eq!(english.status, StatusCode::OK, "the other language is another page");
}

#[tokio::test]
async fn pages_of_those_who_are_signed_in_are_never_kept() {
    let site = Site::demo().await;
    let mut student = site.as_one_of_the_story("lince-blu-427").await;
    for path in ["/it/", "/it/home", "/it/progetti"] {
        let seen = student.get(path).await;
        assert_eq!(seen.headers["cache-control"], "private, no-store", "{path}");
        assert!(!seen.headers.contains_key(ETAG), "{path}");
    }
}

#[tokio::test]
async fn the_footer_of_every_page_leads_to_accessibility_and_privacy() {
    let site = Site::with(|config| config.contact = "aiuto@coesa.test".to_owned()).await;
    for lang in ["it", "en"] {
        let front = site.visitor().get(&format!("/{lang}/")).await;
        for path in ["accessibilita", "privacy"] {
            let address = format!("/{lang}/{path}");
            assert!(front.attributes("footer a", "href").contains(&address), "{address}");
            assert!(site.visitor().get(&address).await.says("aiuto@coesa.test"), "{address}");
        }
    }
}

#[tokio::test]
async fn a_picture_on_its_way_does_not_take_what_the_next_page_says() {
    let site = Site::demo().await;
    let mut student = site.as_one_of_the_story("lince-blu-427").await;
    let lesson = "/it/lezioni/choose-a-project";
    let body = ("application/x-www-form-urlencoded".to_owned(), Vec::new());
    let done = student.send_once(&Method::POST, &format!("{lesson}/read"), Some(body), &[]).await;
    assert!(done.status.is_redirection());
    let destination = HeaderName::from_static("sec-fetch-dest");
    student.get_with("/it/", &[(destination.clone(), "image")]).await;
    let page = student.get_with(lesson, &[(destination.clone(), "document")]).await;
    assert!(page.says("Segnata come letta."), "{}", page.text());
    let again = student.get_with(lesson, &[(destination, "document")]).await;
    assert!(!again.says("Segnata come letta."), "once is enough");
}
