//! A class's calendar for calendar programs: days only, no person. Its address is secret, one for each
//! person who asks for one, and can be taken back.

use icalendar::{Calendar, Component, Event, EventLike, Property};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, NotSet, QueryFilter, Set};
use tables::class_feed;
use tables::ids::PersonId;

use super::access::{BelongToClass, ReadFeed};
use crate::App;
use crate::db;
use crate::error::Result;
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

/// The calendar, in its owner's language. Whole days need no time zone: the day of a deadline is the
/// Italian one. It changes only if a deadline does.
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
    calendar.name(&app.texts.get(lang, "classes-calendar-name", &class));
    let mut deadlines = crate::deadlines(app, Some(may.class.id)).await?;
    deadlines.sort_by(|a, b| (a.due, &a.key).cmp(&(b.due, &b.key)));
    for deadline in deadlines {
        let place = format!("/{}{}", lang.as_str(), deadline.link);
        let event = Event::new()
            .uid(&format!("{}:class:{}@{host}", deadline.key, may.class.id))
            .timestamp(may.feed.created_at)
            .summary(deadline.title.of(lang))
            .description(&app.texts.get(lang, "classes-calendar-event", &class))
            .url(&format!("{}{place}", app.config.base_url))
            .add_property("TRANSP", "TRANSPARENT")
            .all_day(deadline.due)
            .done();
        calendar.push(event);
    }
    Ok(calendar.to_string())
}
