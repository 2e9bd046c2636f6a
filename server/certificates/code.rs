//! The codes on certificates: drawn by chance, typed by people from paper.

use rand::RngExt;

/// Without look-alikes.
const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// 75 bits: nobody comes to a right one by trying.
const DRAWN: usize = 15;
/// Letters in a group.
const GROUP: usize = 4;

/// A new one: fifteen letters and one that is worked out from them.
pub fn new() -> String {
    let mut random = rand::rng();
    let drawn: Vec<usize> = (0..DRAWN).map(|_| random.random_range(0..ALPHABET.len())).collect();
    let check = check_letter(&drawn);
    drawn.into_iter().chain([check]).map(|place| char::from(ALPHABET[place])).collect()
}

/// The code that somebody typed, in whatever way; none if it can't be one: a letter is wrong, or two
/// that stand side by side have changed places.
pub fn parse(typed: &str) -> Option<String> {
    let code: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '—' | '.'))
        .map(|c| c.to_ascii_uppercase())
        .take(DRAWN + 2)
        .collect();
    let places: Option<Vec<usize>> =
        code.chars().map(|c| ALPHABET.iter().position(|letter| char::from(*letter) == c)).collect();
    let places = places.filter(|places| places.len() == DRAWN + 1)?;
    (check_letter(&places[..DRAWN]) == places[DRAWN]).then_some(code)
}

/// In groups: `K7RM-4WTB-9XHC-3PQZ`.
pub fn shown(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let groups: Vec<String> = letters.chunks(GROUP).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

/// Luhn's sum, in our alphabet instead of the ten digits.
fn check_letter(places: &[usize]) -> usize {
    let n = ALPHABET.len();
    let sum: usize = places
        .iter()
        .rev()
        .enumerate()
        .map(|(at, place)| {
            let weighed = if at % 2 == 0 { place * 2 } else { *place };
            weighed / n + weighed % n
        })
        .sum();
    (n - sum % n) % n
}
