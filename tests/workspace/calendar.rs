//! The calendar: what stands on its days, the team's own appointments, and the class's feed.

use http::StatusCode;
use sea_orm::{EntityTrait, QueryOrder};
use tables::occasion;

use super::{BRUNI, GIULIA, OMAR, SOFIA, VIOLA, acqua};
use crate::support::{Browser, Site};

async fn newest(site: &Site) -> occasion::Model {
    occasion::Entity::find().order_by_desc(occasion::Column::Id).one(&site.app.db).await.unwrap().unwrap()
}

/// The address of one's calendar of the class, for a calendar program.
async fn feed(browser: &mut Browser, class: i64) -> String {
    let page = browser.get("/it/calendars").await;
    let page = page.form(&format!("renew-{class}")).submit(browser).await;
    page.all("code").remove(0).strip_prefix("http://coesa.test").unwrap().to_owned()
}

#[tokio::test]
async fn a_month_shows_deadlines_meetings_tasks_and_the_teams_own_appointments() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "calendar").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let november = giulia.get(&path).await;
    assert!(november.says("Novembre 2026") && november.says("Compito") && november.says("oggi"));
    let december = giulia.get(&format!("{path}?month=2026-12")).await;
    assert!(december.says("Progettare") && december.says("Visita al cantiere"), "{}", december.text());
    assert!(december.says("10:30–12:00"));
    assert_eq!(december.all("table.month tbody tr").len(), 5);
    assert!(!november.says("Visita al cantiere"));
    let odd = giulia.get(&format!("{path}?month=2026-13")).await;
    assert!(odd.says("Novembre 2026"), "an invented month is the present one");
    let far = giulia.get(&format!("{path}?month=2031-02")).await;
    assert!(far.says("Febbraio 2031") && far.says("In questo mese non c’è niente"));
}

#[tokio::test]
async fn an_appointment_is_in_the_classs_calendar_until_it_is_called_off_and_then_says_so() {
    let site = Site::demo().await;
    let (team, path) = acqua(&site, "calendar").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let program = feed(&mut giulia, team.class_id.0).await;
    let page = giulia.get(&format!("{path}/new?day=2026-12-09")).await;
    let wrong = page.form("occasion").set("title", "Intervista").set("from", "11:00").set("to", "10:00");
    let wrong = wrong.submit(&mut giulia).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.form("occasion").value("title"), "Intervista");
    // A slip in the year: the days that there are, are named.
    for day in ["2062-12-09", "2026-08-31", "2027-07-01"] {
        let far = wrong.form("occasion").set("day", day).set("to", "11:45").submit(&mut giulia).await;
        assert_eq!(far.status, StatusCode::UNPROCESSABLE_ENTITY, "{day}: {}", far.text());
        let mistake = &far.all("#day-mistake")[0];
        assert!(mistake.contains("dal 1º settembre 2026 al 30 giugno 2027"), "{mistake}");
        assert_eq!(far.form("occasion").value("day"), day);
    }
    let done = wrong.form("occasion").set("to", "11:45").set("place", "Comune").submit(&mut giulia).await;
    assert!(done.says("Appuntamento aggiunto") && done.says("Dicembre 2026"), "{}", done.text());
    let row = newest(&site).await;
    assert_eq!((row.starts_at.to_rfc3339().as_str(), row.minutes), ("2026-12-09T10:00:00+00:00", 45));
    let read = async || site.visitor().get(&program).await.html().replace("\r\n ", "");
    let text = read().await;
    for line in ["SUMMARY:Appuntamento della squadra Acqua", "DTSTART:20261209T100000Z", "SEQUENCE:0"] {
        assert!(text.contains(line), "{line} in {text}");
    }
    for typed in ["Giulia", "Intervista", "LOCATION", "Comune"] {
        assert!(!text.contains(typed), "nothing that somebody typed: {typed} in {text}");
    }
    assert!(giulia.get("/it/calendars").await.says("Intervista (Acqua)"), "in Coesa the title is read");
    let edit = format!("{path}/{}", row.id);
    let (mine, mut omar) = (giulia.get(&edit).await, site.as_one_of_the_story(OMAR).await);
    let moved = omar.get(&edit).await.form("occasion").set("from", "10:30").submit(&mut omar).await;
    assert!(moved.says("10:30–11:45"), "{}", moved.text());
    assert!(read().await.contains("SEQUENCE:1"), "calendars take the newer");
    let stale = mine.form("occasion").set("place", "Biblioteca").submit(&mut giulia).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert_eq!(stale.form("occasion").value("place"), "Biblioteca");
    // From the page that is old nothing is called off; from the new one it is.
    assert!(mine.form("cancel").submit(&mut giulia).await.says("Nel frattempo"));
    let off = stale.form("cancel").submit(&mut giulia).await;
    assert!(off.says("Appuntamento annullato") && off.says("annullato"));
    let text = read().await;
    assert!(text.contains("STATUS:CANCELLED") && text.contains("SEQUENCE:2"), "{text}");
    assert!(!giulia.get("/it/calendars").await.says("Intervista"));
    let called_off = giulia.get(&edit).await;
    assert!(called_off.says("è stato annullato"));
    // Whoever called it off by mistake puts it back.
    let back = called_off.form("restore").submit(&mut giulia).await;
    assert!(back.says("di nuovo in calendario") && back.says("Dicembre 2026"), "{}", back.text());
    let (before, text) = (text.matches("STATUS:CANCELLED").count(), read().await);
    assert_eq!(text.matches("STATUS:CANCELLED").count() + 1, before, "{text}");
    assert!(text.contains("SEQUENCE:3"), "{text}");
    assert!(called_off.form("restore").submit(&mut giulia).await.says("Nel frattempo"));
    assert!(giulia.get("/it/calendars").await.says("Intervista"));
}

#[tokio::test]
async fn who_plans_and_who_reads() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "calendar").await;
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    let page = bruni.get(&format!("{path}/new")).await;
    let done =
        page.form("occasion").set("title", "Ora di lavoro").set("day", "2026-12-02").set("from", "09:00");
    assert!(done.submit(&mut bruni).await.says("Ora di lavoro"));
    assert_eq!(newest(&site).await.minutes, 60, "an hour, if nobody says until when");
    let mut viola = site.as_one_of_the_story(VIOLA).await;
    let seen = viola.get(&format!("{path}?month=2026-12")).await;
    assert!(seen.says("Ora di lavoro") && !seen.says("Nuovo appuntamento"));
    assert_eq!(viola.get(&format!("{path}/new")).await.status, StatusCode::FORBIDDEN);
    let mut sofia = site.as_one_of_the_story(SOFIA).await;
    assert_eq!(sofia.get(&path).await.status, StatusCode::NOT_FOUND);
}
