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
    let first = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
    assert_eq!(text::date(Lang::It, first), "1º gennaio 2027");
    assert_eq!(text::date(Lang::En, first), "1 January 2027");
    let late = Utc.with_ymd_and_hms(2026, 7, 1, 22, 30, 0).unwrap();
    assert_eq!(text::moment(Lang::It, late), "2 luglio 2026, 00:30");
}

#[test]
fn a_day_that_begins_with_a_vowel_takes_the_articles_end() {
    let texts = Texts::load().unwrap();
    let days = |from: &str, to: &str| {
        texts.get(Lang::It, "archive-edition-days", &[("from", from.into()), ("to", to.into())])
    };
    assert_eq!(days("11 gennaio 2027", "8 giugno 2027"), "Dall’11 gennaio 2027 all’8 giugno 2027");
    assert_eq!(days("1 settembre 2026", "18 giugno 2027"), "Dal 1 settembre 2026 al 18 giugno 2027");
    let published = |date: &str| texts.get(Lang::It, "archive-published", &[("date", date.into())]);
    assert_eq!(published("8 marzo 2027"), "Pubblicato l’8 marzo 2027");
    assert_eq!(published("28 marzo 2027"), "Pubblicato il 28 marzo 2027");
    // In English there is nothing to lose.
    let english = texts.get(Lang::En, "archive-published", &[("date", "11 January 2027".into())]);
    assert_eq!(english, "Published on 11 January 2027");
}

#[test]
fn figures_have_no_decimals_that_say_nothing() {
    assert_eq!(text::hundredths(Lang::It, 234_200), "2.342");
    assert_eq!(text::hundredths(Lang::En, 234_200), "2,342");
    assert_eq!(text::hundredths(Lang::It, 1_250), "12,5");
    assert_eq!(text::hundredths(Lang::It, 1_082), "10,82");
    assert_eq!(text::hundredths(Lang::It, -5), "−0,05");
    let day = NaiveDate::from_ymd_opt(2022, 11, 18).unwrap();
    assert_eq!(text::short_date(Lang::It, day), "18/11/2022");
    assert_eq!(text::short_date(Lang::En, day), "18 November 2022");
}

/// Texts and seeds, as people read them.
#[test]
fn a_percentage_is_one_word_in_all_that_we_write() {
    fn walk(folder: &Path, wrong: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, wrong);
            } else if path
                .extension()
                .is_some_and(|ending| ["ftl", "toml", "md"].iter().any(|one| ending == *one))
            {
                let text = std::fs::read_to_string(&path).unwrap();
                let apart = |line: &&str| {
                    let digit = |at: usize| line[..at].ends_with(|c: char| c.is_ascii_digit());
                    line.match_indices(" %").any(|(at, _)| digit(at))
                };
                let lines = text.lines().filter(apart);
                wrong.extend(lines.map(|line| format!("{}: {line}", path.display())));
            }
        }
    }
    let mut wrong = Vec::new();
    for folder in ["templates/text", "seeds", "lessons"] {
        walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_stand_where_people_look_for_them() {
    let rows = vec![("Zoe", 1), ("élia", 2), ("Bruno", 3), ("Elia", 4), ("anna", 5)];
    let sorted = text::by_name(rows, |row| row.0);
    assert_eq!(sorted, [("anna", 5), ("Bruno", 3), ("élia", 2), ("Elia", 4), ("Zoe", 1)]);
}
