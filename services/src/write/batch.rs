//! One transaction for many jobs, each in its savepoint; the audit chain advances only after COMMIT.

use super::{Tx, tx::Trail, writer::Job};
use crate::{
    audit::{self, Chain},
    error::Error,
    outbox,
};
use futures::FutureExt;
use sea_orm::{
    DatabaseConnection, DatabaseTransaction, IsolationLevel, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use std::panic::AssertUnwindSafe;

/// How often a batch is tried again after a serialisation failure.
const TRIES: usize = 8;

type Outcomes = Vec<Result<(), Error>>;

/// Runs every job of `waiting`, commits, and answers each caller.
pub(super) async fn commit(connection: &DatabaseConnection, chain: &mut Chain, waiting: &mut Vec<Box<dyn Job>>) {
    for turn in 1..=TRIES {
        let mut next = chain.clone();
        match attempt(connection, &mut next, waiting).await {
            Ok(outcomes) => {
                *chain = next;
                return answer(waiting, outcomes);
            }
            Err(cause) if turn < TRIES && cause.may_be_tried_again() => {
                tokio::time::sleep(std::time::Duration::from_millis(5 << turn)).await;
            }
            Err(cause) => {
                tracing::error!(%cause, jobs = waiting.len(), "a batch of writes failed");
                return answer_all(waiting, &cause.to_string());
            }
        }
    }
}

fn answer(waiting: &mut Vec<Box<dyn Job>>, outcomes: Outcomes) {
    for (job, outcome) in waiting.drain(..).zip(outcomes) {
        job.answer(outcome);
    }
}

fn answer_all(waiting: &mut Vec<Box<dyn Job>>, cause: &str) {
    for job in waiting.drain(..) {
        job.answer(Err(Error::Outage(format!("not written: {cause}"))));
    }
}

/// One try: an error here means that nothing of the batch is kept.
async fn attempt(
    connection: &DatabaseConnection,
    chain: &mut Chain,
    waiting: &mut [Box<dyn Job>],
) -> Result<Outcomes, Error> {
    let transaction = connection.begin_with_options(transaction_options(connection)).await?;
    let mut outcomes = Vec::with_capacity(waiting.len());
    let mut notes = Vec::new();
    for job in waiting.iter_mut() {
        if let Some(event) = job.event() {
            notes.push(event.clone());
            outcomes.push(Ok(()));
            continue;
        }
        // The chain follows the queue: what was read before is kept before.
        audit::append_all(&transaction, chain, std::mem::take(&mut notes)).await?;
        let outcome = run_job(&transaction, chain, job.as_mut()).await;
        match outcome {
            Err(cause) if cause.may_be_tried_again() => return Err(cause),
            outcome => outcomes.push(outcome),
        }
    }
    audit::append_all(&transaction, chain, notes).await?;
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

async fn run_job(transaction: &DatabaseTransaction, chain: &mut Chain, job: &mut dyn Job) -> Result<(), Error> {
    let must_trace = job.origin().is_some();
    let tx = Tx::new(transaction.begin().await?, job.origin().cloned());
    let ran = AssertUnwindSafe(job.run(&tx)).catch_unwind().await;
    let mut outcome = ran.unwrap_or_else(|_| Err(Error::Outage("a write panicked".into())));
    let mut head = chain.clone();
    if outcome.is_ok() {
        outcome = leave_trail(&tx, &mut head, must_trace).await;
    }
    let savepoint = tx.into_inner();
    if outcome.is_ok() {
        savepoint.commit().await?;
        *chain = head;
    } else {
        savepoint.rollback().await?;
    }
    outcome
}

async fn leave_trail(tx: &Tx, chain: &mut Chain, must_trace: bool) -> Result<(), Error> {
    let Trail { events, lines } = tx.take_trail();
    if must_trace && events.is_empty() {
        return Err(Error::Outage("a write left no trace".into()));
    }
    audit::append_all(tx, chain, events).await?;
    outbox::append(tx, lines).await
}
