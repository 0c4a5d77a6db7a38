//! Where the writer runs.

/// Keeps this thread, and those that it starts, on the core where it is. The writer and the thread of its SQLite connection
/// answer each other at every statement: on one core no other core has to be woken, which is most of what a statement costs.
#[cfg(target_os = "linux")]
pub(super) fn stay_on_this_core() {
    use rustix::thread::{CpuSet, sched_getcpu, sched_setaffinity};
    let mut here = CpuSet::new();
    here.set(sched_getcpu());
    if let Err(cause) = sched_setaffinity(None, &here) {
        tracing::debug!(%cause, "the writer moves from core to core");
    }
}

/// Elsewhere the system places it.
#[cfg(not(target_os = "linux"))]
pub(super) const fn stay_on_this_core() {}
