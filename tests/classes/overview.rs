//! The teacher's overview: when each did something last, who has fallen silent, their share of the work, the
//! points; and what staff make of it. Looking and signing in is no work.

use calamine::{Data, DataType, Reader, Xlsx};
use chrono::{DateTime, Duration, NaiveDate, TimeZone, Utc};
use chrono_tz::Europe::Rome;
use coesa::classes::roster;
use coesa::courses::progress;
use coesa::documents::access::WriteDocument;
use coesa::documents::keep;
use coesa::documents::save::{self, Draft};
use coesa::people::access::Actor;
use coesa::posts::access::WritePost;
use coesa::posts::draft::{self, Text};
use coesa::teams::access::EditTeam;
use coesa::teams::{points, shortlist};
use coesa::text::Lang;
use coesa::web::grid::Grid;
use coesa::workspace::{self, DiaryPage, Kept, NewFile};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::ids::ClassId;
use tables::kinds::PointSide;
use tables::{class as classes, deliverable, edition_step, team};

use super::{class, person};
use crate::support::{Browser, Site, story};

const GIULIA: &str = "lince-blu-427";
const OMAR: &str = "gufo-verde-219";
const DARIO: &str = "merlo-nero-730";
const BRUNI: &str = "bruni@demo.example";
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/// The cells of a downloaded table by the heads of their columns, of the row whose first cell is that.
async fn row(browser: &mut Browser, path: &str, first: &str) -> Vec<(String, String)> {
    let file = browser.get(path).await;
    let rows = Grid::of_file(&file.body).unwrap().rows;
    let found = rows.iter().find(|(_, cells)| cells[0] == first);
    let (_, cells) = found.unwrap_or_else(|| panic!("{first} in {rows:?}"));
    rows[0].1.iter().cloned().zip(cells.iter().cloned()).collect()
}

fn cell(row: &[(String, String)], head: &str) -> String {
    row.iter().find(|(name, _)| name == head).unwrap_or_else(|| panic!("{head} in {row:?}")).1.clone()
}

/// What the class's file says of a student.
async fn of(browser: &mut Browser, class: ClassId, name: &str, head: &str) -> String {
    cell(&row(browser, &format!("/it/classes/{class}/export/csv"), name).await, head)
}

/// A moment as files of tables write it.
fn stamp(at: DateTime<Utc>) -> String {
    at.with_timezone(&Rome).format("%Y-%m-%d %H:%M").to_string()
}

async fn last(browser: &mut Browser, class: ClassId, name: &str) -> String {
    of(browser, class, name, "Ultima attività").await
}

/// The line of a table on the class's page that begins so. `section`: students or teams.
async fn line(browser: &mut Browser, class: ClassId, section: &str, name: &str) -> String {
    let page = browser.get(&format!("/it/classes/{class}")).await;
    let lines = page.all(&format!("section[aria-labelledby={section}] tbody tr"));
    let found = lines.iter().find(|line| line.starts_with(name));
    found.unwrap_or_else(|| panic!("{name} in {lines:?}")).clone()
}

/// How often they saved something, and their share.
async fn part(browser: &mut Browser, class: ClassId, name: &str) -> (i64, String) {
    let saves = of(browser, class, name, "Salvataggi di report, documenti e post").await;
    (saves.parse().unwrap(), of(browser, class, name, "Parte del lavoro").await)
}

async fn edit(site: &Site, sign_in: &str, team: &team::Model) -> EditTeam {
    let row = person(site, sign_in).await;
    let actor = Actor::new(row.id, row.role, row.name);
    EditTeam::check(&site.app.db, actor, team.id).await.unwrap()
}

/// Begins a document and saves it so many times.
async fn write(site: &Site, may: &EditTeam, times: i32) {
    let id = keep::create(&site.app, may, &Draft::new("Appunti", "")).await.unwrap().unwrap();
    for n in 1..=times {
        let right = WriteDocument::check(&site.app.db, may.by.clone(), may.team.id, id).await.unwrap();
        let draft = Draft::new("Appunti", &format!("riga {n}"));
        save::save(&site.app, &right, draft, n, "").await.unwrap();
    }
}

/// Does the thing of that name, as one of the team.
async fn act(site: &Site, browser: &mut Browser, may: &EditTeam, what: &str) {
    let (app, team) = (&site.app, may.team.id);
    match what {
        "canvas" => {
            workspace::save_box(app, may, "obstacles", 0, "Poco tempo").await.unwrap();
        }
        "diary" => {
            let (day, done) = (app.clock.today(), "Letto la delibera".to_owned());
            let page = DiaryPage {
                day,
                done,
                learned: String::new(),
                next: String::new(),
                present: [may.by.id].into(),
            };
            workspace::write_diary(app, may, page).await.unwrap().unwrap();
        }
        "file" => {
            let upload = ("delibera.pdf".to_owned(), PDF.to_vec().into());
            let (title, description, alt) = ("La delibera".to_owned(), String::new(), String::new());
            let kept = workspace::add_file(app, may, NewFile { title, description, alt, upload }).await;
            assert!(matches!(kept.unwrap(), Kept::Done(_)));
        }
        "document" => write(site, may, 0).await,
        "post" => {
            draft::begin(app, may, "La visita", None).await.unwrap().unwrap();
        }
        "reason" => {
            let item = shortlist::of(&app.db, team).await.unwrap().remove(0);
            points::add(app, may, item.id, PointSide::Con, "È lontano.").await.unwrap();
        }
        "task" => {
            let page = browser.get(&format!("/it/teams/{team}/tasks/new")).await;
            page.form("task").set("title", "Telefonare").submit(browser).await;
        }
        "data" => {
            let page = browser.get(&format!("/it/teams/{team}/desk/new?region=016")).await;
            page.form("new").set("name", "Una prova nostra").submit(browser).await;
        }
        "hand-in" => {
            let found = deliverable::Entity::find()
                .filter(deliverable::Column::TeamId.eq(team))
                .filter(deliverable::Column::Asked.eq("canvas"));
            let step = found.one(&app.db).await.unwrap().unwrap().step_id;
            let page = browser.get(&format!("/it/teams/{team}/deliverables/{step}/canvas")).await;
            let form = page.form("draft").set("words", "Ancora una riga.");
            form.submit_with(browser, "revision", "", b"").await;
        }
        other => panic!("{other} is nothing to do"),
    }
}

#[tokio::test]
async fn the_last_activity_is_the_last_of_all_that_a_student_does_and_looking_is_none() {
    let site = Site::demo().await;
    let team = story::team(&site, "acqua").await;
    let class = team.class_id;
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    let mut omar = site.as_one_of_the_story(OMAR).await;
    let may = edit(&site, OMAR, &team).await;
    let giulia = last(&mut bruni, class, "Giulia").await;
    let now = || stamp(site.app.clock.now());
    for what in ["canvas", "diary", "file", "document", "post", "reason", "task", "data", "hand-in"] {
        site.app.clock.advance(Duration::minutes(10));
        assert_ne!(last(&mut bruni, class, "Omar").await, now(), "{what}");
        act(&site, &mut omar, &may, what).await;
        assert_eq!(last(&mut bruni, class, "Omar").await, now(), "{what}");
    }
    let done = now();
    // Signing in and looking is nothing; and what a teacher plans is not what the class does.
    site.app.clock.advance(Duration::minutes(10));
    let mut again = site.as_one_of_the_story(OMAR).await;
    again.get(&format!("/it/teams/{}/activity", team.id)).await;
    let page = bruni.get(&format!("/it/teams/{}/tasks/new", team.id)).await;
    page.form("task").set("title", "Preparare la visita").submit(&mut bruni).await;
    assert_eq!(last(&mut bruni, class, "Omar").await, done);
    assert_eq!(last(&mut bruni, class, "Giulia").await, giulia, "each their own");
    let page = bruni.get(&format!("/it/classes/{class}")).await;
    assert!(page.says("Entrare nel sito non conta"), "{}", page.text());
    // Staff read the same of the class.
    let row_of_class = classes::Entity::find_by_id(class).one(&site.app.db).await.unwrap().unwrap();
    let mut edo = site.as_one_of_the_story("edo@demo.example").await;
    let overview = format!("/it/overview/{}/export/csv", row_of_class.edition_id);
    let staff = row(&mut edo, &overview, &row_of_class.name).await;
    assert_eq!(cell(&staff, "Ultima attività"), done);
}

#[tokio::test]
async fn the_share_of_the_work_counts_saves_of_report_documents_and_posts() {
    let site = Site::demo().await;
    let team = story::team(&site, "acqua").await;
    let class = team.class_id;
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    let (hers, _) = part(&mut bruni, class, "Giulia").await;
    let (his, _) = part(&mut bruni, class, "Omar").await;
    let may = edit(&site, OMAR, &team).await;
    write(&site, &may, 30).await;
    let post = draft::begin(&site.app, &may, "La visita", None).await.unwrap().unwrap();
    let right = WritePost::check(&site.app.db, may.by.clone(), team.id, post).await.unwrap();
    let text = Text { title: "La visita".to_owned(), body: "Una frase.".to_owned(), ..Text::default() };
    draft::save(&site.app, &right, 1, &text).await.unwrap();
    let his_now = his + 31;
    let all = hers + his_now;
    let share = |saves: i64| format!("{}%", (saves * 100 + all / 2) / all);
    assert_eq!(part(&mut bruni, class, "Omar").await, (his_now, share(his_now)), "beginnings do not count");
    assert_eq!(part(&mut bruni, class, "Giulia").await, (hers, share(hers)));
    let page = bruni.get(&format!("/it/classes/{class}")).await;
    let line = page.all("section[aria-labelledby=students] tbody tr");
    let line = line.iter().find(|line| line.starts_with("Omar")).unwrap();
    assert!(line.contains(&share(his_now)), "{line}");
    assert!(page.says("La parte del lavoro conta"), "{}", page.text());
    let english = bruni.get(&format!("/en/classes/{class}")).await;
    assert!(english.says("The share of the work counts"), "{}", english.text());
}

#[tokio::test]
async fn a_team_that_has_no_report_yet_shares_its_documents() {
    let site = Site::demo().await;
    let team = story::team(&site, "bussola").await;
    let mut ferri = site.as_one_of_the_story("ferri@demo.example").await;
    assert_eq!(part(&mut ferri, team.class_id, "Dario").await, (0, String::new()));
    write(&site, &edit(&site, DARIO, &team).await, 2).await;
    assert_eq!(part(&mut ferri, team.class_id, "Dario").await, (2, "100%".to_owned()));
    assert_eq!(part(&mut ferri, team.class_id, "Irina").await, (0, "0%".to_owned()));
}

#[tokio::test]
async fn a_class_that_writes_in_its_canvas_is_not_forecast_to_have_fallen_silent() {
    let site = Site::demo().await;
    let sorgenti = class(&site, "SORGENTI-3A").await;
    let team = story::team(&site, "acqua").await;
    site.app.clock.advance(Duration::days(22));
    let mut edo = site.as_one_of_the_story("edo@demo.example").await;
    let overview = format!("/it/overview/{}/export/csv", sorgenti.edition_id);
    let silent = |row: &[(String, String)]| row.iter().any(|(_, cell)| cell.contains("Nessuna attività"));
    assert!(silent(&row(&mut edo, &overview, &sorgenti.name).await));
    let may = edit(&site, GIULIA, &team).await;
    workspace::save_box(&site.app, &may, "obstacles", 0, "Poco tempo").await.unwrap();
    assert!(!silent(&row(&mut edo, &overview, &sorgenti.name).await));
    let page = edo.get(&format!("/it/overview/{}", sorgenti.edition_id)).await;
    assert!(page.says("È attività tutto quello che uno studente fa"), "{}", page.text());
}

#[tokio::test]
async fn who_has_never_done_anything_is_said_so_and_silence_counts_from_when_they_came_in() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await.id;
    let password = "tre gatti e un treno".to_owned();
    let nuvola = roster::join(&site.app, class, "Nuvola", password, Lang::It).await.unwrap();
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    assert_eq!(last(&mut bruni, class, "Nuvola").await, "", "to come in is nothing done");
    let seen = line(&mut bruni, class, "students", "Nuvola").await;
    assert!(seen.contains(" mai ") && !seen.contains("tutto fermo"), "{seen}");
    site.app.clock.advance(Duration::days(20));
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    assert_eq!(of(&mut bruni, class, "Nuvola", "Tutto fermo dal").await, "");
    site.app.clock.advance(Duration::days(1));
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    let seen = line(&mut bruni, class, "students", "Nuvola").await;
    assert!(seen.contains("mai tutto fermo dal 23/11/2026"), "{seen}");
    assert_eq!(of(&mut bruni, class, "Nuvola", "Tutto fermo dal").await, "2026-11-23");
    assert_eq!(of(&mut bruni, class, "Nuvola", "Squadra ferma dal").await, "", "she is in no team");
    let page = bruni.get(&format!("/it/classes/{class}")).await;
    assert!(page.says("non c’è attività da almeno 21 giorni"), "the rule can be read: {}", page.text());
    let english = bruni.get(&format!("/en/classes/{class}")).await;
    assert!(english.says("no activity since 23 November 2026"), "{}", english.text());
    // Whatever she does ends it.
    let course = site.app.courses.public();
    let lesson = course.lessons(Lang::It).first().unwrap();
    progress::mark_read(&site.app, nuvola.id, lesson).await.unwrap();
    let seen = line(&mut bruni, class, "students", "Nuvola").await;
    assert!(!seen.contains(" mai ") && !seen.contains("tutto fermo"), "{seen}");
    assert_eq!(last(&mut bruni, class, "Nuvola").await, stamp(site.app.clock.now()));
}

#[tokio::test]
async fn a_team_is_marked_that_has_been_silent_all_the_time_while_a_step_was_open() {
    let site = Site::demo().await;
    let team = story::team(&site, "acqua").await;
    let class = team.class_id;
    let silent = "tutto fermo dal 23/11/2026";
    site.app.clock.advance(Duration::days(20));
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    assert!(!line(&mut bruni, class, "teams", "Acqua").await.contains("fermo"));
    site.app.clock.advance(Duration::days(2));
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    assert!(line(&mut bruni, class, "teams", "Acqua").await.contains(silent));
    assert!(line(&mut bruni, class, "students", "Giulia").await.contains(silent));
    assert_eq!(of(&mut bruni, class, "Giulia", "Squadra ferma dal").await, "2026-11-23");
    // What one of them does is the team's, and for the other it is not.
    let may = edit(&site, OMAR, &team).await;
    workspace::save_box(&site.app, &may, "obstacles", 0, "Poco tempo").await.unwrap();
    assert!(!line(&mut bruni, class, "teams", "Acqua").await.contains("tutto fermo"));
    assert!(!line(&mut bruni, class, "students", "Omar").await.contains("tutto fermo"));
    assert!(line(&mut bruni, class, "students", "Giulia").await.contains(silent));
    assert_eq!(of(&mut bruni, class, "Giulia", "Squadra ferma dal").await, "");
    // Days in which nothing was asked do not count: here all steps opened five days ago.
    edition_step::Entity::update_many()
        .col_expr(edition_step::Column::OpensOn, Expr::value(NaiveDate::from_ymd_opt(2026, 12, 10).unwrap()))
        .col_expr(
            edition_step::Column::DueAt,
            Expr::value(Utc.with_ymd_and_hms(2027, 5, 28, 21, 59, 0).unwrap()),
        )
        .exec(&site.app.db)
        .await
        .unwrap();
    assert!(!line(&mut bruni, class, "students", "Giulia").await.contains("tutto fermo"));
}

#[tokio::test]
async fn a_spreadsheet_takes_days_hours_and_shares_for_what_they_are() {
    let site = Site::demo().await;
    let class = story::team(&site, "acqua").await.class_id;
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    let csv = row(&mut bruni, &format!("/it/classes/{class}/export/csv"), "Giulia").await;
    let file = bruni.get(&format!("/it/classes/{class}/export/xlsx")).await;
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(file.body)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let giulia = sheet.rows().find(|row| row[0] == "Giulia").unwrap();
    let of = |head: &str| &giulia[sheet.rows().next().unwrap().iter().position(|cell| cell == head).unwrap()];
    let (year, month, day, hour, minute, _, _) =
        of("Ultima attività").get_datetime().unwrap().to_ymd_hms_milli();
    let last = format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}");
    assert_eq!(last, cell(&csv, "Ultima attività"), "the same moment as in the text");
    let Data::Float(share) = of("Parte del lavoro") else { panic!("{giulia:?}") };
    assert_eq!(format!("{:.0}%", share * 100.0), cell(&csv, "Parte del lavoro"));
}

#[tokio::test]
async fn the_points_of_steps_that_are_done_are_added_up_for_the_team_the_class_and_staff() {
    let site = Site::demo().await;
    let team = story::team(&site, "acqua").await;
    let class = team.class_id;
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    let acqua = line(&mut bruni, class, "teams", "Acqua").await;
    assert!(acqua.contains(" 10 su 100 punti"), "{acqua}");
    let lucciole = line(&mut bruni, class, "teams", "Lucciole").await;
    assert!(lucciole.contains(" 0 su 100 punti"), "what came back has earned nothing yet: {lucciole}");
    assert_eq!(of(&mut bruni, class, "Giulia", "Punti della squadra, su 100").await, "10");
    let english = bruni.get(&format!("/en/classes/{class}")).await;
    assert!(english.says("10 of 100 points"), "{}", english.text());
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let own = giulia.get(&format!("/it/teams/{}/deliverables", team.id)).await;
    assert!(own.says("Punti delle tappe fatte: 10 su 100."), "{}", own.text());
    // A class has the points of its three teams, of which two have done the first step.
    let row_of_class = classes::Entity::find_by_id(class).one(&site.app.db).await.unwrap().unwrap();
    let mut edo = site.as_one_of_the_story("edo@demo.example").await;
    let overview = format!("/it/overview/{}", row_of_class.edition_id);
    let staff = row(&mut edo, &format!("{overview}/export/csv"), &row_of_class.name).await;
    assert_eq!((cell(&staff, "Punti").as_str(), cell(&staff, "Punti possibili").as_str()), ("20", "300"));
    let page = edo.get(&overview).await;
    let lines = page.all("section[aria-labelledby=classes] tbody tr");
    let line = lines.iter().find(|line| line.starts_with(&row_of_class.name)).unwrap();
    assert!(line.contains("20 su 300 punti"), "{line}");
}
