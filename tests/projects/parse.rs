//! Cells, texts and addresses of the published files.

use chrono::NaiveDate;
use dataset::text::{fold, repair, slug_of_address, slugify};
use dataset::value::{cents, date, items};
use dataset::words::asked;
use dataset::{codes, places};
use proptest::prelude::*;

#[test]
fn amounts_are_exact_cents() {
    for (cell, expected) in [
        ("1016124,00", Some(101_612_400)),
        ("0,00", Some(0)),
        ("", None),
        (" ", None),
        (".", None),
        ("4363566537,13", Some(436_356_653_713)),
        ("-35,5", Some(-3550)),
        ("1.016.124,05", Some(101_612_405)),
        ("1016124.5", Some(101_612_450)),
        ("1.016", Some(101_600)),
        ("1,5E+06", Some(150_000_000)),
        ("2.5e3", Some(250_000)),
        ("1,005", Some(101)),
        ("12 euro", None),
        ("99999999999999999999999", None),
        ("1E+400", None),
        ("1,2,3", None),
    ] {
        assert_eq!(cents(cell), expected, "{cell:?}");
    }
}

#[test]
fn days_that_do_not_exist_are_no_dates() {
    assert_eq!(date("20240229"), NaiveDate::from_ymd_opt(2024, 2, 29));
    assert_eq!(date("20240832"), None);
    assert_eq!(date("20230229"), None);
    assert_eq!(date(" "), None);
    assert_eq!(date("31/12/2015"), NaiveDate::from_ymd_opt(2015, 12, 31));
}

#[test]
fn blank_items_of_a_list_keep_their_place() {
    assert_eq!(items(":::MACERATA").collect::<Vec<_>>(), ["", "MACERATA"]);
    assert_eq!(items("109:::114").collect::<Vec<_>>(), ["109", "114"]);
}

#[test]
fn text_encoded_twice_is_repaired_and_other_text_left_alone() {
    assert_eq!(repair("LEGALITÃ\u{a0}"), "LEGALITà");
    assert_eq!(repair("1ÃÂ° LOTTO"), "1° LOTTO");
    assert_eq!(repair("4MISEÂ¿CDS000733_0"), "4MISE¿CDS000733_0");
    for whole in ["LEGALITÀ", "Città dell’Aquila", "Î", "CAFFÈ È BUONO", "50 €", "Ã", "SÃO PAULO"]
    {
        assert_eq!(repair(whole), whole);
    }
}

#[test]
fn slugs_are_the_portals() {
    assert_eq!(slugify("1MISEPON04A3_00211/1"), "1misepon04a3_002111");
    assert_eq!(slugify("1MISECAMB.01-b"), "1misecamb01-b");
    assert_eq!(slugify("4MISEÂ¿CDS000733_0"), "4misecds000733_0");
    assert_eq!(slugify("10PUITALME360//Unioncamere Puglia (Reg"), "10puitalme360unioncamere-puglia-reg");
}

#[test]
fn a_pasted_address_gives_its_slug() {
    for address in [
        "https://opencoesione.gov.it/it/progetti/1ca1c272007it161po009/",
        "http://www.opencoesione.gov.it/progetti/1ca1c272007it161po009",
        "opencoesione.gov.it/en/projects/progetti/1ca1c272007it161po009/?x=1",
        "  www.opencoesione.gov.it/progetti/1CA1C272007IT161PO009/ ",
    ] {
        assert_eq!(slug_of_address(address).as_deref(), Some("1ca1c272007it161po009"), "{address}");
    }
    assert_eq!(slug_of_address("https://evil.example/progetti/x"), None);
    assert_eq!(slug_of_address("scuola"), None);
}

#[test]
fn words_fold_accents_apostrophes_and_endings() {
    assert_eq!(fold("Città dell’Aquila"), "citta dell aquila");
    assert_eq!(asked("dell'acqua").words, asked("ACQUA").words);
    assert_eq!(asked("strade scuole").words, asked("scuola strada").words);
    let phrase = asked("\"energia solare\" tetto");
    assert_eq!((phrase.words.len(), phrase.phrases.len()), (1, 1));
    assert_eq!(asked("\"mai chiusa").words.len() + asked("\"mai chiusa").phrases.len(), 1);
}

#[test]
fn labels_without_codes_find_their_codes() {
    assert_eq!(codes::theme("", "Agenda digitale"), codes::theme("02", ""));
    assert_eq!(codes::theme("", "Competitività per le imprese"), codes::theme("3", ""));
    assert_eq!(codes::nature("", "CONCESSIONE DI INCENTIVI AD UNITA' PRODUTTIVE"), codes::nature("07", ""),);
    assert_eq!(codes::region("", "EMILIA-ROMAGNA"), codes::region("8", ""));
    assert_eq!(codes::region("", "VALLE D'AOSTA"), codes::region("002", ""));
    assert_eq!(codes::region("", "AMBITO NAZIONALE"), codes::region("000", ""));
    assert_eq!(codes::state("In corso"), codes::state("IN CORSO"));
    assert_eq!(places::municipality("GIUGLIANO IN CAMPANIA", "NAPOLI"), Some(15_063_034));
}

proptest! {
    #[test]
    fn cents_written_as_the_file_does_are_read_back(amount in -1_000_000_000_000_i64..1_000_000_000_000) {
        let sign = if amount < 0 { "-" } else { "" };
        let cell = format!("{sign}{},{:02}", amount.abs() / 100, amount.abs() % 100);
        prop_assert_eq!(cents(&cell), Some(amount));
    }

    #[test]
    fn nothing_that_is_typed_or_read_panics(text in ".*") {
        let _ = (cents(&text), date(&text), fold(&text), slugify(&text), slug_of_address(&text), asked(&text));
        let repaired = repair(&text).into_owned();
        // Repairing is done once and for all.
        prop_assert_eq!(repair(&repaired).into_owned(), repaired);
    }

    #[test]
    fn text_encoded_twice_comes_back(text in "[a-zA-Zàèéìòù °]{1,40}[àèéìòù]") {
        let twice: String = text.bytes().map(char::from).collect();
        prop_assert_eq!(repair(&twice).into_owned(), text);
    }
}
