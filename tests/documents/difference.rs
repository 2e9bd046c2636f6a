//! What differs is shown whole, whatever the texts, and in time.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use coesa::documents::difference::{Block, between};
use proptest::prelude::*;

fn words(blocks: &[Block], kind: &str) -> Vec<String> {
    let pieces = blocks.iter().flat_map(|block| &block.pieces).filter(|piece| piece.kind == kind);
    pieces.flat_map(|piece| piece.text.split_whitespace().map(str::to_owned)).collect()
}

#[test]
fn inside_a_changed_paragraph_only_the_changed_words_are_marked() {
    let blocks = between(
        "Primo.\n\nLe condotte sono quasi finite.\n\nUltimo.",
        "Primo.\n\nLe condotte nuove sono finite.\n\nUltimo.",
    );
    assert_eq!(words(&blocks, "added"), ["nuove"]);
    assert_eq!(words(&blocks, "removed"), ["quasi"]);
    assert_eq!(blocks.iter().filter(|block| block.kind == "changed").count(), 1);
}

#[test]
fn what_is_far_from_any_change_is_counted_and_not_shown() {
    let mut old = String::new();
    for n in 0..50 {
        write!(old, "Paragrafo {n}.\n\n").unwrap();
    }
    let blocks = between(&old, &old.replace("Paragrafo 25.", "Paragrafo venticinque."));
    let skipped: usize =
        blocks.iter().filter(|block| block.kind == "skipped").map(|block| block.paragraphs).sum();
    assert_eq!((skipped, blocks.len()), (47, 5), "one paragraph on each side stays to be seen");
    assert!(between(&old, &old).iter().all(|block| block.kind == "skipped"));
}

proptest! {
    #[test]
    fn all_words_of_both_are_told(
        old in "([a-c]{1,2}[ \n]{1,2}){0,12}", new in "([a-c]{1,2}[ \n]{1,2}){0,12}",
    ) {
        let blocks = between(&old, &new);
        let told = |own: &str| {
            let mut told: Vec<String> = words(&blocks, own);
            told.extend(words(&blocks, "same"));
            let hidden: usize = blocks.iter().filter(|one| one.kind == "skipped").map(|one| one.paragraphs).sum();
            (told, hidden)
        };
        for (text, own) in [(&old, "removed"), (&new, "added")] {
            let (mut told, hidden) = told(own);
            let mut all: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
            told.sort();
            all.sort();
            prop_assert!(told.iter().all(|word| all.contains(word)), "{told:?} of {all:?}");
            prop_assert!(hidden > 0 || told == all, "{told:?} of {all:?}");
        }
    }
}

#[test]
fn twenty_pages_that_have_nothing_in_common_do_not_take_for_ever() {
    let page = |seed: u64| {
        let mut state = seed;
        let mut text = String::new();
        for n in 1..10_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            write!(text, "{:x}{}", state >> 44, if n % 60 == 0 { "\n\n" } else { " " }).unwrap();
        }
        text
    };
    let (old, new) = (page(1), page(2));
    let began = Instant::now();
    let blocks = between(&old, &new);
    // The release program has 50 ms, measured by the load tests; here it must only be bounded.
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    assert_eq!(
        words(&blocks, "removed").len() + words(&blocks, "same").len(),
        old.split_whitespace().count()
    );
}
