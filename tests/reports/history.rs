//! Every text is kept, and an earlier one can be taken up again.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::answer_revision;

use crate::support::browser::PageSeen;
use crate::support::{Browser, Site, story};

async fn write(browser: &mut Browser, section: &str, question: &str, text: &str) {
    let page = browser.get(section).await;
    let saved = page.form(&format!("question-{question}")).set("value", text).submit(browser).await;
    assert_eq!(saved.status, 200, "{}", saved.text());
}

/// What each revision on the page says, the newest first.
fn texts(page: &PageSeen) -> Vec<String> {
    page.all("li[id^=revision-] .answer-text")
}

#[tokio::test]
async fn an_older_text_is_taken_up_again_as_a_new_revision_and_none_is_lost() {
    let site = Site::demo().await;
    let report = story::report(&site, "acqua").await;
    let section = format!("/it/reports/{}/desk", report.id);
    let address = format!("/it/reports/{}/history/context", report.id);
    let (mut giulia, mut omar) =
        (site.as_one_of_the_story("lince-blu-427").await, site.as_one_of_the_story("gufo-verde-219").await);
    write(&mut giulia, &section, "context", "Primo testo").await;
    write(&mut omar, &section, "context", "Secondo testo").await;
    write(&mut giulia, &section, "context", "Terzo testo").await;
    let page = omar.get(&address).await;
    assert_eq!(texts(&page), ["Terzo testo", "Secondo testo", "Primo testo"]);
    assert!(page.attributes("form#restore-3", "id").is_empty(), "what is there can't be taken up again");

    let page = page.form("restore-1").submit(&mut omar).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert_eq!(texts(&page), ["Primo testo", "Terzo testo", "Secondo testo", "Primo testo"]);
    assert_eq!(giulia.get(&section).await.form("question-context").value("value"), "Primo testo");
    let rows = answer_revision::Entity::find()
        .filter(answer_revision::Column::ReportId.eq(report.id))
        .filter(answer_revision::Column::Question.eq("context"))
        .order_by_asc(answer_revision::Column::Revision)
        .all(&site.app.db)
        .await
        .unwrap();
    let omars = story::person(&site, "gufo-verde-219").await.id;
    assert_eq!(rows.iter().map(|row| row.revision).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert_eq!(rows[3].author_id, omars, "who took it up again stands for it");
    assert_eq!((&rows[0].value, rows[0].author_id == omars), (&rows[3].value, false));
}

#[tokio::test]
async fn taking_up_an_older_text_never_covers_one_that_was_not_seen() {
    let site = Site::demo().await;
    let report = story::report(&site, "acqua").await;
    let section = format!("/it/reports/{}/desk", report.id);
    let address = format!("/it/reports/{}/history/context", report.id);
    let (mut giulia, mut omar) =
        (site.as_one_of_the_story("lince-blu-427").await, site.as_one_of_the_story("gufo-verde-219").await);
    write(&mut giulia, &section, "context", "Primo testo").await;
    write(&mut giulia, &section, "context", "Secondo testo").await;
    let page = omar.get(&address).await;
    write(&mut giulia, &section, "context", "Terzo testo, non ancora visto").await;
    let told = page.form("restore-1").submit(&mut omar).await;
    assert_eq!(told.status, 409, "{}", told.text());
    assert_eq!(texts(&told)[0], "Terzo testo, non ancora visto", "it is shown on top");
    assert_eq!(
        giulia.get(&section).await.form("question-context").value("value"),
        "Terzo testo, non ancora visto"
    );
    // Having seen it, Omar may still want the first.
    assert_eq!(told.form("restore-1").submit(&mut omar).await.status, 200);
    assert_eq!(giulia.get(&section).await.form("question-context").value("value"), "Primo testo");
}

#[tokio::test]
async fn a_revision_that_never_was_and_a_closed_part_change_nothing() {
    let site = Site::demo().await;
    let report = story::report(&site, "acqua").await;
    let address = format!("/it/reports/{}/history/title", report.id);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let before = giulia.get(&address).await.text();
    for (revision, status) in [("99", 404), ("-1", 404), ("x", 400), ("99999999999", 400)] {
        let seen = giulia.post(&address, &[("revision", revision), ("based_on", "1")]).await;
        assert_eq!(seen.status, status, "{revision}");
    }
    assert_eq!(giulia.get(&address).await.text(), before);
    let waiting = story::report(&site, "mattone").await;
    let mut sofia = site.as_one_of_the_story("riccio-rosso-296").await;
    let address = format!("/it/reports/{}/history/title", waiting.id);
    assert!(sofia.get(&address).await.attributes("form[id^=restore]", "id").is_empty());
    let seen = sofia.post(&address, &[("revision", "1"), ("based_on", "1")]).await;
    assert_eq!(seen.status, 403);
}
