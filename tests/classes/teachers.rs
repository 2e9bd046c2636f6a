//! A class's settings: the code, teachers who come, stand in and hand over, students who leave.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::{class_member, class_teacher, mail, team_member};

use super::{class, person};
use crate::support::Site;

/// The way in that the newest mail names.
async fn link(site: &Site) -> String {
    let mail = mail::Entity::find().order_by_desc(mail::Column::Id).one(&site.app.db).await.unwrap().unwrap();
    let at = mail.text.find("/it/invitations/").unwrap();
    mail.text[at..].split_whitespace().next().unwrap().to_owned()
}

async fn teaches(site: &Site, class: tables::ids::ClassId, person: tables::ids::PersonId) -> bool {
    class_teacher::Entity::find_by_id((class, person)).one(&site.app.db).await.unwrap().is_some()
}

#[tokio::test]
async fn a_code_is_renewed_and_closed_and_a_class_renamed() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let path = format!("/it/classes/{}/settings", class.id);
    teacher.post(&format!("/it/classes/{}/joining", class.id), &[("action", "renew")]).await;
    let page = teacher.get(&path).await;
    let code = page.all("section strong")[0].clone();
    assert_ne!(code, "SORGENTI-3A");
    let join = async |code: &str| {
        let mut browser = site.visitor();
        let page = browser.get("/it/entra").await;
        let form = page.form("join").set("code", code).set("name", "Zoe").set("choice", "made");
        form.submit(&mut browser).await.status
    };
    assert_eq!(join("SORGENTI-3A").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(join(&code).await, StatusCode::OK);
    teacher.post(&format!("/it/classes/{}/joining", class.id), &[("action", "close")]).await;
    assert_eq!(join(&code).await, StatusCode::UNPROCESSABLE_ENTITY);
    let renamed = page.form("class-name").set("class_name", "3A Informatica").submit(&mut teacher).await;
    assert!(renamed.all("h1")[0].contains("3A Informatica"));
    let empty = page.form("class-name").set("class_name", " ").submit(&mut teacher).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_colleague_without_an_account_comes_by_mail_and_the_class_is_handed_over() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let bruni = person(&site, "bruni@demo.example").await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let page = teacher.get(&format!("/it/classes/{}/settings", class.id)).await;
    let wrong =
        page.form("invite-teacher").set("email", "x").set("kind", "second").submit(&mut teacher).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.form("invite-teacher")
        .set("email", "nuova@scuola.example")
        .set("kind", "second")
        .submit(&mut teacher)
        .await;
    let way_in = link(&site).await;
    let mut colleague = site.visitor();
    let invited = colleague.get(&way_in).await;
    let form = invited.form("invitation").set("name", "Nuova Collega").set("password", "una parola lunga");
    let accepted = form.submit(&mut colleague).await;
    assert_eq!(accepted.path, format!("/it/classes/{}", class.id), "{}", accepted.text());
    let new = person(&site, "nuova@scuola.example").await;
    assert!(teaches(&site, class.id, new.id).await && teaches(&site, class.id, bruni.id).await);
    assert_eq!(site.visitor().get(&way_in).await.status, StatusCode::NOT_FOUND, "good for once");
    // An account that is there signs in first; then the class goes over.
    let ferri = person(&site, "ferri@demo.example").await;
    page.form("invite-teacher")
        .set("email", "FERRI@demo.example")
        .set("kind", "main")
        .submit(&mut teacher)
        .await;
    let way_in = link(&site).await;
    assert_eq!(colleague.post(&way_in, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "not for her");
    let mut successor = site.as_one_of_the_story("ferri@demo.example").await;
    let invited = successor.get(&way_in).await;
    invited.form("invitation").submit(&mut successor).await;
    assert!(teaches(&site, class.id, ferri.id).await && !teaches(&site, class.id, bruni.id).await);
    assert_eq!(teacher.get(&format!("/it/classes/{}", class.id)).await.status, StatusCode::NOT_FOUND);
    // The last one can't go.
    let settings = successor.get(&format!("/it/classes/{}/settings", class.id)).await;
    settings.form(&format!("teacher-{}", new.id)).submit(&mut successor).await;
    assert!(!teaches(&site, class.id, new.id).await);
    let path = format!("/it/classes/{}/teachers/{}/removal", class.id, ferri.id);
    assert!(successor.post(&path, &[]).await.status.is_success());
    assert!(teaches(&site, class.id, ferri.id).await, "a class is never without a teacher");
}

#[tokio::test]
async fn a_substitute_has_the_class_from_the_first_day_to_the_last() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let ferri = person(&site, "ferri@demo.example").await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let page = teacher.get(&format!("/it/classes/{}/settings", class.id)).await;
    let form = || page.form("invite-teacher").set("email", "ferri@demo.example").set("kind", "substitute");
    assert_eq!(
        form().submit(&mut teacher).await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "days are missing"
    );
    form().set("starts_on", "2026-11-25").set("ends_on", "2026-11-27").submit(&mut teacher).await;
    let mut substitute = site.as_one_of_the_story("ferri@demo.example").await;
    let invited = substitute.get(&link(&site).await).await;
    invited.form("invitation").submit(&mut substitute).await;
    for (days, expected) in [(0, false), (2, true), (2, true), (1, false)] {
        site.app.clock.advance(chrono::Duration::days(days));
        coesa::classes::teaching::follow_plans(&site.app).await.unwrap();
        assert_eq!(teaches(&site, class.id, ferri.id).await, expected, "{}", site.app.clock.today());
    }
}

#[tokio::test]
async fn a_student_who_leaves_is_gone_from_class_and_team_and_the_rows_say_when() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let giulia = person(&site, "lince-blu-427").await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let page = teacher.get(&format!("/it/classes/{}/students/{}/password", class.id, giulia.id)).await;
    let left = page.form("leaving").submit(&mut teacher).await;
    assert!(!left.says("lince-blu-427"), "{}", left.text());
    let member = class_member::Entity::find().filter(class_member::Column::PersonId.eq(giulia.id));
    assert_eq!(member.one(&site.app.db).await.unwrap().unwrap().left_at, Some(site.app.clock.now()));
    let open = team_member::Entity::find()
        .filter(team_member::Column::PersonId.eq(giulia.id))
        .filter(team_member::Column::LeftAt.is_null());
    assert!(open.one(&site.app.db).await.unwrap().is_none());
}

#[tokio::test]
async fn an_archived_editions_class_is_read_and_never_written() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let mut editor = site.as_one_of_the_story("edo@demo.example").await;
    let page = editor.get(&format!("/it/editions/{}", class.edition_id)).await;
    let name = page.form("edition").value("name").to_owned();
    page.form("archive").set("sure", &name).submit(&mut editor).await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let path = format!("/it/classes/{}", class.id);
    assert_eq!(teacher.get(&path).await.status, StatusCode::OK);
    for (end, fields) in
        [("/name", ("class_name", "X")), ("/teams", ("name", "X")), ("/joining", ("action", "renew"))]
    {
        let refused = teacher.post(&format!("{path}{end}"), &[fields]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{end}");
    }
}
