//! Who did how much: each thing that is counted once, what is not counted, and the sums.

use std::collections::BTreeMap;

use coesa::documents::access::WriteDocument;
use coesa::documents::keep;
use coesa::documents::save::{self, Draft};
use coesa::posts::access::WritePost;
use coesa::posts::draft::{self, Text};
use coesa::teams::access::EditTeam;
use coesa::teams::{points, shortlist};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::kinds::PointSide;
use tables::{deliverable, document, team};

use super::{BRUNI, GIULIA, OMAR, acqua, actor};
use crate::support::{Browser, Site};

/// The numbers of somebody's line by the heads of their columns; of no such line, those of the last.
async fn counts(browser: &mut Browser, path: &str, name: &str) -> BTreeMap<String, i64> {
    let page = browser.get(path).await;
    let at = page.all("tbody th").iter().position(|head| head.starts_with(name));
    let row = at.map_or("tfoot tr > *".to_owned(), |at| format!("tbody tr:nth-child({}) > *", at + 1));
    let cells = page.all("thead th").into_iter().zip(page.all(&row));
    cells.filter_map(|(head, cell)| Some((head, cell.parse().ok()?))).collect()
}

/// Begins a document and a post, writes in them, and takes the document's first text up again.
async fn write(site: &Site, team: &team::Model) {
    let (app, db, omar) = (&site.app, &site.app.db, actor(site, OMAR).await);
    let may = EditTeam::check(db, omar.clone(), team.id).await.unwrap();
    let begun = Draft::new("Nuovo", "Testo di partenza");
    let id = keep::create(app, &may, &begun).await.unwrap().unwrap();
    let right = async || WriteDocument::check(db, omar.clone(), team.id, id).await.unwrap();
    let longer = Draft::new("Nuovo", "Testo di partenza con tre parole");
    save::save(app, &right().await, longer, 1, "").await.unwrap();
    keep::restore(app, &right().await, 2, 1).await.unwrap();
    let post = draft::begin(app, &may, "La visita", None).await.unwrap().unwrap();
    let may = WritePost::check(db, omar.clone(), team.id, post).await.unwrap();
    let text = Text { title: "La visita".to_owned(), body: "Una frase.".to_owned(), ..Text::default() };
    draft::save(app, &may, 1, &text).await.unwrap();
}

/// Keeps a search and draws it, gives a reason, says something about a document.
async fn draw_and_talk(site: &Site, omar: &mut Browser, team: &team::Model) {
    let desk = format!("/it/teams/{}/desk", team.id);
    let kept = omar.get(&format!("{desk}/new?region=016")).await;
    let kept = kept.form("new").set("name", "Prova").submit(omar).await;
    let selection = kept.path.split('?').next().unwrap().rsplit('/').next().unwrap();
    let look = format!("{desk}/charts/new?selection={selection}&kind=bars&by=theme&measure=count");
    let drawn = omar.get(&look).await.form("make").set("title", "Prova").set("confirmed", "yes");
    assert!(drawn.submit(omar).await.says("Grafico salvato"));
    let may = EditTeam::check(&site.app.db, actor(site, OMAR).await, team.id).await.unwrap();
    let item = shortlist::of(&site.app.db, team.id).await.unwrap().remove(0);
    points::add(&site.app, &may, item.id, PointSide::Pro, "È vicino.").await.unwrap();
    let talk = document(site, team).await;
    omar.get(&talk).await.form("comment").set("words", "Chi lo scrive?").submit(omar).await;
}

/// The page of a document of the story.
async fn document(site: &Site, team: &team::Model) -> String {
    let found = document::Entity::find().filter(document::Column::TeamId.eq(team.id));
    let row = found.order_by_asc(document::Column::Id).one(&site.app.db).await.unwrap().unwrap();
    format!("/it/teams/{}/documents/{}", team.id, row.id)
}

/// Hands something in, takes it back, and hands it in again.
async fn hand_in(site: &Site, omar: &mut Browser, team: &team::Model) {
    let found = deliverable::Entity::find()
        .filter(deliverable::Column::TeamId.eq(team.id))
        .filter(deliverable::Column::Asked.eq("canvas"));
    let row = found.one(&site.app.db).await.unwrap().unwrap();
    let page = format!("/it/teams/{}/deliverables/{}/canvas", team.id, row.step_id);
    for again in [true, false] {
        let form = omar.get(&page).await.form("draft").set("words", "Fatto.").set("then", "hand-in");
        form.submit_with(omar, "revision", "", b"").await;
        if again {
            omar.get(&page).await.form("taking-back").submit(omar).await;
        }
    }
}

#[tokio::test]
async fn each_thing_that_is_counted_counts_once_for_its_author_and_in_the_sums() {
    let site = Site::demo().await;
    let (team, path) = acqua(&site, "contributions").await;
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    let mut omar = site.as_one_of_the_story(OMAR).await;
    let own = counts(&mut bruni, &path, "Omar").await;
    let others = counts(&mut bruni, &path, "Giulia").await;
    let all = counts(&mut bruni, &path, "Tutta la squadra").await;
    write(&site, &team).await;
    draw_and_talk(&site, &mut omar, &team).await;
    hand_in(&site, &mut omar, &team).await;
    // What a teacher says is no student's.
    let talk = document(&site, &team).await;
    bruni.get(&talk).await.form("comment").set("words", "Bene.").submit(&mut bruni).await;
    let own_now = counts(&mut bruni, &path, "Omar").await;
    let all_now = counts(&mut bruni, &path, "Tutta la squadra").await;
    for (head, more) in [
        ("Risposte", 0),
        ("Documenti", 1),
        ("Parole", 3),
        ("Post", 1),
        ("Canvas", 0),
        ("Selezioni", 1),
        ("Grafici", 1),
        ("Ragioni", 1),
        ("Compiti fatti", 0),
        ("Consegne", 1),
        ("Commenti", 0),
        ("Commenti ai documenti", 1),
    ] {
        assert_eq!(own_now[head] - own[head], more, "{head}: {own:?}, now {own_now:?}");
        assert_eq!(all_now[head] - all[head], more, "{head}: {all:?}, now {all_now:?}");
        assert_eq!(all[head], own[head] + others[head], "{head}: the sum");
    }
    assert_eq!(counts(&mut bruni, &path, "Giulia").await["Documenti"], others["Documenti"]);
}

#[tokio::test]
async fn the_sums_are_for_whoever_sees_all_lines_and_the_page_says_what_is_counted() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "contributions").await;
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    let page = bruni.get(&path).await;
    assert_eq!(page.all("tfoot th"), ["Tutta la squadra"]);
    assert_eq!(page.all("tfoot td").len(), page.all("tbody tr:first-child td").len());
    assert!(page.says("Quanti dei salvataggi di risposte del report, documenti e post"), "{}", page.text());
    assert!(bruni.get(&format!("{path}/csv")).await.html().contains("Tutta la squadra"));
    let english = bruni.get(&path.replace("/it/", "/en/")).await;
    assert!(english.says("The whole team") && english.says("Share of the work"), "{}", english.text());
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    assert!(giulia.get(&path).await.all("tfoot").is_empty(), "of two, the sum would tell of the other");
    assert!(!giulia.get(&format!("{path}/csv")).await.html().contains("Tutta la squadra"));
}
