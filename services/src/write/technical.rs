//! Writes without an audit event, for a closed list of tables that say nothing about a patient.

use super::Tx;
use crate::{context::Context, error::Error};

/// The tables that may change without a trace: their content is the state of a browser or of a job, not of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TechnicalTable {
    /// Sessions of browsers (last seen).
    SignIn,
    /// Keys of what browsers keep of unsent text: they hold nothing of a patient, and leave only after both factors.
    BufferKey,
    /// One-time codes.
    CodeChallenge,
    /// Failures counted per account and address.
    Throttle,
    /// Who has a form open, and in which section: forgotten seconds after the page is left; opening it is traced.
    FormPresence,
    /// Leases and results of jobs.
    Outbox,
    /// Rendered documents (made from a traced version).
    Rendered,
    /// Seals of the audit.
    AuditSeal,
    /// The first master key, noted at the start (a rotation is traced).
    MasterKey,
    /// The mailbox of the demo territory.
    DemoMail,
    /// Rights recomputed from facts that are traced themselves.
    AccessScope,
}

/// Runs `job` without asking for an audit event. `_table` names what changes, for the reader and for a search.
///
/// # Errors
/// What the job answers, or an outage.
pub async fn write_technical<T, F>(ctx: &Context, _table: TechnicalTable, job: F) -> Result<T, Error>
where
    F: AsyncFn(&Tx) -> Result<T, Error> + Send + 'static,
    T: Send + 'static,
{
    ctx.db.writer().run(None, false, job).await
}
