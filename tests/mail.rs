//! Mails leave by a real mail server, once, and wait while it is down.

use coesa::mail;
use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use tables::mail::{ActiveModel, Entity};

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
        ..Default::default()
    }
    .insert(&site.app.db)
    .await
    .unwrap();
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
async fn a_mail_waits_while_the_server_is_down_and_is_tried_again() {
    // A port that nobody listens on: it was free a moment ago, and is given back.
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("smtp://{}", free.local_addr().unwrap());
    drop(free);
    let site = Site::with(|config| config.smtp = address).await;
    queued(&site).await;
    assert_eq!(mail::deliver(&site.app).await.unwrap(), 0);
    let row = Entity::find().one(&site.app.db).await.unwrap().unwrap();
    assert!(row.failed_with.is_some() && row.sent_at.is_none());
    assert!(row.next_try_at > site.app.clock.now(), "not at once again");
}

#[tokio::test]
async fn a_mail_is_forgotten_a_month_after_it_went_out() {
    let server = MailServer::start().await;
    let site = Site::with(|config| config.smtp.clone_from(&server.address)).await;
    queued(&site).await;
    assert_eq!(mail::deliver(&site.app).await.unwrap(), 1);
    queued(&site).await;
    site.app.clock.advance(chrono::Duration::days(31));
    assert_eq!(mail::sweep(&site.app).await.unwrap(), 1);
    assert!(
        Entity::find().one(&site.app.db).await.unwrap().unwrap().sent_at.is_none(),
        "this one has not gone"
    );
}
