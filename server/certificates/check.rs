//! The public check. Whoever holds a certificate on paper has its code and reads a name on it; what they
//! want to know is whether both are ours. So the page says of a code only how the certificate stands, for
//! what and for how many hours it is, and shows no name, not even a letter of it: initials with class and
//! school would be enough to know a minor by. The name is compared instead: one types the surname as it is
//! printed and is told yes or no. Guesses are slowed for each code as they are at the sign-in, so that a
//! lost paper's code doesn't answer whose it was by trying a list of surnames.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use tables::certificate::{Column, Entity, Model};

use super::code;
use super::record::{Record, State};
use crate::error::Result;
use crate::people::access::Anyone;
use crate::people::throttle;
use crate::text::Arg;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Form, Query};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The longest surname that is compared.
const LONGEST: usize = 200;

/// A code, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    code: String,
}

/// The code of an address.
pub(super) struct Code(String);

impl std::str::FromStr for Code {
    type Err = std::convert::Infallible;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

impl Named for Code {
    const NAME: &'static str = "code";
}

/// A surname, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct SurnameForm {
    family: String,
}

#[derive(Serialize)]
struct AskPage {
    form: Asked,
    errors: Errors,
}

impl Page for AskPage {
    const TEMPLATE: &'static str = "certificates/check.html";
}

#[derive(Serialize)]
struct ResultPage {
    code: String,
    state: &'static str,
    kind: &'static str,
    edition: String,
    hours: i32,
    issued_on: String,
    /// Whether the surname is the one that is printed, once it was asked.
    same: Option<bool>,
    form: SurnameForm,
    longest: usize,
    errors: Errors,
}

impl Page for ResultPage {
    const TEMPLATE: &'static str = "certificates/checked.html";
    // Who asks for which code is between them and us.
    const PRIVATE: bool = true;
}

pub(super) async fn ask(_: Anyone, visit: Visit, Query(form): Query<Asked>) -> Result<Response> {
    if form.code.trim().is_empty() {
        return visit.show(&AskPage { form, errors: Errors::new() });
    }
    match code::parse(&form.code) {
        Some(code) => Ok(visit.go(&format!("/certificati/{}", code::shown(&code)))),
        None => not_known(&visit, form.code, "certificates-code-wrong"),
    }
}

/// The page again, with what was typed and why it leads nowhere.
fn not_known(visit: &Visit, code: String, why: &str) -> Result<Response> {
    let mut errors = Errors::new();
    errors.add("code", visit.t(why));
    visit.show_with(StatusCode::NOT_FOUND, &AskPage { form: Asked { code }, errors })
}

/// The certificate of a code, or the page that says that there is none.
async fn find(visit: &Visit, typed: &str) -> Result<Result<Model, Response>> {
    let Some(code) = code::parse(typed) else {
        return Ok(Err(not_known(visit, typed.to_owned(), "certificates-code-wrong")?));
    };
    if let Some(row) = Entity::find().filter(Column::Code.eq(code)).one(&visit.app.db).await? {
        return Ok(Ok(row));
    }
    tokio::time::sleep(throttle::guessed(&visit.app, &visit.caller)).await;
    Ok(Err(not_known(visit, typed.to_owned(), "certificates-code-unknown")?))
}

fn page(row: &Model, record: &Record, same: Option<bool>, form: SurnameForm, errors: Errors) -> ResultPage {
    ResultPage {
        code: code::shown(&row.code),
        state: State::of(row).as_str(),
        kind: row.kind.as_str(),
        edition: record.edition.clone(),
        hours: row.hours,
        issued_on: record.issued_on.to_string(),
        same,
        form,
        longest: LONGEST,
        errors,
    }
}

pub(super) async fn show(_: Anyone, visit: Visit, At(Code(typed)): At<Code>) -> Result<Response> {
    match find(&visit, &typed).await? {
        Ok(row) => {
            let record = Record::of(&row)?;
            visit.show(&page(&row, &record, None, SurnameForm::default(), Errors::new()))
        }
        Err(answer) => Ok(answer),
    }
}

/// Letters alone, without case and accents: as people copy a name from paper.
fn folded(name: &str) -> String {
    dataset::text::fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

pub(super) async fn compare(
    _: Anyone,
    visit: Visit,
    At(Code(typed)): At<Code>,
    Form(form): Form<SurnameForm>,
) -> Result<Response> {
    let row = match find(&visit, &typed).await? {
        Ok(row) => row,
        Err(answer) => return Ok(answer),
    };
    let record = Record::of(&row)?;
    let mut errors = Errors::new();
    let wanted = folded(&form.family);
    if wanted.is_empty() || form.family.chars().count() > LONGEST {
        errors.add("family", visit.t("certificates-check-surname-missing"));
        let page = page(&row, &record, None, form, errors);
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let key = format!("certificate {}", row.code);
    if let Some(seconds) = throttle::take(&visit.app, &key).await? {
        let seconds = i32::try_from(seconds).unwrap_or(i32::MAX);
        errors.add("family", visit.t_with("certificates-check-wait", &[("seconds", Arg::from(seconds))]));
        let page = page(&row, &record, None, form, errors);
        return visit.show_with(StatusCode::TOO_MANY_REQUESTS, &page);
    }
    let same = wanted == folded(&record.family);
    if same {
        throttle::succeeded(&visit.app, &key).await?;
    } else {
        tokio::time::sleep(throttle::failed(&visit.app, &visit.caller)).await;
    }
    visit.show(&page(&row, &record, Some(same), form, errors))
}
