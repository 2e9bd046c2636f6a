//! Admins see the site as somebody else.

use http::StatusCode;
use tables::kinds::Role;

use super::{events, row};
use crate::support::Site;
use crate::support::site::PASSWORD;

#[tokio::test]
async fn an_admin_sees_as_a_teacher_with_a_banner_on_every_page_and_ends_by_a_button() {
    let site = Site::new().await;
    let ada = site.adult(Role::Admin, "Ada").await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.signed_in(&ada).await;
    let page = browser.get(&format!("/it/people/{}", teacher.id)).await;
    let home = page.form("acting").submit(&mut browser).await;
    assert!(home.path == "/it/home" && home.says("Ciao, Bruni"), "{}", home.text());
    for path in ["/it/home", "/it/classes", "/it/progetti", "/it/nowhere", "/it/people", "/en/classes/999"] {
        let page = browser.get(path).await;
        assert!(page.attributes("form", "id").contains(&"end-acting".to_owned()), "{path}: {}", page.text());
    }
    assert_eq!(browser.get("/it/people").await.status, StatusCode::NOT_FOUND, "rights are the teacher's");
    let done = browser.get("/it/home").await.form("end-acting").submit(&mut browser).await;
    assert_eq!(done.path, format!("/it/people/{}", teacher.id), "oneself again");
    assert!(!done.attributes("form", "id").contains(&"end-acting".to_owned()));
    assert_eq!(browser.post("/it/acting/end", &[]).await.status, StatusCode::NOT_FOUND);
    for kind in ["acting.began", "acting.ended"] {
        let noted = events(&site, kind).await;
        assert_eq!((noted.len(), noted[0].actor_id), (1, Some(ada.id)), "{kind}");
        assert_eq!(noted[0].subject, format!("person:{}", teacher.id));
    }
}

#[tokio::test]
async fn account_password_and_second_factor_are_out_of_reach_while_acting() {
    let site = Site::with(|config| config.demo = true).await;
    coesa::demo::fill(&site.app).await.unwrap();
    let find = async |sign_in: &str| coesa::people::account::find(&site.app, sign_in).await.unwrap().unwrap();
    let (teacher, giulia) = (find("bruni@demo.example").await, find("lince-blu-427").await);
    let mut browser = site.visitor();
    super::try_in(&mut browser, "ada@demo.example", coesa::demo::PASSWORD).await;
    browser.post(&format!("/it/people/{}/acting", teacher.id), &[]).await;
    let password = [("current", coesa::demo::PASSWORD), ("new", "lampada ruggine violino")];
    let email = [("current", coesa::demo::PASSWORD), ("new", "ladra@coesa.test")];
    let none: [(&str, &str); 0] = [];
    let class = tables::class::Entity::find_by_join_code(&site, "SORGENTI-3A").await;
    let students = format!("/it/classes/{class}/students/{}/password", giulia.id);
    let cards = format!("/it/classes/{class}/cards");
    for (path, fields) in [
        ("/it/profile/password", &password[..]),
        ("/it/profile/email", &email[..]),
        ("/it/profile/second-factor/begin", &password[..1]),
        ("/it/profile/second-factor/off", &password[..1]),
        ("/it/profile/sessions/others/end", &none[..]),
        (&students, &none[..]),
        (&cards, &none[..]),
    ] {
        assert_eq!(browser.post(path, fields).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    for path in ["/it/profile", "/it/profile/email", "/it/profile/sessions", "/it/profile/second-factor"] {
        let closed = browser.get(path).await;
        assert_eq!(closed.status, StatusCode::FORBIDDEN, "{path}");
        assert!(closed.says("profilo, password, e-mail e secondo passo restano chiusi"), "{}", closed.text());
        assert!(!closed.says("Puoi vedere questa pagina"), "{}", closed.text());
    }
    // Nothing in the account's menu leads there.
    let home = browser.get("/it/home").await;
    assert!(!home.attributes(".person a", "href").contains(&"/it/profile".to_owned()), "{}", home.text());
    assert!(home.attributes(".person a", "href").contains(&"/it/following".to_owned()), "{}", home.text());
    let now = row(&site, teacher.id).await;
    assert_eq!((now.password_hash, now.email), (teacher.password_hash, teacher.email));
    assert_eq!(row(&site, giulia.id).await.password_hash, giulia.password_hash);
}

trait ByCode {
    async fn find_by_join_code(site: &Site, code: &str) -> tables::ids::ClassId;
}

impl ByCode for tables::class::Entity {
    async fn find_by_join_code(site: &Site, code: &str) -> tables::ids::ClassId {
        use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
        let found = Self::find().filter(tables::class::Column::JoinCode.eq(code));
        found.one(&site.app.db).await.unwrap().unwrap().id
    }
}

#[tokio::test]
async fn every_act_is_in_the_audit_log_under_the_admins_name() {
    let site = Site::with(|config| config.demo = true).await;
    coesa::demo::fill(&site.app).await.unwrap();
    let find = async |sign_in: &str| coesa::people::account::find(&site.app, sign_in).await.unwrap().unwrap();
    let (ada, teacher) = (find("ada@demo.example").await, find("bruni@demo.example").await);
    let class = tables::class::Entity::find_by_join_code(&site, "SORGENTI-3A").await;
    let mut browser = site.visitor();
    super::try_in(&mut browser, "ada@demo.example", coesa::demo::PASSWORD).await;
    browser.post(&format!("/it/people/{}/acting", teacher.id), &[]).await;
    let teams = format!("/it/classes/{class}/teams");
    browser.post(&teams, &[("name", "Squadra nuova")]).await;
    let acts = events(&site, "acting.act").await;
    assert_eq!(acts.len(), 1, "{acts:?}");
    assert_eq!((acts[0].actor_id, acts[0].acting_as_id), (Some(ada.id), Some(teacher.id)));
    assert_eq!(acts[0].detail, serde_json::json!({ "path": teams }));
}

#[tokio::test]
async fn nobody_acts_as_an_admin_or_as_somebody_deactivated_and_only_admins_act() {
    let site = Site::new().await;
    let ada = site.adult(Role::Admin, "Ada").await;
    let other = site.adult(Role::Admin, "Altra").await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let editor = site.adult(Role::Editor, "Edo").await;
    let mut browser = site.signed_in(&ada).await;
    let path = |id| format!("/it/people/{id}/acting");
    assert_eq!(browser.post(&path(other.id), &[]).await.status, StatusCode::FORBIDDEN);
    browser.post(&format!("/it/people/{}/deactivate", teacher.id), &[("sure", "yes")]).await;
    assert_eq!(browser.post(&path(teacher.id), &[]).await.status, StatusCode::FORBIDDEN);
    let mut hers = site.signed_in(&editor).await;
    assert_eq!(hers.post(&path(teacher.id), &[]).await.status, StatusCode::NOT_FOUND);
    assert!(events(&site, "acting.began").await.is_empty());
}

#[tokio::test]
async fn acting_ends_when_the_admin_is_no_admin_any_more_and_when_the_person_is_closed() {
    let site = Site::new().await;
    let ada = site.adult(Role::Admin, "Ada").await;
    let bea = site.adult(Role::Admin, "Bea").await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut acting = site.signed_in(&ada).await;
    let mut bea = site.signed_in(&bea).await;
    acting.post(&format!("/it/people/{}/acting", teacher.id), &[]).await;
    assert_eq!(acting.get("/it/classes").await.status, StatusCode::OK);
    bea.post(&format!("/it/people/{}/role", ada.id), &[("role", "editor")]).await;
    assert!(acting.get("/it/home").await.path.starts_with("/it/accedi"));
    // The person's own sessions do not show the admin's.
    let mut hers = site.signed_in(&teacher).await;
    bea.post(&format!("/it/people/{}/acting", teacher.id), &[]).await;
    assert_eq!(hers.get("/it/profile/sessions").await.all(".card-plain").len(), 1);
    let mut third = site.signed_in(&site.adult(Role::Admin, "Carla").await).await;
    third.post(&format!("/it/people/{}/deactivate", teacher.id), &[("sure", "yes")]).await;
    assert!(bea.get("/it/home").await.path.starts_with("/it/accedi"));
    assert_eq!(super::try_in(&mut hers, "bruni@coesa.test", PASSWORD).await.status, StatusCode::FORBIDDEN);
}
