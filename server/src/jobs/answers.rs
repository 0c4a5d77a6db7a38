//! The members of the sessions that come are asked whether they will be there.

use crate::stop::Stop;
use services::{Context, meeting};
use std::time::Duration;

const EVERY: Duration = Duration::from_secs(60);
const FIRST: Duration = Duration::from_secs(20);

/// Looks once a minute, until it is told to stop. Nothing leaves in the first moments of an instance: those who start it look at
/// it first.
pub async fn ask(ctx: Context, stop: Stop) {
    stop.rest(FIRST).await;
    while !stop.is_told() {
        match meeting::ask_members(&ctx).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "members asked whether they come"),
            Err(cause) => tracing::warn!(%cause, "members could not be asked whether they come"),
        }
        stop.rest(EVERY).await;
    }
}
