//! Mails: written to the outbox in the transaction that wants them, sent by a worker with growing
//! pauses, so that a mail server that is down for some days loses nothing. Links in mails open things,
//! and so a mail's words are the reader's alone once it has gone: its row keeps to whom, about what, when.

use std::time::Duration;

use lettre::message::header::{HeaderName, HeaderValue};
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
use crate::clock::Quiet;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::text::Lang;

/// A mail that went out is kept so many days, for when somebody says that it did not come.
const KEPT_DAYS: i64 = 30;
/// A mail that could not go in so many days is given up: its link is over, or what it tells is old.
const TRIED_DAYS: i64 = 5;

/// How mails leave.
pub enum Mailer {
    /// By a mail server.
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    /// They stay in the outbox, where the demo shows them, until they are given up.
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

/// What is around a mail's own words: the site's name above, why one gets it below.
#[derive(Serialize)]
struct Frame<'a> {
    lang: Lang,
    base_url: &'a str,
    subject: &'a str,
    content: &'a str,
    unsubscribe: Option<&'a str>,
    /// It goes to an address that is nobody's here: there is nothing of theirs to set.
    stranger: bool,
}

/// How a mail goes.
#[derive(Clone, Debug, Default)]
pub struct Manners {
    /// The whole address that ends mails of this kind; none: they can't be ended.
    pub unsubscribe: Option<String>,
    /// The reader's quiet hours; none: it can't wait.
    pub quiet: Option<Quiet>,
    /// The address is nobody's here, or not yet.
    pub stranger: bool,
}

/// Puts a mail to that person in the outbox, to go at once. Who has no address gets none.
pub async fn queue<L: Letter>(
    conn: &impl ConnectionTrait,
    app: &App,
    to: &person::Model,
    letter: &L,
) -> Result<()> {
    queue_with(conn, app, to, letter, Manners::default()).await
}

/// The same, with its manners.
pub async fn queue_with<L: Letter>(
    conn: &impl ConnectionTrait,
    app: &App,
    to: &person::Model,
    letter: &L,
    manners: Manners,
) -> Result<()> {
    let Some(address) = &to.email else { return Ok(()) };
    let lang = Lang::parse(&to.language).unwrap_or_default();
    send(conn, app, address, &to.name, lang, letter, manners).await
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
    let manners = Manners { stranger: true, ..Manners::default() };
    send(conn, app, address, name, lang, letter, manners).await
}

async fn send<L: Letter>(
    conn: &impl ConnectionTrait,
    app: &App,
    address: &str,
    name: &str,
    lang: Lang,
    letter: &L,
    manners: Manners,
) -> Result<()> {
    let base_url = &app.config.base_url;
    let envelope = Envelope { name, base_url, lang, letter };
    let part = |file: &str| app.pages.render_plain(lang, &format!("mail/{}/{file}", L::TEMPLATE), &envelope);
    let subject = part("subject.txt")?.replace(char::is_control, " ").trim().to_owned();
    let (text, html) = (part("body.txt")?, part("body.html")?);
    let unsubscribe = manners.unsubscribe.as_deref();
    let stranger = manners.stranger;
    let frame = |content| Frame { lang, base_url, subject: &subject, content, unsubscribe, stranger };
    let text = app.pages.render_plain(lang, "mail/_frame.txt", &frame(text.trim()))?;
    let html = app.pages.render_plain(lang, "mail/_frame.html", &frame(html.trim()))?;
    let now = app.clock.now();
    let hour = |hour: u32| i32::try_from(hour).ok();
    mail::ActiveModel {
        id: NotSet,
        recipient: Set(address.to_owned()),
        subject: Set(subject),
        text: Set(text),
        html: Set(html),
        created_at: Set(now),
        next_try_at: Set(manners.quiet.map_or(now, |quiet| quiet.after(now))),
        attempts: Set(0),
        failed_with: Set(None),
        sent_at: Set(None),
        quiet_from: Set(manners.quiet.and_then(|quiet| hour(quiet.from))),
        quiet_until: Set(manners.quiet.and_then(|quiet| hour(quiet.until))),
        unsubscribe: Set(manners.unsubscribe),
    }
    .insert(conn)
    .await?;
    Ok(())
}

fn quiet_of(row: &mail::Model) -> Option<Quiet> {
    let hour = |hour: Option<i32>| hour.and_then(|hour| u32::try_from(hour).ok());
    Some(Quiet { from: hour(row.quiet_from)?, until: hour(row.quiet_until)? })
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
        // A mail that could not go by day, because the mail server or we were down, waits for the next.
        let quiet = quiet_of(&row);
        if let Some(quiet) = quiet
            && quiet.covers(now)
        {
            mail::Entity::update_many()
                .col_expr(mail::Column::NextTryAt, Expr::value(quiet.after(now)))
                .filter(mail::Column::Id.eq(row.id))
                .filter(mail::Column::Attempts.eq(row.attempts))
                .exec(&app.db)
                .await?;
            continue;
        }
        // Claimed by moving the next try on: a second worker finds nothing to change.
        let next = now + chrono::Duration::minutes(1 << row.attempts.clamp(0, 9));
        let next = quiet.map_or(next, |quiet| quiet.after(next));
        let claimed = mail::Entity::update_many()
            .col_expr(mail::Column::Attempts, Expr::col(mail::Column::Attempts).add(1))
            .col_expr(mail::Column::NextTryAt, Expr::value(next))
            .filter(mail::Column::Id.eq(row.id))
            .filter(mail::Column::Attempts.eq(row.attempts))
            .exec(&app.db)
            .await?;
        if claimed.rows_affected == 0 {
            continue;
        }
        let id = row.id;
        let outcome = match message(app, row) {
            Ok(message) => transport.send(message).await.map(drop).map_err(|error| reason(&error)),
            Err(error) => Err(error.to_string()),
        };
        let update = mail::Entity::update_many().filter(mail::Column::Id.eq(id));
        match outcome {
            Ok(()) => {
                sent += 1;
                update
                    .col_expr(mail::Column::SentAt, Expr::value(app.clock.now()))
                    .col_expr(mail::Column::Text, Expr::value(""))
                    .col_expr(mail::Column::Html, Expr::value(""))
                    .col_expr(mail::Column::Unsubscribe, Expr::value(None::<String>))
                    .exec(&app.db)
                    .await?;
            }
            Err(reason) => {
                tracing::warn!(mail.id = id, reason, "a mail did not go out");
                update.col_expr(mail::Column::FailedWith, Expr::value(reason)).exec(&app.db).await?;
            }
        }
    }
    Ok(sent)
}

/// What log and row say of a mail that did not go. A server's own words are left out: they name the reader.
fn reason(error: &lettre::transport::smtp::Error) -> String {
    let kind = match error.status() {
        Some(code) => return format!("the mail server answered {code}"),
        None if error.is_timeout() => "the mail server took too long",
        None if error.is_tls() => "the mail server can't be reached by TLS",
        None if error.is_response() => "the mail server's answer is not SMTP",
        None if error.is_client() => "the mail server can't take such a mail",
        None => "the mail server can't be reached",
    };
    kind.to_owned()
}

/// Forgets mails that went out long ago, and gives up those that could not go: they hold names and words
/// that nobody needs any more. Gives how many.
pub async fn sweep(app: &App) -> Result<u64> {
    let before = |days: i64| app.clock.now() - chrono::Duration::days(days);
    let long_ago = mail::Column::SentAt.lt(before(KEPT_DAYS));
    let forgotten = mail::Entity::delete_many().filter(long_ago).exec(&app.db).await?.rows_affected;
    // The demo shows its outbox, from which nothing goes.
    if app.config.demo {
        return Ok(forgotten);
    }
    let given_up = mail::Entity::delete_many()
        .filter(mail::Column::SentAt.is_null())
        .filter(mail::Column::CreatedAt.lt(before(TRIED_DAYS)))
        .exec(&app.db)
        .await?
        .rows_affected;
    if given_up > 0 {
        tracing::warn!(mails = given_up, days = TRIED_DAYS, "mails that could not go out were given up");
    }
    Ok(forgotten + given_up)
}

fn message(app: &App, row: mail::Model) -> Result<Message> {
    let from: Mailbox = app.config.mail_from.parse().map_err(Error::internal)?;
    let to: Mailbox = row.recipient.parse().map_err(Error::internal)?;
    let host = url::Url::parse(&app.config.base_url).ok().and_then(|url| url.host_str().map(str::to_owned));
    let host = host.unwrap_or_else(|| "localhost".to_owned());
    // The same each time it is tried, so that a reader's mail program shows it once.
    let id = format!("<coesa-mail-{}-{}@{host}>", row.id, row.created_at.timestamp());
    let mut message = Message::builder()
        .from(from)
        .to(to)
        .subject(row.subject)
        .date(row.created_at.into())
        .message_id(Some(id))
        .multipart(MultiPart::alternative_plain_html(row.text, row.html))
        .map_err(Error::internal)?;
    let mut header = |name: &'static str, value: String| {
        let name = HeaderName::new_from_ascii_str(name);
        // Ours alone, in plain letters; RFC 8058 wants it on one line, which the encoder would fold.
        message.headers_mut().insert_raw(HeaderValue::dangerous_new_pre_encoded(name, value.clone(), value));
    };
    header("Auto-Submitted", "auto-generated".to_owned());
    if let Some(address) = row.unsubscribe.filter(|address| address.bytes().all(|b| b.is_ascii_graphic())) {
        header("List-Unsubscribe", format!("<{address}>"));
        header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned());
    }
    Ok(message)
}
