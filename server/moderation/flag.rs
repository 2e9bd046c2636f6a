//! "Report this page": a reason, perhaps a few words, and nothing about who says it.

use http::StatusCode;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter,
    QuerySelect, Set,
};
use serde::{Deserialize, Serialize};
use tables::ids::PersonId;
use tables::kinds::{Concern, NoticeKind, Role};
use tables::{flag, person};

use super::subject::{self, Subject};
use crate::App;
use crate::archive::Slug;
use crate::db;
use crate::error::{Error, Result};
use crate::notices::{Notice, tell};
use crate::people::access::Anyone;
use crate::people::throttle;
use crate::posts::concern::{LONGEST, Reason, concerns};
use crate::posts::public::Entry;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Form, Query};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// More open words on one text say nothing new.
const MOST_OPEN: u64 = 100;

#[derive(Serialize)]
struct FlagPage {
    kind: &'static str,
    title: String,
    public: String,
    concerns: Vec<(&'static str, String)>,
    longest: usize,
    done: bool,
    form: Reason,
    errors: Errors,
}

impl Page for FlagPage {
    const TEMPLATE: &'static str = "moderation/flag.html";
    // What somebody types here is between them and us.
    const PRIVATE: bool = true;
}

fn page(visit: &Visit, subject: Subject, form: Reason, errors: Errors, done: bool) -> FlagPage {
    FlagPage {
        kind: subject.kind.as_str(),
        title: subject.title,
        public: subject.public,
        concerns: concerns(visit),
        longest: LONGEST,
        done,
        form,
        errors,
    }
}

/// That the form was sent: where that leads says thanks, and reloading it sends nothing.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Sent {
    inviata: String,
}

pub(super) async fn post(
    _: Anyone,
    visit: Visit,
    At(Entry(slug)): At<Entry>,
    Query(sent): Query<Sent>,
) -> Result<Response> {
    let subject = subject::post_at(&visit.app, &slug).await?;
    visit.show(&page(&visit, subject, Reason::default(), Errors::new(), !sent.inviata.is_empty()))
}

pub(super) async fn report(
    _: Anyone,
    visit: Visit,
    At(Slug(slug)): At<Slug>,
    Query(sent): Query<Sent>,
) -> Result<Response> {
    let subject = subject::report_at(&visit.app, &slug).await?;
    visit.show(&page(&visit, subject, Reason::default(), Errors::new(), !sent.inviata.is_empty()))
}

pub(super) async fn send_post(
    _: Anyone,
    visit: Visit,
    At(Entry(slug)): At<Entry>,
    Form(form): Form<Reason>,
) -> Result<Response> {
    let subject = subject::post_at(&visit.app, &slug).await?;
    send(&visit, subject, form).await
}

pub(super) async fn send_report(
    _: Anyone,
    visit: Visit,
    At(Slug(slug)): At<Slug>,
    Form(form): Form<Reason>,
) -> Result<Response> {
    let subject = subject::report_at(&visit.app, &slug).await?;
    send(&visit, subject, form).await
}

async fn send(visit: &Visit, subject: Subject, form: Reason) -> Result<Response> {
    let mut errors = Errors::new();
    let Some((why, words)) = form.checked(visit, &mut errors) else {
        let page = page(visit, subject, form, errors, false);
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    throttle::flagged(&visit.app, &visit.caller)?;
    keep(&visit.app, &subject, why, &words).await?;
    // A visitor has no session in which a message could wait for the next page.
    Ok(visit.go(&format!("{}/segnala?inviata=1", subject.public.trim_end_matches('/'))))
}

/// Keeps a word on a text, and tells the editors, who see several as one until they look. The same word again
/// says nothing as long as the first waits.
async fn keep(app: &App, subject: &Subject, why: Concern, words: &str) -> Result<()> {
    let tx = db::begin_write(&app.db).await?;
    let open = flag::Entity::find()
        .filter(flag::Column::Subject.eq(subject.kind))
        .filter(flag::Column::SubjectId.eq(subject.id))
        .filter(flag::Column::Outcome.is_null());
    let same = open.clone().filter(flag::Column::Why.eq(why)).filter(flag::Column::Words.eq(words));
    if same.count(&tx).await? > 0 {
        return Ok(());
    }
    if open.count(&tx).await? >= MOST_OPEN {
        return Err(Error::TooMany(24 * 60 * 60));
    }
    let row = flag::ActiveModel {
        id: NotSet,
        subject: Set(subject.kind),
        subject_id: Set(subject.id),
        why: Set(why),
        words: Set(words.to_owned()),
        at: Set(app.clock.now()),
        outcome: Set(None),
        settled_at: Set(None),
        settled_by: Set(None),
    };
    row.insert(&tx).await?;
    let notice = Notice::new(NoticeKind::Post, "/moderation")
        .with("what", "flagged")
        .with("team", "")
        .with("title", subject.title.as_str())
        .stacked(format!("flag:{}:{}", subject.kind.as_str(), subject.id));
    tell(&tx, app, &editors(&tx).await?, &notice).await?;
    tx.commit().await?;
    Ok(())
}

async fn editors(conn: &impl ConnectionTrait) -> Result<Vec<PersonId>> {
    Ok(person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::Role.eq(Role::Editor))
        .into_tuple()
        .all(conn)
        .await?)
}
