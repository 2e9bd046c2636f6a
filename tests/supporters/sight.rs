//! What a supporter sees follows from what staff gave, and from nothing else.

use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tables::{class, edition, organisation as organisations, organisation_assignment, school};

use super::{editor, organisation};
use crate::support::story;
use crate::support::{Browser, Site};

/// Gives something by the form, as an editor does.
async fn give(editor: &mut Browser, id: i64, region: &str, school: &str) {
    let page = editor.get(&format!("/it/organisations/{id}")).await;
    let done = page.form("give").set("region", region).set("school", school).submit(editor).await;
    assert!(done.says("Fatto"), "{}", done.text());
}

async fn status(browser: &mut Browser, path: &str) -> StatusCode {
    browser.get(path).await.status
}

#[tokio::test]
async fn a_region_opens_all_its_teams_and_no_others_until_it_is_taken_back() {
    let site = Site::demo().await;
    let (own, person) = organisation(&site).await;
    let mut ugo = site.signed_in(&person).await;
    let mut editor = editor(&site).await;
    let (here, there) = (story::team(&site, "officina").await, story::team(&site, "acqua").await);
    let report = story::report(&site, "officina").await;
    let (team, report) = (format!("/it/teams/{}", here.id), format!("/it/reports/{}", report.id));
    let foreign = format!("/it/teams/{}", there.id);
    assert!(ugo.get("/it/supporting").await.says("Ancora nessuna squadra"));
    assert_eq!(status(&mut ugo, &team).await, StatusCode::NOT_FOUND, "nothing was given");
    // Emilia-Romagna: the school «I Portici» in Bologna, not «Le Sorgenti» in Bari.
    give(&mut editor, own.id.0, "008", "").await;
    assert_eq!(status(&mut ugo, &team).await, StatusCode::OK);
    assert_eq!(status(&mut ugo, &report).await, StatusCode::OK, "and the work itself");
    assert_eq!(status(&mut ugo, &foreign).await, StatusCode::NOT_FOUND, "a team of another region");
    let list = ugo.get("/it/supporting").await;
    assert!(list.says("Officina") && list.says("Raggi") && !list.says("Lucciole"), "{}", list.text());
    assert!(list.says("Per Associazione di prova"), "{}", list.text());
    assert_eq!(list.all("main h2").len(), 1, "one school");
    assert!(ugo.get("/it/home").await.says("in una scuola"), "{}", ugo.get("/it/home").await.text());
    assert_eq!(ugo.get("/it/calendars").await.all("main h2").len(), 1, "the class's calendar");
    // Not active, it gives nothing.
    let page = editor.get(&format!("/it/organisations/{}", own.id)).await;
    let saved = page.form("organisation").set("active", "").submit(&mut editor).await;
    assert!(saved.says("non attiva"), "{}", saved.text());
    assert_eq!(status(&mut ugo, &team).await, StatusCode::NOT_FOUND);
    let page = editor.get(&format!("/it/organisations/{}", own.id)).await;
    page.form("organisation").set("active", "yes").submit(&mut editor).await;
    assert_eq!(status(&mut ugo, &team).await, StatusCode::OK);
    // Taken back, it is gone at the next click.
    let page = editor.get(&format!("/it/organisations/{}", own.id)).await;
    let gift = organisation_assignment::Entity::find()
        .filter(organisation_assignment::Column::OrganisationId.eq(own.id));
    let gift = gift.one(&site.app.db).await.unwrap().unwrap();
    page.form(&format!("back-{}", gift.id)).submit(&mut editor).await;
    assert_eq!(status(&mut ugo, &team).await, StatusCode::NOT_FOUND);
    assert_eq!(status(&mut ugo, &report).await, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_school_is_given_for_one_edition_and_stays_given_when_its_entry_is_merged() {
    let site = Site::demo().await;
    let (own, person) = organisation(&site).await;
    let mut ugo = site.signed_in(&person).await;
    let mut editor = editor(&site).await;
    let team = story::team(&site, "acqua").await;
    let path = format!("/it/teams/{}", team.id);
    give(&mut editor, own.id.0, "", "baps 99901x").await;
    assert_eq!(status(&mut ugo, &path).await, StatusCode::OK);
    let officina = story::team(&site, "officina").await;
    assert_eq!(status(&mut ugo, &format!("/it/teams/{}", officina.id)).await, StatusCode::NOT_FOUND);
    // Given twice is given once.
    give(&mut editor, own.id.0, "", "BAPS99901X").await;
    let given = organisation_assignment::Entity::find()
        .filter(organisation_assignment::Column::OrganisationId.eq(own.id));
    assert_eq!(given.count(&site.app.db).await.unwrap(), 1);
    // The entry goes into another one, and what was given goes along.
    let class = class::Entity::find_by_id(team.class_id).one(&site.app.db).await.unwrap().unwrap();
    let page = editor.get("/it/schools/new").await;
    let form = page.form("school").set("code", "BAPS01000X").set("name", "Liceo").set("municipality", "Bari");
    form.submit(&mut editor).await;
    let page = editor.get(&format!("/it/schools/{}", class.school_id)).await;
    let sure = page.form("merge").set("into", "BAPS01000X").submit(&mut editor).await;
    sure.form("merge-sure").submit(&mut editor).await;
    assert!(school::Entity::find_by_id(class.school_id).one(&site.app.db).await.unwrap().is_none());
    assert_eq!(status(&mut ugo, &path).await, StatusCode::OK);
    // The same school in another edition was not given.
    let other = edition::ActiveModel {
        slug: sea_orm::Set("2027-2028".to_owned()),
        name: sea_orm::Set("2027-2028".to_owned()),
        starts_on: sea_orm::Set(site.app.clock.today()),
        ends_on: sea_orm::Set(site.app.clock.today()),
        ..Default::default()
    };
    let other = sea_orm::ActiveModelTrait::insert(other, &site.app.db).await.unwrap();
    class::Entity::update_many()
        .col_expr(class::Column::EditionId, Expr::value(other.id))
        .filter(class::Column::Id.eq(class.id))
        .exec(&site.app.db)
        .await
        .unwrap();
    assert_eq!(status(&mut ugo, &path).await, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_team_given_alone_is_still_seen_and_its_class_mates_are_not() {
    let site = Site::demo().await;
    organisations::Entity::update_many()
        .col_expr(organisations::Column::Active, Expr::value(false))
        .exec(&site.app.db)
        .await
        .unwrap();
    let mut viola = site.as_one_of_the_story("viola@demo.example").await;
    let (alone, mate) = (story::team(&site, "acqua").await, story::team(&site, "mattone").await);
    assert_eq!(status(&mut viola, &format!("/it/teams/{}", alone.id)).await, StatusCode::OK);
    assert_eq!(status(&mut viola, &format!("/it/teams/{}", mate.id)).await, StatusCode::NOT_FOUND);
}
