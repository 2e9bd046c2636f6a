//! Importing files, and what can be found then.

use std::collections::BTreeSet;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use coesa::projects::import::{self, Imported};
use dataset::import::{ImportReport, Options, Progress, Source};
use dataset::{Dataset, Filter, Sort};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, PaginatorTrait, Set};
use tables::ids::PersonId;
use tables::{project_change, project_follower};

use crate::support::Site;

struct Quiet;

impl Progress for Quiet {
    fn bytes(&self, _: u64, _: Option<u64>, _: u64) {}
    fn stage(&self, _: &str) {}
}

pub(super) async fn import(site: &Site, file: &Path) -> ImportReport {
    import_with(site, file, Options::default()).await
}

pub(super) async fn import_with(site: &Site, file: &Path, options: Options) -> ImportReport {
    match import::run(&site.app, file.to_owned(), options, Arc::new(Quiet)).await.unwrap() {
        Imported::Done(report) => report,
        Imported::Refused(refused) => panic!("refused: {refused}"),
    }
}

async fn refusal(site: &Site, name: &str, bytes: &[u8], options: Options) -> String {
    match import::run(&site.app, write(site, name, bytes), options, Arc::new(Quiet)).await.unwrap() {
        Imported::Done(_) => panic!("{name} was taken"),
        Imported::Refused(refused) => refused.to_string(),
    }
}

pub(super) fn write(site: &Site, name: &str, bytes: &[u8]) -> PathBuf {
    let path = site.folder().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// That person follows the project from now on.
pub(super) async fn follow(site: &Site, person: PersonId, slug: &str) {
    let row = project_follower::ActiveModel {
        person_id: Set(person),
        project_slug: Set(slug.to_owned()),
        title: Set("SCUOLA".to_owned()),
        since: Set(site.app.clock.now()),
    };
    row.insert(&site.app.db).await.unwrap();
}

/// That person does not follow the project any more.
pub(super) async fn leave(site: &Site, person: PersonId, slug: &str) {
    project_follower::Entity::delete_by_id((person, slug.to_owned())).exec(&site.app.db).await.unwrap();
}

/// A file as the publisher's, with its oddities; `drift` is the vintage.
pub(super) fn generated(rows: u64, drift: u32) -> Vec<u8> {
    let date = chrono::NaiveDate::from_ymd_opt(2026, 2, 28).unwrap();
    let options = ::generator::Options { drift, ..::generator::Options::new(rows, 7, date) };
    let mut bytes = Vec::new();
    ::generator::write(&mut bytes, &options).unwrap();
    bytes
}

const HEAD: &str = "COD_LOCALE_PROGETTO;OC_TITOLO_PROGETTO;OC_STATO_PROGETTO;OC_FINANZ_TOT_PUB_NETTO;TOT_PAGAMENTI;\
    COD_REGIONE;OC_COD_TEMA_SINTETICO;DATA_AGGIORNAMENTO\n";

fn small(rows: &[&str]) -> String {
    format!("{HEAD}{}\n", rows.join("\n"))
}

fn words(words: &str) -> Filter {
    Filter { words: words.to_owned(), ..Filter::default() }
}

/// A real file that is not part of the project, or none, said aloud.
fn real(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/opencoesione").join(name);
    if path.is_file() {
        return Some(path);
    }
    #[expect(clippy::print_stderr, reason = "a skipped test says so")]
    {
        eprintln!("skipped: {} is not here", path.display());
    }
    None
}

/// Rows and sums of a file, computed by other code than the import's.
fn apart(file: &Path, shown_only: bool) -> (u64, i64, i64) {
    let text = std::fs::read_to_string(file).unwrap();
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let head = reader.headers().unwrap().clone();
    let place = |name: &str| head.iter().position(|column| column == name);
    let (net, gross) = (place("OC_FINANZ_TOT_PUB_NETTO").unwrap(), place("FINANZ_TOTALE_PUBBLICO").unwrap());
    let (paid, flag) = (place("TOT_PAGAMENTI").unwrap(), place("OC_FLAG_VISUALIZZAZIONE").unwrap());
    let amount = |cell: &str| cell.trim().replace(',', "").parse::<i64>().unwrap_or(0);
    let (mut rows, mut cost, mut payments) = (0, 0, 0);
    for record in reader.records() {
        let record = record.unwrap();
        if shown_only && record[flag].trim() != "0" {
            continue;
        }
        rows += 1;
        cost += match amount(&record[net]) {
            0 => amount(&record[gross]),
            net => net,
        };
        payments += amount(&record[paid]);
    }
    (rows, cost, payments)
}

#[tokio::test]
async fn the_real_file_of_199_columns_comes_in_whole() {
    let Some(file) = real("progetti_esteso_2021-2027_20240831_rebuilt.csv") else { return };
    let site = Site::new().await;
    let report = import(&site, &file).await;
    let (rows, cost, payments) = apart(&file, true);
    assert_eq!((report.rows, report.accepted, report.hidden, report.rejected), (1983, 1975, 8, 0));
    assert!(report.missing_columns.is_empty() && report.unknown_columns.is_empty());
    let found = site.app.dataset.current().unwrap().search(&Filter::default(), 1, 20).unwrap();
    assert_eq!((found.total, found.cost_cents, found.payments_cents), (rows, cost, payments));
    let again = import(&site, &file).await;
    assert_eq!((again.new, again.changed, again.unchanged), (0, 0, 1975));
}

#[tokio::test]
async fn the_real_file_of_23_columns_comes_in_whole_and_adds_to_what_is_there() {
    let (Some(file), Some(first)) = (
        real("progetti_beni_confiscati_20181031.csv"),
        real("progetti_esteso_2021-2027_20240831_rebuilt.csv"),
    ) else {
        return;
    };
    let site = Site::new().await;
    let report = import(&site, &file).await;
    let (rows, cost, payments) = apart(&file, true);
    assert_eq!((report.rows, report.accepted + report.hidden, report.rejected), (290, 290, 0));
    assert_eq!(report.reference_date.unwrap().to_string(), "2018-10-31");
    let found = site.app.dataset.current().unwrap().search(&Filter::default(), 1, 20).unwrap();
    assert_eq!((found.total, found.cost_cents, found.payments_cents), (rows, cost, payments));
    // It has names but no codes: they are found all the same.
    let sicily = found.facets.region.iter().find(|value| value.code == "019").unwrap();
    assert!(sicily.count > 10, "{sicily:?}");
    assert_eq!(found.facets.theme.iter().map(|value| value.count).sum::<u64>(), rows);
    import(&site, &first).await;
    let both = site.app.dataset.current().unwrap().search(&Filter::default(), 1, 20).unwrap();
    assert_eq!(both.total, rows + 1975);
}

#[tokio::test]
async fn facets_count_what_a_plain_reading_of_all_projects_counts() {
    let Some(file) = real("progetti_esteso_2021-2027_20240831_rebuilt.csv") else { return };
    let site = Site::new().await;
    import(&site, &file).await;
    let dataset = site.app.dataset.current().unwrap();
    let mut all = Vec::new();
    dataset
        .each(&Filter::default(), &mut |project| {
            all.push(project);
            ControlFlow::Continue(())
        })
        .unwrap();
    let filter = Filter {
        theme: vec!["05".to_owned(), "07".to_owned()],
        state: vec!["in_corso".to_owned()],
        ..Filter::default()
    };
    let found = dataset.search(&filter, 1, 20).unwrap();
    let code =
        |coded: &Option<dataset::Coded>| coded.as_ref().map_or("", |coded| coded.code.as_str()).to_owned();
    let in_theme = |project: &&dataset::Project| ["05", "07"].contains(&code(&project.theme).as_str());
    let in_state = |project: &&dataset::Project| code(&project.state) == "in_corso";
    let expected: Vec<_> = all.iter().filter(in_theme).filter(in_state).collect();
    assert!(expected.len() > 50, "the file has such projects");
    assert_eq!(found.total, expected.len() as u64);
    assert_eq!(found.cost_cents, expected.iter().filter_map(|project| project.cost_cents).sum::<i64>());
    for value in &found.facets.theme {
        let alone = all.iter().filter(in_state).filter(|project| code(&project.theme) == value.code).count();
        assert_eq!(value.count, alone as u64, "theme {}", value.code);
    }
    for value in &found.facets.state {
        let alone = all.iter().filter(in_theme).filter(|project| code(&project.state) == value.code).count();
        assert_eq!(value.count, alone as u64, "state {}", value.code);
    }
    for value in &found.facets.region {
        let has =
            |project: &&&dataset::Project| project.places.iter().any(|place| place.region.code == value.code);
        assert_eq!(value.count, expected.iter().filter(has).count() as u64, "region {}", value.code);
    }
}

#[tokio::test]
async fn oddities_of_the_files_are_understood() {
    let site = Site::new().await;
    let text = "\u{feff}\"oc_titolo_progetto\";\"COD_LOCALE_PROGETTO\";\"CUP\";\"OC_CODFISC_BENEFICIARIO\";\"OC_DENOM_BENEFICIARIO\";\
        \"COD_REGIONE\";\"COD_PROVINCIA\";\"DEN_PROVINCIA\";\"OC_FINANZ_TOT_PUB_NETTO\";\"NUOVA_COLONNA\";\"OC_FLAG_VISUALIZZAZIONE\"\r\n\
        \"SCUOLA \"\"VERDI\"\"; PRIMO\nLOTTO\";\"A/1 (x)\";\" \";\"*CODICE FISCALE*:::00123\";\"MARIO ROSSI:::COMUNE\";\
        \"000:::011\";\"000000:::011043\";\":::MACERATA\";1,5E+06;\"sì\";0\r\n\
        \"NASCOSTO\";\"B2\";;;;;;;;;1\r\n\
        \"SENZA CODICE\";\" \";;;;;;;;;0\r\n\
        \"DOPPIO\";\"A/1 (x)\";;;;;;;;;0\r\n\
        \"CORTA\";\"C3\"\r\n";
    let report = import(&site, &write(&site, "progetti_20260430.csv", text.as_bytes())).await;
    assert_eq!((report.rows, report.accepted, report.hidden, report.rejected), (5, 1, 1, 3));
    assert_eq!(report.unknown_columns, ["NUOVA_COLONNA"]);
    assert_eq!(report.reference_date.unwrap().to_string(), "2026-04-30");
    let dataset = site.app.dataset.current().unwrap();
    let project = dataset.by_slug("a1-x").unwrap().unwrap();
    assert_eq!(project.title, "SCUOLA \"VERDI\"; PRIMO\nLOTTO");
    assert_eq!(project.cost_cents, Some(150_000_000));
    assert_eq!(project.cup, None);
    let names: Vec<_> = project.bodies.iter().map(|body| body.name.as_deref()).collect();
    assert_eq!(names, [None, Some("COMUNE")], "the masked person's name is hidden");
    assert!(!project.columns.iter().any(|(_, value)| value.contains("ROSSI")));
    assert!(project.columns.contains(&("NUOVA_COLONNA".to_owned(), "sì".to_owned())));
    assert_eq!(project.places[1].province.as_ref().unwrap().label, "Macerata");
    let rejected = std::fs::read_to_string(
        site.app.dataset.folder().join(site.app.dataset.version().unwrap()).join("rejected.csv"),
    )
    .unwrap();
    assert!(
        rejected.contains("COD_LOCALE_PROGETTO is empty") && rejected.contains("2 cells instead of 11"),
        "{rejected}"
    );
}

#[tokio::test]
async fn what_an_import_moved_is_kept() {
    let site = Site::new().await;
    let first = small(&[
        "P1;SCUOLA;In corso;100,00;10,00;016;11;20260228",
        "P2;STRADA;In corso;50,00;0,00;016;07;20260228",
    ]);
    import(&site, &write(&site, "a.csv", first.as_bytes())).await;
    let second = small(&[
        "P1;SCUOLA;Concluso;100,00;99,00;016;11;20260430",
        "P3;PONTE;In corso;1,00;0,00;016;07;20260430",
    ]);
    let report = import(&site, &write(&site, "b.csv", second.as_bytes())).await;
    assert_eq!((report.new, report.changed, report.unchanged), (1, 1, 0));
    let moved: Vec<_> = coesa::projects::changes::of(&site.app, "p1")
        .await
        .unwrap()
        .into_iter()
        .map(|change| {
            (change.field, change.old.unwrap(), change.new.unwrap(), change.from_date.unwrap().to_string())
        })
        .collect();
    let expect = |field: &str, old: &str, new: &str| {
        let wanted = (field.to_owned(), old.to_owned(), new.to_owned(), "2026-02-28".to_owned());
        assert!(moved.contains(&wanted), "{wanted:?} is not among {moved:?}");
    };
    expect("state", "in_corso", "concluso");
    expect("payments", "1000", "9900");
    assert_eq!(moved.len(), 2);
    let dataset = site.app.dataset.current().unwrap();
    assert_eq!(dataset.search(&Filter::default(), 1, 20).unwrap().total, 3, "P2 stays");
    // An older file moves nothing back.
    let older = import(&site, &write(&site, "c.csv", first.as_bytes())).await;
    assert_eq!((older.new, older.changed), (0, 0));
    assert_eq!(
        site.app.dataset.current().unwrap().by_slug("p1").unwrap().unwrap().payments_cents,
        Some(9900)
    );
    // Asked to be the whole dataset, it is.
    import_with(&site, &write(&site, "d.csv", second.as_bytes()), Options { replace: true, force: true })
        .await;
    assert_eq!(site.app.dataset.current().unwrap().search(&Filter::default(), 1, 20).unwrap().total, 2);
}

/// Imports a project with these implementing bodies; gives what has moved in it so far.
async fn implemented(site: &Site, codes: &str, names: &str, day: &str) -> Vec<project_change::Model> {
    let head =
        "COD_LOCALE_PROGETTO;OC_TITOLO_PROGETTO;OC_CODFISC_ATTUATORE;OC_DENOM_ATTUATORE;DATA_AGGIORNAMENTO";
    let file = format!("{head}\nP1;SCUOLA;{codes};{names};{day}\n");
    import(site, &write(site, &format!("{day}.csv"), file.as_bytes())).await;
    coesa::projects::changes::of(&site.app, "p1").await.unwrap()
}

#[tokio::test]
async fn in_which_order_names_stand_is_no_change_and_a_person_has_no_name() {
    let site = Site::new().await;
    implemented(&site, "1:::2", "ENTE:::COMUNE", "20260228").await;
    follow(&site, site.student("lince").await.id, "p1").await;
    let moved = implemented(&site, "2:::1", "COMUNE:::ENTE", "20260430").await;
    assert!(moved.is_empty(), "{moved:?}");
    // Whether the person was the body before or is another one cannot be known: no name goes with the mask.
    let moved = implemented(&site, "*CODICE FISCALE*:::2", "MARIO ROSSI:::COMUNE", "20260531").await;
    assert!(moved.is_empty(), "{moved:?}");
    let moved =
        implemented(&site, "*CODICE FISCALE*:::2:::3", "MARIO ROSSI:::COMUNE:::PARCO", "20260630").await;
    let [change] = &moved[..] else { panic!("{moved:?}") };
    assert_eq!(change.field, "implementers");
    assert_eq!(
        (change.old.as_deref(), change.new.as_deref()),
        (Some(":::COMUNE"), Some(":::COMUNE:::PARCO"))
    );
    let page = site.visitor().get("/it/progetti/p1/").await;
    assert!(page.says("una persona (nome non pubblicato); COMUNE; PARCO"), "{}", page.text());
}

#[tokio::test]
async fn a_name_that_the_publisher_withdraws_leaves_what_was_kept_of_it() {
    let site = Site::new().await;
    implemented(&site, "", "", "20260131").await;
    let person = site.student("lince").await.id;
    follow(&site, person, "p1").await;
    implemented(&site, "RSSMRA70A01H501S", "MARIO ROSSI", "20260228").await;
    let moved = implemented(&site, "RSSMRA70A01H501S:::2", "MARIO ROSSI:::COMUNE", "20260430").await;
    assert_eq!(moved.len(), 2, "{moved:?}");
    let mut visitor = site.visitor();
    assert!(visitor.get("/it/progetti/p1/").await.says("MARIO ROSSI"));
    // Also where nobody follows the project any more.
    leave(&site, person, "p1").await;
    let moved = implemented(&site, "*CODICE FISCALE*:::2", "MARIO ROSSI:::COMUNE", "20260630").await;
    let kept: Vec<_> = moved.iter().map(|change| (change.old.as_deref(), change.new.as_deref())).collect();
    assert_eq!(kept, [(Some(""), Some(":::COMUNE")), (None, Some(""))]);
    let page = visitor.get("/it/progetti/p1/").await;
    assert!(!page.says("ROSSI"), "{}", page.text());
    assert!(page.says("una persona (nome non pubblicato); COMUNE"), "{}", page.text());
}

#[tokio::test]
async fn of_a_project_that_nobody_watches_few_values_are_compared() {
    const HEAD: &str = "COD_LOCALE_PROGETTO;OC_TITOLO_PROGETTO;TOT_PAGAMENTI;OC_DENOM_ATTUATORE;\
        DATA_FINE_PREV_ESECUZIONE;DATA_AGGIORNAMENTO";
    let site = Site::new().await;
    let both = |rest: &str| format!("{HEAD}\nP1;SCUOLA;{rest}\nP2;STRADA;{rest}\n");
    import(&site, &write(&site, "a.csv", both("1,00;ENTE;20270101;20260228").as_bytes())).await;
    follow(&site, site.student("lince").await.id, "p1").await;
    import(&site, &write(&site, "b.csv", both("2,00;COMUNE;20280101;20260430").as_bytes())).await;
    for (slug, expected) in
        [("p1", &["execution-planned-end", "implementers", "payments"][..]), ("p2", &["payments"][..])]
    {
        let moved = coesa::projects::changes::of(&site.app, slug).await.unwrap();
        let mut fields: Vec<_> = moved.into_iter().map(|change| change.field).collect();
        fields.sort();
        assert_eq!(fields, expected, "{slug}");
    }
}

#[tokio::test]
async fn all_that_an_import_moved_is_kept_however_much_it_is() {
    const MANY: u64 = 1_234;
    let site = Site::new().await;
    for (paid, day) in [("1,00", "20260228"), ("2,00", "20260430")] {
        let rows: Vec<String> = (0..MANY).map(|n| format!("P{n};OPERA;;9,00;{paid};;;{day}")).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        import(&site, &write(&site, &format!("{day}.csv"), small(&rows).as_bytes())).await;
    }
    assert_eq!(project_change::Entity::find().count(&site.app.db).await.unwrap(), MANY);
}

#[tokio::test]
async fn a_file_with_too_few_projects_is_not_taken_for_the_whole_unless_it_is_meant() {
    let site = Site::new().await;
    let file = |many: usize| {
        let rows: Vec<String> = (0..many).map(|n| format!("P{n};OPERA;;;;;;20260430")).collect();
        small(&rows.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let whole = Options { replace: true, ..Options::default() };
    let served = || site.app.dataset.current().unwrap().manifest().projects;
    import(&site, &write(&site, "ten.csv", file(10).as_bytes())).await;
    let said = refusal(&site, "seven.csv", file(7).as_bytes(), whole).await;
    assert!(said.contains("7 projects") && said.contains("--force"), "{said}");
    assert_eq!(served(), 10);
    import_with(&site, &write(&site, "eight.csv", file(8).as_bytes()), whole).await;
    assert_eq!(served(), 8);
    import_with(&site, &write(&site, "one.csv", file(1).as_bytes()), Options { force: true, ..whole }).await;
    assert_eq!(served(), 1);
}

#[tokio::test]
async fn a_change_of_a_field_that_nobody_knows_is_damage() {
    let site = Site::new().await;
    let root = site.folder().join("apart");
    let build = |previous: Option<&Dataset>, name: &str, row: &str| {
        let source = Source::File(write(&site, name, small(&[row]).as_bytes()));
        let watched = BTreeSet::new();
        dataset::import::run(&root, previous, &watched, source, Options::default(), &Quiet).unwrap()
    };
    let first = build(None, "a.csv", "P1;SCUOLA;In corso;1,00;0,00;016;11;20260228").version.unwrap();
    let first = Dataset::open(&root, &first).unwrap();
    let second = build(Some(&first), "b.csv", "P1;SCUOLA;Concluso;1,00;0,00;016;11;20260430");
    let mut moved = Vec::new();
    second
        .changes(10, &mut |changes| {
            moved.extend(changes);
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(moved.len(), 1, "{moved:?}");
    let file = root.join(second.version.as_deref().unwrap()).join("projects.db");
    let store = coesa::db::connect(&format!("sqlite://{}", file.display()), 1).await.unwrap();
    store.execute_unprepared("UPDATE change SET field = 'colour'").await.unwrap();
    store.close().await.unwrap();
    let error = second.changes(10, &mut |_| ControlFlow::Continue(())).unwrap_err();
    assert!(error.to_string().contains("\"colour\""), "{error}");
}

#[tokio::test]
async fn what_is_not_the_dataset_is_refused_with_a_reason_and_nothing_changes() {
    let site = Site::new().await;
    import(&site, &write(&site, "a.csv", small(&["P1;SCUOLA;;;;;;"]).as_bytes())).await;
    let version = site.app.dataset.version();
    for (name, bytes, reason) in [
        ("empty.csv", b"".as_slice(), "empty"),
        ("page.csv", b"<!doctype html><title>403</title>", "web page"),
        ("other.csv", b"nome;cognome\na;b\n", "COD_LOCALE_PROGETTO, OC_TITOLO_PROGETTO"),
        ("half.csv", b"COD_LOCALE_PROGETTO;x\na;b\n", "OC_TITOLO_PROGETTO"),
        ("data.parquet", b"PAR1\0\0\0\0", "not a CSV"),
        ("bad.zip", b"PK\x03\x04 not really", "damaged"),
        ("bad.csv.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03 not really", "damaged"),
    ] {
        let said = refusal(&site, name, bytes, Options::default()).await;
        assert!(said.contains(reason), "{name}: {said}");
    }
    assert_eq!(site.app.dataset.version(), version);
    assert!(site.app.dataset.current().unwrap().by_slug("p1").unwrap().is_some());
}

#[tokio::test]
async fn packed_files_and_other_delimiters_are_read() {
    let site = Site::new().await;
    let text = small(&["P1;SCUOLA;;;;;;", "P2;STRADA;;;;;;"]);
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gz.write_all(text.as_bytes()).unwrap();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("LEGGIMI.txt", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(b"ciao").unwrap();
    zip.start_file("progetti_esteso_20260430.CSV", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(text.as_bytes()).unwrap();
    for (name, bytes) in [
        ("a.csv.gz", gz.finish().unwrap()),
        ("a.zip", zip.finish().unwrap().into_inner()),
        ("tabs.csv", text.replace(';', "\t").into_bytes()),
        ("commas.csv", text.replace(';', ",").into_bytes()),
    ] {
        let options = Options { replace: true, ..Options::default() };
        let report = import_with(&site, &write(&site, name, &bytes), options).await;
        assert_eq!((report.rows, report.accepted), (2, 2), "{name}");
    }
}

#[tokio::test]
async fn search_finds_words_as_people_write_them() {
    let site = Site::new().await;
    let rows = [
        "P1;RIQUALIFICAZIONE DELLA SCUOLA DELL'INFANZIA;In corso;100,00;10,00;016;11;20260430",
        "P2;IMPIANTO DI ENERGIA SOLARE PER LE SCUOLE;Concluso;200,00;200,00;016;04;20260430",
        "P3;PISTA CICLABILE ENERGIA VERDE SOLARE;In corso;300,00;0,00;008;07;20260430",
    ];
    import(&site, &write(&site, "a.csv", small(&rows).as_bytes())).await;
    let dataset = site.app.dataset.current().unwrap();
    let slugs = |filter: &Filter| {
        let found = dataset.search(filter, 1, 20).unwrap();
        found.items.into_iter().map(|card| card.slug).collect::<Vec<_>>()
    };
    let mut schools = slugs(&words("scuola"));
    schools.sort();
    assert_eq!(schools, ["p1", "p2"]);
    assert_eq!(slugs(&words("infanzia")), ["p1"], "an elided article is no part of the word");
    assert_eq!(slugs(&words("\"energia solare\"")), ["p2"]);
    assert_eq!(slugs(&words("energia solare")).len(), 2);
    assert!(slugs(&words("inesistente")).is_empty());
    for none in ["!!!", "a", "di", "\"\"", " ? "] {
        assert!(slugs(&words(none)).is_empty(), "{none}: there is no word to search for");
    }
    assert_eq!(slugs(&words("  ")).len(), 3, "blanks are nothing typed");
    assert_eq!(slugs(&Filter { sort: Sort::Cost, ..Filter::default() }), ["p3", "p2", "p1"]);
    assert_eq!(slugs(&Filter { sort: Sort::SharePaid, ..Filter::default() }), ["p2", "p1", "p3"]);
    assert_eq!(slugs(&Filter { region: vec!["008".to_owned()], ..words("solare") }), ["p3"]);
    assert!(slugs(&Filter { region: vec!["nowhere".to_owned()], ..Filter::default() }).is_empty());
    assert_eq!(dataset.pasted("p2").unwrap().as_deref(), Some("p2"));
    assert_eq!(dataset.pasted("scuola").unwrap(), None);
}

#[tokio::test]
async fn a_generated_file_with_every_oddity_comes_in_whole_and_its_next_vintage_moves_some() {
    let site = Site::new().await;
    let first = import(&site, &write(&site, "a.csv", &generated(3000, 0))).await;
    assert_eq!((first.rows, first.rejected, first.accepted + first.hidden), (3000, 0, 3000));
    assert!(first.hidden > 0 && first.missing_columns.is_empty());
    let next = import(&site, &write(&site, "b.csv", &generated(3000, 1))).await;
    assert!(next.new > 0 && next.changed > 50 && next.unchanged > next.changed, "{next:?}");
}
