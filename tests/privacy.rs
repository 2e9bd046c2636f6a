//! Nobody's name in public: a visitor who follows every link, in both languages, reads every file
//! and asks the API for everything, finds no student, no teacher, no member of the staff.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write as _;

use chrono::NaiveDate;
use coesa::people::access::Anyone;
use coesa::web::routes::{Guard, Route};
use http::Method;
use scraper::{Html, Selector};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::{answer, certificate, person, post, post_listed, publication, report};

use crate::support::browser::PageSeen;
use crate::support::{Browser, Site};

/// What must not be read: whole words as they are written, and anything that signs somebody in.
struct Secrets {
    names: BTreeSet<String>,
    sign_ins: BTreeSet<String>,
}

impl Secrets {
    /// The names of the story, by which reports were written and published. Then everybody is given
    /// a name that nothing else has, for what is looked up when a page is made.
    async fn of(site: &Site) -> Self {
        let people = person::Entity::find().all(&site.app.db).await.unwrap();
        // Friuli-Venezia Giulia and San Pietro are public.
        let places = include_str!("../seeds/geo/comuni.csv").to_lowercase();
        let projects = projects().to_lowercase();
        let public: BTreeSet<&str> =
            [&places, &projects].iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).collect();
        let mut secrets = Self { names: BTreeSet::new(), sign_ins: BTreeSet::new() };
        for one in people {
            let words = one.name.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 1);
            let own = words.filter(|word| !["Prof", "ssa"].contains(word));
            secrets
                .names
                .extend(own.filter(|word| !public.contains(&*word.to_lowercase())).map(str::to_owned));
            let sign_ins = [&one.email, &one.sign_in_name].into_iter().flatten();
            secrets.sign_ins.extend(sign_ins.map(|sign_in| sign_in.to_lowercase()));
            let new = format!("Segreto{}", one.id);
            person::Entity::update_many()
                .col_expr(person::Column::Name, Expr::value(new.clone()))
                .filter(person::Column::Id.eq(one.id))
                .exec(&site.app.db)
                .await
                .unwrap();
            secrets.names.insert(new);
        }
        // What is printed on paper is no more public than the rest.
        for paper in certificate::Entity::find().all(&site.app.db).await.unwrap() {
            for field in ["given", "family"] {
                let name = paper.record[field].as_str().unwrap().to_owned();
                let words = name.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 2);
                secrets
                    .names
                    .extend(words.filter(|word| !public.contains(&*word.to_lowercase())).map(str::to_owned));
            }
        }
        secrets
    }

    /// Those that stand in a text.
    fn found(&self, text: &str) -> Vec<String> {
        let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        let lower = text.to_lowercase();
        let names = self.names.iter().filter(|name| words.contains(name.as_str()));
        names.chain(self.sign_ins.iter().filter(|sign_in| lower.contains(*sign_in))).cloned().collect()
    }
}

/// The texts of the open dataset that the demo is filled with.
fn projects() -> String {
    let date = NaiveDate::from_ymd_opt(2026, 6, 30).unwrap();
    let mut bytes = Vec::new();
    for drift in [0, 2] {
        let made = ::generator::Options { drift, demo: true, ..::generator::Options::new(1_500, 1, date) };
        ::generator::write(&mut bytes, &made).unwrap();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// All that an answer says, headers too, and bytes that are no text.
fn said(seen: &PageSeen) -> String {
    let mut said = seen.html();
    for (name, value) in &seen.headers {
        write!(said, "\n{name}: {}", String::from_utf8_lossy(value.as_bytes())).unwrap();
    }
    said
}

/// Addresses of the site on a page or in JSON, without what is behind a `#`.
fn links(seen: &PageSeen) -> BTreeSet<String> {
    let kind = seen.headers.get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let mut found = Vec::new();
    if kind.starts_with("text/html") {
        let page = Html::parse_document(&seen.html());
        for (selector, attribute) in [
            ("[href]", "href"),
            ("[src]", "src"),
            ("form[method=get]", "action"),
            ("meta[content]", "content"),
        ] {
            let elements = page.select(&Selector::parse(selector).unwrap()).collect::<Vec<_>>();
            found.extend(elements.iter().filter_map(|one| one.value().attr(attribute)).map(str::to_owned));
        }
    } else if kind.contains("json") || kind.contains("xml") || kind.starts_with("text/") {
        found.extend(seen.html().split(['"', '<', '>', ';', '\n']).map(str::to_owned));
    }
    let own = |address: &String| {
        let address = address.strip_prefix("http://coesa.test").unwrap_or(address);
        let path = address.split('#').next().unwrap_or_default();
        let plain = path.bytes().all(|b| b.is_ascii_graphic());
        (path.starts_with('/') && !path.starts_with("//") && plain).then(|| path.to_owned())
    };
    found.iter().filter_map(own).collect()
}

fn is_of(route: &Route, path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    let path = match (route.paged, path.get(..3)) {
        (true, Some("/it" | "/en")) => &path[3..],
        (true, _) => return false,
        (false, _) => path,
    };
    let (pattern, parts): (Vec<&str>, Vec<&str>) =
        (route.path.split('/').collect(), path.split('/').collect());
    let fits = |(pattern, part): (&&str, &&str)| {
        if pattern.starts_with('{') { !part.is_empty() } else { pattern == part }
    };
    let rest = pattern.last().is_some_and(|last| last.starts_with("{*")) && parts.len() > pattern.len();
    (pattern.len() == parts.len() || rest) && pattern.iter().zip(&parts).all(fits)
}

/// Where to begin: every public address without a parameter, and those of each published report,
/// its files and versions, and of one project.
async fn beginnings(site: &Site, open: &[Route]) -> BTreeSet<String> {
    let db = &site.app.db;
    let mut begin = BTreeSet::new();
    let versions = publication::Entity::find().all(db).await.unwrap();
    assert!(versions.len() >= 2, "the demo has published reports");
    for version in versions {
        let report = report::Entity::find_by_id(version.report_id).one(db).await.unwrap().unwrap();
        let files = version.content["evidence"].as_array().unwrap();
        for file in files.iter().filter_map(|one| one["file"]["hash"].as_str()) {
            let values = BTreeMap::from([
                ("slug", report.slug.clone().unwrap()),
                ("number", version.number.to_string()),
                ("file", file.to_owned()),
                ("project", report.project_slug.clone()),
            ]);
            for route in open {
                let mut path = route.path.to_owned();
                for (name, value) in &values {
                    path = path.replace(&format!("{{{name}}}"), value);
                }
                if !path.contains('{') {
                    let languages: &[&str] = if route.paged { &["/it", "/en"] } else { &[""] };
                    begin.extend(languages.iter().map(|lang| format!("{lang}{path}")));
                }
            }
        }
    }
    let posts = post_listed::Entity::find().all(db).await.unwrap();
    assert!(posts.len() >= 2, "the demo has public posts");
    for listed in posts {
        let slug = post::Entity::find_by_id(listed.post_id).one(db).await.unwrap().unwrap().slug.unwrap();
        begin.extend([
            format!("/it/blog/{slug}"),
            format!("/en/blog/{slug}"),
            format!("/api/v1/posts/{slug}"),
        ]);
    }
    let papers = certificate::Entity::find().all(db).await.unwrap();
    assert!(!papers.is_empty(), "the demo has certificates");
    begin.extend(papers.iter().map(|paper| format!("/it/certificati/{}", paper.code)));
    // Behind links that came by mail, and other ways in.
    for (route, name) in open.iter().filter_map(|route| {
        let names = ["{token}", "{feed}", "{provider}"];
        names.iter().find(|name| route.path.contains(**name)).map(|name| (route, *name))
    }) {
        let path = route.path.replace(name, "not-known");
        begin.insert(if route.paged { format!("/it{path}") } else { path });
    }
    begin
}

async fn get(browser: &mut Browser, path: &str) -> PageSeen {
    browser.send_once(&Method::GET, path, None, &[]).await
}

#[tokio::test]
async fn nobodys_name_can_be_read_by_a_visitor_anywhere() {
    let site = Site::demo_with(|_| {}).await;
    let secrets = Secrets::of(&site).await;
    let told = secrets.names.iter().filter(|name| !name.starts_with("Segreto")).count();
    assert!(told > 15 && secrets.names.contains("Omar"), "{:?}", secrets.names);
    // The same eyes see names where they are meant to be seen.
    let team = crate::support::story::team(&site, "acqua").await;
    let inside = site.as_one_of_the_story("lince-blu-427").await.get(&format!("/it/teams/{}", team.id)).await;
    let omar = crate::support::story::person(&site, "gufo-verde-219").await;
    assert!(secrets.found(&said(&inside)).contains(&omar.name), "{}", inside.text());

    // Nor may a word of a report be public that is not.
    let unsent =
        report::Entity::find().filter(report::Column::Slug.is_null()).all(&site.app.db).await.unwrap();
    let ids = unsent.iter().map(|report| report.id);
    let texts =
        answer::Entity::find().filter(answer::Column::ReportId.is_in(ids)).all(&site.app.db).await.unwrap();
    let mut texts: Vec<String> = texts
        .iter()
        .filter_map(|row| Some(row.value.as_str()?.to_owned()))
        .filter(|text| text.len() > 40)
        .collect();
    assert!(texts.len() > 20);
    let drafts = post::Entity::find().filter(post::Column::Slug.is_null()).all(&site.app.db).await.unwrap();
    assert!(drafts.len() >= 2, "the demo has posts that are not public");
    texts.extend(drafts.into_iter().map(|draft| draft.title));

    let table = coesa::routes().table();
    let open: Vec<Route> =
        table.into_iter().filter(|one| one.method == Method::GET && one.access == Anyone::ACCESS).collect();
    let mut queue: VecDeque<String> = beginnings(&site, &open).await.into_iter().collect();
    let mut known: BTreeSet<String> = queue.iter().cloned().collect();
    let mut visitor = site.visitor();
    while let Some(path) = queue.pop_front() {
        let seen = get(&mut visitor, &path).await;
        let status = seen.status.as_u16();
        assert!(!(400..600).contains(&status) || [404, 410].contains(&status), "{path}: {status}");
        let said = said(&seen);
        let found = secrets.found(&said);
        assert!(found.is_empty(), "{path} says {found:?}: {}", seen.text());
        for text in &texts {
            assert!(
                !said.contains(text.as_str()),
                "{path} has a text of a report that is not public: {text}"
            );
        }
        let mut next = links(&seen);
        next.extend(seen.headers.get("location").and_then(|to| Some(to.to_str().ok()?.to_owned())));
        for link in next {
            // Lists can be filtered without end: their filters are followed one step.
            let endless = link.contains('?') && path.contains('?');
            if !endless && link.starts_with('/') && known.insert(link.clone()) {
                queue.push_back(link);
            }
        }
    }
    for route in &open {
        assert!(
            known.iter().any(|path| is_of(route, path)),
            "no link leads to {}: add a value for its parameters in tests/privacy.rs, so that it is read too",
            route.path
        );
    }
    assert!(known.len() > 200, "only {} addresses were found", known.len());
}

#[tokio::test]
async fn whoever_reads_a_students_name_is_named_where_it_is_asked_for() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    for (page, said) in [
        ("/it/entra", "le persone dei centri e delle associazioni che aiutano la classe"),
        ("/en/entra", "the people of the centres and associations that help your class"),
        ("/it/privacy", "dei centri e delle associazioni a cui il programma affida la classe o la squadra"),
        ("/en/privacy", "the centres and associations to which the programme gives the class or the team"),
    ] {
        let seen = visitor.get(page).await;
        assert!(seen.says(said), "{page}: {}", seen.text());
    }
    // It is so: a supporter reads the names of those whom they help.
    let team = crate::support::story::team(&site, "acqua").await;
    let mut viola = site.as_one_of_the_story("viola@demo.example").await;
    assert!(viola.get(&format!("/it/teams/{}", team.id)).await.says("Giulia"));
}
