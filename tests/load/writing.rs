//! Five hundred saves a second: students who write in documents, each save sent at its hour whether or
//! not others have been answered. Afterwards every text that was said to be saved is looked for.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use coesa::config::Config;
use coesa::db;
use coesa::demo::PASSWORD;
use coesa::documents::difference;
use hyper::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::Value;
use tables::ids::DocumentId;
use tables::{document_revision, team};
use tokio::sync::Mutex;

use crate::client::{Client, Seen};
use crate::server::{self, Server};
use crate::{Failed, Options, Table, millis, say};

/// Saves a second.
const RATE: u32 = 500;
/// Documents that are written in.
const DOCUMENTS: usize = 100;
/// Connections on which saves are sent: as many may be on their way at once.
const CONNECTIONS: usize = 50;
/// Two of the demo's team Acqua.
const WRITERS: [&str; 2] = ["lince-blu-427", "gufo-verde-219"];
const TEAM: &str = "acqua";

/// A document while it is written in.
struct Open {
    id: String,
    address: String,
    revision: String,
    text: String,
}

/// A text that was said to be saved.
struct Acknowledged {
    document: String,
    revision: i32,
    text: String,
}

/// Fills a folder, serves it, writes, reads back; then the difference of two long texts.
pub async fn measure(table: &mut Table, program: &Path, options: &Options) -> Result<(), Failed> {
    let data = options.folder.join("writing");
    if data.exists() {
        std::fs::remove_dir_all(&data)?;
    }
    say("filling the demo\n");
    let mut command = Command::new(program);
    command.arg("--data-dir").arg(&data).args(["demo", "--no-serve"]);
    command.env("COESA_LOG", "error").stderr(Stdio::null());
    server::run(command)?;
    let config = Config { data_dir: data.clone(), ..Config::default() };
    let database = db::connect(&config.database_address(), 1).await?;
    let team = team::Entity::find().filter(team::Column::Slug.eq(TEAM)).one(&database).await?;
    let team = team.ok_or_else(|| Failed("the demo has no team Acqua".to_owned()))?;
    let server = Server::start(program, &data).await?;
    let (open, cookies) = begin(&server.host, team.id.0).await?;
    say("500 saves a second\n");
    let (seen, kept) = write(&server.host, &open, &cookies, options.seconds).await?;
    table.add_load("autosave, 500 a second: p95", Some(50), &seen);
    let enough = seen.rate() >= f64::from(RATE) * 0.98;
    table.add("saves a second", format!(">= {RATE}"), format!("{:.0}", seen.rate()), Some(enough));
    let mut lost = 0;
    for one in &kept {
        let id: DocumentId =
            one.document.parse().map_err(|_| Failed("a document without a number".to_owned()))?;
        let row = document_revision::Entity::find_by_id((id, one.revision)).one(&database).await?;
        lost += usize::from(row.is_none_or(|row| row.text != one.text));
    }
    let measured = format!("{lost} of {}", kept.len());
    table.add("texts lost", "0", measured, Some(lost == 0 && !kept.is_empty()));
    compare(table);
    Ok(())
}

/// The writers' cookies, and the documents with what is in them.
async fn begin(host: &str, team: i64) -> Result<(Vec<Arc<Mutex<Open>>>, Vec<String>), Failed> {
    let mut client = Client::connect(host).await?;
    let mut cookies = Vec::new();
    for name in WRITERS {
        let (_, cookie) = client.post("/it/accedi", &[("sign_in", name), ("password", PASSWORD)]).await?;
        cookies.push(cookie);
    }
    let mut open = Vec::new();
    for n in 0..DOCUMENTS {
        let list = format!("/it/teams/{team}/documents");
        let title = format!("Documento {n}");
        let form = [("title", title.as_str()), ("start", "interview")];
        let (status, _) = client.post_as(&list, &form, &cookies[n % cookies.len()]).await?;
        if status != StatusCode::SEE_OTHER {
            return Err(Failed(format!("a document could not be begun: {status}")));
        }
    }
    let (_, list) = client.read(&format!("/it/teams/{team}/documents"), &cookies[0]).await?;
    let list = String::from_utf8_lossy(&list).into_owned();
    for card in list.split("id=\"document-").skip(1) {
        if !card.contains(">Documento ") {
            continue;
        }
        let id = card.split('"').next().unwrap_or_default().to_owned();
        let address = format!("/it/teams/{team}/documents/{id}");
        let (_, text) = client.read(&format!("{address}/text"), &cookies[0]).await?;
        let text = String::from_utf8_lossy(&text).into_owned();
        open.push(Arc::new(Mutex::new(Open { id, address, revision: "1".to_owned(), text })));
    }
    if open.len() != DOCUMENTS {
        return Err(Failed(format!("{} documents are there instead of {DOCUMENTS}", open.len())));
    }
    Ok((open, cookies))
}

/// Sends each save at its hour. The time until it is answered counts from that hour, so that a server
/// that holds everybody up can't look fast by being asked less.
async fn write(
    host: &str,
    open: &[Arc<Mutex<Open>>],
    cookies: &[String],
    seconds: u64,
) -> Result<(Seen, Vec<Acknowledged>), Failed> {
    let each = Duration::from_secs(1) / RATE;
    let many = u32::try_from(seconds).unwrap_or(u32::MAX).saturating_mul(RATE);
    let began = Instant::now() + Duration::from_millis(200);
    let mut tasks = Vec::new();
    for lane in 0..CONNECTIONS {
        let mut client = Client::connect(host).await?;
        let (open, cookies) = (open.to_vec(), cookies.to_vec());
        tasks.push(tokio::spawn(async move {
            let (mut times, mut kept) = (Vec::new(), Vec::new());
            let own = (lane..).step_by(CONNECTIONS).take_while(|n| u32::try_from(*n).is_ok_and(|n| n < many));
            for n in own {
                let due = began + each * u32::try_from(n).unwrap_or(u32::MAX);
                tokio::time::sleep_until(due.into()).await;
                let mut document = open[n % open.len()].lock().await;
                let text = format!("{}\nRiga {n}: che cosa abbiamo visto oggi.", document.text);
                let form = [
                    ("title", "Documento"),
                    ("text", text.as_str()),
                    ("revision", document.revision.as_str()),
                    ("writer", "bench"),
                ];
                let address = format!("{}/edit", document.address);
                let (status, body) = client.save(&address, &form, &cookies[n % cookies.len()]).await?;
                let answer: Value = serde_json::from_slice(&body)?;
                let Some(revision) = answer["revision"].as_i64().filter(|_| status == StatusCode::OK) else {
                    return Err(Failed(format!("a save was answered with {status}: {answer}")));
                };
                times.push(due.elapsed());
                let revision = i32::try_from(revision).unwrap_or_default();
                document.revision = revision.to_string();
                document.text.clone_from(&text);
                kept.push(Acknowledged { document: document.id.clone(), revision, text });
            }
            Ok::<_, Failed>((times, kept))
        }));
    }
    let (mut times, mut kept) = (Vec::new(), Vec::new());
    for task in tasks {
        let (some, texts) = task.await??;
        times.extend(some);
        kept.extend(texts);
    }
    Ok((Seen::of(times, began.elapsed()), kept))
}

/// Twenty pages: as they are changed by people, and with nothing in common.
fn compare(table: &mut Table) {
    let pages = |seed: u64| {
        let (mut state, mut text) = (seed, String::new());
        for n in 1..10_000_u32 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let _ = write!(text, "{:x}{}", state >> 44, if n.is_multiple_of(60) { "\n\n" } else { " " });
        }
        text
    };
    let old = pages(1);
    let changed: Vec<String> = old
        .split("\n\n")
        .enumerate()
        .map(|(n, one)| if n % 3 == 0 { one.replace('a', "e") } else { one.to_owned() })
        .collect();
    for (what, new) in [
        ("difference of two revisions of 20 pages, a third changed", changed.join("\n\n")),
        ("the same, nothing in common", pages(2)),
    ] {
        let mut longest = Duration::ZERO;
        for _ in 0..10 {
            let began = Instant::now();
            let blocks = difference::between(&old, &new);
            longest = longest.max(began.elapsed());
            std::hint::black_box(blocks);
        }
        let measured = format!("{:.1} ms (the longest of 10)", millis(longest));
        table.add(what, "<= 50 ms", measured, Some(longest <= Duration::from_millis(50)));
    }
}
