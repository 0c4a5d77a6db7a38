//! Stopping: told once by a signal, heard by the readiness, the listeners and the jobs.

use std::{sync::Arc, time::Duration};
use tokio::sync::watch;

/// Whether this process was told to stop; cheap to clone.
#[derive(Clone)]
pub struct Stop {
    told: Arc<watch::Sender<bool>>,
    within: Duration,
}

impl Stop {
    /// Of a process that goes on; `within` is what is left to what is running, once it is told.
    #[must_use]
    pub fn new(within: Duration) -> Self {
        Self { told: Arc::new(watch::Sender::new(false)), within }
    }

    /// Tells everybody.
    pub fn tell(&self) {
        self.told.send_replace(true);
    }

    /// Whether it was told.
    #[must_use]
    pub fn is_told(&self) -> bool {
        *self.told.borrow()
    }

    /// Waits until it is told.
    pub async fn told(&self) {
        // The sender lives in this value: the wait ends by being told, never by its end.
        let _ = self.told.subscribe().wait_for(|told| *told).await;
    }

    /// Waits until it is told and the time of what is running is over; `notice` is added to it.
    pub async fn too_late(&self, notice: Duration) {
        self.told().await;
        tokio::time::sleep(notice + self.within).await;
    }

    /// Rests, and wakes up at once when it is told.
    pub async fn rest(&self, length: Duration) {
        tokio::select! { () = tokio::time::sleep(length) => {}, () = self.told() => {} }
    }

    /// What is left to what is running, once it is told.
    #[must_use]
    pub const fn within(&self) -> Duration {
        self.within
    }
}

/// Waits for the signal of whoever runs the service (`SIGTERM`), or of the keyboard (`SIGINT`), then tells.
pub async fn listen(stop: Stop) {
    let interrupted = async { tokio::signal::ctrl_c().await.ok() };
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut ended) => tokio::select! { _ = interrupted => {}, _ = ended.recv() => {} },
        Err(_) => drop(interrupted.await),
    }
    tracing::info!("told to stop: what is running is finished, nothing new is taken");
    stop.tell();
}
