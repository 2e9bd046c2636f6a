//! Files: cleaned, in versions, described, put away; and only for those who see the team's work.

use http::StatusCode;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::{file, team_file};

use super::{BRUNI, GIULIA, OMAR, SOFIA, VIOLA, acqua, picture};
use crate::support::Site;

/// A PDF, as far as its first bytes say.
pub const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/// The file that was added last.
pub async fn newest(site: &Site) -> team_file::Model {
    team_file::Entity::find().order_by_desc(team_file::Column::Id).one(&site.app.db).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_picture_must_be_described_and_its_old_version_stays() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "files").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let page = giulia.get(&path).await;
    let bare = page
        .form("add")
        .set("title", "Il tubo")
        .submit_with(&mut giulia, "file", "tubo.png", &picture(1))
        .await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bare.says("scrivi che cosa si vede"), "{}", bare.text());
    assert_eq!(bare.form("add").value("title"), "Il tubo");
    let form = bare.form("add").set("alt", "Un tubo rotto");
    let added = form.submit_with(&mut giulia, "file", "tubo.png", &picture(1)).await;
    assert!(added.says("File caricato"), "{}", added.text());
    let row = newest(&site).await;
    let own = format!("{path}/{}", row.id);
    let mut omar = site.as_one_of_the_story(OMAR).await;
    let form = omar.get(&own).await.form("version");
    let second = form.submit_with(&mut omar, "file", "tubo-2.png", &picture(2)).await;
    assert!(second.says("La nuova versione c’è") && second.says("Versione 2") && second.says("Versione 1"));
    let mut seen = Vec::new();
    for version in [1, 2] {
        let bytes = giulia.get(&format!("{own}/{version}/download")).await;
        assert_eq!(bytes.headers[CONTENT_TYPE], "image/jpeg", "pictures are written anew");
        seen.push(bytes.body);
        assert_eq!(giulia.get(&format!("{own}/{version}/thumb")).await.status, StatusCode::OK);
    }
    assert_ne!(seen[0], seen[1]);
    for nothing in ["inline", "preview"] {
        let address = format!("{own}/1/{nothing}");
        assert_eq!(giulia.get(&address).await.status, StatusCode::NOT_FOUND, "no page leads to {address}");
    }
    assert_eq!(giulia.get(&format!("{own}/3/download")).await.status, StatusCode::NOT_FOUND);
    let nothing = giulia.get(&own).await.form("version").submit_with(&mut giulia, "file", "", b"").await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let odd =
        giulia.get(&own).await.form("version").submit_with(&mut giulia, "file", "x.exe", b"MZ nothing").await;
    assert!(odd.says("Questo tipo di file non si può caricare"));
    // Which can is said before and after: a table goes as a spreadsheet, not as text.
    let page = giulia.get(&own).await;
    assert!(page.attributes("form#version input[type=file]", "accept")[0].contains(".xlsx"));
    let csv = page.form("version").submit_with(&mut giulia, "file", "dati.csv", b"anno;euro\n2024;5\n").await;
    assert_eq!(csv.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(csv.says("salvatelo come ODS o XLSX"), "{}", csv.text());
}

#[tokio::test]
async fn a_document_is_a_download_for_those_who_see_the_team_and_nobody_else() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "files").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let form = giulia.get(&path).await.form("add").set("title", "Delibera");
    let added = form.submit_with(&mut giulia, "file", "../../la delibera.pdf", PDF).await;
    assert!(added.says("Delibera") && added.says("PDF"));
    let own = format!("{path}/{}", newest(&site).await.id);
    for who in [BRUNI, VIOLA] {
        let mut reader = site.as_one_of_the_story(who).await;
        assert!(!reader.get(&path).await.html().contains("<form id=\"add\""), "{who}");
        let bytes = reader.get(&format!("{own}/1/download")).await;
        assert_eq!(bytes.headers[CONTENT_DISPOSITION], "attachment; filename=\"la-delibera.pdf\"");
        assert_eq!(bytes.body, PDF);
    }
    let mut sofia = site.as_one_of_the_story(SOFIA).await;
    for address in [path.clone(), own.clone(), format!("{own}/1/download"), format!("{own}/1/thumb")] {
        assert_eq!(sofia.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    assert_eq!(giulia.get(&format!("{own}/1/thumb")).await.status, StatusCode::NOT_FOUND, "no picture");
}

#[tokio::test]
async fn words_about_a_file_are_changed_by_one_at_a_time_and_it_is_put_away_and_back() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "files").await;
    let own = format!("{path}/{}", newest(&site).await.id);
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    let (one, two) = (giulia.get(&own).await, giulia.get(&own).await);
    assert!(one.form("words-form").set("title", "Domande nuove").submit(&mut giulia).await.says("Salvato"));
    let stale = two.form("words-form").set("title", "Domande vecchie").submit(&mut giulia).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.says("Domande nuove"));
    assert_eq!(stale.form("words-form").value("title"), "Domande vecchie");
    let away = bruni.get(&own).await.form("archive").submit(&mut bruni).await;
    assert!(away.says("File messo da parte"));
    assert!(!giulia.get(&path).await.says("Domande nuove"));
    assert!(giulia.get(&format!("{path}?show=archived")).await.says("Domande nuove"));
    // Whoever had the page open is told what is the matter with it.
    let late = one.form("version").submit_with(&mut giulia, "file", "nuove.pdf", PDF).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.says("Questo file è stato messo da parte") && !late.says("il massimo"), "{}", late.text());
    assert!(
        !giulia.get(&own).await.html().contains("<form id=\"version\""),
        "nothing new in what is put away"
    );
    let back = giulia.get(&own).await.form("restore").submit(&mut giulia).await;
    assert!(back.says("di nuovo tra quelli in uso") && giulia.get(&path).await.says("Domande nuove"));
}

#[tokio::test]
async fn a_team_has_room_for_two_gigabytes() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "files").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    // As if what is there were as large as it may be.
    file::Entity::update_many()
        .col_expr(file::Column::Bytes, Expr::value(2_i64 * 1024 * 1024 * 1024))
        .filter(file::Column::Name.eq("domande.pdf"))
        .exec(&site.app.db)
        .await
        .unwrap();
    let form = giulia.get(&path).await.form("add").set("title", "Ancora uno");
    let full = form.submit_with(&mut giulia, "file", "x.pdf", PDF).await;
    assert_eq!(full.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(full.says("Non c’è più posto") && full.says("2 GB"), "{}", full.text());
}
