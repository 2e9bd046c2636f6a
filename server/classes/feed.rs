//! A class's calendar for calendar programs: days and hours, and of what people type the names of teams alone.
//! Its address is secret, one for each person who asks for one, and can be taken back.

use chrono::Duration;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, NotSet, QueryFilter, Set};
use tables::class_feed;
use tables::ids::PersonId;

use super::access::{BelongToClass, ReadFeed};
use super::appointments::{self, Appointment, Kind};
use crate::App;
use crate::db;
use crate::error::Result;
use crate::notices::Deadline;
use crate::notices::token::Signer;
use crate::text::{Arg, Lang};

/// What the addresses are signed for.
pub(super) const PURPOSE: &str = "calendar";

/// A person's addresses that work.
pub(super) async fn of_person(app: &App, person: PersonId) -> Result<Vec<class_feed::Model>> {
    Ok(class_feed::Entity::find()
        .filter(class_feed::Column::PersonId.eq(person))
        .filter(class_feed::Column::RevokedAt.is_null())
        .all(&app.db)
        .await?)
}

/// The whole address.
pub(super) fn address(app: &App, signer: &Signer, feed: &class_feed::Model) -> Result<String> {
    let token = signer.sign(PURPOSE, &feed.id.to_string())?;
    Ok(format!("{}/calendar/{token}.ics", app.config.base_url))
}

/// Makes a new address; one that worked before does not any more.
pub(super) async fn renew(app: &App, may: &BelongToClass) -> Result<()> {
    let tx = db::begin_write(&app.db).await?;
    end(&tx, app, may).await?;
    class_feed::ActiveModel {
        id: NotSet,
        class_id: Set(may.class.id),
        person_id: Set(may.by.id),
        created_at: Set(app.clock.now()),
        revoked_at: Set(None),
    }
    .insert(&tx)
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Takes the address back.
pub(super) async fn revoke(app: &App, may: &BelongToClass) -> Result<()> {
    end(&app.db, app, may).await
}

async fn end(conn: &impl sea_orm::ConnectionTrait, app: &App, may: &BelongToClass) -> Result<()> {
    class_feed::Entity::update_many()
        .col_expr(class_feed::Column::RevokedAt, Expr::value(app.clock.now()))
        .filter(class_feed::Column::ClassId.eq(may.class.id))
        .filter(class_feed::Column::PersonId.eq(may.by.id))
        .filter(class_feed::Column::RevokedAt.is_null())
        .exec(conn)
        .await?;
    Ok(())
}

/// For whom an hour is: a team, or the whole class.
fn whom(app: &App, lang: Lang, one: &Appointment, class: &str) -> String {
    let whole = || app.texts.get(lang, "classes-show-title", &[("class", Arg::from(class))]);
    one.team.clone().unwrap_or_else(whole)
}

/// What an hour is called where only those of the class read it: its topic, and for whom it is.
pub(super) fn title(app: &App, lang: Lang, one: &Appointment, class: &str) -> String {
    let args = [("topic", Arg::from(one.topic.as_str())), ("whom", Arg::from(whom(app, lang, one, class)))];
    let key = match one.kind {
        Kind::Meeting => "classes-calendar-meeting",
        Kind::Occasion => "classes-calendar-occasion",
    };
    app.texts.get(lang, key, &args)
}

/// What it is called, and what is said of it, where anybody reads it who knows the address: nothing that
/// somebody typed, where a name may be.
fn told(app: &App, lang: Lang, one: &Appointment, class: &str) -> (String, String) {
    let (title, text) = match one.kind {
        Kind::Meeting => ("classes-calendar-feed-meeting", "classes-calendar-meeting-event"),
        Kind::Occasion => ("classes-calendar-feed-occasion", "classes-calendar-occasion-event"),
    };
    let whom = [("whom", Arg::from(whom(app, lang, one, class)))];
    (app.texts.get(lang, title, &whom), app.texts.get(lang, text, &[("class", Arg::from(class))]))
}

/// What a deadline is called. The name of a step does not say that something is due.
pub(super) fn due(app: &App, lang: Lang, deadline: &Deadline) -> String {
    let name = deadline.title.of(lang);
    if !deadline.key.starts_with("step:") {
        return name.to_owned();
    }
    app.texts.get(lang, "classes-calendar-step", &[("step", Arg::from(name))])
}

/// Where it is: a place, or an address to open.
pub(super) fn place(one: &Appointment) -> &str {
    if one.place.is_empty() { &one.link } else { &one.place }
}

/// The calendar, in its owner's language. Whole days need no time zone: the day of a deadline is the
/// Italian one; hours are written in universal time. It changes only if what is in it does.
pub(super) async fn calendar(app: &App, may: &ReadFeed) -> Result<String> {
    let lang = Lang::parse(&may.owner.language).unwrap_or_default();
    let class = [("class", Arg::from(may.class.name.as_str()))];
    let host = url::Url::parse(&app.config.base_url).ok().and_then(|url| url.host_str().map(str::to_owned));
    let host = host.unwrap_or_else(|| "localhost".to_owned());
    let mut calendar = Calendar::empty();
    for (name, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Coesa//Class calendar//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("X-PUBLISHED-TTL", "PT6H"),
    ] {
        calendar.append_property(Property::new(name, value));
    }
    let name = app.texts.get(lang, "classes-calendar-name", &class);
    // A comma in it means nothing only if it is said to be a text.
    calendar.append_property(Property::new("NAME", name.as_str()).add_parameter("VALUE", "TEXT").done());
    calendar.append_property(Property::new("X-WR-CALNAME", name));
    let mut deadlines = crate::deadlines(app, Some(may.class.id)).await?;
    deadlines.sort_by(|a, b| (a.due, &a.key).cmp(&(b.due, &b.key)));
    for deadline in deadlines {
        let place = format!("/{}{}", lang.as_str(), deadline.link);
        let event = Event::new()
            .uid(&format!("{}:class:{}@{host}", deadline.key, may.class.id))
            .timestamp(may.feed.created_at)
            .summary(&due(app, lang, &deadline))
            .description(&app.texts.get(lang, "classes-calendar-event", &class))
            .url(&format!("{}{place}", app.config.base_url))
            .add_property("TRANSP", "TRANSPARENT")
            // The whole day: it ends where the next begins.
            .starts(deadline.due)
            .ends(deadline.due + Duration::days(1))
            .done();
        calendar.push(event);
    }
    let reader = (may.owner.id, may.owner.role);
    for (_, one) in appointments::readable(app, reader, &[may.class.id]).await? {
        let (title, text) = told(app, lang, &one, &may.class.name);
        let mut event = Event::new();
        event
            .uid(&format!("{}@{host}", one.key))
            .timestamp(one.changed_at)
            .summary(&title)
            .description(&text)
            .starts(one.starts_at)
            .ends(one.starts_at + Duration::minutes(one.minutes.into()));
        // Gone without a word, it would stay in the calendars that have it.
        let status = if one.cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed };
        event.status(status).sequence(one.changes);
        if let Some(page) = &one.page {
            event.url(&format!("{}/{}{page}", app.config.base_url, lang.as_str()));
        }
        calendar.push(event.done());
    }
    Ok(calendar.to_string())
}
