//! Passwords: Argon2id, hashed off the async threads, a few at a time, so that thirty pupils who
//! sign in at once slow each other and not everyone.

use std::sync::LazyLock;

use argon2::password_hash::phc::{Output, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};

use crate::error::{Error, Result};
use crate::workers::Workers;

/// The shortest password we take.
pub const SHORTEST: usize = 10;
/// The longest, so that nobody makes us hash a book.
pub const LONGEST: usize = 256;

/// What stands for the hash of an account that has no password yet: nothing opens it.
pub const UNSET: &str = "!";

/// What one hash works in: 19 MB, once for each thread, where an allocator would keep it several times.
type Memory = Vec<Block>;

/// Hashes and checks passwords, on threads of its own.
pub struct Hasher {
    workers: Workers<Memory>,
}

impl Default for Hasher {
    fn default() -> Self {
        LazyLock::force(&DECOY);
        Self { workers: Workers::default() }
    }
}

/// The hash of nothing: checked when there is no such account, so that an unknown name takes as
/// long as a wrong password.
static DECOY: LazyLock<String> =
    LazyLock::new(|| hash_now("a password that nobody has", &mut Memory::new()).unwrap_or_default());

/// OWASP's first choice for Argon2id: 19 MiB, two passes, one lane.
fn argon2() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// What comes of a password and a salt: so many bytes.
fn output(
    argon2: &Argon2<'_>,
    password: &str,
    salt: &Salt,
    bytes: usize,
    memory: &mut Memory,
) -> Result<Output> {
    memory.resize(argon2.params().block_count(), Block::new());
    let mut buffer = [0; Output::MAX_LENGTH];
    let buffer = buffer.get_mut(..bytes).ok_or_else(|| Error::internal("a hash is too long"))?;
    argon2
        .hash_password_into_with_memory(password.as_bytes(), salt.as_ref(), buffer, memory)
        .map_err(Error::internal)?;
    Output::new(buffer).map_err(Error::internal)
}

fn hash_now(password: &str, memory: &mut Memory) -> Result<String> {
    let (argon2, salt) = (argon2(), Salt::generate());
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: argon2.params().try_into().map_err(Error::internal)?,
        hash: Some(output(&argon2, password, &salt, Params::DEFAULT_OUTPUT_LEN, memory)?),
        salt: Some(salt),
    };
    Ok(hash.to_string())
}

/// Is it that password? Worked out with the parameters that the hash was made with; what is no hash is
/// nobody's password.
fn verify_now(password: &str, hash: &str, memory: &mut Memory) -> Result<bool> {
    let Ok(hash) = PasswordHash::new(hash) else { return Ok(false) };
    let (Some(salt), Some(expected)) = (&hash.salt, &hash.hash) else { return Ok(false) };
    let algorithm = Algorithm::new(hash.algorithm).map_err(Error::internal)?;
    let version = hash.version.map_or(Ok(Version::default()), Version::try_from).map_err(Error::internal)?;
    let params = Params::try_from(&hash).map_err(Error::internal)?;
    let argon2 = Argon2::new(algorithm, version, params);
    // Compared in constant time.
    Ok(output(&argon2, password, salt, expected.len(), memory)? == *expected)
}

impl Hasher {
    /// The hash to keep of a new password.
    pub async fn hash(&self, password: String) -> Result<String> {
        self.workers.run(move |memory| hash_now(&password, memory)).await?
    }

    /// Is it that password? With no hash to compare, answers no after the same work.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool> {
        let hash = hash.filter(|hash| hash != UNSET);
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| DECOY.clone());
        Ok(self.workers.run(move |memory| verify_now(&password, &hash, memory)).await?? && known)
    }
}
