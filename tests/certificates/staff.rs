//! Staff: hours, who signs and from when; the teachers of classes that have finished.

use http::StatusCode;
use sea_orm::{EntityTrait, QueryOrder};
use tables::{class, edition, edition_certificates};

use super::{FERRI, LAPILLI, newest, told};
use crate::support::{Site, story};

#[tokio::test]
async fn staff_say_how_many_hours_who_signs_and_from_when() {
    let site = Site::demo().await;
    let team = story::team(&site, "chiave").await;
    let class = class::Entity::find_by_id(team.class_id).one(&site.app.db).await.unwrap().unwrap();
    let path = format!("/it/editions/{}/certificates", class.edition_id);
    let mut edo = site.as_one_of_the_story("edo@demo.example").await;
    let page = edo.get(&path).await;
    assert_eq!(page.form("settings").value("student_hours"), "50", "the programme's usual ones");
    let wrong = page
        .form("settings")
        .set("student_hours", "cinquanta")
        .set("teacher_hours", "401")
        .set("signer_name", " ")
        .submit(&mut edo)
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["student_hours", "teacher_hours", "signer_name"] {
        assert_eq!(wrong.all(&format!("#{field}-mistake")).len(), 1, "{field}: {}", wrong.text());
    }
    assert_eq!(wrong.form("settings").value("student_hours"), "cinquanta");
    let saved = page
        .form("settings")
        .set("student_hours", "40")
        .set("signer_name", "Ada Prova")
        .set("opens_on", "2026-12-01")
        .submit(&mut edo)
        .await;
    assert!(saved.says("Non si rilasciano ancora"), "{}", saved.text());
    let stale = page.form("settings").set("student_hours", "45").submit(&mut edo).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    // Until that day teachers read when, and can issue none.
    let mut lapilli = site.as_one_of_the_story(LAPILLI).await;
    let closed = format!("/it/classes/{}/certificates", class.id);
    let page = lapilli.get(&closed).await;
    assert!(page.says("dal 1º dicembre 2026") && page.all("form#confirm").is_empty(), "{}", page.text());
    assert_eq!(lapilli.post(&closed, &[("take", "1")]).await.status, StatusCode::FORBIDDEN);
    site.app.clock.advance(chrono::Duration::days(9));
    let mut lapilli = site.as_one_of_the_story(LAPILLI).await;
    let open = lapilli.get(&closed).await;
    let hours = open.form("confirm").fields.into_iter().find(|(name, _)| name.starts_with("hours_"));
    assert_eq!(hours.unwrap().1, "40");
    // Next year's edition begins with the same, a year later.
    let mut edo = site.as_one_of_the_story("edo@demo.example").await;
    let page = edo.get(&format!("/it/editions/{}", class.edition_id)).await;
    page.form("copy").submit(&mut edo).await;
    let next = edition::Entity::find().order_by_desc(edition::Column::Id).one(&site.app.db).await.unwrap();
    let copied = edition_certificates::Entity::find_by_id(next.unwrap().id).one(&site.app.db).await.unwrap();
    let copied = copied.unwrap();
    assert_eq!((copied.student_hours, copied.opens_on.unwrap().to_string()), (40, "2027-12-01".to_owned()));
    // Not a reviewer's to say.
    let mut teresa = site.as_one_of_the_story("teresa@demo.example").await;
    assert_eq!(teresa.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn staff_confirm_the_teachers_of_classes_that_have_finished() {
    let site = Site::demo().await;
    let lapilli = story::person(&site, LAPILLI).await;
    let team = story::team(&site, "chiave").await;
    let class = class::Entity::find_by_id(team.class_id).one(&site.app.db).await.unwrap().unwrap();
    let path = format!("/it/editions/{}/certificates", class.edition_id);
    let mut edo = site.as_one_of_the_story("edo@demo.example").await;
    let page = edo.get(&path).await;
    assert!(page.says("Paola Ferri"), "the story's: {}", page.text());
    let key = format!("{}_{}", class.id, lapilli.id);
    let keys = page.attributes("form#teachers [name=take]", "value");
    assert_eq!(keys, [&*key], "not Bruni, whose class has not finished, nor Ferri, who has hers");
    // Nobody is chosen until staff say so, one by one or all together.
    let nobody = page.form("teachers").submit(&mut edo).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nobody.says("Non hai scelto nessuno"), "{}", nobody.text());
    let all = page.attributes("a[href*='pick=all']", "href")[0].clone();
    let page = edo.get(all.split('#').next().unwrap()).await;
    assert!(page.says("Hanno la spunta tutti"), "{}", page.text());
    let form = page.form("teachers");
    assert_eq!(form.value("take"), key);
    let wrong =
        form.set(&format!("given_{key}"), "").set(&format!("hours_{key}"), "26").submit(&mut edo).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mistake = wrong.all(&format!("[id='hours_{key}-mistake']"))[0].clone();
    assert!(mistake.contains("da 1 a 25") && mistake.contains(&lapilli.name), "{mistake}");
    assert!(wrong.all(".mistakes li").contains(&mistake), "above the page too: {}", wrong.text());
    let right = page
        .form("teachers")
        .set(&format!("given_{key}"), "Concetta")
        .set(&format!("family_{key}"), "Lapilli")
        .submit(&mut edo)
        .await;
    assert!(right.says("Un attestato rilasciato"), "{}", right.text());
    let row = newest(&site, &lapilli).await.unwrap();
    assert_eq!((row.hours, told(&site, &lapilli).await), (25, 1));
    let own = format!("/it/certificates/{}", row.id);
    let mut teacher = site.as_one_of_the_story(LAPILLI).await;
    assert_eq!(teacher.get(&format!("{own}/pdf")).await.headers["content-type"], "application/pdf");
    let refused = teacher.post(&format!("{own}/revocation"), &[("reason", "x")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let mut ferri = site.as_one_of_the_story(FERRI).await;
    assert_eq!(ferri.get(&own).await.status, StatusCode::NOT_FOUND, "another teacher");
    let mut teresa = site.as_one_of_the_story("teresa@demo.example").await;
    let read = teresa.get(&own).await;
    assert!(read.says("Concetta Lapilli") && read.all("form#revoke").is_empty(), "{}", read.text());
    let off = teresa.post(&format!("{own}/revocation"), &[("reason", "x")]).await;
    assert_eq!(off.status, StatusCode::FORBIDDEN);
}
