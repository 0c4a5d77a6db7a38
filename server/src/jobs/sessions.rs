//! Sessions open and close to inscriptions when their time comes.

use crate::stop::Stop;
use services::{Context, planning};
use std::time::Duration;

const EVERY: Duration = Duration::from_secs(60);

/// Looks once a minute, until it is told to stop.
pub async fn advance(ctx: Context, stop: Stop) {
    while !stop.is_told() {
        match planning::advance_sessions(&ctx).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "sessions opened or closed to inscriptions"),
            Err(cause) => tracing::warn!(%cause, "sessions could not be opened or closed"),
        }
        stop.rest(EVERY).await;
    }
}
