//! Coming in by the class's code.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tables::class_member;

use super::class;
use crate::support::Site;

#[tokio::test]
async fn a_student_comes_in_with_a_password_of_their_own_however_the_code_is_typed() {
    let site = Site::demo().await;
    let mut browser = site.visitor();
    let page = browser.get("/it/entra").await;
    let welcome = page
        .form("join")
        .set("code", " sorgenti 3a ")
        .set("name", "Zoe")
        .set("password", "quattro gatti sul tetto")
        .submit(&mut browser)
        .await;
    assert_eq!((welcome.status, welcome.path.as_str()), (StatusCode::OK, "/it/entra/benvenuto"));
    let sign_in = welcome.all("dd")[1].clone();
    assert!(welcome.says("Zoe") && sign_in.split('-').count() == 3, "{}", welcome.text());
    site.enter(&sign_in, "quattro gatti sul tetto").await;
}

#[tokio::test]
async fn a_password_that_we_make_is_shown_once_and_works() {
    let site = Site::demo().await;
    let mut browser = site.visitor();
    let page = browser.get("/en/entra?code=SORGENTI-3A").await;
    assert_eq!(page.form("join").value("code"), "SORGENTI-3A");
    let welcome = page.form("join").set("name", "Zoe").set("choice", "made").submit(&mut browser).await;
    let password = &welcome.all("dd")[2];
    let sign_in = welcome.all("dd")[1].clone();
    site.enter(&sign_in, password).await;
    assert!(!browser.get("/en/entra/benvenuto").await.says(password), "shown once only");
    // Loaded again, the answer makes nobody a second time, and says where another password comes from.
    let fields = [("code", "SORGENTI-3A"), ("name", "Zoe"), ("choice", "made"), ("password", "")];
    let again = browser.post("/en/entra", &fields).await;
    assert_eq!(again.path, "/en/entra/benvenuto");
    assert!(again.says(&sign_in) && again.says("ask your teacher for a new one"), "{}", again.text());
    assert!(!again.says("You are now in class"));
}

#[tokio::test]
async fn a_wrong_code_is_said_kindly_and_keeps_what_was_typed() {
    let site = Site::demo().await;
    let mut browser = site.visitor();
    let page = browser.get("/it/entra").await;
    let again = page
        .form("join")
        .set("code", "SORGENTI-9Z")
        .set("name", "Zoe")
        .set("password", "quattro gatti sul tetto")
        .submit(&mut browser)
        .await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(again.form("join").value("name"), "Zoe");
    assert_eq!(again.form("join").value("password"), "");
    assert!(again.says("di nessuna classe"), "{}", again.text());
    let short = again
        .form("join")
        .set("code", "SORGENTI-3A")
        .set("name", "")
        .set("password", "corta")
        .submit(&mut browser)
        .await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(short.all(".mistakes li").len(), 2, "{}", short.text());
}

#[tokio::test]
async fn a_code_of_a_year_that_is_over_opens_nothing() {
    let site = Site::demo().await;
    site.app.clock.advance(chrono::Duration::days(365));
    let mut browser = site.visitor();
    let page = browser.get("/it/entra").await;
    let form = page.form("join").set("code", "SORGENTI-3A").set("name", "Zoe").set("choice", "made");
    assert_eq!(form.submit(&mut browser).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_student_with_an_account_joins_another_class_once_and_an_adult_none() {
    let site = Site::demo().await;
    let other = class(&site, "PORTICI-4B").await;
    let members = class_member::Entity::find().filter(class_member::Column::ClassId.eq(other.id));
    let before = members.clone().count(&site.app.db).await.unwrap();
    let mut student = site.as_one_of_the_story("lince-blu-427").await;
    for _ in 0..2 {
        let page = student.get("/it/entra").await;
        let home = page.form("join").set("code", "portici4b").submit(&mut student).await;
        assert_eq!(home.path, "/it/home");
    }
    assert_eq!(members.count(&site.app.db).await.unwrap(), before + 1);
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    assert_eq!(teacher.get("/it/entra").await.path, "/it/home");
}
