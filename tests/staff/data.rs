//! The page about the open data: what is served, what the last import moved, and what came to nothing.

use std::sync::Arc;

use coesa::projects::import::{self, Imported};
use dataset::import::{Options, Progress};
use http::StatusCode;
use tables::kinds::Role;

use crate::support::Site;

struct Quiet;

impl Progress for Quiet {
    fn bytes(&self, _: u64, _: Option<u64>, _: u64) {}
    fn stage(&self, _: &str) {}
}

/// Imports a file of these lines; true if it was taken.
async fn take(site: &Site, name: &str, lines: &[&str]) -> bool {
    let path = site.folder().join(name);
    std::fs::write(&path, lines.join("\n")).unwrap();
    let imported = import::run(&site.app, path, Options::default(), Arc::new(Quiet)).await.unwrap();
    matches!(imported, Imported::Done(_))
}

#[tokio::test]
async fn staff_see_which_data_are_served_what_they_moved_and_what_came_to_nothing() {
    let site = Site::new().await;
    let teresa = site.adult(Role::Reviewer, "Teresa").await;
    let mut browser = site.signed_in(&teresa).await;
    let empty = browser.get("/it/staff/data").await;
    assert_eq!(empty.status, StatusCode::OK);
    assert!(empty.says("Non ci sono ancora dati"), "{}", empty.text());

    let head = "COD_LOCALE_PROGETTO;OC_TITOLO_PROGETTO;TOT_PAGAMENTI;DATA_AGGIORNAMENTO";
    assert!(take(&site, "primo.csv", &[head, "P1;SCUOLA;10,00;20260228", "P2;STRADA;5,00;20260228"]).await);
    assert!(take(&site, "secondo.csv", &[head, "P1;SCUOLA;99,00;20260430", "P3;PONTE;1,00;20260430"]).await);
    assert!(!take(&site, "pagina.csv", &["<!DOCTYPE html>", "<html><body>Errore</body></html>"]).await);
    // The staff's own pages lead there.
    let schools = browser.get("/it/schools").await;
    assert!(schools.attributes("main nav a", "href").contains(&"/it/staff/data".to_owned()));
    let page = browser.get("/it/staff/data").await;
    let served = site.app.dataset.version().unwrap();
    let tiles = page.all("dl.tiles dd");
    assert_eq!(tiles, ["30 aprile 2026", "3", "23 novembre 2026"]);
    assert!(page.says(&served), "{}", page.text());
    assert!(page.says("Progetti nuovi: 1. Con dati cambiati: 1."), "{}", page.text());
    assert_eq!(
        (page.all("#moved tbody th"), page.all("#moved tbody td")),
        (vec!["Pagamenti".to_owned()], vec!["1".to_owned()])
    );
    let imports = page.all("#imports tbody tr");
    assert_eq!(imports.len(), 2, "{imports:?}");
    assert!(imports[0].contains("secondo.csv") && imports[0].ends_with("in uso"), "{imports:?}");
    assert!(imports[1].contains("primo.csv") && imports[1].ends_with("sostituita"), "{imports:?}");
    let failures = page.all("#failures tbody tr");
    assert_eq!(failures.len(), 1, "{failures:?}");
    assert!(failures[0].contains("pagina.csv") && failures[0].contains("web page"), "{failures:?}");
    assert!(page.attributes("main form", "action").is_empty(), "it is for looking only");
    // A file with nothing new is no new version.
    assert!(take(&site, "terzo.csv", &[head, "P3;PONTE;1,00;20260430"]).await);
    let imports = browser.get("/it/staff/data").await.all("#imports tbody tr");
    assert!(imports[0].contains("terzo.csv") && imports[0].ends_with("niente di nuovo"), "{imports:?}");
}
