//! What the demo's teams tell on the blog, by the verbs and guards that the pages use; and a reader's
//! word on one of the posts.

use std::collections::HashMap;

use sea_orm::{ActiveModelTrait, EntityTrait, NotSet, Set};
use serde::Deserialize;
use tables::ids::{PostId, TeamId};
use tables::kinds::{Concern, FlagSubject, PictureConsent};
use tables::{class, flag, team};

use super::{Cast, reports};
use crate::App;
use crate::error::{Error, Result};
use crate::posts::access::{CheckPost, WritePost};
use crate::posts::draft::{self, Saved, Text};
use crate::posts::pieces::{self, Added, New, Said};
use crate::posts::publication::{self, Published};
use crate::posts::state;
use crate::posts::video;
use crate::schools::editions;
use crate::teams::access::EditTeam;

const POSTS: &str = include_str!("../../seeds/demo/posts.toml");

#[derive(Deserialize)]
struct Posts {
    post: Vec<PostSeed>,
}

#[derive(Deserialize)]
struct PostSeed {
    team: String,
    author: String,
    state: String,
    /// The edition's step, from 1.
    step: usize,
    title: String,
    summary: String,
    tags: Vec<String>,
    body: String,
    #[serde(default)]
    picture: Vec<PictureSeed>,
    #[serde(default)]
    video: Vec<VideoSeed>,
}

#[derive(Deserialize)]
struct PictureSeed {
    title: String,
    alt: String,
    credit: String,
    consent: String,
}

#[derive(Deserialize)]
struct VideoSeed {
    title: String,
    url: String,
}

fn wrong(what: impl std::fmt::Debug) -> Error {
    Error::internal(format!("seeds/demo/posts.toml: {what:?}"))
}

/// Tells it.
pub(super) async fn tell(app: &App, cast: &Cast<'_>, teams: &HashMap<&str, TeamId>) -> Result<()> {
    let all: Posts = toml::from_str(POSTS).map_err(|error| wrong(error.to_string()))?;
    let mut public = None;
    for one in &all.post {
        let team = *teams.get(one.team.as_str()).ok_or_else(|| wrong(&one.team))?;
        let id = write(app, cast, one, team).await?;
        if one.state == "draft" {
            continue;
        }
        let may = WritePost::check(&app.db, cast.actor(&one.author)?, team, id).await?;
        state::ask(app, &may, may.post.revision).await?;
        if one.state == "published" {
            let teacher = cast.teacher_of(&one.team)?;
            let may = CheckPost::check(&app.db, teacher, team, id).await?;
            match publication::publish(app, &may, may.post.revision).await? {
                Published::Done { .. } => public = Some(id),
                other => return Err(wrong(other)),
            }
        }
    }
    let Some(id) = public else { return Ok(()) };
    let row = flag::ActiveModel {
        id: NotSet,
        subject: Set(FlagSubject::Post),
        subject_id: Set(id.0),
        why: Set(Concern::Untrue),
        words: Set("Da quest’anno il centro è aperto anche il sabato mattina.".to_owned()),
        at: Set(app.clock.now()),
        outcome: Set(None),
        settled_at: Set(None),
        settled_by: Set(None),
    };
    row.insert(&app.db).await?;
    Ok(())
}

async fn write(app: &App, cast: &Cast<'_>, seed: &PostSeed, team: TeamId) -> Result<PostId> {
    let author = cast.actor(&seed.author)?;
    let may = EditTeam::check(&app.db, author.clone(), team).await?;
    let row = team::Entity::find_by_id(team).one(&app.db).await?.ok_or(Error::NotFound)?;
    let class = class::Entity::find_by_id(row.class_id).one(&app.db).await?.ok_or(Error::NotFound)?;
    let steps = editions::steps(&app.db, class.edition_id).await?;
    let step = steps.get(seed.step.saturating_sub(1)).map(|step| step.id);
    let id = draft::begin(app, &may, &seed.title, step).await?.ok_or_else(|| wrong(&seed.title))?;
    let may = WritePost::check(&app.db, author, team, id).await?;
    for (n, one) in (0_u8..).zip(&seed.picture) {
        let said = Said {
            title: one.title.clone(),
            alt: one.alt.clone(),
            credit: one.credit.clone(),
            consent: PictureConsent::parse(&one.consent),
        };
        let new = New::Picture(format!("foto-{n}.png"), reports::drawing(n)?.into());
        added(pieces::add(app, &may, new, said).await?)?;
    }
    for one in &seed.video {
        let video = video::parse(&one.url).ok_or_else(|| wrong(&one.url))?;
        let said = Said { title: one.title.clone(), ..Said::default() };
        added(pieces::add(app, &may, New::Video(video), said).await?)?;
    }
    let text = Text {
        title: seed.title.clone(),
        summary: seed.summary.clone(),
        body: seed.body.trim().to_owned(),
        tags: seed.tags.clone(),
        step,
    };
    match draft::save(app, &may, may.post.revision, &text).await? {
        Saved::Done { .. } => Ok(id),
        other => Err(wrong(other)),
    }
}

fn added(added: Added) -> Result<()> {
    match added {
        Added::Done(_) => Ok(()),
        other => Err(wrong(other)),
    }
}
