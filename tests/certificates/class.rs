//! A teacher confirms a class; its students download; others see nothing.

use http::StatusCode;
use tables::certificate;

use super::{FERRI, LAPILLI, ROSALIA, TARIQ, events, newest, told};
use crate::support::browser::{FormSeen, PageSeen};
use crate::support::{Browser, Site, story};

/// The confirmation with Rosalia's names; Tariq is left out.
fn rosalia_alone(form: FormSeen, id: i64, given: &str, family: &str, hours: &str) -> FormSeen {
    let mut form = form;
    form.fields.retain(|(name, value)| name != "take" || *value == id.to_string());
    form.set(&format!("given_{id}"), given)
        .set(&format!("family_{id}"), family)
        .set(&format!("hours_{id}"), hours)
}

async fn confirm(browser: &mut Browser, path: &str, id: i64, [given, family, hours]: [&str; 3]) -> PageSeen {
    let page = browser.get(path).await;
    rosalia_alone(page.form("confirm"), id, given, family, hours).submit(browser).await
}

#[tokio::test]
async fn a_teacher_confirms_students_with_the_hours_really_done_and_each_downloads_their_own() {
    let site = Site::demo().await;
    let (rosalia, tariq) = (story::person(&site, ROSALIA).await, story::person(&site, TARIQ).await);
    let id = rosalia.id.0;
    let team = story::team(&site, "chiave").await;
    let path = format!("/it/classes/{}/certificates", team.class_id);
    let mut lapilli = site.as_one_of_the_story(LAPILLI).await;
    assert!(lapilli.get("/it/home").await.says("Attestati per la 3C"));
    let page = lapilli.get(&path).await;
    assert!(page.says("Rosalia") && page.says("Tariq"), "{}", page.text());
    assert!(page.says("Samuele: la squadra"), "whose team has not finished, and why: {}", page.text());
    // A mistake names its field, and nothing typed is lost.
    for (given, family, hours, field, said) in [
        ("Rosalia", "Nicotra", "51", "hours", "da 1 a 50"),
        ("Rosalia", "Nicotra", "0", "hours", "da 1 a 50"),
        ("Rosalia", " ", "50", "family", "il cognome da stampare di Rosalia"),
        ("Ροζαλία", "Nicotra", "50", "given", "lettere latine"),
    ] {
        let wrong = confirm(&mut lapilli, &path, id, [given, family, hours]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{given} {family} {hours}");
        let mistake = wrong.all(&format!("[id='{field}_{id}-mistake']"));
        assert!(mistake[0].contains(said), "{mistake:?}");
        assert_eq!(wrong.form("confirm").value(&format!("given_{id}")), given);
        assert_eq!(wrong.form("confirm").value(&format!("hours_{id}")), hours);
        assert!(wrong.form("confirm").fields.iter().filter(|(name, _)| name == "take").count() == 1);
    }
    assert_eq!(newest(&site, &rosalia).await, None);
    let done = confirm(&mut lapilli, &path, id, ["Rosalia", "Nicotra D’Àgata", "48"]).await;
    assert!(done.says("Un attestato rilasciato"), "{}", done.text());
    let row = newest(&site, &rosalia).await.unwrap();
    assert_eq!((row.hours, row.record["family"].as_str()), (48, Some("Nicotra D’Àgata")));
    assert_eq!(events(&site, &row).await, ["certificate.issued"]);
    assert_eq!((told(&site, &rosalia).await, told(&site, &tariq).await), (1, 0));
    assert_eq!(newest(&site, &tariq).await, None, "left out");
    // The same form once more, as by the back button: nobody gets a second one.
    let key = id.to_string();
    let fields = [
        ("take", key.as_str()),
        (&format!("given_{id}"), "Rosalia"),
        (&format!("family_{id}"), "Nicotra"),
        (&format!("hours_{id}"), "50"),
    ];
    let again = lapilli.post(&path, &fields).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", again.text());
    assert_eq!(newest(&site, &rosalia).await.unwrap().id, row.id);
    // Hers, in both languages, each time the same bytes.
    let mut student = site.as_one_of_the_story(ROSALIA).await;
    assert!(student.get("/it/home").await.says("Il tuo attestato è pronto"));
    let list = student.get("/it/certificates").await;
    assert!(list.says("Rosalia Nicotra D’Àgata") && list.says("48 ore"), "{}", list.text());
    let own = format!("/certificates/{}", row.id);
    let page = student.get(&format!("/it{own}")).await;
    assert!(page.says("valido") && page.all("form#correct").is_empty(), "{}", page.text());
    let italian = student.get(&format!("/it{own}/pdf")).await;
    assert_eq!(italian.headers["content-type"], "application/pdf");
    let named = italian.headers["content-disposition"].to_str().unwrap().to_owned();
    assert!(named.starts_with("attachment; filename=\"attestato-"), "{named}");
    site.app.clock.advance(chrono::Duration::days(3));
    let mut student = site.as_one_of_the_story(ROSALIA).await;
    assert_eq!(student.get(&format!("/it{own}/pdf")).await.body, italian.body);
    assert_ne!(student.get(&format!("/en{own}/pdf")).await.body, italian.body);
    let mut lapilli = site.as_one_of_the_story(LAPILLI).await;
    assert_eq!(lapilli.get(&format!("{path}/pdf")).await.headers["content-type"], "application/pdf");
    // Nobody else's business: a classmate, another teacher, a supporter, a visitor.
    for name in [TARIQ, FERRI, "viola@demo.example"] {
        let mut other = site.as_one_of_the_story(name).await;
        for path in [format!("/it{own}"), format!("/it{own}/pdf"), path.clone(), format!("{path}/pdf")] {
            assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND, "{name} {path}");
        }
        let refused = other.post(&format!("/it{own}/revocation"), &[("reason", "x")]).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "{name}");
    }
    let forbidden = student.post(&format!("/it{own}/replacement"), &[("given", "Rosa")]).await;
    assert_eq!(forbidden.status, StatusCode::FORBIDDEN, "her own name, and still not hers to change");
}

#[tokio::test]
async fn a_student_whose_team_has_not_finished_is_not_confirmed_whatever_is_sent() {
    let site = Site::demo().await;
    let pietro = story::person(&site, "geco-verde-555").await;
    let team = story::team(&site, "binario").await;
    let path = format!("/it/classes/{}/certificates", team.class_id);
    let mut lapilli = site.as_one_of_the_story(LAPILLI).await;
    let id = pietro.id;
    let key = id.to_string();
    let fields = [
        ("take", key.as_str()),
        (&format!("given_{id}"), "Pietro"),
        (&format!("family_{id}"), "Rapisarda"),
        (&format!("hours_{id}"), "50"),
    ];
    let refused = lapilli.post(&path, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(newest(&site, &pietro).await, None);
}

#[tokio::test]
async fn a_wrong_name_is_replaced_and_a_wrong_certificate_revoked_with_its_reason() {
    let site = Site::demo().await;
    let rosalia = story::person(&site, ROSALIA).await;
    let team = story::team(&site, "chiave").await;
    let path = format!("/it/classes/{}/certificates", team.class_id);
    let mut lapilli = site.as_one_of_the_story(LAPILLI).await;
    confirm(&mut lapilli, &path, rosalia.id.0, ["Rosalia", "Nicorta", "48"]).await;
    let old = newest(&site, &rosalia).await.unwrap();
    let page = lapilli.get(&format!("/it/certificates/{}", old.id)).await;
    let wrong = page.form("correct").set("hours", "99").submit(&mut lapilli).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.all("#hours-mistake")[0].contains("da 1 a 50"));
    let same = page.form("correct").submit(&mut lapilli).await;
    assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing was changed");
    assert!(same.says("Non hai cambiato niente"), "{}", same.text());
    assert_eq!(newest(&site, &rosalia).await.unwrap().id, old.id, "it is still the valid one");
    let fixed = page.form("correct").set("family", "Nicotra").submit(&mut lapilli).await;
    let new = newest(&site, &rosalia).await.unwrap();
    assert_eq!(fixed.path, format!("/it/certificates/{}", new.id));
    assert!(new.id != old.id && new.code != old.code && new.record["family"] == "Nicotra");
    let ended: certificate::Model = super::again(&site, old.id).await;
    assert_eq!((ended.replaced_by, ended.record), (Some(new.id), old.record.clone()));
    assert_eq!(events(&site, &old).await, ["certificate.issued", "certificate.replaced"]);
    let mut stranger = site.visitor();
    assert!(
        stranger.get(&format!("/it/certificati/{}", old.code)).await.says("ne è stato rilasciato un altro")
    );
    assert!(stranger.get(&format!("/it/certificati/{}", new.code)).await.says("è valido"));
    let mut student = site.as_one_of_the_story(ROSALIA).await;
    let gone = student.get(&format!("/it/certificates/{}/pdf", old.id)).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND, "what holds no more is not printed again");
    // Twice is once.
    let late =
        lapilli.post(&format!("/it/certificates/{}/revocation", old.id), &[("reason", "Doppio")]).await;
    assert!(late.says("Nel frattempo"), "{}", late.text());
    let page = lapilli.get(&format!("/it/certificates/{}", new.id)).await;
    let mute = page.form("revoke").set("reason", " ").submit(&mut lapilli).await;
    assert_eq!(mute.status, StatusCode::UNPROCESSABLE_ENTITY);
    let off = page.form("revoke").set("reason", "Non ha partecipato").submit(&mut lapilli).await;
    assert!(off.says("revocato") && off.says("Non ha partecipato"), "{}", off.text());
    assert_eq!(told(&site, &rosalia).await, 3);
    let seen = stranger.get(&format!("/it/certificati/{}", new.code)).await;
    assert!(seen.says("è stato revocato") && !seen.says("Non ha partecipato"), "{}", seen.text());
    assert!(student.get(&format!("/it/certificates/{}", new.id)).await.says("Non ha partecipato"));
    // She can be confirmed again, and is not until somebody chooses her.
    let page = lapilli.get(&path).await;
    let fields = page.form("confirm").fields;
    assert!(fields.iter().any(|(name, _)| *name == format!("given_{}", rosalia.id)), "{fields:?}");
    assert!(!fields.iter().any(|(name, v)| name == "take" && *v == rosalia.id.to_string()), "{fields:?}");
    assert!(page.says("L’attestato di prima è stato revocato"), "{}", page.text());
}
