//! An application as typed: what can't be kept, and what is missing before it can be sent.

use axum::extract::{FromRequest, Request};
use http::header::CONTENT_TYPE;
use serde::{Deserialize, Serialize};
use tables::application::Model;

use crate::App;
use crate::error::{Error, Result};
use crate::people::account::is_email;
use crate::web::form::{Errors, Form};
use crate::web::upload::{Sent, Upload};
use crate::web::visit::Visit;

/// The longest line.
pub(super) const LONGEST: usize = 120;
/// The longest text.
pub(super) const LONGEST_TEXT: usize = 4000;
/// More students than any class has.
pub(super) const MOST_STUDENTS: i32 = 200;
/// Years of school: of the lower or upper secondary.
pub(super) const YEARS: [&str; 5] = ["1", "2", "3", "4", "5"];

/// The fields, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct ApplicationForm {
    pub(super) revision: String,
    /// `save`, `consent` (the file is sent), `school` (one goes on to choose it) or `send`.
    pub(super) action: String,
    pub(super) class_name: String,
    pub(super) class_year: String,
    pub(super) subjects: String,
    pub(super) students: String,
    pub(super) second_email: String,
    pub(super) earlier: String,
    pub(super) wants_supporter: String,
    pub(super) idea: String,
    pub(super) motivation: String,
}

/// The fields, and the consent if it was picked: it comes with whatever button is pressed.
pub(super) struct SentForm {
    pub(super) form: ApplicationForm,
    pub(super) consent: Option<Sent>,
}

impl FromRequest<App> for SentForm {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self> {
        let kind = request.headers().get(CONTENT_TYPE);
        if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data")) {
            let Form(form) = Form::from_request(request, app).await?;
            return Ok(Self { form, consent: None });
        }
        let upload = Upload::from_request(request, app).await?;
        Ok(Self { form: ApplicationForm::sent(&upload), consent: upload.file })
    }
}

/// The order in which the page has what may be wrong.
pub(super) const ORDER: [&str; 10] = [
    "school",
    "consent",
    "class_name",
    "class_year",
    "students",
    "subjects",
    "second_email",
    "earlier",
    "idea",
    "motivation",
];

fn line(text: &str) -> String {
    text.replace(char::is_control, " ").trim().to_owned()
}

fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}

impl ApplicationForm {
    fn sent(upload: &Upload) -> Self {
        let text = |name: &str| upload.one(name).to_owned();
        Self {
            revision: text("revision"),
            action: text("action"),
            class_name: text("class_name"),
            class_year: text("class_year"),
            subjects: text("subjects"),
            students: text("students"),
            second_email: text("second_email"),
            earlier: text("earlier"),
            wants_supporter: text("wants_supporter"),
            idea: text("idea"),
            motivation: text("motivation"),
        }
    }

    /// As the form shows a row.
    pub(super) fn of(row: &Model) -> Self {
        Self {
            revision: row.revision.to_string(),
            action: String::new(),
            class_name: row.class_name.clone(),
            class_year: row.class_year.clone(),
            subjects: row.subjects.clone(),
            students: row.students.map_or_else(String::new, |n| n.to_string()),
            second_email: row.second_email.clone(),
            earlier: row.earlier.clone(),
            wants_supporter: if row.wants_supporter { "yes" } else { "" }.to_owned(),
            idea: row.idea.clone(),
            motivation: row.motivation.clone(),
        }
    }

    /// What can't even be kept in a draft.
    pub(super) fn check(&self, visit: &Visit, own_email: &str) -> Errors {
        let mut errors = Errors::new();
        let mut short = |field: &str, text: &str, longest: usize| {
            if text.chars().count() > longest {
                errors.add(field, visit.t_with("schools-too-long", &[("longest", longest.into())]));
            }
        };
        short("class_name", &self.class_name, 40);
        short("subjects", &self.subjects, LONGEST);
        short("earlier", &self.earlier, LONGEST);
        short("idea", &self.idea, LONGEST_TEXT);
        short("motivation", &self.motivation, LONGEST_TEXT);
        if !self.students.trim().is_empty() && self.students().is_none() {
            let most = [("most", MOST_STUDENTS.into())];
            errors.add("students", visit.t_with("schools-application-students-wrong", &most));
        }
        let second = self.second_email.trim();
        if !second.is_empty() && !is_email(second) {
            errors.add("second_email", visit.t("schools-application-email-wrong"));
        } else if second.to_lowercase() == own_email.to_lowercase() && !second.is_empty() {
            errors.add("second_email", visit.t("schools-application-email-own"));
        }
        errors
    }

    /// The row has been changed once more, by what came with this form.
    pub(super) fn count_change(&mut self) {
        if let Ok(revision) = self.revision.parse::<i32>() {
            self.revision = (revision + 1).to_string();
        }
    }

    fn students(&self) -> Option<i32> {
        self.students.trim().parse().ok().filter(|n| (1..=MOST_STUDENTS).contains(n))
    }

    /// The row with what was typed in it.
    pub(super) fn onto(&self, row: &Model) -> Model {
        let year = self.class_year.trim();
        Model {
            class_name: line(&self.class_name),
            class_year: if YEARS.contains(&year) { year.to_owned() } else { String::new() },
            subjects: line(&self.subjects),
            students: self.students(),
            second_email: line(&self.second_email),
            earlier: line(&self.earlier),
            wants_supporter: self.wants_supporter == "yes",
            idea: lines(&self.idea),
            motivation: lines(&self.motivation),
            ..row.clone()
        }
    }
}

/// The fields without which an application can't be sent, in the order of the page.
pub fn missing(row: &Model) -> Vec<&'static str> {
    [
        ("school", row.school_id.is_none()),
        ("consent", row.consent_file_id.is_none()),
        ("class_name", row.class_name.is_empty()),
        ("class_year", row.class_year.is_empty()),
        ("students", row.students.is_none()),
        ("subjects", row.subjects.is_empty()),
        ("motivation", row.motivation.is_empty()),
    ]
    .into_iter()
    .filter_map(|(field, missing)| missing.then_some(field))
    .collect()
}
