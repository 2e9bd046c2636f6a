//! What is wrong is told on the line where it stands, in words that an author understands.

use coesa::courses::content::{Contents, Course};
use coesa::courses::mistake::Mistake;
use coesa::courses::mistake_words::{find, told as kind};
use coesa::courses::source::Source;
use coesa::text::{Lang, Texts};

use super::content::{check, plain, right, told};

/// The line on which these words begin, for the first time.
#[track_caller]
fn line_of(text: &str, words: &str) -> usize {
    let at = text.find(words).unwrap_or_else(|| panic!("there is no {words:?}"));
    text[..at].matches('\n').count() + 1
}

/// Writes `to` for `from` in one file of a right course.
#[track_caller]
fn changed(file: &str, from: &str, to: &str) -> Contents {
    let mut files = right();
    let text = files.get_mut(file).unwrap();
    assert!(text.contains(from), "{file} has no {from:?}");
    *text = text.replacen(from, to, 1);
    files
}

/// Wants one mistake to be told, with these words, on the line where `at` begins in the changed file.
#[track_caller]
fn told_at(files: &Contents, file: &str, at: &str, what: &str) {
    let wanted = format!("lessons/{file}:{}: {what}", line_of(&files[file], at));
    let all = told(&check(files));
    assert!(all.lines().any(|line| line == wanted), "{wanted} is not in\n{all}");
}

#[test]
fn what_differs_from_italian_is_told_in_words_where_it_stands() {
    for (file, from, to, what) in [
        ("lesson.md", "order = 11", "order = 12", "order: it is \"12\" here and \"11\" in Italian"),
        ("lesson.md", "minutes = 12", "minutes = 13", "minutes: it is \"13\" here and \"12\" in Italian"),
        ("lesson.md", "aims = [", "aims = [\"Read\", ", "aims: there are 2 here and 1 in Italian"),
        ("lesson.md", "id = \"three\"", "id = \"four\"", "id: it is \"four\" here and \"three\" in Italian"),
        ("lesson.md", "minutes = 20", "minutes = 25", "minutes: it is \"25\" here and \"20\" in Italian"),
        ("lesson.md", "group = \"4-5\"", "group = \"4\"", "group: it is \"4\" here and \"4-5\" in Italian"),
        (
            "lesson.md",
            "materials = []",
            "materials = [\"Paper\"]",
            "materials: it is \"1\" here and \"0\" in Italian",
        ),
        ("lesson.md", "theme = \"11\"", "theme = \"05\"", "theme: it is \"05\" here and \"11\" in Italian"),
        (
            "lesson.md",
            "region = \"own\"",
            "state = \"concluso\"",
            "state: it is \"concluso\" here, and Italian has none",
        ),
        ("lesson.md", "limit = 5", "limit = 6", "limit: it is \"6\" here and \"5\" in Italian"),
        (
            "lesson.md",
            "by = \"theme\"",
            "by = \"state\"",
            "by: it is \"state\" here and \"theme\" in Italian",
        ),
        (
            "lesson.md",
            "terms = [\"fsc\"]",
            "terms = [\"fesr\"]",
            "terms: it is \"fesr\" here and \"fsc\" in Italian",
        ),
        ("quiz.toml", "answer = 35.0", "answer = 36.0", "answer: it is \"36\" here and \"35\" in Italian"),
        (
            "quiz.toml",
            "kind = \"single\"",
            "kind = \"multiple\"",
            "kind: it is \"multiple\" here and \"single\" in Italian",
        ),
        (
            "quiz.toml",
            "query = { region = \"own\", state = \"concluso\" }",
            "query = { region = \"own\" }",
            "query: it is \"region = own\" here and \"state = concluso; region = own\" in Italian",
        ),
    ] {
        let file = format!("en/first/{file}");
        told_at(&changed(&file, from, to), &file, to, what);
    }
}

#[test]
fn what_is_missing_beside_italian_is_told_where_it_would_stand() {
    let file = "en/first/lesson.md";
    let it = right()["it/first/lesson.md"].clone();
    // Where the key is missing, the directive is told.
    let files = changed(file, "theme = \"11\"\n", "");
    told_at(&files, file, ":::query", "theme: it is not here, and in Italian it is \"11\"");
    let files = changed(file, ":::glossary\nterms = [\"fsc\"]\n:::\n", "");
    let what =
        format!("where Italian has :::glossary on line {}, there is :::query", line_of(&it, ":::glossary"));
    told_at(&files, file, ":::query", &what);
    let files = changed(file, ":::quiz\n:::\n", "");
    let what = format!("Italian has :::quiz on line {}, and there is none here", line_of(&it, ":::quiz"));
    told_at(&files, file, ":::activity", &what);
    let more = ":::quiz\n:::\n\n:::glossary\nterms = [\"fesr\"]\n:::\n";
    let files = changed(file, ":::quiz\n:::\n", more);
    told_at(&files, file, ":::glossary\nterms = [\"fesr\"]", "Italian has no :::glossary in this place");

    let file = "en/first/quiz.toml";
    let files = changed(file, "id = \"several\"", "id = \"many\"");
    let line = line_of(&right()["it/first/quiz.toml"], "id = \"several\"") - 1;
    let what = format!("where Italian has [[question]] several on line {line}, there is [[question]] many");
    told_at(&files, file, "[[question]]\nid = \"many\"", &what);
    let files = changed(file, "id = \"b\"", "id = \"c\"");
    let what = "option: it is \"c, right = false\" here and \"b, right = false\" in Italian";
    told_at(&files, file, "[[question.option]]\nid = \"c\"", what);

    let file = "en/course.toml";
    let files = changed(file, "\"plan\"", "\"plans\"");
    let line = line_of(&right()["it/course.toml"], "id = \"plan\"") - 1;
    let what = format!("where Italian has [[module]] plan on line {line}, there is [[module]] plans");
    told_at(&files, file, "[[module]]\nid = \"plans\"", &what);

    let mut files = right();
    files.remove("en/second/lesson.md");
    assert!(told(&check(&files)).contains("lessons/en/second/lesson.md:1: it is missing: a unit is in both"));
}

#[test]
fn what_cannot_be_read_is_one_mistake_and_not_missing_as_well() {
    let accepted = "accepted = [\"CUP\", \"codice unico di progetto\"]\n";
    for (file, from, to) in [
        ("lesson.md", ":::glossary", ":::glosary"),
        ("lesson.md", "show = \"list\"", "show = list"),
        ("lesson.md", "kind = \"bars\"", "kind = "),
        ("lesson.md", "group = \"4-5\"", "group = 4 to 5"),
        ("lesson.md", ":::quiz\n:::", ":::quiz\nhere\n:::"),
        ("quiz.toml", "kind = \"single\"", "kind = \"singel\""),
        ("quiz.toml", "tolerance = 0.5", "tolerance ="),
        ("quiz.toml", "id = \"several\"\n", ""),
        ("quiz.toml", accepted, ""),
    ] {
        for lang in ["it", "en"] {
            let all = check(&changed(&format!("{lang}/first/{file}"), from, to));
            assert_eq!(all.len(), 1, "{from:?} → {to:?}:\n{}", told(&all));
        }
    }
    // What comes after it is compared as ever.
    let mut files = changed("en/first/quiz.toml", "kind = \"single\"", "kind = \"singel\"");
    let quiz = files.get_mut("en/first/quiz.toml").unwrap();
    *quiz = quiz.replacen("answer = 35.0", "answer = 36.0", 1);
    let file = "en/first/quiz.toml";
    told_at(&files, file, "answer = 36.0", "answer: it is \"36\" here and \"35\" in Italian");
    assert_eq!(check(&files).len(), 2);
}

#[test]
fn what_is_wrong_with_a_unit_is_told_where_it_stands() {
    let file = "it/first/lesson.md";
    let twice = "id = \"again\"\ntitle = \"Once more\"\nminutes = 5\ngroup = \"4\"\nmaterials = []\n---\nWrite.\n:::\n";
    let files = changed(file, ":::quiz\n", &format!(":::activity\n{twice}\n:::quiz\n"));
    told_at(&files, file, &format!(":::activity\n{twice}"), "a unit has exactly one :::activity");
    let files = changed(file, "id = \"first\"", "id = \"other\"");
    told_at(&files, file, "id = \"other\"", "id: it is \"other\", but the folder is \"first\"");
    let files = changed(file, ":::quiz\n:::\n", ":::quiz\n:::\n\n:::quiz\n:::\n");
    let what = "the unit has a quiz.toml, and must show it once: :::quiz";
    told_at(&files, file, ":::quiz\n:::\n\n[^1]", what);
    let files = changed("it/second/lesson.md", "order = 21", "order = 11");
    told_at(&files, "it/second/lesson.md", "order = 11", "order: 11 is the place of first already");
    let files = changed("it/second/lesson.md", "module = \"plan\"", "module = \"plans\"");
    let what = "module: course.toml has no module \"plans\"";
    told_at(&files, "it/second/lesson.md", "module = \"plans\"", what);
    let files = changed("it/first/quiz.toml", "right = false", "right = true");
    let what = "kind: more than one option is right, and it takes one";
    told_at(&files, "it/first/quiz.toml", "[[question.option]]\nid = \"b\"", what);

    let note = "it/first/teacher.md";
    let files = changed(note, "Then go on", ":::glossary\nterms = [\"fsc\"]\n:::\n\nThen go on");
    told_at(&files, note, ":::glossary", "a teacher's note is text: no directives, no figures");
    let mut files = right();
    files.insert("it/first/other.svg".to_owned(), files["it/first/path.svg"].clone());
    let what = "the figure \"other.svg\" is in the folder and not in the text";
    told_at(&files, "it/first/other.svg", "<svg", what);
    files.insert("it/first/other.svg".to_owned(), "<!-- One -->\n<svg></svg>\n".to_owned());
    told_at(&files, "it/first/other.svg", "<svg", "the drawing needs viewBox=\"0 0 width height\"");
}

#[test]
fn of_a_hard_text_the_hardest_paragraph_is_told() {
    let hard =
        "Responsabilizzazione amministrativa dell’attuazione programmatoria interministeriale ".repeat(8);
    let less = "Le amministrazioni responsabili garantiscono aggiornamenti delle informazioni su tutti gli \
                interventi. ";
    let less = less.repeat(120);
    let files = changed("it/first/lesson.md", &plain(), &format!("{less}\n\n{hard}\n\nPlain text."));
    let all = told(&check(&files));
    let line = line_of(&files["it/first/lesson.md"], &hard);
    let at = format!("lessons/it/first/lesson.md:{line}: the text is hard to read, here above all");
    assert!(all.contains(&at), "{at} is not in\n{all}");
}

/// Writes a course into a folder, with these bytes for one of its files, and reads it.
fn read_with(file: &str, bytes: &[u8]) -> Vec<Mistake> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in right() {
        let path = folder.path().join(&name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, if name == file { bytes } else { text.as_bytes() }).unwrap();
    }
    Course::of(&Source::read(folder.path()).unwrap(), None).1
}

#[test]
fn a_file_that_is_not_utf_8_is_told_with_the_line_of_its_first_bad_byte() {
    let note = right()["it/first/teacher.md"].clone();
    let latin = [note.as_bytes(), &b"\nPerch\xe9 no?\nE gi\xe0.\n"[..]].concat();
    let all = told(&read_with("it/first/teacher.md", &latin));
    let line = note.matches('\n').count() + 2;
    assert_eq!(
        all,
        format!(
            "lessons/it/first/teacher.md:{line}: the file is not UTF-8: here is its first byte that is no \
             letter in it"
        )
    );
    assert_eq!(told(&read_with("it/first/teacher.md", note.as_bytes())), "");
}

#[test]
fn a_program_with_a_mistake_in_its_course_says_so_and_has_none() {
    assert!(Course::checked(&right().into()).is_ok());
    // A link is followed like all the rest.
    let files = changed("en/first/lesson.md", "(/lezioni/second)", "(/lezioni/third)");
    let line = line_of(&files["en/first/lesson.md"], "(/lezioni/third)");
    let told = Course::checked(&files.into()).unwrap_err();
    assert_eq!(told, format!("lessons/en/first/lesson.md:{line}: there is no unit \"third\""));
}

#[test]
fn what_is_wrong_is_said_in_the_authors_language() {
    let texts = Texts::load().unwrap();
    let (unit, quiz, note) = ("en/first/lesson.md", "en/first/quiz.toml", "en/first/teacher.md");
    let mut said = 0;
    for (file, from, to) in [
        (unit, "order = 11", "order = 12"),
        (unit, "order = 11", "order = 30"),
        (unit, "order = 11", "order = 21"),
        (unit, "module = \"start\"", "module = \"begin\""),
        (unit, "aims = [", "aims = [\"Read\", "),
        (unit, "minutes = 12", "minutes = 30"),
        (unit, plain().as_str(), "Plain text."),
        (unit, plain().as_str(), "one more word and ".repeat(300).as_str()),
        (unit, "theme = \"11\"\n", ""),
        (unit, "region = \"own\"", "state = \"concluso\""),
        (unit, ":::quiz\n:::\n", ""),
        (unit, ":::quiz\n:::\n", ":::quiz\n:::\n\n:::glossary\nterms = [\"fesr\"]\n:::\n"),
        (unit, ":::glossary\nterms = [\"fsc\"]\n:::\n", ""),
        (unit, "(path.svg \"", "(paths.svg \""),
        (unit, "+++\n\n", "\n\n"),
        (unit, "(/lezioni/second)", "(/lezioni/third)"),
        (unit, "(/lezioni/second)", "(/lezioni/second#p-no)"),
        (unit, "(/lezioni/second)", "(/lezioni/second/attivita/no)"),
        (unit, "(/lezioni/second)", "(/lezioni/second/figure/no.svg)"),
        (unit, "(/lezioni/second)", "(/progetti/acqua/)"),
        (unit, "(/lezioni/second)", "(/nessuna)"),
        (quiz, "id = \"several\"", "id = \"many\""),
        (note, "Then go on", ":::quiz\n:::\n\nThen go on"),
    ] {
        let found = check(&changed(file, from, to));
        assert!(!found.is_empty(), "{from:?} → {to:?} is no mistake");
        for mistake in found {
            for lang in Lang::ALL {
                let words = find(&texts, lang, &mistake.text);
                let words = words.unwrap_or_else(|| panic!("{mistake} has no words of its own"));
                assert!(!words.contains("mistakes-") && !words.contains('{'), "{mistake}: {words}");
                assert!(lang == Lang::En || words != mistake.text, "{mistake} is English");
            }
            said += 1;
        }
    }
    assert!(said > 23, "{said}");
    let italian = |mistake| find(&texts, Lang::It, mistake);
    let twin = italian("by: it is \"state\" here and \"theme\" in Italian");
    assert_eq!(twin.as_deref(), Some("by: qui è «state», e in italiano «theme»."));
    assert_eq!(italian("order: what no text is kept for"), None, "half a sentence is not said");
}

const UNIT: &str = "lesson.md";
const QUIZ: &str = "quiz.toml";

/// In one file of a unit, what is written for what, and the kind of mistake that it is.
const WRONG: [(&str, &str, &str, &str); 36] = [
    (QUIZ, include_str!("course/quiz.toml"), "# Later.\n", "quiz-empty"),
    (QUIZ, "id = \"several\"", "id = \"one\"", "quiz-twice"),
    (QUIZ, "id = \"several\"", "id = \"Several\"", "key-id"),
    (QUIZ, "id = \"b\"", "id = \"B!\"", "quiz-part-id"),
    (QUIZ, "id = \"b\"", "id = \"\"", "quiz-part-id"),
    (QUIZ, "id = \"y\"", "id = \"x\"", "quiz-part-twice"),
    (QUIZ, "id = \"u\"", "id = \"l\"", "quiz-few"),
    (QUIZ, "text = \"B\"", "text = \" \"", "quiz-option"),
    (QUIZ, "feedback = \"No\"", "feedback = \"\"", "quiz-option"),
    (QUIZ, "right = true", "right = false", "quiz-none-right"),
    (QUIZ, "right = false", "right = true", "quiz-many-right"),
    (QUIZ, "text = \"Three\"", "text = \"\"", "quiz-item"),
    (QUIZ, "left = \"Up\"", "left = \" \"", "quiz-pair"),
    (QUIZ, "right = \"Down\"", "right = \"Right\"", "quiz-pair-alike"),
    (QUIZ, "answer = 35.0", "answer = inf", "key-number"),
    (QUIZ, "tolerance = 0.5", "tolerance = 10.0", "quiz-tolerance"),
    (QUIZ, "\"CUP\"", "\"–\"", "quiz-accepted"),
    (QUIZ, "tolerance_percent = 1", "tolerance_percent = 30", "key-between"),
    (QUIZ, "measure = \"count\"\n", "", "key-missing"),
    (QUIZ, "measure = \"count\"", "measure = \"counts\"", "key-choice"),
    (QUIZ, "unit = \"%\"", "units = \"%\"", "key-unknown"),
    (QUIZ, "state = \"concluso\"", "state = \"finito\"", "key-code"),
    (QUIZ, "state = \"concluso\"", "stato = \"concluso\"", "key-filter"),
    (QUIZ, "state = \"concluso\"", "state = 5", "key-texts"),
    (QUIZ, "state = \"concluso\"", "state = \"\"", "key-empty"),
    (QUIZ, "answer = 35.0", "answer = \"35\"", "key-type"),
    (QUIZ, "feedback = \"No\"", "", "key-field"),
    (QUIZ, "feedback = \"No\"", "feedbak = \"No\"", "key-field-unknown"),
    (UNIT, "id = \"first\"", "id = \"other\"", "unit-folder"),
    (UNIT, "aims = [\"Find a project\"]", "aims = []", "unit-aims"),
    (
        UNIT,
        "sources = [ { title = \"OpenCoesione\", url = \"https://opencoesione.gov.it\" } ]",
        "sources = []",
        "unit-sources",
    ),
    (UNIT, "url = \"https://opencoesione.gov.it\"", "url = \"opencoesione\"", "unit-addresses"),
    (UNIT, "title = \"OpenCoesione\"", "name = \"OpenCoesione\"", "key-field-unknown"),
    (UNIT, "minutes = 20", "minutes = -20", "key-value"),
    (UNIT, "id = \"three\"", "id = \"Three!\"", "key-id"),
    (UNIT, "group = \"4-5\"", "group = \"four\"", "activity-group"),
];

#[test]
fn what_is_wrong_in_a_quiz_or_in_the_facts_is_said_in_the_authors_language() {
    let texts = Texts::load().unwrap();
    for (file, from, to, wanted) in WRONG {
        let found = check(&changed(&format!("en/first/{file}"), from, to));
        let kinds: Vec<&str> =
            found.iter().map(|mistake| kind(&mistake.text).map_or("", |(kind, _)| kind)).collect();
        assert!(kinds.contains(&wanted), "{from:?} → {to:?} is {kinds:?}:\n{}", told(&found));
        for mistake in found {
            for lang in Lang::ALL {
                let words = find(&texts, lang, &mistake.text);
                let words = words.unwrap_or_else(|| panic!("{mistake} has no words of its own"));
                assert!(!words.contains("mistakes-") && !words.contains('{'), "{mistake}: {words}");
                assert!(lang == Lang::En || words != mistake.text, "{mistake} is English");
            }
        }
    }
    let italian = |mistake| find(&texts, Lang::It, mistake);
    let tolerance = italian("tolerance: it is between 0 and 8.75, a quarter of the answer");
    let wanted = "tolerance: dev’essere un numero da 0 a 8.75, che è un quarto della risposta.";
    assert_eq!(tolerance.as_deref(), Some(wanted));
    let code = italian("query.state: the data have no state of code \"finito\"");
    assert_eq!(code.as_deref(), Some("query.state: i dati non hanno il codice «finito»."));
    let folder = italian("id: a unit's id is lower case letters and dashes");
    assert_eq!(folder.as_deref(), Some("id: ci vogliono lettere minuscole, cifre e trattini."));
}
