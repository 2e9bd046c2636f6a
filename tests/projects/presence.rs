//! A project that the data lose, and have again: its page stays, and whoever watches it is told, once.

use coesa::projects::changes;
use coesa::teams::watch;
use dataset::import::Options;
use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::ids::PersonId;
use tables::kinds::NoticeKind;
use tables::notice;

use super::import::{import_with, write};
use crate::support::{Site, story};

const HEAD: &str =
    "COD_LOCALE_PROGETTO;OC_TITOLO_PROGETTO;OC_STATO_PROGETTO;TOT_PAGAMENTI;DATA_AGGIORNAMENTO";
const SLUG: &str = "demo-0001-acqua";
const GONE: &str = "Questo progetto non c’è più nei dati aperti";

/// The whole dataset of that day: these rows and no others.
async fn whole(site: &Site, day: &str, rows: &[&str]) {
    let rows: Vec<String> = rows.iter().map(|row| format!("{row};{day}")).collect();
    let file = format!("{HEAD}\n{}\n", rows.join("\n"));
    import_with(site, &write(site, &format!("whole_{day}.csv"), file.as_bytes()), Options { replace: true })
        .await;
}

/// What somebody was told of the project, one after the other.
async fn told(site: &Site, person: PersonId) -> Vec<String> {
    let rows = notice::Entity::find()
        .filter(notice::Column::RecipientId.eq(person))
        .filter(notice::Column::Kind.eq(NoticeKind::ProjectChanged))
        .filter(notice::Column::Link.eq(format!("/progetti/{SLUG}/#changes")))
        .order_by_asc(notice::Column::Id)
        .all(&site.app.db)
        .await
        .unwrap();
    rows.into_iter().map(|row| row.params["what"].as_str().unwrap_or("moved").to_owned()).collect()
}

#[tokio::test]
async fn a_project_that_goes_and_comes_back_is_told_to_all_who_watch_it_and_its_page_stays() {
    let site = Site::demo().await;
    watch::step(&site.app).await.unwrap();
    let report = story::report(&site, "acqua").await;
    assert_eq!(report.project_slug, SLUG);
    let address = format!("/it/progetti/{SLUG}/");
    let mut follower = site.as_one_of_the_story("merlo-nero-730").await;
    follower.get(&address).await.form("follow").submit(&mut follower).await;
    let people = [
        report.created_by,
        story::person(&site, "bruni@demo.example").await.id,
        story::person(&site, "merlo-nero-730").await.id,
    ];
    let mut before = Vec::new();
    for person in people {
        before.push(told(&site, person).await.len());
    }

    whole(&site, "20261130", &["ALTRO-1;Un’altra opera;In corso;1,00"]).await;
    assert!(watch::step(&site.app).await.unwrap() > 0);
    assert_eq!(watch::step(&site.app).await.unwrap(), 0, "nobody is told twice");
    for (person, before) in people.into_iter().zip(&before) {
        assert_eq!(told(&site, person).await[*before..], ["gone"]);
    }
    assert!(follower.get("/it/notices").await.says("Sparito dai dati aperti"));
    // Its page says so, in both languages, and so do the team's.
    let mut visitor = site.visitor();
    let gone = visitor.get(&address).await;
    assert_eq!(gone.status, StatusCode::OK);
    for words in [GONE, "riduzione delle perdite della rete idrica", "30 novembre 2026"] {
        assert!(gone.says(words), "{words}: {}", gone.text());
    }
    assert!(visitor.get(&format!("/en/progetti/{SLUG}/")).await.says("no longer in the open data"));
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    for path in [format!("/it/teams/{}", report.team_id), format!("/it/reports/{}", report.id)] {
        assert!(giulia.get(&path).await.says(GONE), "{path}");
    }
    // One may stop following it, and begin again: it may be back one day.
    follower.get(&address).await.form("leave").submit(&mut follower).await;
    let again = follower.get(&address).await.form("follow").submit(&mut follower).await;
    assert!(again.says("quando i dati aperti cambiano te lo diciamo"), "{}", again.text());

    whole(&site, "20261231", &["ALTRO-1;Un’altra opera;In corso;2,00"]).await;
    assert_eq!(watch::step(&site.app).await.unwrap(), 0, "what is still missing is no news");

    let rows = ["DEMO-0001-ACQUA;Rete idrica;In corso;7000000,00", "ALTRO-1;Un’altra opera;In corso;2,00"];
    whole(&site, "20270131", &rows).await;
    assert!(watch::step(&site.app).await.unwrap() > 0);
    assert_eq!(watch::step(&site.app).await.unwrap(), 0, "nobody is told twice");
    for (person, before) in people.into_iter().zip(&before) {
        assert_eq!(told(&site, person).await[*before..], ["gone", "back"]);
    }
    assert!(follower.get("/it/notices").await.says("Di nuovo nei dati aperti"));
    let back = visitor.get(&address).await;
    assert!(back.says("è tornato con quelli aggiornati al 31 gennaio 2027"), "{}", back.text());
    assert!(back.all("h1")[0] == "Rete idrica" && !back.says(GONE));
    assert!(!giulia.get(&format!("/it/teams/{}", report.team_id)).await.says(GONE));
    assert!(changes::of(&site.app, SLUG).await.unwrap().is_empty(), "of the gap nothing is known");
}

#[tokio::test]
async fn a_published_report_leads_to_its_project_when_the_data_have_lost_it() {
    let site = Site::demo().await;
    let report = story::report(&site, "raggi").await;
    let public = format!("/it/rapporti/{}/", report.slug.unwrap());
    let mut visitor = site.visitor();
    whole(&site, "20261130", &["ALTRO-1;Un’altra opera;In corso;1,00"]).await;
    let address = format!("/it/progetti/{}/", report.project_slug);
    assert!(visitor.get(&public).await.attributes("a", "href").contains(&address));
    let project = visitor.get(&address).await;
    assert!(project.status == StatusCode::OK && project.says(GONE), "{}", project.text());
    assert!(project.attributes("a", "href").contains(&public), "and back");
    let never = visitor.get("/it/progetti/mai-visto-prima/").await;
    assert_eq!(never.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_file_that_is_not_the_whole_dataset_takes_nothing_away() {
    let site = Site::demo().await;
    watch::step(&site.app).await.unwrap();
    let file = format!("{HEAD}\nALTRO-1;Un’altra opera;In corso;1,00;20261130\n");
    import_with(&site, &write(&site, "part.csv", file.as_bytes()), Options::default()).await;
    assert_eq!(watch::step(&site.app).await.unwrap(), 0);
    assert!(!site.visitor().get(&format!("/it/progetti/{SLUG}/")).await.says(GONE));
}
