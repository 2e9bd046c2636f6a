//! The file: tagged, with a title and a language; a whole class; names of all kinds.

use std::path::Path;

fn press() -> pdf::Press {
    let files = [400, 600, 700].map(|weight| {
        let name = format!("titillium-{weight}.ttf");
        coesa::assets::bytes(&name).unwrap_or_else(|| panic!("the assets lack {name}: run `make assets`"))
    });
    pdf::Press::new(files.to_vec()).unwrap()
}

fn paper(name: &str) -> pdf::Paper {
    let text = |text: &str| text.to_owned();
    pdf::Paper {
        programme: text("A Scuola di OpenCoesione"),
        edition: text("Edizione 2026-2027"),
        heading: text("Attestato"),
        before: text("Si attesta che"),
        name: text(name),
        after: text("ha partecipato per 50 ore."),
        facts: vec![(text("Scuola"), text("Istituto con un nome lungo ").repeat(8))],
        done: text("La squadra ha pubblicato il report. ").repeat(6),
        date: text("Rilasciato il 23 novembre 2026"),
        signer: text("Livia Montanari"),
        office: text("Responsabile"),
        check: text("Per controllarlo inquadra il codice."),
        code_label: text("Codice"),
        code: text("K7RM-4WTB-9XHC-3PQZ"),
        address: text("https://coesa.example/it/certificati/K7RM-4WTB-9XHC-3PQZ"),
        picture: text("Codice quadrato"),
    }
}

fn sheet(papers: Vec<pdf::Paper>) -> pdf::Sheet {
    let (lang, title) = ("it".to_owned(), "Attestati della 4B".to_owned());
    pdf::Sheet { lang, title, author: "A Scuola".to_owned(), issued_on: (2026, 11, 23), papers }
}

fn holds(bytes: &[u8], part: &str) -> bool {
    bytes.windows(part.len()).any(|window| window == part.as_bytes())
}

#[test]
fn a_class_of_25_with_long_names_and_accents_is_25_tagged_pages() {
    let press = press();
    let longest = format!("{} {}", "Maria Antonietta Ștefania Łucja".repeat(2), "D’Àncona-Žižek".repeat(4));
    let names = (0..25).map(|n| if n == 0 { longest.clone() } else { format!("Alunnà {n} Però") });
    let file = press.certificates(sheet(names.map(|name| paper(&name)).collect())).unwrap();
    assert!(file.starts_with(b"%PDF-1.7"));
    for part in
        ["/StructTreeRoot", "/MarkInfo", "/Lang(it)", "DisplayDocTitle true", "<pdfuaid:part>1", "/Count 25"]
    {
        assert!(holds(&file, part), "{part}");
    }
    assert!(holds(&file, "Attestati della 4B"), "its title");
    let again = (0..25).map(|n| if n == 0 { longest.clone() } else { format!("Alunnà {n} Però") });
    assert!(
        file == press.certificates(sheet(again.map(|name| paper(&name)).collect())).unwrap(),
        "same bytes"
    );
}

#[test]
fn what_people_type_is_text_and_never_code() {
    let press = press();
    for name in ["#panic(\"x\") *a* $1$", "#sys.inputs @a <b> \\", "= Titolo\n- voce", "`x` ~ // fine"] {
        assert_eq!(press.unprintable(&name.replace('\n', " ")), None, "{name}");
        let file = press.certificates(sheet(vec![paper(name)])).unwrap();
        assert!(holds(&file, "/Count 1"), "{name}");
    }
}

#[test]
fn signs_without_a_font_are_found_before_a_file_is_refused() {
    let press = press();
    for (name, sign) in [("Γιώργος", Some('Γ')), ("李小龙", Some('李')), ("Zoë Ğül Ștefan Łukasz", None)]
    {
        assert_eq!(press.unprintable(name), sign);
        let refused = press.certificates(sheet(vec![paper(name)])).is_err();
        assert_eq!(refused, sign.is_some(), "{name}");
    }
}

#[test]
fn the_layout_names_no_package_and_no_file() {
    let layout = Path::new(env!("CARGO_MANIFEST_DIR")).join("server/pdf/layout.typ");
    let layout = std::fs::read_to_string(layout).unwrap();
    assert!(["#import", "#include", "read("].iter().all(|word| !layout.contains(word)));
}
