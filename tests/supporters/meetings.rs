//! Meetings: offered by a supporter, settled by a teacher, called off by either.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::kinds::{MeetingState, NoticeKind};
use tables::{meeting, notice};

use super::comments::notices;
use crate::support::browser::PageSeen;
use crate::support::{Browser, Site, story};

const TOPIC: &str = "Come si legge un bilancio";

async fn offer(browser: &mut Browser, path: &str, whom: &str) -> PageSeen {
    let page = browser.get(path).await;
    page.form("offer")
        .set("whom", whom)
        .set("topic", TOPIC)
        .set("day", "2026-12-10")
        .set("hour", "10:15")
        .set("minutes", "90")
        .set("link", "https://riunioni.example/stanza")
        .submit(browser)
        .await
}

async fn newest(site: &Site) -> meeting::Model {
    let rows = meeting::Entity::find().order_by_desc(meeting::Column::Id);
    rows.one(&site.app.db).await.unwrap().unwrap()
}

/// The address of one's calendar of the class, for a calendar program.
async fn feed(browser: &mut Browser, class: i64) -> String {
    let page = browser.get("/it/calendars").await;
    let page = page.form(&format!("renew-{class}")).submit(browser).await;
    page.all("code").remove(0).strip_prefix("http://coesa.test").unwrap().to_owned()
}

#[tokio::test]
async fn an_accepted_meeting_is_on_the_pages_and_in_the_calendar_until_it_is_called_off() {
    let site = Site::demo().await;
    let team = story::team(&site, "acqua").await;
    let path = format!("/it/teams/{}/support", team.id);
    let mut viola = site.as_one_of_the_story("viola@demo.example").await;
    let mut bruni = site.as_one_of_the_story("bruni@demo.example").await;
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let [viola_s, bruni_s, giulia_s, sofia_s] =
        ["viola@demo.example", "bruni@demo.example", "lince-blu-427", "riccio-rosso-296"];
    let id_of = async |name: &str| story::person(&site, name).await.id;
    let done = offer(&mut viola, &path, "team").await;
    assert!(done.says("ora tocca a un docente"), "{}", done.text());
    let row = newest(&site).await;
    offer(&mut viola, &path, "team").await;
    assert_eq!(newest(&site).await.id, row.id, "one press too many offers it once");
    assert_eq!(row.starts_at.to_rfc3339(), "2026-12-10T09:15:00+00:00", "Italian time");
    assert_eq!(notices(&site, id_of(bruni_s).await, NoticeKind::Meeting).await, 1);
    assert_eq!(notices(&site, id_of(giulia_s).await, NoticeKind::Meeting).await, 0, "not yet");
    assert!(!giulia.get(&path).await.says(TOPIC), "students hear of it when it takes place");
    assert!(bruni.get("/it/home").await.says("Un incontro proposto"));
    let program = feed(&mut giulia, team.class_id.0).await;
    assert!(!site.visitor().get(&program).await.html().contains("bilancio"));
    // No needs a word, and what was typed is kept; yes does not.
    let answer = format!("/it/teams/{}/meetings/{}/answer", team.id, row.id);
    let wordless = bruni.post(&answer, &[("answer", "decline"), ("word", " ")]).await;
    assert_eq!(wordless.status, StatusCode::UNPROCESSABLE_ENTITY);
    let long = "x".repeat(201);
    let refused = bruni.post(&answer, &[("answer", "accept"), ("word", &long)]).await;
    assert_eq!(refused.form(&format!("answer-{}", row.id)).value("word"), long);
    let yes = bruni.post(&answer, &[("answer", "accept"), ("word", "In aula magna")]).await;
    assert!(yes.says("L’incontro si fa") && yes.says("In aula magna"), "{}", yes.text());
    assert_eq!(newest(&site).await.state, MeetingState::Accepted);
    for (name, count) in [(viola_s, 1), (giulia_s, 1), (sofia_s, 0)] {
        assert_eq!(notices(&site, id_of(name).await, NoticeKind::Meeting).await, count, "{name}");
    }
    for page in [path.clone(), format!("/it/teams/{}", team.id), "/it/calendars".to_owned()] {
        assert!(giulia.get(&page).await.says(TOPIC), "{page}");
    }
    assert!(viola.get("/it/supporting").await.says(TOPIC));
    let text = site.visitor().get(&program).await.html().replace("\r\n ", "");
    for line in [
        "SUMMARY:Incontro con chi aiuta (Acqua)",
        "DESCRIPTION:Incontro della classe 3A con chi la aiuta.",
        "DTSTART:20261210T091500Z",
        "DTEND:20261210T104500Z",
        "STATUS:CONFIRMED",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    for typed in ["Viola", TOPIC, "riunioni.example", "LOCATION"] {
        assert!(!text.contains(typed), "nothing that somebody typed: {typed} in {text}");
    }
    // Answered once is answered.
    let again = bruni.post(&answer, &[("answer", "decline"), ("word", "No")]).await;
    assert!(again.says("Nel frattempo"), "{}", again.text());
    // Called off by whoever offered it: everybody is told, and calendars say so.
    let cancel = format!("/it/teams/{}/meetings/{}/cancellation", team.id, row.id);
    assert_eq!(giulia.post(&cancel, &[]).await.status, StatusCode::FORBIDDEN);
    let page = viola.get(&path).await;
    let off = page.form(&format!("cancel-{}", row.id)).set("word", "Sono malata").submit(&mut viola).await;
    assert!(off.says("annullato") && off.says("Sono malata"), "{}", off.text());
    for (name, count) in [(bruni_s, 2), (giulia_s, 2), (viola_s, 1)] {
        assert_eq!(notices(&site, id_of(name).await, NoticeKind::Meeting).await, count, "{name}");
    }
    assert!(giulia.get(&path).await.says("annullato"), "said, not silently gone");
    let text = site.visitor().get(&program).await.html().replace("\r\n ", "");
    for line in ["SUMMARY:Incontro con chi aiuta (Acqua)", "STATUS:CANCELLED", "SEQUENCE:1"] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(!giulia.get("/it/calendars").await.says(TOPIC));
}

#[tokio::test]
async fn a_class_is_met_as_a_whole_and_a_no_reaches_only_whoever_asked() {
    let site = Site::demo().await;
    let (team, mate) = (story::team(&site, "acqua").await, story::team(&site, "mattone").await);
    let mut viola = site.as_one_of_the_story("viola@demo.example").await;
    let mut bruni = site.as_one_of_the_story("bruni@demo.example").await;
    let path = format!("/it/teams/{}/support", team.id);
    offer(&mut viola, &path, "class").await;
    let row = newest(&site).await;
    assert_eq!(row.team_id, None);
    // It is settled on the page of any team of the class.
    let there = format!("/it/teams/{}/meetings/{}/answer", mate.id, row.id);
    bruni.post(&there, &[("answer", "accept"), ("word", "")]).await;
    let sofia = story::person(&site, "riccio-rosso-296").await;
    assert_eq!(notices(&site, sofia.id, NoticeKind::Meeting).await, 1, "in another team of the class");
    let mut in_mate = site.as_one_of_the_story("riccio-rosso-296").await;
    for (reader, place) in [
        ("riccio-rosso-296", "/calendars".to_owned()),
        ("viola@demo.example", "/supporting".to_owned()),
        ("bruni@demo.example", format!("/teams/{}/support#meetings", team.id)),
    ] {
        let id = story::person(&site, reader).await.id;
        let told = notice::Entity::find()
            .filter(notice::Column::RecipientId.eq(id))
            .filter(notice::Column::Kind.eq(NoticeKind::Meeting))
            .one(&site.app.db);
        assert_eq!(told.await.unwrap().unwrap().link, place, "a page that {reader} may open");
    }
    assert!(in_mate.get("/it/calendars").await.says(TOPIC));
    assert!(in_mate.get(&format!("/it/teams/{}/support", mate.id)).await.says(TOPIC));
    // A team's own meeting is not to be had under another team's address.
    offer(&mut viola, &path, "team").await;
    let own = newest(&site).await;
    let wrong = format!("/it/teams/{}/meetings/{}/answer", mate.id, own.id);
    assert_eq!(bruni.post(&wrong, &[("answer", "accept"), ("word", "")]).await.status, StatusCode::NOT_FOUND);
    let right = format!("/it/teams/{}/meetings/{}/answer", team.id, own.id);
    let no = bruni.post(&right, &[("answer", "decline"), ("word", "Quel giorno siamo in gita")]).await;
    assert!(no.says("Hai detto di no"), "{}", no.text());
    let giulia = story::person(&site, "lince-blu-427").await;
    assert_eq!(notices(&site, giulia.id, NoticeKind::Meeting).await, 1, "of the class's meeting only");
    assert!(viola.get(&path).await.says("Quel giorno siamo in gita"));
}

#[tokio::test]
async fn a_supporter_calls_off_only_what_they_offered_and_mistakes_are_explained() {
    let site = Site::demo().await;
    let team = story::team(&site, "acqua").await;
    let path = format!("/it/teams/{}/support", team.id);
    let mut viola = site.as_one_of_the_story("viola@demo.example").await;
    let (own, person) = super::organisation(&site).await;
    let mut stranger = site.signed_in(&person).await;
    let refused = stranger.post(&format!("/it/teams/{}/meetings", team.id), &[("topic", TOPIC)]).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND, "of another region");
    let mut editor = super::editor(&site).await;
    let page = editor.get(&format!("/it/organisations/{}", own.id)).await;
    page.form("give").set("region", "016").submit(&mut editor).await;
    offer(&mut viola, &path, "team").await;
    let row = newest(&site).await;
    let cancel = format!("/it/teams/{}/meetings/{}/cancellation", team.id, row.id);
    assert_eq!(stranger.post(&cancel, &[]).await.status, StatusCode::NOT_FOUND, "not theirs");
    assert!(!stranger.get(&path).await.says(TOPIC), "an offer is between who makes it and the teacher");
    let page = viola.get(&path).await;
    let wrong = page
        .form("offer")
        .set("topic", "Qualcosa")
        .set("day", "2026-11-20")
        .set("hour", "09:00")
        .set("minutes", "5")
        .set("link", "javascript:alert(1)")
        .submit(&mut viola)
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in ["devono ancora venire", "tra 15 e 480", "Serve un indirizzo intero"] {
        assert!(wrong.says(said), "{said}: {}", wrong.text());
    }
    assert_eq!(wrong.form("offer").value("topic"), "Qualcosa", "nothing typed is lost");
    // When the edition is over there is no class to meet.
    let late = wrong.form("offer").set("day", "2027-07-01").set("minutes", "60").set("link", "");
    let late = late.set("place", "Aula 3A").submit(&mut viola).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.says("dal 1º settembre 2026 al 30 giugno 2027"), "{}", late.text());
    // Nobody is led out of the place where others read along: no number, no address.
    let page = viola.get(&path).await;
    let offered = page.form("offer").set("topic", "Scrivimi:viola@demo.example").set("place", "333 1234567");
    let refused = offered.set("day", "2026-12-10").set("hour", "10:15").submit(&mut viola).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.says("Togli viola@demo.example") && refused.says("Togli 333 1234567"),
        "{}",
        refused.text()
    );
    let refused = viola.post(&cancel, &[("word", "Chiamatemi al 333 1234567")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(newest(&site).await.state, MeetingState::Offered);
    // What has begun is neither answered nor called off.
    site.app.clock.advance(chrono::Duration::days(30));
    let mut viola = site.as_one_of_the_story("viola@demo.example").await;
    let late = viola.post(&cancel, &[]).await;
    assert!(late.says("Nel frattempo"), "{}", late.text());
    assert_eq!(newest(&site).await.state, MeetingState::Offered);
}

#[tokio::test]
async fn a_day_before_a_meeting_everybody_who_comes_is_reminded_once() {
    let site = Site::demo().await;
    let team = story::team(&site, "acqua").await;
    let path = format!("/it/teams/{}/support", team.id);
    let mut viola = site.as_one_of_the_story("viola@demo.example").await;
    let mut bruni = site.as_one_of_the_story("bruni@demo.example").await;
    offer(&mut viola, &path, "team").await;
    let row = newest(&site).await;
    let answer = format!("/it/teams/{}/meetings/{}/answer", team.id, row.id);
    bruni.post(&answer, &[("answer", "accept"), ("word", "")]).await;
    let giulia = story::person(&site, "lince-blu-427").await;
    let sofia = story::person(&site, "riccio-rosso-296").await;
    let before = notices(&site, giulia.id, NoticeKind::Meeting).await;
    site.app.clock.advance(row.starts_at - chrono::Duration::hours(25) - site.app.clock.now());
    assert_eq!(coesa::supporters::remind(&site.app).await.unwrap(), 0, "too early");
    site.app.clock.advance(chrono::Duration::hours(2));
    let told = coesa::supporters::remind(&site.app).await.unwrap();
    assert_eq!(told, 4, "the team's two, the teacher, the supporter");
    assert_eq!(coesa::supporters::remind(&site.app).await.unwrap(), 0, "once");
    assert_eq!(notices(&site, giulia.id, NoticeKind::Meeting).await, before + 1);
    assert_eq!(notices(&site, sofia.id, NoticeKind::Meeting).await, 0, "of another team");
    // One that is called off needs none.
    offer(&mut site.as_one_of_the_story("viola@demo.example").await, &path, "team").await;
    assert_eq!(coesa::supporters::remind(&site.app).await.unwrap(), 0, "nor one that nobody accepted");
}
