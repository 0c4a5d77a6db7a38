//! Sessions open and close to inscriptions when their time comes.

use services::{Context, planning};
use std::time::Duration;

const EVERY: Duration = Duration::from_secs(60);

/// Looks once a minute; ends with the process.
pub async fn advance(ctx: Context) {
    loop {
        match planning::advance_sessions(&ctx).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "sessions opened or closed to inscriptions"),
            Err(cause) => tracing::warn!(%cause, "sessions could not be opened or closed"),
        }
        tokio::time::sleep(EVERY).await;
    }
}
