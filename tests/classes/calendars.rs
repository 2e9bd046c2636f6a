//! The class's calendar at a secret address.

use http::StatusCode;
use http::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::{class_member, edition, organisation_assignment, person, team_supporter};

use super::class;
use crate::support::{Browser, Site, story};

/// Makes an address and gives its path.
async fn made(browser: &mut Browser, class: &class::Model) -> String {
    let page = browser.get("/it/calendars").await;
    let page = page.form(&format!("renew-{}", class.id)).submit(browser).await;
    let address = page.all("code").remove(0);
    address.strip_prefix("http://coesa.test").unwrap().to_owned()
}

#[tokio::test]
async fn a_member_subscribes_to_the_days_of_the_class_and_no_name_is_in_them() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let mut student = site.as_one_of_the_story("lince-blu-427").await;
    let path = made(&mut student, &class).await;
    assert!(path.starts_with("/calendar/") && path.len() > 50, "{path}");
    // A calendar program: no cookie.
    let mut program = site.visitor();
    let seen = program.get(&path).await;
    assert_eq!(seen.status, StatusCode::OK);
    assert_eq!(seen.headers[CONTENT_TYPE], "text/calendar; charset=utf-8");
    let text = seen.html();
    let ends = edition::Entity::find().one(&site.app.db).await.unwrap().unwrap().ends_on;
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(
        (lines[0], lines[lines.len() - 2], *lines.last().unwrap()),
        ("BEGIN:VCALENDAR", "END:VCALENDAR", "")
    );
    for line in [
        "VERSION:2.0".to_owned(),
        "SUMMARY:La fine del lavoro di quest’anno".to_owned(),
        "SUMMARY:Consegna: tappa «Partire»".to_owned(),
        "NAME;VALUE=TEXT:Coesa\\, classe 3A".to_owned(),
        "X-WR-CALNAME:Coesa\\, classe 3A".to_owned(),
        format!("DTSTART;VALUE=DATE:{}", ends.format("%Y%m%d")),
        // A whole day ends where the next begins.
        format!("DTEND;VALUE=DATE:{}", (ends + chrono::Duration::days(1)).format("%Y%m%d")),
        "DTSTAMP:20261123T094200Z".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        "TRANSP:TRANSPARENT".to_owned(),
    ] {
        assert!(lines.contains(&line.as_str()), "{line} in {text}");
    }
    assert!(lines.iter().all(|line| line.len() <= 75), "{text}");
    let people = person::Entity::find().all(&site.app.db).await.unwrap();
    for one in people {
        let known = [Some(one.name), one.sign_in_name, one.email];
        assert!(!known.iter().flatten().any(|known| text.contains(known.as_str())), "{known:?} in {text}");
    }
    // Again the same, and not sent again.
    site.app.clock.advance(chrono::Duration::days(1));
    let tag = seen.headers[ETAG].to_str().unwrap().to_owned();
    assert_eq!(program.get(&path).await.html(), text);
    let again = program.get_with(&path, &[(IF_NONE_MATCH, &tag)]).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    edition::Entity::update_many()
        .col_expr(edition::Column::EndsOn, Expr::value(ends + chrono::Duration::days(1)))
        .exec(&site.app.db)
        .await
        .unwrap();
    let moved = program.get_with(&path, &[(IF_NONE_MATCH, &tag)]).await;
    assert_eq!(moved.status, StatusCode::OK);
    let uid = |text: &str| text.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
    assert_eq!(uid(&moved.html()), uid(&text), "the same event on another day");
}

#[tokio::test]
async fn what_students_and_supporters_type_stays_in_coesa() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let path = made(&mut giulia, &class).await;
    let (meeting, occasion) = ("Come si leggono i dati sulle perdite d’acqua", "Visita al cantiere");
    let page = giulia.get("/it/calendars").await;
    assert!(page.says(meeting) && page.says(occasion), "inside one reads them: {}", page.text());
    // Deadlines and hours in one order, and nothing that is over.
    let days = page.all("section li");
    let place = |words: &str| days.iter().position(|day| day.contains(words)).unwrap();
    assert!(place(meeting) < place(occasion) && place(occasion) < place("tappa «Progettare»"), "{days:?}");
    site.app.clock.advance(chrono::Duration::days(60));
    let later = site.as_one_of_the_story("lince-blu-427").await.get("/it/calendars").await.all("section li");
    assert!(!later.is_empty() && !later.iter().any(|day| day.contains(meeting)), "{later:?}");
    site.app.clock.advance(chrono::Duration::days(-60));
    assert!(page.says("Titoli e luoghi che scrivete voi") && page.says("restano dentro Coesa"));
    let text = site.visitor().get(&path).await.html().replace("\r\n ", "");
    for line in [
        "SUMMARY:Incontro con chi aiuta (Acqua)",
        "DESCRIPTION:Incontro della classe 3A con chi la aiuta.",
        "SUMMARY:Appuntamento della squadra Acqua",
        "DESCRIPTION:Appuntamento di una squadra della classe 3A.",
        "DESCRIPTION:Scadenza della classe 3A",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    for typed in [meeting, occasion, "Aula 3A", "via dell’Esempio", "LOCATION"] {
        assert!(!text.contains(typed), "{typed} in {text}");
    }
}

#[tokio::test]
async fn what_a_team_plans_is_read_by_those_who_may_open_its_page() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let occasion = "Visita al cantiere";
    for (who, reads) in [("lince-blu-427", true), ("bruni@demo.example", true), ("riccio-rosso-296", false)] {
        let mut browser = site.as_one_of_the_story(who).await;
        assert_eq!(browser.get("/it/calendars").await.says(occasion), reads, "{who}");
        let path = made(&mut browser, &class).await;
        let feed = site.visitor().get(&path).await.html().replace("\r\n ", "");
        assert_eq!(feed.contains("Appuntamento della squadra Acqua"), reads, "{who}: {feed}");
    }
    // Who helps this team reads it; who helps another of the class does not.
    let mut viola = site.as_one_of_the_story("viola@demo.example").await;
    assert!(viola.get("/it/calendars").await.says(occasion));
    organisation_assignment::Entity::delete_many().exec(&site.app.db).await.unwrap();
    team_supporter::Entity::update_many()
        .col_expr(team_supporter::Column::TeamId, Expr::value(story::team(&site, "mattone").await.id))
        .filter(team_supporter::Column::TeamId.eq(story::team(&site, "acqua").await.id))
        .exec(&site.app.db)
        .await
        .unwrap();
    let page = viola.get("/it/calendars").await;
    assert!(page.says("Classe 3A") && !page.says(occasion), "{}", page.text());
}

#[tokio::test]
async fn an_address_is_ones_own_can_be_taken_back_and_can_t_be_guessed() {
    let site = Site::demo().await;
    let (own, other) = (class(&site, "SORGENTI-3A").await, class(&site, "PORTICI-4B").await);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let mut bruni = site.as_one_of_the_story("bruni@demo.example").await;
    let (hers, his) = (made(&mut giulia, &own).await, made(&mut bruni, &own).await);
    assert_ne!(hers, his);
    let mut program = site.visitor();
    let guessed = hers.replacen("/calendar/1.", "/calendar/2.", 1);
    for wrong in [guessed.as_str(), "/calendar/1.ics", "/calendar/1.AAAA.ics", &hers[..hers.len() - 4]] {
        assert_eq!(program.get(wrong).await.status, StatusCode::NOT_FOUND, "{wrong}");
    }
    let newer = made(&mut giulia, &own).await;
    assert_eq!(program.get(&hers).await.status, StatusCode::NOT_FOUND, "the old one is over");
    assert_eq!(program.get(&newer).await.status, StatusCode::OK);
    let page = giulia.get("/it/calendars").await;
    let page = page.form(&format!("revoke-{}", own.id)).submit(&mut giulia).await;
    assert!(page.all("code").is_empty());
    assert_eq!(program.get(&newer).await.status, StatusCode::NOT_FOUND);
    assert_eq!(program.get(&his).await.status, StatusCode::OK, "his goes on");
    for (who, class) in [("lince-blu-427", &other), ("ferri@demo.example", &own), ("ada@demo.example", &own)]
    {
        let mut browser = site.as_one_of_the_story(who).await;
        let answer = browser.post(&format!("/it/classes/{}/calendar", class.id), &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{who}");
    }
}

#[tokio::test]
async fn who_leaves_the_class_reads_its_days_no_more() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let path = made(&mut giulia, &class).await;
    let mut program = site.visitor();
    assert_eq!(program.get(&path).await.status, StatusCode::OK);
    class_member::Entity::update_many()
        .col_expr(class_member::Column::LeftAt, Expr::value(site.app.clock.now()))
        .filter(class_member::Column::ClassId.eq(class.id))
        .exec(&site.app.db)
        .await
        .unwrap();
    assert_eq!(program.get(&path).await.status, StatusCode::NOT_FOUND);
    assert!(giulia.get("/it/calendars").await.says("Non sei ancora in nessuna classe"));
}
