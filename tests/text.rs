//! Words, numbers, money and dates.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{NaiveDate, TimeZone, Utc};
use coesa::text::{self, Lang, Texts};

/// The keys of all text files of a language.
fn keys(lang: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/text").join(lang);
    let mut keys = BTreeSet::new();
    for file in std::fs::read_dir(folder).unwrap() {
        for line in std::fs::read_to_string(file.unwrap().path()).unwrap().lines() {
            if line.starts_with(|c: char| c.is_ascii_lowercase())
                && let Some((key, _)) = line.split_once('=')
            {
                keys.insert(key.trim().to_owned());
            }
        }
    }
    keys
}

#[test]
fn both_languages_have_the_same_texts() {
    let (it, en) = (keys("it"), keys("en"));
    let missing: Vec<_> = it.symmetric_difference(&en).collect();
    assert!(missing.is_empty(), "texts that only one language has: {missing:?}");
}

#[test]
fn the_text_files_load() {
    let texts = Texts::load().unwrap();
    for lang in Lang::ALL {
        for key in keys(lang.as_str()) {
            // Texts with values complain in the log, but are there.
            assert!(texts.find(lang, &key, &[]).is_some(), "{key} has no value in {}", lang.as_str());
        }
    }
}

#[test]
fn money_is_written_as_in_each_language() {
    assert_eq!(text::money(Lang::It, 123_456_789), "1.234.567,89\u{a0}€");
    assert_eq!(text::money(Lang::En, 123_456_789), "€1,234,567.89");
    assert_eq!(text::money(Lang::It, -5), "−0,05\u{a0}€");
    assert_eq!(text::euro(Lang::It, 450_050), "4.501\u{a0}€");
    assert_eq!(text::euro(Lang::En, -450_050), "−€4,501");
}

#[test]
fn dates_are_italian_days() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 3).unwrap();
    assert_eq!(text::date(Lang::It, day), "3 novembre 2026");
    assert_eq!(text::date(Lang::En, day), "3 November 2026");
    let late = Utc.with_ymd_and_hms(2026, 7, 1, 22, 30, 0).unwrap();
    assert_eq!(text::moment(Lang::It, late), "2 luglio 2026, 00:30");
}
