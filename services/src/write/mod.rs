//! The only way to write: `write(ctx, who, why, async move |tx| …)`.
//!
//! The rows, the audit events and the outbox lines of a job commit together. One writer per instance groups what was
//! queued during the previous commit: each job runs in its own savepoint of one transaction, and every caller is
//! answered after COMMIT. A failing job leaves the others whole. A job may run again (two instances on PostgreSQL), so
//! it does nothing but use the database.

mod batch;
mod link;
mod memory;
mod pending;
mod placement;
mod technical;
mod tx;
mod writer;

pub(crate) use memory::Memory;
pub use technical::{TechnicalTable, write_technical};
pub use tx::Tx;
pub use writer::Writer;

use crate::{access::Actor, audit::Event, context::Context, error::Error};
use domain::audit::Act;

/// Who writes and what for; stands in each audit event of the job.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The person, if any (a job of the service has none).
    pub actor: Option<Actor>,
    /// The act.
    pub act: Act,
    /// The instant of the act, milliseconds.
    pub at: i64,
}

/// Runs `job` and answers after its commit.
///
/// # Errors
/// What the job answers; `Error::Outage` when the job left no audit event, panicked, or the commit failed.
pub async fn write<T, F>(ctx: &Context, who: &Actor, why: impl Into<Act>, job: F) -> Result<T, Error>
where
    F: AsyncFn(&Tx) -> Result<T, Error> + Send + 'static,
    T: Send + 'static,
{
    let origin = Origin { actor: Some(who.clone()), act: why.into(), at: ctx.now_ms() };
    ctx.db.writer().run(Some(origin), false, job).await
}

/// As `write`, for a job that reads and then only adds edits to a form: they are written with those of the others of the same
/// commit. A job that turns out to write anything else runs again, as any other.
///
/// # Errors
/// As `write`.
pub(crate) async fn add_edits<T, F>(ctx: &Context, who: &Actor, why: impl Into<Act>, job: F) -> Result<T, Error>
where
    F: AsyncFn(&Tx) -> Result<T, Error> + Send + 'static,
    T: Send + 'static,
{
    let origin = Origin { actor: Some(who.clone()), act: why.into(), at: ctx.now_ms() };
    ctx.db.writer().run(Some(origin), true, job).await
}

/// As `write`, for an act of the service itself (a job, an import, a person who is signing in).
///
/// # Errors
/// As `write`.
pub async fn write_as_service<T, F>(ctx: &Context, why: impl Into<Act>, job: F) -> Result<T, Error>
where
    F: AsyncFn(&Tx) -> Result<T, Error> + Send + 'static,
    T: Send + 'static,
{
    let origin = Origin { actor: None, act: why.into(), at: ctx.now_ms() };
    ctx.db.writer().run(Some(origin), false, job).await
}

/// Keeps the one event of a reading that changes nothing, and answers after its commit. Readings of one commit are inserted together.
///
/// # Errors
/// When the commit failed.
pub async fn note(ctx: &Context, who: &Actor, why: impl Into<Act>, event: Event) -> Result<(), Error> {
    let origin = Origin { actor: Some(who.clone()), act: why.into(), at: ctx.now_ms() };
    ctx.db.writer().note(event.complete(&origin)).await
}
