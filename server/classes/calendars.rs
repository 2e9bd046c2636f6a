//! The addresses of one's classes' calendars, and what is found there.

use std::collections::HashMap;

use http::HeaderValue;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ETAG};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use sha2::{Digest, Sha256};
use tables::ids::{ClassId, SchoolId};
use tables::kinds::Role;
use tables::{class, class_member, class_teacher, school};

use super::access::{BelongToClass, ReadFeed};
use super::{appointments, feed, given};
use crate::clock::day_in_italy;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::notices::token::Signer;
use crate::people::access::{Actor, SignedIn};
use crate::web::page::Page;
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Response};

#[derive(Serialize)]
struct CalendarsPage {
    classes: Vec<ClassView>,
}

#[derive(Serialize)]
struct ClassView {
    id: i64,
    name: String,
    school: String,
    /// What is ahead, the earliest first.
    days: Vec<DayView>,
    address: Option<String>,
}

/// A deadline, or an appointment with its hour and place.
#[derive(Serialize)]
struct DayView {
    day: String,
    starts_at: Option<String>,
    title: String,
    place: String,
}

impl Page for CalendarsPage {
    const TEMPLATE: &'static str = "classes/calendars.html";
}

/// The classes that a person belongs to now.
async fn classes_of(db: &Db, actor: &Actor) -> Result<Vec<class::Model>> {
    let ids: Vec<ClassId> = match actor.role {
        Role::Student => {
            class_member::Entity::find()
                .select_only()
                .column(class_member::Column::ClassId)
                .filter(class_member::Column::PersonId.eq(actor.id))
                .filter(class_member::Column::LeftAt.is_null())
                .into_tuple()
                .all(db)
                .await?
        }
        Role::Teacher => {
            class_teacher::Entity::find()
                .select_only()
                .column(class_teacher::Column::ClassId)
                .filter(class_teacher::Column::PersonId.eq(actor.id))
                .into_tuple()
                .all(db)
                .await?
        }
        Role::Supporter => {
            class::Entity::find()
                .select_only()
                .column(class::Column::Id)
                .filter(given::classes(db, actor.id).await?)
                .into_tuple()
                .all(db)
                .await?
        }
        Role::Reviewer | Role::Editor | Role::Admin => Vec::new(),
    };
    Ok(class::Entity::find()
        .filter(class::Column::Id.is_in(ids))
        .order_by_asc(class::Column::Name)
        .order_by_asc(class::Column::Id)
        .all(db)
        .await?)
}

pub(super) async fn show(SignedIn(actor): SignedIn, visit: Visit) -> Result<Response> {
    let app = &visit.app;
    let feeds = feed::of_person(app, actor.id).await?;
    let signer = Signer::load(&app.db).await?;
    let today = app.clock.today();
    let mut classes = Vec::new();
    let own = classes_of(&app.db, &actor).await?;
    let ids: Vec<ClassId> = own.iter().map(|class| class.id).collect();
    let hours = appointments::readable(app, (actor.id, actor.role), &ids).await?;
    let schools = school::Entity::find()
        .filter(school::Column::Id.is_in(own.iter().map(|class| class.school_id)))
        .all(&app.db)
        .await?;
    let school_of: HashMap<SchoolId, String> =
        schools.into_iter().map(|school| (school.id, school.name)).collect();
    for class in own {
        let due = crate::deadlines(app, Some(class.id)).await?.into_iter();
        let due = due.filter(|one| one.due >= today).map(|one| {
            let title = feed::due(app, visit.lang, &one);
            (
                one.due,
                None,
                DayView { day: one.due.to_string(), starts_at: None, title, place: String::new() },
            )
        });
        let met = hours.iter().filter(|(of, one)| *of == class.id && !one.cancelled).map(|(_, one)| {
            let day = day_in_italy(one.starts_at);
            let view = DayView {
                day: day.to_string(),
                starts_at: Some(one.starts_at.to_rfc3339()),
                title: feed::title(app, visit.lang, one, &class.name),
                place: feed::place(one).to_owned(),
            };
            (day, Some(one.starts_at), view)
        });
        // Of a day its hours come first: what is due is due at its end.
        let mut days: Vec<_> = due.chain(met.filter(|(day, ..)| *day >= today)).collect();
        days.sort_by_key(|(day, at, _)| (*day, at.is_none(), *at));
        let own = feeds.iter().find(|feed| feed.class_id == class.id);
        classes.push(ClassView {
            id: class.id.0,
            school: school_of.get(&class.school_id).cloned().unwrap_or_default(),
            days: days.into_iter().map(|(_, _, view)| view).collect(),
            name: class.name,
            address: own.map(|own| feed::address(app, &signer, own)).transpose()?,
        });
    }
    visit.show(&CalendarsPage { classes })
}

pub(super) async fn renew(may: BelongToClass, visit: Visit) -> Result<Response> {
    feed::renew(&visit.app, &may).await?;
    visit.go_saying("/calendars", "success", visit.t("classes-calendar-renewed")).await
}

pub(super) async fn revoke(may: BelongToClass, visit: Visit) -> Result<Response> {
    feed::revoke(&visit.app, &may).await?;
    visit.go_saying("/calendars", "success", visit.t("classes-calendar-revoked")).await
}

/// What calendar programs fetch.
pub(super) async fn download(may: ReadFeed, visit: Visit) -> Result<Response> {
    let calendar = feed::calendar(&visit.app, &may).await?;
    let tag = Sha256::digest(calendar.as_bytes())[..12].iter().fold("\"".to_owned(), |mut tag, byte| {
        use std::fmt::Write;
        let _ = write!(tag, "{byte:02x}");
        tag
    });
    let tag = HeaderValue::from_str(&format!("{tag}\"")).map_err(Error::internal)?;
    let mut response = calendar.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("inline; filename=\"coesa.ics\""));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600"));
    headers.insert(ETAG, tag);
    Ok(response)
}
