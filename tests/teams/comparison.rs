//! Projects side by side.

use http::StatusCode;

use crate::support::{Site, story};

const PAGE: &str = "/it/progetti/confronto";

#[tokio::test]
async fn anyone_puts_up_to_four_projects_side_by_side() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let empty = visitor.get(PAGE).await;
    assert!(empty.says("fino a 4 progetti"), "{}", empty.text());
    let one = empty.form("compare").set("p", "demo-0001-acqua").submit(&mut visitor).await;
    let two = one
        .form("compare")
        .tick("p", "https://opencoesione.gov.it/it/progetti/demo-0002-scuola/")
        .submit(&mut visitor)
        .await;
    assert_eq!(two.all("table.stacked thead th").len(), 3, "{}", two.text());
    let differing = two.all("tr.differs th");
    assert!(
        differing.iter().any(|row| row.starts_with("Costo pubblico") && row.contains("≠")),
        "{differing:?}"
    );
    for row in ["Natura", "Programmi"] {
        assert!(two.all(".stacked th[scope=row]").iter().any(|head| head.starts_with(row)), "{row}");
    }
    let less = two.attributes("section ul a", "href").remove(0);
    assert_eq!(visitor.get(&less).await.all("table.stacked thead th").len(), 2, "one was taken away");
}

#[tokio::test]
async fn what_is_no_project_is_named_and_a_fifth_waits_outside() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let wrong = visitor.get(&format!("{PAGE}?p=demo-0001-acqua&p=non-esiste-9")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("Non troviamo il progetto «non-esiste-9»"), "{}", wrong.text());
    assert_eq!(wrong.all("table.stacked thead th").len(), 2, "the other is there");
    let slugs: Vec<&str> = generator::FEATURED.iter().map(|one| one.slug).take(5).collect();
    assert_eq!(slugs.len(), 5);
    let query = slugs.iter().map(|slug| format!("p={slug}")).collect::<Vec<_>>().join("&");
    let page = visitor.get(&format!("{PAGE}?{query}")).await;
    assert!(page.says("al massimo 4 progetti"), "{}", page.text());
    assert_eq!(page.all("table.stacked thead th").len(), 5);
    let twice = visitor.get(&format!("{PAGE}?p=demo-0001-acqua&p=DEMO-0001-ACQUA")).await;
    assert_eq!(twice.all("table.stacked thead th").len(), 2, "one project is one column");
}

#[tokio::test]
async fn a_team_compares_its_list_with_how_far_each_is() {
    let site = Site::demo().await;
    let acqua = story::team(&site, "acqua").await;
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let list = giulia.get(&format!("/it/teams/{}/shortlist", acqua.id)).await;
    let link = list.attributes("p.buttons a", "href").remove(0);
    let page = giulia.get(&link).await;
    assert_eq!(page.all("table.stacked thead th").len(), 4, "the three of its list");
    assert!(page.says("Le distanze partono da Bari (BA)") && page.says(" km)"), "{}", page.text());
    let plain = giulia.get(&format!("/it/teams/{}/comparison", acqua.id)).await;
    assert_eq!(plain.all("table.stacked thead th").len(), 4);
    // On a phone each value has a few words of its project's name before it, and the names are above.
    let names = page.all(".stacked-names li");
    let short = page.attributes(".stacked tr.differs td", "data-label");
    assert_eq!(names.len(), 3);
    for (at, (name, short)) in names.iter().zip(&short).enumerate() {
        let begun = short.strip_prefix(&format!("{}. ", at + 1)).unwrap();
        assert!(begun.chars().count() <= 25 && name.contains(begun.trim_end_matches('…')), "{short}: {name}");
    }
}

#[tokio::test]
async fn what_the_guide_says_by_similar_projects_stands_in_the_comparison_too() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    // The dearest of enough projects of one region, theme and nature.
    let list = visitor.get("/it/progetti?region=003&theme=08&nature=06&sort=cost").await;
    let dearest = list.attributes("input[form=comparing]", "value").remove(0);
    let costlier = "Costa più di quasi tutti i progetti simili";
    let guide = visitor.get(&format!("/it/progetti/{dearest}/guida")).await;
    assert!(guide.says(costlier), "{}", guide.text());
    let page = visitor.get(&format!("{PAGE}?p=demo-0001-acqua&p={dearest}")).await;
    let row = page.all("table.stacked tr").into_iter().find(|row| row.starts_with("La guida suggerisce"));
    assert!(row.as_ref().is_some_and(|row| row.contains(costlier)), "{row:?}");
    let other = visitor.get(&format!("{PAGE}?p=demo-0001-acqua")).await;
    assert!(!other.says(costlier), "it has none like it: {}", other.text());
}

#[tokio::test]
async fn a_search_leads_to_a_comparison_of_what_is_ticked() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let page = visitor.get("/it/progetti").await;
    let boxes = page.attributes("input[form=comparing]", "value");
    assert_eq!(boxes.len(), 20);
    let compared = visitor.get(&format!("{PAGE}?p={}&p={}", boxes[0], boxes[1])).await;
    assert_eq!(compared.all("table.stacked thead th").len(), 3);
    let project = visitor.get("/it/progetti/demo-0001-acqua/").await;
    assert!(project.attributes("a", "href").contains(&format!("{PAGE}?p=demo-0001-acqua")));
}
