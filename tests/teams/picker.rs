//! A team finds projects near its school.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use coesa::teams::picker::area::{Area, Reach};
use dataset::{Dataset, Filter, places};
use http::StatusCode;
use sea_orm::EntityTrait;
use sea_orm::sea_query::Expr;
use tables::{school, team_picker};

use crate::support::{Site, story};

#[tokio::test]
async fn a_team_starts_from_its_school_and_puts_what_it_finds_on_its_list() {
    let site = Site::demo().await;
    let bussola = story::team(&site, "bussola").await;
    let path = format!("/it/teams/{}/picker", bussola.id);
    let mut dario = site.as_one_of_the_story("merlo-nero-730").await;
    let page = dario.get(&path).await;
    assert_eq!(page.form("picker").value("place"), "Bologna (BO)", "the school's municipality");
    for words in [
        "È nel comune di Bologna",
        "È un’opera pubblica: si può andare a vederla",
        "Nessuna classe l’ha ancora monitorato",
    ] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    // What is on the list already has no form.
    let form = page.attributes("form[id^=add-]", "id").remove(0);
    let number: usize = form.trim_start_matches("add-").parse().unwrap();
    let first = page.all(".picked h3").remove(number - 1);
    let added = page.form(&form).submit(&mut dario).await;
    assert!(added.path.starts_with(&path), "back to where it was: {}", added.path);
    let href = page.attributes(".picked h3 a", "href").remove(number - 1);
    let place = format!("found-{}", href.trim_end_matches('/').rsplit('/').next().unwrap());
    assert!(added.path.ends_with(&format!("#{place}")), "to its card: {}", added.path);
    let links = added.attributes(&format!("#{place} a"), "href");
    assert!(links.contains(&format!("/it/teams/{}/shortlist", bussola.id)), "{links:?}");
    assert!(added.says(&format!("In lista: {first}")) && added.says("già in lista"), "{}", added.text());
    let list = dario.get(&format!("/it/teams/{}/shortlist", bussola.id)).await;
    assert!(list.says(&first), "{}", list.text());
}

#[tokio::test]
async fn what_matters_is_in_the_address_and_remembered_for_the_team() {
    let site = Site::demo().await;
    let bussola = story::team(&site, "bussola").await;
    let path = format!("/it/teams/{}/picker", bussola.id);
    let mut dario = site.as_one_of_the_story("merlo-nero-730").await;
    let form = dario.get(&path).await.form("picker");
    let form = form.set("place", "napoli").set("reach", "region").set("w-near", "0").set("w-observable", "3");
    let found = form.submit(&mut dario).await;
    assert_eq!(found.status, StatusCode::OK);
    for part in ["place=063049", "reach=region", "w-near=0"] {
        assert!(found.path.contains(part), "{part}: {}", found.path);
    }
    assert!(found.says("a partire da Napoli (NA)"), "{}", found.text());
    // Irina finds it again, and so does the teacher, who changes nothing for the team.
    let mut irina = site.as_one_of_the_story("cervo-verde-422").await;
    let form = irina.get(&path).await.form("picker");
    assert_eq!((form.value("place"), form.value("w-near")), ("Napoli (NA)", "0"));
    let mut ferri = site.as_one_of_the_story("ferri@demo.example").await;
    let page = ferri.get(&path).await;
    assert!(page.attributes("form[id^=add-]", "id").is_empty(), "a teacher does not fill the list");
    let seen = page.form("picker").set("place", "Bari").submit(&mut ferri).await;
    assert!(seen.says("a partire da Bari (BA)"));
    let row = team_picker::Entity::find_by_id(bussola.id).one(&site.app.db).await.unwrap().unwrap();
    assert_eq!(row.municipality, "063049");
    let shared = irina.get(&seen.path).await;
    assert!(shared.says("a partire da Bari (BA)"), "an address can be passed on");
}

#[tokio::test]
async fn a_municipality_that_is_none_or_several_is_named_with_what_to_do() {
    let site = Site::demo().await;
    let acqua = story::team(&site, "acqua").await;
    let path = format!("/it/teams/{}/picker", acqua.id);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    for (typed, words) in [("Atlantide", "Non troviamo questo comune"), ("Samone", "Samone (TN)")] {
        let page = giulia.get(&path).await.form("picker").set("place", typed).submit(&mut giulia).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(page.says(words), "{}", page.text());
        assert_eq!(page.form("picker").value("place"), typed, "nothing typed is lost");
    }
    let odd = giulia.get(&format!("{path}?reach=x&theme=99&w-near=77&page=-3")).await;
    assert_eq!(odd.status, StatusCode::OK, "a hand-made address asks for the usual");
}

#[tokio::test]
async fn a_team_of_a_school_whose_municipality_nobody_knows_says_from_where_it_looks() {
    const ASKED: &str = "Non sappiamo in quale comune è la vostra scuola";
    let site = Site::demo().await;
    school::Entity::update_many()
        .col_expr(school::Column::Municipality, Expr::value("000000"))
        .exec(&site.app.db)
        .await
        .unwrap();
    let bussola = story::team(&site, "bussola").await;
    let path = format!("/it/teams/{}/picker", bussola.id);
    let mut dario = site.as_one_of_the_story("merlo-nero-730").await;
    for address in [path.clone(), format!("{path}?reach=region")] {
        let page = dario.get(&address).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.says(ASKED), "{}", page.text());
        assert!(page.all("#results").is_empty(), "nothing is looked for: {}", page.text());
        assert_eq!(page.form("picker").value("place"), "");
    }
    let form = dario.get(&path).await.form("picker").set("place", "Atlantide");
    let wrong = form.submit(&mut dario).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("Non troviamo questo comune") && wrong.all("#results").is_empty());
    assert_eq!(wrong.form("picker").value("place"), "Atlantide");
    // A teacher, for whom nothing is remembered, names it in the address.
    let mut ferri = site.as_one_of_the_story("ferri@demo.example").await;
    let seen = ferri.get(&path).await.form("picker").set("place", "Bari").submit(&mut ferri).await;
    assert!(seen.says("a partire da Bari (BA)") && !seen.says(ASKED), "{}", seen.text());
    let found = wrong.form("picker").set("place", "napoli").submit(&mut dario).await;
    assert!(found.says("a partire da Napoli (NA)"), "{}", found.text());
    let again = dario.get(&path).await;
    assert!(again.says("a partire da Napoli (NA)") && !again.says(ASKED), "{}", again.text());
}

#[tokio::test]
async fn where_there_is_nothing_the_page_says_how_to_widen() {
    let site = Site::demo().await;
    let acqua = story::team(&site, "acqua").await;
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    // A small village in the mountains has none of the demo's projects.
    let empty = giulia
        .get(&format!("/it/teams/{}/picker?place=Ribordone&reach=municipality&theme=13", acqua.id))
        .await;
    assert!(empty.says("Qui non c’è niente"), "{}", empty.text());
    let wider = empty.attributes(".nothing a.btn-primary", "href").remove(0);
    assert!(wider.contains("reach=10") && giulia.get(&wider).await.status == StatusCode::OK, "{wider}");
}

#[tokio::test]
async fn pages_hold_each_project_once_and_in_the_same_order() {
    let site = Site::demo().await;
    let acqua = story::team(&site, "acqua").await;
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let mut seen = Vec::new();
    let mut next = Some(format!("/it/teams/{}/picker?reach=region", acqua.id));
    let mut points = Vec::new();
    while let Some(path) = next {
        let page = giulia.get(&path).await;
        seen.extend(page.attributes(".picked h3 a", "href"));
        points.extend(
            page.all(".picked .muted")
                .into_iter()
                .filter_map(|text| text.split(" punti").next()?.parse::<u32>().ok()),
        );
        next = page.attributes("a[rel=next]", "href").pop();
    }
    let once: BTreeSet<&String> = seen.iter().collect();
    assert_eq!(once.len(), seen.len());
    assert!(seen.len() > 40, "{}", seen.len());
    assert!(points.is_sorted_by(|one, other| one >= other), "{points:?}");
}

#[tokio::test]
async fn a_project_with_a_report_says_so() {
    let site = Site::demo().await;
    let bussola = story::team(&site, "bussola").await;
    let mut dario = site.as_one_of_the_story("merlo-nero-730").await;
    let raggi = story::report(&site, "raggi").await;
    let page = dario.get(&format!("/it/teams/{}/picker?reach=municipality&theme=07", bussola.id)).await;
    let cards = page.all(".picked > li");
    let own = cards.iter().find(|card| card.contains(&raggi.project_title)).unwrap();
    assert!(own.contains("È stato monitorato da poco, nel 2026"), "{own}");
}

/// All slugs that the picker finds so far around a municipality.
fn found(data: &Dataset, istat: &str, reach: Reach) -> BTreeSet<String> {
    let area = Area::around(places::by_istat(istat).unwrap(), reach);
    let ranked = data.ranked(&area.ranges, &mut |one| Some(i64::from(one.row)), 0, usize::MAX / 2);
    let rows: Vec<u32> = ranked.page.iter().map(|one| one.row).collect();
    assert_eq!(usize::try_from(ranked.total).unwrap(), rows.len(), "each project once");
    assert!(rows.is_sorted_by(|one, other| one > other), "in order");
    data.cards_of(&rows).unwrap().into_iter().map(|card| card.slug).collect()
}

#[tokio::test]
async fn what_is_found_is_what_a_look_at_every_project_finds() {
    let site = Site::demo().await;
    let data = site.app.dataset.current().unwrap();
    let home = places::by_istat("072006").unwrap();
    let mut near: BTreeSet<String> = BTreeSet::new();
    let mut region = BTreeSet::new();
    data.each(&Filter::default(), &mut |project| {
        for place in &project.places {
            let municipality =
                place.municipality.as_ref().and_then(|one| places::by_code(one.code.parse().unwrap()));
            if municipality.is_some_and(|one| home.km_to(one) <= 25.0) {
                near.insert(project.slug.clone());
            }
            if place.region.code == "016" {
                region.insert(project.slug.clone());
            }
        }
        ControlFlow::Continue(())
    })
    .unwrap();
    assert!(near.len() > 3 && region.len() > near.len(), "{} {}", near.len(), region.len());
    assert_eq!(found(&data, "072006", Reach::TwentyFive), near);
    assert_eq!(found(&data, "072006", Reach::Region), region);
}

#[tokio::test]
async fn a_version_of_before_the_picker_gets_its_files_when_it_is_opened() {
    let site = Site::demo().await;
    let root = site.app.dataset.folder().clone();
    let version = site.app.dataset.version().unwrap();
    let open = || Dataset::open(&root, &version).unwrap();
    let seen = |data: &Dataset| {
        let area = Area::around(places::by_istat("072006").unwrap(), Reach::Region);
        data.ranked(&area.ranges, &mut |one| Some(i64::from(one.said) + one.cost_cents.unwrap_or(0)), 0, 500)
            .page
    };
    let before = seen(&open());
    std::fs::remove_dir_all(root.join(&version).join("near")).unwrap();
    assert_eq!(seen(&open()), before, "made from the rows");
    // Cut off, they are noticed.
    let file = root.join(&version).join("near/rows");
    let bytes = std::fs::read(&file).unwrap();
    std::fs::write(&file, &bytes[..bytes.len() - 4]).unwrap();
    assert!(Dataset::open(&root, &version).is_err());
}
