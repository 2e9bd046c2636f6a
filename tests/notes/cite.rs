//! Citations: in words, as files, in the page's head.

use chrono::NaiveDate;
use coesa::notes::cite::{Citation, Format};
use coesa::text::{Lang, Texts};
use proptest::prelude::*;

use super::SPENT;
use crate::support::Site;

fn citation(author: &str, title: &str) -> Citation {
    Citation {
        author: author.to_owned(),
        title: title.to_owned(),
        slug: "strade".to_owned(),
        number: 2,
        published: NaiveDate::from_ymd_opt(2026, 11, 3).unwrap(),
        data: "Dati OpenCoesione aggiornati al 31 agosto 2026".to_owned(),
        address: "https://coesa.example/it/pillole/strade/v/2".to_owned(),
        lang: Lang::It,
    }
}

#[test]
fn a_citation_says_who_what_when_and_where() {
    let one = citation("Redazione Coesa", "Strade & ponti: il 50%");
    assert_eq!(
        one.text(&Texts::load().unwrap(), Lang::It),
        "Redazione Coesa (2026), «Strade & ponti: il 50%», pillola, versione 2 del 3 novembre 2026. Dati \
         OpenCoesione aggiornati al 31 agosto 2026. CC BY 4.0. https://coesa.example/it/pillole/strade/v/2"
    );
    assert_eq!(
        one.file(Format::BibTex),
        "@online{coesa-strade-v2,\n  author = {{Redazione Coesa}},\n  title = {{Strade \\& ponti: il \
         50\\%}},\n  year = {2026},\n  date = {2026-11-03},\n  version = {2},\n  organization = {Coesa},\n  \
         url = {https://coesa.example/it/pillole/strade/v/2},\n  langid = {italian},\n  note = {Dati \
         OpenCoesione aggiornati al 31 agosto 2026. CC BY 4.0},\n}\n"
    );
    assert_eq!(
        one.file(Format::Ris),
        "TY  - ELEC\r\nID  - coesa-strade-v2\r\nAU  - Redazione Coesa\r\nTI  - Strade & ponti: il 50%\r\n\
         PY  - 2026\r\nDA  - 2026/11/03\r\nET  - 2\r\nPB  - Coesa\r\n\
         UR  - https://coesa.example/it/pillole/strade/v/2\r\nLA  - it\r\n\
         N1  - Dati OpenCoesione aggiornati al 31 agosto 2026. CC BY 4.0\r\nER  - \r\n"
    );
    let csl = &one.csl()[0];
    assert_eq!(csl["type"], "webpage");
    assert_eq!(csl["author"][0]["literal"], "Redazione Coesa");
    assert_eq!(csl["issued"]["date-parts"][0], serde_json::json!([2026, 11, 3]));
    assert_eq!(csl["URL"], one.address);
}

#[tokio::test]
async fn a_citation_says_which_figures_it_pins_where_the_page_shows_others() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let now = visitor.get("/api/v1/projects").await.json()["reference_date"].clone();
    let list = visitor.get("/api/v1/notes").await.json();
    let mut older = 0;
    for note in list["notes"].as_array().unwrap() {
        let slug = note["slug"].as_str().unwrap();
        let page = visitor.get(&format!("/it/pillole/{slug}")).await;
        let differs = !note["data_of"].is_null() && note["data_of"] != now;
        older += usize::from(differs);
        let cited = page.all("section[aria-labelledby=cite]").remove(0);
        assert_eq!(cited.contains("e cambieranno"), differs, "{slug}: {cited}");
        assert_eq!(cited.contains("lo stesso testo e gli stessi numeri"), !differs, "{slug}: {cited}");
        if differs {
            let kept = page.attributes("section[aria-labelledby=cite] p a", "href").remove(0);
            let version = visitor.get(&kept).await;
            // There the figures are those of the citation.
            assert!(version.says("lo stesso testo e gli stessi numeri"), "{}", version.text());
            assert!(cited.contains("aggiornati al 31 ottobre 2026"), "{cited}");
        }
    }
    assert!(older > 0, "the story has a note of older data");
}

proptest! {
    #[test]
    fn no_title_breaks_out_of_its_field(author in "\\PC{0,30}", title in "[\\\\{}%&$#_~^\n\r\ta-zà-ù ]{0,40}") {
        let one = citation(&author, &title);
        let (mut depth, mut escaped) = (0_i32, false);
        for c in one.file(Format::BibTex).chars() {
            if !escaped {
                depth += i32::from(c == '{') - i32::from(c == '}');
            }
            prop_assert!(depth >= 0);
            escaped = c == '\\' && !escaped;
        }
        prop_assert_eq!(depth, 0, "braces close");
        let ris = one.file(Format::Ris);
        prop_assert_eq!(ris.matches("\r\n").count(), 12, "a field is a line");
        prop_assert!(ris.split("\r\n").all(|line| !line.contains(['\n', '\r'])));
        let csl: serde_json::Value = serde_json::from_str(&one.file(Format::Csl)).unwrap();
        prop_assert_eq!(csl[0]["title"].as_str(), Some(title.as_str()), "JSON keeps it whole");
    }
}

#[tokio::test]
async fn the_page_offers_a_citation_of_the_version_that_stays() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let page = visitor.get(&format!("/it/pillole/{SPENT}")).await;
    let lasting = format!("http://coesa.test/it/pillole/{SPENT}/v/2");
    let text = page.all("#citation").remove(0);
    assert!(text.starts_with("Redazione Coesa (2026), «Speso non vuol dire finito»"), "{text}");
    assert!(text.contains("CC BY 4.0") && text.ends_with(&lasting), "{text}");
    assert_eq!(page.attributes("meta[name=citation_public_url]", "content"), [lasting.as_str()]);
    assert_eq!(page.attributes("meta[name=citation_author]", "content"), ["Redazione Coesa"]);
    let files = page.attributes("section[aria-labelledby=cite] a[href*='/cita/']", "href");
    assert_eq!(files.len(), 3);
    for (href, kind) in files.iter().zip(["x-bibtex", "research-info", "citationstyles"]) {
        let file = visitor.get(href).await;
        let said = file.headers["content-type"].to_str().unwrap();
        assert!(said.contains(kind) && file.html().contains(&lasting), "{href}: {said}");
        assert!(
            file.headers["content-disposition"]
                .to_str()
                .unwrap()
                .starts_with("attachment; filename=\"coesa-")
        );
    }
}
