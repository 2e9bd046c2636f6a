//! The audit log: for admins alone, searched, turned over page by page, taken away.

use chrono::Duration;
use coesa::people::access::Actor;
use coesa::people::account::{self, SignIn};
use coesa::people::audit::{About, record};
use coesa::text::Lang;
use http::StatusCode;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use serde_json::json;
use tables::kinds::Role;
use tables::{class, event, person, team};

use crate::support::{Site, story};

fn actor(person: &person::Model) -> Actor {
    Actor::new(person.id, person.role, &person.name)
}

async fn happened(site: &Site, actor: Option<&Actor>, action: &str, about: About) {
    record(&site.app.db, &site.app.clock, actor, action, about).await.unwrap();
}

#[tokio::test]
async fn only_admins_read_the_log() {
    let site = Site::new().await;
    for (name, role, status) in [
        ("Bruni", Role::Teacher, StatusCode::NOT_FOUND),
        ("Viola", Role::Supporter, StatusCode::NOT_FOUND),
        ("Teresa", Role::Reviewer, StatusCode::NOT_FOUND),
        ("Edo", Role::Editor, StatusCode::NOT_FOUND),
        ("Ada", Role::Admin, StatusCode::OK),
    ] {
        let person = site.adult(role, name).await;
        let mut browser = site.signed_in(&person).await;
        for path in ["/it/staff/audit", "/it/staff/audit/export"] {
            assert_eq!(browser.get(path).await.status, status, "{name} at {path}");
        }
    }
    assert!(site.visitor().get("/it/staff/audit").await.path.starts_with("/it/accedi"));
}

#[tokio::test]
async fn the_log_says_who_did_what_as_whom_to_what_and_when_in_italy() {
    let site = Site::new().await;
    let (ada, bruni) = (site.adult(Role::Admin, "Ada").await, site.adult(Role::Teacher, "Bruni").await);
    let acting = Actor { acted_by: Some(ada.id), ..actor(&bruni) };
    happened(&site, Some(&acting), "report.sent", About::new("report", 7).with(json!({ "part": "main" })))
        .await;
    happened(&site, Some(&actor(&ada)), "person.password-reset", About::person(bruni.id)).await;
    happened(&site, None, "team.old-word", About::new("team", 3)).await;
    let mut browser = site.signed_in(&ada).await;
    let page = browser.get("/it/staff/audit").await;
    let rows = page.all("#events tbody tr");
    assert_eq!(rows.len(), 3);
    assert_eq!(
        rows[0], "23 novembre 2026, 10:42 il sistema team.old-word squadra 3",
        "an action nobody knows"
    );
    assert_eq!(
        rows[1],
        format!(
            "23 novembre 2026, 10:42 Ada amministrazione Ha dato una nuova password Bruni ({})",
            bruni.id
        )
    );
    assert_eq!(
        rows[2],
        "23 novembre 2026, 10:42 Ada amministrazione come Bruni Ha inviato il report alla redazione report 7 Parte: Analisi e valutazione"
    );
    let english = browser.get("/en/staff/audit?subject=report%3A7").await;
    assert_eq!(english.all("#events tbody tr").len(), 1);
    assert!(english.says("Sent the report to the staff") && english.says("as Bruni"), "{}", english.text());
}

#[tokio::test]
async fn it_is_searched_by_person_action_and_italian_days() {
    let site = Site::new().await;
    let (ada, bruni) = (site.adult(Role::Admin, "Ada").await, site.adult(Role::Teacher, "Bruni").await);
    let giulia = site.student("Giulia").await;
    happened(&site, Some(&actor(&bruni)), "report.sent", About::new("report", 1)).await;
    happened(&site, Some(&actor(&bruni)), "person.password-reset", About::person(giulia.id)).await;
    // 23:30 UTC is half past midnight in Italy: the next day.
    site.app.clock.advance(Duration::minutes(13 * 60 + 48));
    happened(&site, Some(&actor(&giulia)), "report.remark", About::new("report", 2)).await;
    let mut browser = site.signed_in(&ada).await;
    let empty = browser.get("/it/staff/audit").await;
    let search = |field: &'static str, value: &'static str| {
        let form = empty.form("search").set(field, value);
        let mut browser = browser.clone();
        async move {
            let page = form.submit(&mut browser).await;
            assert_eq!(page.status, StatusCode::OK);
            page.all("#events tbody td:nth-of-type(2)")
        }
    };
    let (sent, reset, remark) =
        ("Ha inviato il report alla redazione", "Ha dato una nuova password", "Ha scritto un’osservazione");
    assert_eq!(search("who", "bru").await, [reset, sent], "by a part of the e-mail address");
    assert_eq!(search("who", "giulia").await, [remark, reset], "what she did, and what was done to her");
    assert!(search("who", "nessuno").await.is_empty());
    assert_eq!(search("action", "report.remark").await, [remark]);
    assert_eq!(search("from", "2026-11-24").await, [remark]);
    assert_eq!(search("until", "2026-11-23").await, [reset, sent]);
    let both =
        browser.get("/it/staff/audit?who=giulia&action=report.remark&from=2026-11-24&until=2026-11-24").await;
    assert_eq!(both.all("#events tbody tr").len(), 1);
    for wrong in ["from=ieri", "from=2026-11-24&until=2026-11-23"] {
        let page = browser.get(&format!("/it/staff/audit?who=giulia&{wrong}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert_eq!(page.form("search").value("who"), "giulia", "nothing typed is lost");
    }
}

#[tokio::test]
async fn it_goes_on_page_by_page_and_is_taken_away_whole_without_names() {
    let site = Site::new().await;
    let ada = site.adult(Role::Admin, "Ada").await;
    let bruni = site.adult(Role::Teacher, "Bruni").await;
    let by = actor(&bruni);
    for number in 0..1203 {
        let about = About::new("report", number).with(json!({ "text": "=1+1;\"due\"" }));
        happened(&site, Some(&by), "report.sent", about).await;
    }
    happened(&site, Some(&actor(&ada)), "class.joined", About::new("class", 1)).await;
    let mut browser = site.signed_in(&ada).await;
    let (mut seen, mut path) = (Vec::new(), "/it/staff/audit?action=report.sent".to_owned());
    for _ in 0..3 {
        let page = browser.get(&path).await;
        seen.extend(page.all("#events tbody td:nth-of-type(3)"));
        // What happens in the meantime moves nothing.
        happened(&site, Some(&by), "report.sent", About::new("report", 9999)).await;
        path = page.attributes("a[rel=next]", "href").pop().unwrap();
    }
    assert_eq!(seen, (0..1203).rev().take(150).map(|number| format!("report {number}")).collect::<Vec<_>>());
    let file = browser.get("/it/staff/audit/export?action=report.sent").await;
    assert_eq!(file.headers[CONTENT_TYPE], "text/csv; charset=utf-8");
    assert!(file.headers[CONTENT_DISPOSITION].to_str().unwrap().contains("audit.csv"));
    let text = file.html();
    assert!(!text.contains("Bruni") && !text.contains("coesa.test"), "names stay here");
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1206);
    let last = rows.last().unwrap();
    assert_eq!(last.get(1).unwrap(), "2026-11-23T10:42:00+01:00");
    assert_eq!((last.get(2).unwrap(), last.get(3).unwrap()), (bruni.id.to_string().as_str(), "teacher"));
    assert_eq!((last.get(6).unwrap(), last.get(8).unwrap()), ("report.sent", "report:0"));
    assert!(last.get(9).unwrap().contains("=1+1"), "{last:?}");
    let none = browser.get("/it/staff/audit/export?action=report.nothing").await;
    assert_eq!(none.html().lines().count(), 1, "the head alone: {}", none.html());
}

#[tokio::test]
async fn a_person_is_found_by_a_name_in_upper_and_lower_case() {
    let site = Site::new().await;
    let ada = site.adult(Role::Admin, "Ada").await;
    let (app, sign_in) = (&site.app, SignIn::Name("lince-blu-9".to_owned()));
    let made = account::create(&app.db, app, Role::Student, "Élodie", sign_in, String::new(), Lang::It);
    let elodie = made.await.unwrap();
    happened(&site, Some(&actor(&elodie)), "report.remark", About::new("report", 2)).await;
    let mut browser = site.signed_in(&ada).await;
    // What means anything to a database means itself here.
    for typed in ["%", "l_nce", "\\"] {
        let form = browser.get("/it/staff/audit").await.form("search").set("who", typed);
        assert!(form.submit(&mut browser).await.all("#events tbody tr").is_empty(), "{typed}");
    }
    for typed in ["Élodie", "élo", "ÉLODIE", "Lince-Blu"] {
        let form = browser.get("/it/staff/audit").await.form("search").set("who", typed);
        let page = form.submit(&mut browser).await;
        assert_eq!(page.all("#events tbody tr").len(), 1, "{typed}");
    }
}

#[tokio::test]
async fn the_log_speaks_of_things_by_name_leads_to_them_and_understands_what_it_says() {
    let site = Site::demo().await;
    let edo = story::person(&site, "edo@demo.example").await;
    let (team, report) = (story::team(&site, "chiave").await, story::report(&site, "chiave").await);
    let teresa = story::person(&site, "teresa@demo.example").await;
    let by = actor(&edo);
    let hidden = About::new("report", report.id).with(json!({ "why": "picture", "versions": 1 }));
    happened(&site, Some(&by), "report.hidden", hidden).await;
    let given = About::new("report", report.id).with(json!({ "part": "main", "reviewer": teresa.id.0 }));
    happened(&site, Some(&by), "report.assigned", given).await;
    happened(&site, Some(&by), "team.changed", About::new("team", team.id)).await;
    happened(&site, Some(&by), "school.imported", About::new("school", "all").with(json!({ "new": 2 })))
        .await;
    let ada = site.adult(Role::Admin, "Ada").await;
    let mut browser = site.signed_in(&ada).await;
    let page = browser.get("/it/staff/audit").await;
    let rows = page.all("#events tbody tr");
    assert!(rows[0].contains("tutte le scuole") && rows[0].contains("Nuove: 2"), "{rows:?}");
    let named = format!("{} (squadra {})", team.name, team.id);
    assert!(rows[1].contains(&named), "{rows:?}");
    assert!(rows[2].contains(&format!("Chi rivede: {} ({})", teresa.name, teresa.id)), "{rows:?}");
    assert!(rows[3].contains("Motivo: una persona si riconosce in una foto"), "{rows:?}");
    let leads = page.attributes("#events a", "href");
    for path in [
        format!("/it/teams/{}", team.id),
        format!("/it/reports/{}", report.id),
        format!("/it/people/{}", teresa.id),
    ] {
        assert!(leads.contains(&path), "{path}: {leads:?}");
        assert_eq!(browser.get(&path).await.status, StatusCode::OK, "{path}");
    }
    // What it shows of a thing, its bare words, its name, and what the log writes, all find it.
    let events = team_events(&site, &team).await;
    let bare = format!("squadra {}", team.id);
    let written = format!("team:{}", team.id);
    for typed in [named, bare, team.name.to_uppercase(), written] {
        let form = page.form("search").set("subject", &typed).set("action", "team.changed");
        let found = form.submit(&mut browser).await.all("#events tbody tr");
        assert_eq!(found.len(), events, "{typed}: {found:?}");
    }
    // Also where the database has no capital of a letter.
    let accented =
        team::ActiveModel { id: Set(team.id), name: Set("Chiavi Élite".to_owned()), ..Default::default() };
    accented.update(&site.app.db).await.unwrap();
    let form = page.form("search").set("subject", "éLITE").set("action", "team.changed");
    assert_eq!(form.submit(&mut browser).await.all("#events tbody tr").len(), events);
    let all = page.form("search").set("subject", "Tutte le scuole").submit(&mut browser).await;
    assert_eq!(all.all("#events tbody td:nth-of-type(2)"), ["Ha importato le scuole"]);
    let english = browser.get("/en/staff/audit?action=report.hidden").await;
    assert!(english.says("Reason: somebody can be recognised"), "{}", english.text());
}

/// How many changes of the team's profile the log holds.
async fn team_events(site: &Site, team: &team::Model) -> usize {
    let events = event::Entity::find()
        .filter(event::Column::Kind.eq("team.changed"))
        .filter(event::Column::Subject.eq(format!("team:{}", team.id)));
    events.all(&site.app.db).await.unwrap().len()
}

#[tokio::test]
async fn actions_stand_in_groups_and_the_file_has_headings_in_the_readers_language() {
    let site = Site::new().await;
    let ada = site.adult(Role::Admin, "Ada").await;
    let mut browser = site.signed_in(&ada).await;
    for (lang, group, heading) in
        [("it", "Persone e accessi", "Quando"), ("en", "People and accounts", "When")]
    {
        let page = browser.get(&format!("/{lang}/staff/audit")).await;
        let groups = page.attributes("#action optgroup", "label");
        assert!(groups.is_sorted() && groups.contains(&group.to_owned()), "{groups:?}");
        let inside = page.all(&format!("#action optgroup[label='{group}'] option"));
        assert!(inside.len() > 10 && inside.is_sorted(), "{inside:?}");
        assert_eq!(page.all("#action option").len(), coesa::staff::actions::ALL.len() + 1);
        let file = browser.get(&format!("/{lang}/staff/audit/export")).await.html();
        let first = file.lines().next().unwrap();
        assert!(first.split(';').any(|cell| cell == heading), "{first}");
    }
    // Who takes the log away is in the log.
    let page = browser.get("/it/staff/audit?action=audit.exported").await;
    let subjects = page.all("#events tbody td:nth-of-type(3)");
    assert_eq!(subjects, ["registro delle operazioni", "registro delle operazioni"]);
}

#[tokio::test]
async fn downloads_of_personal_data_are_in_the_log() {
    let site = Site::demo().await;
    let team = story::team(&site, "chiave").await;
    let class = team.class_id;
    let edition = class::Entity::find_by_id(class).one(&site.app.db).await.unwrap().unwrap().edition_id;
    let mut edo = site.as_one_of_the_story("edo@demo.example").await;
    for path in [
        format!("/it/selection/{edition}/export/csv"),
        format!("/it/overview/{edition}/export/xlsx"),
        format!("/it/classes/{class}/export/csv"),
    ] {
        assert_eq!(edo.get(&path).await.status, StatusCode::OK, "{path}");
    }
    let edo = story::person(&site, "edo@demo.example").await.id;
    for (action, subject) in [
        ("edition.applications-exported", format!("edition:{edition}")),
        ("edition.exported", format!("edition:{edition}")),
        ("class.exported", format!("class:{class}")),
    ] {
        let events = event::Entity::find().filter(event::Column::Kind.eq(action));
        let events = events.all(&site.app.db).await.unwrap();
        assert_eq!(events.len(), 1, "{action}");
        assert_eq!((events[0].actor_id, events[0].subject.as_str()), (Some(edo), subject.as_str()));
    }
}

#[test]
fn every_kind_of_thing_in_the_log_has_its_words() {
    fn sources(folder: &std::path::Path, found: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push_str(&std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut source = String::new();
    sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("server"), &mut source);
    let texts = coesa::text::Texts::load().unwrap();
    let kinds = source.split("About::new(\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    let mut seen = 0;
    for kind in kinds.chain(coesa::staff::subjects::KINDS.iter().copied()) {
        seen += 1;
        assert!(coesa::staff::subjects::KINDS.contains(&kind), "{kind} is not in server/staff/subjects.rs");
        for lang in Lang::ALL {
            let key = format!("staff-subject-{kind}");
            assert!(texts.find(lang, &key, &[]).is_some(), "{key} is missing in {}", lang.as_str());
        }
    }
    for action in coesa::staff::actions::ALL {
        for lang in Lang::ALL {
            let key = format!("staff-group-{}", coesa::staff::actions::group(action));
            assert!(texts.find(lang, &key, &[]).is_some(), "{key} is missing in {}", lang.as_str());
        }
    }
    assert!(seen > 30, "the search for things finds none: has the verb changed its name?");
}
