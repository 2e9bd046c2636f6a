//! Words, numbers, money and dates in Italian and English.
//!
//! The words are Fluent files in `templates/text/<language>/`, one file a feature; a key that is
//! missing in a language fails a test.

use chrono::{DateTime, Datelike, Locale, NaiveDate, Utc};
use chrono_tz::Europe::Rome;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;
use serde::{Deserialize, Serialize};

#[derive(RustEmbed)]
#[folder = "templates/text/"]
struct Files;

/// The language of a page, a mail or a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Italian, the programme's own.
    #[default]
    It,
    /// English.
    En,
}

impl Lang {
    /// Both, Italian first.
    pub const ALL: [Self; 2] = [Self::It, Self::En];

    /// As in addresses and in `lang` attributes.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::It => "it",
            Self::En => "en",
        }
    }

    /// The language of that code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.as_str() == code)
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::It => Self::En,
            Self::En => Self::It,
        }
    }

    fn locale(self) -> Locale {
        match self {
            Self::It => Locale::it_IT,
            Self::En => Locale::en_GB,
        }
    }
}

/// A text in both languages, as content files write it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Both {
    /// Italian.
    pub it: String,
    /// English.
    pub en: String,
}

impl Both {
    /// In that language.
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::It => &self.it,
            Lang::En => &self.en,
        }
    }
}

/// A value put into a text.
#[derive(Clone, Debug)]
pub enum Arg {
    /// Shown as it is.
    Text(String),
    /// Chooses the plural form; shown without separators, so pass a text beside it for large ones.
    Number(f64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<i32> for Arg {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}
impl From<usize> for Arg {
    #[expect(clippy::cast_precision_loss, reason = "counts for plurals are small")]
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

/// The interface's words.
pub struct Texts {
    it: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

impl Texts {
    /// Reads all text files; a broken file or a key given twice is an error.
    pub fn load() -> Result<Self, String> {
        Ok(Self { it: bundle(Lang::It)?, en: bundle(Lang::En)? })
    }

    fn bundle(&self, lang: Lang) -> &FluentBundle<FluentResource> {
        match lang {
            Lang::It => &self.it,
            Lang::En => &self.en,
        }
    }

    /// The text of `key`, or nothing if there is no such key.
    pub fn find(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> Option<String> {
        let bundle = self.bundle(lang);
        let pattern = bundle.get_message(key)?.value()?;
        let mut values = FluentArgs::new();
        for (name, value) in args {
            values.set(
                (*name).to_owned(),
                match value {
                    Arg::Text(text) => FluentValue::from(text.clone()),
                    Arg::Number(number) => FluentValue::from(*number),
                },
            );
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::error!(text.key = key, ?errors, "a text could not be filled in");
        }
        // Only a day that was put in can be any day.
        Some(if lang == Lang::It && !args.is_empty() { elided(text) } else { text })
    }

    /// The text of `key`; a missing one is logged and shown as its key, and a test finds it.
    pub fn get(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
        self.find(lang, key, args).unwrap_or_else(|| {
            tracing::error!(text.key = key, "there is no such text");
            key.to_owned()
        })
    }
}

fn bundle(lang: Lang) -> Result<FluentBundle<FluentResource>, String> {
    let id = lang.as_str().parse().map_err(|error| format!("{error}"))?;
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Isolation marks are invisible characters that end up in addresses and in copied text.
    bundle.set_use_isolating(false);
    for path in Files::iter() {
        if !path.starts_with(&format!("{}/", lang.as_str())) {
            continue;
        }
        let Some(file) = Files::get(&path) else { continue };
        let source = String::from_utf8(file.data.into_owned())
            .map_err(|_| format!("templates/text/{path} is not UTF-8"))?;
        let resource = FluentResource::try_new(source)
            .map_err(|(_, errors)| format!("templates/text/{path}: {errors:?}"))?;
        bundle.add_resource(resource).map_err(|errors| format!("templates/text/{path}: {errors:?}"))?;
    }
    Ok(bundle)
}

/// The words that lose their end before a day that begins with a vowel, and what is left of them; those that end
/// like others before these.
const ELIDED: [(&str, &str); 12] = [
    ("dal", "dall’"),
    ("Dal", "Dall’"),
    ("del", "dell’"),
    ("Del", "Dell’"),
    ("nel", "nell’"),
    ("Nel", "Nell’"),
    ("sul", "sull’"),
    ("Sul", "Sull’"),
    ("il", "l’"),
    ("Il", "L’"),
    ("al", "all’"),
    ("Al", "All’"),
];

/// An Italian text in which a date was put after an article that was there before: `dal 8 maggio` becomes
/// `dall’8 maggio`, and `il 11 gennaio` `l’11 gennaio`.
fn elided(mut text: String) -> String {
    if !text.contains("l 8 ") && !text.contains("l 11 ") {
        return text;
    }
    for month in (1..=12).filter_map(|month| NaiveDate::from_ymd_opt(2026, month, 8)) {
        for day in [month, month + chrono::Days::new(3)] {
            let date = format!("{} {}", day.day(), day.format_localized("%B", Locale::it_IT));
            for (word, left) in ELIDED {
                let whole = format!("{word} {date}");
                while let Some(at) =
                    text.find(&whole).filter(|at| !text[..*at].ends_with(char::is_alphabetic))
                {
                    text.replace_range(at..=at + word.len(), left);
                }
            }
        }
    }
    text
}

/// In the order in which people look for names: capitals and accents make no difference, though to a database they
/// may. Rows of one name stay as they were.
pub fn by_name<T>(mut rows: Vec<T>, name: impl Fn(&T) -> &str) -> Vec<T> {
    rows.sort_by_cached_key(|row| dataset::text::fold(name(row)));
    rows
}

/// Whole kilometres; less than one is one.
#[expect(clippy::cast_possible_truncation, reason = "no two places are so far from each other")]
pub fn kilometres(lang: Lang, km: f64) -> String {
    number(lang, (km.round() as i64).max(1))
}

/// A whole number with its thousands apart: `1.234` in Italian, `1,234` in English.
pub fn number(lang: Lang, n: i64) -> String {
    let separator = match lang {
        Lang::It => '.',
        Lang::En => ',',
    };
    let digits = n.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if n < 0 {
        text.push('−');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// Hundredths as a number without decimals that say nothing: `2.342` of 234200, `12,5` of 1250.
pub fn hundredths(lang: Lang, n: i64) -> String {
    let (whole, rest) = (n.unsigned_abs() / 100, n.unsigned_abs() % 100);
    let sign = if n < 0 { "−" } else { "" };
    let whole = number(lang, i64::try_from(whole).unwrap_or(i64::MAX));
    let point = match lang {
        Lang::It => ',',
        Lang::En => '.',
    };
    match rest {
        0 => format!("{sign}{whole}"),
        rest if rest.is_multiple_of(10) => format!("{sign}{whole}{point}{}", rest / 10),
        rest => format!("{sign}{whole}{point}{rest:02}"),
    }
}

/// An amount in cents: `1.234,50 €`, or `€1,234.50`.
pub fn money(lang: Lang, cents: i64) -> String {
    let (sign, whole) = (if cents < 0 { "−" } else { "" }, cents.unsigned_abs());
    let euros = number(lang, i64::try_from(whole / 100).unwrap_or(i64::MAX));
    match lang {
        Lang::It => format!("{sign}{euros},{:02}\u{a0}€", whole % 100),
        Lang::En => format!("{sign}€{euros}.{:02}", whole % 100),
    }
}

/// An amount in cents, to the whole euro: `1.235 €`, or `€1,235`.
pub fn euro(lang: Lang, cents: i64) -> String {
    // Halves up, by the remainder: adding to the largest amounts would overflow.
    let up = i64::from(cents % 100 >= 50) - i64::from(cents % 100 <= -50);
    let rounded = cents / 100 + up;
    match lang {
        Lang::It => format!("{}\u{a0}€", number(lang, rounded)),
        Lang::En if rounded < 0 => format!("−€{}", number(lang, -rounded)),
        Lang::En => format!("€{}", number(lang, rounded)),
    }
}

/// A share from 0 to 1 as a percentage without decimals: `63%`.
pub fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

/// `3 novembre 2026`; the first of a month is an ordinal in Italian, `1º novembre 2026`.
pub fn date(lang: Lang, date: NaiveDate) -> String {
    let month = date.format_localized("%B", lang.locale());
    let ordinal = if lang == Lang::It && date.day() == 1 { "º" } else { "" };
    format!("{}{ordinal} {month} {}", date.day(), date.year())
}

/// `03/11/2026`, alike in both languages.
pub fn day(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

/// A day where there is little room: `03/11/2026` in Italian; in English in words all the same, because there it
/// could be the eleventh of March.
pub fn short_date(lang: Lang, date: NaiveDate) -> String {
    match lang {
        Lang::It => day(date),
        Lang::En => self::date(lang, date),
    }
}

/// `3 novembre 2026, 11:42`, Italian time.
pub fn moment(lang: Lang, at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&Rome);
    format!("{}, {}", date(lang, local.date_naive()), local.format("%H:%M"))
}

/// `11:42`, Italian time.
pub fn hour(at: DateTime<Utc>) -> String {
    at.with_timezone(&Rome).format("%H:%M").to_string()
}
