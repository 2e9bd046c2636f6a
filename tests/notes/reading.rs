//! Everybody reads: the list, the feed, the API, and where else notes are named.

use http::StatusCode;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::{SCHOOLS, SPENT};
use crate::support::Site;

#[tokio::test]
async fn notes_are_found_by_what_they_are_about() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let all = visitor.get("/it/pillole").await;
    assert_eq!(all.all("ul.cards h2").len(), 3, "{}", all.text());
    assert!(!all.says("L’acqua che si perde"), "a draft is nobody's to read");
    assert_eq!(all.all("ul.cards h2")[0], "Speso non vuol dire finito", "the newest first");
    let schools = all.form("search").set("region", "015").submit(&mut visitor).await;
    assert_eq!(schools.all("ul.cards h2"), ["La Campania e i soldi per la scuola"]);
    assert!(schools.says("Argomento: Campania."), "{}", schools.text());
    let none = visitor.get("/it/pillole?region=015&theme=07").await;
    assert!(none.says("Nessuna pillola trovata"), "{}", none.text());
    assert_eq!(visitor.get("/en/pillole?lingua=en").await.all("ul.cards h2").len(), 3);
    for odd in ["?page=99", "?page=x&theme=zz", "?lingua=de"] {
        assert_eq!(visitor.get(&format!("/it/pillole{odd}")).await.status, StatusCode::OK, "{odd}");
    }
    let empty = Site::new().await.visitor().get("/it/pillole").await;
    assert!(empty.says("Non c’è ancora nessuna pillola") && empty.says("Vai alle lezioni"));
}

#[tokio::test]
async fn a_search_and_the_course_name_notes() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let path = format!("/it/pillole/{SPENT}");
    let beside = |page: &crate::support::browser::PageSeen| {
        page.attributes("section[aria-labelledby=notes-about] a", "href")
    };
    assert_eq!(beside(&visitor.get("/it/progetti?theme=07").await), [path.as_str()]);
    let both = beside(&visitor.get("/it/progetti?theme=07&region=015").await);
    assert!(both.contains(&path) && both.contains(&format!("/it/pillole/{SCHOOLS}")), "{both:?}");
    assert!(beside(&visitor.get("/it/progetti").await).is_empty());
    assert!(beside(&visitor.get("/it/progetti?theme=04").await).is_empty());
    let course = visitor.get("/it/lezioni").await;
    assert!(course.attributes("section[aria-labelledby=notes] a", "href").contains(&path));
}

/// Texts of the elements of that name, each with the element around it.
fn texts(xml: &str, name: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().enable_all_checks(true);
    let (mut open, mut found): (Vec<String>, _) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => open.push(tag.name().as_ref().to_owned()),
            Event::End(_) => drop(open.pop()),
            Event::Text(text) if open.last().is_some_and(|last| last == name) => {
                found.push((open[open.len() - 2].clone(), text.to_string()));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[tokio::test]
async fn the_feed_tells_of_all_notes_or_of_a_subject() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let page = visitor.get("/it/pillole").await;
    let address = page.attributes("link[type='application/atom+xml']", "href").remove(0);
    let feed = visitor.get(&address).await;
    assert_eq!(feed.headers["content-type"], "application/atom+xml; charset=utf-8");
    let titles = texts(&feed.html(), "title");
    assert_eq!(titles.iter().filter(|(around, _)| around == "entry").count(), 3, "{titles:?}");
    let ids = texts(&feed.html(), "id");
    assert!(ids.contains(&("entry".to_owned(), format!("http://coesa.test/it/pillole/{SPENT}"))), "{ids:?}");
    let names = texts(&feed.html(), "name");
    assert!(names.iter().all(|(_, name)| name == "Redazione Coesa"), "{names:?}");
    let one = visitor.get("/it/pillole/feed.atom?region=015").await;
    let titles = texts(&one.html(), "title");
    assert_eq!(titles[0], ("feed".to_owned(), "Pillole di Coesa: Campania".to_owned()));
    assert_eq!(titles.len(), 2);
    // What a reader has already is not sent again.
    let tag = feed.headers["etag"].to_str().unwrap().to_owned();
    let again = visitor.get_with(&address, &[(http::header::IF_NONE_MATCH, &tag)]).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    let english = visitor.get("/en/pillole/feed.atom").await;
    assert!(texts(&english.html(), "title").iter().any(|(_, title)| title == "Paid does not mean done"));
}

#[tokio::test]
async fn programs_get_words_and_the_figures_of_the_day() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let list = visitor.get("/api/v1/notes?theme=07").await.json();
    assert_eq!((list["total"].as_i64(), list["notes"][0]["slug"].as_str()), (Some(1), Some(SPENT)));
    let one = visitor.get(&format!("/api/v1/notes/{SPENT}")).await.json();
    assert_eq!(one["version"], 2);
    assert_eq!(one["title"]["en"], "Paid does not mean done");
    assert_eq!(one["subjects"]["themes"][0], "07");
    let parts = one["figures"]["it"]["parts"].as_array().unwrap();
    let query = parts.iter().find(|part| part["part"] == "query").unwrap();
    let now = visitor.get("/api/v1/projects?theme=07").await.json();
    assert_eq!(query["found"]["total"], now["total"]);
    assert_eq!(query["found"]["cost"], now["cost_cents"]);
    assert!(parts.iter().any(|part| part["part"] == "chart" && part["rows"].as_array().unwrap().len() > 1));
    let unknown = visitor.get("/api/v1/notes/mai").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(unknown.json()["detail"].as_str().unwrap().contains("/api/v1/notes"));
}
