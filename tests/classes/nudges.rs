//! A teacher's short word to a student or a team.

use chrono::Duration;
use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tables::kinds::NoticeKind;
use tables::{event, notice, nudge, team};

use super::{class, person};
use crate::support::Site;

async fn nudged(site: &Site, person: &person::Model) -> Vec<notice::Model> {
    notice::Entity::find()
        .filter(notice::Column::RecipientId.eq(person.id))
        .filter(notice::Column::Kind.eq(NoticeKind::Nudge))
        .all(&site.app.db)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_teacher_writes_to_a_student_and_all_teachers_of_the_class_can_read_it() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let giulia = person(&site, "lince-blu-427").await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let overview = teacher.get(&format!("/it/classes/{}", class.id)).await;
    let write = format!("/it/classes/{}/nudges?to=student:{}", class.id, giulia.id);
    assert!(overview.attributes("a", "href").contains(&write), "the overview leads there");
    let page = teacher.get(&write).await;
    assert!(
        page.says("Non è mai privata") && page.form("nudge").value("to") == format!("student:{}", giulia.id)
    );
    let form = page.form("nudge").set("phrase", "read-lesson").set("words", "Poi <b>dimmi</b> com’è andata.");
    let sent = form.submit(&mut teacher).await;
    assert!(sent.says("Fatto: una persona lo trova"), "{}", sent.text());
    let seen = sent.all("#nudges li");
    assert!(seen[0].starts_with("Prof. Bruni a Giulia") && seen[0].contains("<b>dimmi</b>"), "{seen:?}");
    let mut student = site.as_one_of_the_story("lince-blu-427").await;
    let page = student.get("/it/notices").await;
    assert!(page.says("C’è una lezione da leggere") && page.says("<b>dimmi</b>"), "{}", page.text());
    assert!(student.get("/en/notices").await.says("There is a lesson to read"), "in the reader's language");
    let mut staff = site.as_one_of_the_story("teresa@demo.example").await;
    let page = staff.get(&format!("/it/classes/{}/nudges", class.id)).await;
    assert!(page.says("C’è una lezione da leggere") && page.attributes("#nudge", "id").is_empty());
    let noted = event::Entity::find().filter(event::Column::Kind.eq("class.nudged"));
    assert_eq!(noted.count(&site.app.db).await.unwrap(), 1);
}

#[tokio::test]
async fn a_word_to_an_empty_team_is_no_success() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let page = teacher.get(&format!("/it/classes/{}", class.id)).await;
    page.form("new-team").set("name", "Ancora vuota").submit(&mut teacher).await;
    let made = team::Entity::find().filter(team::Column::Name.eq("Ancora vuota"));
    let made = made.one(&site.app.db).await.unwrap().unwrap();
    let page = teacher.get(&format!("/it/classes/{}/nudges?to=team:{}", class.id, made.id)).await;
    let sent = page.form("nudge").set("phrase", "well-done").submit(&mut teacher).await;
    assert!(sent.says("per ora non arriva a nessuno"), "{}", sent.text());
    assert!(sent.all(".flash-success").is_empty(), "{}", sent.html());
}

#[tokio::test]
async fn a_word_to_a_team_reaches_its_members_and_nobody_else() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let acqua =
        team::Entity::find().filter(team::Column::Slug.eq("acqua")).one(&site.app.db).await.unwrap().unwrap();
    let (giulia, sofia) = (person(&site, "lince-blu-427").await, person(&site, "riccio-rosso-296").await);
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let page = teacher.get(&format!("/it/classes/{}/nudges?to=team:{}", class.id, acqua.id)).await;
    page.form("nudge").set("phrase", "well-done").submit(&mut teacher).await;
    assert_eq!(nudged(&site, &giulia).await[0].link, format!("/teams/{}", acqua.id));
    assert!(nudged(&site, &sofia).await.is_empty());
}

#[tokio::test]
async fn only_the_classs_teachers_write_and_only_to_their_own() {
    let site = Site::demo().await;
    let (own, other) = (class(&site, "SORGENTI-3A").await, class(&site, "PORTICI-4B").await);
    let giulia = person(&site, "lince-blu-427").await;
    let to = format!("student:{}", giulia.id);
    let fields = [("to", to.as_str()), ("phrase", "well-done"), ("words", "")];
    for (who, status) in [
        ("ferri@demo.example", StatusCode::NOT_FOUND),
        ("teresa@demo.example", StatusCode::FORBIDDEN),
        ("ada@demo.example", StatusCode::FORBIDDEN),
        ("lince-blu-427", StatusCode::NOT_FOUND),
    ] {
        let mut browser = site.as_one_of_the_story(who).await;
        let answer = browser.post(&format!("/it/classes/{}/nudges", own.id), &fields).await;
        assert_eq!(answer.status, status, "{who}");
    }
    // A teacher can't reach another class's student through their own class.
    let mut ferri = site.as_one_of_the_story("ferri@demo.example").await;
    let answer = ferri.post(&format!("/it/classes/{}/nudges", other.id), &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
    assert!(nudged(&site, &giulia).await.is_empty());
}

#[tokio::test]
async fn three_a_day_are_enough_and_nothing_typed_is_lost() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let giulia = person(&site, "lince-blu-427").await;
    let path = format!("/it/classes/{}/nudges", class.id);
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let empty = teacher.post(&path, &[("to", ""), ("phrase", ""), ("words", " ")]).await;
    assert_eq!((empty.status, empty.all(".mistake").len()), (StatusCode::UNPROCESSABLE_ENTITY, 2));
    let long = "à".repeat(281);
    let to = format!("student:{}", giulia.id);
    let refused = teacher.post(&path, &[("to", to.as_str()), ("phrase", ""), ("words", long.as_str())]).await;
    assert_eq!(refused.form("nudge").value("words"), long);
    let fields = [("to", to.as_str()), ("phrase", ""), ("words", "Come va?")];
    let posted = (0..5).map(|_| {
        let mut browser = teacher.clone();
        let path = &path;
        async move { browser.post(path, &fields).await.status }
    });
    let done = futures_util::future::join_all(posted).await;
    assert_eq!(done.iter().filter(|status| **status == StatusCode::OK).count(), 3, "{done:?}");
    assert_eq!(nudge::Entity::find().count(&site.app.db).await.unwrap(), 3);
    let page = teacher.post(&path, &fields).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.says("Per oggi bastano") && page.form("nudge").value("words") == "Come va?");
    site.app.clock.advance(Duration::hours(25));
    assert_eq!(teacher.post(&path, &fields).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_word_to_the_class_reaches_everybody_in_it() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let page = teacher.get(&format!("/it/classes/{}/nudges", class.id)).await;
    let form = page.form("nudge").set("to", "class").set("phrase", "talk-to-me");
    let sent = form.submit(&mut teacher).await;
    let seen = sent.all("#nudges li");
    assert!(seen[0].starts_with("Prof. Bruni a Tutta la classe"), "{seen:?}");
    let members = tables::class_member::Entity::find()
        .filter(tables::class_member::Column::ClassId.eq(class.id))
        .filter(tables::class_member::Column::LeftAt.is_null())
        .count(&site.app.db)
        .await
        .unwrap();
    let told = notice::Entity::find().filter(notice::Column::Kind.eq(NoticeKind::Nudge));
    assert_eq!(told.count(&site.app.db).await.unwrap(), members);
    let mut student = site.as_one_of_the_story("lince-blu-427").await;
    assert!(student.get("/it/notices").await.says("Un messaggio per tutta la classe"));
}
