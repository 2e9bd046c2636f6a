//! Tasks that are due: those who do them are reminded the day before and once when it is over.

use chrono::Duration;
use coesa::notices::words::Words;
use coesa::text::Lang;
use coesa::workspace::remind;
use tables::kinds::NoticeKind;

use super::{BRUNI, GIULIA, OMAR, acqua, archive, notices};
use crate::support::Site;

#[tokio::test]
async fn whoever_does_a_task_is_reminded_of_its_day_once_before_and_once_after() {
    let site = Site::demo().await;
    // The story: Omar's was due three days ago; Giulia's is due the day after tomorrow.
    assert_eq!(remind(&site.app).await.unwrap(), 1);
    assert_eq!(remind(&site.app).await.unwrap(), 0, "once");
    let said = notices(&site, OMAR, NoticeKind::Deadline).await;
    let words = Words::of(&site.app.texts, Lang::It, &said[0]);
    assert!(words.title.contains("Scaduto") && words.title.contains("cronoprogramma"), "{words:?}");
    assert!(words.link.contains("/tasks#task-"));
    site.app.clock.advance(Duration::days(1));
    let both = tokio::join!(remind(&site.app), remind(&site.app));
    assert_eq!(both.0.unwrap() + both.1.unwrap(), 1, "each once, though two servers did it");
    let said = notices(&site, GIULIA, NoticeKind::Deadline).await;
    assert!(Words::of(&site.app.texts, Lang::It, &said[0]).text.contains("domani"));
    assert!(notices(&site, BRUNI, NoticeKind::Deadline).await.is_empty(), "it is not the teacher's task");
}

#[tokio::test]
async fn nobody_is_reminded_of_what_is_done_or_of_a_year_that_is_over() {
    let site = Site::demo().await;
    let (team, path) = acqua(&site, "tasks").await;
    let mut omar = site.as_one_of_the_story(OMAR).await;
    let page = omar.get(&format!("{path}?show=late")).await;
    let form = page.attributes("form[id^=done-]", "id").remove(0);
    page.form(&form).submit(&mut omar).await;
    assert_eq!(remind(&site.app).await.unwrap(), 0);
    site.app.clock.advance(Duration::days(1));
    archive(&site, &team).await;
    assert_eq!(remind(&site.app).await.unwrap(), 0);
}
