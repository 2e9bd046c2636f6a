//! The beginning of a file is read in the browser, whoever made it; and only by those who see the file.

use std::io::{Cursor, Write};

use http::StatusCode;
use http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

use super::files::{PDF, newest};
use super::{BRUNI, GIULIA, SOFIA, VIOLA, acqua};
use crate::support::{Browser, Site};

/// An office document with these parts.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        // Documents of this kind say what they are in the first bytes.
        let stored = *name == "mimetype";
        let method = if stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A text as word processors of Office Open XML write it.
pub fn docx(document: &str) -> Vec<u8> {
    packed(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", "<Relationships/>"),
        ("word/styles.xml", "<w:styles/>"),
        ("word/settings.xml", "<w:settings/>"),
        ("word/document.xml", document),
    ])
}

/// A document of `OpenDocument`, with this in it.
fn open_document(kind: &str, content: &str) -> Vec<u8> {
    let media_type = format!("application/vnd.oasis.opendocument.{kind}");
    packed(&[("mimetype", &media_type), ("content.xml", content)])
}

/// Uploads a file. Gives the address of its first version.
async fn upload(site: &Site, browser: &mut Browser, path: &str, name: &str, bytes: &[u8]) -> String {
    let form = browser.get(path).await.form("add").set("title", name);
    let added = form.submit_with(browser, "file", name, bytes).await;
    assert!(added.says("File caricato"), "{name}: {}", added.text());
    format!("{path}/{}/1", newest(site).await.id)
}

#[tokio::test]
async fn a_text_is_read_without_another_program() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "files").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let many: Vec<_> = (1..=45).map(|n| format!("<w:p><w:r><w:t>Riga {n}</w:t></w:r></w:p>")).collect();
    let many = many.concat();
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document><w:body>\
         <w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>\
         <w:r><w:t xml:space=\"preserve\">Verbale </w:t></w:r><w:r><w:t>n.&#160;1 &amp; 2</w:t></w:r></w:p>\
         <w:p/><w:p><w:r><w:t>Chi</w:t><w:tab/><w:t>c’era</w:t><w:br/><w:t>&lt;ieri&gt;</w:t></w:r>\
         <w:del><w:r><w:delText>cancellato</w:delText></w:r></w:del></w:p>{many}</w:body></w:document>"
    );
    let version = upload(&site, &mut giulia, &path, "verbale.docx", &docx(&document)).await;
    let link = giulia.get(&path).await.attributes("a[href$='/preview']", "href");
    assert!(link.contains(&format!("{version}/preview")), "{link:?}");
    let page = giulia.get(&format!("{version}/preview")).await;
    let shown = page.all(".excerpt p");
    assert_eq!(shown[..3], ["Verbale n. 1 & 2", "Chi c’era <ieri>", "Riga 1"], "{}", page.text());
    assert_eq!(shown.len(), 40);
    assert!(page.says("Il documento continua") && !page.says("cancellato"));
    let content = "<office:document-content><office:body><office:text>\
        <text:tracked-changes><text:p>tolto</text:p></text:tracked-changes>\
        <text:h>Titolo</text:h><text:p>Una<text:s text:c=\"3\"/>frase<text:line-break/>\n  <text:span>sola</text:span>.\
        <office:annotation><text:p>una nota</text:p></office:annotation></text:p>\
        </office:text></office:body></office:document-content>";
    let version = upload(&site, &mut giulia, &path, "idee.odt", &open_document("text", content)).await;
    let page = giulia.get(&format!("{version}/preview")).await;
    assert_eq!(page.all(".excerpt p"), ["Titolo", "Una frase sola."], "{}", page.text());
    assert!(!page.says("Il documento continua"));
}

#[tokio::test]
async fn what_hangs_in_a_paragraph_does_not_tear_it_and_what_was_moved_is_there_once() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "files").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let document = "<w:document><w:body><w:p><w:r><w:t>Prima</w:t></w:r>\
        <w:r><w:pict><w:txbxContent><w:p><w:r><w:t>nel riquadro</w:t></w:r></w:p>\
        <w:p><w:r><w:t>sotto</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>\
        <w:moveFrom><w:r><w:t>spostato</w:t></w:r></w:moveFrom><w:r><w:t>dopo.</w:t></w:r></w:p>\
        <w:p><w:moveTo><w:r><w:t>spostato</w:t></w:r></w:moveTo></w:p></w:body></w:document>";
    let version = upload(&site, &mut giulia, &path, "riquadro.docx", &docx(document)).await;
    let page = giulia.get(&format!("{version}/preview")).await;
    assert_eq!(page.all(".excerpt p"), ["Prima nel riquadro sotto dopo.", "spostato"], "{}", page.text());
    let content = "<office:document-content><office:body><office:text><text:p>Una frase<text:note>\
        <text:note-citation>1</text:note-citation><text:note-body><text:p>la nota</text:p></text:note-body>\
        </text:note> intera.</text:p><text:p>Un’altra.</text:p></office:text></office:body></office:document-content>";
    let version = upload(&site, &mut giulia, &path, "nota.odt", &open_document("text", content)).await;
    let page = giulia.get(&format!("{version}/preview")).await;
    assert_eq!(page.all(".excerpt p"), ["Una frase intera.", "Un’altra."], "{}", page.text());
}

#[tokio::test]
async fn a_sheet_that_is_hidden_stays_hidden() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "files").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let table = |name: &str, look: &str, words: &str| {
        format!(
            "<table:table table:name=\"{name}\" table:style-name=\"{look}\"><table:table-row><table:table-cell>\
             <text:p>{words}</text:p></table:table-cell></table:table-row></table:table>"
        )
    };
    let content = format!(
        "<office:document-content><office:automatic-styles>\
         <style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"false\"/>\
         </style:style><style:style style:name=\"ta2\" style:family=\"table\">\
         <style:table-properties table:display=\"true\"/></style:style></office:automatic-styles>\
         <office:body><office:spreadsheet>{}{}{}</office:spreadsheet></office:body></office:document-content>",
        table("Telefoni", "ta1", "333"),
        table("Vie", "ta2", "Via Roma"),
        table("Altro", "ta2", "x"),
    );
    let book = open_document("spreadsheet", &content);
    let version = upload(&site, &mut giulia, &path, "rubrica.ods", &book).await;
    let page = giulia.get(&format!("{version}/preview")).await;
    assert_eq!(page.all("tbody td"), ["Via Roma"], "{}", page.text());
    assert!(page.says("Vie") && !page.says("Telefoni"), "{}", page.text());
}

#[tokio::test]
async fn a_sheet_shows_days_as_days_and_numbers_as_the_language_writes_them() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "files").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let book = packed(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", "<Relationships/>"),
        (
            "xl/workbook.xml",
            "<workbook><workbookPr/><sheets><sheet name=\"Nascosto\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/>\
             <sheet name=\"Spese &amp; date\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>\
             <Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>",
        ),
        (
            "xl/worksheets/sheet2.xml",
            "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c>\
             <c r=\"C1\" t=\"inlineStr\"><is><t>Quanto</t></is></c></row>\
             <row r=\"3\"><c r=\"A3\" s=\"1\"><v>45292</v></c><c r=\"B3\" t=\"b\"><v>1</v></c>\
             <c r=\"C3\"><f>A1*2</f><v>1234.5</v></c></row>\
             <row r=\"4\"><c r=\"A4\" s=\"2\"><v>45292.75</v></c><c r=\"C4\" s=\"3\"><v>7</v></c></row>\
             </sheetData></worksheet>",
        ),
        (
            "xl/styles.xml",
            "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"DD/MM/YYYY\\ HH:MM\"/>\
             <numFmt numFmtId=\"165\" formatCode=\"[Red]0&quot; mesi&quot;\"/></numFmts>\
             <cellStyleXfs><xf numFmtId=\"22\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>\
             <xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>",
        ),
        (
            "xl/sharedStrings.xml",
            "<sst uniqueCount=\"99999999999999\"><si><t>altro</t></si>\
             <si><r><t>Gior</t></r><r><t>no</t></r><rPh><t>x</t></rPh></si></sst>",
        ),
    ]);
    let version = upload(&site, &mut giulia, &path, "spese.xlsx", &book).await;
    let page = giulia.get(&format!("{version}/preview")).await;
    assert!(page.says("Spese & date") && !page.says("Ci sono altre righe"), "{}", page.text());
    assert_eq!(page.all("thead th"), ["A", "B", "C"]);
    let cells = ["Giorno", "", "Quanto", "01/01/2024", "VERO", "1234,5", "01/01/2024 18:00", "", "7"];
    assert_eq!(page.all("tbody td"), cells);
    let english = giulia.get(&format!("{version}/preview").replace("/it/", "/en/")).await;
    assert_eq!(english.all("tbody td")[4..6], ["TRUE", "1234.5"]);
    // The one of the story, as a program wrote it.
    let listed = giulia.get(&path).await.attributes("a[href$='/preview']", "href");
    let story = giulia.get(listed.last().unwrap()).await;
    assert!(story.says("Pagamenti in euro") && story.says("842500,5"), "{}", story.text());
}

#[tokio::test]
async fn what_has_no_end_is_shown_as_far_as_there_is_room_or_not_at_all() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "files").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let rows = "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"Vie\">\
        <table:table-row><table:table-cell><office:annotation><text:p>nota</text:p></office:annotation>\
        <text:p>Via</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"2\">\
        <text:p>tubo <text:span>blu</text:span></text:p></table:table-cell>\
        <table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>\
        <table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell/></table:table-row>\
        <table:table-row table:number-rows-repeated=\"1000000\">\
        <table:table-cell table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell>\
        </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>";
    let version = upload(&site, &mut giulia, &path, "vie.ods", &open_document("spreadsheet", rows)).await;
    let page = giulia.get(&format!("{version}/preview")).await;
    assert_eq!(page.all("tbody tr:first-child td")[..4], ["Via", "tubo blu", "tubo blu", ""]);
    assert_eq!((page.all("tbody tr").len(), page.all("thead th").len()), (30, 12));
    assert!(page.says("Ci sono altre righe o altre colonne"), "{}", page.text());
    // Nine million blanks pack to almost nothing.
    let endless = format!("<w:document>{}</w:document>", " ".repeat(9_000_000));
    for (name, bytes) in [
        ("enorme.docx", docx(&endless)),
        ("rotto.docx", docx("<w:document></w:body>")),
        ("vuoto.odt", packed(&[("mimetype", "application/vnd.oasis.opendocument.text")])),
    ] {
        let version = upload(&site, &mut giulia, &path, name, &bytes).await;
        let page = giulia.get(&format!("{version}/preview")).await;
        assert_eq!(page.status, StatusCode::OK, "{name}");
        assert!(page.says("non riusciamo a fare un’anteprima") && page.says("Scarica"), "{}", page.text());
    }
}

#[tokio::test]
async fn a_pdf_is_shown_by_the_browser_and_slides_say_that_they_are_not() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "files").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let version = upload(&site, &mut giulia, &path, "la delibera.pdf", PDF).await;
    let shown = giulia.get(&format!("{version}/inline")).await;
    assert_eq!(shown.headers[CONTENT_TYPE], "application/pdf");
    assert_eq!(shown.headers[CONTENT_DISPOSITION], "inline; filename=\"la-delibera.pdf\"");
    assert_eq!(shown.headers[X_CONTENT_TYPE_OPTIONS], "nosniff");
    let policy = shown.headers[CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'; object-src 'self';"), "{policy}");
    assert!(!policy.contains("script-src") && !policy.contains("sandbox"), "{policy}");
    assert_eq!(shown.body, PDF);
    let page = giulia.get(version.strip_suffix("/1").unwrap()).await;
    assert_eq!(page.attributes("a[href$='/inline']", "target"), ["_blank"]);
    assert!(page.says("in una nuova scheda"), "{}", page.text());
    let slides = packed(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", "<Relationships/>"),
        ("ppt/presentation.xml", "<p:presentation/>"),
        ("ppt/_rels/presentation.xml.rels", "<Relationships/>"),
    ]);
    let slides = upload(&site, &mut giulia, &path, "diapositive.pptx", &slides).await;
    let page = giulia.get(slides.strip_suffix("/1").unwrap()).await;
    assert!(page.says("Di una presentazione non c’è anteprima"), "{}", page.text());
    assert!(page.attributes("a[href$='/preview']", "href").is_empty());
    for address in [format!("{slides}/preview"), format!("{slides}/inline"), format!("{version}/preview")] {
        assert_eq!(giulia.get(&address).await.status, StatusCode::NOT_FOUND, "no page leads to {address}");
    }
    // As private as the file.
    for who in [BRUNI, VIOLA] {
        let mut reader = site.as_one_of_the_story(who).await;
        assert_eq!(reader.get(&format!("{version}/inline")).await.body, PDF, "{who}");
    }
    let mut sofia = site.as_one_of_the_story(SOFIA).await;
    for address in [format!("{version}/inline"), format!("{slides}/preview")] {
        assert_eq!(sofia.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}
