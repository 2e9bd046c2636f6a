//! How a form knows what it showed: nobody writes over what they have not seen.

use sha2::{Digest, Sha256};

/// The seal of what a form shows, as a hidden field carries it: the same for the same words, however a browser
/// ends its lines and whatever blanks are around them.
pub fn seal<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.trim().replace("\r\n", "\n"));
        // No form holds it: where a part ends is told apart from what is in it.
        hash.update([0]);
    }
    let hash = hash.finalize();
    format!("{:016x}", u64::from_be_bytes(*hash.first_chunk().unwrap_or(&[0; 8])))
}

/// Has somebody else changed what a form was opened on, and not to the very same? `seen`: the seal that came with
/// the form; `now`: of what stands; `typed`: of what was sent.
pub fn is_crossed(seen: &str, now: &str, typed: &str) -> bool {
    seen != now && typed != now
}

#[cfg(test)]
mod tests {
    use super::{is_crossed, seal};

    #[test]
    fn a_seal_knows_words_and_their_places_but_not_the_browsers_line_ends() {
        assert_eq!(seal(["one\r\ntwo", " three "]), seal(["one\ntwo", "three"]));
        assert_ne!(seal(["ab", "c"]), seal(["a", "bc"]));
        assert_ne!(seal(["a", ""]), seal(["a"]));
    }

    #[test]
    fn the_same_sent_twice_crosses_nobody() {
        let (old, new, other) = (seal(["old"]), seal(["new"]), seal(["other"]));
        assert!(!is_crossed(&old, &old, &new));
        assert!(!is_crossed(&old, &new, &new));
        assert!(is_crossed(&old, &other, &new));
        assert!(is_crossed("", &old, &new));
    }
}
