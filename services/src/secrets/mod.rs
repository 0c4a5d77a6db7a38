//! What must not be readable on disk: documents, TOTP secrets. Authenticated encryption, one key per thing, wrapped by a
//! master key that lives outside the data directory.
//!
//! Master keys follow one another ([`rotate`]): the newest seals, the older ones are still read as long as a value needs them.
//! Which one is the newest stands in the database, so that every instance learns it in the transaction of its next write.

mod cipher;
mod kept;
mod list;
mod ring;
mod rotate;

pub(crate) use kept::verifiers;
pub use kept::{check, remember};
pub(crate) use list::needed;
pub use list::{KeyLine, list};
pub(crate) use ring::owner_only;
pub use ring::{create, create_beside, file_of, numbers};
pub use rotate::{Rotated, next_file, rotate};

use crate::{context::Random, error::Error};
use domain::words::operating as words;
use ed25519_dalek::{Signer, SigningKey};
use ring::Ring;
use sha2::{Digest, Sha256};
use std::{path::Path, sync::Arc};

/// Encrypts and decrypts with the master keys.
#[derive(Clone)]
pub struct Vault {
    ring: Arc<Ring>,
    random: Random,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault")
    }
}

impl Vault {
    /// With the 32 bytes of one master key.
    #[must_use]
    pub fn new(master: [u8; 32], random: Random) -> Self {
        Self { ring: Arc::new(Ring::of(master)), random }
    }

    /// With the keys that stand in files: the first at `first`, the following beside it. Nothing is read before it is needed.
    #[must_use]
    pub fn at(first: &Path, random: Random) -> Self {
        Self { ring: Arc::new(Ring::at(first)), random }
    }

    /// Encrypts `plain`; `bound_to` (an identifier) must be given again to decrypt, so that two things cannot be swapped.
    ///
    /// # Errors
    /// When the key is not there, or the cipher refuses (a text longer than it can take).
    pub fn seal(&self, plain: &[u8], bound_to: &[u8]) -> Result<Vec<u8>, Error> {
        self.seal_with(self.ring.current(), plain, bound_to)
    }

    fn seal_with(&self, number: u32, plain: &[u8], bound_to: &[u8]) -> Result<Vec<u8>, Error> {
        Ok(ring::join(number, cipher::seal(&self.ring.key(number)?, &self.random, plain, bound_to)?))
    }

    /// Decrypts what `seal` made, with whichever key sealed it.
    ///
    /// # Errors
    /// When one byte differs, the thing is not the one it was bound to, or its key is not there.
    pub fn open(&self, sealed: &[u8], bound_to: &[u8]) -> Result<Vec<u8>, Error> {
        let (number, body) = ring::split(sealed);
        cipher::open(&self.ring.key(number)?, body, bound_to)
    }

    /// The same value under another key; nothing when that key sealed it already.
    fn move_to(&self, number: u32, sealed: &[u8], bound_to: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        if ring::split(sealed).0 == number {
            return Ok(None);
        }
        self.seal_with(number, &self.open(sealed, bound_to)?, bound_to).map(Some)
    }

    /// Encrypts a file with a key of its own; returns the bytes to store and the wrapped key.
    ///
    /// # Errors
    /// As `seal`.
    pub fn seal_file(&self, plain: &[u8], bound_to: &[u8]) -> Result<(Vec<u8>, Vec<u8>), Error> {
        let key: [u8; 32] = self.random.bytes();
        Ok((cipher::seal(&key, &self.random, plain, bound_to)?, self.seal(&key, bound_to)?))
    }

    /// Whether the key of a value is here: without it, nothing can be said of the value.
    ///
    /// # Errors
    /// An outage that names the file to put back.
    pub fn holds_key_of(&self, sealed: &[u8]) -> Result<(), Error> {
        self.ring.key(ring::split(sealed).0).map(drop)
    }

    /// Decrypts a file.
    ///
    /// # Errors
    /// As `open`.
    pub fn open_file(&self, sealed: &[u8], wrapped_key: &[u8], bound_to: &[u8]) -> Result<Vec<u8>, Error> {
        let key: [u8; 32] = self.open(wrapped_key, bound_to)?.try_into().map_err(|_| unreadable())?;
        cipher::open(&key, sealed, bound_to)
    }
}

impl Vault {
    /// Signs with a key derived from a master key (Ed25519): whoever holds the database alone cannot forge it.
    pub(crate) fn sign_with(&self, number: u32, bytes: &[u8]) -> Result<Vec<u8>, Error> {
        Ok(self.signing_key(number)?.sign(bytes).to_bytes().to_vec())
    }

    fn signing_key(&self, number: u32) -> Result<SigningKey, Error> {
        Ok(SigningKey::from_bytes(&self.derived(number, b"terr-esante seal key 1\n", &[])?))
    }

    /// A key for another use, which does not lead back to the master key.
    pub(crate) fn derived(&self, number: u32, purpose: &[u8], salt: &[u8]) -> Result<[u8; 32], Error> {
        let key = self.ring.key(number)?;
        Ok(Sha256::new().chain_update(purpose).chain_update(key).chain_update(salt).finalize().into())
    }

    /// The number of the key that seals now, as far as this instance knows.
    #[must_use]
    pub fn current(&self) -> u32 {
        self.ring.current()
    }
}

fn unreadable() -> Error {
    Error::Outage(words::value_unreadable().into())
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
