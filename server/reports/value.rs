//! The values of answers: read from a posted form, checked, and put into words.
//!
//! A text for short, long, number and link; an option's code, or `{"value", "text"}` with a text
//! beside it; a list of codes, or `{"values", "texts"}`; a list of rows by field; address and point.
//! Nothing is the empty text, list or object.

use serde_json::{Map, Value, json};

use super::questions::{Answers, Choice, Field, Kind, Question, codes};
use crate::text::{Arg, Lang};
use crate::web::visit::Visit;

/// The longest text where the definition names none.
const LONGEST: usize = 5000;
/// The longest one-line text in a row, an address, or beside an option.
const LONGEST_LINE: usize = 500;
/// The most rows in a list.
const MOST_ROWS: usize = 60;

/// Why an answer is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// More characters than `max`.
    TooLong {
        /// The most there may be.
        max: usize,
    },
    /// Not one of the question's options.
    UnknownOption,
    /// Not a whole number.
    NotANumber,
    /// Not an `https://` or `http://` address.
    NotALink,
    /// Not five digits.
    BadPostcode,
    /// Only one half of a point, or no numbers.
    BadPoint,
    /// A point outside Italy.
    NotInItaly,
    /// Too many rows.
    TooManyRows,
    /// Of another shape than the question's answers.
    WrongShape,
}

impl Mistake {
    /// In the reader's language.
    pub fn told(&self, visit: &Visit) -> String {
        match self {
            Self::TooLong { max } => visit.t_with("reports-mistake-long", &[("max", Arg::from(*max))]),
            Self::UnknownOption => visit.t("reports-mistake-option"),
            Self::NotANumber => visit.t("reports-mistake-number"),
            Self::NotALink => visit.t("reports-mistake-link"),
            Self::BadPostcode => visit.t("reports-mistake-postcode"),
            Self::BadPoint => visit.t("reports-mistake-point"),
            Self::NotInItaly => visit.t("reports-mistake-italy"),
            Self::TooManyRows => visit.t_with("reports-mistake-rows", &[("max", Arg::from(MOST_ROWS))]),
            Self::WrongShape => visit.t("reports-mistake-shape"),
        }
    }
}

/// No line ends of other systems, no blanks at the ends, and no zero bytes, which PostgreSQL refuses.
fn clean(text: &str) -> String {
    text.replace("\r\n", "\n").replace(['\r', '\0'], "").trim().to_owned()
}

/// A text or a number as text.
pub fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => String::new(),
    }
}

/// What was written beside an option.
pub fn beside(value: &Value, code: &str) -> String {
    let several = plain(&value["texts"][code]);
    if several.is_empty() { plain(&value["text"]) } else { several }
}

/// Has nothing been answered?
pub fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.iter().all(is_empty),
        Value::Object(fields) => {
            let chosen = fields.get("value").or_else(|| fields.get("values"));
            chosen.map_or_else(|| fields.values().all(is_empty), is_empty)
        }
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// An answer as it would be saved: cleaned, and in one shape only, so that equal answers are equal.
pub fn checked(question: &Question, value: &Value) -> Result<Value, Mistake> {
    match question.kind {
        Kind::Short | Kind::Long => text(value, question.max.unwrap_or(LONGEST)),
        Kind::Number => number(value),
        Kind::Link => link(value),
        Kind::Choice | Kind::YesNo => choice(question, value),
        Kind::Choices => choices(question, value),
        Kind::List => rows(question, value),
        Kind::Place => place(value),
    }
}

fn line(value: &Value, max: usize) -> Result<String, Mistake> {
    match value {
        Value::String(_) | Value::Number(_) => {
            let text = clean(&plain(value));
            if text.chars().count() > max { Err(Mistake::TooLong { max }) } else { Ok(text) }
        }
        Value::Null => Ok(String::new()),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => Err(Mistake::WrongShape),
    }
}

fn text(value: &Value, max: usize) -> Result<Value, Mistake> {
    line(value, max).map(Value::String)
}

fn number(value: &Value) -> Result<Value, Mistake> {
    let typed = line(value, LONGEST_LINE)?;
    if typed.is_empty() {
        return Ok(json!(""));
    }
    // "1.500" are thousands, "2.5" is no whole number: taken for 25 it would be another answer.
    let mut groups = typed.split([' ', '.', '\u{a0}']);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    if !rest.is_empty() && (!(1..=3).contains(&first.len()) || rest.iter().any(|group| group.len() != 3)) {
        return Err(Mistake::NotANumber);
    }
    let digits: String = std::iter::once(first).chain(rest).collect();
    let number: u32 = digits.parse().map_err(|_| Mistake::NotANumber)?;
    Ok(Value::String(number.to_string()))
}

/// Is it an address of the web that a reader can open?
pub fn is_link(text: &str, only_https: bool) -> bool {
    url::Url::parse(text).is_ok_and(|url| {
        let scheme = url.scheme() == "https" || (!only_https && url.scheme() == "http");
        scheme && url.host_str().is_some_and(|host| host.contains('.')) && url.username().is_empty()
    })
}

fn link(value: &Value) -> Result<Value, Mistake> {
    let typed = line(value, LONGEST_LINE)?;
    if typed.is_empty() || is_link(&typed, false) { Ok(Value::String(typed)) } else { Err(Mistake::NotALink) }
}

fn known<'a>(options: &'a [Choice], code: &str) -> Result<&'a Choice, Mistake> {
    options.iter().find(|option| option.value == code).ok_or(Mistake::UnknownOption)
}

fn choice(question: &Question, value: &Value) -> Result<Value, Mistake> {
    let chosen = match codes(value)[..] {
        [] => return Ok(json!("")),
        [code] => known(&question.options, code)?,
        _ => return Err(Mistake::WrongShape),
    };
    let text =
        if chosen.text { line(&json!(beside(value, &chosen.value)), LONGEST_LINE)? } else { String::new() };
    Ok(if text.is_empty() { json!(chosen.value) } else { json!({ "value": chosen.value, "text": text }) })
}

fn choices(question: &Question, value: &Value) -> Result<Value, Mistake> {
    let given = codes(value);
    for code in &given {
        known(&question.options, code)?;
    }
    let chosen = question.options.iter().filter(|option| given.contains(&option.value.as_str()));
    let (mut values, mut texts) = (Vec::new(), Map::new());
    for option in chosen {
        values.push(json!(option.value));
        let text = if option.text {
            line(&json!(beside(value, &option.value)), LONGEST_LINE)?
        } else {
            String::new()
        };
        if !text.is_empty() {
            texts.insert(option.value.clone(), Value::String(text));
        }
    }
    Ok(if texts.is_empty() { Value::Array(values) } else { json!({ "values": values, "texts": texts }) })
}

fn rows(question: &Question, value: &Value) -> Result<Value, Mistake> {
    let given = match value {
        Value::Array(rows) => rows.as_slice(),
        Value::Null => &[],
        Value::String(text) if text.is_empty() => &[],
        Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
            return Err(Mistake::WrongShape);
        }
    };
    let mut kept = Vec::new();
    for row in given {
        let mut cells = Map::new();
        for field in &question.fields {
            let text = line(&row[field.id.as_str()], LONGEST_LINE)?;
            if text.is_empty() {
                continue;
            }
            match field.kind {
                Kind::Choice => drop(known(&field.options, &text)?),
                Kind::Link if !is_link(&text, false) => return Err(Mistake::NotALink),
                Kind::Link
                | Kind::Short
                | Kind::Long
                | Kind::Number
                | Kind::YesNo
                | Kind::Choices
                | Kind::List
                | Kind::Place => {}
            }
            cells.insert(field.id.clone(), Value::String(text));
        }
        if !cells.is_empty() {
            kept.push(Value::Object(cells));
        }
    }
    if kept.len() > MOST_ROWS { Err(Mistake::TooManyRows) } else { Ok(Value::Array(kept)) }
}

/// A box around Italy, islands included.
fn is_in_italy(lat: f64, lon: f64) -> bool {
    (35.2..=47.3).contains(&lat) && (6.5..=18.7).contains(&lon)
}

fn degrees(value: &Value) -> Result<Option<f64>, Mistake> {
    let typed = line(value, 30).map_err(|_| Mistake::BadPoint)?.replace(',', ".");
    if typed.is_empty() {
        return Ok(None);
    }
    let number: f64 = typed.parse().map_err(|_| Mistake::BadPoint)?;
    // Five decimals are a metre; more would only make equal points differ.
    if number.is_finite() { Ok(Some((number * 1e5).round() / 1e5)) } else { Err(Mistake::BadPoint) }
}

fn place(value: &Value) -> Result<Value, Mistake> {
    if is_empty(value) {
        return Ok(json!({}));
    }
    if !value.is_object() {
        return Err(Mistake::WrongShape);
    }
    let mut kept = Map::new();
    let address = line(&value["address"], LONGEST_LINE)?;
    let postcode = line(&value["postcode"], 20)?;
    if !postcode.is_empty() && (postcode.len() != 5 || !postcode.bytes().all(|b| b.is_ascii_digit())) {
        return Err(Mistake::BadPostcode);
    }
    for (name, text) in [("address", address), ("postcode", postcode)] {
        if !text.is_empty() {
            kept.insert(name.to_owned(), Value::String(text));
        }
    }
    match (degrees(&value["lat"])?, degrees(&value["lon"])?) {
        (None, None) => {}
        (Some(lat), Some(lon)) if is_in_italy(lat, lon) => {
            kept.insert("lat".to_owned(), json!(lat));
            kept.insert("lon".to_owned(), json!(lon));
        }
        (Some(_), Some(_)) => return Err(Mistake::NotInItaly),
        (Some(_), None) | (None, Some(_)) => return Err(Mistake::BadPoint),
    }
    Ok(Value::Object(kept))
}

/// An answer in words, a line each: for previews, histories and comparisons.
pub fn lines(question: &Question, value: &Value, answers: &Answers, lang: Lang) -> Vec<String> {
    match question.kind {
        Kind::Short | Kind::Long | Kind::Number | Kind::Link => {
            plain(value).lines().map(ToOwned::to_owned).collect()
        }
        Kind::Choice | Kind::YesNo | Kind::Choices => codes(value)
            .into_iter()
            .map(|code| {
                let label = words(&question.options, code, answers, lang);
                let text = beside(value, code);
                if text.is_empty() { label } else { format!("{label}: {text}") }
            })
            .collect(),
        Kind::List => value
            .as_array()
            .into_iter()
            .flatten()
            .map(|row| {
                let cells = question.fields.iter().map(|field| cell(field, row, answers, lang));
                cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ")
            })
            .collect(),
        Kind::Place => {
            let point = format!("{}, {}", plain(&value["lat"]), plain(&value["lon"]));
            [plain(&value["address"]), plain(&value["postcode"]), point]
                .into_iter()
                .filter(|line| !line.is_empty() && line != ", ")
                .collect()
        }
    }
}

fn words(options: &[Choice], code: &str, answers: &Answers, lang: Lang) -> String {
    let option = options.iter().find(|option| option.value == code);
    option.map_or_else(|| code.to_owned(), |option| option.label(answers).of(lang).to_owned())
}

fn cell(field: &Field, row: &Value, answers: &Answers, lang: Lang) -> String {
    words(&field.options, &plain(&row[field.id.as_str()]), answers, lang)
}
