//! Publishing: the page that asks whether one is sure and shows what a machine has found, and the deed.

use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, QueryOrder, Select, Set,
};
use serde::{Deserialize, Serialize};
use tables::ids::ReportId;
use tables::kinds::Part;
use tables::{publication, report, report_part};

use super::access::PublishReport;
use super::content::{Answer, Content, Facets, Point, Project, PublishedPart, folded, slugified};
use super::{
    About, ProjectState, answers, evidence, hiding, letters, project_now, project_then, remarks, show,
};
use crate::App;
use crate::db;
use crate::error::Result;
use crate::people::account::note;
use crate::privacy::FoundView;
use crate::reports::found::{self, Place};
use crate::reports::stage::{Change, Moved, Step, subject};
use crate::text::Lang;
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::{Actor, Visit};

/// What became of publishing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Published {
    /// It is public at this slug.
    Done {
        /// Its lasting address.
        slug: String,
    },
    /// So many threads are open, and nobody said "all the same".
    Open(usize),
    /// The results can't be public before the analysis.
    MainFirst,
    /// A student's name and surname stand in it.
    Named,
    /// Someone changed the part since the page was made.
    Moved,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct PublicationForm {
    revision: String,
    all_the_same: String,
}

#[derive(Serialize)]
struct PublicationPage {
    path: String,
    team: String,
    school: String,
    municipality: String,
    project: String,
    part: &'static str,
    revision: i32,
    slug: Option<String>,
    number: i32,
    open: usize,
    photos: usize,
    evidence: usize,
    unanswered: Vec<String>,
    found: Vec<FoundView>,
    /// Something that was found keeps it from going out.
    stops: bool,
    errors: Errors,
}

impl Page for PublicationPage {
    const TEMPLATE: &'static str = "review/publication.html";
}

async fn page(visit: &Visit, may: &PublishReport, errors: Errors) -> Result<PublicationPage> {
    let app = &visit.app;
    let about = About::of(&app.db, may.report.id).await?;
    let evidence = evidence::of(&app.db, may.report.id).await?;
    let sections = answers::sections(&app.db, &may.report, may.part.part).await?;
    let unanswered = sections
        .iter()
        .flat_map(|section| &section.questions)
        .filter(|question| question.answer.is_none())
        .map(|question| question.label.of(visit.lang).to_owned())
        .collect();
    let found = found::of(app, &about.team, &may.report, may.part.part).await?;
    let path = show::path(&may.part);
    let address = |place: &Place| match place {
        Place::Question { question, .. } => visit.link(&format!("{path}#question-{question}")),
        Place::Team | Place::Evidence { .. } => visit.link(&path),
    };
    Ok(PublicationPage {
        stops: found::stops(&found),
        found: found::views(visit, &found, address),
        path,
        municipality: about.municipality().map_or_else(String::new, |place| place.name.to_owned()),
        team: about.team.name,
        school: about.school.name,
        project: may.report.project_title.clone(),
        part: may.part.part.as_str(),
        revision: may.part.revision,
        slug: may.report.slug.clone(),
        number: last(&app.db, may.report.id).await?.map_or(0, |last| last.number) + 1,
        open: remarks::open_in(&app.db, &may.report, may.part.part).await?,
        photos: evidence.iter().filter(|(_, one)| one.kind == "photo").count(),
        evidence: evidence.len(),
        unanswered,
        errors,
    })
}

pub(super) async fn show(may: PublishReport, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, &may, Errors::new()).await?)
}

pub(super) async fn save(
    may: PublishReport,
    visit: Visit,
    Form(form): Form<PublicationForm>,
) -> Result<Response> {
    let based_on = show::revision(&form.revision)?;
    match publish_as(&visit.app, &may, based_on, form.all_the_same == "yes").await? {
        Published::Done { slug } => {
            visit.go_saying(&format!("/rapporti/{slug}/"), "success", visit.t("review-published")).await
        }
        Published::Open(_) => {
            let mut errors = Errors::new();
            errors.add("all_the_same", visit.t("review-publication-open"));
            visit.show_with(StatusCode::CONFLICT, &page(&visit, &may, errors).await?)
        }
        Published::MainFirst => {
            let text = visit.t("review-publication-main-first");
            visit.go_saying(&show::path(&may.part), "warning", text).await
        }
        Published::Named => {
            let mut errors = Errors::new();
            errors.add("", visit.t("review-publication-named"));
            visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, &may, errors).await?)
        }
        Published::Moved => visit.go_saying(&show::path(&may.part), "warning", visit.t("review-moved")).await,
    }
}

/// Publishes a part as it stands, for jobs and the demo.
pub async fn publish(
    app: &App,
    actor: &Actor,
    report: ReportId,
    part: Part,
    over_open: bool,
) -> Result<Published> {
    let may = PublishReport::check(&app.db, actor.clone(), report, part).await?;
    publish_as(app, &may, may.part.revision, over_open).await
}

/// A report's publications, the last first.
fn of(report: ReportId) -> Select<publication::Entity> {
    publication::Entity::find()
        .filter(publication::Column::ReportId.eq(report))
        .order_by_desc(publication::Column::Number)
}

/// The last publication of a report, taken back or not.
pub async fn last(conn: &impl ConnectionTrait, report: ReportId) -> Result<Option<publication::Model>> {
    Ok(of(report).one(conn).await?)
}

async fn publish_as(app: &App, may: &PublishReport, based_on: i32, over_open: bool) -> Result<Published> {
    let now = app.clock.now();
    // Read before the transaction: it should not hold the writer's place while the dataset is asked, and PDFs are
    // looked through. What is approved is not written any more: if it was meanwhile, the part has moved.
    let data_now = project_now(app, &may.report.project_slug).await;
    let team = About::of(&app.db, may.report.id).await?.team;
    let named = found::stops(&found::of(app, &team, &may.report, may.part.part).await?);
    let tx = db::begin_write(&app.db).await?;
    let mut also = Vec::new();
    if may.part.published_at.is_none() {
        also.push((report_part::Column::PublishedAt, Expr::value(Some(now))));
    }
    let change = Change { part: &may.part, based_on, step: Step::Publish, also };
    if change.make(&tx, now).await? == Moved::Stale {
        tx.rollback().await?;
        return Ok(Published::Moved);
    }
    if named {
        tx.rollback().await?;
        return Ok(Published::Named);
    }
    let open = remarks::open_in(&tx, &may.report, may.part.part).await?;
    if open > 0 && !over_open {
        tx.rollback().await?;
        return Ok(Published::Open(open));
    }
    let number = last(&tx, may.report.id).await?.map_or(0, |last| last.number) + 1;
    // What was taken back never comes back by way of the next one.
    let before = of(may.report.id).filter(publication::Column::HiddenAt.is_null()).one(&tx).await?;
    if before.is_none() && may.part.part == Part::Impact {
        tx.rollback().await?;
        return Ok(Published::MainFirst);
    }
    let slug = slug(&tx, may).await?;
    let content = content(&tx, app, may, before, data_now).await?;
    let written = publication::ActiveModel {
        id: NotSet,
        report_id: Set(may.report.id),
        number: Set(number),
        content: Set(serde_json::to_value(&content)?),
        published_by: Set(may.by.id),
        published_at: Set(now),
        hidden_at: Set(None),
        hidden_by: Set(None),
        hidden_why: Set(None),
    }
    .insert(&tx)
    .await;
    match written {
        Ok(_) => {}
        // The other part was published in the same moment, and this content does not know it.
        Err(error) if db::is_unique_violation(&error) => {
            tx.rollback().await?;
            return Ok(Published::Moved);
        }
        Err(error) => return Err(error.into()),
    }
    hiding::mark(&tx, may.report.id, None).await?;
    let detail = serde_json::json!({
        "part": may.part.part.as_str(), "number": number, "slug": slug, "open": open,
    });
    note(&tx, app, Some(&may.by), "report.published", subject(&may.part), detail).await?;
    letters::published(&tx, app, &may.report, &may.part, &slug).await?;
    tx.commit().await?;
    Ok(Published::Done { slug })
}

/// The report's lasting address, given now if it has none. A number is added only if it is taken.
async fn slug(tx: &impl ConnectionTrait, may: &PublishReport) -> Result<String> {
    // Asked again: the other part may have been published since the guard looked.
    let given = report::Entity::find_by_id(may.report.id).one(tx).await?.and_then(|report| report.slug);
    if let Some(slug) = given {
        return Ok(slug);
    }
    let about = About::of(tx, may.report.id).await?;
    let base = slugified(&format!("{} {}", about.team.name, may.report.project_title), 80);
    let base = if base.is_empty() { format!("report-{}", may.report.id) } else { base };
    let mut slug = base.clone();
    let mut tried = 1;
    while report::Entity::find().filter(report::Column::Slug.eq(&slug)).one(tx).await?.is_some() {
        tried += 1;
        slug = format!("{base}-{tried}");
    }
    report::Entity::update_many()
        .col_expr(report::Column::Slug, Expr::value(Some(slug.clone())))
        .filter(report::Column::Id.eq(may.report.id))
        .filter(report::Column::Slug.is_null())
        .exec(tx)
        .await?;
    Ok(slug)
}

fn asks(parts: &[PublishedPart], question: &str) -> bool {
    let mut sections = parts.iter().flat_map(|part| &part.sections);
    sections.any(|section| section.questions.iter().any(|asked| asked.id == question))
}

async fn content(
    tx: &impl ConnectionTrait,
    app: &App,
    may: &PublishReport,
    before: Option<publication::Model>,
    data_now: Option<ProjectState>,
) -> Result<Content> {
    let about = About::of(tx, may.report.id).await?;
    let sections = answers::sections(tx, &may.report, may.part.part).await?;
    // The other part keeps what was last published, evidence too: its team may be at work on it.
    let (mut parts, mut evidence) = match before {
        Some(before) => {
            let before: Content = serde_json::from_value(before.content)?;
            (before.parts, before.evidence)
        }
        None => (Vec::new(), Vec::new()),
    };
    let name = may.part.part.as_str();
    parts.retain(|part| part.part != name);
    // What backs the report as a whole is the main part's, with whose consent alone it goes out.
    let is_main = may.part.part == Part::Main;
    evidence.retain(|one| one.question.as_ref().map_or(!is_main, |asked| asks(&parts, asked)));
    parts.push(PublishedPart { part: name.to_owned(), date: app.clock.today(), sections });
    let own = parts.last().map(std::slice::from_ref).unwrap_or_default();
    let now = evidence::of(tx, may.report.id).await?.into_iter().map(|(_, one)| one);
    evidence.extend(now.filter(|one| one.question.as_ref().map_or(is_main, |asked| asks(own, asked))));
    evidence.sort_by_key(|one| !one.cover);
    parts.sort_by_key(|part| part.part != Part::Main.as_str());
    let place = about.municipality();
    let report = &may.report;
    let mut content = Content {
        form: report.form_version.clone(),
        title: report.project_title.clone(),
        project: Project {
            slug: report.project_slug.clone(),
            code: report.project_code.clone(),
            title: report.project_title.clone(),
            then: project_then(&report.snapshot, report.snapshot_date),
            at_publication: data_now,
        },
        municipality: place.map_or_else(String::new, |place| place.name.to_owned()),
        region_name: about.region_name().to_owned(),
        place: place.map(|place| Point { lat: place.lat, lon: place.lon }),
        edition: about.edition.name,
        team: about.team.name,
        school: about.school.name,
        parts,
        evidence,
        facets: Facets::default(),
    };
    let pinned = content.answer(answers::PLACE).and_then(|answer| match answer {
        Answer::Place { point, .. } => *point,
        Answer::Text { .. } | Answer::Choice { .. } | Answer::Rows { .. } => None,
    });
    content.place = pinned.or(content.place);
    if let Some(title) = content.answer(answers::TITLE).map(|answer| answer.plain(Lang::It)) {
        content.title = title;
    }
    let theme = &report.snapshot["theme"];
    let code = |question: &str| {
        content.answer(question).and_then(|answer| answer.codes().next()).unwrap_or_default().to_owned()
    };
    content.facets = Facets {
        region: place.map_or_else(String::new, |place| place.region.clone()),
        theme: theme["code"].as_str().or_else(|| theme.as_str()).unwrap_or_default().to_owned(),
        theme_label: theme["label"].as_str().or_else(|| theme.as_str()).unwrap_or_default().to_owned(),
        year: about.edition.slug,
        effectiveness: code(answers::EFFECTIVENESS),
        progress: code(answers::PROGRESS),
        words: format!(
            " {}",
            folded(&format!(
                "{} {} {} {} {}",
                content.title, content.team, content.school, content.municipality, content.region_name
            ))
        ),
    };
    Ok(content)
}
