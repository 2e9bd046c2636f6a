//! A notice in words: made from its kind and its values when it is read, in the reader's language.

use serde::Serialize;
use serde_json::{Map, Value};
use tables::kinds::NoticeKind;
use tables::notice;

use crate::text::{self, Arg, Lang, Texts};

/// What a page, a mail or a digest says.
#[derive(Clone, Debug, Serialize)]
pub struct Words {
    /// In a few words; a mail's subject.
    pub title: String,
    /// In a sentence or two.
    pub text: String,
    /// Somebody's own words, if any.
    pub quote: Option<String>,
    /// What the button says.
    pub action: String,
    /// The whole path, language first.
    pub link: String,
}

/// The value that holds somebody's own words.
pub const QUOTE: &str = "quote";

impl Words {
    /// Of a kept notice.
    pub fn of(texts: &Texts, lang: Lang, row: &notice::Model) -> Self {
        let empty = Map::new();
        Self::new(texts, lang, row.kind, row.params.as_object().unwrap_or(&empty), row.times, &row.link)
    }

    /// Of a kind with its values.
    pub fn new(
        texts: &Texts,
        lang: Lang,
        kind: NoticeKind,
        params: &Map<String, Value>,
        times: i32,
        link: &str,
    ) -> Self {
        let mut args: Vec<(&str, Arg)> =
            params.iter().map(|(name, value)| (name.as_str(), arg(texts, lang, name, value))).collect();
        args.push(("times", Arg::from(times)));
        let say = |what: &str| texts.get(lang, &format!("notices-{}-{what}", kind.as_str()), &args);
        Self {
            title: say("title"),
            text: say("text"),
            quote: params.get(QUOTE).and_then(|quote| in_lang(lang, quote)).map(str::to_owned),
            action: say("action"),
            link: format!("/{}{link}", lang.as_str()),
        }
    }
}

/// A text, or the reader's of a text in both languages.
fn in_lang(lang: Lang, value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.get(lang.as_str())?.as_str())
}

/// Numbers choose plurals; days and parts are written out; a text in both languages is the reader's.
fn arg(texts: &Texts, lang: Lang, name: &str, value: &Value) -> Arg {
    match value {
        Value::Number(number) => {
            let small = number.as_i64().and_then(|number| i32::try_from(number).ok());
            small.map_or_else(|| Arg::from(number.to_string()), Arg::from)
        }
        Value::Object(_) => Arg::from(in_lang(lang, value).unwrap_or_default()),
        Value::String(day) if name == "due" => {
            Arg::from(day.parse().map_or_else(|_| day.clone(), |date| text::date(lang, date)))
        }
        Value::String(part) if name == "part" => {
            Arg::from(texts.get(lang, &format!("notices-part-{part}"), &[]))
        }
        Value::String(text) => Arg::from(text.as_str()),
        Value::Null | Value::Bool(_) | Value::Array(_) => Arg::from(value.to_string()),
    }
}
