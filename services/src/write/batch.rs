//! One transaction for many jobs, each in its savepoint; the audit chain advances only after COMMIT.

use super::{Memory, Tx, link::Link, pending::Pending, tx::Trail, writer::Job};
use crate::{
    audit::{self, Chain},
    error::Error,
    outbox,
};
use domain::audit::AuditEvent;
use futures::FutureExt;
use sea_orm::{
    DatabaseConnection, DatabaseTransaction, IsolationLevel, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use std::{panic::AssertUnwindSafe, sync::Arc};

/// How often a batch is tried again after a serialisation failure.
const TRIES: usize = 8;

type Outcomes = Vec<Result<(), Error>>;

/// Runs every job of `waiting`, commits, and answers each caller.
pub(super) async fn commit(link: &mut Link, chain: &mut Chain, memory: &Arc<Memory>, waiting: &mut Vec<Box<dyn Job>>) {
    let Err(cause) = together(link, chain, memory, waiting).await else { return };
    if waiting.len() < 2 || !(link.is_file() || cause.is_twice_the_same()) {
        return answer_all(waiting, &cause);
    }
    // One job may take the transaction of the others away, because a file has no room left or because an edit that waited
    // for the end stands already: each is tried alone.
    for job in waiting.drain(..) {
        let mut alone = vec![job];
        if let Err(cause) = together(link, chain, memory, &mut alone).await {
            answer_all(&mut alone, &cause);
        }
    }
}

/// Runs the jobs in one transaction and answers them; an error means that none was answered.
async fn together(
    link: &mut Link,
    chain: &mut Chain,
    memory: &Arc<Memory>,
    waiting: &mut Vec<Box<dyn Job>>,
) -> Result<(), Error> {
    for turn in 1.. {
        let mut next = chain.clone();
        let tried = attempt(link.connection(), &mut next, memory, waiting).await;
        if tried.is_err() {
            memory.forget();
        }
        match tried {
            Ok(outcomes) => {
                *chain = next;
                answer(waiting, outcomes);
                break;
            }
            Err(cause) if turn < TRIES && cause.may_be_tried_again() => {
                chain.doubtful = true;
                tokio::time::sleep(std::time::Duration::from_millis(5 << turn)).await;
            }
            Err(cause) => {
                chain.doubtful = true;
                tracing::error!(%cause, jobs = waiting.len(), "a batch of writes failed");
                link.renew().await;
                return Err(cause);
            }
        }
    }
    Ok(())
}

fn answer(waiting: &mut Vec<Box<dyn Job>>, outcomes: Outcomes) {
    for (job, outcome) in waiting.drain(..).zip(outcomes) {
        job.answer(outcome);
    }
}

fn answer_all(waiting: &mut Vec<Box<dyn Job>>, cause: &Error) {
    for job in waiting.drain(..) {
        job.answer(Err(Error::Outage(format!("a write was not acknowledged: {cause}"))));
    }
}

/// One try: an error here means that nothing of the batch is kept, unless the answer of the commit itself was lost on
/// its way; the head of the chain is then read again before anything else is written.
async fn attempt(
    connection: &DatabaseConnection,
    chain: &mut Chain,
    memory: &Arc<Memory>,
    waiting: &mut [Box<dyn Job>],
) -> Result<Outcomes, Error> {
    let transaction = Arc::new(connection.begin_with_options(transaction_options(connection)).await?);
    chain.settle(&*transaction).await?;
    let mut batch = Batch { transaction, memory, pending: Arc::default(), events: Vec::new() };
    let mut outcomes = Vec::with_capacity(waiting.len());
    let alone = waiting.len() < 2;
    for job in waiting.iter_mut() {
        match batch.run(chain, job.as_mut(), alone).await? {
            Err(cause) if cause.may_be_tried_again() => return Err(cause),
            outcome => outcomes.push(outcome),
        }
    }
    batch.end(chain).await?;
    Ok(outcomes)
}

fn transaction_options(connection: &DatabaseConnection) -> TransactionOptions {
    let sqlite = connection.get_database_backend() == sea_orm::DbBackend::Sqlite;
    TransactionOptions {
        isolation_level: (!sqlite).then_some(IsolationLevel::Serializable),
        access_mode: None,
        sqlite_transaction_mode: sqlite.then_some(SqliteTransactionMode::Immediate),
    }
}

/// What a batch has done so far.
struct Batch<'a> {
    transaction: Arc<DatabaseTransaction>,
    memory: &'a Arc<Memory>,
    /// What jobs that only add edits left; it is written before any other job runs.
    pending: Arc<Pending>,
    /// The chain follows the queue, and grows by one statement for them all.
    events: Vec<AuditEvent>,
}

impl Batch<'_> {
    /// What a job answers; an error when the whole transaction is lost with it.
    async fn run(&mut self, chain: &mut Chain, job: &mut dyn Job, alone: bool) -> Result<Result<(), Error>, Error> {
        if let Some(event) = job.event() {
            self.events.push(event.clone());
            return Ok(Ok(()));
        }
        if !alone
            && job.only_adds()
            && let Some(outcome) = self.add(job).await
        {
            return Ok(outcome);
        }
        self.write_pending().await?;
        // A job of the service itself may read the chain: what comes before stands in it.
        if job.origin().is_none() {
            audit::append_all(&*self.transaction, chain, std::mem::take(&mut self.events)).await?;
        }
        self.run_in_savepoint(job).await
    }

    /// Runs a job without a savepoint: it reads, and its edits wait. Nothing when it has more to write than that.
    async fn add(&mut self, job: &mut dyn Job) -> Option<Result<(), Error>> {
        let tx = Tx::new(Arc::clone(&self.transaction), job.origin().cloned(), Arc::clone(self.memory));
        let tx = tx.adding(Arc::clone(&self.pending));
        let ran = to_its_end(&tx, job).await;
        let (wants_more, edits) = (tx.wants_more(), tx.take_edits());
        drop(tx);
        if ran.is_err() {
            self.memory.forget();
        }
        let keep = |events| {
            self.events.extend(events);
            Arc::make_mut(&mut self.pending).join(edits);
        };
        (!wants_more).then(|| ran.map(keep))
    }

    async fn run_in_savepoint(&mut self, job: &mut dyn Job) -> Result<Result<(), Error>, Error> {
        let savepoint = Arc::new(self.transaction.begin().await?);
        let tx = Tx::new(savepoint, job.origin().cloned(), Arc::clone(self.memory));
        let ran = to_its_end(&tx, job).await;
        let savepoint = tx.into_inner()?;
        match ran {
            Ok(events) => {
                savepoint.commit().await?;
                self.events.extend(events);
                Ok(Ok(()))
            }
            // SQLite undoes the whole transaction by itself when the disk is full: its savepoints are gone too.
            Err(cause) => {
                self.memory.forget();
                match savepoint.rollback().await {
                    Ok(()) => Ok(Err(cause)),
                    Err(_) => Err(cause),
                }
            }
        }
    }

    async fn write_pending(&mut self) -> Result<(), Error> {
        Arc::make_mut(&mut self.pending).write(&*self.transaction).await
    }

    async fn end(mut self, chain: &mut Chain) -> Result<(), Error> {
        self.write_pending().await?;
        audit::append_all(&*self.transaction, chain, self.events).await?;
        let transaction =
            Arc::try_unwrap(self.transaction).map_err(|_| Error::Outage("a job kept the batch".into()))?;
        Ok(transaction.commit().await?)
    }
}

/// Runs a job and answers the events that it leaves.
async fn to_its_end(tx: &Tx, job: &mut dyn Job) -> Result<Vec<AuditEvent>, Error> {
    let must_trace = job.origin().is_some();
    let ran = AssertUnwindSafe(job.run(tx)).catch_unwind().await;
    ran.unwrap_or_else(|_| Err(Error::Outage("a write panicked".into())))?;
    let Trail { events, lines } = tx.take_trail();
    if must_trace && events.is_empty() {
        return Err(Error::Outage("a write left no trace".into()));
    }
    outbox::append(tx, lines).await?;
    Ok(events)
}
