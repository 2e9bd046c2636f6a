//! A year of the programme: editions, schools, applications, the selection.

mod applications;
mod drafts;
mod editions;
mod pages;
mod progress;
mod ranking;
mod register;
mod rubric;
mod selection;
mod steps;

use http::Method;
use tables::kinds::Role;

use crate::support::browser::PageSeen;
use crate::support::{Browser, Site};

/// An editor, signed in.
async fn editor(site: &Site) -> Browser {
    let editor = site.adult(Role::Editor, "Edo").await;
    site.signed_in(&editor).await
}

/// The number at the end of a path.
fn key(path: &str) -> i64 {
    path.rsplit('/').next().unwrap().parse().unwrap_or_else(|_| panic!("{path} ends with no key"))
}

/// Makes an edition public.
async fn publish(editor: &mut Browser, edition: i64) {
    let page = editor.get(&format!("/it/editions/{edition}")).await;
    let published = page.form("publish").submit(editor).await;
    assert!(published.says("L’edizione è pubblica"), "{}", published.text());
}

/// Makes an edition without steps, with a call that is open on the site's day, and gives its key.
async fn edition_with_call(editor: &mut Browser) -> i64 {
    let page = editor.get("/it/editions").await;
    let page = page
        .form("new-edition")
        .set("name", "2026-2027")
        .set("starts_on", "2026-09-01")
        .set("ends_on", "2027-06-30")
        .set("begin", "empty")
        .submit(editor)
        .await;
    let edition = key(&page.path);
    let call = editor.get(&format!("/it/editions/{edition}/call")).await;
    let saved = call
        .form("call-form")
        .set("opens_on", "2026-11-01")
        .set("closes_on", "2026-12-15")
        .set("places", "3")
        .set("quota_016", "1")
        .submit(editor)
        .await;
    assert_eq!(saved.path, format!("/it/editions/{edition}"), "{}", saved.text());
    publish(editor, edition).await;
    edition
}

/// Sends a file with fields, as a form with a file in it does.
async fn upload(
    browser: &mut Browser,
    path: &str,
    fields: &[(&str, &str)],
    name: &str,
    bytes: &[u8],
) -> PageSeen {
    let mut body = Vec::new();
    for (field, value) in fields {
        let part = format!("--x\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    let head = format!(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: \
         application/octet-stream\r\n\r\n"
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--x--\r\n");
    let kind = "multipart/form-data; boundary=x".to_owned();
    browser.send(Method::POST, path, Some((kind, body)), &[]).await
}

/// A school, put into the register by an editor.
async fn school(editor: &mut Browser, code: &str, name: &str, municipality: &str) -> i64 {
    let page = editor.get("/it/schools/new").await;
    let saved = page
        .form("school")
        .set("code", code)
        .set("name", name)
        .set("municipality", municipality)
        .submit(editor)
        .await;
    key(&saved.path)
}

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

/// A teacher's draft for an edition.
async fn draft(teacher: &mut Browser, edition: i64) -> i64 {
    let page = teacher.get("/it/applications").await;
    key(&page.form(&format!("begin-{edition}")).submit(teacher).await.path)
}

/// A whole application, sent.
async fn apply(teacher: &mut Browser, edition: i64, school: i64, class: &str) -> i64 {
    let id = draft(teacher, edition).await;
    let path = format!("/it/applications/{id}");
    teacher.post(&format!("{path}/school"), &[("school", &school.to_string())]).await;
    upload(teacher, &format!("{path}/consent"), &[], "consenso.pdf", PDF).await;
    let page = teacher.get(&path).await;
    let sent = page
        .form("application")
        .set("class_name", class)
        .set("class_year", "4")
        .set("students", "22")
        .set("subjects", "Storia")
        .set("motivation", "Vogliamo capire dove vanno i fondi.")
        .set("action", "send")
        .submit(teacher)
        .await;
    assert!(sent.says("Candidatura inviata"), "{}", sent.text());
    id
}
