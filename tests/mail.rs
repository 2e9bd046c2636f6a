//! Mails leave by a real mail server, once, and wait while it is down.

use std::time::Duration;

use coesa::mail;
use sea_orm::{ActiveModelTrait, EntityTrait, PaginatorTrait, Set};
use tables::mail::{ActiveModel, Entity, Model};
use tokio::net::TcpListener;

use crate::support::Site;
use crate::support::mail::MailServer;

async fn queued(site: &Site) {
    let now = site.app.clock.now();
    ActiveModel {
        recipient: Set("bruni@coesa.test".to_owned()),
        subject: Set("Il report è stato pubblicato".to_owned()),
        text: Set("Ciao!".to_owned()),
        html: Set("<p>Ciao!</p>".to_owned()),
        created_at: Set(now),
        next_try_at: Set(now),
        attempts: Set(0),
        unsubscribe: Set(Some("http://coesa.test/it/unsubscribe/x".to_owned())),
        ..Default::default()
    }
    .insert(&site.app.db)
    .await
    .unwrap();
}

/// The one mail that there is.
async fn row(site: &Site) -> Model {
    Entity::find().one(&site.app.db).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_mail_goes_out_once_with_a_plain_and_an_html_part() {
    let server = MailServer::start().await;
    let site = Site::with(|config| config.smtp.clone_from(&server.address)).await;
    queued(&site).await;
    assert_eq!(mail::deliver(&site.app).await.unwrap(), 1);
    assert_eq!(mail::deliver(&site.app).await.unwrap(), 0);
    let letters = server.letters();
    assert_eq!(letters.len(), 1);
    assert!(letters[0].contains("text/plain") && letters[0].contains("text/html"), "{}", letters[0]);
    assert!(letters[0].contains("bruni@coesa.test"));
}

#[tokio::test]
async fn a_mail_that_has_gone_keeps_neither_its_words_nor_its_links() {
    let server = MailServer::start().await;
    let site = Site::with(|config| config.smtp.clone_from(&server.address)).await;
    queued(&site).await;
    assert_eq!(row(&site).await.text, "Ciao!", "until then it is all there");
    assert_eq!(mail::deliver(&site.app).await.unwrap(), 1);
    let gone = row(&site).await;
    assert_eq!((gone.text.as_str(), gone.html.as_str(), gone.unsubscribe), ("", "", None));
    assert_eq!(gone.sent_at, Some(site.app.clock.now()));
    assert_eq!(gone.subject, "Il report è stato pubblicato", "for when somebody says that it did not come");
}

#[tokio::test]
async fn what_a_mail_server_says_of_a_reader_is_not_kept() {
    let server = MailServer::answering("550 5.1.1 <bruni@coesa.test> rejected").await;
    let site = Site::with(|config| config.smtp.clone_from(&server.address)).await;
    queued(&site).await;
    assert_eq!(mail::deliver(&site.app).await.unwrap(), 0);
    assert_eq!(row(&site).await.failed_with.as_deref(), Some("the mail server answered 550"));
}

#[tokio::test]
async fn a_mail_server_that_says_nothing_does_not_hold_up_the_end() {
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("smtp://{}", silent.local_addr().unwrap());
    let site = Site::with(|config| config.smtp = address).await;
    queued(&site).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(coesa::serve::run_on(site.app.clone(), listener, async {
        let _ = stopped.await;
    }));
    // Whoever wants to send is let in, and never greeted.
    let _held = silent.accept().await.unwrap();
    stop.send(()).unwrap();
    let ended = tokio::time::timeout(Duration::from_secs(10), serving).await;
    assert!(ended.is_ok(), "the end waits for the mail server");
}

#[tokio::test]
async fn a_mail_waits_while_the_server_is_down_and_is_tried_again() {
    // A port that nobody listens on: it was free a moment ago, and is given back.
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("smtp://{}", free.local_addr().unwrap());
    drop(free);
    let site = Site::with(|config| config.smtp = address).await;
    queued(&site).await;
    assert_eq!(mail::deliver(&site.app).await.unwrap(), 0);
    let row = row(&site).await;
    assert!(row.failed_with.is_some() && row.sent_at.is_none());
    assert!(row.next_try_at > site.app.clock.now(), "not at once again");
}

#[tokio::test]
async fn a_mail_is_forgotten_a_month_after_it_went_out() {
    let server = MailServer::start().await;
    let site = Site::with(|config| config.smtp.clone_from(&server.address)).await;
    queued(&site).await;
    assert_eq!(mail::deliver(&site.app).await.unwrap(), 1);
    site.app.clock.advance(chrono::Duration::days(28));
    queued(&site).await;
    site.app.clock.advance(chrono::Duration::days(3));
    assert_eq!(mail::sweep(&site.app).await.unwrap(), 1);
    assert!(row(&site).await.sent_at.is_none(), "this one has not gone");
}

#[tokio::test]
async fn a_mail_that_cannot_go_is_given_up_after_some_days_except_in_the_demo() {
    for (demo, left) in [(false, 0), (true, 1)] {
        let site = Site::with(|config| config.demo = demo).await;
        queued(&site).await;
        site.app.clock.advance(chrono::Duration::days(4));
        mail::sweep(&site.app).await.unwrap();
        assert_eq!(Entity::find().count(&site.app.db).await.unwrap(), 1);
        site.app.clock.advance(chrono::Duration::days(2));
        mail::sweep(&site.app).await.unwrap();
        assert_eq!(Entity::find().count(&site.app.db).await.unwrap(), left, "demo: {demo}");
    }
}
