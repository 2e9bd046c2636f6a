//! The codes by which students come into a class, and the secrets in mails and on cards.

use rand::RngExt;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use sha2::{Digest, Sha256};
use tables::class;
use tables::ids::ClassId;

/// Without look-alikes.
const ALPHABET: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

fn letters(count: usize) -> String {
    let mut random = rand::rng();
    (0..count).map(|_| char::from(ALPHABET[random.random_range(0..ALPHABET.len())])).collect()
}

/// A class's new code: `K7RM-4WTB`, 40 bits, and whoever tries codes is slowed.
pub fn new_join_code() -> String {
    format!("{}-{}", letters(4), letters(4))
}

/// Takes hold of a class's row until the transaction ends, so that two changes to the same class wait for
/// each other on both databases.
/// False if there is no such class.
pub async fn hold_class(conn: &impl ConnectionTrait, class: ClassId) -> Result<bool, DbErr> {
    class::Entity::update_many()
        .col_expr(class::Column::Id, Expr::value(class))
        .filter(class::Column::Id.eq(class))
        .exec(conn)
        .await
        .map(|held| held.rows_affected == 1)
}

/// A secret of 100 bits in groups of five: for cards, read by people.
pub fn new_card_code() -> String {
    [letters(5), letters(5), letters(5), letters(5)].join("-")
}

/// A secret of 160 bits for a link.
pub fn new_token() -> String {
    letters(32)
}

/// A secret as it was meant, however it was typed.
pub fn folded(secret: &str) -> String {
    secret.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// What the database keeps of such a secret. A fast hash is enough, for the secret is drawn by
/// chance from so many that nobody can try them; a slow one is for what people think up.
pub fn hash(secret: &str) -> String {
    fingerprint(folded(secret).as_bytes())
}

/// SHA-256 of anything, hex.
pub fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        use std::fmt::Write;
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
