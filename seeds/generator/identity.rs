//! The codes of a project and the last part of its page's address.

use std::fmt::Write;

use crate::dice::Dice;

/// The local information system of each region: what its projects' codes begin with. No one is the
/// beginning of another, so that two codes cannot have one slug.
const SYSTEMS: [&str; 20] = [
    "2PI", "1VA", "3LO", "2TN", "1VE", "2FR", "1LI", "3EM", "6TO", "1UM", "2MA", "13LA", "1AB", "1MO", "3CA",
    "1PU", "2BA", "1CL", "1SI", "1SA",
];

/// The national system's.
const NATIONAL: &str = "1MISE";

/// Writes the project code into `code` and its slug into `slug`.
pub(crate) fn write_code(
    dice: &mut Dice,
    row: u64,
    region: Option<usize>,
    oddities: bool,
    code: &mut String,
    slug: &mut String,
) {
    code.clear();
    slug.clear();
    let system = region.and_then(|region| SYSTEMS.get(region)).copied().unwrap_or(NATIONAL);
    // Odd and not a multiple of five: for every row another number of nine digits.
    let number = row.wrapping_add(1).wrapping_mul(387_420_489) % 1_000_000_000;
    let form = if oddities { dice.below(100) } else { 100 };
    let written = match form {
        0 => write!(code, "{system}04A3_{number:09}/1"),
        1 => write!(code, "{system}{number:09}.01-b"),
        2 => write!(code, "{system}{number:09}//Unioncamere (Regional Union of the Chambe"),
        3 => write!(code, "{system}{number:09}+A"),
        4 => write!(code, "{system}{number:09}@OI"),
        5 => write!(code, "{system}03.03 PS_AGR_{number:09}"),
        6 => write!(code, "({system}){number:09}"),
        7 => write!(code, "{system}_{number:09}_"),
        8 => write!(code, "{system}¿{number:09}"),
        _ => write!(code, "{system}{number:09}"),
    };
    debug_assert!(written.is_ok(), "a String takes what it is given");
    slugify(code, slug);
    if form == 8 {
        // The publisher's code is encoded twice, its page's address was made before that.
        code.clear();
        let written = write!(code, "{system}Â¿{number:09}");
        debug_assert!(written.is_ok(), "a String takes what it is given");
    }
}

/// The portal's rule: lower case, only letters, digits, `_`, and one `-` for spaces and hyphens.
fn slugify(code: &str, slug: &mut String) {
    for character in code.chars() {
        match character {
            ' ' | '-' if !slug.ends_with('-') => slug.push('-'),
            '_' => slug.push('_'),
            letter if letter.is_ascii_alphanumeric() => slug.push(letter.to_ascii_lowercase()),
            _ => {}
        }
    }
    let trimmed = slug.trim_end_matches(['-', '_']).len();
    slug.truncate(trimmed);
    let leading = slug.len() - slug.trim_start_matches(['-', '_']).len();
    slug.drain(..leading);
}

/// Writes a CUP: a letter, two digits, a letter, the year, nine digits.
pub(crate) fn write_cup(dice: &mut Dice, year: i32, cup: &mut String) {
    const LETTERS: &[u8] = b"BCDEFGHIJ";
    cup.clear();
    let (first, second) = (char::from(dice.pick(LETTERS)), char::from(dice.pick(LETTERS)));
    let (digits, number) = (dice.below(100), dice.below(100_000));
    let written = write!(cup, "{first}{digits:02}{second}{:02}{number:05}0006", year.rem_euclid(100));
    debug_assert!(written.is_ok(), "a String takes what it is given");
}
