//! The whole path over HTTP, on the demo's story: a team chooses, writes, asks; the teacher lets go;
//! the reviewer returns, approves, publishes; anyone reads. No step by a shortcut.

use http::StatusCode;
use http::header::ACCEPT;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::{report, team};

use crate::support::Site;

async fn team(site: &Site, slug: &str) -> team::Model {
    team::Entity::find().filter(team::Column::Slug.eq(slug)).one(&site.app.db).await.unwrap().unwrap()
}

async fn report_of(site: &Site, slug: &str) -> report::Model {
    let team = team(site, slug).await;
    report::Entity::find()
        .filter(report::Column::TeamId.eq(team.id))
        .one(&site.app.db)
        .await
        .unwrap()
        .unwrap()
}

#[tokio::test]
async fn a_team_puts_a_project_on_its_list_by_its_address_and_chooses_it() {
    let site = Site::demo().await;
    let bussola = team(&site, "bussola").await;
    let mut student = site.as_one_of_the_story("merlo-nero-730").await;
    let workspace = format!("/it/teams/{}/shortlist", bussola.id);
    let page = student.get(&workspace).await;
    let page = page
        .form("add")
        .set("project", "https://opencoesione.gov.it/it/progetti/demo-0009-energia/")
        .submit(&mut student)
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let choices = page.attributes("form[id^=choice-]", "id");
    assert_eq!(choices.len(), 4, "three from the story and this one: {choices:?}");
    let chosen = page.form(&choices[0]).submit(&mut student).await;
    assert_eq!(chosen.status, StatusCode::OK, "{}", chosen.text());
    let report = report_of(&site, "bussola").await;
    assert!(
        report.snapshot["cost_cents"].is_i64(),
        "the project's data as they are now: {}",
        report.snapshot
    );
    assert_eq!(report.snapshot_date.unwrap().to_string(), "2026-10-31");
}

#[tokio::test]
async fn a_report_goes_from_the_team_to_the_public() {
    let site = Site::demo().await;
    let waiting = report_of(&site, "mattone").await;
    let base = format!("/it/reports/{}", waiting.id);
    let mut student = site.as_one_of_the_story("riccio-rosso-296").await;
    assert_eq!(student.get(&base).await.status, StatusCode::OK);
    // While the teacher has it, the team reads and does not write.
    let locked = student.post(&format!("{base}/answers/title"), &[("value", "x"), ("revision", "1")]).await;
    assert_eq!(locked.status, StatusCode::FORBIDDEN);
    // It can take its request back, and ask again.
    let page = student.get(&base).await;
    let open = page.form("withdrawal-main").submit(&mut student).await;
    assert_eq!(open.status, StatusCode::OK, "{}", open.text());
    let twice = page.form("withdrawal-main").submit(&mut student).await;
    assert_eq!(twice.status, StatusCode::FORBIDDEN, "nothing waits any more");
    let ask = student.get(&format!("{base}/submission/main")).await;
    ask.form("submission").submit(&mut student).await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let page = teacher.get(&format!("{base}/consent/main")).await;
    let sent = page.form("consent").submit(&mut teacher).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
    let mut reviewer = site.as_one_of_the_story("teresa@demo.example").await;
    let place = format!("/it/review/{}/main", waiting.id);
    let page = reviewer.get(&place).await;
    let page = page.form("take").submit(&mut reviewer).await;
    let page = page.form("approval").submit(&mut reviewer).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let sure = reviewer.get(&format!("{place}/publication")).await;
    let done = sure.form("publication").submit(&mut reviewer).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    let slug = report_of(&site, "mattone").await.slug.unwrap();
    let mut visitor = site.visitor();
    for lang in ["it", "en"] {
        let public = visitor.get(&format!("/{lang}/rapporti/{slug}/")).await;
        assert_eq!(public.status, StatusCode::OK);
        assert!(public.says("Una scuola che non tremi"), "{}", public.text());
        assert!(public.says("Mattone su mattone"), "the team's public name");
        for person in ["Sofia", "Nino", "Bruni", "Teresa"] {
            assert!(!public.html().contains(person), "{person} stands on a public page");
        }
    }
    let project = visitor.get("/it/progetti/demo-0002-scuola/").await;
    assert!(project.attributes("main a", "href").contains(&format!("/it/rapporti/{slug}/")), "its project");
    let exchange = visitor.get("/api/v1/exchange/reports").await;
    assert!(exchange.html().contains("DEMO-0002-SCUOLA"), "{}", exchange.html());
}

#[tokio::test]
async fn every_page_of_the_path_opens_for_those_it_is_for_and_for_nobody_else() {
    let site = Site::demo().await;
    let draft = report_of(&site, "acqua").await;
    let acqua = team(&site, "acqua").await;
    let pages = [
        format!("/teams/{}", acqua.id),
        format!("/reports/{}", draft.id),
        format!("/reports/{}/desk", draft.id),
        format!("/reports/{}/judgement", draft.id),
        format!("/reports/{}/evidence", draft.id),
        format!("/reports/{}/history/title", draft.id),
        format!("/reports/{}/submission/main", draft.id),
        format!("/reports/{}/threads", draft.id),
    ];
    let mut member = site.as_one_of_the_story("lince-blu-427").await;
    let mut other = site.as_one_of_the_story("riccio-rosso-296").await;
    for page in &pages {
        for lang in ["it", "en"] {
            let seen = member.get(&format!("/{lang}{page}")).await;
            assert_eq!(seen.status, StatusCode::OK, "/{lang}{page}: {}", seen.text());
        }
        assert_eq!(
            other.get(&format!("/it{page}")).await.status,
            StatusCode::NOT_FOUND,
            "{page} for another team"
        );
        assert!(
            site.visitor().get(&format!("/it{page}")).await.path.starts_with("/it/accedi"),
            "{page} for a visitor"
        );
    }
    for role in [
        "bruni@demo.example",
        "viola@demo.example",
        "teresa@demo.example",
        "edo@demo.example",
        "ada@demo.example",
    ] {
        let mut browser = site.as_one_of_the_story(role).await;
        assert_eq!(browser.get("/it/home").await.status, StatusCode::OK, "{role}");
    }
    let mut staff = site.as_one_of_the_story("edo@demo.example").await;
    for slug in ["officina", "pagina", "binario", "chiave", "raggi"] {
        let report = report_of(&site, slug).await;
        let seen = staff.get(&format!("/it/review/{}/main", report.id)).await;
        assert_eq!(seen.status, StatusCode::OK, "{slug}: {}", seen.text());
    }
    assert_eq!(staff.get("/it/review").await.status, StatusCode::OK);
}

#[tokio::test]
async fn two_members_who_write_at_once_keep_both_texts() {
    let site = Site::demo().await;
    let draft = report_of(&site, "acqua").await;
    let address = format!("/it/reports/{}/answers/objectives", draft.id);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let mut omar = site.as_one_of_the_story("gufo-verde-219").await;
    let form = |text: &str| {
        let body = serde_urlencoded::to_string([("value", text), ("revision", "1")]).unwrap();
        Some(("application/x-www-form-urlencoded".to_owned(), body.into_bytes()))
    };
    let json = [(ACCEPT, "application/json")];
    let first = giulia.send(http::Method::POST, &address, form("Il testo di Giulia"), &json).await;
    assert_eq!((first.status, first.json()["revision"].as_i64()), (StatusCode::OK, Some(2)));
    let second = omar.send(http::Method::POST, &address, form("Il testo di Omar"), &json).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert_eq!(second.json()["theirs"], "Il testo di Giulia");
    // Without scripts, the page shows both.
    let page = omar.send(http::Method::POST, &address, form("Il testo di Omar"), &[]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.html().contains("Il testo di Giulia") && page.html().contains("Il testo di Omar"));
    let history = giulia.get(&format!("/it/reports/{}/history/objectives", draft.id)).await;
    assert!(history.says("Il testo di Giulia"), "{}", history.text());
}
