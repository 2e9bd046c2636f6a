//! The question that asks for a place: its map begins at the project, and the browser may say where one is.

use crate::support::{Site, story};

#[tokio::test]
async fn the_map_begins_at_the_project_and_only_its_page_may_ask_where_one_is() {
    let site = Site::demo().await;
    let report = story::report(&site, "acqua").await;
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let page = giulia.get(&format!("/it/reports/{}/where", report.id)).await;
    let shown = page.attributes("svg[data-pin]", "viewBox");
    let whole = page.attributes("svg[data-pin]", "data-whole");
    assert!(shown.len() == 1 && shown != whole, "{shown:?}");
    assert_eq!(page.all("svg[data-pin] .town text")[0], "Bari", "where the project is");
    assert_eq!(page.all("[data-here]"), ["Usa la mia posizione"]);
    let policy = |page: &crate::support::browser::PageSeen| {
        page.headers["permissions-policy"].to_str().unwrap().to_owned()
    };
    assert!(policy(&page).contains("geolocation=(self)"), "{}", policy(&page));
    let other = giulia.get(&format!("/it/reports/{}/desk", report.id)).await;
    assert!(policy(&other).contains("geolocation=()"), "{}", policy(&other));
}
