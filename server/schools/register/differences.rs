//! What an import would change in schools that are there: value by value, as they are and as they would be.

use tables::school::Model;

use super::super::places;
use super::record::Record;
use crate::web::visit::Visit;

/// A value that would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The school's code.
    pub code: String,
    /// Its name as it is.
    pub name: String,
    /// Which value: a name of [`values`].
    pub field: &'static str,
    /// As it is; empty: nothing.
    pub old: String,
    /// As it would be.
    pub new: String,
}

/// All that a list can say of a school, by name.
fn values(record: &Record) -> [(&'static str, &str); 8] {
    [
        ("name", record.name.as_str()),
        ("place", record.municipality.as_str()),
        ("kind", record.kind.as_str()),
        ("address", record.address.as_str()),
        ("postcode", record.postcode.as_str()),
        ("email", record.email.as_str()),
        ("website", record.website.as_str()),
        ("institute", record.institute_code.as_str()),
    ]
}

/// What the record would change in the row, if what it does not say stays.
pub(super) fn between(row: &Model, record: &Record) -> Vec<Difference> {
    let (old, new) = (Record::of(row), record.over(row));
    let both = values(&old).into_iter().zip(values(&new));
    both.filter(|((_, old), (_, new))| old != new)
        .map(|((field, old), (_, new))| Difference {
            code: row.code.clone(),
            name: row.name.clone(),
            field,
            old: old.to_owned(),
            new: new.to_owned(),
        })
        .collect()
}

impl Difference {
    /// What the value is of, in words.
    pub(super) fn what(&self, visit: &Visit) -> String {
        visit.t(match self.field {
            "name" => "schools-school-name",
            "place" => "schools-school-place",
            "kind" => "schools-kind",
            "address" => "schools-school-address",
            "postcode" => "schools-school-postcode",
            "email" => "schools-school-email",
            "website" => "schools-school-website",
            _ => "schools-school-institute",
        })
    }

    /// The value as it is and as it would be, in words; an empty one is nothing.
    pub(super) fn in_words(&self, visit: &Visit) -> (String, String) {
        let words = |value: &str| match self.field {
            "place" => places::label(value),
            "kind" => visit.t(&format!("schools-kind-{value}")),
            _ => value.to_owned(),
        };
        (words(&self.old), words(&self.new))
    }
}
