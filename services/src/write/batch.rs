//! One transaction for many jobs, each in its savepoint; the audit chain advances only after COMMIT.

use super::{Memory, Tx, link::Link, tx::Trail, writer::Job};
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
    if waiting.len() < 2 || !link.is_file() {
        return answer_all(waiting, &cause);
    }
    // On a file, one job may take the transaction of the others away (the disk is full): each is tried alone.
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
) -> Result<(), String> {
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
                return Err(cause.to_string());
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

fn answer_all(waiting: &mut Vec<Box<dyn Job>>, cause: &str) {
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
    let transaction = connection.begin_with_options(transaction_options(connection)).await?;
    chain.settle(&transaction).await?;
    let mut outcomes = Vec::with_capacity(waiting.len());
    // The chain follows the queue, and grows by one statement for them all.
    let mut events = Vec::new();
    for job in waiting.iter_mut() {
        if let Some(event) = job.event() {
            events.push(event.clone());
            outcomes.push(Ok(()));
            continue;
        }
        // A job of the service itself may read the chain: what comes before stands in it.
        if job.origin().is_none() {
            audit::append_all(&transaction, chain, std::mem::take(&mut events)).await?;
        }
        match run_job(&transaction, memory, job.as_mut()).await? {
            Err(cause) if cause.may_be_tried_again() => return Err(cause),
            outcome => outcomes.push(outcome.map(|left| events.extend(left))),
        }
    }
    audit::append_all(&transaction, chain, events).await?;
    transaction.commit().await?;
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

/// What a job answers, here the events that it leaves; an error when the whole transaction is lost with it.
async fn run_job(
    transaction: &DatabaseTransaction,
    memory: &Arc<Memory>,
    job: &mut dyn Job,
) -> Result<Result<Vec<AuditEvent>, Error>, Error> {
    let must_trace = job.origin().is_some();
    let tx = Tx::new(transaction.begin().await?, job.origin().cloned(), Arc::clone(memory));
    let ran = AssertUnwindSafe(job.run(&tx)).catch_unwind().await;
    let outcome = match ran {
        Ok(Ok(())) => leave_trail(&tx, must_trace).await,
        Ok(Err(cause)) => Err(cause),
        Err(_) => Err(Error::Outage("a write panicked".into())),
    };
    let savepoint = tx.into_inner();
    match outcome {
        Ok(events) => {
            savepoint.commit().await?;
            Ok(Ok(events))
        }
        // SQLite undoes the whole transaction by itself when the disk is full: its savepoints are gone too.
        Err(cause) => {
            memory.forget();
            match savepoint.rollback().await {
                Ok(()) => Ok(Err(cause)),
                Err(_) => Err(cause),
            }
        }
    }
}

async fn leave_trail(tx: &Tx, must_trace: bool) -> Result<Vec<AuditEvent>, Error> {
    let Trail { events, lines } = tx.take_trail();
    if must_trace && events.is_empty() {
        return Err(Error::Outage("a write left no trace".into()));
    }
    outbox::append(tx, lines).await?;
    Ok(events)
}
