//! The writer's own connection.

use crate::database::options;
use sea_orm::{Database, DatabaseConnection, DbBackend, DbErr};

/// One connection, and how to open it again.
pub(super) struct Link {
    url: String,
    connection: DatabaseConnection,
}

impl Link {
    pub(super) async fn open(url: &str) -> Result<Self, DbErr> {
        Ok(Self { url: url.to_owned(), connection: Database::connect(options(url, 1)).await? })
    }

    pub(super) const fn connection(&self) -> &DatabaseConnection {
        &self.connection
    }

    /// A file on this machine, as opposed to a server.
    pub(super) fn is_file(&self) -> bool {
        self.connection.get_database_backend() == DbBackend::Sqlite
    }

    /// After a failed batch on a file: a transaction that SQLite undid by itself leaves the driver one savepoint behind,
    /// and what it believes to be inside a transaction would be kept at once. A server's pool tests its connections itself.
    pub(super) async fn renew(&mut self) {
        if !self.is_file() {
            return;
        }
        if let Err(cause) = self.connection.close_by_ref().await {
            tracing::warn!(%cause, "the writer's connection did not close");
        }
        match Database::connect(options(&self.url, 1)).await {
            Ok(fresh) => self.connection = fresh,
            Err(cause) => tracing::error!(%cause, "the writer's connection does not open again"),
        }
    }
}
