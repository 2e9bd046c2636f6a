//! Threads for work that keeps a processor busy: as many as there are processors, since more would only
//! take turns and each be done later. Each goes from one piece of work straight to the next that waits,
//! and keeps what it works with.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, mpsc};

use tokio::sync::oneshot;

use crate::error::{Error, Result};

type Job<Tools> = Box<dyn FnOnce(&mut Tools) + Send>;

/// A set of such threads. They end when it is gone.
pub struct Workers<Tools> {
    jobs: mpsc::Sender<Job<Tools>>,
}

impl<Tools: Default + 'static> Default for Workers<Tools> {
    fn default() -> Self {
        let (jobs, waiting) = mpsc::channel::<Job<Tools>>();
        let waiting = Arc::new(Mutex::new(waiting));
        for _ in 0..std::thread::available_parallelism().map_or(2, std::num::NonZero::get) {
            let waiting = waiting.clone();
            std::thread::spawn(move || {
                let mut tools = Tools::default();
                while let Some(job) = next(&waiting) {
                    // Whoever waits for it learns that there is no answer; the thread lives on.
                    if catch_unwind(AssertUnwindSafe(|| job(&mut tools))).is_err() {
                        tools = Tools::default();
                    }
                }
            });
        }
        Self { jobs }
    }
}

fn next<Tools>(waiting: &Mutex<mpsc::Receiver<Job<Tools>>>) -> Option<Job<Tools>> {
    waiting.lock().ok()?.recv().ok()
}

impl<Tools> Workers<Tools> {
    /// Has the work done, after all that waits already.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tools) -> T + Send + 'static,
    ) -> Result<T> {
        let (send, done) = oneshot::channel();
        let job = Box::new(move |tools: &mut Tools| {
            // Nobody waits any more when the request has been given up.
            if !send.is_closed() {
                let _ = send.send(work(tools));
            }
        });
        self.jobs.send(job).map_err(Error::internal)?;
        done.await.map_err(Error::internal)
    }
}
