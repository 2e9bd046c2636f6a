//! What must not stand in a text for everybody: a student's name, an e-mail address, a telephone number.
//! A machine finds what is written plainly; the teacher who reads finds the rest.

use dataset::text::fold;

use crate::people::account::is_email;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// Name and surname of a student of the class: the text can't go out with it.
    FullName(String),
    /// A student's name alone: it may be somebody else's, or a street's.
    Name(String),
    /// An e-mail address.
    Email(String),
    /// What looks like a telephone number.
    Phone(String),
}

impl Finding {
    /// Does it keep the text from going out?
    pub fn stops(&self) -> bool {
        match self {
            Self::FullName(_) => true,
            Self::Name(_) | Self::Email(_) | Self::Phone(_) => false,
        }
    }

    /// As a piece of a text's key.
    pub fn key(&self) -> &'static str {
        match self {
            Self::FullName(_) => "full-name",
            Self::Name(_) => "name",
            Self::Email(_) => "email",
            Self::Phone(_) => "phone",
        }
    }

    /// The words that were found.
    pub fn words(&self) -> &str {
        match self {
            Self::FullName(words) | Self::Name(words) | Self::Email(words) | Self::Phone(words) => words,
        }
    }
}

/// All that is found in a text, each once. `names`: of the students of the class.
pub fn scan(text: &str, names: &[String]) -> Vec<Finding> {
    let mut found = Vec::new();
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    for name in names {
        found.extend(name_in(&words, name));
    }
    let tokens = text.split(|c: char| c.is_whitespace() || "<>()[]{}\",;|*`".contains(c));
    for token in tokens.map(|token| token.trim_matches(|c: char| !c.is_alphanumeric())) {
        let token = token.strip_prefix("mailto:").unwrap_or(token);
        if token.contains('@') && is_email(token) {
            found.push(Finding::Email(token.to_owned()));
        }
    }
    found.extend(phones(text).into_iter().map(Finding::Phone));
    found.sort();
    found.dedup();
    found
}

/// A student's name among the words: all of it one after the other, or back to front, or its first word.
fn name_in(words: &[&str], name: &str) -> Option<Finding> {
    let folded = fold(name);
    let own: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 1).collect();
    let first = own.first()?;
    if own.len() > 1 {
        let mut turned = own.clone();
        turned.rotate_left(1);
        if words.windows(own.len()).any(|window| window == own || window == turned) {
            return Some(Finding::FullName(name.to_owned()));
        }
    }
    let shown = name.split_whitespace().next().unwrap_or(name);
    words.contains(first).then(|| Finding::Name(shown.to_owned()))
}

/// Runs of digits that are telephone numbers by their look: mobile (3…, ten digits), fixed (0…), or with
/// a country's code. Amounts, years, codes of projects are none.
fn phones(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let begins = chars[at].is_ascii_digit() || chars[at] == '+';
        let inside = at > 0 && (chars[at - 1].is_alphanumeric() || ".,-/".contains(chars[at - 1]));
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
    let length = digits.len();
    if run.starts_with('+') || digits.starts_with("00") {
        return (9..=15).contains(&length);
    }
    (digits.starts_with('3') && length == 10) || (digits.starts_with('0') && (8..=11).contains(&length))
}
