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

/// Serves until the process is told to end; then finishes what has begun.
pub async fn run(app: App) -> Result<()> {
    let listener = TcpListener::bind(&app.config.listen)
        .await
        .map_err(|error| Error::internal(format!("{} can't be listened on: {error}", app.config.listen)))?;
    run_on(app, listener, stopped()).await
}

/// Serves on an open listener until `stop` is done.
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
    loops.spawn(background(app.clone(), ending.clone()));
    tracing::info!(address = %listener.local_addr()?, "serving");
    let service = crate::site(&app).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stop).await?;
    ending.cancel();
    loops.close();
    loops.wait().await;
    Ok(())
}

/// Mails, newly published units and a newly imported dataset every two seconds, what it moved and
/// digests every minute, reminders every fifth, sweeping every tenth.
async fn background(app: App, ending: CancellationToken) {
    let mut turns: u64 = 0;
    loop {
        tokio::select! {
            () = ending.cancelled() => return,
            () = tokio::time::sleep(Duration::from_secs(2)) => {}
        }
        if let Err(error) = turn(&app, turns).await {
            tracing::error!(%error, "background work failed; it is tried again");
        }
        turns += 1;
    }
}

async fn turn(app: &App, turns: u64) -> Result<()> {
    crate::mail::deliver(app).await?;
    if turns.is_multiple_of(30) {
        crate::classes::teaching::follow_plans(app).await?;
        crate::teams::watch::step(app).await?;
        crate::notices::digest::step(app).await?;
    }
    if turns.is_multiple_of(150) {
        crate::notices::deadlines::step(app, &crate::deadlines(app, None).await?).await?;
        crate::supporters::remind(app).await?;
        crate::workspace::remind(app).await?;
    }
    if turns.is_multiple_of(300) {
        crate::classes::card_code::sweep(app).await?;
        crate::people::throttle::sweep(app).await?;
        crate::notices::tell::sweep(app).await?;
        crate::mail::sweep(app).await?;
        crate::workspace::sweep(app).await?;
        crate::people::link::sweep(app).await?;
        crate::web::session::Store::new(app.db.clone(), app.clock.clone()).sweep().await?;
    }
    app.courses.refresh(app).await?;
    app.dataset.refresh(&app.db).await
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
