//! What the files of the course must keep to: every mistake is told with its file and line.

use coesa::courses::content::{self, Contents, Course};
use coesa::courses::document::Document;
use coesa::courses::mistake::{Mistake, Mistakes};
use coesa::text::Lang;
use coesa::web::routes;
use proptest::prelude::*;

const COURSE: &str = include_str!("course/course.toml");
const LESSON: &str = include_str!("course/lesson.md");
const QUIZ: &str = include_str!("course/quiz.toml");
const NOTE: &str = include_str!("course/teacher.md");
const FIGURE: &str = include_str!("course/path.svg");

/// The first paragraph's beginning, of as many words as a unit must have.
pub fn plain() -> String {
    format!("Plain text. {}", "We look, we ask, we count and we write it down. ".repeat(110).trim_end())
}

/// A course of two units, right in all.
pub fn right() -> Contents {
    let mut files = Contents::new();
    for lang in ["it", "en"] {
        files.insert(format!("{lang}/course.toml"), COURSE.to_owned());
        for (unit, order) in [("first", "11"), ("second", "21")] {
            let lesson = LESSON.replace("id = \"first\"", &format!("id = \"{unit}\""));
            let module = if unit == "first" { "start" } else { "plan" };
            let lesson = lesson
                .replace("order = 11", &format!("order = {order}"))
                .replace("module = \"start\"", &format!("module = \"{module}\""))
                .replace("Plain text.", &plain());
            for (file, text) in [
                ("lesson.md", lesson.as_str()),
                ("quiz.toml", QUIZ),
                ("teacher.md", NOTE),
                ("path.svg", FIGURE),
            ] {
                files.insert(format!("{lang}/{unit}/{file}"), text.to_owned());
            }
        }
    }
    files
}

pub fn check(files: &Contents) -> Vec<Mistake> {
    Course::read(files, Some(routes::pages())).1
}

pub fn told(mistakes: &[Mistake]) -> String {
    mistakes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// Writes `to` for `from` in a file of the first unit, in both languages, and wants to be told so much
/// about the line where `to` begins.
#[track_caller]
pub fn refused(file: &str, from: &str, to: &str, what: &str) {
    refused_in(file, from, to, what, 0);
}

#[track_caller]
fn refused_in(file: &str, from: &str, to: &str, what: &str, lines_on: usize) {
    let mut files = right();
    let mut line = 0;
    for lang in ["it", "en"] {
        let text = files.get_mut(&format!("{lang}/first/{file}")).unwrap();
        let at = text.find(from).unwrap_or_else(|| panic!("{file} has no {from:?}"));
        line = text[..at].matches('\n').count() + 1 + lines_on;
        *text = text.replacen(from, to, 1);
    }
    let mistakes = check(&files);
    let wanted = format!("lessons/en/first/{file}:{line}:");
    assert!(
        mistakes.iter().any(|one| one.to_string().starts_with(&wanted) && one.text.contains(what)),
        "{from:?} → {to:?} should be told at {wanted} with {what:?}, and what is told is\n{}",
        told(&mistakes)
    );
}

#[test]
fn the_course_is_right() {
    let begun = std::time::Instant::now();
    let files = content::built_in();
    let mistakes = check(&files);
    assert!(mistakes.is_empty(), "{}", told(&mistakes));
    assert!(begun.elapsed().as_secs() < 5, "the whole course is checked in {:?}", begun.elapsed());
    assert!(!content::course().unwrap().lessons(Lang::It).is_empty());
}

#[test]
fn a_course_without_mistakes_has_none() {
    let files = right();
    assert_eq!(told(&check(&files)), "");
    let (course, _) = Course::read(&files, None);
    assert_eq!(course.lessons(Lang::It).len(), 2);
    assert!(Course::read(&Contents::new(), None).0.lessons(Lang::It).is_empty());
}

#[test]
fn headings_get_ids_of_their_own_and_links_their_language() {
    let (course, _) = Course::read(&right(), None);
    let lesson = course.find(Lang::En, "first").unwrap();
    let ids: Vec<&str> = lesson.document.headings.iter().map(|heading| heading.id.as_str()).collect();
    assert_eq!(ids, ["p-menu-e-menu", "p-menu-e-menu-2"]);
    let html = format!("{:?}", lesson.document.parts);
    for part in [
        "<h2 id=\\\"p-menu-e-menu-2\\\">",
        "href=\\\"/en/progetti?theme=11\\\"",
        "href=\\\"#word-fesr\\\"",
        "<span class=\\\"write\\\">",
        "footnote-ref",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
}

#[test]
fn front_matter_is_whole_and_true() {
    refused("lesson.md", "minutes = 12", "minutes = \"three\"", "minutes");
    refused("lesson.md", "minutes = 12", "minuets = 3", "no key \"minuets\"");
    refused_in("lesson.md", "id = \"first\"", "id = \"other\"", "the folder is \"first\"", 0);
    refused("lesson.md", "summary = \"S\"", "summary = \" \"", "may not be empty");
    refused("lesson.md", "url = \"https://opencoesione.gov.it\"", "url = \"opencoesione\"", "https://");
    refused("lesson.md", "order = 11", "order = eleven", "");
    refused("lesson.md", "aims = [\"Find a project\"]", "aims = []", "at least one");
}

#[test]
fn all_mistakes_are_told_not_only_the_first() {
    let mut files = right();
    for (from, to) in
        [("minutes = 12\n", ""), ("theme = \"11\"", "theme = \"77\""), ("[[fesr]]", "[[fesrr]]")]
    {
        let text = files.get_mut("it/first/lesson.md").unwrap();
        *text = text.replacen(from, to, 1);
    }
    let all = told(&check(&files));
    for what in ["minutes is missing", "\"77\"", "\"fesrr\""] {
        assert!(all.contains(what), "{what} is not in\n{all}");
    }
}

#[test]
fn directives_are_known_and_their_keys_too() {
    refused("lesson.md", ":::glossary", ":::glosary", "none of");
    refused("lesson.md", "show = \"list\"", "show = \"table\"", "none of list, totals, largest");
    refused("lesson.md", "show = \"list\"", "view = \"list\"", "no key \"view\"");
    refused("lesson.md", "theme = \"11\"", "theme = \"77\"", "no theme of code \"77\"");
    refused("lesson.md", "region = \"own\"", "region = \"099\"", "no region");
    refused("lesson.md", "limit = 5", "limit = 50", "between 1 and 10");
    refused("lesson.md", "by = \"theme\"", "by = \"year\"", "bars go by");
    refused("lesson.md", "measure = \"count\"", "measure = \"cost_per_head\"", "for a choropleth");
    refused("lesson.md", "group = \"4-5\"", "group = \"four\"", "size of a group");
    refused("lesson.md", "terms = [\"fsc\"]", "terms = [\"fscc\"]", "no word \"fscc\"");
    refused("lesson.md", "id = \"three\"", "id = \"Three!\"", "lower case");
    refused("lesson.md", ":::quiz\n:::", ":::quiz", "no end");
    refused("lesson.md", "alt = \"Bars that show which", "alt = \"Bars\"  # ", "too little");
    refused_in("lesson.md", "\n\n:::chart", "\n:::chart", "empty line", 1);
}

#[test]
fn a_unit_has_what_a_unit_needs() {
    for (from, to, what) in [
        (":::quiz\n:::\n", "", "must show it once"),
        (":::activity", ":::activity-not", "exactly one :::activity"),
    ] {
        let mut files = right();
        let text = files.get_mut("it/first/lesson.md").unwrap();
        *text = text.replacen(from, to, 1);
        let all = told(&check(&files));
        assert!(all.contains("lessons/it/first/lesson.md:") && all.contains(what), "{what}:\n{all}");
    }
    for (file, what) in
        [("teacher.md", "it is missing"), ("quiz.toml", "no quiz.toml"), ("path.svg", "no figure")]
    {
        let mut files = right();
        files.remove(&format!("it/first/{file}"));
        assert!(told(&check(&files)).contains(what), "without {file}");
    }
}

#[test]
fn figures_are_described_and_harmless() {
    refused(
        "lesson.md",
        "![A path from a ministry to a building site, in three steps]",
        "![]",
        "cannot see it",
    );
    refused(
        "lesson.md",
        "![A path from a ministry to a building site, in three steps]",
        "![path.svg]",
        "file's name",
    );
    refused(
        "lesson.md",
        "![A path from a ministry to a building site, in three steps]",
        "![A path]",
        "too little",
    );
    refused("lesson.md", "(path.svg \"The path\")", "(path.svg)", "no caption");
    refused("lesson.md", "(path.svg \"The path\")", "(paths.svg \"The path\")", "no figure \"paths.svg\"");
    refused("path.svg", "viewBox=\"0 0 100 50\"", "width=\"100\"", "viewBox");
    refused("path.svg", "<rect", "<script/><rect", "<script>");
    refused("path.svg", "<rect", "<rect onclick=\"x()\"", "does nothing");
    refused("path.svg", "<rect", "<image href=\"https://example.org/a.png\"/><rect", "outside itself");
    refused("path.svg", "<rect", "<rect style=\"fill:red\"", "style");
    refused_in("path.svg", "</svg>", "", "ends too early", 1);
}

#[test]
fn links_lead_somewhere() {
    refused("lesson.md", "(/lezioni/second)", "(/lezioni/third)", "no unit \"third\"");
    refused("lesson.md", "(/progetti?theme=11)", "(/progetto)", "no page");
    refused("lesson.md", "(/progetti?theme=11)", "(progetti)", "no address");
    refused("lesson.md", "(/progetti?theme=11)", "(javascript:alert)", "no address");
    refused("lesson.md", "(/progetti?theme=11)", "(#p-nothing)", "no heading");
    refused("lesson.md", "[[fesr]]", "[[fesrr]]", "no word \"fesrr\"");
    refused("teacher.md", "(/lezioni/second)", "(/lezioni/third)", "no unit \"third\"");
}

#[test]
fn links_lead_to_places_in_units_that_there_are() {
    for (to, what) in [
        ("second#p-nothing", "the unit \"second\" has no heading \"#p-nothing\""),
        ("first#p-nothing", "the unit \"first\" has no heading \"#p-nothing\""),
        ("second?region=016#p-nothing", "has no heading"),
        ("second/attivita/four", "the unit \"second\" has no activity \"four\""),
        ("second/figure/paths.svg", "the unit \"second\" has no figure \"paths.svg\""),
        ("third/quiz", "there is no unit \"third\""),
        ("second/attivita", "Coesa has no page"),
    ] {
        for file in ["lesson.md", "teacher.md"] {
            refused(file, "(/lezioni/second)", &format!("(/lezioni/{to})"), what);
        }
    }
    for to in [
        "/lezioni/second#p-menu-e-menu-2",
        "/lezioni/first#p-menu-e-menu",
        "/lezioni/second/attivita/three",
        "/lezioni/second/quiz",
        "/lezioni/second/figure/path.svg",
        "/lezioni/corso.epub",
        "#p-menu-e-menu-2",
    ] {
        assert_eq!(told(&linking_to(to)), "", "{to}");
    }
    // A unit without a quiz has no page for it.
    let mut files = right();
    for lang in ["it", "en"] {
        files.remove(&format!("{lang}/second/quiz.toml"));
        let text = files.get_mut(&format!("{lang}/first/lesson.md")).unwrap();
        *text = text.replacen("(/lezioni/second)", "(/lezioni/second/quiz)", 1);
    }
    assert!(told(&check(&files)).contains("the unit \"second\" has no quiz"));
}

/// What is told of the course when a link of its first unit leads there.
fn linking_to(address: &str) -> Vec<Mistake> {
    let mut files = right();
    for lang in ["it", "en"] {
        let text = files.get_mut(&format!("{lang}/first/lesson.md")).unwrap();
        *text = text.replacen("(/progetti?theme=11)", &format!("({address})"), 1);
    }
    check(&files)
}

#[test]
fn links_lead_to_pages_and_to_codes_that_can_be_a_projects() {
    for (to, what) in [
        ("/progetti/acqua/", "\"acqua\" is no project's code"),
        ("/progetti/1misé9/guida", "is no project's code"),
        ("/api/v1/projects/acqua", "\"acqua\" is no project's code"),
        ("/progetti/1mise9/niente", "Coesa has no page \"/progetti/1mise9/niente\""),
        // What only a form is sent to, what stands outside the languages, and a language too many.
        ("/lezioni/second/read", "Coesa has no page"),
        ("/healthz", "Coesa has no page"),
        ("/it/progetti", "Coesa has no page"),
    ] {
        refused("lesson.md", "(/progetti?theme=11)", &format!("({to})"), what);
    }
    for to in ["/", "/rapporti", "/progetti/1MISE9_a-b/", "/progetti/1mise9", "/progetti/1mise9/guida"] {
        assert_eq!(told(&linking_to(to)), "", "{to}");
    }
    for to in ["/progetti/download.csv", "/progetti/confronto", "/api/v1/projects/1mise9"] {
        assert_eq!(told(&linking_to(to)), "", "{to}");
    }
}

#[test]
fn texts_are_markdown_that_can_be_read() {
    refused("lesson.md", "Plain text.", "<b>Plain</b> text.", "HTML");
    refused("lesson.md", "## Menù e menù\n\nPlain", "# Menù e menù\n\nPlain", "headings are");
    let long = "Le amministrazioni responsabili dell’attuazione degli interventi cofinanziati \
                garantiscono tempestivamente l’aggiornamento delle informazioni caratterizzanti ";
    refused_once("it", &plain(), &long.repeat(90), "Gulpease");
    refused_once("en", &plain(), &"one more word and ".repeat(300), "words a sentence");
}

/// The same in one language: what is wrong is told on the line of what was replaced.
#[track_caller]
fn refused_once(lang: &str, from: &str, to: &str, what: &str) {
    let mut files = right();
    let text = files.get_mut(&format!("{lang}/first/lesson.md")).unwrap();
    let line = text[..text.find(from).unwrap()].matches('\n').count() + 1;
    *text = text.replacen(from, to, 1);
    let all = told(&check(&files));
    let at = format!("lessons/{lang}/first/lesson.md:{line}: ");
    assert!(all.lines().any(|told| told.starts_with(&at) && told.contains(what)), "{at}{what}:\n{all}");
}

#[test]
fn a_unit_is_neither_short_nor_long_and_says_how_long_it_takes() {
    let with = |text: &str, minutes: &str| {
        let mut files = right();
        for lang in ["it", "en"] {
            let unit = files.get_mut(&format!("{lang}/first/lesson.md")).unwrap();
            *unit = unit.replacen(&plain(), text, 1).replacen("minutes = 12", minutes, 1);
        }
        told(&check(&files))
    };
    let line = LESSON.lines().position(|line| line.starts_with("minutes")).unwrap() + 1;
    let minute = "It is short, and we read on. ".repeat(18);
    for (minutes, said, what) in [
        (9, 9, "the text takes 9 minutes to read ("),
        (21, 21, "the text takes 21 minutes to read ("),
        (12, 11, "take 12 to 18, activities apart, and 11 are said"),
        (12, 19, "take 12 to 18, activities apart, and 19 are said"),
    ] {
        let all = with(&minute.repeat(minutes), &format!("minutes = {said}"));
        for lang in ["it", "en"] {
            let at = format!("lessons/{lang}/first/lesson.md:{line}: ");
            assert!(all.lines().any(|told| told.starts_with(&at) && told.contains(what)), "{what}:\n{all}");
        }
        assert_eq!(all.lines().count(), 2, "{all}");
    }
    for (minutes, said) in [(10, 10), (12, 12), (12, 18), (20, 20), (20, 30)] {
        assert_eq!(with(&minute.repeat(minutes), &format!("minutes = {said}")), "", "{minutes}, {said}");
    }
}

#[test]
fn modules_are_in_order() {
    let mut files = right();
    for lang in ["it", "en"] {
        let text = files.get_mut(&format!("{lang}/second/lesson.md")).unwrap();
        *text = text.replace("order = 21", "order = 11").replace("module = \"plan\"", "module = \"plans\"");
    }
    let all = told(&check(&files));
    assert!(all.contains("11 is the place of first already") || all.contains("no module \"plans\""), "{all}");
    assert!(all.contains("no module \"plans\""), "{all}");
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(":::query\n".to_owned()),
        Just(":::activity\n".to_owned()),
        Just(":::\n".to_owned()),
        Just("---\n".to_owned()),
        Just("\n".to_owned()),
        Just("```\n".to_owned()),
        Just("limit = 3\n".to_owned()),
        Just("title = \"è\"\n".to_owned()),
        Just("| a | [[fesr|b]] |\n| --- | --- |\n| ____ | c |\n".to_owned()),
        Just("- [x](/a) ![y](z.svg \"w\")\n".to_owned()),
        Just("![a b c d](z.svg \"w\")\n\n".to_owned()),
        Just("[^1]\n\n[^1]: note\n".to_owned()),
        Just("\u{e000}7\u{e001}\u{e002}".to_owned()),
        "[a-zà-ù#*_\\[\\]()<>|`:\\- \n]{0,40}",
    ]
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_stumble(pieces in prop::collection::vec(piece(), 0..24)) {
        let text = pieces.concat();
        let mut mistakes = Mistakes::of("it/x/lesson.md");
        let document = Document::read(&text, 3, Lang::It, &mut mistakes);
        let lines = text.lines().count() + 4;
        for mistake in mistakes.into_list() {
            prop_assert!((1..=lines).contains(&mistake.line), "{mistake} of {lines} lines");
        }
        let shown = format!("{:?}", document.parts);
        prop_assert!(!shown.contains("<script") && !shown.contains('\u{e000}'), "{}", shown);
    }
}
