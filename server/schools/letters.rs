//! The mails about applications and classes: received, decided, invited.

use sea_orm::{ConnectionTrait, EntityTrait};
use serde::Serialize;
use tables::kinds::{ApplicationState, NoticeKind};
use tables::{application, edition, person, school};

use crate::App;
use crate::error::{Error, Result};
use crate::mail::{self, Letter};
use crate::notices::{self, Notice};
use crate::text::Lang;

/// What mails about an application tell.
#[derive(Serialize)]
struct About<'a> {
    class: &'a str,
    edition: &'a str,
    state: &'static str,
    reason: &'a str,
    /// It was admitted before: its class is taken away.
    retracted: bool,
    path: String,
}

#[derive(Serialize)]
#[serde(transparent)]
struct Received<'a>(About<'a>);

impl Letter for Received<'_> {
    const TEMPLATE: &'static str = "application_received";
}

#[derive(Serialize)]
#[serde(transparent)]
struct Decided<'a>(About<'a>);

impl Letter for Decided<'_> {
    const TEMPLATE: &'static str = "application_decided";
}

fn about<'a>(
    row: &'a application::Model,
    edition: &'a edition::Model,
    state: ApplicationState,
    reason: &'a str,
) -> About<'a> {
    About {
        class: &row.class_name,
        edition: &edition.name,
        state: state.as_str(),
        reason,
        retracted: row.state == ApplicationState::Admitted && state != ApplicationState::Admitted,
        path: format!("/applications/{}", row.id),
    }
}

/// The name of the application's school; empty while it has none.
pub(super) async fn school_name(conn: &impl ConnectionTrait, row: &application::Model) -> Result<String> {
    let school = match row.school_id {
        Some(id) => school::Entity::find_by_id(id).one(conn).await?,
        None => None,
    };
    Ok(school.map(|school| school.name).unwrap_or_default())
}

async fn teacher(conn: &impl ConnectionTrait, row: &application::Model) -> Result<person::Model> {
    person::Entity::find_by_id(row.teacher_id).one(conn).await?.ok_or(Error::NotFound)
}

/// To the teacher: it has arrived.
pub(super) async fn received(
    conn: &impl ConnectionTrait,
    app: &App,
    row: &application::Model,
    edition: &edition::Model,
) -> Result<()> {
    let letter = Received(about(row, edition, ApplicationState::Submitted, ""));
    mail::queue(conn, app, &teacher(conn, row).await?, &letter).await
}

/// To the teacher: admitted, on the waiting list or refused, and why.
pub(super) async fn decided(
    conn: &impl ConnectionTrait,
    app: &App,
    row: &application::Model,
    edition: &edition::Model,
    state: ApplicationState,
    reason: &str,
) -> Result<()> {
    let letter = Decided(about(row, edition, state, reason));
    mail::queue(conn, app, &teacher(conn, row).await?, &letter).await?;
    let school = school_name(conn, row).await?;
    let notice = Notice::new(NoticeKind::Application, format!("/applications/{}", row.id))
        .with("result", state.as_str())
        .with("class", row.class_name.as_str())
        .with("school", school)
        .beside_letter();
    notices::tell(conn, app, &[row.teacher_id], &notice).await?;
    Ok(())
}

/// A mail as it would go out.
#[derive(Serialize)]
pub(super) struct Preview {
    /// Its address.
    pub(super) to: String,
    /// Its subject.
    pub(super) subject: String,
    /// Its text.
    pub(super) text: String,
}

#[derive(Serialize)]
struct Envelope<'a> {
    name: &'a str,
    base_url: &'a str,
    lang: Lang,
    letter: &'a About<'a>,
}

/// The mail of a decision, before it is taken.
pub(super) fn preview(
    app: &App,
    to: &person::Model,
    row: &application::Model,
    edition: &edition::Model,
    state: ApplicationState,
    reason: &str,
) -> Result<Preview> {
    let lang = Lang::parse(&to.language).unwrap_or_default();
    let letter = about(row, edition, state, reason);
    let envelope = Envelope { name: &to.name, base_url: &app.config.base_url, lang, letter: &letter };
    let part =
        |file: &str| app.pages.render_plain(lang, &format!("mail/{}/{file}", Decided::TEMPLATE), &envelope);
    Ok(Preview {
        to: to.email.clone().unwrap_or_default(),
        subject: part("subject.txt")?.trim().to_owned(),
        text: part("body.txt")?.trim().to_owned(),
    })
}

/// An invitation to teach a class.
#[derive(Serialize)]
pub struct Invited<'a> {
    /// The class.
    pub class: &'a str,
    /// Its school.
    pub school: &'a str,
    /// Who invites.
    pub inviter: &'a str,
    /// As what.
    pub kind: &'static str,
    /// The way in.
    pub path: String,
}

impl Letter for Invited<'_> {
    const TEMPLATE: &'static str = "class_invited";
}
