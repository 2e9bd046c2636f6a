//! From what certificates say to a file.

use std::sync::{Arc, OnceLock};

use chrono::Datelike;
use tables::certificate;
use tables::kinds::CertificateKind;
use tokio::sync::Semaphore;

use super::code;
use super::record::Record;
use crate::assets;
use crate::error::{Error, Result};
use crate::text::{self, Arg, Lang, Texts};

/// The faces of the pages that are printed too.
const FACES: [&str; 3] = ["titillium-400.ttf", "titillium-600.ttf", "titillium-700.ttf"];
/// So many files are set at once: a class takes a good part of a second of a processor's time.
const AT_ONCE: usize = 2;

/// Sets files, a few at a time. Fonts are read when they are first needed.
pub struct Press {
    press: OnceLock<Arc<pdf::Press>>,
    room: Semaphore,
}

impl Default for Press {
    fn default() -> Self {
        Self { press: OnceLock::new(), room: Semaphore::new(AT_ONCE) }
    }
}

impl Press {
    /// With its fonts.
    pub(super) fn get(&self) -> Result<Arc<pdf::Press>> {
        if let Some(press) = self.press.get() {
            return Ok(press.clone());
        }
        let file = |name: &str| {
            assets::bytes(name).ok_or_else(|| Error::internal(format!("the assets lack {name}: build them")))
        };
        let files = FACES.map(file).into_iter().collect::<Result<Vec<_>>>()?;
        let made = Arc::new(pdf::Press::new(files).map_err(Error::internal)?);
        Ok(self.press.get_or_init(|| made).clone())
    }

    /// Sets a sheet.
    pub(super) async fn print(&self, sheet: pdf::Sheet) -> Result<Vec<u8>> {
        let press = self.get()?;
        let _room = self.room.acquire().await.map_err(Error::internal)?;
        tokio::task::spawn_blocking(move || press.certificates(sheet)).await?.map_err(Error::internal)
    }
}

/// The sheet of these certificates.
pub(super) fn sheet(
    texts: &Texts,
    lang: Lang,
    title: String,
    rows: &[certificate::Model],
) -> Result<pdf::Sheet> {
    let mut papers = Vec::new();
    let mut latest = None;
    for row in rows {
        let record = Record::of(row)?;
        latest = latest.max(Some(record.issued_on));
        papers.push(paper(texts, lang, row, &record));
    }
    let day = latest.ok_or(Error::NotFound)?;
    let small = |number: u32| u8::try_from(number).unwrap_or(1);
    Ok(pdf::Sheet {
        lang: lang.as_str().to_owned(),
        title,
        author: texts.get(lang, "certificates-programme", &[]),
        issued_on: (day.year(), small(day.month()), small(day.day())),
        papers,
    })
}

/// Where a certificate is checked.
pub(super) fn address(lang: Lang, row: &certificate::Model, record: &Record) -> String {
    format!("{}/{}/certificati/{}", record.site, lang.as_str(), code::shown(&row.code))
}

fn paper(texts: &Texts, lang: Lang, row: &certificate::Model, record: &Record) -> pdf::Paper {
    let t = |key: &str, args: &[(&str, Arg)]| texts.get(lang, key, args);
    let day = |date| Arg::from(text::date(lang, date));
    let kind = row.kind.as_str();
    let done = match (row.kind, record.published) {
        (CertificateKind::Teacher, _) => "certificates-paper-done-teacher",
        (CertificateKind::Student, true) => "certificates-paper-done-published",
        (CertificateKind::Student, false) => "certificates-paper-done-steps",
    };
    let school = format!("{}, {}", record.school, record.municipality);
    let facts = [
        ("certificates-paper-school", school.as_str()),
        ("certificates-paper-class", &record.class),
        ("certificates-paper-team", &record.team),
        ("certificates-paper-project", &record.project),
    ];
    let years = [
        ("edition", Arg::from(record.edition.as_str())),
        ("from", day(record.starts_on)),
        ("to", day(record.ends_on)),
    ];
    pdf::Paper {
        programme: t("certificates-programme", &[]),
        edition: t("certificates-paper-edition", &years),
        heading: t(&format!("certificates-paper-heading-{kind}"), &[]),
        before: t("certificates-paper-before", &[]),
        name: record.name(),
        after: t(&format!("certificates-paper-after-{kind}"), &[("hours", Arg::from(row.hours))]),
        facts: facts
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| (t(key, &[]), value.to_owned()))
            .collect(),
        done: t(done, &[]),
        date: t("certificates-paper-date", &[("date", day(record.issued_on))]),
        signer: record.signer_name.clone(),
        office: record.signer_office.clone(),
        check: t("certificates-paper-check", &[]),
        code_label: t("certificates-code", &[]),
        code: code::shown(&row.code),
        address: address(lang, row, record),
        picture: t("certificates-paper-square", &[]),
    }
}
