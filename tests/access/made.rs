//! What the teams of the table have made in each of their places, and what of it is public: a thing for
//! every parameter of their addresses.

use coesa::deliverables::work::blank;
use coesa::text::Lang;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, NotSet, QueryFilter, QueryOrder, Set as Value};
use tables::ids::{DocumentId, PersonId};
use tables::kinds::{DeliverableState, PieceKind, PointSide, PostState};
use tables::{
    chart, chart_version, deliverable, deliverable_file, deliverable_version, document, document_comment,
    document_revision, edition_step, file, flag, lesson_figure, person, post, post_listed, post_piece,
    post_version, selection, shortlist_point, team,
};

use super::cast::{SUPPORTER, Stage};
use super::work;
use crate::support::{Site, story};

/// The values of the parameters of what that team has made, and of what anybody reads of such things.
pub async fn of_team(
    site: &Site,
    stage: &Stage,
    team: &team::Model,
    member: &person::Model,
    item: i64,
    step: &edition_step::Model,
) -> Vec<(&'static str, String)> {
    let db = &site.app.db;
    let (asked, upload) = handed_in(site, team, step, member.id).await;
    let document = document_of(site, team, member.id).await;
    let work = work::of(site, team, member).await;
    let course = site.app.courses.public();
    let lesson = course.lessons(Lang::It).iter().find(|one| !one.figures.is_empty()).unwrap();
    let figure = lesson.figures.keys().next().unwrap();
    picture_of(site, &lesson.id, figure).await;
    let post = post_of(site, stage, team, member.id).await;
    let listed = post_listed::Entity::find().order_by_asc(post_listed::Column::PostId).one(db).await.unwrap();
    let listed = listed.unwrap();
    let article = post::Entity::find_by_id(listed.post_id).one(db).await.unwrap().unwrap();
    let version = post_version::Entity::find_by_id(listed.version_id).one(db).await.unwrap().unwrap();
    let shown = &version.content["pieces"].as_array().unwrap()[0];
    vec![
        ("figure", figure.clone()),
        ("point", point_on(site, item, member.id).await),
        ("deliverable", asked),
        ("handing", "1".to_owned()),
        ("upload", upload),
        ("document", document.to_string()),
        ("saying", entry_on(site, document).await),
        ("task", work.task.to_string()),
        ("occasion", work.occasion.to_string()),
        ("entry", work.entry.to_string()),
        ("attachment", work.attachment.to_string()),
        ("copy", "1".to_owned()),
        ("copy inline", "2".to_owned()),
        ("copy preview", "3".to_owned()),
        ("box", "question".to_owned()),
        ("selection", selection_of(site, team, member.id).await),
        ("chart", chart_of(site, team, member.id).await),
        ("post", post.id.to_string()),
        ("piece", piece_of(site, &post, member.id).await),
        ("article", article.slug.unwrap()),
        ("picture", shown["file"]["hash"].as_str().unwrap().to_owned()),
        ("flag", flag::Entity::find().one(db).await.unwrap().unwrap().id.to_string()),
    ]
}

/// A reason on that line of a shortlist.
async fn point_on(site: &Site, item: i64, author: PersonId) -> String {
    let row = shortlist_point::ActiveModel {
        id: NotSet,
        item_id: Value(item),
        side: Value(PointSide::Pro),
        words: Value("È vicino".to_owned()),
        author_id: Value(author),
        at: Value(site.app.clock.now()),
    };
    row.insert(&site.app.db).await.unwrap().id.to_string()
}

/// The first thing that the step asks for, handed in by that team with a file; and the file.
async fn handed_in(
    site: &Site,
    team: &team::Model,
    step: &edition_step::Model,
    by: PersonId,
) -> (String, String) {
    let (db, now) = (&site.app.db, site.app.clock.now());
    let asked = step.deliverables[0].as_str().unwrap().to_owned();
    let theirs = deliverable::Entity::find()
        .filter(deliverable::Column::TeamId.eq(team.id))
        .filter(deliverable::Column::Asked.eq(&asked));
    let row = match theirs.one(db).await.unwrap() {
        Some(row) => row,
        None => blank(team.id, step.id, &asked, by, now).insert(db).await.unwrap(),
    };
    let handed = deliverable::ActiveModel {
        revision: Value(1),
        state: Value(DeliverableState::HandedIn),
        versions: Value(1),
        ..row.clone().into()
    };
    handed.update(db).await.unwrap();
    let version = deliverable_version::ActiveModel {
        deliverable_id: Value(row.id),
        number: Value(1),
        words: Value("Fatto".to_owned()),
        links: Value(serde_json::json!([])),
        handed_by: Value(by),
        handed_at: Value(now),
        verdict: Value(None),
        verdict_words: Value(String::new()),
        verdict_by: Value(None),
        verdict_at: Value(None),
    };
    let version = deliverable_version::Entity::insert(version);
    let key = [deliverable_version::Column::DeliverableId, deliverable_version::Column::Number];
    let once = OnConflict::columns(key).do_nothing().to_owned();
    version.on_conflict(once).exec_without_returning(db).await.unwrap();
    let file =
        file::ActiveModel { id: NotSet, ..file::Entity::find().one(db).await.unwrap().unwrap().into() };
    let upload = deliverable_file::ActiveModel {
        id: NotSet,
        deliverable_id: Value(row.id),
        file_id: Value(file.insert(db).await.unwrap().id),
        title: Value("Il canvas".to_owned()),
        added_by: Value(by),
        added_at: Value(now),
        since_version: Value(Some(1)),
        until_version: Value(None),
    };
    (asked, upload.insert(db).await.unwrap().id.to_string())
}

/// A post of that team. It stands as the report does, so that each row of the table is asked in each of
/// its own states.
async fn post_of(site: &Site, stage: &Stage, team: &team::Model, author: PersonId) -> post::Model {
    let (at, slug) = match stage.name {
        "consent" | "submitted" => (PostState::Awaiting, None),
        "returned" => (PostState::Returned, None),
        "public" | "part 3 draft" | "part 3 public" => {
            (PostState::Published, Some(format!("post-{}", stage.name)))
        }
        _ => (PostState::Draft, None),
    };
    let now = site.app.clock.now();
    let row = post::ActiveModel {
        id: NotSet,
        team_id: Value(team.id),
        step_id: Value(None),
        title: Value("Un post".to_owned()),
        summary: Value("In breve".to_owned()),
        body: Value("Testo".to_owned()),
        tags: Value(serde_json::json!([])),
        state: Value(at),
        returned_reason: Value(None),
        revision: Value(1),
        changed_by: Value(author),
        changed_at: Value(now),
        created_at: Value(now),
        slug: Value(slug),
        hidden_at: Value(None),
        hidden_by: Value(None),
        hidden_why: Value(None),
        hidden_words: Value(String::new()),
        hidden_by_staff: Value(false),
    };
    row.insert(&site.app.db).await.unwrap()
}

/// A picture in that post.
async fn piece_of(site: &Site, post: &post::Model, by: PersonId) -> String {
    let db = &site.app.db;
    let photo =
        file::ActiveModel { id: NotSet, ..file::Entity::find().one(db).await.unwrap().unwrap().into() };
    let photo = photo.insert(db).await.unwrap();
    let row = post_piece::ActiveModel {
        id: NotSet,
        post_id: Value(post.id),
        number: Value(1),
        kind: Value(PieceKind::Picture),
        title: Value("Foto".to_owned()),
        alt: Value("Foto".to_owned()),
        credit: Value(String::new()),
        consent: Value(None),
        url: Value(None),
        file_id: Value(Some(photo.id)),
        chart_version_id: Value(None),
        added_by: Value(by),
        added_at: Value(site.app.clock.now()),
    };
    row.insert(db).await.unwrap().id.to_string()
}

/// A document of that team.
async fn document_of(site: &Site, team: &team::Model, member: PersonId) -> DocumentId {
    let now = site.app.clock.now();
    let row = document::ActiveModel {
        id: NotSet,
        team_id: Value(team.id),
        title: Value("Appunti".to_owned()),
        revision: Value(1),
        counter: Value(1),
        created_by: Value(member),
        created_at: Value(now),
        changed_by: Value(member),
        changed_at: Value(now),
        archived_at: Value(None),
        archived_by: Value(None),
    };
    let id = row.insert(&site.app.db).await.unwrap().id;
    let text = document_revision::ActiveModel {
        document_id: Value(id),
        number: Value(1),
        title: Value("Appunti".to_owned()),
        text: Value("Un paragrafo.".to_owned()),
        author_id: Value(member),
        saved_at: Value(now),
        side: Value(false),
        based_on: Value(0),
        merged: Value(None),
        restored: Value(None),
        words: Value(0),
        writer: Value(String::new()),
    };
    document_revision::Entity::insert(text).exec_without_returning(&site.app.db).await.unwrap();
    id
}

/// Something that was said on that document.
async fn entry_on(site: &Site, document: DocumentId) -> String {
    let row = document_comment::ActiveModel {
        id: NotSet,
        document_id: Value(document),
        thread_id: Value(None),
        author_id: Value(story::person(site, SUPPORTER).await.id),
        words: Value("Bravi".to_owned()),
        quote: Value(String::new()),
        passage: Value(String::new()),
        at: Value(site.app.clock.now()),
        settled_at: Value(None),
        settled_by: Value(None),
        hidden_at: Value(None),
        hidden_by: Value(None),
    };
    row.insert(&site.app.db).await.unwrap().id.to_string()
}

/// A search that the team keeps.
async fn selection_of(site: &Site, team: &team::Model, by: PersonId) -> String {
    let now = site.app.clock.now();
    // Stages may have the same team, and a name is there once in a team.
    let there = selection::Entity::find().all(&site.app.db).await.unwrap().len();
    let row = selection::ActiveModel {
        id: NotSet,
        team_id: Value(team.id),
        name: Value(format!("Selezione {there}")),
        note: Value(String::new()),
        query: Value("theme=05".to_owned()),
        saved_count: Value(1),
        saved_cost: Value(1),
        saved_payments: Value(1),
        saved_data_of: Value(None),
        saved_by: Value(by),
        saved_at: Value(now),
        revision: Value(1),
        changed_by: Value(by),
        changed_at: Value(now),
        archived_at: Value(None),
    };
    row.insert(&site.app.db).await.unwrap().id.to_string()
}

/// A chart that the team has made.
async fn chart_of(site: &Site, team: &team::Model, by: PersonId) -> String {
    let there = chart::Entity::find().all(&site.app.db).await.unwrap().len();
    let chart = chart::ActiveModel {
        id: NotSet,
        team_id: Value(team.id),
        title: Value(format!("Grafico {there}")),
        newest: Value(1),
        archived_at: Value(None),
    };
    let chart = chart.insert(&site.app.db).await.unwrap();
    let content = serde_json::json!({
        "title": "Un grafico", "alt": "Che cosa si vede", "note": "", "language": "it",
        "kind": "bars", "by": "state", "measure": "count", "by_label": "Stato", "measure_label": "Progetti",
        "svg": "<svg/>", "rows": [],
        "source": { "words": "Tutti", "query": "", "data_of": null, "borders": false, "people": false },
    });
    let version = chart_version::ActiveModel {
        id: NotSet,
        chart_id: Value(chart.id),
        number: Value(1),
        content: Value(content),
        made_by: Value(by),
        made_at: Value(site.app.clock.now()),
    };
    version.insert(&site.app.db).await.unwrap();
    chart.id.to_string()
}

/// A picture that staff have uploaded for that unit.
async fn picture_of(site: &Site, unit: &str, name: &str) {
    let db = &site.app.db;
    if lesson_figure::Entity::find().one(db).await.unwrap().is_some() {
        return;
    }
    let row = lesson_figure::ActiveModel {
        id: NotSet,
        lesson: Value(unit.to_owned()),
        name: Value(name.to_owned()),
        alt: Value("Foto".to_owned()),
        file_id: Value(file::Entity::find().one(db).await.unwrap().unwrap().id),
        added_by: Value(story::person(site, "edo@demo.example").await.id),
        added_at: Value(site.app.clock.now()),
    };
    row.insert(db).await.unwrap();
}
