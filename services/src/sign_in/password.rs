//! Passwords: Argon2id, off the runtime's workers, two at a time.

use crate::{context::Context, error::Error};
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use tokio::sync::Semaphore;

/// How many passwords are hashed at the same time: each takes tens of milliseconds and tens of megabytes.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Hashes a new password.
///
/// # Errors
/// `Outage` when the hash cannot be computed.
pub async fn hash(ctx: &Context, password: String) -> Result<String, Error> {
    let (memory, passes) = ctx.settings.password_cost;
    let salt: [u8; 16] = ctx.random.bytes();
    off_the_workers(move || {
        let params = Params::new(memory, passes, 1, None).map_err(outage)?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let hashed: argon2::password_hash::phc::PasswordHash =
            argon.hash_password_with_salt(password.as_bytes(), &salt).map_err(outage)?;
        Ok(hashed.to_string())
    })
    .await
}

/// Whether `password` is the one of `hash`. Without a hash (unknown account) the same time is spent, and the answer is no.
///
/// # Errors
/// `Outage` when the hash cannot be computed.
pub async fn verify(ctx: &Context, password: String, hash: Option<String>) -> Result<bool, Error> {
    let Some(hash) = hash else {
        self::hash(ctx, password).await?;
        return Ok(false);
    };
    off_the_workers(move || {
        let parsed = PasswordHash::new(&hash).map_err(outage)?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
    })
    .await
}

async fn off_the_workers<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let _turn = AT_ONCE.acquire().await.map_err(outage)?;
    tokio::task::spawn_blocking(work).await.map_err(outage)?
}

fn outage(cause: impl std::fmt::Display) -> Error {
    Error::Outage(format!("password: {cause}"))
}
