//! What every service receives: the database, the time, the random source, where secrets and files are, mail, events.

use crate::{database::Db, exchange::DocumentReader, secrets::Vault};
use chrono::{DateTime, NaiveDate, Utc};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha12Rng;
use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};
use uuid::{Builder, Uuid};

/// Gives the time.
pub trait Clock: Send + Sync {
    /// The instant, UTC.
    fn now(&self) -> DateTime<Utc>;
}

/// Sends one message to one person. No health data ever goes through it.
pub trait Mail: Send + Sync {
    /// Queues the message; delivery happens elsewhere, with its own retries.
    ///
    /// # Errors
    /// When the message cannot be accepted.
    fn send<'a>(&'a self, message: Message) -> futures::future::BoxFuture<'a, Result<(), String>>;
}

/// A plain-text message, and the file that may come with it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Message {
    /// Address.
    pub to: String,
    /// Subject, one line.
    pub subject: String,
    /// Body, plain text.
    pub text: String,
    /// A file.
    #[serde(default)]
    pub attachment: Option<Attachment>,
}

impl Message {
    /// A message without a file.
    #[must_use]
    pub const fn plain(to: String, subject: String, text: String) -> Self {
        Self { to, subject, text, attachment: None }
    }
}

/// A file that comes with a message: text, and no health data either.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Its media type, with its parameters.
    pub media_type: String,
    /// What it holds.
    pub content: String,
}

/// A random source that everyone shares; deterministic when seeded.
#[derive(Clone)]
pub struct Random(Arc<Mutex<ChaCha12Rng>>);

impl Random {
    /// From 32 bytes of entropy (or a fixed seed, in tests and in the demo territory).
    #[must_use]
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(Arc::new(Mutex::new(ChaCha12Rng::from_seed(seed))))
    }

    /// Fills `bytes`.
    pub fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(bytes);
    }

    /// An array of random bytes.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// A number below `bound`.
    #[must_use]
    pub fn below(&self, bound: u32) -> u32 {
        let draw = u64::from_le_bytes(self.bytes());
        u32::try_from(draw % u64::from(bound.max(1))).unwrap_or_default()
    }

    /// A fresh random identifier (v4).
    #[must_use]
    pub fn uuid(&self) -> Uuid {
        Builder::from_random_bytes(self.bytes()).into_uuid()
    }
}

/// Settings that rules and services read.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where encrypted files live.
    pub files: PathBuf,
    /// Name shown in an authenticator application.
    pub issuer: String,
    /// Address that people type, for links in messages (`http://127.0.0.1:3000`).
    pub public_address: String,
    /// The OID under which this installation numbers what it hands over.
    pub numbering: String,
    /// A demo territory: fictive people, a local mailbox, a simulated INSi service.
    pub demo: bool,
    /// Cost of a password hash: memory in KiB, passes. Tests lower it.
    pub password_cost: (u32, u32),
}

/// Everything a service needs, cheap to clone.
#[derive(Clone)]
pub struct Context {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The random source, also of identifiers.
    pub random: Random,
    /// Sends mail.
    pub mail: Arc<dyn Mail>,
    /// Encrypts what must not be readable on disk.
    pub vault: Vault,
    /// Reads the documents of other software.
    pub reader: Arc<dyn DocumentReader>,
    /// The forms that changed a moment ago.
    pub changes: Arc<crate::frcp::Changes>,
    /// Settings.
    pub settings: Arc<Settings>,
}

impl Context {
    /// The instant, UTC.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The instant, as stored.
    #[must_use]
    pub fn now_ms(&self) -> i64 {
        self.now().timestamp_millis()
    }

    /// Today's date in Paris.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        domain::planning::paris::to_paris(self.now()).date()
    }

    /// A fresh identifier of any kind: `ctx.id(PatientId::from_uuid)`.
    pub fn id<T>(&self, make: impl FnOnce(Uuid) -> T) -> T {
        make(self.random.uuid())
    }
}

/// The date in Paris of an instant in milliseconds.
#[must_use]
pub fn date_of(at_ms: i64) -> NaiveDate {
    let at = DateTime::from_timestamp_millis(at_ms).unwrap_or_default();
    domain::planning::paris::to_paris(at).date()
}

/// An instant stored in milliseconds.
#[must_use]
pub fn instant(at_ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(at_ms).unwrap_or_default()
}
