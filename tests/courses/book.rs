//! The course as one EPUB: whole and valid, its charts drawn, its quizzes printed with their answers at the
//! end, and for each reader the course of their edition.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use coesa::courses::content::Lesson;
use coesa::courses::document::Part;
use coesa::courses::live::{self, Measure};
use coesa::courses::quiz_content::{DataTask, Question, Task};
use coesa::text::{self, Lang};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, VARY};
use http::{HeaderMap, StatusCode};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::authoring::{EDO, GIULIA, UNIT, edition_with, publish, write};
use crate::support::browser::PageSeen;
use crate::support::{Browser, Site};

const ANSWERS: &str = "book_answers.xhtml";

/// A downloaded book: its files below `EPUB`, by name.
struct Book {
    headers: HeaderMap,
    bytes: Vec<u8>,
    files: BTreeMap<String, Vec<u8>>,
}

impl Book {
    async fn of(browser: &mut Browser, lang: Lang) -> Self {
        let answer = browser.get(&format!("/{}/lezioni/corso.epub", lang.as_str())).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        let mut zip = zip::ZipArchive::new(Cursor::new(answer.body.clone())).unwrap();
        let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
        let mut files = BTreeMap::new();
        for name in names {
            let mut bytes = Vec::new();
            zip.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
            if let Some(name) = name.strip_prefix("EPUB/") {
                files.insert(name.to_owned(), bytes);
            }
        }
        Self { headers: answer.headers, bytes: answer.body, files }
    }

    fn text(&self, name: &str) -> String {
        let bytes = self.files.get(name).unwrap_or_else(|| panic!("no {name}"));
        String::from_utf8(bytes.clone()).unwrap()
    }

    /// A page of it, as a reading program shows it.
    fn page(&self, name: &str) -> PageSeen {
        let body = self.text(name).into_bytes();
        PageSeen { status: StatusCode::OK, path: name.to_owned(), headers: HeaderMap::new(), body }
    }

    fn unit(&self, id: &str) -> PageSeen {
        self.page(&format!("{id}.xhtml"))
    }
}

/// Blanks folded, as on pages.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Ids and local addresses of an XML file that is well formed.
fn read_xml(name: &str, text: &str) -> (BTreeSet<String>, Vec<String>) {
    let (mut ids, mut addresses) = (BTreeSet::new(), Vec::new());
    let mut reader = Reader::from_str(text);
    reader.config_mut().enable_all_checks(true);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
            Event::Start(tag) | Event::Empty(tag) => {
                if tag.name().0 == "img" {
                    let alt =
                        tag.try_get_attribute("alt").unwrap().unwrap_or_else(|| panic!("{name}: no alt"));
                    assert!(!alt.value.is_empty(), "{name}: an empty alt");
                }
                for attribute in tag.attributes() {
                    let attribute = attribute.unwrap();
                    let value = attribute.value.to_string();
                    match attribute.key.0 {
                        "id" => assert!(ids.insert(value.clone()), "{name}: {value} is there twice"),
                        "href" | "src" if !value.starts_with("http") => addresses.push(value),
                        _ => {}
                    }
                }
            }
            Event::Eof => return (ids, addresses),
            _ => {}
        }
    }
}

#[tokio::test]
async fn the_whole_course_is_a_book() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    for lang in [Lang::It, Lang::En] {
        let book = Book::of(&mut visitor, lang).await;
        assert_eq!(book.headers[CONTENT_TYPE], "application/epub+zip");
        assert_eq!(&book.bytes[30..58], b"mimetypeapplication/epub+zip", "the type stands first, unpacked");
        let package = book.text("package.opf");
        let (_, listed) = read_xml("package.opf", &package);
        let once: BTreeSet<&String> = listed.iter().collect();
        assert_eq!(once.len(), listed.len(), "each file is listed once: {listed:?}");
        for name in book.files.keys() {
            assert!(name == "package.opf" || once.contains(name), "{name} is not in the list");
        }
        for name in &listed {
            assert!(book.files.contains_key(name), "{name} is listed and not there");
        }
        for lesson in site.app.courses.built_in().lessons(lang) {
            assert!(listed.contains(&format!("{}.xhtml", lesson.id)), "{} is missing", lesson.id);
        }
        let contents = book.text("book_nav.xhtml");
        assert!(package.contains("CC BY 4.0") && contents.contains("epub:type=\"toc\""));
        assert!(contents.contains(ANSWERS), "the answers are in the contents");
        let pages: BTreeMap<&String, _> = listed
            .iter()
            .filter(|name| name.strip_suffix(".xhtml").is_some())
            .map(|name| (name, read_xml(name, &book.text(name))))
            .collect();
        for (name, (_, addresses)) in &pages {
            assert!(book.text(name).contains(&format!(" lang=\"{}\"", lang.as_str())), "{name}");
            for address in addresses {
                let (file, id) = address.split_once('#').unwrap_or((address, ""));
                let file = if file.is_empty() { (*name).clone() } else { file.to_owned() };
                assert!(listed.contains(&file), "{name} refers to {address}, which the book has not");
                let there = |(ids, _): &(BTreeSet<String>, Vec<String>)| ids.contains(id);
                assert!(id.is_empty() || pages.get(&file).is_some_and(there), "{name}: no {address}");
            }
        }
        assert_eq!(book.bytes, Book::of(&mut visitor, lang).await.bytes, "made once");
    }
}

#[tokio::test]
async fn charts_are_drawn_in_the_book_with_their_words_table_and_source() {
    let site = Site::demo().await;
    let book = Book::of(&mut site.visitor(), Lang::It).await;
    let package = book.text("package.opf");
    let mut seen = 0;
    for lesson in site.app.courses.built_in().lessons(Lang::It) {
        let charts: Vec<_> = lesson
            .document
            .parts
            .iter()
            .filter_map(|part| match part {
                Part::Chart(chart) => Some((folded(&chart.title), folded(&chart.alt))),
                _ => None,
            })
            .collect();
        let page = book.unit(&lesson.id);
        let (titles, words): (Vec<_>, Vec<_>) = charts.iter().cloned().unzip();
        assert_eq!(page.all("svg[role=img] > title"), titles, "{}", lesson.id);
        assert_eq!(page.all("svg[role=img] > desc"), words, "{}", lesson.id);
        assert_eq!(page.all("table > caption").len(), charts.len(), "{}: each has its table", lesson.id);
        if !charts.is_empty() {
            assert!(page.says("Fonte: OpenCoesione, CC BY 4.0."), "{}: whose data", lesson.id);
            assert!(page.says("Dati aggiornati al"), "{}: of which day", lesson.id);
        }
        // Reading programs must be told where there are drawings among the words.
        let told =
            format!("href=\"{}.xhtml\" media-type=\"application/xhtml+xml\" properties=\"svg\"", lesson.id);
        assert_eq!(package.contains(&told), !charts.is_empty(), "{}", lesson.id);
        seen += charts.len();
    }
    assert!(seen > 3, "the course has charts");
    // Their ink is dark: on a page that is dark at night they need paper of their own.
    let style = book.text("style.css");
    let drawn = style.lines().find(|line| line.starts_with(".drawn {")).unwrap();
    assert!(drawn.contains("background: #fff"), "{drawn}");
}

/// What tells the answer: it may not stand beside the question.
fn told(question: &Question) -> Vec<&str> {
    match &question.task {
        Task::Choice { options, .. } => options.iter().map(|option| option.feedback.as_str()).collect(),
        _ => vec![question.right_feedback.as_str()],
    }
}

/// How many projects there are, if that is what is asked.
async fn counted(site: &Site, task: &DataTask, region: Option<&str>) -> Option<String> {
    let totals = live::totals(&site.app, task.ask.filter(region)).await.unwrap().unwrap();
    let count = text::number(Lang::It, i64::try_from(totals.count).unwrap());
    (task.measure == Measure::Count).then_some(count)
}

/// The answer of a question, as the chapter of the answers has it.
fn answer_to(answers: &[String], question: &Question) -> String {
    let asked = folded(&question.text);
    let found = answers.iter().find(|answer| answer.starts_with(&asked));
    found.unwrap_or_else(|| panic!("no answer to {asked}")).clone()
}

fn kind(question: &Question) -> &'static str {
    match &question.task {
        Task::Choice { several: false, .. } => "single",
        Task::Choice { several: true, .. } => "multiple",
        Task::Ordering(_) => "ordering",
        Task::Match(_) => "match",
        Task::Number { .. } => "number",
        Task::Text { .. } => "text",
        Task::Data(_) => "data",
    }
}

fn sorted(mut texts: Vec<String>) -> Vec<String> {
    texts.sort();
    texts
}

/// What is right stands in the answer, and nothing of it where the unit asks.
fn check_question(page: &PageSeen, answer: &str, question: &Question) {
    let place = format!("section.quiz #q-{}", question.id);
    let asked = page.all(&place).join(" ");
    assert!(asked.starts_with(&folded(&question.text)), "{}: {asked}", question.id);
    for words in told(question) {
        assert!(answer.contains(&folded(words)), "{words} is not in {answer}");
        assert!(!asked.contains(&folded(words)), "{words} is told too early in {asked}");
    }
    let listed = |last: &str| page.all(&format!("{place} {last}"));
    match &question.task {
        Task::Choice { options, .. } => {
            let texts: Vec<_> = options.iter().map(|option| folded(&option.text)).collect();
            assert_eq!(listed("ul.options li"), texts);
            for option in options.iter().filter(|option| option.right) {
                assert!(answer.contains(&format!("{} (giusta)", folded(&option.text))), "{answer}");
            }
        }
        Task::Ordering(items) => {
            let right: Vec<_> = items.iter().map(|item| folded(&item.text)).collect();
            let shown = listed("ul.options li");
            assert_ne!(shown, right, "in another order");
            assert_eq!(sorted(shown), sorted(right));
        }
        Task::Match(pairs) => {
            let rights: Vec<_> = pairs.iter().map(|pair| folded(&pair.right)).collect();
            let shown = listed("ul.options li");
            assert_ne!(shown, rights, "not side by side");
            assert_eq!(sorted(shown), sorted(rights));
        }
        Task::Text { accepted } => {
            assert!(answer.contains(&format!("La risposta giusta: {}", folded(&accepted[0]))), "{answer}");
        }
        Task::Number { unit, .. } => {
            assert!(answer.contains("La risposta giusta:") && answer.contains(unit.as_str()), "{answer}");
        }
        Task::Data(_) => {
            assert!(answer.contains("Ricerca:") && answer.contains("Dati aggiornati al"), "{answer}");
        }
    }
}

#[tokio::test]
async fn quizzes_are_printed_and_their_answers_stand_at_the_end_of_the_book() {
    let site = Site::demo().await;
    let book = Book::of(&mut site.visitor(), Lang::It).await;
    let answers = book.page(ANSWERS);
    let all = answers.all("section > ol > li");
    let mut kinds = BTreeSet::new();
    let mut of_data = 0;
    for lesson in site.app.courses.built_in().lessons(Lang::It) {
        let page = book.unit(&lesson.id);
        assert_eq!(page.all("section.quiz > ol > li").len(), lesson.questions.len(), "{}", lesson.id);
        for question in &lesson.questions {
            let answer = answer_to(&all, question);
            check_question(&page, &answer, question);
            kinds.insert(kind(question));
            if let Task::Data(task) = &question.task {
                // The search of Italy, and of the region that one looks for.
                let Some(italy) = counted(&site, task, None).await else { continue };
                assert!(answer.contains(&format!("La risposta giusta: {italy} ")), "{italy}: {answer}");
                let puglia = counted(&site, task, Some("016")).await.unwrap();
                assert!(!task.ask.is_own() || answer.contains(&format!("Puglia: {puglia}")), "{answer}");
                of_data += 1;
            }
        }
    }
    assert!(answers.says("ecco la risposta in ognuna, in progetti:"), "{}", answers.text());
    assert_eq!(kinds.len(), 7, "{kinds:?}");
    assert!(of_data > 3, "questions about the data are answered");
    let questions: usize =
        site.app.courses.built_in().lessons(Lang::It).iter().map(|lesson| lesson.questions.len()).sum();
    assert_eq!(all.len(), questions);
}

#[tokio::test]
async fn without_data_the_book_leaves_out_what_asks_them() {
    let site = Site::new().await;
    let book = Book::of(&mut site.visitor(), Lang::It).await;
    let is_data = |question: &&Question| matches!(question.task, Task::Data(_));
    let asks = |lesson: &Lesson| lesson.questions.iter().filter(is_data).count();
    let course = site.app.courses.built_in();
    for lesson in course.lessons(Lang::It) {
        let page = book.unit(&lesson.id);
        let shown = page.all("section.quiz > ol > li").len();
        assert_eq!(shown, lesson.questions.len() - asks(lesson), "{}", lesson.id);
        assert_eq!(page.says("i dati non c’erano"), asks(lesson) > 0, "{}", lesson.id);
        assert!(!page.says("nel risultato"), "a book marks nothing: {}", lesson.id);
        assert!(page.all("svg[role=img]").is_empty());
    }
    assert!(!book.page(ANSWERS).says("Ricerca:"));
    assert!(!book.text("package.opf").contains("properties=\"svg\""));
}

#[tokio::test]
async fn each_reader_downloads_the_course_of_their_edition() {
    let site = Site::demo().await;
    let nina = site.student("nina").await;
    let other = edition_with(&site, 2030, nina.id).await;
    let mut edo = site.as_one_of_the_story(EDO).await;
    write(&mut edo, "Una frase di un’altra edizione.").await;
    let published = publish(&mut edo, "1", &[other]).await;
    assert!(published.says("Pubblicata"), "{}", published.text());
    let mut nina = site.signed_in(&nina).await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let mut visitor = site.visitor();
    // Twice, so that a book that was kept for one is asked for by the others.
    for _ in 0..2 {
        for (browser, hers) in [(&mut nina, true), (&mut giulia, false), (&mut visitor, false)] {
            let book = Book::of(browser, Lang::It).await;
            assert_eq!(book.unit(UNIT).says("Una frase di un’altra edizione."), hers);
            assert!(book.headers.get_all(VARY).iter().any(|value| value == "Cookie"));
        }
    }
    let cache = |book: Book| book.headers[CACHE_CONTROL].to_str().unwrap().to_owned();
    assert_eq!(cache(Book::of(&mut nina, Lang::It).await), "private, no-store");
    assert_eq!(cache(Book::of(&mut visitor, Lang::It).await), "public, max-age=3600");
}
