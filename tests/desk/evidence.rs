//! A chart as evidence: on the team's pages, in review, and in public as it was.

use http::StatusCode;

use super::{desk, keep, key};
use crate::support::{Site, story};

#[tokio::test]
async fn a_chart_backs_an_answer_and_is_public_as_it_was_published() {
    let site = Site::demo().await;
    let report = story::report(&site, "mattone").await;
    let base = format!("/it/reports/{}", report.id);
    let mut sofia = site.as_one_of_the_story("riccio-rosso-296").await;
    let desk = desk(&site, "mattone").await;
    // Without charts the form says where they are made.
    let page = sofia.get(&base).await;
    page.form("withdrawal-main").submit(&mut sofia).await;
    let page = sofia.get(&format!("{base}/evidence")).await;
    assert!(page.says("La squadra non ha ancora grafici"), "{}", page.text());
    let schools = key(&keep(&mut sofia, &desk, "theme=11", "Scuole d’Italia").await);
    let look = format!("{desk}/charts/new?selection={schools}&kind=map&by=region&measure=count");
    let look = sofia.get(&look).await;
    let form = look.form("make").set("title", "Dove sono i progetti per le scuole").set("confirmed", "yes");
    let chart = form.set("note", "Il Sud ne ha di più.").submit(&mut sofia).await;
    let drawn = chart.all("figure.team-chart table tbody tr");
    assert_eq!(drawn.len(), 20);
    // Only one's own can be chosen.
    let page = sofia.get(&format!("{base}/evidence")).await;
    let wrong = page.form("chart").set("chart", "987654321").submit_parts(&mut sofia, None).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("Scegliete uno dei grafici della squadra."), "{}", wrong.text());
    let added = page.form("chart").set("question", "context").submit_parts(&mut sofia, None).await;
    assert!(added.says("Dove sono i progetti per le scuole"), "{}", added.text());
    assert_eq!(added.all("figure.team-chart svg path").len(), 20);
    // A further version does not change what the report shows.
    let update = sofia.get(&format!("{}/update", chart.path)).await;
    let form =
        update.form("renew").set("data", "same").set("title", "Un altro titolo").set("confirmed", "yes");
    form.submit(&mut sofia).await;
    assert!(sofia.get(&format!("{base}/evidence")).await.says("Dove sono i progetti per le scuole"));

    let ask = sofia.get(&format!("{base}/submission/main")).await;
    ask.form("submission").submit(&mut sofia).await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let page = teacher.get(&format!("{base}/consent/main")).await;
    assert!(page.says("Dove sono i progetti per le scuole"), "the teacher sees it before it leaves");
    page.form("consent").submit(&mut teacher).await;
    let mut reviewer = site.as_one_of_the_story("teresa@demo.example").await;
    let place = format!("/it/review/{}/main", report.id);
    let page = reviewer.get(&place).await;
    let page = page.form("take").submit(&mut reviewer).await;
    assert_eq!(page.all("figure.team-chart").len(), 1, "{}", page.text());
    page.form("approval").submit(&mut reviewer).await;
    let sure = reviewer.get(&format!("{place}/publication")).await;
    sure.form("publication").submit(&mut reviewer).await;
    let slug = story::report(&site, "mattone").await.slug.unwrap();
    let mut visitor = site.visitor();
    for lang in ["it", "en"] {
        let public = visitor.get(&format!("/{lang}/rapporti/{slug}/")).await;
        let figure = public.all("#question-context figure.team-chart").join(" ");
        assert!(figure.contains("Dove sono i progetti per le scuole"), "{}", public.text());
        assert!(figure.contains("OpenCoesione") && figure.contains("Il Sud ne ha di più."), "{figure}");
        assert_eq!(public.all("figure.team-chart table tbody tr"), drawn);
        for person in ["Sofia", "Nino", "Bruni", "Teresa"] {
            assert!(!public.html().contains(person), "{person} stands on a public page");
        }
        let search = public.attributes("#question-context figcaption a", "href").remove(0);
        assert_eq!(search, format!("/{lang}/progetti?theme=11"));
    }
    // And for programs.
    let line = visitor.get(&format!("/api/v1/reports/{slug}")).await.json();
    let charts: Vec<_> =
        line["evidence"].as_array().unwrap().iter().filter(|one| one["kind"] == "chart").collect();
    assert_eq!(charts.len(), 1);
    assert_eq!(charts[0]["chart"]["rows"].as_array().unwrap().len(), 20);
    assert!(charts[0]["chart"]["svg"].as_str().unwrap().starts_with("<svg "));
}
