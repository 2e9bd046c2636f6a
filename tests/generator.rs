//! The made-up dataset files: always the same, always as wide as the header, and true to their sums.

use std::collections::{BTreeMap, BTreeSet};

use ::generator::{FEATURED, HEADER, Options, write};
use chrono::NaiveDate;

fn options(rows: u64) -> Options {
    let date = NaiveDate::from_ymd_opt(2026, 6, 30).unwrap_or_default();
    Options::new(rows, 7, date)
}

fn bytes(options: &Options) -> Vec<u8> {
    let mut out = Vec::new();
    assert!(write(&mut out, options).is_ok());
    out
}

/// The rows by column position, the header checked and left out.
fn rows(bytes: &[u8]) -> Vec<csv::StringRecord> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(bytes);
    assert!(reader.headers().is_ok_and(|header| header.iter().eq(HEADER)));
    // Not `flexible`: a row of another width is an error.
    let rows: Result<Vec<_>, _> = reader.records().collect();
    rows.unwrap_or_else(|error| panic!("{error}"))
}

fn cell<'r>(row: &'r csv::StringRecord, column: &str) -> &'r str {
    let place = HEADER.iter().position(|name| *name == column);
    place.and_then(|place| row.get(place)).unwrap_or_else(|| panic!("no column {column}"))
}

/// Cents, also from a blank or from scientific notation.
fn cents(row: &csv::StringRecord, column: &str) -> i64 {
    let text = cell(row, column).trim();
    let (digits, power) =
        text.split_once("E+").map_or((text, 0), |(digits, power)| (digits, power.parse().unwrap_or(0)));
    let (whole, decimals) = digits.split_once(',').unwrap_or((digits, ""));
    let number = format!("{whole}{decimals}").parse::<i64>().unwrap_or(0);
    let shift = power + 2 - i32::try_from(decimals.len()).unwrap_or(0);
    if shift >= 0 {
        number * 10_i64.pow(shift.unsigned_abs())
    } else {
        number / 10_i64.pow(shift.unsigned_abs())
    }
}

#[test]
fn the_same_options_give_the_same_bytes() {
    let mut options = options(600);
    options.demo = true;
    let first = bytes(&options);
    assert_eq!(first, bytes(&options));
    options.seed += 1;
    assert_ne!(first, bytes(&options));
}

#[test]
fn every_row_is_as_wide_as_the_header() {
    for oddities in [false, true] {
        let mut options = options(4000);
        options.oddities = oddities;
        options.demo = true;
        let bytes = bytes(&options);
        assert_eq!(bytes.starts_with("\u{feff}".as_bytes()), oddities);
        let rows = rows(&bytes);
        assert_eq!(rows.len(), 4000);
        assert_eq!(rows.iter().any(|row| row.iter().any(|cell| cell.contains('\n'))), oddities);
    }
}

#[test]
fn amounts_add_up() {
    for row in rows(&bytes(&options(4000))) {
        let parts = ["UE", "STATO_FONDO_DI_ROTAZIONE", "STATO_FSC", "STATO_PAC", "STATO_COMPLETAMENTI"];
        let more = [
            "STATO_ALTRI_PROVVEDIMENTI",
            "REGIONE",
            "PROVINCIA",
            "COMUNE",
            "RISORSE_LIBERATE",
            "ALTRO_PUBBLICO",
        ];
        let gross: i64 =
            parts.into_iter().chain(more).map(|part| cents(&row, &format!("FINANZ_{part}"))).sum();
        let total = cents(&row, "FINANZ_TOTALE_PUBBLICO");
        let net = cents(&row, "OC_FINANZ_TOT_PUB_NETTO");
        assert_eq!(gross, total, "{row:?}");
        assert_eq!(net, total - cents(&row, "ECONOMIE_TOTALI_PUBBLICHE"), "{row:?}");
        let paid = cents(&row, "TOT_PAGAMENTI");
        let state = match paid {
            _ if net <= 0 => "Non determinabile",
            paid if paid * 100 > net * 95 => "Liquidato",
            paid if paid > 0 => "In corso",
            _ => "Non avviato",
        };
        assert_eq!(cell(&row, "OC_STATO_FINANZIARIO"), state, "{row:?}");
    }
}

#[test]
fn a_later_vintage_moves_some_projects_and_adds_a_few() {
    let mut options = options(3000);
    let before = rows(&bytes(&options));
    options.drift = 1;
    let after = rows(&bytes(&options));
    assert!(after.len() > before.len() && after.len() < before.len() + 60);
    let known: BTreeMap<&str, &csv::StringRecord> =
        after.iter().map(|row| (cell(row, HEADER[0]), row)).collect();
    let moved = |column: &str| {
        let changed = |row: &&csv::StringRecord| {
            known.get(cell(row, HEADER[0])).is_none_or(|later| cell(later, column) != cell(row, column))
        };
        before.iter().filter(changed).count()
    };
    assert_eq!(moved("CUP"), 0);
    assert_eq!(moved("COD_COMUNE"), 0);
    assert_eq!(moved("FINANZ_TOTALE_PUBBLICO"), 0);
    assert_eq!(moved("DATA_AGGIORNAMENTO"), before.len());
    for column in
        ["OC_STATO_PROGETTO", "TOT_PAGAMENTI", "OC_DATA_FINE_PROGETTO_PREVISTA", "OC_TITOLO_PROGETTO"]
    {
        assert!((1..600).contains(&moved(column)), "{column} moved in {} rows", moved(column));
    }
}

#[test]
fn featured_projects_come_first_whatever_the_seed() {
    let mut options = options(20);
    options.demo = true;
    for seed in [1, 2] {
        options.seed = seed;
        let rows = rows(&bytes(&options));
        for (row, featured) in rows.iter().zip(FEATURED) {
            assert_eq!(cell(row, "COD_LOCALE_PROGETTO"), featured.code);
            assert_eq!(cell(row, "OC_LINK").rsplit('/').next(), Some(featured.slug));
            assert_eq!(cell(row, "OC_TITOLO_PROGETTO"), featured.title);
            assert_eq!(cell(row, "OC_STATO_PROGETTO"), featured.state);
            assert_eq!(cell(row, "OC_COD_TEMA_SINTETICO"), featured.theme);
            assert_eq!(cell(row, "CUP_COD_NATURA"), featured.nature);
            assert_eq!(cell(row, "OC_COD_CICLO"), featured.cycle);
            assert!(cell(row, "COD_COMUNE").ends_with(featured.istat));
            let late = featured.state == "In corso"
                && cell(row, "OC_DATA_FINE_PROGETTO_PREVISTA") < cell(row, "DATA_AGGIORNAMENTO");
            assert_eq!(late, featured.late, "{}", featured.code);
        }
    }
}

#[test]
fn codes_and_slugs_repeat_only_if_asked() {
    let mut options = options(3000);
    for (duplicates, repeated) in [(false, 0), (true, 3)] {
        options.duplicates = duplicates;
        let rows = rows(&bytes(&options));
        for column in ["COD_LOCALE_PROGETTO", "OC_LINK"] {
            let distinct: BTreeSet<&str> = rows.iter().map(|row| cell(row, column)).collect();
            assert_eq!(distinct.len() + repeated, rows.len(), "{column}");
        }
    }
}
