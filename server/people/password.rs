//! Passwords: Argon2id, hashed off the async threads, a few at a time, so that thirty pupils who
//! sign in at once slow each other and not everyone.

use std::sync::Arc;

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use crate::error::{Error, Result};

/// The shortest password we take.
pub const SHORTEST: usize = 10;
/// The longest, so that nobody makes us hash a book.
pub const LONGEST: usize = 256;

/// What stands for the hash of an account that has no password yet: nothing opens it.
pub const UNSET: &str = "!";

/// Hashes and checks passwords.
pub struct Hasher {
    permits: Arc<Semaphore>,
    /// The hash of nothing: checked when there is no such account, so that an unknown name takes as
    /// long as a wrong password.
    decoy: String,
}

impl Default for Hasher {
    fn default() -> Self {
        let at_once = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Self {
            permits: Arc::new(Semaphore::new(at_once)),
            decoy: hash_now("a password that nobody has").unwrap_or_default(),
        }
    }
}

/// OWASP's first choice for Argon2id: 19 MiB, two passes, one lane.
fn argon2() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash_now(password: &str) -> Result<String> {
    argon2().hash_password(password.as_bytes()).map(|hash| hash.to_string()).map_err(Error::internal)
}

fn verify_now(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok())
}

impl Hasher {
    /// The hash to keep of a new password.
    pub async fn hash(&self, password: String) -> Result<String> {
        self.run(move || hash_now(&password)).await?
    }

    /// Is it that password? With no hash to compare, answers no after the same work.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool> {
        let hash = hash.filter(|hash| hash != UNSET);
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.decoy.clone());
        Ok(self.run(move || verify_now(&password, &hash)).await? && known)
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let permit = self.permits.clone().acquire_owned().await.map_err(Error::internal)?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(permit);
            done
        });
        Ok(done.await?)
    }
}
