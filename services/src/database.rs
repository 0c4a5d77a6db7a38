//! One database, two doors: a pool of readers, and the writer.

use crate::{error::Error, reference::Known, write::Writer};
use domain::audit::InstanceName;
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DbBackend,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};
use std::time::Duration;
use uuid::Uuid;

/// The database of this instance.
#[derive(Clone)]
pub struct Db {
    /// Reads go here.
    pub read: DatabaseConnection,
    writer: Writer,
    references: Known,
}

/// Connections of a pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pool {
    /// Open.
    pub open: u32,
    /// Open, and used by nobody.
    pub idle: u32,
}

/// How many connections read at the same time. Each one of SQLite reads its pages again after each commit of the writer: the more
/// there are, the more often.
fn readers(url: &str) -> u32 {
    if url.starts_with("sqlite:") { 4 } else { 8 }
}

impl Db {
    /// Opens `url` (`sqlite://path?mode=rwc` or `postgres://…`) and starts the writer of this instance, whose name is new at
    /// each start: a chain is never continued by another process.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn open(url: &str, instance: Uuid) -> Result<Self, Error> {
        let instance = InstanceName::parse(&instance.to_string()).map_err(|_| Error::Outage("instance name".into()))?;
        let read = Database::connect(options(url, readers(url))).await?;
        let writer = Writer::start(url.to_owned(), instance)?;
        Ok(Self { read, writer, references: Known::default() })
    }

    /// The writer of this instance; only `crate::write` uses it.
    pub(crate) const fn writer(&self) -> &Writer {
        &self.writer
    }

    /// The connections of the readers.
    #[must_use]
    pub fn pool(&self) -> Pool {
        let (open, idle) = match self.backend() {
            DbBackend::Postgres => {
                let pool = self.read.get_postgres_connection_pool();
                (pool.size(), pool.num_idle())
            }
            _ => {
                let pool = self.read.get_sqlite_connection_pool();
                (pool.size(), pool.num_idle())
            }
        };
        let idle = u32::try_from(idle).unwrap_or(open).min(open);
        Pool { open, idle }
    }

    /// The reference lists that this process has read from it.
    pub(crate) const fn references(&self) -> &Known {
        &self.references
    }

    /// Which database this is.
    #[must_use]
    pub fn backend(&self) -> DbBackend {
        self.read.get_database_backend()
    }
}

/// Options of a pool of `connections`. SQLite: WAL, and `synchronous=FULL` so that an acknowledged write survives a power cut.
#[must_use]
pub fn options(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections).min_connections(1).acquire_timeout(Duration::from_secs(5)).sqlx_logging(false);
    // A file does not hang up; a server may.
    options.test_before_acquire(!url.starts_with("sqlite:"));
    options.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(5))
            .foreign_keys(true)
            .pragma("cache_size", "-16384")
            .pragma("temp_store", "memory")
    });
    options
}
