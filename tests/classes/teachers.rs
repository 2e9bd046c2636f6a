//! A class's settings: the code, teachers who come, stand in and hand over, students who leave.

use coesa::schools::joining;
use http::StatusCode;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter, QueryOrder, Set,
};
use tables::kinds::Teaching;
use tables::{class_invitation, class_member, class_teacher, mail, team_member};

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
    let used = site.visitor().get(&way_in).await;
    assert_eq!(used.status, StatusCode::GONE, "good for once");
    assert!(used.says("è già stato accettato"), "{}", used.text());
    assert!(used.attributes("main a", "href").contains(&"/it/accedi".to_owned()), "{}", used.text());
    let own = colleague.get(&way_in).await;
    assert!(
        own.attributes("main a", "href").contains(&format!("/it/classes/{}", class.id)),
        "{}",
        own.text()
    );
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
    let page = teacher.get(&format!("/it/classes/{}/members", class.id)).await;
    let left = page.form(&format!("leaving-{}", giulia.id)).submit(&mut teacher).await;
    assert!(left.says("fanne uno nuovo"), "{}", left.text());
    let front = teacher.get(&format!("/it/classes/{}", class.id)).await;
    assert!(!front.says("lince-blu-427"), "{}", front.text());
    let member = class_member::Entity::find().filter(class_member::Column::PersonId.eq(giulia.id));
    assert_eq!(member.one(&site.app.db).await.unwrap().unwrap().left_at, Some(site.app.clock.now()));
    let open = team_member::Entity::find()
        .filter(team_member::Column::PersonId.eq(giulia.id))
        .filter(team_member::Column::LeftAt.is_null());
    assert!(open.one(&site.app.db).await.unwrap().is_none());
    // Let in again she stands in the lists once, with both her times, and in no team.
    let back = left.form(&format!("return-{}", giulia.id)).submit(&mut teacher).await;
    let rows = back.all("tbody tr").into_iter().filter(|row| row.starts_with("Giulia"));
    assert_eq!(rows.count(), 1, "{}", back.text());
    assert!(back.all("section[aria-labelledby=gone] tbody tr").is_empty(), "{}", back.text());
    let times = class_member::Entity::find().filter(class_member::Column::PersonId.eq(giulia.id));
    assert_eq!(times.count(&site.app.db).await.unwrap(), 2);
    let path = format!("/it/classes/{}/students/{}/return", class.id, giulia.id);
    assert!(teacher.post(&path, &[]).await.says("È già nella classe"));
    let stranger = person(&site, "ferri@demo.example").await;
    let path = format!("/it/classes/{}/students/{}/return", class.id, stranger.id);
    assert!(
        teacher.post(&path, &[]).await.says("È già nella classe"),
        "who never was there does not come in"
    );
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

#[tokio::test]
async fn an_address_is_not_invited_again_and_again() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let page = teacher.get(&format!("/it/classes/{}/settings", class.id)).await;
    let form = || page.form("invite-teacher").set("email", "nuova@scuola.example").set("kind", "second");
    for _ in 0..3 {
        let invited = form().submit(&mut teacher).await;
        assert_eq!(invited.status, StatusCode::OK, "{}", invited.text());
        let twice = form().set("email", "NUOVA@scuola.example ").submit(&mut teacher).await;
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(twice.form("invite-teacher").value("kind"), "second", "nothing typed is lost");
        let open = twice.attributes("form[id^='invitation-']", "id").pop().unwrap();
        let way_in = link(&site).await;
        twice.form(&open).submit(&mut teacher).await;
        let gone = site.visitor().get(&way_in).await;
        assert!(gone.status == StatusCode::GONE && gone.says("è stato ritirato"), "{}", gone.text());
    }
    let enough = form().submit(&mut teacher).await;
    assert_eq!(enough.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(enough.says("riprova tra un’ora"), "{}", enough.text());
    let sent = mail::Entity::find().filter(mail::Column::Recipient.eq("nuova@scuola.example"));
    assert_eq!(sent.count(&site.app.db).await.unwrap(), 3);
}

#[tokio::test]
async fn a_page_behind_an_invitation_is_kept_by_no_cache_and_leads_to_the_second_factor() {
    let site = Site::demo_with(|config| "teacher".clone_into(&mut config.second_factor_roles)).await;
    let (class, bruni) = (class(&site, "SORGENTI-3A").await, person(&site, "bruni@demo.example").await);
    let (token, now) = (joining::new_token(), site.app.clock.now());
    let row = class_invitation::ActiveModel {
        id: NotSet,
        class_id: Set(class.id),
        kind: Set(Teaching::Second),
        email: Set("nuova@scuola.example".to_owned()),
        email_folded: Set("nuova@scuola.example".to_owned()),
        starts_on: Set(None),
        ends_on: Set(None),
        token_hash: Set(joining::hash(&token)),
        invited_by: Set(bruni.id),
        created_at: Set(now),
        expires_at: Set(now + chrono::Duration::days(14)),
        closed_at: Set(None),
        accepted_by: Set(None),
    };
    row.insert(&site.app.db).await.unwrap();
    let way_in = format!("/it/invitations/class/{token}");
    let mut colleague = site.visitor();
    assert_eq!(colleague.get(&format!("{way_in}%00")).await.status, StatusCode::NOT_FOUND);
    let invited = colleague.get(&way_in).await;
    assert!(invited.says("nuova@scuola.example"), "{}", invited.text());
    assert_eq!(invited.headers["cache-control"], "private, no-store");
    let form = invited.form("invitation").set("name", "Nuova Collega").set("password", "una parola lunga");
    let on = form.submit(&mut colleague).await;
    assert_eq!(on.path, "/it/profile/second-factor", "{}", on.text());
    assert!(teaches(&site, class.id, person(&site, "nuova@scuola.example").await.id).await);
    let early = colleague.get(&format!("/it/classes/{}", class.id)).await;
    assert!(early.path.starts_with("/it/accedi"), "not before it: {}", early.path);
}

/// What the newest mail to that address is about.
async fn told(site: &Site, address: &str) -> String {
    let mails = mail::Entity::find().filter(mail::Column::Recipient.eq(address));
    let newest = mails.order_by_desc(mail::Column::Id).one(&site.app.db).await.unwrap();
    newest.map(|mail| mail.subject).unwrap_or_default()
}

#[tokio::test]
async fn who_teaches_a_class_is_for_its_main_teacher_to_say_and_those_concerned_are_told() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let (bruni, ferri) =
        (person(&site, "bruni@demo.example").await, person(&site, "ferri@demo.example").await);
    let settings = format!("/it/classes/{}/settings", class.id);
    let invitations = format!("/it/classes/{}/invitations", class.id);
    let removal = |who: tables::ids::PersonId| format!("/it/classes/{}/teachers/{who}/removal", class.id);
    let mut main = site.as_one_of_the_story("bruni@demo.example").await;
    let page = main.get(&settings).await;
    let form = |email: &str, kind: &str| page.form("invite-teacher").set("email", email).set("kind", kind);
    let oneself = form("Bruni@demo.example", "second").submit(&mut main).await;
    assert_eq!(oneself.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(oneself.says("segue già la classe"), "{}", oneself.text());
    form("ferri@demo.example", "second").submit(&mut main).await;
    let mut second = site.as_one_of_the_story("ferri@demo.example").await;
    let invited = second.get(&link(&site).await).await;
    invited.form("invitation").submit(&mut second).await;
    assert!(teaches(&site, class.id, ferri.id).await);
    let came = format!("Un altro docente segue la classe {}", class.name);
    assert_eq!(told(&site, "bruni@demo.example").await, came);
    let twice = form("FERRI@demo.example", "second").submit(&mut main).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY, "teaches it already");
    // Beside the main teacher one can but leave.
    let seen = second.get(&settings).await;
    assert!(seen.all("form#invite-teacher").is_empty(), "{}", seen.text());
    let forms = seen.attributes("form[id^='teacher-']", "id");
    assert_eq!(forms, [format!("teacher-{}", ferri.id)]);
    assert_eq!(second.post(&removal(bruni.id), &[]).await.status, StatusCode::FORBIDDEN);
    let hands_over = [("email", "ferri@demo.example"), ("kind", "main")];
    assert_eq!(second.post(&invitations, &hands_over).await.status, StatusCode::FORBIDDEN);
    assert!(teaches(&site, class.id, bruni.id).await, "the main teacher is still there");
    // The main teacher hands the class to the second.
    form("ferri@demo.example", "main").submit(&mut main).await;
    let invited = second.get(&link(&site).await).await;
    invited.form("invitation").submit(&mut second).await;
    assert!(!teaches(&site, class.id, bruni.id).await);
    assert_eq!(told(&site, "bruni@demo.example").await, format!("Hai passato la classe {}", class.name));
    let seen = second.get(&settings).await;
    assert!(!seen.says(&bruni.name) && !seen.says("non ancora"), "{}", seen.text());
    // Whoever is removed is told; whoever leaves is not, but those who stay are.
    let page = seen;
    page.form("invite-teacher")
        .set("email", "bruni@demo.example")
        .set("kind", "second")
        .submit(&mut second)
        .await;
    let invited = main.get(&link(&site).await).await;
    invited.form("invitation").submit(&mut main).await;
    let seen = second.get(&settings).await;
    seen.form(&format!("teacher-{}", bruni.id)).submit(&mut second).await;
    assert!(!teaches(&site, class.id, bruni.id).await);
    assert_eq!(told(&site, "bruni@demo.example").await, format!("Non segui più la classe {}", class.name));
}
