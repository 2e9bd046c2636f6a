//! Signing in and out.

use http::StatusCode;
use http::header::ORIGIN;
use tables::kinds::Role;

use crate::support::Site;
use crate::support::site::PASSWORD;

#[tokio::test]
async fn a_visitor_gets_no_cookie() {
    let site = Site::new().await;
    let mut visitor = site.visitor();
    visitor.get("/it/accedi").await;
    assert_eq!(visitor.cookie("coesa_session"), None);
}

#[tokio::test]
async fn a_teacher_signs_in_by_e_mail_in_any_case_and_signs_out() {
    let site = Site::new().await;
    site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.visitor();
    let page = browser.get("/en/accedi").await;
    let home = page
        .form("sign-in")
        .set("sign_in", " BRUNI@coesa.test ")
        .set("password", PASSWORD)
        .submit(&mut browser)
        .await;
    assert_eq!((home.status, home.path.as_str()), (StatusCode::OK, "/en/home"));
    home.form("sign-out").submit(&mut browser).await;
    let again = browser.get("/en/home").await;
    assert!(again.path.starts_with("/en/accedi?next="), "{}", again.path);
}

#[tokio::test]
async fn a_wrong_password_keeps_what_was_typed_and_says_so() {
    let site = Site::new().await;
    site.student("lince-blu-42").await;
    let mut browser = site.visitor();
    let page = browser.get("/it/accedi").await;
    let again = page
        .form("sign-in")
        .set("sign_in", "lince-blu-42")
        .set("password", "sbagliata")
        .submit(&mut browser)
        .await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(again.form("sign-in").value("sign_in"), "lince-blu-42");
    assert_eq!(again.form("sign-in").value("password"), "");
    assert!(!again.all("[role=alert]").is_empty());
}

#[tokio::test]
async fn guesses_at_one_account_are_slowed_and_the_account_is_not_locked() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.visitor();
    let mut last = StatusCode::OK;
    for _ in 0..6 {
        last =
            browser.post("/it/accedi", &[("sign_in", "bruni@coesa.test"), ("password", "no")]).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    site.app.clock.advance(chrono::Duration::seconds(61));
    site.signed_in(&teacher).await;
}

#[tokio::test]
async fn a_class_that_shares_an_address_is_not_refused() {
    let site = Site::new().await;
    for n in 0..30 {
        let student = site.student(&format!("lince-blu-{n}")).await;
        let mut wrong = site.visitor();
        let sign_in = student.sign_in_name.clone().unwrap();
        wrong.post("/it/accedi", &[("sign_in", &sign_in), ("password", "no")]).await;
        site.signed_in(&student).await;
    }
}

#[tokio::test]
async fn changing_the_password_ends_all_other_sessions() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut here = site.signed_in(&teacher).await;
    let mut elsewhere = site.signed_in(&teacher).await;
    let profile = here.get("/it/profile").await;
    let done = profile
        .form("password")
        .set("current", PASSWORD)
        .set("new", "un'altra parola lunga")
        .submit(&mut here)
        .await;
    assert_eq!(done.status, StatusCode::OK);
    assert!(done.says("password"), "{}", done.text());
    assert_eq!(here.get("/it/home").await.path, "/it/home");
    assert!(elsewhere.get("/it/home").await.path.starts_with("/it/accedi"));
}

#[tokio::test]
async fn the_session_is_a_new_one_after_signing_in() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.signed_in(&teacher).await;
    let first = browser.cookie("coesa_session").unwrap().to_owned();
    browser.post("/it/sign-out", &[]).await;
    browser.put_cookie("coesa_session", &first);
    assert!(browser.get("/it/home").await.path.starts_with("/it/accedi"), "an ended session lives on");
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let site = Site::new().await;
    site.adult(Role::Teacher, "Bruni").await;
    let body = format!("sign_in=bruni%40coesa.test&password={}", PASSWORD.replace(' ', "+"));
    let seen = site
        .visitor()
        .send(
            http::Method::POST,
            "/it/accedi",
            Some(("application/x-www-form-urlencoded".to_owned(), body.into_bytes())),
            &[(ORIGIN, "https://evil.example")],
        )
        .await;
    assert_eq!(seen.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn after_signing_in_one_goes_where_one_was_going_but_never_to_another_site() {
    let site = Site::new().await;
    site.adult(Role::Teacher, "Bruni").await;
    for (next, expected) in [
        ("/it/profile", "/it/profile"),
        ("/en/profile?from=//mail", "/en/profile?from=//mail"),
        ("/it", "/it/"),
        ("//evil.example/it/", "/it/home"),
        ("https://evil.example/", "/it/home"),
        ("/it/\\evil.example", "/it/home"),
        ("http:evil.example/it/", "/it/home"),
        ("evil.example/it/", "/it/home"),
        ("/it//evil.example", "/it/home"),
        ("/italia/", "/it/home"),
    ] {
        let mut browser = site.visitor();
        let fields = [("sign_in", "bruni@coesa.test"), ("password", PASSWORD), ("next", next)];
        assert_eq!(browser.post("/it/accedi", &fields).await.path, expected, "next={next}");
    }
}

#[tokio::test]
async fn of_many_guesses_at_once_only_the_free_ones_are_checked() {
    let site = Site::new().await;
    site.adult(Role::Teacher, "Bruni").await;
    let guesses = (0..20).map(|n| {
        let mut browser = site.visitor();
        async move {
            let password = format!("no {n}");
            let fields = [("sign_in", "bruni@coesa.test"), ("password", password.as_str())];
            browser.post("/it/accedi", &fields).await.status
        }
    });
    let answers = futures_util::future::join_all(guesses).await;
    let checked = answers.iter().filter(|status| **status == StatusCode::UNPROCESSABLE_ENTITY).count();
    let waiting = answers.iter().filter(|status| **status == StatusCode::TOO_MANY_REQUESTS).count();
    assert_eq!((checked, waiting), (5, 15), "{answers:?}");
    // Each that is checked later doubles the wait, and one second alone is too short for the second.
    let mut browser = site.visitor();
    let mut guess = async |seconds: i64| {
        site.app.clock.advance(chrono::Duration::seconds(seconds));
        browser.post("/it/accedi", &[("sign_in", "bruni@coesa.test"), ("password", "no")]).await.status
    };
    assert_eq!(guess(1).await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(guess(1).await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(guess(1).await, StatusCode::UNPROCESSABLE_ENTITY);
}
