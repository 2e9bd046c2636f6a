//! What a machine finds in a report on its way to the public: who is told, who is stopped, and where.

use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::kinds::{Part, Stage};
use tables::person;

use crate::support::{Site, story};

/// From now on the class calls Sofia so.
async fn called(site: &Site, name: &str) {
    person::Entity::update_many()
        .col_expr(person::Column::Name, Expr::value(name))
        .filter(person::Column::SignInName.eq("riccio-rosso-296"))
        .exec(&site.app.db)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_report_with_a_students_name_and_surname_gets_nowhere() {
    let site = Site::demo().await;
    let report = story::report(&site, "mattone").await;
    let (base, place) = (format!("/it/reports/{}", report.id), format!("/it/review/{}/main", report.id));
    let revision = async || story::part(&site, "mattone", Part::Main).await.revision.to_string();
    let mut sofia = site.as_one_of_the_story("riccio-rosso-296").await;
    let mut bruni = site.as_one_of_the_story("bruni@demo.example").await;
    let mut teresa = site.as_one_of_the_story("teresa@demo.example").await;
    sofia.get(&base).await.form("withdrawal-main").submit(&mut sofia).await;
    for (question, value) in [
        ("title", "Il cantiere di Sofia De Angelis"),
        ("risks", "Scrivete a sofia@posta.example o al 333 1234567."),
    ] {
        let saved =
            sofia.post(&format!("{base}/answers/{question}"), &[("value", value), ("revision", "1")]).await;
        assert_eq!(saved.status, StatusCode::OK, "{}", saved.text());
    }

    // The team sees what was found, where, and how to mend it.
    let submission = format!("{base}/submission/main");
    let asking = sofia.get(&submission).await;
    for said in [
        "«Sofia De Angelis»: il nome di uno studente",
        "sofia@posta.example",
        "333 1234567",
        "scrivete un ruolo",
    ] {
        assert!(asking.says(said), "{said}: {}", asking.text());
    }
    let links = asking.attributes(".callout a", "href");
    assert!(links.contains(&format!("{base}/desk#question-title")), "{links:?}");
    called(&site, "Sofia De Angelis").await;
    let stopped = sofia.get(&submission).await;
    assert!(
        stopped.says("nome e cognome di uno studente della classe: «Sofia De Angelis»"),
        "{}",
        stopped.text()
    );
    assert!(stopped.attributes("form#submission", "id").is_empty());
    let refused = sofia.post(&submission, &[("revision", &revision().await)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    called(&site, "Sofia").await;
    asking.form("submission").submit(&mut sofia).await;

    // The teacher says that they have looked at what seems a surname; a known one they can't let go.
    let consent = format!("{base}/consent/main");
    let page = bruni.get(&consent).await;
    assert!(page.attributes(".callout a", "href").contains(&"#question-title".to_owned()), "{}", page.text());
    let hasty = page.form("consent").submit(&mut bruni).await;
    assert_eq!(hasty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(hasty.says("confermate che non è di uno studente"), "{}", hasty.text());
    called(&site, "Sofia De Angelis").await;
    let stopped = bruni.get(&consent).await;
    assert!(stopped.says("non può uscire dalla scuola"), "{}", stopped.text());
    assert!(stopped.attributes("form#consent", "id").is_empty());
    let seen = revision().await;
    let yes = [("revision", seen.as_str()), ("decision", "yes"), ("looked", "yes")];
    assert_eq!(bruni.post(&consent, &yes).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(story::part(&site, "mattone", Part::Main).await.stage, Stage::AwaitingConsent);
    called(&site, "Sofia").await;
    let sent = hasty.form("consent").tick("looked", "yes").submit(&mut bruni).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());

    // Nor can staff publish it, once the surname is known.
    let taken = teresa.get(&place).await.form("take").submit(&mut teresa).await;
    taken.form("approval").submit(&mut teresa).await;
    let publication = format!("{place}/publication");
    let sure = teresa.get(&publication).await;
    for said in ["il sito non aggiunge nomi di persone", "sofia@posta.example", "333 1234567"] {
        assert!(sure.says(said), "{said}: {}", sure.text());
    }
    let links = sure.attributes(".callout a", "href");
    assert!(links.contains(&format!("{place}#question-risks")), "{links:?}");
    called(&site, "Sofia De Angelis").await;
    let stopped = teresa.get(&publication).await;
    assert!(stopped.attributes("form#publication", "id").is_empty(), "{}", stopped.text());
    let refused = sure.form("publication").submit(&mut teresa).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("così non si può pubblicare"), "{}", refused.text());
    let report = story::report(&site, "mattone").await;
    assert_eq!(report.slug, None);
    called(&site, "Sofia").await;
    let done = sure.form("publication").submit(&mut teresa).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    assert!(story::report(&site, "mattone").await.slug.is_some());
}

#[tokio::test]
async fn the_author_that_a_pdf_names_is_told_and_a_student_among_them_stops_it() {
    let site = Site::demo().await;
    let report = story::report(&site, "mattone").await;
    let base = format!("/it/reports/{}", report.id);
    let mut sofia = site.as_one_of_the_story("riccio-rosso-296").await;
    sofia.get(&base).await.form("withdrawal-main").submit(&mut sofia).await;
    for (title, author) in [("La delibera", "Maria Verdi"), ("La relazione", "Sofia De Angelis")] {
        let page = sofia.get(&format!("{base}/evidence")).await;
        let pdf =
            format!("%PDF-1.4\n1 0 obj\n<</Author ({author})>>\nendobj\ntrailer\n<</Info 1 0 R>>\n%%EOF\n");
        let form = page.form("document").set("title", title);
        let added = form.submit_with(&mut sofia, "file", "atto.pdf", pdf.as_bytes()).await;
        assert_eq!(added.status, StatusCode::OK, "{}", added.text());
    }
    let submission = format!("{base}/submission/main");
    let asking = sofia.get(&submission).await;
    assert!(
        asking.says("Prova «La delibera»: Il PDF dice nelle sue proprietà chi l’ha scritto: «Maria Verdi»")
    );
    assert!(asking.says("«Sofia De Angelis». Lo leggerebbe chiunque"), "{}", asking.text());
    assert!(!asking.attributes("form#submission", "id").is_empty());
    called(&site, "Sofia De Angelis").await;
    let stopped = sofia.get(&submission).await;
    assert!(
        stopped.says("Prova «La relazione»: C’è il nome e cognome di uno studente"),
        "{}",
        stopped.text()
    );
    assert!(stopped.attributes("form#submission", "id").is_empty());
}
