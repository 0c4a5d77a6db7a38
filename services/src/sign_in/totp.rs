//! Codes of an authenticator application (RFC 6238). The secret is encrypted at rest and bound to its account.

use crate::{context::Context, error::Error};
use domain::ids::AccountId;
use totp_rs::{Builder, Secret, Totp};

/// Bytes of a secret (RFC 4226 §4: at least 128 bits, 160 advised).
const SECRET: usize = 20;

/// A secret being set up: what the application must receive.
#[derive(Debug, Clone)]
pub struct Enrolment {
    /// The address that the QR code holds.
    pub address: String,
    /// The secret to type when no camera is at hand, in groups of four.
    pub secret: String,
    /// The encrypted secret, to store.
    pub sealed: Vec<u8>,
}

/// Draws a secret for an account.
///
/// # Errors
/// When it cannot be encrypted.
pub fn enrol(ctx: &Context, account: AccountId, email: &str) -> Result<Enrolment, Error> {
    let secret: [u8; SECRET] = ctx.random.bytes();
    let totp = build(&secret, &ctx.settings.issuer, email)?;
    let base32 = Secret::from(secret.to_vec()).to_base32();
    let groups: Vec<String> =
        base32.chars().collect::<Vec<_>>().chunks(4).map(|group| group.iter().collect()).collect();
    Ok(Enrolment {
        address: totp.to_url().map_err(outage)?,
        secret: groups.join(" "),
        sealed: ctx.vault.seal(&secret, account.uuid().as_bytes())?,
    })
}

/// The step of `code` at this instant, if it is a code of the last, the current or the next half-minute.
///
/// # Errors
/// When the secret does not open.
pub fn step_of(ctx: &Context, account: AccountId, sealed: &[u8], code: &str) -> Result<Option<u64>, Error> {
    let secret = ctx.vault.open(sealed, account.uuid().as_bytes())?;
    let seconds = u64::try_from(ctx.now().timestamp()).unwrap_or_default();
    Ok(build(&secret, "", "")?.check(code, seconds))
}

/// The code that an application would show now; for the demo territory and for tests.
///
/// # Errors
/// When the secret does not open.
pub fn current_code(ctx: &Context, account: AccountId, sealed: &[u8]) -> Result<String, Error> {
    let secret = ctx.vault.open(sealed, account.uuid().as_bytes())?;
    let seconds = u64::try_from(ctx.now().timestamp()).unwrap_or_default();
    Ok(build(&secret, "", "")?.generate(seconds).to_string())
}

fn build(secret: &[u8], issuer: &str, name: &str) -> Result<Totp, Error> {
    let name = if name.is_empty() { "compte" } else { name };
    let builder = Builder::new().with_secret(secret.to_vec()).with_skew(1).with_account_name(name.replace(':', " "));
    let issuer = (!issuer.is_empty()).then(|| issuer.replace(':', " "));
    builder.with_issuer(issuer).build().map_err(outage)
}

fn outage(cause: impl std::fmt::Display) -> Error {
    Error::Outage(format!("one-time code: {cause}"))
}
