//! The members of the sessions that come are asked whether they will be there.

use crate::stop::Stop;
use services::{Context, meeting};
use std::time::Duration;

const EVERY: Duration = Duration::from_secs(60);

/// Looks once a minute, until it is told to stop.
pub async fn ask(ctx: Context, stop: Stop) {
    while !stop.is_told() {
        match meeting::ask_members(&ctx).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "members asked whether they come"),
            Err(cause) => tracing::warn!(%cause, "members could not be asked whether they come"),
        }
        stop.rest(EVERY).await;
    }
}
