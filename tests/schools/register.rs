//! The register of schools: search, the ministry's list, merging.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tables::kinds::Role;
use tables::{event, school};

use super::{editor, school as put, upload};
use crate::support::Site;

const HEADER: &str = "ANNOSCOLASTICO;REGIONE;PROVINCIA;CODICEISTITUTORIFERIMENTO;CODICESCUOLA;DENOMINAZIONESCUOLA;\
    INDIRIZZOSCUOLA;CAPSCUOLA;CODICECOMUNESCUOLA;DESCRIZIONECOMUNE;\
    DESCRIZIONETIPOLOGIAGRADOISTRUZIONESCUOLA;INDIRIZZOEMAILSCUOLA;SITOWEBSCUOLA";

fn line(code: &str, name: &str, place: &str, kind: &str) -> String {
    format!(
        "202627;PUGLIA;BARI;BAIS01300A;{code};{name};VIA ROMA 1;70121;{place};BARI;{kind};X@ISTRUZIONE.IT;Non Disponibile"
    )
}

#[tokio::test]
async fn the_ministrys_list_is_looked_at_first_and_then_imported_whole() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    put(&mut editor, "BAPS01000X", "Vecchio nome", "Bari").await;
    let lines = [
        HEADER.to_owned(),
        line("BAPS01000X", "LICEO SCIENTIFICO \"A. SCACCHI\"", "A662", "LICEO SCIENTIFICO"),
        line("BATF06000D", "LA CITTÀ DEL SOLE", "A662", "IST TEC INDUSTRIALE"),
        line("BAMM", "CORTO", "A662", "SCUOLA PRIMO GRADO"),
        line("BAMM80101A", "", "A662", "SCUOLA PRIMO GRADO"),
        line("BAMM80102B", "ALTROVE", "ZZZZ", "SCUOLA PRIMO GRADO"),
        line("BATF06000D", "DI NUOVO", "A662", "IST TEC INDUSTRIALE"),
    ];
    let bare = upload(&mut editor, "/it/schools/import", &[], "scuole.csv", HEADER.as_bytes()).await;
    assert!(
        bare.status == StatusCode::UNPROCESSABLE_ENTITY && bare.says("nessuna scuola"),
        "{}",
        bare.text()
    );
    // As the ministry writes it: `;`, and not UTF-8.
    let file: Vec<u8> =
        lines.join("\r\n").chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    let page = upload(&mut editor, "/it/schools/import", &[], "scuole.csv", &file).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert_eq!(page.all(".tile dd"), ["1", "1", "0", "4"], "{}", page.text());
    let reasons = page.all("#left-out tbody tr");
    assert!(reasons[0].contains('4') && reasons[0].contains("BAMM"), "{reasons:?}");
    assert_eq!(school::Entity::find().count(&site.app.db).await.unwrap(), 1, "nothing was written");
    let done = page.form("confirmation").submit(&mut editor).await;
    assert!(done.says("Fatto: una scuola nuova, una cambiata, 0 uguali."), "{}", done.text());
    let new = school::Entity::find().filter(school::Column::Code.eq("BATF06000D"));
    let new = new.one(&site.app.db).await.unwrap().unwrap();
    assert_eq!((new.name.as_str(), new.kind.as_str()), ("LA CITTÀ DEL SOLE", "technical"));
    assert_eq!((new.municipality.as_str(), new.email.as_str()), ("072006", "x@istruzione.it"));
    assert_eq!(new.website, "", "nothing is nothing");
    let again = upload(&mut editor, "/it/schools/import", &[], "scuole.csv", &file).await;
    assert_eq!(again.all(".tile dd"), ["0", "0", "2", "4"]);
    for (bytes, said) in [(&b"a;b\n1;2"[..], "CODICESCUOLA"), (&b"PK\x03\x04broken"[..], "tabella")] {
        let refused = upload(&mut editor, "/it/schools/import", &[], "x.csv", bytes).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says(said), "{}", refused.text());
    }
}

#[tokio::test]
async fn schools_are_found_by_code_name_and_place_and_mistakes_are_explained() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    put(&mut editor, " baps 01000x", "Liceo Scacchi", "Bari").await;
    put(&mut editor, "NAIS00100A", "Istituto «L'Isola»", "Napoli (NA)").await;
    for (query, found) in [("BAPS01000X", 1), ("scacchi bari", 1), ("l’isola", 1), ("napoli", 1), ("100%", 0)]
    {
        let query = serde_urlencoded::to_string([("q", query)]).unwrap();
        let page = editor.get(&format!("/it/schools?{query}")).await;
        assert_eq!(page.all("tbody tr").len(), found, "{query}");
    }
    assert_eq!(editor.get("/en/schools?region=015&sort=-name").await.all("tbody tr").len(), 1);
    let page = editor.get("/it/schools/new").await;
    let wrong = page
        .form("school")
        .set("code", "12")
        .set("name", "Scuola")
        .set("municipality", "Samone")
        .submit(&mut editor)
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("Samone (TO)") && wrong.says("Samone (TN)"), "{}", wrong.text());
    assert_eq!(wrong.form("school").value("code"), "12");
    let reviewer = site.adult(Role::Reviewer, "Teresa").await;
    let mut reviewer = site.signed_in(&reviewer).await;
    assert_eq!(reviewer.get("/it/schools").await.status, StatusCode::OK, "staff read");
    assert_eq!(reviewer.get("/it/schools/new").await.status, StatusCode::NOT_FOUND);
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    assert_eq!(site.signed_in(&teacher).await.get("/it/schools").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn of_two_editors_of_a_school_the_second_is_told_and_keeps_their_words() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let id = put(&mut editor, "BAPS01000X", "Liceo Scacchi", "Bari").await;
    let opened = editor.get(&format!("/it/schools/{id}")).await;
    opened.form("school").set("email", "preside@scuola.example").submit(&mut editor).await;
    let late = opened.form("school").set("address", "Via Sparano 1").submit(&mut editor).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
    assert_eq!(late.form("school").value("address"), "Via Sparano 1");
    let row = school::Entity::find_by_id(tables::ids::SchoolId(id)).one(&site.app.db).await.unwrap().unwrap();
    assert_eq!((row.email.as_str(), row.address.as_str()), ("preside@scuola.example", ""));
}

#[tokio::test]
async fn two_entries_for_one_school_become_one_and_all_that_was_theirs_moves() {
    let site = Site::with(|config| config.demo = true).await;
    coesa::demo::fill(&site.app).await.unwrap();
    let class = tables::class::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    let school = school::Entity::find_by_id(class.school_id).one(&site.app.db).await.unwrap().unwrap();
    let mut editor = editor(&site).await;
    let into = put(&mut editor, "BAPS01000X", "Liceo Scacchi", "Bari").await;
    let page = editor.get(&format!("/it/schools/{}", class.school_id)).await;
    let unknown = page.form("merge").set("into", "XXXX00000X").submit(&mut editor).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sure = page.form("merge").set("into", "baps01000x").submit(&mut editor).await;
    // The page opens where it is asked, and says there what would happen.
    assert!(page.form("merge").action.ends_with("#merge-title") && sure.all("#merge-title").len() == 1);
    let asks = sure.all("[data-focus]").remove(0);
    assert!(asks.contains("Liceo Scacchi, Bari") && asks.contains("Passa una classe"), "{asks}");
    assert!(
        school::Entity::find_by_id(class.school_id).one(&site.app.db).await.unwrap().is_some(),
        "not yet"
    );
    let merged = sure.form("merge-sure").submit(&mut editor).await;
    assert_eq!(merged.path, format!("/it/schools/{into}"), "{}", merged.text());
    assert!(merged.all("section li a").contains(&class.name), "{}", merged.text());
    assert!(school::Entity::find_by_id(class.school_id).one(&site.app.db).await.unwrap().is_none());
    // Its old code finds the school that stays, and the ministry's list does not bring it back.
    let gone = school.code.as_str();
    let found = editor.get(&format!("/it/schools?q={gone}")).await;
    assert!(found.says("Liceo Scacchi"), "{}", found.text());
    let again = editor.get("/it/schools/new").await;
    let form = again.form("school").set("code", gone).set("name", "Di nuovo").set("municipality", "Bari");
    assert_eq!(form.submit(&mut editor).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let list = [HEADER, &line(gone, "IL NOME DI PRIMA", "A662", "LICEO SCIENTIFICO")].join("\n");
    let listed = coesa::schools::register::import::read(list.as_bytes()).unwrap();
    let counts = coesa::schools::register::import::run(&site.app, None, &listed).await.unwrap();
    assert_eq!((counts.new, counts.merged), (0, 1));
    // Until an editor lets the code go.
    let page = editor.get(&format!("/it/schools/{into}")).await;
    let let_go = page.form(&format!("alias-{gone}")).submit(&mut editor).await;
    assert!(let_go.says("Il codice è libero"), "{}", let_go.text());
    let counts = coesa::schools::register::import::run(&site.app, None, &listed).await.unwrap();
    assert_eq!((counts.new, counts.merged), (1, 0));
    let noted = event::Entity::find().filter(event::Column::Kind.eq("school.merged"));
    assert_eq!(noted.one(&site.app.db).await.unwrap().unwrap().subject, format!("school:{into}"));
}

#[tokio::test]
async fn an_import_shows_each_value_that_it_changes_and_wipes_nothing_that_somebody_wrote() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let id = put(&mut editor, "BAPS01000X", "Liceo Scacchi", "Bari").await;
    let page = editor.get(&format!("/it/schools/{id}")).await;
    let form = page.form("school").set("website", "www.liceoscacchi.edu.it").set("kind", "other");
    let saved = form.set("email", "preside@scuola.example").submit(&mut editor).await;
    assert_eq!(saved.form("school").value("website"), "https://www.liceoscacchi.edu.it");
    // The list has no site, and of this school no kind: both stay. It has another e-mail, which is shown.
    let mut lines = vec![HEADER.to_owned(), line("BAPS01000X", "Liceo Scacchi", "A662", "Non Disponibile")];
    lines.extend((0..150).map(|n| line(&format!("X{n}"), "CORTO", "A662", "LICEO SCIENTIFICO")));
    let file = lines.join("\n");
    let page = upload(&mut editor, "/it/schools/import", &[], "scuole.csv", file.as_bytes()).await;
    let changes = page.all("#changes tbody tr");
    let email = changes.iter().find(|row| row.contains("E-mail")).unwrap();
    assert!(email.contains("preside@scuola.example") && email.contains("x@istruzione.it"), "{changes:?}");
    let address = changes.iter().find(|row| row.contains("VIA ROMA 1")).unwrap();
    assert!(address.contains("niente"), "{changes:?}");
    assert!(!changes.iter().any(|row| row.contains("liceoscacchi") || row.contains("Tipo")), "{changes:?}");
    assert_eq!(page.all("#left-out tbody tr").len(), 100);
    let files = page.attributes("#preview ~ p a", "href");
    assert_eq!(files.len(), 2, "{files:?}");
    let (as_file, left_out) = (editor.get(&files[0]).await.html(), editor.get(&files[1]).await.html());
    assert_eq!(as_file.lines().count(), changes.len() + 1, "{as_file}");
    assert!(as_file.contains("preside@scuola.example;x@istruzione.it"), "{as_file}");
    assert_eq!(left_out.lines().count(), 151, "all of them");
    let mut teresa = site.signed_in(&site.adult(Role::Reviewer, "Teresa").await).await;
    assert_eq!(teresa.get(&files[0]).await.status, StatusCode::NOT_FOUND);
    page.form("confirmation").submit(&mut editor).await;
    let row = school::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    assert_eq!((row.website.as_str(), row.kind.as_str()), ("https://www.liceoscacchi.edu.it", "other"));
    assert_eq!((row.email.as_str(), row.institute_code.as_str()), ("x@istruzione.it", "BAIS01300A"));
    assert_eq!(editor.get(&files[0]).await.status, StatusCode::NOT_FOUND, "the list is gone");
}

#[tokio::test]
async fn the_schools_form_says_what_is_wrong_with_e_mail_postcode_site_and_an_empty_place() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let page = editor.get("/it/schools/new").await;
    let wrong = page
        .form("school")
        .set("code", "BAPS01000X")
        .set("name", "Liceo Scacchi")
        .set("email", "segreteria")
        .set("postcode", "7012")
        .set("website", "non lo so")
        .submit(&mut editor)
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in
        ["Scrivi il comune.", "Il CAP ha cinque cifre", "indirizzo e-mail intero", "indirizzo di un sito"]
    {
        assert!(wrong.says(said), "{said}: {}", wrong.text());
    }
    assert!(!wrong.says("nell’elenco dell’ISTAT"), "{}", wrong.text());
    let form = wrong.form("school").set("municipality", "Bari").set("email", "segreteria@scuola.example");
    let form = form.set("postcode", "70121").set("website", "https://scuola.example");
    let saved = form.submit(&mut editor).await;
    assert!(saved.says("La scuola è nel registro"), "{}", saved.text());
}
