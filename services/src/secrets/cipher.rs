//! Authenticated encryption of one value: XChaCha20-Poly1305, a random nonce in front.

use super::unreadable;
use crate::{context::Random, error::Error};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};

const NONCE: usize = 24;

pub(super) fn seal(key: &[u8; 32], random: &Random, plain: &[u8], bound_to: &[u8]) -> Result<Vec<u8>, Error> {
    let nonce: [u8; NONCE] = random.bytes();
    let cipher = XChaCha20Poly1305::new(key.into());
    let body = cipher.encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: bound_to }).map_err(|_| unreadable())?;
    Ok([nonce.as_slice(), &body].concat())
}

pub(super) fn open(key: &[u8; 32], sealed: &[u8], bound_to: &[u8]) -> Result<Vec<u8>, Error> {
    let (nonce, body) = sealed.split_first_chunk::<NONCE>().ok_or_else(unreadable)?;
    let cipher = XChaCha20Poly1305::new(key.into());
    cipher.decrypt(&XNonce::from(*nonce), Payload { msg: body, aad: bound_to }).map_err(|_| unreadable())
}
