//! A class takes a module: from the first page to the last quiz, with a break, and its teacher looks on.

use coesa::courses::content;
use coesa::courses::quiz_content::Task;
use coesa::text::Lang;
use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::{class_member, lesson_progress, person, quiz_attempt};

use super::quiz;
use crate::support::Site;
use crate::support::browser::{Browser, PageSeen};
use crate::support::story::person as called;

const TEACHER: &str = "bruni@demo.example";
const STUDENTS: [&str; 2] = ["lince-blu-427", "gufo-verde-219"];

/// The units of the module *Plan*, in order: id and title.
fn module() -> Vec<(&'static str, &'static str)> {
    let lessons = content::course().unwrap().lessons(Lang::It).iter();
    let plan = lessons.filter(|unit| unit.front.module == "plan");
    let units: Vec<_> = plan.map(|unit| (unit.id.as_str(), unit.front.title.as_str())).collect();
    assert!((3..=5).contains(&units.len()), "{units:?}");
    units
}

/// The class has not begun: what the story has done of the course is taken away.
async fn forget(site: &Site, people: &[person::Model]) {
    let ids: Vec<_> = people.iter().map(|one| one.id).collect();
    let read = lesson_progress::Entity::delete_many()
        .filter(lesson_progress::Column::PersonId.is_in(ids.iter().copied()));
    read.exec(&site.app.db).await.unwrap();
    let tried = quiz_attempt::Entity::delete_many().filter(quiz_attempt::Column::PersonId.is_in(ids));
    tried.exec(&site.app.db).await.unwrap();
}

async fn reads(browser: &mut Browser, unit: &str) {
    let page = browser.get(&format!("/it/lezioni/{unit}")).await;
    let after = page.form("read").submit(browser).await;
    assert_eq!(after.status, StatusCode::OK, "{unit}: {}", after.text());
}

/// Sends the unit's quiz as the page has it: questions about the data get a guess.
async fn tries(browser: &mut Browser, unit: &str, right: bool) -> PageSeen {
    let path = format!("/it/lezioni/{unit}/quiz");
    let mut sent = quiz::answers(unit, right);
    let asked = browser.get(&path).await.attributes("#quiz [name]", "name");
    sent.retain(|(name, _)| asked.contains(name));
    let result = browser.post(&path, &quiz::borrowed(&sent)).await;
    assert_eq!(result.status, StatusCode::OK, "{unit}: {}", result.text());
    result
}

/// How many of a unit's questions are sure to be right when one knows all: not those about the data.
fn sure(unit: &str) -> usize {
    let lesson = content::course().unwrap().find(Lang::It, unit).unwrap();
    lesson.questions.iter().filter(|one| !matches!(one.task, Task::Data(_))).count()
}

#[tokio::test]
async fn a_class_takes_a_module_and_the_teacher_sees_who_is_where() {
    let site = Site::demo().await;
    let units = module();
    let people = [called(&site, STUDENTS[0]).await, called(&site, STUDENTS[1]).await];
    forget(&site, &people).await;
    let class = class_member::Entity::find()
        .filter(class_member::Column::PersonId.eq(people[0].id))
        .one(&site.app.db)
        .await
        .unwrap()
        .unwrap()
        .class_id;

    // The first student reads and is tested unit by unit, fails one quiz at first and tries again.
    let mut giulia = site.as_one_of_the_story(STUDENTS[0]).await;
    for (at, (unit, _)) in units.iter().enumerate() {
        reads(&mut giulia, unit).await;
        if at == 1 {
            let failed = tries(&mut giulia, unit, false).await;
            assert!(!failed.all("li.card-plain .badge").is_empty(), "each question says how it went");
        }
        tries(&mut giulia, unit, true).await;
    }
    // The second reads two units, takes one quiz, and stops; on another day the course goes on there.
    let mut omar = site.as_one_of_the_story(STUDENTS[1]).await;
    reads(&mut omar, units[0].0).await;
    tries(&mut omar, units[0].0, true).await;
    reads(&mut omar, units[1].0).await;
    let mut omar = site.as_one_of_the_story(STUDENTS[1]).await;
    let list = omar.get("/it/lezioni").await;
    let next = list.attributes("main a.btn-primary", "href");
    let goes_on = format!("/it/lezioni/{}/quiz", units[1].0);
    assert!(next.contains(&goes_on) || next.iter().any(|to| to == "/it/lezioni/welcome"), "{next:?}");

    // What counts is the best attempt; all attempts are kept.
    let progress = lesson_progress::Entity::find()
        .filter(lesson_progress::Column::PersonId.eq(people[0].id))
        .all(&site.app.db)
        .await
        .unwrap();
    assert_eq!(progress.len(), units.len());
    for row in &progress {
        let best = usize::try_from(row.best_score.unwrap()).unwrap();
        assert!(row.read_at.is_some() && best >= sure(&row.lesson), "{row:?}");
    }
    let tried = quiz_attempt::Entity::find()
        .filter(quiz_attempt::Column::PersonId.eq(people[0].id))
        .all(&site.app.db)
        .await
        .unwrap();
    assert_eq!(tried.len(), units.len() + 1);

    // The teacher sees it at a glance, student by student and for the team, and in a file.
    let mut bruni = site.as_one_of_the_story(TEACHER).await;
    let grid = bruni.get(&format!("/it/classes/{}/course", class.0)).await;
    let heads = grid.all("thead th");
    let column = |name: &str| heads.iter().position(|head| head.starts_with(name)).unwrap();
    assert!(heads[column("Giulia")].contains(&units.len().to_string()), "{heads:?}");
    let file = bruni.get(&format!("/it/classes/{}/course/csv", class.0)).await.html();
    let line = |name: &str| file.lines().find(|line| line.contains(name)).unwrap().to_owned();
    let (hers, his) = (line("Giulia"), line("Omar"));
    let filled = |line: &str| line.split(';').filter(|cell| !cell.trim_matches('"').is_empty()).count();
    assert_eq!(filled(&hers), 2 + 4 * units.len(), "team, name, and four cells for each unit: {hers}");
    assert_eq!(filled(&his), 2 + 4 + 1, "two units read, one quiz: {his}");
}
