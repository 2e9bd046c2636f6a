//! Codes: unguessable, readable, and a mistake in typing is seen.

use std::collections::HashSet;

use coesa::certificates::code;

#[test]
fn codes_differ_and_are_read_however_they_are_typed() {
    let codes: Vec<String> = (0..500).map(|_| code::new()).collect();
    assert_eq!(codes.iter().collect::<HashSet<_>>().len(), codes.len());
    for one in &codes {
        assert_eq!(one.len(), 16);
        let shown = code::shown(one);
        assert_eq!(shown.split('-').map(str::len).collect::<Vec<_>>(), [4, 4, 4, 4]);
        for typed in [shown.clone(), shown.to_lowercase(), format!("  {} ", shown.replace('-', " – "))] {
            assert_eq!(code::parse(&typed).as_ref(), Some(one), "{typed}");
        }
    }
    for wrong in ["", "ABCD", "K7RM-4WTB", "è", "0000-0000-0000-0000", &"A".repeat(5000)] {
        assert_eq!(code::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn one_wrong_letter_and_two_letters_that_changed_places_are_seen() {
    let mut turned_and_missed = 0;
    for _ in 0..50 {
        let right = code::new();
        let letters: Vec<char> = right.chars().collect();
        for at in 0..letters.len() {
            for other in "ABCDEFGHJKLMNPQRSTUVWXYZ23456789".chars().filter(|c| *c != letters[at]) {
                let mut wrong = letters.clone();
                wrong[at] = other;
                let wrong: String = wrong.into_iter().collect();
                assert_eq!(code::parse(&wrong), None, "{right} mistyped as {wrong}");
            }
            if at > 0 && letters[at] != letters[at - 1] {
                let mut turned = letters.clone();
                turned.swap(at, at - 1);
                turned_and_missed +=
                    usize::from(code::parse(&turned.into_iter().collect::<String>()).is_some());
            }
        }
    }
    // The sum can't tell the first letter of the alphabet from the last beside each other.
    assert!(turned_and_missed < 10, "{turned_and_missed} of some 750");
}
