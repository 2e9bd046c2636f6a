//! What people save while they write, gathered: what comes in while one transaction is being written
//! to the disk goes into the next, all together. Each save stays its own conditional update with its
//! own outcome, told only when the disk has it; a hundred of them cost one wait for the disk instead of
//! a hundred, and nobody waits in turn for SQLite's one writer.

use std::sync::{Arc, Mutex, PoisonError};

use futures_util::future::BoxFuture;
use sea_orm::DatabaseTransaction;
use tokio::sync::oneshot;

use crate::db::{self, Db};
use crate::error::{Error, Result};

/// So many saves share a transaction at most, so that the first of them does not wait for long.
const TOGETHER: usize = 64;

/// Does the save in the transaction; gives what says the outcome once all is on the disk.
type Job = Box<dyn for<'c> FnOnce(&'c DatabaseTransaction) -> BoxFuture<'c, Tell> + Send>;
/// Tells whoever waits how it went; an error: the transaction failed.
type Tell = Box<dyn FnOnce(Result<()>) + Send>;

/// The place where saves wait for each other.
pub struct Saves {
    db: Db,
    queue: Arc<Mutex<Queue>>,
}

#[derive(Default)]
struct Queue {
    waiting: Vec<Job>,
    /// Is somebody at work on them?
    busy: bool,
}

fn locked(queue: &Mutex<Queue>) -> std::sync::MutexGuard<'_, Queue> {
    // The lock is held for pushes and takes only, which leave nothing half done.
    queue.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Saves {
    /// Nothing waits yet.
    pub fn new(db: Db) -> Self {
        Self { db, queue: Arc::default() }
    }

    /// Runs `work` in a transaction shared with others' work, and gives its outcome when that is
    /// committed. An error undoes this work alone.
    pub async fn run<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c DatabaseTransaction) -> BoxFuture<'c, Result<T>> + Send + 'static,
    {
        let (send, outcome) = oneshot::channel();
        let job: Job = Box::new(move |tx| {
            Box::pin(async move {
                let done = apart(tx, work).await;
                let tell: Tell = Box::new(move |committed| {
                    // Nobody waits any more when the request has been given up.
                    let _ = send.send(committed.and(done));
                });
                tell
            })
        });
        let begin = {
            let mut queue = locked(&self.queue);
            queue.waiting.push(job);
            !std::mem::replace(&mut queue.busy, true)
        };
        if begin {
            // A task of its own: a request that is given up must not take others' saves with it.
            tokio::spawn(work_off(self.db.clone(), self.queue.clone()));
        }
        outcome.await.map_err(Error::internal)?
    }
}

/// Runs a job so that its failure undoes nothing else.
async fn apart<T, F>(tx: &DatabaseTransaction, work: F) -> Result<T>
where
    F: for<'c> FnOnce(&'c DatabaseTransaction) -> BoxFuture<'c, Result<T>> + Send,
{
    let inner = db::begin_within(tx).await?;
    match work(&inner).await {
        Ok(outcome) => {
            inner.commit().await?;
            Ok(outcome)
        }
        Err(error) => {
            inner.rollback().await?;
            Err(error)
        }
    }
}

/// One transaction after the other, until nothing waits.
async fn work_off(db: Db, queue: Arc<Mutex<Queue>>) {
    loop {
        let jobs = {
            let mut queue = locked(&queue);
            let many = queue.waiting.len().min(TOGETHER);
            if many == 0 {
                queue.busy = false;
                return;
            }
            queue.waiting.drain(..many).collect()
        };
        // If one of them panics, those who wait for this transaction learn that there is no answer.
        if let Err(error) = tokio::spawn(together(db.clone(), jobs)).await {
            tracing::error!(%error, "saves were lost on the way; whoever sent them sends again");
        }
    }
}

async fn together(db: Db, jobs: Vec<Job>) {
    let tx = match db::begin_write(&db).await {
        Ok(tx) => tx,
        Err(error) => {
            tracing::error!(%error, "no transaction for saves; whoever sent them sends again");
            return;
        }
    };
    let mut tells = Vec::with_capacity(jobs.len());
    for job in jobs {
        tells.push(job(&tx).await);
    }
    let committed = tx.commit().await.map_err(|error| error.to_string());
    for tell in tells {
        tell(committed.clone().map_err(Error::internal));
    }
}
