//! A newer file moves a project: those who watch it are told, once.

use coesa::teams::watch;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::ids::PersonId;
use tables::kinds::NoticeKind;
use tables::notice;

use super::import::{import, write};
use crate::support::{Site, story};

const HEAD: &str =
    "COD_LOCALE_PROGETTO;OC_TITOLO_PROGETTO;OC_STATO_PROGETTO;TOT_PAGAMENTI;DATA_AGGIORNAMENTO";

async fn told(site: &Site, person: PersonId) -> Vec<notice::Model> {
    notice::Entity::find()
        .filter(notice::Column::RecipientId.eq(person))
        .filter(notice::Column::Kind.eq(NoticeKind::ProjectChanged))
        .filter(notice::Column::Link.eq("/progetti/demo-0001-acqua/#changes"))
        .order_by_asc(notice::Column::Id)
        .all(&site.app.db)
        .await
        .unwrap()
}

/// A later file with one project, of which so much was paid.
async fn paid(site: &Site, euro: &str, day: &str) {
    let file = format!("{HEAD}\nDEMO-0001-ACQUA;Rete idrica;In corso;{euro};{day}\n");
    import(site, &write(site, &format!("later_{day}.csv"), file.as_bytes())).await;
}

#[tokio::test]
async fn a_newer_file_that_moves_a_project_is_told_to_all_who_watch_it() {
    let site = Site::demo().await;
    watch::step(&site.app).await.unwrap();
    let report = story::report(&site, "acqua").await;
    assert_eq!(report.project_slug, "demo-0001-acqua");
    let student = report.created_by;
    let before = told(&site, student).await.len();
    // Somebody with nothing to do with the team follows the project from its page.
    let merlo = story::person(&site, "merlo-nero-730").await;
    let mut follower = site.as_one_of_the_story("merlo-nero-730").await;
    let page = follower.get("/it/progetti/demo-0001-acqua/").await;
    let page = page.form("follow").submit(&mut follower).await;
    assert!(page.says("quando i dati aperti cambiano te lo diciamo"), "{}", page.text());
    assert!(follower.get("/it/following").await.says("riduzione delle perdite della rete idrica"));

    paid(&site, "7654321,00", "20261130").await;
    assert!(watch::step(&site.app).await.unwrap() > 0);
    let notices = told(&site, student).await;
    assert_eq!(notices.len(), before + 1);
    let what = notices.last().unwrap().params["what"]["it"].as_str().unwrap().to_owned();
    assert!(what.contains("7.654.321"), "{what}");
    assert_eq!(told(&site, merlo.id).await.len(), 1);
    assert!(follower.get("/it/notices").await.says("Nei dati aperti di questo progetto è cambiato"));
    assert_eq!(watch::step(&site.app).await.unwrap(), 0, "nobody is told twice");

    // Who stops following hears no more; a file that moves nothing is no news.
    let list = follower.get("/it/following").await;
    list.form("leave-demo-0001-acqua").submit(&mut follower).await;
    paid(&site, "7654321,00", "20261130").await;
    assert_eq!(watch::step(&site.app).await.unwrap(), 0);
    paid(&site, "8000000,00", "20261231").await;
    watch::step(&site.app).await.unwrap();
    assert_eq!(told(&site, student).await.len(), before + 2);
    assert_eq!(told(&site, merlo.id).await.len(), 1);
}

#[tokio::test]
async fn bodies_programme_theme_and_the_days_of_phases_are_watched_too() {
    const HEAD: &str = "COD_LOCALE_PROGETTO;OC_TITOLO_PROGETTO;OC_COD_TEMA_SINTETICO;OC_CODICE_PROGRAMMA;\
        OC_DESCRIZIONE_PROGRAMMA;OC_CODFISC_ATTUATORE;OC_DENOM_ATTUATORE;DATA_FINE_PREV_ESECUZIONE;DATA_AGGIORNAMENTO";
    let site = Site::demo().await;
    watch::step(&site.app).await.unwrap();
    let student = story::report(&site, "acqua").await.created_by;
    let before = told(&site, student).await.len();
    let row = "DEMO-0001-ACQUA;Rete idrica nuova;07;2099XX;Programma dell’acqua;00123456789;Consorzio idrico;\
        20281231;20261130";
    import(&site, &write(&site, "later.csv", format!("{HEAD}\n{row}\n").as_bytes())).await;
    assert!(watch::step(&site.app).await.unwrap() > 0);
    let notices = told(&site, student).await;
    assert_eq!(notices.len(), before + 1, "one notice for all of it");
    let what = &notices.last().unwrap().params["what"];
    for (lang, words) in [
        ("it", "Titolo (da "),
        ("it", "Tema (da Ambiente a Trasporti e mobilità)"),
        ("it", "Programma dell’acqua"),
        ("it", "Attuatore ("),
        ("it", "Consorzio idrico"),
        ("it", "Esecuzione: fine prevista ("),
        ("it", "31 dicembre 2028"),
        ("en", "Theme (from Environment to Transport and mobility)"),
        ("en", "Implementing body ("),
        ("en", "planned end ("),
    ] {
        let told = what[lang].as_str().unwrap();
        assert!(told.contains(words), "{words}: {told}");
    }
    let page = site.visitor().get("/it/progetti/demo-0001-acqua/").await;
    let rows = page.all("th[scope=row]");
    for field in ["Programma", "Attuatore", "Esecuzione: fine prevista"] {
        assert!(rows.iter().any(|row| row == field), "{field}: {rows:?}");
    }
}

#[tokio::test]
async fn of_a_long_list_it_is_told_what_came_and_what_went() {
    let site = Site::demo().await;
    watch::step(&site.app).await.unwrap();
    let student = story::report(&site, "acqua").await.created_by;
    let mut names: Vec<String> = (10..30).map(|n| format!("Consorzio numero {n}")).collect();
    let mut what = Vec::new();
    for (day, out, came) in
        [("20261130", 0, None), ("20261231", 1, Some("Zeta")), ("20270131", 0, Some("Altro"))]
    {
        names.drain(..out);
        names.extend(came.map(str::to_owned));
        let file = format!(
            "COD_LOCALE_PROGETTO;OC_TITOLO_PROGETTO;OC_DENOM_ATTUATORE;DATA_AGGIORNAMENTO\n\
             DEMO-0001-ACQUA;Rete idrica;{};{day}\n",
            names.join(":::")
        );
        import(&site, &write(&site, &format!("{day}.csv"), file.as_bytes())).await;
        watch::step(&site.app).await.unwrap();
        what.push(told(&site, student).await.last().unwrap().params["what"].clone());
    }
    assert_eq!(what[1]["it"], "Attuatore (in più: Zeta; in meno: Consorzio numero 10)");
    assert_eq!(what[1]["en"], "Implementing body (added: Zeta; gone: Consorzio numero 10)");
    assert_eq!(what[2]["it"], "Attuatore (in più: Altro)");
}

#[tokio::test]
async fn the_team_sees_on_its_own_page_of_the_report_what_the_data_said_then_and_say_now() {
    let site = Site::demo().await;
    let report = story::report(&site, "acqua").await;
    paid(&site, "7654321,00", "20261130").await;
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let page = giulia.get(&format!("/it/reports/{}", report.id)).await;
    assert!(page.says("Quando la squadra l’ha scelto"), "{}", page.text());
    let changed = page.all(".project-then-now td.changed");
    assert!(changed.iter().any(|cell| cell.contains("7.654.321")), "{changed:?}");
    let then = report.snapshot["payments_cents"].as_i64().unwrap();
    let then = coesa::text::euro(coesa::text::Lang::It, then).replace('\u{a0}', " ");
    let cells = page.all(".project-then-now td");
    assert!(cells.contains(&then), "{then}: {cells:?}");
}

#[tokio::test]
async fn visitors_follow_nothing() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let page = visitor.get("/it/progetti/demo-0001-acqua/").await;
    assert!(page.attributes("form", "id").iter().all(|id| id != "follow"));
    let answer = visitor.post("/it/progetti/demo-0001-acqua/following", &[]).await;
    assert_ne!(answer.status, http::StatusCode::OK, "it leads to signing in");
    assert!(tables::project_follower::Entity::find().all(&site.app.db).await.unwrap().is_empty());
}
