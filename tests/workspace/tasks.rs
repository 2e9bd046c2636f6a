//! Tasks: written, given, pressed on, changed by two at once, taken off and put back.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use tables::kinds::{NoticeKind, TaskState};
use tables::{event, task, task_assignee};

use super::{BRUNI, GIULIA, OMAR, SOFIA, TERESA, VIOLA, acqua, archive, notices};
use crate::support::{Site, story};

async fn newest(site: &Site) -> task::Model {
    task::Entity::find().order_by_desc(task::Column::Id).one(&site.app.db).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_task_goes_from_to_do_to_done_by_one_press_each_and_can_be_reopened() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "tasks").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let omar = story::person(&site, OMAR).await;
    let page = giulia.get(&format!("{path}/new")).await;
    let done = page
        .form("task")
        .set("title", "  Telefonare al gestore  ")
        .tick("assignees", &omar.id.to_string())
        .set("due", "2026-12-01")
        .set("notes", "Numero sul sito")
        .submit(&mut giulia)
        .await;
    assert!(done.says("Compito aggiunto") && done.says("Telefonare al gestore"), "{}", done.text());
    let row = newest(&site).await;
    assert_eq!((row.title.as_str(), row.state, row.revision), ("Telefonare al gestore", TaskState::Todo, 1));
    let told = notices(&site, OMAR, NoticeKind::Task).await;
    assert_eq!(told.len(), 1, "whoever is to do it is told");
    assert!(!told[0].params.to_string().contains("Giulia"), "a notice names no person");
    assert!(notices(&site, GIULIA, NoticeKind::Task).await.is_empty());
    let doing = done.form(&format!("doing-{}", row.id)).submit(&mut giulia).await;
    assert!(doing.says("Il compito è in corso"));
    // The page before is old now: pressing on it again changes nothing, and says why.
    let old = done.form(&format!("done-{}", row.id)).submit(&mut giulia).await;
    assert!(old.says("Nel frattempo"), "{}", old.text());
    let finished = doing.form(&format!("done-{}", row.id)).submit(&mut giulia).await;
    assert!(finished.says("Compito fatto"));
    let now = newest(&site).await;
    let who = story::person(&site, GIULIA).await.id;
    assert_eq!((now.state, now.done_by, now.done_at.is_some()), (TaskState::Done, Some(who), true));
    let again = finished.form(&format!("todo-{}", row.id)).submit(&mut giulia).await;
    assert!(again.says("di nuovo da fare"));
    assert_eq!((newest(&site).await.done_by, newest(&site).await.done_at), (None, None));
}

#[tokio::test]
async fn the_list_shows_ones_own_tasks_and_those_that_are_late() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "tasks").await;
    let mut omar = site.as_one_of_the_story(OMAR).await;
    let [own, others] = ["Trovare l’allegato", "Chiedere al gestore"];
    assert!(omar.get(&path).await.says(own) && omar.get(&path).await.says(others));
    let mine = omar.get(&format!("{path}?show=mine")).await;
    assert!(mine.says(own) && !mine.says(others));
    let late = omar.get(&format!("{path}?show=late")).await;
    assert!(late.says(own) && late.says("in ritardo") && !late.says(others));
    let home = omar.get("/it/home").await;
    assert!(home.says("Un compito con il tuo nome") && home.says(own), "{}", home.text());
    // The filter stays after a press, and an invented one is all.
    let row = task::Entity::find().filter(task::Column::Title.starts_with(own));
    let row = row.one(&site.app.db).await.unwrap().unwrap();
    let pressed = mine.form(&format!("doing-{}", row.id)).submit(&mut omar).await;
    assert!(pressed.says("in corso") && !pressed.says(others));
    assert!(omar.get(&format!("{path}?show=niente")).await.says(others));
}

#[tokio::test]
async fn two_who_change_one_task_at_once_both_read_what_the_other_wrote() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "tasks").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let mut omar = site.as_one_of_the_story(OMAR).await;
    let row = newest(&site).await;
    let edit = format!("{path}/{}", row.id);
    let page = giulia.get(&edit).await;
    let theirs = omar.get(&edit).await.form("task").set("title", "Di Omar").submit(&mut omar).await;
    assert!(theirs.says("Salvato"), "{}", theirs.text());
    let stale = page.form("task").set("title", "Di Giulia").submit(&mut giulia).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.says("Di Omar") && stale.says("Nel frattempo"), "{}", stale.text());
    assert_eq!(stale.form("task").value("title"), "Di Giulia", "nothing typed is lost");
    let saved = stale.form("task").submit(&mut giulia).await;
    assert!(saved.says("Di Giulia"));
    assert_eq!(newest(&site).await.title, "Di Giulia");
}

#[tokio::test]
async fn mistakes_come_back_with_all_that_was_typed() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "tasks").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let before = task::Entity::find().count(&site.app.db).await.unwrap();
    let page = giulia.get(&format!("{path}/new")).await;
    let refused = page
        .form("task")
        .set("title", &"x".repeat(201))
        .set("due", "domani")
        .set("notes", "Da tenere")
        .submit(&mut giulia)
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("al massimo 200 caratteri") && refused.says("Serve una data"));
    assert_eq!(refused.form("task").value("notes"), "Da tenere");
    let empty = page.form("task").set("title", " \u{7} ").submit(&mut giulia).await;
    assert!(empty.says("Scrivi che cosa c’è da fare"));
    // Who is not in the team can't be given a task, whatever is sent.
    let sofia = story::person(&site, SOFIA).await.id.to_string();
    giulia.post(&format!("{path}/new"), &[("title", "Per Sofia"), ("assignees", &sofia)]).await;
    let row = newest(&site).await;
    let given = task_assignee::Entity::find().filter(task_assignee::Column::TaskId.eq(row.id));
    assert_eq!(given.count(&site.app.db).await.unwrap(), 0);
    assert_eq!(task::Entity::find().count(&site.app.db).await.unwrap(), before + 1);
    assert!(notices(&site, SOFIA, NoticeKind::Task).await.is_empty());
}

#[tokio::test]
async fn what_was_taken_off_can_be_put_back_for_a_month() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "tasks").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let row = newest(&site).await;
    let page = giulia.get(&format!("{path}/{}", row.id)).await;
    let off = page.form("remove").submit(&mut giulia).await;
    assert!(off.says("Compito tolto") && off.says("Tolti di recente"));
    assert_eq!(giulia.get(&format!("{path}/{}", row.id)).await.status, StatusCode::NOT_FOUND);
    let back = off.form(&format!("restore-{}", row.id)).submit(&mut giulia).await;
    assert!(back.says("di nuovo nella lista"));
    giulia.get(&format!("{path}/{}", row.id)).await.form("remove").submit(&mut giulia).await;
    coesa::workspace::sweep(&site.app).await.unwrap();
    assert!(giulia.get(&path).await.says("Tolti di recente"), "not yet swept");
    site.app.clock.advance(chrono::Duration::days(31));
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    assert!(!giulia.get(&path).await.says("Tolti di recente"));
    coesa::workspace::sweep(&site.app).await.unwrap();
    assert!(task::Entity::find_by_id(row.id).one(&site.app.db).await.unwrap().is_none());
}

#[tokio::test]
async fn the_usual_tasks_of_a_step_are_added_once() {
    let site = Site::demo().await;
    let (team, path) = acqua(&site, "tasks").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let count = async || {
        let own = task::Entity::find().filter(task::Column::TeamId.eq(team.id));
        own.count(&site.app.db).await.unwrap()
    };
    let before = count().await;
    let page = giulia.get(&path).await;
    let added = page.form("suggest").submit(&mut giulia).await;
    assert!(added.says("Aggiunti 9 compiti"), "choice, canvas and blog post: {}", added.text());
    assert!(added.says("Pioggia di domande") && added.says("Progettare"));
    assert_eq!(count().await, before + 9);
    let again = page.form("suggest").submit(&mut giulia).await;
    assert!(again.says("ci sono già"));
    assert_eq!(count().await, before + 9, "a second press adds nothing");
    let wrong = giulia.post(&format!("{path}/suggestions"), &[("step", "987654")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_teacher_plans_with_the_team_and_that_is_written_down() {
    let site = Site::demo().await;
    let (team, path) = acqua(&site, "tasks").await;
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    let page = bruni.get(&format!("{path}/new")).await;
    page.form("task").set("title", "Leggere la delibera").submit(&mut bruni).await;
    let noted = async || {
        let found = event::Entity::find().filter(event::Column::Kind.eq("team.work-changed"));
        found
            .filter(event::Column::Subject.eq(format!("team:{}", team.id)))
            .count(&site.app.db)
            .await
            .unwrap()
    };
    assert_eq!(noted().await, 1);
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let row = newest(&site).await;
    giulia.get(&path).await.form(&format!("done-{}", row.id)).submit(&mut giulia).await;
    assert_eq!(noted().await, 1, "what students do themselves is no matter of the audit log");
    for (who, status) in
        [(VIOLA, StatusCode::FORBIDDEN), (TERESA, StatusCode::FORBIDDEN), (SOFIA, StatusCode::NOT_FOUND)]
    {
        let mut browser = site.as_one_of_the_story(who).await;
        assert_eq!(browser.get(&format!("{path}/new")).await.status, status, "{who}");
    }
    let mut viola = site.as_one_of_the_story(VIOLA).await;
    let seen = viola.get(&path).await;
    assert!(
        seen.says("Leggere la delibera") && !seen.html().contains("<form id=\"todo-"),
        "read, not pressed on"
    );
}

#[tokio::test]
async fn an_archived_year_is_read_and_not_written() {
    let site = Site::demo().await;
    let (team, path) = acqua(&site, "tasks").await;
    archive(&site, &team).await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let page = giulia.get(&path).await;
    assert!(page.says("Chiedere al gestore") && !page.says("Nuovo compito"));
    for place in ["tasks/new", "calendar/new", "diary/new", "canvas/question"] {
        let path = format!("/it/teams/{}/{place}", team.id);
        assert_eq!(giulia.post(&path, &[]).await.status, StatusCode::FORBIDDEN, "{place}");
    }
    for place in ["calendar", "canvas", "diary", "files", "activity", "contributions"] {
        assert_eq!(
            giulia.get(&format!("/it/teams/{}/{place}", team.id)).await.status,
            StatusCode::OK,
            "{place}"
        );
    }
}
