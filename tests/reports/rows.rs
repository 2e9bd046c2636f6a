//! Answers that are lists: each cell says what it is, and there may be more rows than the page had.

use crate::support::{Site, story};

#[tokio::test]
async fn every_cell_of_a_list_has_a_label_and_rows_that_the_script_added_are_kept() {
    let site = Site::demo().await;
    let report = story::report(&site, "acqua").await;
    let section = format!("/it/reports/{}/method", report.id);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let page = giulia.get(&section).await;
    let list = "#question-people_contacted .list-rows";
    let rows = page.attributes(&format!("{list} tbody tr"), "data-row");
    assert_eq!(rows[..2], ["riga 1", "riga 2"]);
    // On a phone these are what one sees of the columns.
    let labels = page.all(&format!("{list} tbody tr:first-child label"));
    let columns = page.all(&format!("{list} thead th"));
    let first_row: Vec<String> = columns.iter().map(|column| format!("{column}, riga 1")).collect();
    assert_eq!(labels, first_row);
    assert_eq!(page.all("#question-people_contacted [data-add-row]").len(), 1);
    // More rows than were on the page, as the script adds them.
    let mut form = page.form("question-people_contacted");
    form.fields.retain(|(name, _)| name == "revision");
    let names: Vec<String> = (1..=rows.len() + 4).map(|n| format!("Ente {n}")).collect();
    for name in &names {
        form = form.tick("organisation", name);
    }
    let saved = form.submit(&mut giulia).await;
    assert!(saved.says("Salvato alle"), "{}", saved.text());
    let kept = saved.attributes(&format!("{list} input[name=organisation]"), "value");
    assert_eq!(kept[..names.len()], names);
    assert_eq!(kept.len(), names.len() + 3, "three empty ones at the end");
}
