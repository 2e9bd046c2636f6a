//! The names of a question's fields in the editor: a value as it was typed, and back.

use serde_json::{Map, Value, json};

use super::questions::{Kind, Question, codes};
use super::value;
use crate::web::form::Fields;

/// What was typed, not checked yet.
pub(super) fn typed(question: &Question, fields: &Fields) -> Value {
    match question.kind {
        Kind::Short | Kind::Long | Kind::Number | Kind::Link => json!(fields.one("value")),
        Kind::Choice | Kind::YesNo => {
            let code = fields.one("value");
            let text = fields.one(&format!("text-{code}"));
            if text.is_empty() { json!(code) } else { json!({ "value": code, "text": text }) }
        }
        Kind::Choices => {
            let values: Vec<&str> = fields.all("value").collect();
            let mut texts = Map::new();
            for code in &values {
                let text = fields.one(&format!("text-{code}"));
                if !text.is_empty() {
                    texts.insert((*code).to_owned(), json!(text));
                }
            }
            if texts.is_empty() { json!(values) } else { json!({ "values": values, "texts": texts }) }
        }
        Kind::List => {
            let columns: Vec<(&str, Vec<&str>)> = question
                .fields
                .iter()
                .map(|field| (field.id.as_str(), fields.all(&field.id).collect()))
                .collect();
            let rows = columns.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
            let row = |at: usize| -> Map<String, Value> {
                columns
                    .iter()
                    .filter_map(|(id, cells)| Some(((*id).to_owned(), json!(cells.get(at)?))))
                    .collect()
            };
            (0..rows).map(|at| Value::Object(row(at))).filter(|row| !value::is_empty(row)).collect()
        }
        Kind::Place => {
            let names = ["address", "postcode", "lat", "lon"];
            names
                .into_iter()
                .map(|name| (name.to_owned(), json!(fields.one(name))))
                .collect::<Map<_, _>>()
                .into()
        }
    }
}

/// A value as the fields of a page that has `rows` rows in its list; none if it has too few of
/// them, so that no row of anybody's gets lost.
pub(super) fn of(question: &Question, value: &Value, rows: usize) -> Option<Map<String, Value>> {
    let mut fields = Map::new();
    match question.kind {
        Kind::Short | Kind::Long | Kind::Number | Kind::Link => {
            fields.insert("value".to_owned(), json!(value::plain(value)));
        }
        Kind::Choice | Kind::YesNo | Kind::Choices => {
            let chosen = codes(value);
            for code in &chosen {
                let text = value::beside(value, code);
                if !text.is_empty() {
                    fields.insert(format!("text-{code}"), json!(text));
                }
            }
            fields.insert("value".to_owned(), json!(chosen));
        }
        Kind::List => {
            let filled = value.as_array().map_or(&[][..], Vec::as_slice);
            if filled.len() > rows {
                return None;
            }
            for field in &question.fields {
                let cells: Vec<String> =
                    filled.iter().map(|row| value::plain(&row[field.id.as_str()])).collect();
                fields.insert(field.id.clone(), json!(cells));
            }
        }
        Kind::Place => {
            for name in ["address", "postcode", "lat", "lon"] {
                fields.insert(name.to_owned(), json!(value::plain(&value[name])));
            }
        }
    }
    Some(fields)
}
