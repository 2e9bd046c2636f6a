//! Mails: written to the outbox in the transaction that wants them, sent by a worker with growing
//! pauses, so that a mail server that is down loses nothing.

use std::time::Duration;

use lettre::message::{Mailbox, MultiPart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use serde::Serialize;
use tables::{mail, person};

use crate::App;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::text::Lang;

/// How mails leave.
pub enum Mailer {
    /// By a mail server.
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    /// They stay in the outbox, where the demo shows them.
    Keep,
}

impl Mailer {
    /// As the settings say.
    pub fn new(config: &Config) -> Result<Self> {
        if config.smtp.is_empty() {
            return Ok(Self::Keep);
        }
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&config.smtp)
            .map_err(|error| Error::internal(format!("the setting `smtp` can't be used: {error}")))?
            .timeout(Some(Duration::from_secs(20)))
            .build();
        Ok(Self::Smtp(Box::new(transport)))
    }
}

/// A mail: a folder in `templates/mail` with `subject.txt`, `body.txt` and `body.html`.
pub trait Letter: Serialize {
    /// The folder's name.
    const TEMPLATE: &'static str;
}

#[derive(Serialize)]
struct Envelope<'a, L> {
    name: &'a str,
    base_url: &'a str,
    lang: Lang,
    letter: &'a L,
}

/// Puts a mail to that person in the outbox. Students have no address, and get none.
pub async fn queue<L: Letter>(
    conn: &impl ConnectionTrait,
    app: &App,
    to: &person::Model,
    letter: &L,
) -> Result<()> {
    let Some(address) = &to.email else { return Ok(()) };
    queue_to(conn, app, address, &to.name, Lang::parse(&to.language).unwrap_or_default(), letter).await
}

/// The same to an address that is nobody's here, or not yet.
pub async fn queue_to<L: Letter>(
    conn: &impl ConnectionTrait,
    app: &App,
    address: &str,
    name: &str,
    lang: Lang,
    letter: &L,
) -> Result<()> {
    let envelope = Envelope { name, base_url: &app.config.base_url, lang, letter };
    let part = |file: &str| app.pages.render_plain(lang, &format!("mail/{}/{file}", L::TEMPLATE), &envelope);
    let now = app.clock.now();
    mail::ActiveModel {
        id: NotSet,
        recipient: Set(address.to_owned()),
        subject: Set(part("subject.txt")?.trim().to_owned()),
        text: Set(part("body.txt")?),
        html: Set(part("body.html")?),
        created_at: Set(now),
        next_try_at: Set(now),
        attempts: Set(0),
        failed_with: Set(None),
        sent_at: Set(None),
    }
    .insert(conn)
    .await?;
    Ok(())
}

/// Sends what is due, once; gives how many went.
pub async fn deliver(app: &App) -> Result<usize> {
    let Mailer::Smtp(transport) = &app.mailer else { return Ok(0) };
    let now = app.clock.now();
    let due = mail::Entity::find()
        .filter(mail::Column::SentAt.is_null())
        .filter(mail::Column::NextTryAt.lte(now))
        .order_by_asc(mail::Column::Id)
        .limit(50)
        .all(&app.db)
        .await?;
    let mut sent = 0;
    for row in due {
        // Claimed by moving the next try on: a second worker finds nothing to change.
        let pause = chrono::Duration::minutes(1 << row.attempts.clamp(0, 9));
        let claimed = mail::Entity::update_many()
            .col_expr(mail::Column::Attempts, Expr::col(mail::Column::Attempts).add(1))
            .col_expr(mail::Column::NextTryAt, Expr::value(now + pause))
            .filter(mail::Column::Id.eq(row.id))
            .filter(mail::Column::Attempts.eq(row.attempts))
            .exec(&app.db)
            .await?;
        if claimed.rows_affected == 0 {
            continue;
        }
        let id = row.id;
        let outcome = match message(app, row) {
            Ok(message) => transport.send(message).await.map(drop).map_err(Error::internal),
            Err(error) => Err(error),
        };
        let update = mail::Entity::update_many().filter(mail::Column::Id.eq(id));
        match outcome {
            Ok(()) => {
                sent += 1;
                update.col_expr(mail::Column::SentAt, Expr::value(app.clock.now())).exec(&app.db).await?;
            }
            Err(error) => {
                tracing::warn!(mail.id = id, %error, "a mail did not go out");
                update
                    .col_expr(mail::Column::FailedWith, Expr::value(error.to_string()))
                    .exec(&app.db)
                    .await?;
            }
        }
    }
    Ok(sent)
}

fn message(app: &App, row: mail::Model) -> Result<Message> {
    let from: Mailbox = app.config.mail_from.parse().map_err(Error::internal)?;
    let to: Mailbox = row.recipient.parse().map_err(Error::internal)?;
    Message::builder()
        .from(from)
        .to(to)
        .subject(row.subject)
        .multipart(MultiPart::alternative_plain_html(row.text, row.html))
        .map_err(Error::internal)
}
