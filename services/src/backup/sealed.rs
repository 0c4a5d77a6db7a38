//! A stream of bytes that cannot be read, changed, reordered or cut short without its key: the STREAM construction of
//! Hoang, Reyhanitabar, Rogaway and Vizár (2015), over XChaCha20-Poly1305, by the `aead-stream` crate.
//!
//! The key is new for each archive (derived from a master key and a random salt), so that no nonce meets a key twice. The
//! head is part of the derivation: one changed bit of it gives another key.

use crate::{context::Random, error::Error, secrets::Vault};
use aead_stream::{DecryptorBE32, EncryptorBE32, Nonce, StreamBE32};
use chacha20poly1305::XChaCha20Poly1305;
use domain::words::operating as words;
use std::io::{self, Read, Write};

const MAGIC: &[u8; 16] = b"DCC-BACKUP-0001\n";
const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;
/// Magic, number of the master key, its fingerprint, salt.
const HEAD: usize = 16 + 4 + 8 + 32;
const PURPOSE: &[u8] = b"terr-esante backup key 1\n";

type Cipher = XChaCha20Poly1305;

/// One key for one archive: the nonce counts from nothing.
fn nonce() -> Nonce<Cipher, StreamBE32<Cipher>> {
    Nonce::<Cipher, StreamBE32<Cipher>>::default()
}

fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, words::archive_damaged())
}

/// Seals what is written to it.
pub(super) struct Sealing<W: Write> {
    inner: W,
    cipher: EncryptorBE32<Cipher>,
    chunk: Vec<u8>,
}

impl<W: Write> Sealing<W> {
    pub(super) fn begin(mut inner: W, vault: &Vault, random: &Random) -> Result<Self, Error> {
        let number = vault.current();
        let salt: [u8; 32] = random.bytes();
        let head = [MAGIC.as_slice(), &number.to_be_bytes(), &vault.fingerprint(number)?, &salt].concat();
        let key = vault.derived(number, PURPOSE, &head)?;
        inner.write_all(&head).map_err(|cause| Error::Outage(cause.to_string()))?;
        Ok(Self { inner, cipher: EncryptorBE32::new(&key.into(), &nonce()), chunk: Vec::with_capacity(CHUNK) })
    }

    /// Writes the last chunk, which says that it is the last.
    pub(super) fn finish(mut self) -> io::Result<W> {
        let last = self.cipher.encrypt_last(self.chunk.as_slice()).map_err(|_| damaged())?;
        self.inner.write_all(&last)?;
        Ok(self.inner)
    }
}

impl<W: Write> Write for Sealing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.chunk.len() == CHUNK {
            let sealed = self.cipher.encrypt_next(self.chunk.as_slice()).map_err(|_| damaged())?;
            self.inner.write_all(&sealed)?;
            self.chunk.clear();
        }
        let taken = bytes.len().min(CHUNK - self.chunk.len());
        self.chunk.extend(bytes.iter().take(taken));
        Ok(taken)
    }

    /// A chunk leaves when it is full: only the end of the archive may be short.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads what was sealed.
pub(super) struct Opening<R: Read> {
    inner: R,
    cipher: Option<DecryptorBE32<Cipher>>,
    ahead: Vec<u8>,
    plain: io::Cursor<Vec<u8>>,
}

impl<R: Read> Opening<R> {
    /// Reads the head.
    pub(super) fn begin(mut inner: R, vault: &Vault) -> Result<Self, Error> {
        let unreadable = |_| Error::refused(words::not_an_archive());
        let mut head = [0; HEAD];
        inner.read_exact(&mut head).map_err(unreadable)?;
        let (number, fingerprint) = told(&head).ok_or_else(|| Error::refused(words::not_an_archive()))?;
        if vault.fingerprint(number)? != fingerprint {
            return Err(Error::refused(words::archive_of_another_key(number)));
        }
        let key = vault.derived(number, PURPOSE, &head)?;
        let ahead = chunk(&mut inner).map_err(unreadable)?;
        let cipher = Some(DecryptorBE32::new(&key.into(), &nonce()));
        Ok(Self { inner, cipher, ahead, plain: io::Cursor::default() })
    }

    fn next(&mut self) -> io::Result<bool> {
        let Some(mut cipher) = self.cipher.take() else { return Ok(false) };
        let next = chunk(&mut self.inner)?;
        let sealed = std::mem::replace(&mut self.ahead, next);
        let plain = if self.ahead.is_empty() {
            cipher.decrypt_last(sealed.as_slice())
        } else {
            let plain = cipher.decrypt_next(sealed.as_slice());
            self.cipher = Some(cipher);
            plain
        };
        self.plain = io::Cursor::new(plain.map_err(|_| damaged())?);
        Ok(true)
    }
}

/// The number of the key, and its fingerprint.
fn told(head: &[u8; HEAD]) -> Option<(u32, &[u8])> {
    let rest = head.strip_prefix(MAGIC)?;
    let (number, rest) = rest.split_first_chunk::<4>()?;
    Some((u32::from_be_bytes(*number), rest.split_first_chunk::<8>()?.0))
}

fn chunk(inner: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut sealed = Vec::with_capacity(CHUNK + TAG);
    inner.take((CHUNK + TAG) as u64).read_to_end(&mut sealed)?;
    Ok(sealed)
}

impl<R: Read> Read for Opening<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.plain.read(buffer)?;
            if read > 0 || buffer.is_empty() || !self.next()? {
                return Ok(read);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault(byte: u8) -> Vault {
        Vault::new([byte; 32], Random::from_seed([1; 32]))
    }

    fn sealed(plain: &[u8]) -> Vec<u8> {
        let mut sealing = Sealing::begin(Vec::new(), &vault(7), &Random::from_seed([2; 32])).unwrap();
        sealing.write_all(plain).unwrap();
        sealing.finish().unwrap()
    }

    fn opened(sealed: &[u8]) -> Result<Vec<u8>, String> {
        let mut opening = Opening::begin(sealed, &vault(7)).map_err(|cause| cause.to_string())?;
        let mut plain = Vec::new();
        opening.read_to_end(&mut plain).map_err(|cause| cause.to_string())?;
        Ok(plain)
    }

    #[test]
    fn what_was_sealed_is_read_again_whatever_its_length() {
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK] {
            let plain: Vec<u8> = (0..length).map(|at| u8::try_from(at % 251).unwrap()).collect();
            assert!(opened(&sealed(&plain)) == Ok(plain), "{length}");
        }
    }

    #[test]
    fn one_flipped_bit_is_refused_wherever_it_is() {
        let whole = sealed(&vec![5; CHUNK + 100]);
        for at in (0..HEAD + 40).chain([CHUNK, CHUNK + HEAD + TAG, whole.len() - 1]) {
            let mut wrong = whole.clone();
            wrong[at] ^= 1;
            assert!(opened(&wrong).is_err(), "{at}");
        }
    }

    #[test]
    fn an_archive_cut_short_is_refused_wherever_it_is_cut_even_between_two_chunks() {
        let whole = sealed(&vec![5; 2 * CHUNK + 100]);
        let edges = [0, 10, HEAD, HEAD + 1, HEAD + CHUNK + TAG, HEAD + 2 * (CHUNK + TAG), whole.len() - 1];
        for end in edges {
            assert!(opened(&whole[..end]).is_err(), "{end}");
        }
    }

    #[test]
    fn another_key_is_told_apart_from_a_damage() {
        let told = Opening::begin(sealed(b"abc").as_slice(), &vault(8)).map(drop).unwrap_err();
        assert!(matches!(told, Error::Refused(sentence) if sentence.contains("autre clé")));
    }
}
