//! What the files of lessons must keep to.

use std::collections::BTreeMap;

use coesa::courses::content::{self, Course};
use coesa::text::Lang;

const LESSON: &str = "+++\nid = \"a\"\ntitle = \"A\"\nsummary = \"S\"\nminutes = 5\naims = []\n\
    order = 1\nmodule = \"plan\"\nlicence = \"CC BY 4.0\"\n+++\n\n## Menù e menù\n\nText.\n\n## Menù e menù\n";
const COURSE: &str = "title = \"C\"\nsummary = \"S\"\nlicence = \"CC BY 4.0\"\n\n[[module]]\n\
    id = \"plan\"\ntitle = \"P\"\nsummary = \"S\"\n";
const QUIZ: &str = "[[question]]\nid = \"one\"\nkind = \"single\"\ntext = \"?\"\n\n[[question.option]]\n\
    id = \"a\"\ntext = \"A\"\nright = true\nfeedback = \"Yes\"\n\n[[question.option]]\nid = \"b\"\n\
    text = \"B\"\nright = false\nfeedback = \"No\"\n";

fn files(change: impl Fn(&mut BTreeMap<String, String>)) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for lang in ["it", "en"] {
        files.insert(format!("{lang}/course.toml"), COURSE.to_owned());
        files.insert(format!("{lang}/a/lesson.md"), LESSON.to_owned());
        files.insert(format!("{lang}/a/quiz.toml"), QUIZ.to_owned());
    }
    change(&mut files);
    files
}

fn mistake(change: impl Fn(&mut BTreeMap<String, String>)) -> String {
    Course::read(&files(change)).1.first().unwrap().to_string()
}

fn replace(files: &mut BTreeMap<String, String>, name: &str, from: &str, to: &str) {
    let text = files.get_mut(name).unwrap();
    assert!(text.contains(from), "{name} has no {from:?}");
    *text = text.replacen(from, to, 1);
}

#[test]
fn the_course_is_right() {
    let course = content::course().unwrap();
    assert!(!course.lessons(Lang::It).is_empty());
    assert_eq!(course.lessons(Lang::It).len(), course.lessons(Lang::En).len());
}

#[test]
fn headings_get_ids_of_their_own() {
    let course = Course::read(&files(|_| {})).0;
    let lesson = course.find(Lang::En, "a").unwrap();
    let ids: Vec<&str> = lesson.headings.iter().map(|heading| heading.id.as_str()).collect();
    assert_eq!(ids, ["p-menu-e-menu", "p-menu-e-menu-2"]);
    assert!(lesson.html.contains("<h2 id=\"p-menu-e-menu-2\">"), "{}", lesson.html);
}

#[test]
fn an_empty_folder_is_a_course_without_lessons() {
    assert!(Course::read(&BTreeMap::new()).0.lessons(Lang::It).is_empty());
}

#[test]
fn mistakes_name_the_file_and_the_line() {
    let place = mistake(|files| replace(files, "it/a/lesson.md", "minutes = 5", "minutes = \"five\""));
    assert!(place.starts_with("lessons/it/a/lesson.md:5:"), "{place}");
    let place = mistake(|files| replace(files, "en/a/lesson.md", "Text.", "<b>Text</b>"));
    assert!(place.starts_with("lessons/en/a/lesson.md:14:"), "{place}");
    let place = mistake(|files| replace(files, "en/a/lesson.md", "\n## ", "\n# "));
    assert!(place.starts_with("lessons/en/a/lesson.md:12:"), "{place}");
    let place = mistake(|files| replace(files, "en/a/quiz.toml", "right = false", "right = \"no\""));
    assert!(place.starts_with("lessons/en/a/quiz.toml:15:"), "{place}");
    let place = mistake(|files| replace(files, "it/a/quiz.toml", "right = false", "right = true"));
    assert!(place.starts_with("lessons/it/a/quiz.toml:1: question \"one\""), "{place}");
    let place = mistake(|files| replace(files, "it/a/lesson.md", "\"a\"", "\"b\""));
    assert!(place.starts_with("lessons/it/a/lesson.md:2:"), "{place}");
}

#[test]
fn the_languages_must_agree() {
    let place = mistake(|files| drop(files.remove("en/a/lesson.md")));
    assert!(place.contains("lessons/en/a/lesson.md:1: it is missing"), "{place}");
    let place = mistake(|files| drop(files.remove("en/a/quiz.toml")));
    assert!(place.contains("lessons/en/a/quiz.toml"), "{place}");
    let place = mistake(|files| replace(files, "en/a/quiz.toml", "id = \"b\"", "id = \"c\""));
    assert!(place.contains("quiz.toml"), "{place}");
}
