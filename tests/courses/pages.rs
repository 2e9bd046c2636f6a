//! Reading and trying, with an account and without.

use http::StatusCode;
use sea_orm::{EntityTrait, PaginatorTrait};
use tables::kinds::Role;
use tables::{lesson_progress, quiz_attempt};

use super::quiz;
use crate::support::Site;

/// The first unit of the course.
const LESSON_ID: &str = "welcome";
const LESSON: &str = "/it/lezioni/welcome";

#[tokio::test]
async fn anyone_reads_and_tries_and_nothing_is_kept() {
    let site = Site::new().await;
    let mut visitor = site.visitor();
    for lang in ["it", "en"] {
        for page in ["", "/welcome", "/welcome/quiz"] {
            let seen = visitor.get(&format!("/{lang}/lezioni{page}")).await;
            assert_eq!(seen.status, StatusCode::OK, "/{lang}/lezioni{page}: {}", seen.text());
        }
    }
    let all = quiz::answers(LESSON_ID, true);
    let result = visitor.post(&format!("{LESSON}/quiz"), &quiz::borrowed(&all)).await;
    assert_eq!(result.status, StatusCode::OK);
    assert_eq!(quiz_attempt::Entity::find().count(&site.app.db).await.unwrap(), 0);
    assert_eq!(visitor.get("/it/lezioni/nessuna").await.status, StatusCode::NOT_FOUND);
    let refused = visitor.post(&format!("{LESSON}/read"), &[]).await;
    assert!(refused.status == StatusCode::UNAUTHORIZED || refused.path.starts_with("/it/accedi"));
}

#[tokio::test]
async fn a_quiz_with_a_question_left_out_comes_back_with_the_answers() {
    let site = Site::new().await;
    let mut visitor = site.visitor();
    let all = quiz::answers(LESSON_ID, true);
    let again = visitor.post(&format!("{LESSON}/quiz"), &quiz::borrowed(&all[..1])).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(again.form("quiz").value(&all[0].0), all[0].1);
    // One line for each, in the order of the questions, and each says which.
    let missing = again.all(".mistakes li");
    let numbers: Vec<String> = (2..=missing.len() + 1).map(|n| format!("Domanda {n}: manca")).collect();
    assert!(!missing.is_empty());
    for (line, wanted) in missing.iter().zip(&numbers) {
        assert!(line.starts_with(wanted), "{missing:?}");
    }
    let fields = again.attributes(".mistakes a", "href");
    let shown = again.attributes("form#quiz .field[id], form#quiz input[type=text]", "id");
    let shown: Vec<String> = shown.iter().map(|id| format!("#{id}")).collect();
    assert_eq!(fields, shown[shown.len() - fields.len()..], "as the page has them");
}

#[tokio::test]
async fn reading_is_written_down_when_a_student_says_so_and_the_best_attempt_counts() {
    let site = Site::new().await;
    let student = site.student("lince-blu-42").await;
    let mut browser = site.signed_in(&student).await;
    let page = browser.get(LESSON).await;
    assert_eq!(lesson_progress::Entity::find().count(&site.app.db).await.unwrap(), 0, "a GET writes nothing");
    let read = page.form("read").submit(&mut browser).await;
    assert_eq!(read.path, LESSON);
    assert!(read.all("form#read").is_empty());
    let list = browser.get("/it/lezioni").await;
    assert!(
        list.attributes("main a.btn-primary", "href").contains(&format!("{LESSON}/quiz")),
        "one goes on there"
    );
    let (right, wrong) = (quiz::answers(LESSON_ID, true), quiz::answers(LESSON_ID, false));
    for tried in [&right, &wrong] {
        let result = browser.post(&format!("{LESSON}/quiz"), &quiz::borrowed(tried)).await;
        assert_eq!(result.status, StatusCode::OK, "{}", result.text());
    }
    let row = lesson_progress::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    assert_eq!((row.best_score, row.read_at.is_some()), (row.best_of, true));
    assert_eq!(quiz_attempt::Entity::find().count(&site.app.db).await.unwrap(), 2);
}

#[tokio::test]
async fn a_result_that_is_loaded_again_or_sent_twice_is_no_other_attempt() {
    let site = Site::new().await;
    let student = site.student("lince-blu-42").await;
    let mut browser = site.signed_in(&student).await;
    let (path, there) = (format!("{LESSON}/quiz"), format!("{LESSON}/quiz/risultato"));
    assert_eq!(browser.get(&there).await.path, path, "there is no result yet");
    let page = browser.get(&path).await;
    let seed = page.form("quiz").value("seed").to_owned();
    let mut all = quiz::answers(LESSON_ID, true);
    all.push(("seed".to_owned(), seed.clone()));
    for _ in 0..2 {
        let result = browser.post(&path, &quiz::borrowed(&all)).await;
        assert_eq!((result.path.as_str(), result.status), (there.as_str(), StatusCode::OK));
        assert!(browser.get(&there).await.says("Giusta"));
        assert_eq!(quiz_attempt::Entity::find().count(&site.app.db).await.unwrap(), 1);
    }
    assert!(browser.get(&path).await.attributes("main a", "href").contains(&there), "one finds it again");
    // Other answers from the same form are another attempt.
    let mut others = quiz::answers(LESSON_ID, false);
    others.push(("seed".to_owned(), seed));
    let result = browser.post(&path, &quiz::borrowed(&others)).await;
    assert!(!result.says("Giusta"), "{}", result.text());
    assert_eq!(quiz_attempt::Entity::find().count(&site.app.db).await.unwrap(), 2);
    let somebody = site.student("volpe-verde-7").await;
    let mut other = site.signed_in(&somebody).await;
    assert_eq!(other.get(&there).await.path, path, "everybody sees their own");
    assert!(site.visitor().get(&there).await.path.starts_with("/it/accedi"));
}

#[tokio::test]
async fn the_home_page_leads_students_to_their_class_and_to_the_course() {
    let site = Site::new().await;
    let student = site.student("lince-blu-42").await;
    let mut browser = site.signed_in(&student).await;
    let links = browser.get("/it/home").await.attributes(".next-step a", "href");
    assert_eq!(links, ["/it/entra", LESSON]);
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.signed_in(&teacher).await;
    assert!(browser.get("/it/home").await.attributes(".next-step a", "href").is_empty());
}

#[tokio::test]
async fn a_unit_is_taken_up_at_the_heading_where_one_stopped() {
    let site = Site::new().await;
    let student = site.student("lince-blu-42").await;
    let mut browser = site.signed_in(&student).await;
    let page = browser.get(LESSON).await;
    assert_eq!(page.attributes("article[data-place]", "data-place"), [format!("{LESSON}/place")]);
    assert!(!page.says("Continua da dove eri"));
    assert_eq!(
        lesson_progress::Entity::find().count(&site.app.db).await.unwrap(),
        0,
        "opening writes nothing"
    );
    let headings = page.attributes("article > h2[id]", "id");
    let path = format!("{LESSON}/place");
    let unknown = browser.post(&path, &[("heading", "niente")]).await;
    assert_eq!(unknown.status, StatusCode::BAD_REQUEST);
    for heading in &headings[1..3] {
        browser.post(&path, &[("heading", heading)]).await;
    }
    let there = format!("{LESSON}#{}", headings[2]);
    let page = browser.get(LESSON).await;
    assert!(page.says("Continua da dove eri"), "{}", page.text());
    let links = browser.get("/it/home").await.attributes(".next-step a", "href");
    assert_eq!(links, ["/it/entra", &there]);
    assert!(browser.get("/it/lezioni").await.attributes("a.btn-primary", "href").contains(&there));
    // Who has read it all has nothing to take up.
    page.form("read").submit(&mut browser).await;
    let page = browser.get(LESSON).await;
    assert!(!page.says("Continua da dove eri") && page.attributes("[data-place]", "data-place").is_empty());
    let mut visitor = site.visitor();
    assert!(visitor.get(LESSON).await.attributes("[data-place]", "data-place").is_empty());
}
