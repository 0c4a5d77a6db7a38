//! What a job holds: a connection that can neither begin nor commit, and the trace it must leave.

use super::{Memory, Origin, pending::Pending};
use crate::{
    audit::Event,
    entities::{edit, frcp},
    error::Error,
    outbox::Line,
};
use domain::audit::AuditEvent;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement};
use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicBool, Ordering},
};
use uuid::Uuid;

/// The transaction of one job. It has no `begin`: a nested transaction that a job kept would lose its rows.
pub struct Tx {
    inner: Arc<DatabaseTransaction>,
    origin: Option<Origin>,
    trail: Mutex<Trail>,
    memory: Arc<Memory>,
    adds: Option<Adds>,
}

/// What a job leaves beside its rows.
#[derive(Debug, Default)]
pub(super) struct Trail {
    pub events: Vec<AuditEvent>,
    pub lines: Vec<Line>,
}

/// A job that only reads and adds edits: they are written with those of the others, at the end of the batch.
struct Adds {
    before: Arc<Pending>,
    own: Mutex<Pending>,
    /// It had more to write, and must be run as the others are.
    wants_more: AtomicBool,
}

impl Tx {
    pub(super) fn new(inner: Arc<DatabaseTransaction>, origin: Option<Origin>, memory: Arc<Memory>) -> Self {
        Self { inner, origin, trail: Mutex::default(), memory, adds: None }
    }

    /// For a job that only adds edits to those that wait already.
    pub(super) fn adding(self, before: Arc<Pending>) -> Self {
        Self { adds: Some(Adds { before, own: Mutex::default(), wants_more: AtomicBool::new(false) }), ..self }
    }

    /// Adds an audit event, committed with the rows. A technical write has no origin and leaves none.
    pub fn trace(&self, event: Event) {
        if let Some(origin) = &self.origin {
            let event = event.complete(origin);
            lock(&self.trail).events.push(event);
        }
    }

    /// Adds a line to do after the commit.
    pub fn post(&self, line: Line) {
        lock(&self.trail).lines.push(line);
    }

    /// Adds a line unless this job asked for the same already.
    pub fn post_once(&self, line: Line) {
        let lines = &mut lock(&self.trail).lines;
        if !lines.contains(&line) {
            lines.push(line);
        }
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

    /// The row of a form that an earlier job of the batch will have changed.
    pub(crate) fn waiting_form(&self, id: Uuid) -> Option<frcp::Model> {
        self.adds.as_ref()?.before.form(id).cloned()
    }

    /// Keeps edits for the end of the batch; gives them back when this job writes by itself.
    pub(crate) fn add_later(&self, edits: Vec<edit::ActiveModel>, form: frcp::Model) -> Option<Vec<edit::ActiveModel>> {
        let Some(adds) = &self.adds else { return Some(edits) };
        lock(&adds.own).add(edits, form);
        None
    }

    /// Stops a job that cannot go on with what only waits: it runs again, by itself, once that is written.
    pub(crate) fn alone(&self) -> Result<(), DbErr> {
        let Some(adds) = &self.adds else { return Ok(()) };
        adds.wants_more.store(true, Ordering::Relaxed);
        Err(DbErr::Custom("this job has more to write than edits".into()))
    }

    pub(super) fn wants_more(&self) -> bool {
        self.adds.as_ref().is_some_and(|adds| adds.wants_more.load(Ordering::Relaxed))
    }

    /// The transaction, once the job is over.
    pub(super) fn into_inner(self) -> Result<DatabaseTransaction, Error> {
        Arc::try_unwrap(self.inner).map_err(|_| Error::Outage("a job kept its transaction".into()))
    }

    pub(super) fn take_trail(&self) -> Trail {
        std::mem::take(&mut *lock(&self.trail))
    }

    pub(super) fn take_edits(&self) -> Pending {
        self.adds.as_ref().map(|adds| std::mem::take(&mut *lock(&adds.own))).unwrap_or_default()
    }

    /// What only adds edits may read, and nothing else.
    fn reads(&self, statement: &Statement) -> Result<(), DbErr> {
        if statement.sql.starts_with("SELECT") { Ok(()) } else { self.alone() }
    }
}

fn lock<T>(kept: &Mutex<T>) -> MutexGuard<'_, T> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}

#[async_trait::async_trait]
impl ConnectionTrait for Tx {
    fn get_database_backend(&self) -> DbBackend {
        ConnectionTrait::get_database_backend(&*self.inner)
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.alone()?;
        self.inner.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.alone()?;
        self.inner.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.reads(&statement)?;
        self.inner.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.reads(&statement)?;
        self.inner.query_all_raw(statement).await
    }
}
