//! Whether something typed is a right answer: numbers as people write them, words as people spell them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::Lang;

/// Words before a noun that say nothing about whether an answer is right.
const ARTICLES: [&str; 17] = [
    "il", "lo", "la", "i", "gli", "le", "l", "un", "uno", "una", "d", "di", "del", "della", "the", "an", "of",
];

/// What may stand behind a number, by how the unit begins that is asked for, and by what the number
/// is then multiplied.
const UNITS: [(&[&str], &[&str], f64); 6] = [
    (&["%", "punti percentuali", "percentage points"], &["%", "per cento", "percento", "percent"], 1.0),
    (&["euro", "€"], &["euro", "euros", "eur", "€"], 1.0),
    (&["milioni", "million"], &["mln", "milione", "million", "m", "mln di euro", "mln €"], 1.0),
    (&["milioni", "million"], &["euro", "euros", "eur", "€"], 1e-6),
    (&["mila", "thousand"], &["migliaia", "mila", "thousand", "k"], 1.0),
    (&["mila", "thousand"], &["euro", "euros", "eur", "€"], 1e-3),
];

/// The number that was typed, in the unit that the question asks for. `35`, `35,0 %`, `€ 1.234.567,8`,
/// `12 milioni`; none if it is no number, or one of something else.
///
/// A single separator before three digits (`1.234`, `1,234`) groups thousands or begins decimals: that
/// is as the language writes it.
pub fn number(typed: &str, unit: &str, lang: Lang) -> Option<f64> {
    let typed = typed.trim().trim_start_matches('€').trim_start();
    let end = typed.find(|c: char| !is_part(c)).unwrap_or(typed.len());
    let (digits, behind) = typed.split_at(end);
    let number = plain(digits.trim(), lang)?;
    Some(number * factor(behind.trim(), unit)?)
}

fn is_part(c: char) -> bool {
    c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',' | '-' | '−' | '+' | '\'' | '’')
}

/// By what a number is multiplied to be in `unit`, by the words behind it.
fn factor(behind: &str, unit: &str) -> Option<f64> {
    let (behind, unit) = (behind.trim_end_matches('.').to_lowercase(), unit.to_lowercase());
    if behind.is_empty() || behind == unit {
        return Some(1.0);
    }
    let known = UNITS.iter().find(|(units, words, _)| {
        units.iter().any(|begin| unit.starts_with(begin)) && words.contains(&behind.as_str())
    });
    if let Some((_, _, factor)) = known {
        return Some(*factor);
    }
    // `12 milioni` of `milioni di euro`; `12 progetto` of `progetti`: five letters tell the word.
    let (behind, unit) = (folded(&behind), folded(&unit));
    let begin = |word: &str| word.chars().take(5).collect::<String>();
    let same = !behind.is_empty() && (unit.starts_with(&behind) || begin(&behind) == begin(&unit));
    same.then_some(1.0)
}

fn plain(digits: &str, lang: Lang) -> Option<f64> {
    let (sign, digits) = match digits.strip_prefix(['-', '−']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, digits.strip_prefix('+').unwrap_or(digits)),
    };
    let digits: String =
        digits.chars().map(|c| if c.is_whitespace() || c == '’' { '\'' } else { c }).collect();
    let (whole, decimals) = match separator(&digits, lang) {
        Some(separator) => digits.rsplit_once(separator)?,
        None => (digits.as_str(), ""),
    };
    if !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let whole = grouped(whole)?;
    if whole.is_empty() && decimals.is_empty() {
        return None;
    }
    let number: f64 = format!("0{whole}.{decimals}0").parse().ok()?;
    Some(sign * number)
}

/// The sign before the decimals; none if there are none.
fn separator(digits: &str, lang: Lang) -> Option<char> {
    let (usual, other) = match lang {
        Lang::It => (',', '.'),
        Lang::En => ('.', ','),
    };
    match (digits.rfind(usual), digits.rfind(other)) {
        (Some(one), Some(two)) => Some(if one > two { usual } else { other }),
        (Some(_), None) if digits.matches(usual).count() == 1 => Some(usual),
        (None, Some(at)) if digits.matches(other).count() == 1 => {
            let groups = digits.len() - at == 4 && (1..=3).contains(&at) && !digits.starts_with('0');
            (!groups).then_some(other)
        }
        _ => None,
    }
}

/// The digits of a whole number whose thousands may be set apart, by one sign all along.
fn grouped(whole: &str) -> Option<String> {
    let signs: Vec<char> = whole.chars().filter(|c| !c.is_ascii_digit()).collect();
    let Some(sign) = signs.first() else { return Some(whole.to_owned()) };
    let mut groups = whole.split(*sign);
    let first = groups.next().unwrap_or_default();
    let known = matches!(sign, '.' | ',' | '\'');
    let well = known && (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    let alike = signs.iter().all(|one| one == sign);
    (well && alike).then(|| whole.chars().filter(char::is_ascii_digit).collect())
}

/// Is a number near enough? Half a billionth is forgiven to how computers count.
pub fn near(number: f64, right: f64, tolerance: f64) -> bool {
    (number - right).abs() <= tolerance + right.abs().max(1.0) * 5e-10
}

/// Is this one of the accepted forms? Case, accents, punctuation, blanks and articles do not count.
pub fn is_accepted(typed: &str, accepted: &[String]) -> bool {
    let (all, bare) = forms(typed);
    !all.is_empty()
        && accepted.iter().any(|form| {
            let (its_all, its_bare) = forms(form);
            all == its_all || (!bare.is_empty() && bare == its_bare)
        })
}

/// Letters and digits alone: of all words, and of all but articles.
fn forms(text: &str) -> (String, String) {
    let folded = folded(text);
    let bare: String = folded.split(' ').filter(|word| !ARTICLES.contains(word)).collect();
    (folded.replace(' ', ""), bare)
}

/// Lower case, without accents, letters and digits only, one blank between words.
fn folded(text: &str) -> String {
    let plain: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
