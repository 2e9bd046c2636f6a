//! A class's students from a list: preview, one transaction, cards, the first sign-in by code.

use std::time::Instant;

use http::{Method, StatusCode};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tables::{activation, class_member, event, person as people, session, team, team_member};

use super::{class, person};
use crate::support::browser::PageSeen;
use crate::support::{Browser, Site};

async fn send(browser: &mut Browser, class: i64, list: &str, file: Option<&[u8]>) -> PageSeen {
    let mut body =
        format!("--x\r\nContent-Disposition: form-data; name=\"list\"\r\n\r\n{list}\r\n--x\r\n").into_bytes();
    let name = if file.is_some() { "elenco.csv" } else { "" };
    let head = format!("Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(file.unwrap_or_default());
    body.extend_from_slice(b"\r\n--x--\r\n");
    let kind = "multipart/form-data; boundary=x".to_owned();
    browser.send(Method::POST, &format!("/it/classes/{class}/roster"), Some((kind, body)), &[]).await
}

/// A spreadsheet with these texts and these rows.
fn a_book(texts: &str, rows: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str| {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, text.as_bytes()).unwrap();
    };
    let leads = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"{id}\" Target=\"{target}\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\"/></Relationships>"
        )
    };
    part("[Content_Types].xml", "<Types/>");
    part("_rels/.rels", &leads("a", "officeDocument", "xl/workbook.xml"));
    part("xl/_rels/workbook.xml.rels", &leads("b", "worksheet", "worksheets/sheet1.xml"));
    part(
        "xl/workbook.xml",
        "<workbook><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"b\"/></sheets></workbook>",
    );
    part("xl/sharedStrings.xml", texts);
    part("xl/worksheets/sheet1.xml", &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"));
    zip.finish().unwrap().into_inner()
}

/// One that says it has so many texts: whoever makes room for them first has none left.
fn a_book_that_claims(texts: u64) -> Vec<u8> {
    a_book(&format!("<sst count=\"1\" uniqueCount=\"{texts}\"><si><t>Zoe</t></si></sst>"), "")
}

/// One with two cells, as far from each other as can be: whoever makes room for those between them has none left.
fn a_book_with_two_far_cells() -> Vec<u8> {
    a_book(
        "<sst/>",
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>nome</t></is></c></row>\
         <row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>Zoe</t></is></c></row>",
    )
}

#[tokio::test]
async fn a_list_is_checked_row_by_row_and_nothing_is_written_until_it_is_right() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let before = people::Entity::find().count(&site.app.db).await.unwrap();
    let long = "x".repeat(41);
    let list = format!("Squadra;Nome\nI Fari;Zoe\n;Giulia\nI Fari;ZOE\n;{long}\nI Fari;\n;Amir");
    let page = send(&mut teacher, class.id.0, &list, None).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let rows = page.all("tbody tr");
    for (row, said) in [
        (0, "va bene"),
        (1, "c’è già qualcuno"),
        (2, "già più in alto"),
        (3, "troppo lungo"),
        (4, "manca il nome"),
    ] {
        assert!(rows[row].contains(said), "{rows:?}");
    }
    assert!(page.all("form#import").is_empty(), "with mistakes there is nothing to import");
    // Whoever sends the import all the same gets nothing half done.
    let path = format!("/it/classes/{}/roster/import", class.id);
    let forced = teacher.post(&path, &[("list", "nome\nZoe\nGiulia")]).await;
    assert_eq!(forced.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(people::Entity::find().count(&site.app.db).await.unwrap(), before);
    for bytes in [
        &b"PK\x03\x04 broken"[..],
        b"  \n ",
        &a_book_that_claims(4_000_000_000_000),
        &a_book_with_two_far_cells(),
    ] {
        let refused = send(&mut teacher, class.id.0, "", Some(bytes)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    }
    let mut other = site.as_one_of_the_story("ferri@demo.example").await;
    assert_eq!(other.get(&format!("/it/classes/{}/roster", class.id)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_spreadsheet_is_read_wherever_its_list_begins() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let book = a_book(
        "<sst uniqueCount=\"3\"><si><t>Nome</t></si><si><t>Squadra</t></si><si><t>I Fari</t></si></sst>",
        "<row r=\"3\"><c r=\"B3\" t=\"s\"><v>0</v></c><c r=\"C3\" t=\"s\"><v>1</v></c></row>\
         <row r=\"5\"><c r=\"B5\" t=\"inlineStr\"><is><t> Zoe </t></is></c><c r=\"C5\" t=\"s\"><v>2</v></c>\
         <c r=\"ZZ5\" s=\"1\"/></row><row r=\"9\"><c r=\"B9\" t=\"inlineStr\"><is><t>Amir</t></is></c></row>",
    );
    let page = send(&mut teacher, class.id.0, "", Some(&book)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert_eq!(page.form("import").value("list"), "nome\tsquadra\nZoe\tI Fari\nAmir\t");
}

#[tokio::test]
async fn what_is_no_list_of_names_is_refused_and_a_list_is_found_below_its_title() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    for bytes in [&b"%PDF-1.4\n1 0 obj\nendobj"[..], b"\x89PNG\r\n\x1a\nZoe\nAmir", b"Zoe\0\nAmir"] {
        let refused = send(&mut teacher, class.id.0, "", Some(bytes)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("Questo file non è un elenco"), "{}", refused.text());
        assert!(refused.all("form#import").is_empty());
    }
    let page = send(&mut teacher, class.id.0, "mario.rossi@gmail.com\n12345\n<b>Zoe</b>\nAmir", None).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let rows = page.all("tbody tr");
    assert!(rows[..3].iter().all(|row| row.contains("questo non è un nome")), "{rows:?}");
    assert!(rows[3].contains("va bene") && page.says("3 righe su 4 hanno"), "{}", page.text());
    // As a spreadsheet program writes "Unicode text", with a title and headings above.
    let text = "Classe 3A - elenco alunni\r\nAlunno\tGruppo\r\nLéa\tI Fari\r\nRossi Mario\t\r\nAnna M.\t";
    let units = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let file = [&[0xff_u8, 0xfe][..], &units(text)].concat();
    let page = send(&mut teacher, class.id.0, "", Some(&file)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert_eq!(page.form("import").value("list"), "nome\tsquadra\nLéa\tI Fari\nRossi Mario\t\nAnna M.\t");
    let rows = page.all("tbody tr");
    assert!(rows[0].contains("squadra nuova") && rows[0].contains("va bene"), "{rows:?}");
    assert!(rows[1].contains("va bene") && rows[1].contains("se una delle parole è il cognome"), "{rows:?}");
    assert!(rows[2].ends_with("va bene") && !page.says("sembrano esserci i cognomi"), "{rows:?}");
    assert!(page.says("Una squadra non c’è ancora e sarà creata"), "{}", page.text());
}

#[tokio::test]
async fn two_first_names_are_no_mistake_and_a_number_in_the_register_is_no_part_of_a_name() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let list = "1. Maria Sole\n2) Zoe\n03 - Amir\n4 Léa B.";
    let page = send(&mut teacher, class.id.0, list, None).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert_eq!(page.form("import").value("list"), "nome\tsquadra\nMaria Sole\t\nZoe\t\nAmir\t\nLéa B.\t");
    let rows = page.all("tbody tr");
    assert!(rows.iter().all(|row| row.contains("va bene")), "{rows:?}");
    assert!(page.all("tbody .badge-warning").is_empty() && !page.says("sembrano esserci i cognomi"));
    // A list of surnames is pointed out, above it and once.
    let page = send(&mut teacher, class.id.0, "1. Elio Rossi\n2. Zoe Bianchi\n3. Amir", None).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.says("sembrano esserci i cognomi"), "{}", page.text());
    // What is a number alone, or runs into letters, is still none.
    let page = send(&mut teacher, class.id.0, "12345\n7.\n3Zoe", None).await;
    let rows = page.all("tbody tr");
    assert!(rows[..2].iter().all(|row| row.contains("questo non è un nome")), "{rows:?}");
    assert!(rows[2].contains("3Zoe"), "{rows:?}");
}

#[tokio::test]
async fn who_is_in_the_class_is_skipped_and_a_list_sent_again_writes_nothing() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let page = send(&mut teacher, class.id.0, "Zoe; I Fari\nAmir", None).await;
    let form = || page.form("import");
    form().submit(&mut teacher).await;
    let people_then = people::Entity::find().count(&site.app.db).await.unwrap();
    let again = form().submit(&mut teacher).await;
    assert_eq!(again.path, format!("/it/classes/{}/cards", class.id));
    assert!(again.says("Già importati"), "{}", again.text());
    let all = send(&mut teacher, class.id.0, "Zoe; i fari\nAmir", None).await;
    assert_eq!(all.status, StatusCode::OK, "{}", all.text());
    assert!(all.says("Sono già tutti in classe") && all.all("form#import").is_empty(), "{}", all.text());
    assert_eq!(people::Entity::find().count(&site.app.db).await.unwrap(), people_then);
    // With one more only that one comes; another of the name in another team needs an initial.
    let more = send(&mut teacher, class.id.0, "Zoe; I Fari\nAmir\nLéa; I Fari", None).await;
    let rows = more.all("tbody tr");
    assert!(rows[0].contains("già in classe: saltata") && rows[2].contains("va bene"), "{rows:?}");
    assert!(!rows[2].contains("squadra nuova"), "{rows:?}");
    let cards = more.form("import").submit(&mut teacher).await;
    assert_eq!(cards.all("dd").len(), 4, "one card: {}", cards.text());
    assert_eq!(people::Entity::find().count(&site.app.db).await.unwrap(), people_then + 1);
    let other = send(&mut teacher, class.id.0, "Zoe; Altri", None).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", other.text());
}

#[tokio::test]
async fn the_cards_are_shown_once_and_a_code_opens_one_account_once() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let page = send(&mut teacher, class.id.0, "Zoe; I Fari\nAmir; i fari\nLéa", None).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let cards = page.form("import").submit(&mut teacher).await;
    assert_eq!(cards.headers["cache-control"], "private, no-store");
    let facts = cards.all("dd");
    assert_eq!(facts.len(), 12, "{}", cards.text());
    let (sign_in, code) = (facts[1].clone(), facts[2].clone());
    let zoe = person(&site, &sign_in).await;
    assert_eq!(zoe.name, "Zoe");
    let teams = team::Entity::find().filter(team::Column::Name.eq("I Fari")).all(&site.app.db).await.unwrap();
    assert_eq!(teams.len(), 1, "one team, however it is typed");
    let members = team_member::Entity::find().filter(team_member::Column::TeamId.eq(teams[0].id));
    assert_eq!(members.count(&site.app.db).await.unwrap(), 2);
    let kept = format!(
        "{:?} {:?} {:?}",
        session::Entity::find().all(&site.app.db).await.unwrap(),
        activation::Entity::find().all(&site.app.db).await.unwrap(),
        event::Entity::find().all(&site.app.db).await.unwrap(),
    );
    assert!(!kept.contains(&code) && !kept.contains(&code.replace('-', "")), "the code is kept in clear");
    assert!(!teacher.get(&format!("/it/classes/{}/cards", class.id)).await.says(&code), "shown once only");
    // Without the code nothing opens the account.
    let mut student = site.visitor();
    for password in ["!", "", code.as_str()] {
        let tried = student.post("/it/accedi", &[("sign_in", &sign_in), ("password", password)]).await;
        assert_eq!(tried.status, StatusCode::UNPROCESSABLE_ENTITY, "{password:?}");
    }
    let page = student.get("/it/entra/tessera").await;
    let wrong = page.form("activation").set("code", "AAAAA-BBBBB").set("password", "quattro gatti sul tetto");
    let wrong = wrong.submit(&mut student).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.form("activation").value("code"), "AAAAA-BBBBB");
    let typed = code.to_lowercase().replace('-', " ");
    let form = page.form("activation").set("code", &typed).set("password", "quattro gatti sul tetto");
    let welcome = form.submit(&mut student).await;
    assert_eq!(welcome.path, "/it/entra/benvenuto");
    assert!(welcome.says(&sign_in), "{}", welcome.text());
    site.enter(&sign_in, "quattro gatti sul tetto").await;
    let again = page.form("activation").set("code", &code).set("password", "un altro gatto sul tetto");
    assert_eq!(again.submit(&mut site.visitor()).await.status, StatusCode::UNPROCESSABLE_ENTITY, "once");
    // A new password from the teacher voids a card that was lost.
    let amir = person(&site, &facts[5]).await;
    let path = format!("/it/classes/{}/students/{}/password", class.id, amir.id);
    let page = teacher.get(&path).await;
    page.form("reset").submit(&mut teacher).await;
    let page = site.visitor().get("/it/entra/tessera").await;
    let lost = page.form("activation").set("code", &facts[6]).set("password", "un altro gatto sul tetto");
    assert_eq!(lost.submit(&mut site.visitor()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Too old is void too.
    site.app.clock.advance(chrono::Duration::days(121));
    let old = page.form("activation").set("code", &facts[10]).set("password", "un altro gatto sul tetto");
    assert_eq!(old.submit(&mut site.visitor()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Chooses a password with a card's code, or tries to.
async fn use_card(site: &Site, code: &str) -> PageSeen {
    let mut student = site.visitor();
    let page = student.get("/it/entra/tessera").await;
    let form = page.form("activation").set("code", code).set("password", "quattro gatti sul tetto");
    form.submit(&mut student).await
}

#[tokio::test]
async fn new_codes_for_all_who_have_not_come_in_yet_void_those_from_before() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let path = format!("/it/classes/{}/cards", class.id);
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let before = teacher.get(&path).await;
    assert!(before.attributes("form#renew", "id").is_empty(), "all have come in: {}", before.text());
    let page = send(&mut teacher, class.id.0, "Zoe\nAmir\nLéa", None).await;
    let first = page.form("import").submit(&mut teacher).await.all("dd");
    assert_eq!(use_card(&site, &first[2]).await.path, "/it/entra/benvenuto", "Zoe comes in");
    site.app.clock.advance(chrono::Duration::minutes(10));
    let cards = teacher.get(&path).await;
    assert!(
        cards.says("2 studenti messi in classe da un elenco non sono ancora entrati"),
        "{}",
        cards.text()
    );
    let idle = cards.all("li.card-plain").into_iter().filter(|card| card.contains("non apre niente"));
    assert_eq!(idle.count(), 2, "{}", cards.text());
    let fresh = cards.form("renew").submit(&mut teacher).await;
    assert_eq!(fresh.headers["cache-control"], "private, no-store");
    let new = fresh.all("dd");
    assert_eq!((new.len(), new[0].as_str(), new[4].as_str()), (8, "Amir", "Léa"), "{}", fresh.text());
    assert!(!teacher.get(&path).await.says(&new[2]), "shown once only");
    // The answer loaded anew makes no others: those may be printed already.
    let again = cards.form("renew").submit(&mut teacher).await;
    assert!(again.path == path && again.says("Nessun codice nuovo"), "{}", again.text());
    let old = use_card(&site, &first[6]).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY, "the code from before");
    assert_eq!(use_card(&site, &new[2]).await.path, "/it/entra/benvenuto");
    site.enter(&new[1], "quattro gatti sul tetto").await;
    site.enter(&first[1], "quattro gatti sul tetto").await;
    let noted = event::Entity::find().filter(event::Column::Kind.eq("class.cards-renewed"));
    let noted = noted.all(&site.app.db).await.unwrap();
    assert_eq!(noted.len(), 1);
    assert_eq!(
        (noted[0].subject.as_str(), &noted[0].detail["students"]),
        (format!("class:{}", class.id).as_str(), &serde_json::json!(2))
    );
    // Who looks after all classes sees which cards open nothing, and makes no codes.
    let mut reviewer = site.as_one_of_the_story("teresa@demo.example").await;
    let seen = reviewer.get(&path).await;
    assert!(
        seen.says("non apre niente") && seen.attributes("form#renew", "id").is_empty(),
        "{}",
        seen.text()
    );
    assert_eq!(reviewer.post(&path, &[]).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn five_thousand_rows_are_previewed_at_once_and_imported_whole() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let before = class_member::Entity::find().count(&site.app.db).await.unwrap();
    let rows: Vec<String> = (0..5000).map(|n| format!("Studente {n};Squadra {}", n / 25)).collect();
    let file = format!("nome;squadra\n{}", rows.join("\n"));
    let began = Instant::now();
    let page = send(&mut teacher, class.id.0, "", Some(file.as_bytes())).await;
    let took = began.elapsed();
    assert_eq!(page.status, StatusCode::OK);
    assert!(took.as_secs_f64() <= 2.0, "the preview took {took:?}");
    let cards = page.form("import").submit(&mut teacher).await;
    assert_eq!(cards.status, StatusCode::OK);
    assert_eq!(class_member::Entity::find().count(&site.app.db).await.unwrap(), before + 5000);
    assert_eq!(activation::Entity::find().count(&site.app.db).await.unwrap(), 5000);
}
