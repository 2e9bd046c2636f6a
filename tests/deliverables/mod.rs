//! What teams hand in: the draft, handing in, the teacher's answer, more time, who is told and counted.

mod access;
mod counting;
mod draft;
mod form;
mod own;
mod path;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::{deliverable, edition_step, team};

use crate::support::browser::{FormSeen, PageSeen};
use crate::support::{Browser, Site, story};

const GIULIA: &str = "lince-blu-427";
const OMAR: &str = "gufo-verde-219";
const BRUNI: &str = "bruni@demo.example";

/// The step at that place, from 1.
async fn step(site: &Site, place: i32) -> edition_step::Model {
    edition_step::Entity::find()
        .filter(edition_step::Column::Position.eq(place))
        .order_by_asc(edition_step::Column::Id)
        .one(&site.app.db)
        .await
        .unwrap()
        .unwrap()
}

/// The page of what a step asks a team of the story for.
async fn page_of(site: &Site, slug: &str, place: i32, asked: &str) -> String {
    let (team, step) = (story::team(site, slug).await, step(site, place).await);
    format!("/it/teams/{}/deliverables/{}/{asked}", team.id, step.id)
}

/// What a team has made of it.
async fn row(site: &Site, slug: &str, place: i32, asked: &str) -> Option<deliverable::Model> {
    let (team, step): (team::Model, _) = (story::team(site, slug).await, step(site, place).await);
    deliverable::Entity::find()
        .filter(deliverable::Column::TeamId.eq(team.id))
        .filter(deliverable::Column::StepId.eq(step.id))
        .filter(deliverable::Column::Asked.eq(asked))
        .one(&site.app.db)
        .await
        .unwrap()
}

/// Sends the draft's form without a file.
async fn send(form: FormSeen, browser: &mut Browser) -> PageSeen {
    form.submit_with(browser, "revision", "", b"").await
}

/// Saves and hands in.
async fn hand_in(browser: &mut Browser, page: &str, words: &str) -> PageSeen {
    let form = browser.get(page).await.form("draft").set("words", words).set("then", "hand-in");
    send(form, browser).await
}
