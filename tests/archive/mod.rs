//! The archive of published reports, as everybody searches it, follows it and takes it along.

use http::StatusCode;
use http::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use sea_orm::{ActiveModelTrait, EntityTrait, NotSet, QueryOrder, Set};
use tables::publication;

use crate::support::browser::PageSeen;
use crate::support::{Browser, Site, story};

/// The report of team La Chiave.
const KEYS: &str = "Chi avrà le chiavi? Una villa confiscata a Catania";
/// That of team Raggi.
const BICYCLES: &str = "Pedalare fino a dove? Una pista ciclabile a Bologna";

fn titles(page: &PageSeen) -> Vec<String> {
    page.all("li.card-plain h2")
}

#[tokio::test]
async fn reports_are_found_by_school_and_project_and_stand_in_the_order_that_is_asked_for() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let all = visitor.get("/it/rapporti").await;
    assert_eq!(titles(&all).len(), 2, "{}", all.text());
    // Each choice speaks of what it is a choice of.
    let any = |name: &str| all.all(&format!("select#{name} option[value='']")).remove(0);
    assert_eq!(
        (any("region").as_str(), any("school").as_str(), any("theme").as_str()),
        ("Tutte", "Tutte", "Tutti")
    );
    let project = story::report(&site, "chiave").await.project_slug;
    for (name, part) in [("school", "Pietra Lavica"), ("project", project.as_str())] {
        let options = all.attributes(&format!("select#{name} option"), "value");
        assert_eq!(options.len(), 3, "all, and two: {options:?}");
        let wanted = options.iter().find(|value| value.contains(part)).unwrap();
        let one = all.form("search").set(name, wanted).submit(&mut visitor).await;
        assert_eq!(titles(&one), [KEYS], "{name}");
        assert_eq!(one.form("search").value(name), wanted, "{name} stays chosen");
    }
    let none = visitor.get("/it/rapporti?school=Nessuna%2C+Roma&project=9ZZ9").await;
    assert!(none.says("Nessun report corrisponde"), "{}", none.text());
    assert_eq!(none.form("search").value("project"), "9zz9");
    let by = async |sort: &str| titles(&site.visitor().get(&format!("/it/rapporti?sort={sort}")).await);
    assert_eq!(by("title").await, [KEYS, BICYCLES]);
    assert_eq!(by("municipality").await, [BICYCLES, KEYS]);
    assert_eq!(by("newest").await, titles(&all));
    assert_eq!(by("mai").await, titles(&all));
}

#[tokio::test]
async fn what_names_a_project_finds_its_reports() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let report = story::report(&site, "chiave").await;
    let slug = report.project_slug;
    let project = visitor.get(&format!("/api/v1/projects/{slug}")).await.json();
    let code = project["code"].as_str().unwrap().to_owned();
    for typed in [
        code.clone(),
        code.to_lowercase(),
        slug.clone(),
        format!("https://opencoesione.gov.it/it/progetti/{slug}/"),
        format!("http://coesa.test/it/progetti/{slug}/?da=qui"),
        // Words find as before.
        "villa confis".to_owned(),
    ] {
        let query = serde_urlencoded::to_string([("q", &typed)]).unwrap();
        let found = visitor.get(&format!("/it/rapporti?{query}")).await;
        assert_eq!(titles(&found), [KEYS], "{typed}");
    }
    // So does the API, where the parameter was of no effect.
    for typed in [&code, &slug] {
        let found = visitor.get(&format!("/api/v1/reports?project={typed}")).await.json();
        let title = found["reports"][0]["title"].as_str();
        assert_eq!((found["total"].as_u64(), title), (Some(1), Some(KEYS)), "{typed}");
    }
    let none = visitor.get("/api/v1/reports?project=9ZZ9").await.json();
    assert_eq!(none["total"], 0);
    // The project's page and the report's lead there.
    let page = visitor.get(&format!("/it/progetti/{slug}/")).await;
    let link = format!("/it/rapporti?project={slug}");
    assert!(page.attributes("main a", "href").contains(&link), "{link}");
    let public = visitor.get(&format!("/it/rapporti/{}/", report.slug.unwrap())).await;
    assert!(public.attributes("main a", "href").contains(&link), "{link}");
    let of_school = public.attributes("main a[href*='?school=']", "href").remove(0);
    assert_eq!(titles(&visitor.get(&of_school).await), [KEYS]);
}

/// Publishes a report's newest version again, under another title, as so many other reports.
async fn multiply(site: &Site, many: usize) {
    let db = &site.app.db;
    let model = story::report(site, "chiave").await;
    let newest = publication::Entity::find().order_by_desc(publication::Column::Id).one(db).await.unwrap();
    let newest = newest.unwrap();
    let parts = tables::team::Entity::find_by_id(model.team_id).one(db).await.unwrap().unwrap();
    for n in 0..many {
        let team =
            tables::team::ActiveModel { id: NotSet, slug: Set(format!("copia-{n}")), ..parts.clone().into() };
        let team = team.insert(db).await.unwrap();
        let report = tables::report::ActiveModel {
            id: NotSet,
            team_id: Set(team.id),
            slug: Set(Some(format!("copia-{n}"))),
            ..model.clone().into()
        };
        let report = report.insert(db).await.unwrap();
        let row = publication::ActiveModel {
            id: NotSet,
            report_id: Set(report.id),
            number: Set(1),
            ..newest.clone().into()
        };
        row.insert(db).await.unwrap();
    }
}

#[tokio::test]
async fn a_page_past_the_end_is_the_last_and_leads_back() {
    let site = Site::demo().await;
    multiply(&site, 30).await;
    let mut visitor = site.visitor();
    let projects = visitor.get("/api/v1/projects").await.json()["total"].as_u64().unwrap();
    let last = usize::try_from((projects - 1) % 20 + 1).unwrap();
    for (list, shown) in [("/it/rapporti", 7), ("/it/progetti", last), ("/it/pillole", 3), ("/it/blog", 2)] {
        let beyond = visitor.get(&format!("{list}?page=9999")).await;
        assert_eq!(beyond.status, StatusCode::OK);
        let cards = beyond.all("#results .cards > li, main > div > ul.cards > li").len();
        assert_eq!(cards, shown, "{list}: {}", beyond.text());
        for word in ["Nessun", "corrisponde", "non trovat"] {
            assert!(!beyond.all("main p, main h2").iter().any(|text| text.contains(word)), "{list} {word}");
        }
        let back = beyond.attributes("nav.pager a[rel=prev]", "href");
        assert_eq!(back.len(), usize::from(list == "/it/rapporti" || list == "/it/progetti"), "{list}");
        assert!(beyond.attributes("nav.pager a[rel=next]", "href").is_empty(), "{list}");
    }
    let last = visitor.get("/it/progetti?page=9999").await;
    let pages = projects.div_ceil(20);
    assert!(last.says(&format!("Pagina {pages} di {pages}")), "{}", last.text());
    let reports = visitor.get("/it/rapporti?page=9999").await;
    assert!(reports.says("Pagina 2 di 2") && !reports.all("form#search").is_empty(), "{}", reports.text());
    let back = visitor.get(&reports.attributes("nav.pager a[rel=prev]", "href")[0]).await;
    assert_eq!(titles(&back).len(), 25);
}

#[tokio::test]
async fn reports_are_followed_by_a_feed_and_taken_along_as_a_table_or_as_data() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let page = visitor.get("/it/rapporti?q=villa").await;
    let feed = page.attributes("link[type='application/atom+xml']", "href").remove(0);
    assert_eq!(feed, "/it/rapporti/feed.xml?q=villa");
    assert!(page.attributes("main a", "href").contains(&feed), "and a link that can be seen");
    let one = visitor.get(&feed).await;
    assert_eq!(one.headers[CONTENT_TYPE], "application/atom+xml; charset=utf-8");
    assert!(one.html().contains(KEYS) && !one.html().contains(BICYCLES), "{}", one.html());
    let tag = one.headers[ETAG].to_str().unwrap().to_owned();
    let again = visitor.get_with(&feed, &[(IF_NONE_MATCH, &tag)]).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    // In English the frame is English, and what the team wrote says that it is Italian.
    let english = visitor.get("/en/rapporti/feed.xml").await.html();
    assert!(english.contains("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">"), "{english}");
    assert_eq!(english.matches("<entry xml:lang=\"it\">").count(), 2, "{english}");
    let empty = Site::new().await.visitor().get("/it/rapporti/feed.xml").await;
    assert!(empty.html().contains("<updated>1970-01-01T00:00:00+00:00</updated>"), "{}", empty.html());

    let links = visitor.get("/it/rapporti?sort=title").await.attributes("main a", "href");
    let table = links.iter().find(|link| link.contains("download.csv")).unwrap();
    let rows = rows(&visitor.get(table).await);
    let columns: Vec<&str> = rows[0].iter().map(String::as_str).collect();
    assert_eq!((columns[0], columns[9], columns[16]), ("Titolo", "Giudizio di efficacia, codice", "Licenza"));
    let of_rows: Vec<&str> = rows[1..].iter().map(|row| row[0].as_str()).collect();
    assert_eq!(of_rows, [KEYS, BICYCLES], "all of them, in the order of the page");
    let data = links.iter().find(|link| link.starts_with("/api/v1/reports")).unwrap();
    let data = visitor.get(data).await.json();
    for (row, item) in rows[1..].iter().zip(data["reports"].as_array().unwrap()) {
        assert_eq!(item["title"], row[0]);
        assert_eq!(item["giudizio_di_efficacia"], row[9]);
        assert_eq!(item["url"], row[15]);
    }
}

/// The cells of a table, the heading first.
fn rows(page: &PageSeen) -> Vec<Vec<String>> {
    let text = page.html();
    let text = text.trim_start_matches('\u{feff}');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[tokio::test]
async fn a_report_has_one_lasting_address_and_says_in_which_language_it_is() {
    let site = Site::demo().await;
    let slug = story::report(&site, "chiave").await.slug.unwrap();
    let mut visitor = site.visitor();
    let canonical = async |browser: &mut Browser, path: &str| {
        browser.get(path).await.attributes("link[rel=canonical]", "href")
    };
    let lasting = format!("http://coesa.test/it/rapporti/{slug}/");
    for path in [format!("/it/rapporti/{slug}/"), format!("/it/rapporti/{slug}/versioni/1")] {
        assert_eq!(canonical(&mut visitor, &path).await, [lasting.as_str()], "{path}");
    }
    let english = visitor.get(&format!("/en/rapporti/{slug}/")).await;
    assert!(english.says("This report is in Italian."), "{}", english.text());
    assert_eq!(english.attributes("h1", "lang"), ["it"]);
    assert!(english.all("p.answer-text[lang=it]").len() > 3, "what they wrote is marked");
    // What there are words for is in English: the theme, and the state of the project.
    let facts = english.all("dl.facts dd");
    assert!(facts.iter().any(|one| one == "Social inclusion and health"), "{facts:?}");
    let states = english.all(".project-then-now tbody tr").remove(0);
    assert!(
        states.starts_with("State") && !states.contains("In corso") && !states.contains("Concluso"),
        "{states}"
    );
    let italian = visitor.get(&format!("/it/rapporti/{slug}/")).await;
    assert!(!italian.says("Questo report è in italiano"), "no news to who reads it in Italian");
    let sources = italian.attributes("td a[rel='nofollow noopener']", "href");
    assert!(sources.iter().any(|one| one.starts_with("https://demo.example/")), "{sources:?}");
    let list = visitor.get("/en/rapporti").await;
    assert_eq!(list.attributes("li.card-plain h2", "lang"), ["it", "it"]);
    assert!(list.says("Transport and mobility") && !list.says("Trasporti e mobilità"), "{}", list.text());
}
