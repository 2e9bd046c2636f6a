//! The program as others run it: its commands, and how much memory they take.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use hyper::StatusCode;

use crate::Failed;
use crate::client::Client;

/// Kilobytes of one of the lines in a process's `status`.
fn kilobytes(process: u32, line: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let value = status.lines().find_map(|one| one.strip_prefix(line)?.strip_prefix(':'));
    value.and_then(|value| value.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

/// Runs a command to its end; gives how long it took and its memory at most, in megabytes.
pub fn run(mut command: Command) -> Result<(Duration, u64), Failed> {
    let began = Instant::now();
    let mut child = command.stdout(Stdio::null()).spawn()?;
    let mut most = 0;
    let status = loop {
        most = most.max(kilobytes(child.id(), "VmHWM"));
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    if !status.success() {
        return Err(Failed(format!("{command:?} ended with {status}")));
    }
    Ok((began.elapsed(), most / 1024))
}

/// `coesa serve`, until it is dropped.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub host: String,
    /// How long it took until it was ready.
    pub ready_after: Duration,
    most: Arc<AtomicU64>,
    over: Arc<AtomicBool>,
}

impl Server {
    /// Starts it on a free port and waits until it is ready.
    pub async fn start(program: &Path, data: &Path) -> Result<Self, Failed> {
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let host = format!("127.0.0.1:{port}");
        let began = Instant::now();
        let child = Command::new(program)
            .arg("--data-dir")
            .arg(data)
            .args(["serve", "--listen", &host])
            .env("COESA_LOG", "error")
            // Its staff sign in by a password alone, as in the demo.
            .env("COESA_SECOND_FACTOR_ROLES", "")
            .spawn()?;
        let (most, over) = (Arc::<AtomicU64>::default(), Arc::<AtomicBool>::default());
        let mut server = Self { child, host, ready_after: Duration::ZERO, most, over };
        while !server.ready().await {
            if began.elapsed() > Duration::from_mins(1) || server.child.try_wait()?.is_some() {
                return Err(Failed("the server does not start".to_owned()));
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        server.ready_after = began.elapsed();
        server.watch();
        Ok(server)
    }

    async fn ready(&self) -> bool {
        let Ok(mut client) = Client::connect(&self.host).await else { return false };
        client.get("/readyz", "").await.is_ok_and(|status| status == StatusCode::OK)
    }

    /// Looks at the memory ten times a second.
    fn watch(&self) {
        let (process, most, over) = (self.child.id(), self.most.clone(), self.over.clone());
        std::thread::spawn(move || {
            while !over.load(Ordering::Relaxed) {
                most.fetch_max(kilobytes(process, "RssAnon"), Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(100));
            }
        });
    }

    /// Megabytes of its own memory at most so far, mapped files apart.
    pub fn most_memory(&self) -> u64 {
        self.most.load(Ordering::Relaxed) / 1024
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
