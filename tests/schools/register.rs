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
    // As the ministry writes it: `;`, and not UTF-8.
    let file: Vec<u8> =
        lines.join("\r\n").chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    let page = upload(&mut editor, "/it/schools/import", &[], "scuole.csv", &file).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert_eq!(page.all(".tile dd"), ["1", "1", "0", "4"], "{}", page.text());
    let reasons = page.all("table tbody tr");
    assert!(reasons[0].contains('4') && reasons[0].contains("BAMM"), "{reasons:?}");
    assert_eq!(school::Entity::find().count(&site.app.db).await.unwrap(), 1, "nothing was written");
    let done = page.form("confirmation").submit(&mut editor).await;
    assert!(done.says("1 nuove, 1 cambiate, 0 uguali"), "{}", done.text());
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
    assert!(sure.says("Liceo Scacchi"), "{}", sure.text());
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
