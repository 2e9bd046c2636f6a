//! The public API: what it refuses, who may read it, and that its documentation says what is true.

use http::header::{ACCEPT_LANGUAGE, ACCESS_CONTROL_ALLOW_ORIGIN, ALLOW, CONTENT_TYPE};
use http::{HeaderName, Method, StatusCode};

use crate::support::browser::PageSeen;
use crate::support::{Site, story};

const LISTS: [&str; 4] = ["projects", "reports", "posts", "notes"];

fn is_problem(seen: &PageSeen, status: StatusCode) {
    assert_eq!(seen.status, status, "{}: {}", seen.path, seen.html());
    assert_eq!(seen.headers[CONTENT_TYPE], "application/problem+json", "{}", seen.path);
    assert_eq!(seen.json()["status"], status.as_u16());
}

#[tokio::test]
async fn what_a_list_does_not_know_is_refused_and_what_it_knows_is_named() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    for (asked, parameter, allowed) in [
        ("projects?sort=zzz", "sort", "cost-asc"),
        ("projects?theme=07&theme=99", "theme", "13"),
        ("projects?foo=1", "foo", "municipality"),
        // What the page's map is shaded by is no matter here.
        ("projects?map=cost", "map", "cost"),
        ("reports?sort=oldest", "sort", "municipality"),
        ("reports?effectiveness=5", "effectiveness", "4"),
        ("reports?tag=acqua", "tag", "project"),
        ("posts?sort=title", "sort", "tag"),
        ("notes?lingua=de", "lingua", "en"),
        ("notes?fund=X", "fund", "FESR"),
        ("exchange/reports?codice=1", "codice", "codice_locale_progetto"),
    ] {
        let seen = visitor.get(&format!("/api/v1/{asked}")).await;
        is_problem(&seen, StatusCode::BAD_REQUEST);
        let problem = seen.json();
        assert_eq!(problem["parameter"], parameter, "{asked}");
        assert!(problem["allowed"].as_array().unwrap().contains(&allowed.into()), "{asked}: {problem}");
        let detail = problem["detail"].as_str().unwrap();
        assert!(detail.contains(&format!("«{parameter}»")) && detail.contains(allowed), "{asked}: {detail}");
    }
    for list in LISTS {
        for page in ["abc", "0", "-1", "1.5"] {
            let seen = visitor.get(&format!("/api/v1/{list}?page={page}")).await;
            is_problem(&seen, StatusCode::BAD_REQUEST);
            assert_eq!(seen.json()["parameter"], "page");
        }
        // Told twice, it is not clear which is meant.
        is_problem(&visitor.get(&format!("/api/v1/{list}?page=1&page=2")).await, StatusCode::BAD_REQUEST);
        // What a form left empty is nothing asked for.
        let open = visitor.get(&format!("/api/v1/{list}?theme=&page=")).await;
        assert_eq!(open.status, StatusCode::OK, "{list}");
    }
    let english = visitor.get_with("/api/v1/projects?foo=1", &[(ACCEPT_LANGUAGE, "en")]).await;
    assert!(english.json()["detail"].as_str().unwrap().contains("is no parameter"), "{}", english.html());
    let several = visitor.get("/api/v1/projects?theme=07&theme=05&sort=newest&q=strada&page=1").await;
    assert_eq!(several.status, StatusCode::OK, "{}", several.html());
}

#[tokio::test]
async fn past_the_end_a_list_gives_its_last_page_and_says_so() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    for list in LISTS {
        let beyond = visitor.get(&format!("/api/v1/{list}?page=9999")).await.json();
        let pages = beyond["pages"].as_u64().unwrap();
        let last = visitor.get(&format!("/api/v1/{list}?page={pages}")).await.json();
        assert_eq!(beyond, last, "{list}");
        assert_eq!(beyond["page"], pages, "{list}");
        assert!(beyond["next"].is_null(), "{list}");
        let items = if list == "projects" { "items" } else { list };
        assert!(!beyond[items].as_array().unwrap().is_empty(), "{list}");
    }
    // From one to the next one comes to the end.
    let first = visitor.get("/api/v1/projects?state=concluso").await.json();
    let next = first["next"].as_str().unwrap().strip_prefix("http://coesa.test").unwrap().to_owned();
    let second = visitor.get(&next).await.json();
    assert_eq!((second["page"].as_u64(), &second["total"]), (Some(2), &first["total"]));
    assert_ne!(second["items"], first["items"]);
}

#[tokio::test]
async fn pages_of_other_sites_may_read_all_of_it_and_nothing_else() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let report = story::report(&site, "chiave").await;
    let single = format!("/api/v1/reports/{}", report.slug.as_deref().unwrap());
    let project = format!("/api/v1/projects/{}", report.project_slug);
    let lists = LISTS.map(|list| format!("/api/v1/{list}"));
    let rest = ["/api/v1/exchange/reports", "/api/v1/projects?foo=1", "/api/v1/notes/mai", "/api"];
    let policy = HeaderName::from_static("cross-origin-resource-policy");
    for address in lists.iter().map(String::as_str).chain(rest).chain([single.as_str(), project.as_str()]) {
        let seen = visitor.get(address).await;
        assert_eq!(seen.headers[ACCESS_CONTROL_ALLOW_ORIGIN], "*", "{address}");
        assert_eq!(seen.headers[&policy], "cross-origin", "{address}");
        // Whoever asks only whether it is there may know as much.
        let asked = visitor.send_once(&Method::HEAD, address, None, &[]).await;
        assert_eq!(asked.status, seen.status, "HEAD {address}");
        assert_eq!(asked.headers[ACCESS_CONTROL_ALLOW_ORIGIN], "*", "HEAD {address}");
        assert_eq!(asked.headers[&policy], "cross-origin", "HEAD {address}");
    }
    for address in ["/it/rapporti", "/it/progetti", "/apis"] {
        let seen = visitor.get(address).await;
        assert!(!seen.headers.contains_key(ACCESS_CONTROL_ALLOW_ORIGIN), "{address}");
        assert_eq!(seen.headers[&policy], "same-origin", "{address}");
    }
}

#[tokio::test]
async fn a_wrong_address_and_a_wrong_method_are_told_to_a_program() {
    let site = Site::new().await;
    let mut visitor = site.visitor();
    for address in ["/api", "/api/v1", "/api/v1/", "/api/v1/progetti", "/api/v2/reports/x"] {
        let seen = visitor.get(address).await;
        is_problem(&seen, StatusCode::NOT_FOUND);
        let detail = seen.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.contains("/api/v1/reports") && !detail.contains("Torna"), "{address}: {detail}");
    }
    for list in LISTS {
        let form = ("application/x-www-form-urlencoded".to_owned(), Vec::new());
        let sent = visitor.send_once(&Method::POST, &format!("/api/v1/{list}"), Some(form), &[]).await;
        is_problem(&sent, StatusCode::METHOD_NOT_ALLOWED);
        assert!(sent.headers[ALLOW].to_str().unwrap().contains("GET"), "{list}");
        let detail = sent.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.contains("GET") && !detail.contains("pulsanti"), "{detail}");
    }
    // People still get a page with a way on.
    assert!(visitor.get("/it/nowhere").await.says("Torna all’inizio"));
}

#[tokio::test]
async fn the_documentation_names_every_field_parameter_and_code_there_is() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    for lang in ["it", "en"] {
        let address = format!("/{lang}/dati-aperti");
        let front = visitor.get(&format!("/{lang}/")).await;
        assert!(front.attributes("footer a", "href").contains(&address), "{address}");
        let page = visitor.get(&address).await;
        let told = page.all("tbody th code");
        let mut missing = Vec::new();
        for list in LISTS {
            let whole = visitor.get(&format!("/api/v1/{list}")).await.json();
            let first = &whole[if list == "projects" { "items" } else { list }][0];
            let slug = first["slug"].as_str().unwrap();
            let alone = visitor.get(&format!("/api/v1/{list}/{slug}")).await.json();
            for item in [first, &alone] {
                let names = item.as_object().unwrap().keys().filter(|name| !told.contains(name));
                missing.extend(names.map(|name| format!("{list}: {name}")));
            }
            let refused = visitor.get(&format!("/api/v1/{list}?nessuno=1")).await.json();
            for name in refused["allowed"].as_array().unwrap() {
                assert!(told.iter().any(|one| name == one), "{list}: {name}");
            }
        }
        assert!(missing.is_empty(), "fields that the page does not tell of: {missing:?}");
        for code in ["stato_di_avanzamento", "giudizio_di_efficacia", "in_corso", "016"] {
            assert!(page.all("code, h3").iter().any(|one| one == code), "{code}");
        }
        assert!(page.says("CC BY 4.0") && page.says("http://coesa.test/api/v1/projects?region=016"));
        for example in page.attributes("main li a[href^='http://coesa.test/api']", "href") {
            let example = example.strip_prefix("http://coesa.test").unwrap();
            assert_eq!(visitor.get(example).await.status, StatusCode::OK, "{example}");
        }
    }
}
