//! The site's own key: seals what must be readable again (secrets of the second factor) and makes
//! keyed hashes of what must not (recovery codes).

use std::io::{ErrorKind, Write};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hmac;

use crate::config::Config;
use crate::error::{Error, Result};

const BYTES: usize = 32;

/// Seals, opens and hashes with the site's key.
pub struct Keys {
    sealing: LessSafeKey,
    hashing: hmac::Key,
}

impl Keys {
    /// The key of the settings, or the one in the data folder, which is made at the first start.
    pub fn load(config: &Config) -> Result<Self> {
        let text = if config.secret_key.is_empty() {
            in_folder(&config.data_dir.join("secret.key"))?
        } else {
            config.secret_key.clone()
        };
        let master: [u8; BYTES] =
            STANDARD
                .decode(text.trim())
                .ok()
                .and_then(|bytes| bytes.try_into().ok())
                .ok_or_else(|| Error::internal("the secret key must be 32 bytes in base64"))?;
        // One key for each use, so that nothing made for one can be passed off as the other.
        let master = hmac::Key::new(hmac::HMAC_SHA256, &master);
        let sealing = hmac::sign(&master, b"coesa: sealing");
        let hashing = hmac::sign(&master, b"coesa: hashing");
        let sealing = UnboundKey::new(&AES_256_GCM, sealing.as_ref()).map_err(Error::internal)?;
        Ok(Self {
            sealing: LessSafeKey::new(sealing),
            hashing: hmac::Key::new(hmac::HMAC_SHA256, hashing.as_ref()),
        })
    }

    /// Encrypts, bound to what it belongs to: moved to another row it can't be opened.
    pub fn seal(&self, secret: &[u8], belongs_to: &str) -> Result<String> {
        let nonce: [u8; NONCE_LEN] = rand::random();
        let mut sealed = secret.to_vec();
        self.sealing
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(belongs_to.as_bytes()),
                &mut sealed,
            )
            .map_err(Error::internal)?;
        Ok(STANDARD.encode([nonce.as_slice(), &sealed].concat()))
    }

    /// Decrypts; nothing if it was sealed with another key or for something else.
    pub fn open(&self, sealed: &str, belongs_to: &str) -> Option<Vec<u8>> {
        let mut bytes = STANDARD.decode(sealed).ok()?;
        let (nonce, sealed) = bytes.split_at_mut_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let opened = self.sealing.open_in_place(nonce, Aad::from(belongs_to.as_bytes()), sealed).ok()?;
        Some(opened.to_vec())
    }

    /// A hash that nobody without the key can work out.
    pub fn hash(&self, text: &str) -> String {
        STANDARD.encode(hmac::sign(&self.hashing, text.as_bytes()))
    }
}

/// Reads the key file; makes it if there is none, readable by its owner alone. Whoever comes second
/// reads what the first made.
fn in_folder(path: &Path) -> Result<String> {
    match std::fs::read_to_string(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        read => return Ok(read?),
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let fresh: [u8; BYTES] = rand::random();
    // Such files are made with mode 0600.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    writeln!(file, "{}", STANDARD.encode(fresh))?;
    file.as_file().sync_all()?;
    match file.persist_noclobber(path) {
        Ok(_) => {}
        Err(error) if error.error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error.error.into()),
    }
    Ok(std::fs::read_to_string(path)?)
}
