//! The directory of people, and what staff do with an account.

use coesa::people::account::searchable;
use coesa::people::manage::may_close;
use http::StatusCode;
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, EntityTrait, NotSet, Set};
use tables::ids::ClassId;
use tables::kinds::Role;
use tables::{class, class_member, class_teacher, edition, person, school};

use super::{events, row, try_in};
use crate::support::browser::Browser;
use crate::support::site::PASSWORD;
use crate::support::{Site, story};

#[test]
fn editors_close_accounts_of_schools_and_admins_all() {
    let roles = [Role::Student, Role::Teacher, Role::Supporter, Role::Reviewer, Role::Editor, Role::Admin];
    for (by, may) in [
        (Role::Student, [false; 6]),
        (Role::Teacher, [false; 6]),
        (Role::Supporter, [false; 6]),
        (Role::Reviewer, [false; 6]),
        (Role::Editor, [true, true, true, false, false, false]),
        (Role::Admin, [true; 6]),
    ] {
        assert_eq!(roles.map(|whose| may_close(by, whose)), may, "{by:?}");
    }
}

async fn admin(site: &Site) -> Browser {
    site.signed_in(&site.adult(Role::Admin, "Ada").await).await
}

#[tokio::test]
async fn staff_find_people_by_parts_of_name_address_role_school_and_state() {
    let site = Site::with(|config| config.demo = true).await;
    coesa::demo::fill(&site.app).await.unwrap();
    let mut browser = site.visitor();
    try_in(&mut browser, "ada@demo.example", coesa::demo::PASSWORD).await;
    let mut names = async |query: &str| {
        let page = browser.get(&format!("/it/people?{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        page.all("tbody th .muted")
    };
    assert_eq!(names("q=BRUNI").await, ["bruni@demo.example"]);
    assert_eq!(names("q=lince+427").await, ["lince-blu-427"]);
    assert_eq!(names("q=%25").await, Vec::<String>::new(), "a sign of the database is a sign like others");
    assert_eq!(names("role=admin").await, ["ada@demo.example"]);
    assert_eq!(names("state=active&role=admin&q=ada").await, ["ada@demo.example"]);
    assert!(names("state=inactive").await.is_empty());
    assert!(!names("state=never").await.contains(&"ada@demo.example".to_owned()));
    assert_eq!(names("sort=last").await[0], "ada@demo.example");
    let of_school = names("school=sorgenti").await;
    assert!(of_school.contains(&"lince-blu-427".to_owned()), "{of_school:?}");
    assert!(of_school.contains(&"bruni@demo.example".to_owned()), "{of_school:?}");
    assert!(!of_school.contains(&"ferri@demo.example".to_owned()), "{of_school:?}");
    for odd in ["page=0", "page=999999", "page=x", "sort=x", "role=x", "state=x"] {
        names(odd).await;
    }
    let page = browser.get("/en/people").await;
    assert!(page.says("people"), "{}", page.text());
}

/// A class at a school of that code and name, in an edition of its own.
async fn class_at(site: &Site, code: &str, name: &str) -> ClassId {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
    let edition = edition::ActiveModel {
        id: NotSet,
        slug: Set("2026".to_owned()),
        name: Set("2026".to_owned()),
        starts_on: Set(day),
        ends_on: Set(day),
        ..Default::default()
    };
    let edition = edition::Entity::insert(edition).exec(&site.app.db).await.unwrap().last_insert_id;
    let school = school::ActiveModel {
        id: NotSet,
        code: Set(code.to_owned()),
        name: Set(name.to_owned()),
        municipality: Set("063049".to_owned()),
        searchable: Set(dataset::text::fold(&format!("{code} {name}"))),
        ..Default::default()
    };
    let school = school::Entity::insert(school).exec(&site.app.db).await.unwrap().last_insert_id;
    let class = class::ActiveModel {
        id: NotSet,
        school_id: Set(school),
        edition_id: Set(edition),
        name: Set("3A".to_owned()),
        join_code: Set("X-3A".to_owned()),
        ..Default::default()
    };
    class::Entity::insert(class).exec(&site.app.db).await.unwrap().last_insert_id
}

#[tokio::test]
async fn a_school_is_found_with_and_without_accents_in_upper_and_lower_case() {
    let site = Site::new().await;
    let class = class_at(&site, "FOIS00001X", "LICEO DI FORLÌ").await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    site.adult(Role::Teacher, "Ferri").await;
    let tie = class_teacher::ActiveModel { class_id: Set(class), person_id: Set(teacher.id) };
    class_teacher::Entity::insert(tie).exec_without_returning(&site.app.db).await.unwrap();
    let mut browser = admin(&site).await;
    for words in ["forlì", "Forlì liceo", "FORLI", "fois00001x"] {
        let form = browser.get("/it/people").await.form("filter").set("school", words);
        let page = form.submit(&mut browser).await;
        assert_eq!(page.all("tbody th .muted"), ["bruni@coesa.test"], "{words}");
    }
}

#[tokio::test]
async fn five_thousand_students_are_searched_and_paged_at_once() {
    let site = Site::new().await;
    let mut browser = admin(&site).await;
    let class = class_at(&site, "NAIS00001X", "Istituto Sorgenti").await;
    let now = site.app.clock.now();
    for part in 0..10 {
        let rows = (0..500).map(|n| {
            let name = format!("Studente {:04}", part * 500 + n);
            let sign_in = format!("gufo-blu-{}", part * 500 + n);
            person::ActiveModel {
                id: NotSet,
                role: Set(Role::Student),
                searchable: Set(searchable(&name, &sign_in)),
                name: Set(name),
                email: Set(None),
                email_folded: Set(None),
                sign_in_name: Set(Some(sign_in)),
                password_hash: Set(String::new()),
                session_epoch: Set(0),
                language: Set("it".to_owned()),
                active: Set(true),
                created_at: Set(now),
                last_sign_in_at: Set(None),
            }
        });
        person::Entity::insert_many(rows).exec(&site.app.db).await.unwrap();
    }
    let students = person::Entity::find().all(&site.app.db).await.unwrap();
    let members: Vec<_> = students
        .iter()
        .filter(|person| person.role == Role::Student)
        .map(|person| class_member::ActiveModel {
            id: NotSet,
            class_id: Set(class),
            person_id: Set(person.id),
            joined_at: Set(now),
            left_at: Set(None),
        })
        .collect();
    for part in members.chunks(1000) {
        class_member::Entity::insert_many(part.to_vec()).exec(&site.app.db).await.unwrap();
    }
    let last = browser.get("/it/people?role=student&page=100").await;
    assert_eq!(last.all("tbody tr").len(), 50);
    assert!(last.says("5.000 persone") && last.says("Studente 4999"), "{}", last.text());
    let one = browser.get("/it/people?q=studente+4711&school=sorgenti").await;
    assert_eq!(one.all("tbody tr").len(), 1);
    let mut slowest = std::time::Duration::ZERO;
    for query in
        ["", "q=studente+4711", "school=sorgenti", "role=student&sort=last&page=80", "state=never&sort=new"]
    {
        // The best of three: the machine has other work.
        let mut best = std::time::Duration::MAX;
        for _ in 0..3 {
            let began = std::time::Instant::now();
            browser.get(&format!("/it/people?{query}")).await;
            best = best.min(began.elapsed());
        }
        slowest = slowest.max(best);
    }
    // 30 ms is the aim in a release; this build is not one, and the browser here parses the page too.
    assert!(slowest < std::time::Duration::from_millis(300), "{slowest:?}");
}

#[tokio::test]
async fn a_deactivated_person_is_out_and_hears_why_only_with_the_right_password() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut hers = site.signed_in(&teacher).await;
    let mut browser = admin(&site).await;
    let page = browser.get(&format!("/it/people/{}", teacher.id)).await;
    assert!(page.says("bruni@coesa.test") && page.says("docente"), "{}", page.text());
    // One click only asks, by name; a second one does it.
    let asked = page.form("deactivate").submit(&mut browser).await;
    assert!(asked.all("h1") == ["Disattivare l’accesso di Bruni?"], "{}", asked.text());
    assert_eq!(hers.get("/it/home").await.status, StatusCode::OK);
    assert!(events(&site, "person.deactivated").await.is_empty());
    let page = asked.form("sure").submit(&mut browser).await;
    assert!(hers.get("/it/home").await.path.starts_with("/it/accedi"), "signed out at once");
    let right = try_in(&mut hers, "bruni@coesa.test", PASSWORD).await;
    assert_eq!(right.status, StatusCode::FORBIDDEN);
    assert!(right.says("è stato disattivato"), "{}", right.text());
    let wrong = try_in(&mut hers, "bruni@coesa.test", "sbagliata").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!wrong.says("disattivato"), "{}", wrong.text());
    page.form("reactivate").submit(&mut browser).await;
    assert_eq!(try_in(&mut hers, "bruni@coesa.test", PASSWORD).await.path, "/it/home");
    let (off, on) = (events(&site, "person.deactivated").await, events(&site, "person.reactivated").await);
    assert_eq!((off.len(), on.len()), (1, 1));
    assert_eq!(off[0].subject, format!("person:{}", teacher.id));
    assert!(off[0].actor_id.is_some());
}

#[tokio::test]
async fn a_new_role_counts_at_once_and_only_admins_give_it() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let student = site.student("lince-blu-42").await;
    let mut hers = site.signed_in(&teacher).await;
    let mut browser = admin(&site).await;
    let page = browser.get(&format!("/it/people/{}", teacher.id)).await;
    let odd = browser.post(&format!("/it/people/{}/role", teacher.id), &[("role", "student")]).await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = page.form("change-role").set("role", "reviewer").submit(&mut browser).await;
    assert!(done.says("revisione"), "{}", done.text());
    assert!(hers.get("/it/home").await.path.starts_with("/it/accedi"));
    let mut hers = site.signed_in(&teacher).await;
    assert_eq!(hers.get("/it/review").await.status, StatusCode::OK);
    let noted = events(&site, "person.role-changed").await;
    assert_eq!(noted[0].detail, serde_json::json!({ "from": "teacher", "to": "reviewer" }));
    let stays = browser.post(&format!("/it/people/{}/role", student.id), &[("role", "teacher")]).await;
    assert_eq!(stays.status, StatusCode::UNPROCESSABLE_ENTITY, "students stay students");
    let mut editor = site.signed_in(&site.adult(Role::Editor, "Edo").await).await;
    let path = format!("/it/people/{}/role", student.id);
    assert_eq!(editor.post(&path, &[("role", "admin")]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nobody_manages_themselves_and_others_see_no_directory() {
    let site = Site::new().await;
    let ada = site.adult(Role::Admin, "Ada").await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let reviewer = site.adult(Role::Reviewer, "Teresa").await;
    let mut browser = site.signed_in(&ada).await;
    for what in ["deactivate", "role", "acting"] {
        let done = browser.post(&format!("/it/people/{}/{what}", ada.id), &[("role", "teacher")]).await;
        assert_eq!(done.status, StatusCode::FORBIDDEN, "{what}");
    }
    assert_eq!(row(&site, ada.id).await.role, Role::Admin);
    let mut hers = site.signed_in(&reviewer).await;
    assert_eq!(
        hers.get(&format!("/it/people/{}", teacher.id)).await.status,
        StatusCode::OK,
        "reviewers look"
    );
    let closed = hers.post(&format!("/it/people/{}/deactivate", teacher.id), &[]).await;
    assert_eq!(closed.status, StatusCode::FORBIDDEN, "and do not close");
    let mut other = site.signed_in(&teacher).await;
    for path in ["/it/people".to_owned(), format!("/it/people/{}", teacher.id)] {
        assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND);
        assert!(site.visitor().get(&path).await.path.starts_with("/it/accedi"));
    }
    assert_eq!(browser.get("/it/people/999999").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn people_from_before_the_directory_are_found_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let db = coesa::db::connect(&coesa::db::sqlite_in(folder.path()), 1).await.unwrap();
    let all = Migrator::migrations();
    let before = all.iter().position(|one| one.name() == "m20261123_160200_directory").unwrap();
    Migrator::up(&db, Some(u32::try_from(before).unwrap())).await.unwrap();
    db.execute_unprepared(
        "INSERT INTO person (role, name, email, email_folded, password_hash, session_epoch, language, \
         active, created_at) VALUES ('teacher', 'Élodie NÈRI', 'E@x.it', 'e@x.it', '', 0, 'it', 1, \
         '2026-01-01 00:00:00 +00:00')",
    )
    .await
    .unwrap();
    Migrator::up(&db, None).await.unwrap();
    let person = person::Entity::find().one(&db).await.unwrap().unwrap();
    assert_eq!(person.searchable, searchable("Élodie NÈRI", "E@x.it"));
}

#[tokio::test]
async fn the_role_that_may_do_everything_is_given_only_after_a_question() {
    let site = Site::new().await;
    let editor = site.adult(Role::Editor, "Edo").await;
    let mut browser = admin(&site).await;
    let page = browser.get(&format!("/it/people/{}", editor.id)).await;
    let asked = page.form("change-role").set("role", "admin").submit(&mut browser).await;
    assert_eq!(asked.all("h1"), ["Dare a Edo il ruolo «amministrazione»?"]);
    assert!(asked.says("chiudere gli accessi di chiunque"), "{}", asked.text());
    assert!(events(&site, "person.role-changed").await.is_empty());
    let done = asked.form("sure").submit(&mut browser).await;
    assert!(done.says("Il ruolo è cambiato"), "{}", done.text());
    let noted = events(&site, "person.role-changed").await;
    assert_eq!(noted[0].detail, serde_json::json!({ "from": "editor", "to": "admin" }));
}

#[tokio::test]
async fn a_persons_page_leads_to_their_classes_schools_and_teams() {
    let site = Site::demo().await;
    let mut edo = site.as_one_of_the_story("edo@demo.example").await;
    let team = story::team(&site, "acqua").await;
    for (sign_in, in_team) in [("lince-blu-427", true), ("bruni@demo.example", false)] {
        let person = story::person(&site, sign_in).await;
        let page = edo.get(&format!("/it/people/{}", person.id)).await;
        let leads = page.attributes("main a", "href");
        assert_eq!(leads.contains(&format!("/it/teams/{}", team.id)), in_team, "{sign_in}: {leads:?}");
        for path in [format!("/it/classes/{}", team.class_id)].iter().chain(leads.iter().skip(1)) {
            assert!(leads.contains(path), "{sign_in}: {leads:?}");
            assert_eq!(edo.get(path).await.status, StatusCode::OK, "{path}");
        }
        assert!(leads.iter().any(|path| path.starts_with("/it/schools/")), "{sign_in}: {leads:?}");
    }
}
