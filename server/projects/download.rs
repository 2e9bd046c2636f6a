//! Exactly the selection of a search, as CSV or JSON, sent while it is read.

use std::ops::ControlFlow;
use std::time::Duration;

use dataset::Project;
use futures_util::{StreamExt, stream};
use http::HeaderValue;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::api;
use super::filter::SearchForm;
use crate::error::{Error, Result};
use crate::people::access::Anyone;
use crate::web::form::Query;
use crate::web::visit::Visit;
use crate::web::{Body, IntoResponse, Response};

/// Bytes gathered before they are sent.
const CHUNK: usize = 64 * 1024;

/// How long a reader may take for the next piece.
const PATIENCE: Duration = Duration::from_mins(1);

/// So many are read at once: each holds a thread for as long as its reader takes.
static TURNS: Semaphore = Semaphore::const_new(16);

type Chunk = std::io::Result<Vec<u8>>;

const COLUMNS: [&str; 16] = [
    "code",
    "slug",
    "cup",
    "title",
    "theme",
    "nature",
    "state",
    "cycle",
    "regions",
    "municipalities",
    "cost",
    "payments",
    "start",
    "planned_end",
    "actual_end",
    "reference_date",
];

pub(super) async fn csv(_: Anyone, visit: Visit, Query(form): Query<SearchForm>) -> Result<Response> {
    let receiver = read(
        &visit,
        &form,
        csv_head()?,
        |project, buffer| {
            let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(buffer);
            writer.write_record(fields(project)).is_ok()
        },
        b"",
    )?;
    Ok(answer(receiver, "text/csv; charset=utf-8", "progetti.csv"))
}

pub(super) async fn json(_: Anyone, visit: Visit, Query(form): Query<SearchForm>) -> Result<Response> {
    let head = format!("{{\"attribution\":{},\"items\":[\n", serde_json::Value::from(api::ATTRIBUTION));
    let mut first = true;
    let receiver = read(
        &visit,
        &form,
        head.into_bytes(),
        move |project, buffer| {
            if !std::mem::take(&mut first) {
                buffer.extend_from_slice(b",\n");
            }
            serde_json::to_writer(buffer, &api::project(project)).is_ok()
        },
        b"\n]}\n",
    )?;
    Ok(answer(receiver, "application/json", "progetti.json"))
}

fn csv_head() -> Result<Vec<u8>> {
    // Spreadsheets take a file without this mark for one in an old Western encoding.
    let mut head = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(&mut head);
    writer.write_record(COLUMNS).map_err(Error::internal)?;
    drop(writer);
    Ok(head)
}

/// Reads the selection on a blocking thread. When the reader of the answer has gone, so do we.
fn read(
    visit: &Visit,
    form: &SearchForm,
    head: Vec<u8>,
    mut write: impl FnMut(&Project, &mut Vec<u8>) -> bool + Send + 'static,
    tail: &'static [u8],
) -> Result<Receiver<Chunk>> {
    let dataset = visit.app.dataset.current()?;
    let filter = form.filter();
    let turn = TURNS.try_acquire().map_err(|_| Error::TooMany(10))?;
    let (send, receive) = channel::<Chunk>(4);
    let send = Sending { send, runtime: Handle::current() };
    tokio::task::spawn_blocking(move || {
        let _turn = turn;
        let mut buffer = head;
        let read = dataset.each(&filter, &mut |project| {
            if !write(&project, &mut buffer) {
                return ControlFlow::Break(());
            }
            if buffer.len() >= CHUNK {
                send.pass_on(Ok(std::mem::take(&mut buffer)))
            } else {
                ControlFlow::Continue(())
            }
        });
        match read {
            Ok(()) => buffer.extend_from_slice(tail),
            Err(error) => {
                tracing::error!(%error, "a download broke off");
                // The reader must see that the file is not whole.
                let _ = send.pass_on(Err(std::io::Error::other("broken off")));
                return;
            }
        }
        let _ = send.pass_on(Ok(buffer));
    });
    Ok(receive)
}

/// The way to whoever reads the answer, from a blocking thread.
struct Sending {
    send: Sender<Chunk>,
    runtime: Handle,
}

impl Sending {
    /// Passes a piece on; stops if the reader has gone, or takes nothing for too long.
    fn pass_on(&self, chunk: Chunk) -> ControlFlow<()> {
        match self.runtime.block_on(self.send.send_timeout(chunk, PATIENCE)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }
}

fn answer(receiver: Receiver<Chunk>, kind: &'static str, name: &'static str) -> Response {
    // The compression asks once more after the end, which an unfold alone answers by a panic.
    let chunks = stream::unfold(receiver, |mut receiver| async move {
        let chunk = receiver.recv().await?;
        Some((chunk, receiver))
    })
    .fuse();
    let mut response = Body::from_stream(chunks).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    response
}

fn fields(project: &Project) -> [String; 16] {
    let label =
        |coded: &Option<dataset::Coded>| coded.as_ref().map_or_else(String::new, |coded| coded.label.clone());
    let amount = |cents: Option<i64>| {
        cents.map_or_else(String::new, |cents| {
            format!(
                "{}{},{:02}",
                if cents < 0 { "-" } else { "" },
                cents.unsigned_abs() / 100,
                cents.unsigned_abs() % 100
            )
        })
    };
    let date = |date: Option<chrono::NaiveDate>| date.map_or_else(String::new, |date| date.to_string());
    let mut regions: Vec<&str> = project.places.iter().map(|place| place.region.label.as_str()).collect();
    regions.dedup();
    let municipalities: Vec<&str> = project
        .places
        .iter()
        .filter_map(|place| place.municipality.as_ref().map(|municipality| municipality.label.as_str()))
        .collect();
    [
        project.code.clone(),
        project.slug.clone(),
        project.cup.clone().unwrap_or_default(),
        project.title.clone(),
        label(&project.theme),
        label(&project.nature),
        label(&project.state),
        label(&project.cycle),
        regions.join(" | "),
        municipalities.join(" | "),
        amount(project.cost_cents),
        amount(project.payments_cents),
        date(project.start),
        date(project.planned_end),
        date(project.actual_end),
        date(project.reference_date),
    ]
}
