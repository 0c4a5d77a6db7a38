//! What stands inside an archive: entries one after another, each with its name, and at the end a manifest that counts them.

use super::sealed::{Opening, Sealing};
use crate::{context::Random, error::Error, secrets::Vault};
use domain::words::operating as words;
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufReader, BufWriter, Read, Write},
    path::Path,
};
use uuid::Uuid;

/// The entry that ends an archive.
const MANIFEST: &str = "manifest.json";

/// How many things, and a sum of their hashes that does not depend on their order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// How many.
    pub count: u64,
    /// The sum of the SHA-256 of each, modulo 2^64 in each of four parts, in hexadecimal.
    pub sum: String,
}

/// Counts things as they pass.
#[derive(Debug, Clone, Default)]
pub(super) struct Counter {
    count: u64,
    sum: [u64; 4],
}

impl Counter {
    pub(super) fn see(&mut self, parts: &[&[u8]]) {
        let mut hash = Sha256::new();
        parts.iter().for_each(|part| hash.update(part));
        let hash: [u8; 32] = hash.finalize().into();
        for (sum, part) in self.sum.iter_mut().zip(hash.as_chunks::<8>().0) {
            *sum = sum.wrapping_add(u64::from_be_bytes(*part));
        }
        self.count += 1;
    }

    pub(super) fn told(&self) -> Counted {
        Counted { count: self.count, sum: self.sum.iter().map(|part| format!("{part:016x}")).collect() }
    }
}

/// A master key that values of the archive need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyOf {
    /// Its number.
    pub number: u32,
    /// What tells it from another one, in hexadecimal.
    pub fingerprint: String,
}

/// What an archive holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The instant of its rows, milliseconds.
    pub made_at: i64,
    /// The steps that its database had seen.
    pub steps: Vec<String>,
    /// The master keys without which some of its values do not open.
    pub keys: Vec<KeyOf>,
    /// Rows, by table.
    pub tables: BTreeMap<String, Counted>,
    /// Encrypted files.
    pub files: Counted,
    /// Files that a row names and that the disk did not have.
    pub missing: Vec<Uuid>,
}

impl Manifest {
    /// Rows of all tables.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.tables.values().map(|table| table.count).sum()
    }
}

fn unwritable(path: &Path) -> impl FnOnce(io::Error) -> Error {
    move |cause| Error::refused(words::file_unwritable(&path.display().to_string(), &cause.to_string()))
}

/// An archive that is being written.
pub(super) struct Writing<'a> {
    path: &'a Path,
    inner: GzEncoder<Sealing<BufWriter<File>>>,
}

impl<'a> Writing<'a> {
    pub(super) fn begin(path: &'a Path, vault: &Vault, random: &Random) -> Result<Self, Error> {
        let file = crate::secrets::owner_only(path).map_err(unwritable(path))?;
        let sealing = Sealing::begin(BufWriter::new(file), vault, random)?;
        Ok(Self { path, inner: GzEncoder::new(sealing, Compression::fast()) })
    }

    pub(super) fn add(&mut self, name: &str, content: &[u8]) -> Result<(), Error> {
        let length = u16::try_from(name.len()).map_err(|_| Error::Outage("the name of an entry".into()))?;
        let head = [length.to_be_bytes().as_slice(), name.as_bytes(), &(content.len() as u64).to_be_bytes()].concat();
        self.inner.write_all(&head).and_then(|()| self.inner.write_all(content)).map_err(unwritable(self.path))
    }

    /// Ends the archive; it is on disk when this answers.
    pub(super) fn finish(mut self, manifest: &Manifest) -> Result<(), Error> {
        let json = serde_json::to_vec(manifest).map_err(|cause| Error::Outage(cause.to_string()))?;
        self.add(MANIFEST, &json)?;
        let path = self.path;
        let end = || self.inner.finish()?.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all();
        end().map_err(unwritable(path))
    }
}

/// An entry.
pub(super) enum Entry {
    /// Rows of a table: a line of column names, then a line a row.
    Rows { table: String, lines: String },
    /// An encrypted file.
    File { id: Uuid, content: Vec<u8> },
    /// The end, after which there is nothing.
    End(Manifest),
}

/// The name of an entry of rows.
pub(super) fn rows_name(table: &str) -> String {
    format!("tables/{table}")
}

/// The name of an entry of a file.
pub(super) fn file_name(id: Uuid) -> String {
    format!("files/{id}")
}

/// An archive that is being read.
pub(super) struct Reading {
    inner: GzDecoder<Opening<BufReader<File>>>,
}

fn damaged<T>(_: T) -> Error {
    Error::refused(words::archive_damaged())
}

impl Reading {
    pub(super) fn begin(path: &Path, vault: &Vault) -> Result<Self, Error> {
        let unreadable =
            |cause: io::Error| Error::refused(words::file_unreadable(&path.display().to_string(), &cause.to_string()));
        let file = File::open(path).map_err(unreadable)?;
        Ok(Self { inner: GzDecoder::new(Opening::begin(BufReader::new(file), vault)?) })
    }

    /// The next entry. An archive that ends without its manifest, or goes on after it, is damaged.
    pub(super) fn next(&mut self) -> Result<Entry, Error> {
        let mut length = [0; 2];
        self.inner.read_exact(&mut length).map_err(damaged)?;
        let name = String::from_utf8(self.take(u64::from(u16::from_be_bytes(length)))?).map_err(damaged)?;
        let mut length = [0; 8];
        self.inner.read_exact(&mut length).map_err(damaged)?;
        let content = self.take(u64::from_be_bytes(length))?;
        if name == MANIFEST {
            self.end()?;
            return serde_json::from_slice(&content).map(Entry::End).map_err(damaged);
        }
        match name.split_once('/') {
            Some(("tables", table)) => {
                Ok(Entry::Rows { table: table.to_owned(), lines: String::from_utf8(content).map_err(damaged)? })
            }
            Some(("files", id)) => Ok(Entry::File { id: id.parse().map_err(damaged)?, content }),
            _ => Err(damaged(())),
        }
    }

    fn take(&mut self, length: u64) -> Result<Vec<u8>, Error> {
        let mut content = Vec::new();
        self.inner.by_ref().take(length).read_to_end(&mut content).map_err(damaged)?;
        if content.len() as u64 == length { Ok(content) } else { Err(damaged(())) }
    }

    /// Reads to the very last byte, which is what tells that nothing was cut.
    fn end(&mut self) -> Result<(), Error> {
        let inside = io::copy(&mut self.inner, &mut io::sink()).map_err(damaged)?;
        let after = io::copy(self.inner.get_mut(), &mut io::sink()).map_err(damaged)?;
        if inside + after == 0 { Ok(()) } else { Err(damaged(())) }
    }
}
