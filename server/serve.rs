//! Serving: the listener, the background loops, the end; and the two addresses that say how we are.

use std::net::SocketAddr;
use std::time::Duration;

use sea_orm::ConnectionTrait;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::App;
use crate::error::{Error, Result};
use crate::people::access::Anyone;
use crate::web::routes::Routes;
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Redirect, Response};

/// Health, and the way from `/` to a language.
pub fn routes() -> Routes {
    Routes::new().plain_get("/", front).plain_get("/healthz", healthy).plain_get("/readyz", ready)
}

async fn front(_: Anyone, visit: Visit) -> Response {
    Redirect::to(&visit.link("/")).into_response()
}

async fn healthy(_: Anyone) -> &'static str {
    "ok"
}

async fn ready(_: Anyone, visit: Visit) -> Result<&'static str> {
    visit.app.db.execute_unprepared("SELECT 1").await.map_err(|_| Error::NotReady)?;
    Ok("ready")
}

/// Serves until the process is told to end; then answers what has been asked.
pub async fn run(app: App) -> Result<()> {
    let listener = TcpListener::bind(&app.config.listen)
        .await
        .map_err(|error| Error::internal(format!("{} can't be listened on: {error}", app.config.listen)))?;
    run_on(app, listener, stopped()).await
}

/// Serves on an open listener until `stop` is done. Background work then stops where it is: a transaction
/// that has not ended leaves nothing behind, and all of it is tried again.
pub async fn run_on(
    app: App,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<()> {
    if !crate::assets::built() {
        tracing::warn!("the style sheets have not been built: run `make assets`");
    }
    match app.dataset.refresh(&app.db).await {
        Ok(()) => {}
        // What schools write must be within reach all the same.
        Err(Error::Dataset(error)) => tracing::error!(%error, "the dataset can't be opened: import it anew"),
        Err(error) => return Err(error),
    }
    app.courses.refresh(&app).await?;
    let ending = CancellationToken::new();
    let loops = TaskTracker::new();
    loops.spawn(mails(app.clone(), ending.clone()));
    loops.spawn(background(app.clone(), ending.clone()));
    tracing::info!(address = %listener.local_addr()?, "serving");
    let service = crate::site(&app).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stop).await?;
    ending.cancel();
    loops.close();
    loops.wait().await;
    Ok(())
}

/// Waits for the next turn; false at the end.
async fn next_turn(ending: &CancellationToken) -> bool {
    tokio::select! {
        () = ending.cancelled() => false,
        () = tokio::time::sleep(Duration::from_secs(2)) => true,
    }
}

/// What went wrong in a step of the background work is logged, and the step is tried again.
fn noted<T>(step: &'static str, done: Result<T, impl std::fmt::Display>) {
    if let Err(error) = done {
        tracing::error!(step, %error, "background work failed; it is tried again");
    }
}

/// Mails every two seconds, apart from all else: a mail server may take its time, or say nothing at all.
async fn mails(app: App, ending: CancellationToken) {
    while next_turn(&ending).await {
        tokio::select! {
            () = ending.cancelled() => return,
            sent = crate::mail::deliver(&app) => noted("mails", sent),
        }
    }
}

async fn background(app: App, ending: CancellationToken) {
    let mut turns: u64 = 0;
    while next_turn(&ending).await {
        tokio::select! {
            () = ending.cancelled() => return,
            () = turn(&app, turns) => turns += 1,
        }
    }
}

/// One turn of the background work, of which there is one every two seconds: newly published units and a
/// newly imported dataset each time, what it moved and digests every minute, reminders every fifth,
/// sweeping every tenth. What goes wrong in one step holds up no other.
pub async fn turn(app: &App, turns: u64) {
    noted("units", app.courses.refresh(app).await);
    noted("dataset", app.dataset.refresh(&app.db).await);
    if turns.is_multiple_of(30) {
        noted("plans", crate::classes::teaching::follow_plans(app).await);
        noted("changes", crate::teams::watch::step(app).await);
        noted("digests", crate::notices::digest::step(app).await);
    }
    if turns.is_multiple_of(150) {
        noted("deadlines", remind_of_deadlines(app).await);
        noted("meetings", crate::supporters::remind(app).await);
        noted("tasks", crate::workspace::remind(app).await);
    }
    if turns.is_multiple_of(300) {
        sweep(app).await;
    }
}

async fn remind_of_deadlines(app: &App) -> Result<usize> {
    crate::notices::deadlines::step(app, &crate::deadlines(app, None).await?).await
}

async fn sweep(app: &App) {
    noted("old cards", crate::classes::card_code::sweep(app).await);
    noted("old failures", crate::people::throttle::sweep(app).await);
    noted("old notices", crate::notices::tell::sweep(app).await);
    noted("old mails", crate::mail::sweep(app).await);
    noted("old work", crate::workspace::sweep(app).await);
    noted("old links", crate::people::link::sweep(app).await);
    let sessions = crate::web::session::Store::new(app.db.clone(), app.clock.clone());
    noted("old sessions", sessions.sweep().await);
}

async fn stopped() {
    let interrupt = async {
        // Without a handler there is only the terminate signal left to end on.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
