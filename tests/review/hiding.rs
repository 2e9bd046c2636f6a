//! A published report is taken back from the public: every way to it is closed, and nothing is lost.

use coesa::people::access::Actor;
use coesa::review::access::KeepPublic;
use coesa::review::hiding::hide;
use coesa::review::publication::{Published, publish};
use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::kinds::{Concern, NoticeKind, Part, Stage};
use tables::{event, notice, publication, report_part};

use super::{published_anew, worked, written_anew};
use crate::support::browser::PageSeen;
use crate::support::{Site, story};

#[tokio::test]
async fn a_report_taken_back_is_nowhere_in_public_and_comes_back_as_it_was() {
    let site = Site::demo().await;
    let report = story::report(&site, "chiave").await;
    let slug = report.slug.clone().unwrap();
    let public = format!("/it/rapporti/{slug}/");
    let row = publication::Entity::find().filter(publication::Column::ReportId.eq(report.id));
    let content = row.one(&site.app.db).await.unwrap().unwrap().content;
    let title = content["title"].as_str().unwrap().to_owned();
    let file = content["evidence"].as_array().unwrap().iter().find_map(|one| one["file"]["hash"].as_str());
    let file = format!("/rapporti/{slug}/file/{}", file.unwrap());
    let project = format!("/it/progetti/{}/", report.project_slug);
    let lists = ["/it/rapporti", "/api/v1/reports", "/api/v1/exchange/reports", project.as_str()];
    let before = worked(site.visitor().get(&public).await).html();
    for list in lists {
        assert!(site.visitor().get(list).await.html().contains(&slug), "{list}");
    }

    let mut teresa = site.as_one_of_the_story("teresa@demo.example").await;
    let place = format!("/it/review/{}/hiding", report.id);
    let page = worked(teresa.get(&place).await);
    let hasty = page.form("hide").set("words", "Si vede un viso.").submit(&mut teresa).await;
    assert_eq!(hasty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(hasty.form("hide").value("words"), "Si vede un viso.", "nothing typed is lost");
    let done = worked(hasty.form("hide").set("why", "picture").submit(&mut teresa).await);
    assert!(done.says("Il report è tolto dal pubblico"), "{}", done.text());
    // Whoever had the page open before comes too late.
    let late = worked(page.form("hide").set("why", "other").submit(&mut teresa).await);
    assert!(late.says("Qualcun altro ha già deciso"), "{}", late.text());

    let gone = site.visitor().get(&public).await;
    assert_eq!(gone.status, StatusCode::GONE);
    assert!(gone.says("una persona si riconosce in una foto") && !gone.says(&title), "{}", gone.text());
    let thumb = format!("{file}/thumb");
    let (version, api) = (format!("{public}versioni/1"), format!("/api/v1/reports/{slug}"));
    let flag = format!("/it/rapporti/{slug}/segnala");
    for path in [&file, &thumb, &flag] {
        assert_eq!(site.visitor().get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    // Who follows an old address is told why, not that there never was such a report.
    for path in [&version, &api] {
        let gone = site.visitor().get(path).await;
        assert_eq!(gone.status, StatusCode::GONE, "{path}");
        let words = gone.html();
        assert!(words.contains("una persona si riconosce in una foto") && !words.contains(&title), "{words}");
    }
    for list in lists {
        let list = site.visitor().get(list).await;
        assert!(!list.html().contains(&slug) && !list.says(&title), "{}", list.path);
    }
    let rosalia = story::person(&site, "gabbiano-bianco-359").await;
    let told = notice::Entity::find()
        .filter(notice::Column::RecipientId.eq(rosalia.id))
        .filter(notice::Column::Kind.eq(NoticeKind::ReportReturned))
        .all(&site.app.db)
        .await
        .unwrap();
    let told = &told.last().unwrap().params;
    assert_eq!((told["by"].as_str(), told["quote"].as_str()), (Some("hidden"), Some("Si vede un viso.")));
    let logged = event::Entity::find().filter(event::Column::Kind.eq("report.hidden"));
    assert_eq!(logged.all(&site.app.db).await.unwrap().len(), 1);

    let page = worked(teresa.get(&place).await);
    let shown = worked(page.form("show").submit(&mut teresa).await);
    assert!(shown.says("Il report è di nuovo pubblico"), "{}", shown.text());
    assert_eq!(worked(site.visitor().get(&public).await).html(), before);
}

#[tokio::test]
async fn a_new_version_is_public_without_those_that_were_taken_back() {
    let site = Site::demo().await;
    let report = story::report(&site, "chiave").await;
    let public = format!("/it/rapporti/{}/", report.slug.as_deref().unwrap());
    written_anew(&site, &report, "Un titolo senza nomi").await;
    // The team is writing: it is taken back all the same.
    let mut edo = site.as_one_of_the_story("edo@demo.example").await;
    let page = worked(edo.get(&format!("/it/review/{}/hiding", report.id)).await);
    worked(page.form("hide").set("why", "personal-data").submit(&mut edo).await);
    assert_eq!(site.visitor().get(&public).await.status, StatusCode::GONE);
    published_anew(&site, &report).await;
    let page = worked(site.visitor().get(&public).await);
    assert!(page.says("Un titolo senza nomi"), "{}", page.text());
    assert_eq!(site.visitor().get(&format!("{public}versioni/1")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.visitor().get(&format!("{public}versioni/2")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_was_taken_back_does_not_come_back_beside_another_part() {
    let site = Site::demo().await;
    let report = story::report(&site, "chiave").await;
    let public = format!("/it/rapporti/{}/", report.slug.as_deref().unwrap());
    let edo = story::person(&site, "edo@demo.example").await;
    let edo = Actor::new(edo.id, edo.role, "");
    let may = KeepPublic::check(&site.app.db, edo.clone(), report.id).await.unwrap();
    assert!(hide(&site.app, &may, Concern::Picture, "").await.unwrap());
    // The third part has come through the review meanwhile.
    report_part::Entity::update_many()
        .col_expr(report_part::Column::Stage, Expr::value(Stage::Approved))
        .filter(report_part::Column::ReportId.eq(report.id))
        .filter(report_part::Column::Part.eq(Part::Impact))
        .exec(&site.app.db)
        .await
        .unwrap();
    let done = publish(&site.app, &edo, report.id, Part::Impact, true).await.unwrap();
    assert!(matches!(done, Published::MainFirst), "{done:?}");
    assert_eq!(site.visitor().get(&public).await.status, StatusCode::GONE);
    // Inside, nothing says that it is public.
    let mut team = site.as_one_of_the_story("gabbiano-bianco-359").await;
    let home = worked(team.get(&format!("/it/teams/{}", report.team_id)).await);
    assert!(home.says("Tolto dal pubblico") && !home.html().contains(&public), "{}", home.text());
    let mut teacher = site.as_one_of_the_story("lapilli@demo.example").await;
    let class = story::team(&site, "chiave").await.class_id;
    assert!(!worked(teacher.get(&format!("/it/classes/{class}")).await).html().contains(&public));
}

#[tokio::test]
async fn staff_find_what_is_public_and_what_was_taken_back_without_typing_an_address() {
    let site = Site::demo().await;
    let report = story::report(&site, "chiave").await;
    let public = format!("/it/rapporti/{}/", report.slug.as_deref().unwrap());
    let (main, place) =
        (format!("/it/review/{}/main", report.id), format!("/it/review/{}/hiding", report.id));
    let mut teresa = site.as_one_of_the_story("teresa@demo.example").await;
    let leads = |page: &PageSeen, to: &str| page.attributes("main a", "href").iter().any(|href| href == to);
    let queue = worked(teresa.get("/it/review").await);
    assert!(!leads(&queue, &main), "what is public waits for nobody");
    let shown = worked(queue.form("filter").set("stage", "published").submit(&mut teresa).await);
    assert!(leads(&shown, &main) && !leads(&shown, &place), "{}", shown.text());
    let none = worked(queue.form("filter").set("stage", "taken-back").submit(&mut teresa).await);
    assert!(none.says("Niente corrisponde ai filtri") && leads(&none, "/it/review"), "{}", none.text());
    let inside = format!("/it/reports/{}", report.id);
    assert!(worked(teresa.get(&inside).await).says("chiunque può leggerlo"));

    let page = worked(teresa.get(&place).await);
    worked(page.form("hide").set("why", "picture").submit(&mut teresa).await);
    let shown = worked(queue.form("filter").set("stage", "published").submit(&mut teresa).await);
    assert!(!leads(&shown, &main), "{}", shown.text());
    let hidden = worked(queue.form("filter").set("stage", "taken-back").submit(&mut teresa).await);
    assert!(leads(&hidden, &main) && leads(&hidden, &place), "{}", hidden.text());
    // The address that everybody knows leads staff, and nobody else, to where it is shown again.
    let gone = teresa.get(&public).await;
    assert!(gone.status == StatusCode::GONE && leads(&gone, &place), "{}", gone.text());
    let visited = site.visitor().get(&public).await;
    assert!(visited.status == StatusCode::GONE && !leads(&visited, &place), "{}", visited.text());
    let about = worked(teresa.get(&inside).await);
    assert!(about.says("Tolto dal pubblico") && !about.says("chiunque può leggerlo"), "{}", about.text());
}
