//! Every kind of question: right, wrong, left out; kept, counted, and no oftener than allowed.

use coesa::courses::compare::{is_accepted, near, number};
use coesa::courses::content::{self, Course};
use coesa::courses::given::{self, Given};
use coesa::courses::quiz_content::{Question, Task};
use coesa::courses::statistics::{self, ENOUGH, First};
use coesa::text::Lang;
use http::StatusCode;
use proptest::prelude::*;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use tables::{edition, lesson_progress, quiz_attempt};

use super::content::right;
use crate::support::Site;
use crate::support::browser::PageSeen;
use crate::support::story::person;

/// What a form sends, right or wrong, for each question of a unit that needs no dataset.
pub fn answers(unit: &str, right: bool) -> Vec<(String, String)> {
    let lesson = content::course().unwrap().find(Lang::It, unit).unwrap();
    lesson.questions.iter().flat_map(|question| answer(question, right)).collect()
}

pub fn borrowed(answers: &[(String, String)]) -> Vec<(&str, &str)> {
    answers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn answer(question: &Question, right: bool) -> Vec<(String, String)> {
    let part = |id: &str, value: &str| (given::part_field(question, id), value.to_owned());
    let whole = |value: &str| vec![(given::field(question), value.to_owned())];
    match &question.task {
        Task::Choice { options, .. } => {
            let most = if right { options.len() } else { 1 };
            let mut chosen: Vec<_> =
                options.iter().filter(|option| option.right == right).take(most).collect();
            // Where all are right, one of them alone is not.
            if chosen.is_empty() {
                chosen.extend(options.first());
            }
            chosen.into_iter().map(|option| (given::field(question), option.id.clone())).collect()
        }
        Task::Ordering(items) => {
            let turned = usize::from(!right);
            let place = |at: usize| ((at + turned) % items.len() + 1).to_string();
            items.iter().enumerate().map(|(at, item)| part(&item.id, &place(at))).collect()
        }
        Task::Match(pairs) => {
            let others = pairs.iter().cycle().skip(usize::from(!right));
            pairs.iter().zip(others).map(|(pair, other)| part(&pair.id, &other.id)).collect()
        }
        Task::Number { answer, tolerance, .. } => {
            let typed = if right { *answer } else { answer + 2.0 * tolerance + 1.0 };
            whole(&typed.to_string().replace('.', ","))
        }
        Task::Text { accepted } => whole(if right { &accepted[0] } else { "qualcosa d’altro" }),
        Task::Data(_) => whole(if right { "0" } else { "987654321" }),
    }
}

/// The name of each kind of question, with a unit of the course that asks one.
fn a_unit_of_each_kind() -> Vec<(&'static str, String)> {
    let lessons = content::course().unwrap().lessons(Lang::It);
    let kind = |question: &Question| match &question.task {
        Task::Choice { several: false, .. } => "single",
        Task::Choice { several: true, .. } => "multiple",
        Task::Ordering(_) => "ordering",
        Task::Match(_) => "match",
        Task::Number { .. } => "number",
        Task::Text { .. } => "text",
        Task::Data(_) => "data",
    };
    ["single", "multiple", "ordering", "match", "number", "text", "data"]
        .map(|name| {
            let has = |question: &Question| kind(question) == name;
            let unit = lessons.iter().find(|lesson| lesson.questions.iter().any(has));
            (name, unit.unwrap_or_else(|| panic!("no unit asks {name}")).id.clone())
        })
        .to_vec()
}

/// How many are right, of how many.
fn badges(page: &PageSeen) -> (usize, usize) {
    (
        page.all("li.card-plain .badge").iter().filter(|text| text.contains("Giusta")).count(),
        page.all("li.card-plain").len(),
    )
}

#[tokio::test]
async fn every_kind_is_marked_and_its_answers_are_kept() {
    let site = Site::new().await;
    let student = site.student("lince-blu-42").await;
    let mut browser = site.signed_in(&student).await;
    for (kind, unit) in a_unit_of_each_kind() {
        let path = format!("/it/lezioni/{unit}/quiz");
        let lesson = content::course().unwrap().find(Lang::It, &unit).unwrap();
        let asked = lesson.questions.iter().filter(|one| !matches!(one.task, Task::Data(_))).count();
        for (right, wanted) in [(false, 0), (true, asked)] {
            let page = browser.post(&path, &borrowed(&answers(&unit, right))).await;
            assert_eq!(page.status, StatusCode::OK, "{kind} in {unit}: {}", page.text());
            assert_eq!(badges(&page), (wanted, asked), "{kind} in {unit}");
        }
        let row = lesson_progress::Entity::find().filter(lesson_progress::Column::Lesson.eq(&unit));
        let row = row.one(&site.app.db).await.unwrap().unwrap();
        assert_eq!((row.best_score, row.best_of), (i32::try_from(asked).ok(), i32::try_from(asked).ok()));
        let kept = quiz_attempt::Entity::find().filter(quiz_attempt::Column::Lesson.eq(&unit));
        let kept = kept.all(&site.app.db).await.unwrap();
        let first = &lesson.questions.iter().find(|one| !matches!(one.task, Task::Data(_))).unwrap();
        for attempt in kept {
            assert_eq!(attempt.marks[&first.id]["version"], first.version.as_str());
            assert_eq!(attempt.marks[&first.id]["right"], attempt.score > 0);
        }
    }
}

#[tokio::test]
async fn what_is_left_out_is_told_and_nothing_typed_is_lost() {
    let site = Site::new().await;
    let mut visitor = site.visitor();
    for (kind, unit) in a_unit_of_each_kind() {
        let all = answers(&unit, true);
        let lesson = content::course().unwrap().find(Lang::It, &unit).unwrap();
        for question in lesson.questions.iter().filter(|one| !matches!(one.task, Task::Data(_))) {
            let name = given::field(question);
            let mine = |field: &str| field == name || field.starts_with(&format!("{name}_"));
            let others: Vec<_> = all.iter().filter(|(field, _)| !mine(field)).cloned().collect();
            let page = visitor.post(&format!("/it/lezioni/{unit}/quiz"), &borrowed(&others)).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{kind}: {name} left out");
            assert_eq!(page.attributes(".mistakes a", "href"), [format!("#{name}")]);
            let form = page.form("quiz");
            for (field, value) in others.iter().filter(|(field, _)| !field.contains("q-found")) {
                let several = others.iter().filter(|(one, _)| one == field).count() > 1;
                let asks_data = lesson
                    .questions
                    .iter()
                    .any(|one| matches!(one.task, Task::Data(_)) && given::field(one) == *field);
                assert!(several || asks_data || form.value(field) == value, "{field} is lost");
            }
        }
    }
}

#[tokio::test]
async fn two_items_in_one_place_and_words_for_a_number_are_mistakes() {
    let site = Site::new().await;
    let mut visitor = site.visitor();
    for (kind, unit) in a_unit_of_each_kind() {
        let mut all = answers(&unit, true);
        let lesson = content::course().unwrap().find(Lang::It, &unit).unwrap();
        let (value, told) = match kind {
            "ordering" => ("1", "stesso posto"),
            "number" => ("tanti", "serve un numero"),
            _ => continue,
        };
        for question in &lesson.questions {
            let wanted = matches!(
                (&question.task, kind),
                (Task::Ordering(_), "ordering") | (Task::Number { .. }, "number")
            );
            let name = given::field(question);
            for (field, sent) in all.iter_mut().filter(|_| wanted) {
                if *field == name || field.starts_with(&format!("{name}_")) {
                    value.clone_into(sent);
                }
            }
        }
        let page = visitor.post(&format!("/it/lezioni/{unit}/quiz"), &borrowed(&all)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{kind}");
        assert!(page.says(told), "{kind}: {}", page.text());
    }
}

#[tokio::test]
async fn a_question_about_the_data_is_marked_by_what_the_data_say_now() {
    let site = Site::demo().await;
    let unit = a_unit_of_each_kind().into_iter().find(|(kind, _)| *kind == "data").unwrap().1;
    let lesson = content::course().unwrap().find(Lang::It, &unit).unwrap();
    let (question, task) = lesson
        .questions
        .iter()
        .find_map(|one| match &one.task {
            Task::Data(task) => Some((one, task)),
            _ => None,
        })
        .unwrap();
    let mut visitor = site.visitor();
    let search = task.ask.filter(Some("016"));
    let totals = coesa::courses::live::totals(&site.app, search).await.unwrap().unwrap();
    let truth = totals.measure(task.measure, None).unwrap();
    for (typed, right) in [(format!("{truth:.2}"), true), (format!("{:.2}", truth * 2.0 + 10.0), false)] {
        let mut all: Vec<_> =
            answers(&unit, true).into_iter().filter(|(name, _)| *name != given::field(question)).collect();
        all.push((given::field(question), typed.replace('.', ",")));
        all.push(("region".to_owned(), "016".to_owned()));
        let page = visitor.post(&format!("/it/lezioni/{unit}/quiz"), &borrowed(&all)).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        let feedback = if right { &question.right_feedback } else { &question.wrong_feedback };
        assert!(page.says(feedback), "{typed}: {}", page.text());
        assert!(page.says("Puglia"));
    }
}

#[tokio::test]
async fn an_edition_says_how_often_a_quiz_may_be_taken() {
    let site = Site::demo().await;
    for row in edition::Entity::find().all(&site.app.db).await.unwrap() {
        let mut row = row.into_active_model();
        row.quiz_attempts = Set(Some(2));
        row.update(&site.app.db).await.unwrap();
    }
    let student = person(&site, "lince-blu-427").await;
    quiz_attempt::Entity::delete_many()
        .filter(quiz_attempt::Column::PersonId.eq(student.id))
        .exec(&site.app.db)
        .await
        .unwrap();
    let mut browser = site.as_one_of_the_story("lince-blu-427").await;
    let unit = &a_unit_of_each_kind()[0].1;
    let path = format!("/it/lezioni/{unit}/quiz");
    let all = answers(unit, true);
    for _ in 0..2 {
        let page = browser.post(&path, &borrowed(&all)).await;
        assert!(page.status == StatusCode::OK && !page.all("li.card-plain").is_empty(), "{}", page.text());
    }
    let again = browser.post(&path, &borrowed(&all)).await;
    assert!(again.says("Hai usato tutti i tentativi"), "{}", again.text());
    assert!(again.all("form#quiz").is_empty());
}

#[test]
fn every_kind_of_question_is_checked() {
    use super::content::refused;
    refused("quiz.toml", "kind = \"single\"", "kind = \"guess\"", "is none of single");
    refused("quiz.toml", "hint = \"More", "clue = \"More", "no key \"clue\"");
    refused("quiz.toml", "tolerance = 0.5", "tolerance = 20.0", "a quarter of the answer");
    refused("quiz.toml", "tolerance = 0.5", "tolerance = -1.0", "a quarter of the answer");
    refused("quiz.toml", "tolerance_percent = 1", "tolerance_percent = 90", "between 0 and 20");
    refused("quiz.toml", "accepted = [\"CUP\", ", "accepted = [\"?\", ", "has letters or digits");
    refused("quiz.toml", "right_feedback = \"In", "right_feedback = \"\" # \"In", "may not be empty");
    refused(
        "quiz.toml",
        "query = { region = \"own\", state = \"concluso\"",
        "query = { region = \"own\", state = \"over\"",
        "no state of code",
    );
    refused("quiz.toml", "measure = \"count\"", "measure = \"length\"", "is none of count");
    refused(
        "quiz.toml",
        "item = [ { id = \"x\", text = \"One\" }, { id = \"y\"",
        "item = [ { id = \"x\", text = \"One\" }, { id = \"x\"",
        "is there twice",
    );
}

#[test]
fn a_question_is_another_version_when_what_it_asks_changes_and_not_when_it_is_explained_better() {
    let version = |from: &str, to: &str| {
        let mut files = right();
        for lang in ["it", "en"] {
            let text = files.get_mut(&format!("{lang}/first/quiz.toml")).unwrap();
            assert!(text.contains(from));
            *text = text.replacen(from, to, 1);
        }
        let (course, _) = Course::read(&files, None);
        course.find(Lang::En, "first").unwrap().questions[0].version.clone()
    };
    let first = version("Yes", "Yes");
    assert_eq!(first, version("feedback = \"Yes\"", "feedback = \"Yes, because\""));
    assert_ne!(first, version("text = \"A\"", "text = \"Another\""));
}

#[test]
fn numbers_are_read_as_people_write_them() {
    let it = |typed, unit| number(typed, unit, Lang::It);
    for (typed, unit, read) in [
        ("35", "%", 35.0),
        ("35,0 %", "%", 35.0),
        ("35.0", "%", 35.0),
        ("35 per cento", "%", 35.0),
        ("1.234", "progetti", 1234.0),
        ("1 234", "progetti", 1234.0),
        ("1.234.567,8", "euro", 1_234_567.8),
        ("€ 440.000", "euro", 440_000.0),
        ("440 000 €", "euro", 440_000.0),
        ("440’000", "euro", 440_000.0),
        ("12 milioni", "milioni di euro", 12.0),
        ("12.500.000 €", "milioni di euro", 12.5),
        ("0.125", "", 0.125),
        ("-3,5", "", -3.5),
        ("12 progetti", "progetti", 12.0),
        (",5", "", 0.5),
        ("1,234.5", "", 1234.5),
    ] {
        let found = it(typed, unit);
        assert!(found.is_some_and(|n| near(n, read, 0.0)), "{typed:?} as {unit:?} is {found:?}");
    }
    assert_eq!(number("1,234", "", Lang::En), Some(1234.0));
    assert_eq!(number("1.234", "", Lang::En), Some(1.234));
    for typed in ["", "tanti", "12 mele", "1.23.4", "12 34", "--3", "1,2,3", "%", ".", "1.2345.678", "3-500"]
    {
        assert_eq!(it(typed, "progetti"), None, "{typed:?}");
    }
    assert_eq!(it("35 euro", "%"), None);
}

#[test]
fn words_are_right_however_they_are_spelled() {
    let accepted = ["CUP".to_owned(), "codice unico di progetto".to_owned(), "l’accesso civico".to_owned()];
    for typed in [
        "cup",
        "C.U.P.",
        "il CUP",
        " Codice  Unico di Progetto! ",
        "codice unico progetto",
        "accesso civico",
        "L'ACCESSO CÍVICO",
    ] {
        assert!(is_accepted(typed, &accepted), "{typed:?}");
    }
    for typed in ["", "?", "il", "CIG", "cup di progetto", "accesso"] {
        assert!(!is_accepted(typed, &accepted), "{typed:?}");
    }
}

proptest! {
    #[test]
    fn any_amount_is_read_back_however_it_is_written(cents in 0_i64..1_000_000_000_000) {
        #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
        let wanted = cents as f64 / 100.0;
        let plain = format!("{},{:02}", cents / 100, cents % 100);
        let grouped = coesa::text::money(Lang::It, cents);
        for typed in [plain, grouped] {
            let read = number(&typed, "euro", Lang::It);
            prop_assert!(read.is_some_and(|n| near(n, wanted, 0.0)), "{} is {:?}", typed, read);
        }
    }

    #[test]
    fn nothing_typed_is_too_strange_to_compare(typed in ".{0,40}", unit in "%|euro|progetti|") {
        let _ = number(&typed, &unit, Lang::It);
        let _ = is_accepted(&typed, &["CUP".to_owned()]);
    }
}

#[test]
fn what_was_answered_is_kept_and_read_back() {
    for given in [
        Given::Chosen(vec!["a".to_owned()]),
        Given::Matched([("a".to_owned(), "b".to_owned())].into()),
        Given::Written("12,5".to_owned()),
    ] {
        let kept = serde_json::to_value(&given).unwrap();
        assert_eq!(serde_json::from_value::<Given>(kept).unwrap(), given);
    }
}

/// Students of whom the best half has everything right, and the others all wrong but for some.
fn firsts(students: usize, mine: impl Fn(usize) -> bool) -> Vec<First> {
    let of = |n: usize| {
        let good = n < students / 2;
        [("mine".to_owned(), mine(n)), ("second".to_owned(), good), ("third".to_owned(), good)].into()
    };
    (0..students).map(of).collect()
}

#[test]
fn a_question_that_only_those_get_right_who_know_tells_them_apart() {
    let perfect = statistics::of("mine", &firsts(40, |n| n < 20));
    assert_eq!((perfect.answered, perfect.right, perfect.share()), (40, 20, Some(50.0)));
    assert!(perfect.discrimination.is_some_and(|d| (d - 1.0).abs() < 1e-9), "{perfect:?}");
    let odd = statistics::of("mine", &firsts(40, |n| n >= 20));
    assert!(odd.discrimination.is_some_and(|d| (d + 1.0).abs() < 1e-9), "{odd:?}");
    let chance = statistics::of("mine", &firsts(40, |n| n % 2 == 0));
    assert!(chance.discrimination.is_some_and(|d| d.abs() < 1e-9), "{chance:?}");
    // 15 of 20 who know and 5 of 20 who do not: (0.75 - 0.25) × 0.5 × 0.5 / (0.5 × 0.5) = 0.5
    let usual = statistics::of("mine", &firsts(40, |n| n < 15 || (20..25).contains(&n)));
    assert!(usual.discrimination.is_some_and(|d| (d - 0.5).abs() < 1e-9), "{usual:?}");
    assert_eq!(statistics::of("mine", &firsts(40, |_| true)).discrimination, None, "all alike");
    assert_eq!(statistics::of("mine", &firsts(ENOUGH - 2, |n| n < 3)).discrimination, None, "too few");
    assert_eq!(statistics::of("nobody", &firsts(40, |_| true)).share(), None);
}

proptest! {
    #[test]
    fn discrimination_is_never_beyond_one(answers in proptest::collection::vec(proptest::array::uniform4(any::<bool>()), 0..80)) {
        let firsts: Vec<First> = answers
            .iter()
            .map(|row| row.iter().enumerate().map(|(n, right)| (n.to_string(), *right)).collect())
            .collect();
        let item = statistics::of("0", &firsts);
        prop_assert!(item.right <= item.answered && item.answered == firsts.len());
        prop_assert!(item.discrimination.is_none_or(|d| (-1.0..=1.0).contains(&d)));
    }
}

#[tokio::test]
async fn staff_see_how_questions_were_answered_and_nobody_by_name() {
    let site = Site::demo().await;
    let edition = edition::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    let path = format!("/it/overview/{}/quizzes", edition.id);
    let mut editor = site.as_one_of_the_story("edo@demo.example").await;
    let page = editor.get(&path).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(!page.says("lince-blu") && !page.all("tbody tr").is_empty());
    for sort in ["answered", "-right", "discrimination", "-order", "nothing"] {
        assert_eq!(editor.get(&format!("{path}?sort={sort}")).await.status, StatusCode::OK);
    }
    let file = editor.get(&format!("{path}/csv")).await;
    let wanted =
        content::course().unwrap().lessons(Lang::It).iter().map(|one| one.questions.len()).sum::<usize>();
    assert!(file.html().lines().count() > wanted, "a line for each question");
    assert_eq!(site.visitor().get(&path).await.path.split('?').next(), Some("/it/accedi"));
    let mut student = site.as_one_of_the_story("lince-blu-427").await;
    assert_eq!(student.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_told_of_questions_can_be_narrowed_to_one_unit() {
    let site = Site::demo().await;
    let edition = edition::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    let path = format!("/it/overview/{}/quizzes", edition.id);
    let mut editor = site.as_one_of_the_story("edo@demo.example").await;
    let page = editor.get(&path).await;
    let all = page.all("tbody tr").len();
    let unit = page.attributes("#unit option", "value").remove(1);
    let one = page.form("filter").set("unit", &unit).submit(&mut editor).await;
    let links = one.attributes("tbody th a", "href");
    assert!(!links.is_empty() && links.len() < all, "{} of {all}", links.len());
    assert!(links.iter().all(|link| *link == format!("/it/lezioni/{unit}")), "{links:?}");
    let file = one.attributes("main .buttons a", "href").into_iter().find(|link| link.contains("/csv?"));
    let narrow = editor.get(&file.unwrap()).await.html();
    let whole = editor.get(&format!("{path}/csv")).await.html();
    assert!(narrow.lines().count() < whole.lines().count(), "the file too");
    let none = editor.get(&format!("{path}?unit=nothing")).await;
    assert!(none.says("Niente corrisponde ai filtri"), "{}", none.text());
}
