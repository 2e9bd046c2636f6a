//! A project that the data lose, and have again: its page stays, and whoever watches it is told, once.

use coesa::projects::{changes, presence};
use coesa::teams::watch;
use dataset::import::Options;
use http::StatusCode;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, NotSet, QueryFilter, QueryOrder, Set};
use tables::ids::PersonId;
use tables::kinds::NoticeKind;
use tables::{dataset_import, notice, project_change};

use super::import::{follow, import, import_with, leave, write};
use crate::support::{Site, story};

const HEAD: &str =
    "COD_LOCALE_PROGETTO;OC_TITOLO_PROGETTO;OC_STATO_PROGETTO;TOT_PAGAMENTI;DATA_AGGIORNAMENTO";
const SLUG: &str = "demo-0001-acqua";
const GONE: &str = "Questo progetto non c’è più nei dati aperti";
const BOTH: [&str; 2] = ["P1;SCUOLA;In corso;1,00", "P2;STRADA;In corso;1,00"];
const SECOND: [&str; 1] = ["P2;STRADA;In corso;1,00"];

/// The whole dataset of that day: these rows and no others.
async fn whole(site: &Site, day: &str, rows: &[&str]) {
    let rows: Vec<String> = rows.iter().map(|row| format!("{row};{day}")).collect();
    let file = format!("{HEAD}\n{}\n", rows.join("\n"));
    let options = Options { replace: true, force: true };
    import_with(site, &write(site, &format!("whole_{day}.csv"), file.as_bytes()), options).await;
}

/// A part of the dataset of that day: this row.
async fn part(site: &Site, day: &str, row: &str) {
    let file = format!("{HEAD}\n{row};{day}\n");
    import(site, &write(site, &format!("part_{day}.csv"), file.as_bytes())).await;
}

/// A site whose data have two projects, and a person who follows the first, `p1`.
async fn two_projects() -> (Site, PersonId) {
    let site = Site::new().await;
    whole(&site, "20260731", &BOTH).await;
    watch::step(&site.app).await.unwrap();
    let person = site.student("lince").await.id;
    follow(&site, person, "p1").await;
    (site, person)
}

/// What somebody was told of the project, one after the other.
async fn told(site: &Site, person: PersonId, slug: &str) -> Vec<String> {
    let rows = notice::Entity::find()
        .filter(notice::Column::RecipientId.eq(person))
        .filter(notice::Column::Kind.eq(NoticeKind::ProjectChanged))
        .filter(notice::Column::Link.eq(format!("/progetti/{slug}/#changes")))
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
        before.push(told(&site, person, SLUG).await.len());
    }

    whole(&site, "20261130", &["ALTRO-1;Un’altra opera;In corso;1,00"]).await;
    assert!(watch::step(&site.app).await.unwrap() > 0);
    assert_eq!(watch::step(&site.app).await.unwrap(), 0, "nobody is told twice");
    for (person, before) in people.into_iter().zip(&before) {
        assert_eq!(told(&site, person, SLUG).await[*before..], ["gone"]);
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
        assert_eq!(told(&site, person, SLUG).await[*before..], ["gone", "back"]);
    }
    assert!(follower.get("/it/notices").await.says("Di nuovo nei dati aperti"));
    let back = visitor.get(&address).await;
    assert!(back.says("è tornato con quelli aggiornati al 31 gennaio 2027"), "{}", back.text());
    assert!(back.all("h1")[0] == "Rete idrica" && !back.says(GONE));
    assert!(!giulia.get(&format!("/it/teams/{}", report.team_id)).await.says(GONE));
    assert!(changes::of(&site.app, SLUG).await.unwrap().is_empty(), "of the gap nothing is known");
    // After a year it is no news any more.
    site.app.clock.advance(chrono::Duration::days(366));
    let later = visitor.get(&address).await;
    assert!(later.status == StatusCode::OK && !later.says("è tornato con quelli"), "{}", later.text());
}

#[tokio::test]
async fn a_project_that_comes_back_while_nobody_watches_is_not_lost_to_whoever_comes_later() {
    let (site, person) = two_projects().await;
    whole(&site, "20260831", &SECOND).await;
    watch::step(&site.app).await.unwrap();
    assert!(presence::lost(&site.app, "p1").await.unwrap().is_some());
    leave(&site, person, "p1").await;
    whole(&site, "20260930", &BOTH).await;
    watch::step(&site.app).await.unwrap();
    follow(&site, person, "p1").await;
    assert!(presence::lost(&site.app, "p1").await.unwrap().is_none());
    part(&site, "20261031", "P1;SCUOLA;In corso;2,00").await;
    watch::step(&site.app).await.unwrap();
    assert_eq!(told(&site, person, "p1").await, ["gone", "moved"], "it was back before");
    let moved = changes::of(&site.app, "p1").await.unwrap();
    assert_eq!(moved.iter().map(|change| change.field.as_str()).collect::<Vec<_>>(), ["payments"]);
}

#[tokio::test]
async fn a_project_that_is_served_is_not_lost_whatever_was_said_of_it() {
    let site = Site::demo().await;
    let report = story::report(&site, "acqua").await;
    let import = dataset_import::Entity::find()
        .filter(dataset_import::Column::Current.eq(true))
        .one(&site.app.db)
        .await
        .unwrap()
        .unwrap();
    let lost = project_change::ActiveModel {
        id: NotSet,
        import_id: Set(import.id),
        project_slug: Set(SLUG.to_owned()),
        field: Set(presence::PRESENCE.to_owned()),
        old: Set(Some("Rete idrica".to_owned())),
        new: Set(None),
        from_date: Set(None),
        to_date: Set(None),
    };
    lost.insert(&site.app.db).await.unwrap();
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    for path in [format!("/it/teams/{}", report.team_id), format!("/it/reports/{}", report.id)] {
        let page = giulia.get(&path).await;
        assert!(page.status == StatusCode::OK && !page.says(GONE), "{path}");
    }
}

#[tokio::test]
async fn what_is_known_is_in_the_order_of_imports_whatever_days_their_data_are_of() {
    let (site, _) = two_projects().await;
    whole(&site, "20261130", &SECOND).await;
    // It comes back with data that are older than those without it.
    part(&site, "20260930", BOTH[0]).await;
    part(&site, "20261031", "P1;SCUOLA;In corso;2,00").await;
    let all = changes::history(&site.app, "p1").await.unwrap();
    let all: Vec<_> = all.iter().map(|change| (change.field.as_str(), change.new.is_some())).collect();
    assert_eq!(all, [("payments", true), ("presence", true), ("presence", false)]);
    assert_eq!(changes::of(&site.app, "p1").await.unwrap().len(), 1);
}

#[tokio::test]
async fn what_a_wrong_file_took_and_the_next_gave_back_is_told_to_nobody() {
    let (site, person) = two_projects().await;
    whole(&site, "20260831", &SECOND).await;
    whole(&site, "20260930", &BOTH).await;
    assert_eq!(watch::step(&site.app).await.unwrap(), 0);
    whole(&site, "20261031", &SECOND).await;
    whole(&site, "20261130", &BOTH).await;
    whole(&site, "20261231", &SECOND).await;
    watch::step(&site.app).await.unwrap();
    assert_eq!(told(&site, person, "p1").await, ["gone"]);
}

#[tokio::test]
async fn a_project_whose_row_cannot_be_used_is_not_lost() {
    for row in ["P1;;In corso;2,00", "P1;SCUOLA"] {
        let (site, person) = two_projects().await;
        whole(&site, "20260831", &[row, SECOND[0]]).await;
        watch::step(&site.app).await.unwrap();
        assert!(told(&site, person, "p1").await.is_empty(), "{row}");
        let page = site.visitor().get("/it/progetti/p1/").await;
        assert!(page.all("h1")[0] == "SCUOLA" && !page.says(GONE), "{row}: {}", page.text());
    }
}

/// Imports these rows: code, title, tax codes and names of the implementing bodies, the publisher's mark, day.
async fn marked(site: &Site, name: &str, rows: &[&str], options: Options) {
    let head = "COD_LOCALE_PROGETTO;OC_TITOLO_PROGETTO;OC_CODFISC_ATTUATORE;OC_DENOM_ATTUATORE;\
        OC_FLAG_VISUALIZZAZIONE;DATA_AGGIORNAMENTO";
    let file = format!("{head}\n{}\n", rows.join("\n"));
    import_with(site, &write(site, name, file.as_bytes()), options).await;
}

/// A site in whose data a person's name has come into a followed project, `p1`, and its title has moved.
async fn with_a_name() -> Site {
    let site = Site::new().await;
    let rows = ["P1;SCUOLA;1;COMUNE;0;20260731", "P2;STRADA;1;COMUNE;0;20260731"];
    marked(&site, "a.csv", &rows, Options::default()).await;
    follow(&site, site.student("lince").await.id, "p1").await;
    let rows = ["P1;SCUOLA NUOVA;1:::2;COMUNE:::MARIO ROSSI;0;20260831"];
    marked(&site, "b.csv", &rows, Options::default()).await;
    assert!(site.visitor().get("/it/progetti/p1/").await.says("COMUNE; MARIO ROSSI"));
    site
}

#[tokio::test]
async fn the_page_of_a_lost_project_shows_no_names_and_of_one_hidden_later_no_title() {
    let site = with_a_name().await;
    let rows = ["P2;STRADA;1;COMUNE;0;20260930"];
    marked(&site, "c.csv", &rows, Options { replace: true, force: true }).await;
    let mut visitor = site.visitor();
    let page = visitor.get("/it/progetti/p1/").await;
    assert!(page.says(GONE) && page.all("h1")[0] == "SCUOLA NUOVA", "{}", page.text());
    assert!(page.all("th[scope=row]").iter().any(|field| field == "Titolo"), "{}", page.text());
    assert!(!page.says("ROSSI"), "{}", page.text());
    let rows = ["P1;SCUOLA NUOVA;1:::2;COMUNE:::MARIO ROSSI;1;20261031"];
    marked(&site, "d.csv", &rows, Options::default()).await;
    let page = visitor.get("/it/progetti/p1/").await;
    assert!(page.says(GONE) && page.all("h1")[0] == "Progetto p1", "{}", page.text());
    assert!(!page.says("SCUOLA") && !page.says("ROSSI"), "{}", page.text());
}

#[tokio::test]
async fn a_project_that_the_publisher_hides_goes_though_the_file_is_not_the_whole() {
    let site = with_a_name().await;
    let mut visitor = site.visitor();
    // An older file hides nothing.
    let rows = ["P1;SCUOLA NUOVA;1:::2;COMUNE:::MARIO ROSSI;1;20260131"];
    marked(&site, "older.csv", &rows, Options::default()).await;
    assert!(!visitor.get("/it/progetti/p1/").await.says(GONE));
    let rows = ["P1;SCUOLA NUOVA;1:::2;COMUNE:::MARIO ROSSI;1;20260930"];
    marked(&site, "later.csv", &rows, Options::default()).await;
    let page = visitor.get("/it/progetti/p1/").await;
    assert!(page.says(GONE) && page.all("h1")[0] == "Progetto p1", "{}", page.text());
    assert!(!page.says("SCUOLA") && !page.says("ROSSI"), "{}", page.text());
    assert_eq!(visitor.get("/it/progetti/p2/").await.all("h1")[0], "STRADA", "others stay");
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
