//! Addresses that work without signing in: signed with a key that the site made for itself, so that
//! nobody can make one up for somebody else.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait, Set};
use sha2::Sha256;
use tables::secret;

use crate::error::{Error, Result};

/// The secret's name in its table.
const NAME: &str = "addresses";

/// Signs and checks.
pub struct Signer(Vec<u8>);

impl Signer {
    /// With the site's key; the first who asks makes it.
    pub async fn load(conn: &impl ConnectionTrait) -> Result<Self> {
        if let Some(row) = secret::Entity::find_by_id(NAME.to_owned()).one(conn).await? {
            return Ok(Self(row.value.into_bytes()));
        }
        let random: [u8; 32] = rand::random();
        let row = secret::ActiveModel {
            name: Set(NAME.to_owned()),
            value: Set(BASE64_URL_SAFE_NO_PAD.encode(random)),
        };
        secret::Entity::insert(row)
            .on_conflict(OnConflict::column(secret::Column::Name).do_nothing().to_owned())
            .exec_without_returning(conn)
            .await?;
        let row = secret::Entity::find_by_id(NAME.to_owned()).one(conn).await?;
        row.map(|row| Self(row.value.into_bytes())).ok_or_else(|| Error::internal("the site has no secret"))
    }

    fn mac(&self, purpose: &str, message: &str) -> Result<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).map_err(Error::internal)?;
        for part in [purpose, "\n", message] {
            mac.update(part.as_bytes());
        }
        Ok(mac)
    }

    /// The message with its signature, fit for an address.
    pub fn sign(&self, purpose: &str, message: &str) -> Result<String> {
        let signature = self.mac(purpose, message)?.finalize().into_bytes();
        Ok(format!("{message}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature)))
    }

    /// The message, if it was signed for that purpose.
    pub fn read<'t>(&self, purpose: &str, token: &'t str) -> Option<&'t str> {
        let (message, signature) = token.rsplit_once('.')?;
        let signature = BASE64_URL_SAFE_NO_PAD.decode(signature).ok()?;
        self.mac(purpose, message).ok()?.verify_slice(&signature).ok()?;
        Some(message)
    }
}
