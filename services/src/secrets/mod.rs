//! What must not be readable on disk: documents, TOTP secrets. Authenticated encryption, one key per thing, wrapped by a
//! master key that lives outside the data directory.

use crate::{context::Random, error::Error};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use ed25519_dalek::{Signature, Signer, SigningKey};
use sha2::{Digest, Sha256};
use std::sync::Arc;

const NONCE: usize = 24;

/// Encrypts and decrypts with the master key.
#[derive(Clone)]
pub struct Vault {
    master: Arc<[u8; 32]>,
    random: Random,
}

impl Vault {
    /// With the 32 bytes of the master key.
    #[must_use]
    pub fn new(master: [u8; 32], random: Random) -> Self {
        Self { master: Arc::new(master), random }
    }

    /// Encrypts `plain`; `bound_to` (an identifier) must be given again to decrypt, so that two things cannot be swapped.
    ///
    /// # Errors
    /// When the cipher refuses (a text longer than it can take).
    pub fn seal(&self, plain: &[u8], bound_to: &[u8]) -> Result<Vec<u8>, Error> {
        seal(&self.master, &self.random, plain, bound_to)
    }

    /// Decrypts what `seal` made.
    ///
    /// # Errors
    /// When one byte differs, or the thing is not the one it was bound to.
    pub fn open(&self, sealed: &[u8], bound_to: &[u8]) -> Result<Vec<u8>, Error> {
        open(&self.master, sealed, bound_to)
    }

    /// Encrypts a file with a key of its own; returns the bytes to store and the wrapped key.
    ///
    /// # Errors
    /// As `seal`.
    pub fn seal_file(&self, plain: &[u8], bound_to: &[u8]) -> Result<(Vec<u8>, Vec<u8>), Error> {
        let key: [u8; 32] = self.random.bytes();
        Ok((seal(&key, &self.random, plain, bound_to)?, self.seal(&key, bound_to)?))
    }

    /// Decrypts a file.
    ///
    /// # Errors
    /// As `open`.
    pub fn open_file(&self, sealed: &[u8], wrapped_key: &[u8], bound_to: &[u8]) -> Result<Vec<u8>, Error> {
        let key: [u8; 32] = self.open(wrapped_key, bound_to)?.try_into().map_err(|_| unreadable())?;
        open(&key, sealed, bound_to)
    }
}

impl Vault {
    /// Signs with a key derived from the master key (Ed25519): whoever holds the database alone cannot forge it.
    #[must_use]
    pub fn sign(&self, bytes: &[u8]) -> Vec<u8> {
        self.signing_key().sign(bytes).to_bytes().to_vec()
    }

    /// Whether `signature` is ours.
    #[must_use]
    pub fn signed(&self, bytes: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature).is_ok_and(|signature| self.signing_key().verify(bytes, &signature).is_ok())
    }

    fn signing_key(&self) -> SigningKey {
        let seed =
            Sha256::new().chain_update(b"terr-esante seal key 1\n").chain_update(self.master.as_slice()).finalize();
        SigningKey::from_bytes(&seed.into())
    }
}

fn unreadable() -> Error {
    Error::Outage("an encrypted value does not open with this key".into())
}

fn seal(key: &[u8; 32], random: &Random, plain: &[u8], bound_to: &[u8]) -> Result<Vec<u8>, Error> {
    let nonce: [u8; NONCE] = random.bytes();
    let cipher = XChaCha20Poly1305::new(key.into());
    let body = cipher.encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: bound_to }).map_err(|_| unreadable())?;
    Ok([nonce.as_slice(), &body].concat())
}

fn open(key: &[u8; 32], sealed: &[u8], bound_to: &[u8]) -> Result<Vec<u8>, Error> {
    let (nonce, body) = sealed.split_first_chunk::<NONCE>().ok_or_else(unreadable)?;
    let cipher = XChaCha20Poly1305::new(key.into());
    cipher.decrypt(&XNonce::from(*nonce), Payload { msg: body, aad: bound_to }).map_err(|_| unreadable())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault() -> Vault {
        Vault::new([7; 32], Random::from_seed([1; 32]))
    }

    #[test]
    fn what_is_sealed_opens_again() {
        let sealed = vault().seal("compte rendu".as_bytes(), b"doc-1").unwrap();
        assert_eq!(vault().open(&sealed, b"doc-1").unwrap(), "compte rendu".as_bytes());
    }

    #[test]
    fn one_flipped_byte_is_refused_wherever_it_is() {
        let (sealed, key) = vault().seal_file(b"abc", b"doc-1").unwrap();
        for position in 0..sealed.len() {
            let mut wrong = sealed.clone();
            wrong[position] ^= 1;
            assert!(vault().open_file(&wrong, &key, b"doc-1").is_err());
        }
    }

    #[test]
    fn two_files_cannot_be_swapped() {
        let (sealed, key) = vault().seal_file(b"abc", b"doc-1").unwrap();
        assert!(vault().open_file(&sealed, &key, b"doc-2").is_err());
    }
}
