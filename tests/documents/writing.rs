//! Two write at once: what they wrote elsewhere is put together, what they wrote in the same place is
//! shown to them, and each text that ever arrived is kept.

use std::collections::BTreeSet;

use coesa::documents::save::{self, Draft, Saved};
use http::header::ACCEPT;
use http::{Method, StatusCode};
use serde_json::Value;

use super::{document, revisions, right, text};
use crate::support::browser::PageSeen;
use crate::support::{Browser, Site};

const GIULIA: &str = "lince-blu-427";
const OMAR: &str = "gufo-verde-219";

/// Writes as the script does; gives status and answer.
async fn autosave(browser: &mut Browser, page: &PageSeen, text: &str) -> (StatusCode, Value) {
    let form = page.form("writing").set("text", text);
    let body = serde_urlencoded::to_string(&form.fields).unwrap().into_bytes();
    let kind = "application/x-www-form-urlencoded".to_owned();
    let json = [(ACCEPT, "application/json")];
    let seen = browser.send_once(&Method::POST, &form.action, Some((kind, body)), &json).await;
    (seen.status, seen.json())
}

#[tokio::test]
async fn what_two_write_in_different_places_is_put_together_and_both_are_told() {
    let site = Site::demo().await;
    let (row, address) = document(&site).await;
    let (mut giulia, mut omar) =
        (site.as_one_of_the_story(GIULIA).await, site.as_one_of_the_story(OMAR).await);
    let edit = format!("{address}/edit");
    let (hers, his) = (giulia.get(&edit).await, omar.get(&edit).await);
    let begun = hers.form("writing").value("text").to_owned();
    let hers_now = begun.replace("# Domande", "# Le nostre domande");
    let saved = hers.form("writing").set("text", &hers_now).submit(&mut giulia).await;
    assert!(saved.says("Salvato alle 10:42"), "{}", saved.text());
    let his_now = format!("{begun}\n\nUna riga di Omar.");
    let saved = his.form("writing").set("text", &his_now.replace('\n', "\r\n")).submit(&mut omar).await;
    assert_eq!(saved.status, StatusCode::OK);
    assert!(saved.says("insieme alle modifiche di Giulia"), "{}", saved.text());
    let both = format!("{hers_now}\n\nUna riga di Omar.");
    assert_eq!(saved.form("writing").value("text"), both);
    assert_eq!(text(&site, row.id).await, both);
    let rows = revisions(&site, row.id).await;
    let last = &rows[rows.len() - 2..];
    assert!(last[0].side && last[0].text == his_now, "his own text is kept as he wrote it");
    assert_eq!((last[1].side, last[1].merged), (false, Some(last[0].number - 1)));
    // Elsewhere again, from a page that is old by now: the script is given what it then shows.
    let (status, answer) = autosave(&mut giulia, &hers, &format!("Prima di tutto.\n\n{hers_now}")).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(answer["fields"]["text"], format!("Prima di tutto.\n\n{both}"), "{answer}");
    assert_eq!(answer["saved_label"], "Salvato alle 10:42, insieme alle modifiche di Omar");
}

#[tokio::test]
async fn what_a_page_saves_by_itself_never_becomes_anothers_who_signed_in_meanwhile() {
    let site = Site::demo().await;
    let (row, address) = document(&site).await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let page = giulia.get(&format!("{address}/edit")).await;
    let before = (text(&site, row.id).await, revisions(&site, row.id).await.len());
    let hers = page.attributes("body", "data-person").remove(0);
    let form = page.form("writing").set("text", "Scritto da Giulia");
    let body = serde_urlencoded::to_string(&form.fields).unwrap().into_bytes();
    let body = || Some(("application/x-www-form-urlencoded".to_owned(), body.clone()));
    let whose = http::HeaderName::from_static("coesa-person");
    let headers = [(ACCEPT, "application/json"), (whose, hers.as_str())];
    // In the same browser, in another tab.
    let mut omar = site.as_one_of_the_story(OMAR).await;
    let refused = omar.send_once(&Method::POST, &form.action, body(), &headers).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{}", refused.text());
    assert_eq!((text(&site, row.id).await, revisions(&site, row.id).await.len()), before);
    let kept = giulia.send_once(&Method::POST, &form.action, body(), &headers).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.text());
    assert_eq!(text(&site, row.id).await, "Scritto da Giulia");
}

#[tokio::test]
async fn what_two_write_in_the_same_place_is_shown_side_by_side_and_kept() {
    let site = Site::demo().await;
    let (row, address) = document(&site).await;
    let (mut giulia, mut omar) =
        (site.as_one_of_the_story(GIULIA).await, site.as_one_of_the_story(OMAR).await);
    let edit = format!("{address}/edit");
    let (hers, his) = (giulia.get(&edit).await, omar.get(&edit).await);
    let begun = hers.form("writing").value("text").to_owned();
    let with = |words: &str| begun.replace("A che punto sono le nuove condotte?", words);
    hers.form("writing").set("text", &with("Le condotte nuove sono finite?")).submit(&mut giulia).await;
    let his_now = with("A che punto sono i cantieri?");
    let told = his.form("writing").set("text", &his_now).submit(&mut omar).await;
    assert_eq!(told.status, StatusCode::CONFLICT);
    assert!(told.says("Avete scritto nello stesso punto"), "{}", told.text());
    assert!(told.says("Il testo salvato da Giulia"));
    assert_eq!(told.form("writing").value("text"), his_now, "his text stays in the field");
    // The box is about the other's text: what is hers is put in, what is only his is struck through.
    assert!(told.all(".two-texts ins").concat().contains("finite"), "{:?}", told.all(".two-texts ins"));
    assert!(told.all(".two-texts del").concat().contains("cantieri"), "{:?}", told.all(".two-texts del"));
    assert_eq!(text(&site, row.id).await, with("Le condotte nuove sono finite?"), "nothing was covered");
    let rows = revisions(&site, row.id).await;
    let kept = rows.last().unwrap();
    assert!(kept.side && kept.text == his_now, "his is kept beside");
    let history = omar.get(&format!("{address}/history")).await;
    assert!(history.says("Scritto mentre altri cambiavano il documento"), "{}", history.text());
    // Having seen both he saves what he wants.
    let both = with("A che punto sono i cantieri? Le condotte nuove sono finite?");
    let saved = told.form("writing").set("text", &both).submit(&mut omar).await;
    assert!(saved.says("Salvato alle 10:42"), "{}", saved.text());
    assert_eq!(text(&site, row.id).await, both);
    // The script gets the same as JSON, and a text with both in it.
    let (status, answer) = autosave(&mut giulia, &hers, &with("Quando finiscono i lavori?")).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert_eq!(answer["theirs"], both);
    assert_eq!(answer["theirs_author"], "Omar");
    let joined = answer["joined"]["text"].as_str().unwrap();
    assert!(joined.contains("A che punto sono i cantieri?") && joined.contains("Quando finiscono i lavori?"));
    assert!(answer["difference"].as_str().unwrap().contains("<del>"), "{answer}");
}

#[tokio::test]
async fn a_page_whose_answer_was_lost_on_the_way_goes_on_from_what_it_sent() {
    let site = Site::demo().await;
    let (row, address) = document(&site).await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let page = giulia.get(&format!("{address}/edit")).await;
    let begun = page.form("writing").value("text").to_owned();
    autosave(&mut giulia, &page, &format!("{begun} Un’altra")).await;
    let (status, answer) = autosave(&mut giulia, &page, &format!("{begun} Un’altra frase.")).await;
    assert_eq!(status, StatusCode::OK, "no quarrel with oneself: {answer}");
    assert_eq!(text(&site, row.id).await, format!("{begun} Un’altra frase."));
    // The same after others' words were put in: they stay.
    let mut omar = site.as_one_of_the_story(OMAR).await;
    let his = omar.get(&format!("{address}/edit")).await;
    let with_his = format!("Sopra, di Omar.\n\n{}", his.form("writing").value("text"));
    his.form("writing").set("text", &with_his).submit(&mut omar).await;
    for words in ["Un’altra frase. E", "Un’altra frase. E poi"] {
        let (status, _) = autosave(&mut giulia, &page, &format!("{begun} {words}")).await;
        assert_eq!(status, StatusCode::OK, "{words}");
    }
    assert_eq!(text(&site, row.id).await, format!("Sopra, di Omar.\n\n{begun} Un’altra frase. E poi"));
}

#[tokio::test]
async fn what_was_written_while_a_merge_was_on_its_way_is_not_taken_for_a_removal() {
    let site = Site::demo().await;
    let (row, _) = document(&site).await;
    let (giulia, omar) = (right(&site, GIULIA, &row).await, right(&site, OMAR, &row).await);
    let draft = |text: String| Draft { title: row.title.clone(), text };
    let begun = text(&site, row.id).await;
    let app = &site.app;
    save::save(app, &giulia, draft(format!("Di Giulia.\n\n{begun}")), row.revision, "hers").await.unwrap();
    let saved = save::save(app, &omar, draft(format!("{begun}\n\nOmar")), row.revision, "his").await.unwrap();
    let Saved::Merged { sent, .. } = saved else { panic!("{saved:?}") };
    // His field has only his own text, and he wrote on in it.
    let saved = save::save(app, &omar, draft(format!("{begun}\n\nOmar scrive")), sent, "his").await.unwrap();
    assert!(matches!(saved, Saved::Merged { .. }), "{saved:?}");
    assert_eq!(text(&site, row.id).await, format!("Di Giulia.\n\n{begun}\n\nOmar scrive"));
}

#[tokio::test]
async fn forty_saves_at_once_lose_nothing_and_a_merge_has_all_lines() {
    let site = Site::demo().await;
    let (row, _) = document(&site).await;
    let begun = text(&site, row.id).await;
    let mut tasks = Vec::new();
    for n in 0..40 {
        let who = if n % 2 == 0 { GIULIA } else { OMAR };
        let (app, may) = (site.app.clone(), right(&site, who, &row).await);
        let draft = Draft { title: row.title.clone(), text: format!("{begun}\n\nRiga numero {n}.") };
        let based_on = row.revision;
        tasks.push(tokio::spawn(async move {
            loop {
                // Whoever is too slow is asked to send again, as the script does.
                match save::save(&app, &may, draft.clone(), based_on, &format!("page {n}")).await {
                    Err(coesa::error::Error::TooMany(_)) => {}
                    other => return other.unwrap(),
                }
            }
        }));
    }
    for task in tasks {
        let saved = task.await.unwrap();
        assert!(matches!(saved, Saved::Done { .. } | Saved::Merged { .. }), "{saved:?}");
    }
    let now = text(&site, row.id).await;
    for n in 0..40 {
        assert_eq!(now.matches(&format!("Riga numero {n}.")).count(), 1, "{n}: {now}");
    }
    let rows = revisions(&site, row.id).await;
    let numbers: BTreeSet<i32> = rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers.len(), rows.len());
    let sent = |n: i32| rows.iter().any(|row| row.text == format!("{begun}\n\nRiga numero {n}."));
    assert!((0..40).all(sent), "each text that was sent is kept as it was");
}

#[tokio::test]
async fn a_failed_save_takes_no_other_with_it() {
    let site = Site::demo().await;
    let app = &site.app;
    let fails = app.saves.run(|_| Box::pin(async { Err::<(), _>(coesa::error::Error::NotFound) }));
    let dies = app.saves.run(|_| Box::pin(async { Ok("no number".parse::<i32>().unwrap()) }));
    assert!(fails.await.is_err());
    assert!(dies.await.is_err(), "whoever waits for it is told");
    assert_eq!(app.saves.run(|_| Box::pin(async { Ok(7) })).await.unwrap(), 7, "the next one is served");
}

#[tokio::test]
async fn limits_are_told_with_everything_typed_still_there() {
    let site = Site::demo().await;
    let (row, address) = document(&site).await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let edit = format!("{address}/edit");
    let long = "parola ".repeat(30_000);
    let page = giulia.get(&edit).await;
    let told = page.form("writing").set("title", " ").set("text", &long).submit(&mut giulia).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.says("al massimo 200 kB") && told.says("Scrivi un titolo."), "{}", told.text().len());
    assert_eq!(told.form("writing").value("text"), long);
    let (status, answer) = autosave(&mut giulia, &page, &long).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer["message"].as_str().unwrap().contains("200 kB"), "{answer}");
    let bad = giulia.post(&edit, &[("title", "A"), ("text", "b"), ("revision", "9999")]).await;
    assert_eq!(bad.status, StatusCode::BAD_REQUEST, "a revision that never was");
    assert_eq!(revisions(&site, row.id).await.len(), 3);
}
