//! What a job holds: a connection that can neither begin nor commit, and the trace it must leave.

use super::{Memory, Origin};
use crate::{audit::Event, outbox::Line};
use domain::audit::AuditEvent;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement};
use std::sync::{Arc, Mutex, PoisonError};

/// The transaction of one job. It has no `begin`: a nested transaction that a job kept would lose its rows.
pub struct Tx {
    inner: DatabaseTransaction,
    origin: Option<Origin>,
    trail: Mutex<Trail>,
    memory: Arc<Memory>,
}

/// What a job leaves beside its rows.
#[derive(Debug, Default)]
pub(super) struct Trail {
    pub events: Vec<AuditEvent>,
    pub lines: Vec<Line>,
}

impl Tx {
    pub(super) fn new(inner: DatabaseTransaction, origin: Option<Origin>, memory: Arc<Memory>) -> Self {
        Self { inner, origin, trail: Mutex::default(), memory }
    }

    /// Adds an audit event, committed with the rows. A technical write has no origin and leaves none.
    pub fn trace(&self, event: Event) {
        if let Some(origin) = &self.origin {
            let event = event.complete(origin);
            self.trail().events.push(event);
        }
    }

    /// Adds a line to do after the commit.
    pub fn post(&self, line: Line) {
        self.trail().lines.push(line);
    }

    /// The instant of the act, milliseconds.
    #[must_use]
    pub fn at(&self) -> i64 {
        self.origin.as_ref().map_or(0, |origin| origin.at)
    }

    /// The drafts that the writer remembers.
    pub(crate) fn memory(&self) -> &Memory {
        &self.memory
    }

    fn trail(&self) -> std::sync::MutexGuard<'_, Trail> {
        self.trail.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn take_trail(&self) -> Trail {
        std::mem::take(&mut *self.trail())
    }

    pub(super) fn into_inner(self) -> DatabaseTransaction {
        self.inner
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Tx {
    fn get_database_backend(&self) -> DbBackend {
        ConnectionTrait::get_database_backend(&self.inner)
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.inner.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.inner.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.inner.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.inner.query_all_raw(statement).await
    }
}
