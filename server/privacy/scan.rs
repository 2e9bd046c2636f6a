//! What a machine finds in a text that is for everybody: a student's name, an e-mail address, a telephone
//! number. It finds what is written plainly; the teacher who reads finds the rest.

use std::collections::BTreeSet;
use std::ops::Range;

use dataset::places;
use dataset::text::fold;
use unicode_normalization::char::is_combining_mark;

use super::students::{PARTICLES, Student};
use crate::people::account::is_email;

/// After these a name is that of a street, a building or a saint.
const NAMED_AFTER: [&str; 24] = [
    "aula",
    "biblioteca",
    "corso",
    "istituto",
    "largo",
    "liceo",
    "museo",
    "ospedale",
    "palazzo",
    "parco",
    "piazza",
    "piazzale",
    "ponte",
    "san",
    "sant",
    "santa",
    "santo",
    "scuola",
    "stadio",
    "teatro",
    "via",
    "viale",
    "vicolo",
    "villa",
];
/// Words that begin with a capital where a sentence does, and are no surname.
const SMALL: [&str; 16] = [
    "anche", "and", "ciao", "come", "con", "dal", "foto", "grazie", "ieri", "oggi", "per", "poi", "quando",
    "the", "tra", "with",
];
/// So many words has a surname at most.
const LONGEST_SURNAME: usize = 3;

/// Something that was found: the words as they stand in the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// Name and surname of a student of the class: the text can't go out with it.
    FullName(String),
    /// A student's name beside what looks like a surname: a teacher must have looked at it.
    Likely(String),
    /// A student's name alone: it may be somebody else's, or a street's.
    Name(String),
    /// An e-mail address.
    Email(String),
    /// What looks like a telephone number.
    Phone(String),
    /// Whom a PDF names as its author.
    Author(String),
    /// A PDF is locked, or too large to be looked through: nobody knows whom it names.
    Sealed,
}

impl Finding {
    /// Does it keep the text from going out?
    pub fn stops(&self) -> bool {
        match self {
            Self::FullName(_) => true,
            Self::Likely(_)
            | Self::Name(_)
            | Self::Email(_)
            | Self::Phone(_)
            | Self::Author(_)
            | Self::Sealed => false,
        }
    }

    /// Must a teacher say that they have looked at it?
    pub fn is_doubtful(&self) -> bool {
        match self {
            Self::Likely(_) => true,
            Self::FullName(_)
            | Self::Name(_)
            | Self::Email(_)
            | Self::Phone(_)
            | Self::Author(_)
            | Self::Sealed => false,
        }
    }

    /// Is it a way to reach somebody?
    pub fn is_contact(&self) -> bool {
        match self {
            Self::Email(_) | Self::Phone(_) => true,
            Self::FullName(_) | Self::Likely(_) | Self::Name(_) | Self::Author(_) | Self::Sealed => false,
        }
    }

    /// As a piece of a text's key.
    pub fn key(&self) -> &'static str {
        match self {
            Self::FullName(_) => "full-name",
            Self::Likely(_) => "likely",
            Self::Name(_) => "name",
            Self::Email(_) => "email",
            Self::Phone(_) => "phone",
            Self::Author(_) => "author",
            Self::Sealed => "sealed",
        }
    }

    /// The words that were found.
    pub fn words(&self) -> &str {
        match self {
            Self::FullName(words)
            | Self::Likely(words)
            | Self::Name(words)
            | Self::Email(words)
            | Self::Phone(words)
            | Self::Author(words) => words,
            Self::Sealed => "",
        }
    }
}

/// A word of a text.
struct Word<'a> {
    /// As words are compared.
    folded: String,
    /// As it stands there.
    own: &'a str,
    /// What stands between it and the word before it.
    gap: &'a str,
}

impl Word<'_> {
    fn is_capital(&self) -> bool {
        self.own.starts_with(char::is_uppercase)
    }

    /// Does it follow the word before it in one breath, whatever marks of emphasis are between them?
    fn is_joined(&self) -> bool {
        !self.gap.is_empty() && self.gap.chars().all(|c| " \t\u{a0}*_’'`-".contains(c))
    }

    /// Does a sentence, a line or a clause begin with it?
    fn begins(&self) -> bool {
        !self.gap.chars().any(char::is_whitespace) || self.gap.chars().any(|c| ".!?:;\n\r".contains(c))
    }
}

/// All that is found in a text, each once. `students`: of the class.
pub fn scan(text: &str, students: &[Student]) -> Vec<Finding> {
    let words = words(text);
    let firsts: BTreeSet<String> = students.iter().flat_map(Student::firsts).collect();
    let mut found: Vec<Finding> =
        students.iter().flat_map(|student| names(&words, student, &firsts)).collect();
    // What may stand before or after an address without a blank, as in "mailto:", is no part of it.
    let tokens = text.split(|c: char| c.is_whitespace() || "<>()[]{}\",;|*`:/=’".contains(c));
    for token in tokens.map(|token| token.trim_matches(|c: char| !c.is_alphanumeric())) {
        if token.contains('@') && is_email(token) {
            found.push(Finding::Email(token.to_owned()));
        }
    }
    found.extend(phones(text).into_iter().map(Finding::Phone));
    found.sort();
    found.dedup();
    found
}

/// The words of a text, with what is between them.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let (mut begun, mut end) = (None, 0);
    // A blank more, so that the last word ends too.
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (begun, c.is_alphanumeric() || is_combining_mark(c)) {
            (None, true) => begun = Some(at),
            (Some(start), false) => {
                let own = &text[start..at];
                words.push(Word { folded: fold(own), own, gap: &text[end..start] });
                (begun, end) = (None, at);
            }
            (None, false) | (Some(_), true) => {}
        }
    }
    words
}

/// Words as they are shown: a blank between them, or what makes one name of two.
fn shown(words: &[Word<'_>], range: Range<usize>) -> String {
    let mut shown = String::new();
    for word in &words[range] {
        if !shown.is_empty() {
            shown.push_str(if ["’", "'", "-"].contains(&word.gap) { word.gap } else { " " });
        }
        shown.push_str(word.own);
    }
    shown
}

/// What is found of one student: the whole name; else the first name with what may be a surname; else the
/// first name alone.
fn names(words: &[Word<'_>], student: &Student, firsts: &BTreeSet<String>) -> Vec<Finding> {
    let whole =
        student.wholes().iter().filter_map(|whole| run(words, whole)).max_by_key(ExactSizeIterator::len);
    if let Some(range) = whole {
        return vec![Finding::FullName(shown(words, range))];
    }
    let own = student.firsts();
    let places: Vec<usize> = (0..words.len()).filter(|at| own.contains(&words[*at].folded)).collect();
    let likely: Vec<Finding> = places
        .iter()
        .filter_map(|at| with_surname(words, *at, firsts))
        .map(|range| Finding::Likely(shown(words, range)))
        .collect();
    if !likely.is_empty() {
        return likely;
    }
    places.first().map(|at| Finding::Name(words[*at].own.to_owned())).into_iter().collect()
}

/// Several words that follow one another and make up a name, however its blanks and apostrophes are set.
fn run(words: &[Word<'_>], whole: &str) -> Option<Range<usize>> {
    (0..words.len()).find_map(|from| {
        let mut rest = whole;
        for (at, word) in words.iter().enumerate().skip(from) {
            rest = rest.strip_prefix(word.folded.as_str())?;
            if rest.is_empty() {
                return (at > from).then_some(from..at + 1);
            }
        }
        None
    })
}

/// The first name at `at` with the capitalised words after it, or the one before it, if they look like a surname.
fn with_surname(words: &[Word<'_>], at: usize, firsts: &BTreeSet<String>) -> Option<Range<usize>> {
    let word = &words[at];
    if !word.is_capital() {
        return None;
    }
    let before = at.checked_sub(1).map(|at| &words[at]).filter(|_| word.is_joined());
    if before.is_some_and(|before| NAMED_AFTER.contains(&before.folded.as_str())) {
        return None;
    }
    // Beside another student's name it is a list of names.
    let may_be_of_one = |next: &Word<'_>| next.is_capital() && !firsts.contains(&next.folded);
    let is_surname = |next: &Word<'_>| {
        next.is_capital() && next.folded.len() > 1 && !PARTICLES.contains(&next.folded.as_str())
    };
    let rest = &words[at + 1..];
    let after = rest.iter().take(LONGEST_SURNAME);
    let after =
        after.take_while(|next| next.is_joined() && (may_be_of_one(next) || next.folded == "de")).count();
    if rest[..after].iter().any(is_surname) && !is_place(word, &rest[0]) {
        return Some(at..at + 1 + after);
    }
    // «Rossi Giulia»: in the middle of a sentence, or at the end of a line.
    let before = before.filter(|before| {
        may_be_of_one(before)
            && is_surname(before)
            && before.folded.len() > 2
            && !SMALL.contains(&before.folded.as_str())
            && !is_place(before, word)
    })?;
    let ends = rest.first().is_none_or(|next| !next.is_joined());
    (ends || !before.begins()).then_some(at - 1..at + 1)
}

/// Do the two words stand so in the name of a municipality or a region?
fn is_place(one: &Word<'_>, next: &Word<'_>) -> bool {
    let both = format!(" {} {} ", one.folded, next.folded);
    let names = |name: &str| format!(" {} ", fold(name).replace('-', " ")).contains(&both);
    places::all().iter().any(|place| names(place.name) || names(place.region_name))
}

/// Runs of digits that are telephone numbers by their look: mobile (3…, ten digits), fixed (0…), or with
/// a country's code. Amounts, years, codes of projects are none.
fn phones(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let begins = chars[at].is_ascii_digit() || chars[at] == '+';
        let inside = at > 0 && (chars[at - 1].is_alphanumeric() || ".,-/=_".contains(chars[at - 1]));
        if !begins || inside {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < chars.len() {
            let follows = chars.get(end + 1).is_some_and(char::is_ascii_digit);
            if chars[end].is_ascii_digit() || (" .-/\u{a0}".contains(chars[end]) && follows) {
                end += 1;
            } else {
                break;
            }
        }
        let goes_on = chars.get(end).is_some_and(|c| c.is_alphabetic() || *c == '%' || *c == '€');
        let run: String = chars[at..end].iter().collect();
        if !goes_on && is_phone(&run) {
            found.push(run);
        }
        at = end;
    }
    found
}

fn is_phone(run: &str) -> bool {
    let digits: String = run.chars().filter(char::is_ascii_digit).collect();
    // 3.500.000.000 is money.
    let groups: Vec<&str> = run.split('.').collect();
    let thousands = groups.len() > 1 && groups[1..].iter().all(|group| group.len() == 3);
    if thousands && groups[0].len() <= 3 {
        return false;
    }
    if is_time(run) {
        return false;
    }
    let length = digits.len();
    if run.starts_with('+') || digits.starts_with("00") {
        return (9..=15).contains(&length);
    }
    (digits.starts_with('3') && length == 10) || (digits.starts_with('0') && (8..=11).contains(&length))
}

/// Is there a day in it (01/12/2026), or is it from one hour to another (08.30-09.30)?
fn is_time(run: &str) -> bool {
    let parts: Vec<&str> = run.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let is_below = |part: &str, end: u32| part.len() <= 2 && part.parse::<u32>().is_ok_and(|n| n < end);
    let day = parts.windows(3).any(|three| {
        is_below(three[0], 32)
            && is_below(three[1], 13)
            && three[2].len() == 4
            && (three[2].starts_with("19") || three[2].starts_with("20"))
    });
    let hours = run.split('-').count() == 2
        && parts.len() == 4
        && parts.chunks(2).all(|two| is_below(two[0], 24) && two[1].len() == 2 && is_below(two[1], 60));
    day || hours
}
