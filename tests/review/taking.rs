//! Two reviewers who want the same report.

use http::Method;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::kinds::{Part, Role, Stage};
use tables::{edition, report_part};

use super::worked;
use crate::support::{Browser, Site, story};

#[tokio::test]
async fn of_two_reviewers_who_take_a_report_at_once_one_gets_it_and_the_other_is_told() {
    let site = Site::demo().await;
    let report = story::report(&site, "officina").await;
    let place = format!("/it/review/{}/main", report.id);
    let second = site.adult(Role::Reviewer, "Rivo").await;
    let (mut one, mut two) =
        (site.as_one_of_the_story("teresa@demo.example").await, site.signed_in(&second).await);
    // Both have the page with the button on it.
    let (first, other) =
        (worked(one.get(&place).await).form("take"), worked(two.get(&place).await).form("take"));
    let revision = first.value("revision").to_owned();
    assert_eq!(revision, other.value("revision"));
    let (first, other) = tokio::join!(first.submit(&mut one), other.submit(&mut two));
    let told = |page: &crate::support::browser::PageSeen| {
        // Either the page says that it has changed, or the button is not theirs any more.
        page.says("Nel frattempo qualcun altro ha cambiato questa parte") || page.status == 403
    };
    assert_eq!([told(&first), told(&other)].iter().filter(|told| **told).count(), 1, "exactly one is told");
    let part = story::part(&site, "officina", Part::Main).await;
    assert_eq!(part.stage, Stage::InReview);
    let teresa = story::person(&site, "teresa@demo.example").await;
    let winner = if told(&first) { second.id } else { teresa.id };
    assert_eq!(part.reviewer_id, Some(winner), "who was not told has it");
    assert_eq!(part.revision.to_string(), (revision.parse::<i32>().unwrap() + 1).to_string());

    // A form of the old page, sent again by the one who lost, changes nothing.
    let loser = if told(&first) { &mut one } else { &mut two };
    let body = serde_urlencoded::to_string([("revision", revision)]).unwrap().into_bytes();
    let form = ("application/x-www-form-urlencoded".to_owned(), body);
    let again = loser.send(Method::POST, &format!("{place}/assignment"), Some(form), &[]).await;
    assert_eq!(again.status, 403, "{}", again.text());
    assert_eq!(story::part(&site, "officina", Part::Main).await, part);
}

#[tokio::test]
async fn an_editor_hands_a_report_over_and_its_age_in_the_queue_stays() {
    let site = Site::demo().await;
    let report = story::report(&site, "pagina").await;
    let place = format!("/it/review/{}/main", report.id);
    let second = site.adult(Role::Reviewer, "Rivo").await;
    let before = story::part(&site, "pagina", Part::Main).await;
    let mut editor = site.as_one_of_the_story("edo@demo.example").await;
    let page = worked(editor.get(&place).await);
    let form = page.form("assignment").set("reviewer", &second.id.to_string());
    worked(form.submit(&mut editor).await);
    let after = story::part(&site, "pagina", Part::Main).await;
    assert_eq!((after.stage, after.reviewer_id), (Stage::InReview, Some(second.id)));
    assert_eq!(after.changed_at, before.changed_at, "the age counts from the last change of stage");
    // Whose it was reads on and judges no more.
    let mut former = site.as_one_of_the_story("teresa@demo.example").await;
    let page = worked(former.get(&place).await);
    assert!(page.attributes("form#approval", "action").is_empty(), "no button to approve");
    let tried = former.post(&format!("{place}/approval"), &[("revision", &after.revision.to_string())]).await;
    assert_eq!(tried.status, 403);
}

#[tokio::test]
async fn in_an_archived_year_a_report_is_read_and_nothing_is_done_with_it() {
    let site = Site::demo().await;
    let of_team = story::report(&site, "pagina").await.id;
    let (mut reviewer, mut team) = (
        site.as_one_of_the_story("teresa@demo.example").await,
        site.as_one_of_the_story("airone-blu-478").await,
    );
    let page = worked(reviewer.get(&format!("/it/review/{of_team}/main")).await);
    worked(page.form("remark-risks").set("body", "Da dove viene questa cifra?").submit(&mut reviewer).await);
    let threads = format!("/it/reports/{of_team}/threads");
    let answer = worked(team.get(&threads).await).form("remark-risks").set("body", "Dall’intervista.");
    let (own, queued) = (format!("/it/reports/{of_team}"), format!("/it/review/{of_team}/main"));
    let leads = async |browser: &mut Browser, page: &str, to: &str| {
        browser.get(page).await.attributes("main a", "href").iter().any(|href| href == to)
    };
    assert!(leads(&mut team, "/it/home", &own).await && leads(&mut reviewer, "/it/review", &queued).await);
    edition::Entity::update_many()
        .col_expr(edition::Column::ArchivedAt, Expr::value(Some(site.app.clock.now())))
        .exec(&site.app.db)
        .await
        .unwrap();
    let report = story::report(&site, "pagina").await;
    let place = format!("/it/review/{}/main", report.id);
    let mut teresa = site.as_one_of_the_story("teresa@demo.example").await;
    let page = worked(teresa.get(&place).await);
    assert!(page.attributes("form", "id").iter().all(|id| id != "approval"), "{}", page.text());
    for form in ["assignment", "approval", "publication"] {
        let answer = teresa.post(&format!("{place}/{form}"), &[("revision", "1")]).await;
        assert_eq!(answer.status, 403, "{form}: {}", answer.text());
    }
    assert!(!leads(&mut teresa, "/it/review", &queued).await, "it waits for nobody");
    // Nor does its team go on, not even with what had come back to it.
    report_part::Entity::update_many()
        .col_expr(report_part::Column::Stage, Expr::value(Stage::Returned))
        .filter(report_part::Column::ReportId.eq(report.id))
        .filter(report_part::Column::Part.eq(Part::Main))
        .exec(&site.app.db)
        .await
        .unwrap();
    assert!(!leads(&mut team, "/it/home", &own).await, "it is not what is next");
    let section = worked(team.get(&own).await).attributes("ol.cards a", "href").remove(0);
    for page in [own.as_str(), &section, &format!("{own}/evidence")] {
        let page = worked(team.get(page).await);
        let forms = page.attributes("main form", "action");
        assert!(forms.is_empty(), "{}: {forms:?}", page.path);
        assert!(page.path.ends_with("/evidence") || page.says("L’anno è archiviato"), "{}", page.text());
    }
    assert_eq!(answer.submit(&mut team).await.status, 403);
    let page = worked(team.get(&threads).await);
    assert!(page.says("Da dove viene questa cifra?") && !page.says("Dall’intervista."), "{}", page.text());
    assert!(page.attributes("form", "id").iter().all(|id| !id.starts_with("remark")), "nowhere to write");
    report_part::Entity::update_many()
        .col_expr(report_part::Column::Stage, Expr::value(Stage::AwaitingConsent))
        .filter(report_part::Column::ReportId.eq(report.id))
        .exec(&site.app.db)
        .await
        .unwrap();
    let page = worked(team.get(&format!("/it/reports/{}", report.id)).await);
    assert!(page.attributes("form", "id").iter().all(|id| !id.starts_with("withdrawal")), "{}", page.text());
    let back = team.post(&format!("/it/reports/{}/withdrawal/main", report.id), &[("revision", "1")]).await;
    assert_eq!(back.status, 403, "{}", back.text());
}
