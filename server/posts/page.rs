//! A public post: the newest version at its lasting address, or the word that it was taken back.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use tables::report;

use super::public::{self, Entry, PostCard};
use super::views::{self, PartView};
use crate::clock::day_in_italy;
use crate::error::{Error, Result};
use crate::people::access::Anyone;
use crate::posts::concern::TakenBackPage;
use crate::web::Response;
use crate::web::address::At;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct PostPage {
    title: String,
    summary: String,
    tags: Vec<(String, String)>,
    team: String,
    school: String,
    municipality: String,
    edition: String,
    year: String,
    step: Option<String>,
    project: Option<(String, String)>,
    /// The team's published report.
    report: Option<String>,
    parts: Vec<PartView>,
    /// A video of it can be played in the page.
    plays: bool,
    published_at: String,
    /// When it was changed since.
    updated_at: Option<String>,
    of_year: String,
    address: String,
    /// The first picture, whole address.
    picture: Option<String>,
    flag: String,
    others: Vec<PostCard>,
}

impl Page for PostPage {
    const TEMPLATE: &'static str = "posts/show.html";
}

/// So many other posts of the team are named below.
const OTHERS: usize = 3;

pub(super) async fn show(_: Anyone, visit: Visit, At(Entry(slug)): At<Entry>) -> Result<Response> {
    let app = &visit.app;
    let Some(post) = public::one(app, &slug).await? else {
        let why = public::taken_back(app, &slug).await?.ok_or(Error::NotFound)?;
        return visit.show_with(StatusCode::GONE, &TakenBackPage::post(why));
    };
    let report = report::Entity::find().filter(report::Column::TeamId.eq(post.team)).one(&app.db).await?;
    let mut others = public::of_team(app, post.team).await?;
    others.retain(|card| card.path != post.path());
    others.truncate(OTHERS);
    let base = &app.config.base_url;
    let content = &post.content;
    let parts = views::parts(&content.body, &views::of_content(content, &post.slug));
    let players = views::players(&parts);
    let page = PostPage {
        parts,
        plays: !players.is_empty(),
        title: content.title.clone(),
        summary: content.summary.clone(),
        tags: public::with_keys(&content.tags),
        team: content.team.clone(),
        school: content.school.clone(),
        municipality: content.municipality.clone(),
        edition: content.edition.clone(),
        year: content.facets.year.clone(),
        step: content.step.as_ref().map(|step| step.of(visit.lang).to_owned()),
        project: content
            .project
            .as_ref()
            .map(|project| (format!("/progetti/{}/", project.slug), project.title.clone())),
        report: report.and_then(|report| report.public_slug().map(|slug| format!("/rapporti/{slug}/"))),
        published_at: post.first_at.to_rfc3339(),
        updated_at: (post.number > 1).then(|| post.at.to_rfc3339()),
        of_year: day_in_italy(post.first_at).format("%Y").to_string(),
        address: format!("{base}{}", visit.link(&post.path())),
        picture: content.cover().map(|(_, file)| format!("{base}/blog/{}/file/{}", post.slug, file.hash)),
        flag: format!("{}/segnala", post.path()),
        others,
    };
    views::show(&visit, StatusCode::OK, &page, &players)
}
