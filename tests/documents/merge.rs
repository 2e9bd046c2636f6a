//! Two texts made from one: no word of either is lost, and who writes elsewhere is not in the way.

use std::collections::HashMap;

use coesa::documents::merge::{merge, merge_line, words_added};
use proptest::collection::vec;
use proptest::prelude::*;

/// How often each line is in a text.
fn lines(text: &str) -> HashMap<&str, usize> {
    let mut lines = HashMap::new();
    for line in text.split('\n') {
        *lines.entry(line).or_default() += 1;
    }
    lines
}

/// Every line that `side` has more often than `base` is in the joined text at least so often more.
fn nothing_of_it_is_lost(base: &str, side: &str, joined: &str) -> Result<(), TestCaseError> {
    let (base, joined) = (lines(base), lines(joined));
    for (line, times) in lines(side) {
        let added = times.saturating_sub(base.get(line).copied().unwrap_or(0));
        let there = joined.get(line).copied().unwrap_or(0);
        prop_assert!(there >= added, "{line:?} was added {added} times and is there {there} times");
    }
    Ok(())
}

/// A text of few different lines, so that they are often alike.
fn any_text() -> impl Strategy<Value = String> {
    vec(prop_oneof!["", "a", "b", "c d", "e"], 0..8).prop_map(|lines| lines.join("\n"))
}

fn paragraphs(of: &[String]) -> String {
    of.join("\n\n")
}

proptest! {
    #[test]
    fn no_line_that_anybody_wrote_is_lost(base in any_text(), theirs in any_text(), mine in any_text()) {
        let joined = merge(&base, &theirs, &mine).text;
        nothing_of_it_is_lost(&base, &theirs, &joined)?;
        nothing_of_it_is_lost(&base, &mine, &joined)?;
    }

    #[test]
    fn where_one_side_changed_nothing_the_other_is_the_result(base in any_text(), other in any_text()) {
        for joined in [merge(&base, &other, &base), merge(&base, &base, &other), merge(&base, &other, &other)] {
            prop_assert!(joined.clean);
            prop_assert_eq!(&joined.text, &other);
        }
    }

    #[test]
    fn edits_of_different_paragraphs_are_put_together(whose in vec(0..3_u8, 1..12)) {
        let text = |name: &str, of: u8| -> Vec<String> {
            let one = |(n, who): (usize, &u8)| {
                if *who == of { format!("Paragrafo {n}, come lo vuole {name}.") } else { format!("Paragrafo {n}.") }
            };
            whose.iter().enumerate().map(one).collect()
        };
        let (base, theirs, mine) = (text("nessuno", 9), text("Omar", 1), text("Giulia", 2));
        let both: Vec<String> = (0..whose.len())
            .map(|n| if whose[n] == 1 { theirs[n].clone() } else { mine[n].clone() })
            .collect();
        let joined = merge(&paragraphs(&base), &paragraphs(&theirs), &paragraphs(&mine));
        prop_assert!(joined.clean);
        prop_assert_eq!(joined.text, paragraphs(&both));
    }
}

#[test]
fn what_both_added_at_the_end_stands_one_below_the_other() {
    let joined = merge("Uno", "Uno\n\nDi Omar", "Uno\n\nDi Giulia");
    assert!(joined.clean);
    assert_eq!(joined.text, "Uno\n\nDi Omar\n\nDi Giulia");
}

#[test]
fn what_both_added_alike_is_added_once() {
    let joined = merge("Uno", "Uno\nDue", "Uno\nDue");
    assert_eq!((joined.text.as_str(), joined.clean), ("Uno\nDue", true));
}

#[test]
fn the_same_line_changed_twice_is_a_conflict_with_both_in_it() {
    let joined = merge("a\nb\nc", "a\nB\nc", "A\nb di Giulia\nc");
    assert!(!joined.clean);
    assert_eq!(joined.text, "a\nB\nA\nb di Giulia\nc");
}

#[test]
fn who_writes_inside_what_another_took_out_is_asked() {
    let joined = merge("a\nb\nc\nd", "d", "a\nb\nin mezzo\nc\nd");
    assert!(!joined.clean && joined.text.contains("in mezzo"), "{}", joined.text);
}

#[test]
fn a_title_is_one_whole() {
    assert_eq!(merge_line("A", "A", "B"), Some("B"));
    assert_eq!(merge_line("A", "B", "A"), Some("B"));
    assert_eq!(merge_line("A", "B", "B"), Some("B"));
    assert_eq!(merge_line("A", "B", "C"), None);
}

#[test]
fn words_that_came_are_counted_and_those_that_moved_are_not() {
    assert_eq!(words_added("uno due tre", "tre uno due"), 0);
    assert_eq!(words_added("uno due", "uno due due quattro"), 2);
    assert_eq!(words_added("", ""), 0);
}
