//! The demo's mails at a local page, and nowhere else.

use http::{Method, StatusCode};
use sea_orm::EntityTrait;
use tables::mail;

use crate::support::Site;

#[tokio::test]
async fn in_the_demo_every_mail_can_be_read_in_both_its_parts() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    assert!(
        visitor.get("/it/").await.attributes(".demo-note a", "href").contains(&"/it/demo/mail".to_owned())
    );
    let rows = mail::Entity::find().all(&site.app.db).await.unwrap();
    assert!(!rows.is_empty(), "the story sends mails");
    let list = visitor.get("/demo/mail").await;
    assert_eq!((list.path.as_str(), list.status), ("/it/demo/mail", StatusCode::OK));
    let newest = rows.last().unwrap();
    assert!(list.says(&newest.subject) && list.says(&newest.recipient), "{}", list.text());
    for lang in ["it", "en"] {
        let one = visitor.get(&format!("/{lang}/demo/mail/{}", newest.id)).await;
        assert_eq!(one.status, StatusCode::OK);
        assert!(one.html().contains("<pre") && one.says(newest.text.lines().next().unwrap().trim()));
        let policy = one.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("frame-src 'self'") && policy.contains("script-src 'self'"), "{policy}");
        assert_eq!(one.attributes("iframe", "src"), [format!("/demo/mail/{}/html", newest.id)]);
        assert!(!one.attributes("iframe", "sandbox")[0].contains("allow-scripts"));
    }
    let html = visitor.send_once(&Method::GET, &format!("/demo/mail/{}/html", newest.id), None, &[]).await;
    assert_eq!(html.status, StatusCode::OK);
    let policy = html.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("script-src"), "{policy}");
    assert!(policy.contains("sandbox") && policy.contains("frame-ancestors 'self'"), "{policy}");
    let of_one = visitor.get("/it/demo/mail?to=bruni").await;
    assert!(of_one.says("bruni@demo.example") && !of_one.all("td").iter().any(|cell| cell.contains("ferri")));
}

#[tokio::test]
async fn a_long_list_goes_on_on_further_pages_and_loses_no_mail() {
    let site = Site::with(|config| config.demo = true).await;
    let now = site.app.clock.now();
    for number in 0..120 {
        let row = mail::ActiveModel {
            recipient: sea_orm::Set("bruni@coesa.test".to_owned()),
            subject: sea_orm::Set(format!("Mail {number}.")),
            text: sea_orm::Set(String::new()),
            html: sea_orm::Set(String::new()),
            created_at: sea_orm::Set(now),
            next_try_at: sea_orm::Set(now),
            attempts: sea_orm::Set(0),
            ..Default::default()
        };
        mail::Entity::insert(row).exec(&site.app.db).await.unwrap();
    }
    let mut visitor = site.visitor();
    let (mut seen, mut path) = (Vec::new(), "/it/demo/mail".to_owned());
    loop {
        let page = visitor.get(&path).await;
        seen.extend(page.all("tbody th"));
        match page.attributes("a[rel=next]", "href").pop() {
            Some(next) => path = next,
            None => break,
        }
    }
    assert_eq!(seen, (0..120).rev().map(|number| format!("Mail {number}.")).collect::<Vec<_>>());
}

#[tokio::test]
async fn outside_the_demo_there_is_no_such_page() {
    let site = Site::new().await;
    let mut visitor = site.visitor();
    for path in ["/demo/mail", "/it/demo/mail", "/it/demo/mail/1", "/demo/mail/1/html"] {
        assert_eq!(visitor.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert!(visitor.get("/it/").await.attributes(".demo-note a", "href").is_empty());
}
